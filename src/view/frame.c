/* SPDX-License-Identifier: MIT */
/* What stands around every screen: where one is and how urgent it is on top, the footer of keys
 * below. That comes from the table of keys, so it cannot promise what no key does. */
#include "view/screen.h"

#include <string.h>

#include "base/text.h"
#include "tell/band.h"

#define MESSAGE_ROWS 3
#define TOPIC_ROOM 12 /* columns that the topic's title has at least, if it is there */
#define WHAT_ROOM 15  /* columns that what is shown has at least */
#define LEAST_WHY 12  /* columns worth filling at the right of the band */

static int
width_of(const char *text)
{
	return text_width(text, strlen(text));
}

/* What is shown of the screen: its own words, or the title of a pane that stands alone. */
static void
add_what(struct ui *ui, struct buf *out)
{
	const struct screen *here = ui->screens[ui_screen(ui)];
	struct pane *shown[SHOWN_PANES];

	if (here->what != NULL)
		here->what(ui, out);
	else if (ui_shown(ui, shown) == 1 && here->title != NULL)
		here->title(ui, shown[0], out);
}

/* Topic, screen and what it shows, and at the right how far the walk is. The screen's name is there
 * always, the rest as far as there is room. */
static void
draw_where(struct ui *ui, struct canvas *c)
{
	const char *topic = topic_text(ui->topic, topic_meta(ui->topic)->title);
	const char *name = keys_screens[ui_screen(ui)].name, *crumb = glyphs_get(c->ascii)->crumb;
	struct buf what = {0}, progress = {0};
	int step = width_of(crumb), col = 1, room = ui->width - 2, need = width_of(name), least;
	bool strip = !ui->set.slow; /* whose parts all move with each answer */

	add_what(ui, &what);
	least = text_width(buf_str(&what), what.len);
	if (least > 0)
		need += step + (least < WHAT_ROOM ? least : WHAT_ROOM);
	least = width_of(topic) < TOPIC_ROOM ? width_of(topic) : TOPIC_ROOM;
	if (ui_has_band(ui) && ui->screens[ui_screen(ui)]->band) {
		tell_progress(
		    ui->session, c->ascii, strip, room - need - least - step - 2, &progress);
		if (progress.len == 0)
			tell_progress(ui->session, c->ascii, strip, room - need - 2, &progress);
	}
	int end = ui->width - 1 - text_width(buf_str(&progress), progress.len);
	canvas_put(c, 0, end, ui->width - end, STYLE_TEXT, buf_str(&progress));
	end -= progress.len > 0 ? 2 : 0;
	room = end - col - need - step;
	if (room >= least) {
		col += canvas_put(c, 0, col, room, STYLE_DIM, topic);
		col += canvas_put(c, 0, col, step, STYLE_DIM, crumb);
	}
	col += canvas_put(c, 0, col, end - col, STYLE_BAR_HERE, name);
	if (what.len > 0) {
		col += canvas_put(c, 0, col, end - col, STYLE_DIM, crumb);
		canvas_put(c, 0, col, end - col, STYLE_TEXT, buf_str(&what));
	}
	buf_free(&what);
	buf_free(&progress);
}

/* What there is no room for is said in short, and else gives way from the right, but for the sign
 * at its end. No cause is named while it is hidden what fits. */
static void
draw_band(struct ui *ui, struct canvas *c)
{
	const struct screen *here = ui->screens[ui_screen(ui)];
	struct band b = {0};

	if (here->own_band != NULL)
		here->own_band(ui, &b);
	else
		tell_band(ui->session, c->ascii, &b);
	canvas_fill(c, (struct rect){1, 0, 1, ui->width}, b.style);
	int sign = text_width(buf_str(&b.sign), b.sign.len), end = ui->width - 1 - sign;
	canvas_put(c, 1, end, sign, b.style, buf_str(&b.sign));
	int left = canvas_put(c, 1, 1, end - 1, b.style, buf_str(&b.left));
	const struct buf *right = &b.right, *shorter[] = {&b.first, &b.suspect};
	int room = end - left - 4;
	for (int i = 0; i < (ui->unranked ? 1 : 2) && width_of(buf_str(right)) > room; i++)
		if (shorter[i]->len > 0 && width_of(buf_str(shorter[i])) <= room)
			right = shorter[i];
	int why = width_of(buf_str(right)) < room ? width_of(buf_str(right)) : room;
	if (why + sign >= LEAST_WHY)
		canvas_put(c, 1, end - why, why, b.style, buf_str(right));
	buf_free(&b.left);
	buf_free(&b.right);
	buf_free(&b.first);
	buf_free(&b.suspect);
	buf_free(&b.sign);
}

/* True for what would do nothing here but say so. */
static bool
is_refused(struct ui *ui, enum action action)
{
	const struct screen *here = ui->screens[ui_screen(ui)];
	const struct pane *p = ui_pane(ui);
	struct pane *shown[SHOWN_PANES];
	enum screen_id to = keys_leads_to(action);
	int items = page_items(p->page);

	if (action == ACTION_NEXT_PANE && ui_shown(ui, shown) < 2)
		return true;
	if (!ui_may_rank(ui) && ((ON_RANKED & 1u << to) != 0 ||
				    (action == ACTION_OPEN && ui_subject(ui).kind < ENTITY_KINDS)))
		return true;
	if (to == ui_screen(ui) || (to == SCREEN_WALK && ui_screen(ui) == SCREEN_PRESENT))
		return true;
	if (action == ACTION_SOURCES && ui_subject(ui).kind == ENTITY_KINDS)
		return true;
	if ((action == ACTION_OPEN || action == ACTION_EDIT) && p->item < 0)
		return true;
	if (action == ACTION_NEXT_LINK && (items == 0 || (items == 1 && p->item == 0)))
		return true;
	if (action == ACTION_FOLD_ALL && pane_folds(p) == 0)
		return true;
	return here->refuses != NULL && here->refuses(ui, action);
}

/* What an action is called now; NULL: as ever. */
static const char *
label_now(struct ui *ui, enum action action)
{
	const struct screen *here = ui->screens[ui_screen(ui)];

	if (action == ACTION_FOLD_ALL && !pane_has_folded(ui_pane(ui)))
		return "close all";
	return here->label != NULL ? here->label(ui, action) : NULL;
}

/* Returns where the next one begins; nothing is drawn that would end past `end`. */
static int
draw_key(
    struct ui *ui, struct canvas *c, int row, int col, int end, const char *key, const char *label)
{
	if (col + width_of(key) + 1 + width_of(label) > end)
		return col;
	col += canvas_put(c, row, col, ui->width - col, STYLE_KEY, key) + 1;
	return col + canvas_put(c, row, col, ui->width - col, STYLE_DIM, label) + 2;
}

/* What is always promised stands at the right end: what is wrong in what somebody writes, the way
 * to everything else, the help. Returns where it begins. */
static int
draw_ways(struct ui *ui, struct canvas *c, int row)
{
	static const struct {
		enum action way;
		const char *label;
	} ways[] = {{ACTION_GO_PROBLEMS, "problems"}, {ACTION_GO_PALETTE, "anything"},
	    {ACTION_GO_HELP, "keys"}};
	size_t first = ui->set.watch == NULL && ui->set.diags == NULL;
	int begin = ui->width - 1, col;

	for (size_t i = first; i < 3; i++)
		begin -= width_of(ui_key_of(ui, ways[i].way)) + width_of(ways[i].label) + 3;
	col = begin + 2;
	for (size_t i = first; i < 3; i++)
		col =
		    draw_key(ui, c, row, col, ui->width, ui_key_of(ui, ways[i].way), ways[i].label);
	return begin;
}

/* Labels in the order of the table, while there is room: what the screen does, then the ways
 * elsewhere. */
static void
draw_keys(struct ui *ui, struct canvas *c, int row)
{
	int col = 1, end = draw_ways(ui, c, row);
	struct buf label = {0};

	for (int pass = 0; pass < 2; pass++) {
		const struct key_row *r;

		for (size_t i = 0; (r = keys_row(i)) != NULL; i++) {
			if (r->label[0] == '\0' || (r->screens & 1u << ui_screen(ui)) == 0)
				continue;
			bool way = keys_leads_to(r->action) != SCREEN_COUNT;
			if (way != (pass == 1) || r->action == ACTION_GO_PALETTE ||
			    r->action == ACTION_GO_HELP || !ui_offers(ui, r->action) ||
			    is_refused(ui, r->action))
				continue;
			const char *now = label_now(ui, r->action);
			buf_clear(&label);
			topic_add_text(ui->topic, now != NULL ? now : r->label, &label);
			col = draw_key(
			    ui, c, row, col, end, ui_key_of(ui, r->action), buf_str(&label));
		}
	}
	buf_free(&label);
}

/* At the foot, above `below` rows; what is too long for one row covers some above it. Returns the
 * column after a space past its end. */
static int
draw_rows(struct ui *ui, struct canvas *c, const char *text, int below)
{
	struct text_line lines[MESSAGE_ROWS];
	size_t len = strlen(text), at = 0;
	int n = 0, col = 1;

	while (n < MESSAGE_ROWS && text_wrap(text, len, at, ui->width - 2, &lines[n], &at))
		n++;
	for (int i = 0; i < n; i++) {
		int row = ui->height - below - n + i;

		canvas_fill(c, (struct rect){row, 0, 1, ui->width}, STYLE_TEXT);
		col = 2 + canvas_put_bytes(c, row, 1, ui->width - 2, STYLE_STRONG,
			      text + lines[i].from, lines[i].to - lines[i].from);
	}
	return col;
}

/* What is asked, in as many rows as it needs, and the keys that answer, which are never cut. */
static void
draw_confirm(struct ui *ui, struct canvas *c)
{
	struct buf keys = {0};

	buf_adds(&keys, "y yes  n no");
	if (ui->confirm.save != NULL)
		buf_printf(&keys, "  %s save", ui_key_of(ui, ACTION_SAVE));
	int col = draw_rows(ui, c, ui->confirm.text, 0);
	if (col + (int)keys.len > ui->width) {
		draw_rows(ui, c, ui->confirm.text, 1);
		canvas_fill(c, (struct rect){ui->height - 1, 0, 1, ui->width}, STYLE_TEXT);
		col = 1;
	}
	canvas_put(c, ui->height - 1, col, ui->width - col, STYLE_KEY, buf_str(&keys));
	canvas_set_cursor(c, ui->height - 1, col);
	buf_free(&keys);
}

void
frame_draw(struct ui *ui, struct canvas *c)
{
	int row = ui->height - 1, col = 1;

	if (!ui->screens[ui_screen(ui)]->bare)
		draw_where(ui, c);
	if (ui_has_band(ui))
		draw_band(ui, c);
	if (ui->prompt != NULL) {
		prompt_draw(ui, c, row);
	} else if (ui->confirm.yes != NULL) {
		draw_confirm(ui, c);
	} else if (ui->message[0] != '\0') {
		draw_rows(ui, c, ui->message, 0);
	} else if (ui->typing) { /* keys mean something else */
		const char *enter = "", *escape = "";

		ui->screens[ui_screen(ui)]->foot(ui, &enter, &escape);
		const char *const keys[][2] = {
		    {"Enter", enter}, {"Down", "select"}, {"Esc", escape}, {"Tab", "stop typing"}};

		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			if (keys[i][1][0] != '\0')
				col = draw_key(ui, c, row, col, ui->width, keys[i][0], keys[i][1]);
	} else {
		draw_keys(ui, c, row);
	}
}

void
frame_draw_small(struct ui *ui, struct canvas *c)
{
	struct buf b = {0};
	struct text_line line;
	size_t at = 0;
	int row, width = ui->width > 1 ? ui->width - 1 : 1; /* the last column may not be shown */

	if (ui->message[0] != '\0')
		buf_printf(&b, "%s ", ui->message);
	buf_printf(&b,
	    "Ramus needs %d columns and %d rows. This is %d by %d. Make it larger, or %s to quit.",
	    UI_MIN_WIDTH, UI_MIN_HEIGHT, ui->width, ui->height, ui_key_of(ui, ACTION_QUIT));
	for (row = 0; row < ui->height && text_wrap(buf_str(&b), b.len, at, width, &line, &at);
	     row++)
		canvas_put_bytes(
		    c, row, 0, ui->width, STYLE_TEXT, buf_str(&b) + line.from, line.to - line.from);
	canvas_set_cursor(c, 0, 0);
	buf_free(&b);
}
