/* What stands around every screen: the bar of screens on top, the footer of keys below. Both come
 * from the table of keys, so they cannot promise what no key does. */
#include "view/screen.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define MESSAGE_ROWS 3
#define TITLE_ROOM 16 /* columns that the topic's title has at least, where there are names */

/* Only an author who watches tables has problems to look at; a list of all screens is too long to
 * hear at every key. */
static bool
is_shown(const struct ui *ui, enum screen_id screen)
{
	if (ui->set.linear && screen != ui_screen(ui))
		return screen == SCREEN_HELP;
	if (screen == SCREEN_PRESENT || (ui->set.present && screen == SCREEN_WALK))
		return (screen == SCREEN_PRESENT) == ui->set.present;
	return screen != SCREEN_PROBLEMS || ui->set.watch != NULL || ui->set.diags != NULL ||
	       ui_screen(ui) == SCREEN_PROBLEMS;
}

static int
width_of(const char *text)
{
	return text_width(text, strlen(text));
}

/* Puts the bar of screens from a column on, or (c NULL) only measures it, with the names of that
 * rank and above; returns its columns. */
static int
put_tabs(struct ui *ui, struct canvas *c, int col, int rank)
{
	int begin = col;
	char text[64];

	for (unsigned i = 0; i < SCREEN_COUNT; i++) {
		enum screen_id screen = (enum screen_id)i;
		bool here = screen == ui_screen(ui);
		const char *name = keys_screens[screen].name;

		ui->tab_end[i] = 0;
		if (!is_shown(ui, screen))
			continue;
		if (here)
			snprintf(text, sizeof text, "[%s]", name);
		else if (keys_screens[screen].rank < rank)
			snprintf(text, sizeof text, "%s", ui_key_of(ui, keys_screens[screen].way));
		else
			snprintf(text, sizeof text, "%s %s",
			    ui_key_of(ui, keys_screens[screen].way), name);
		if (c != NULL) {
			canvas_put(c, 0, col, ui->width - col,
			    here ? STYLE_BAR_HERE : STYLE_BAR_TITLE, text);
			canvas_put(c, 0, col + width_of(text), 1, STYLE_BAR_TITLE, " ");
		}
		ui->tab_end[i] = col + width_of(text);
		col = ui->tab_end[i] + 1;
	}
	return col - begin;
}

/* Returns the lowest rank whose names stand in the title bar: the topic's title keeps its room. */
static int
draw_title(struct ui *ui, struct canvas *c)
{
	const char *title = topic_text(ui->topic, topic_meta(ui->topic)->title);
	int room = ui->width - 2, rank = 0;

	room -= width_of(title) < TITLE_ROOM ? width_of(title) : TITLE_ROOM;
	while (rank < SCREEN_RANKS && put_tabs(ui, NULL, 0, rank) > room)
		rank++;
	ui->tab_begin = ui->width - put_tabs(ui, NULL, 0, rank);
	if (ui->screens[ui_screen(ui)]->bare) { /* what is not shown cannot be clicked */
		memset(ui->tab_end, 0, sizeof ui->tab_end);
		return rank;
	}
	canvas_fill(c, (struct rect){0, 0, 1, ui->width}, STYLE_BAR_TITLE);
	canvas_put(c, 0, 1, ui->tab_begin - 2, STYLE_BAR_TITLE, title);
	put_tabs(ui, c, ui->tab_begin, rank);
	return rank;
}

/* True if the title bar tells of the way already, or nobody needs to be told of it. */
static bool
is_told(const struct ui *ui, enum screen_id to, int rank)
{
	if (ui_screen(ui) == SCREEN_PRESENT)
		return to != SCREEN_HELP;
	return keys_screens[to].rank >= rank || to == ui_screen(ui) || !is_shown(ui, to);
}

/* True for what would do nothing here but say so. */
static bool
is_refused(struct ui *ui, enum action action)
{
	const struct screen *here = ui->screens[ui_screen(ui)];

	if (action == ACTION_SOURCES)
		return ui_subject(ui).kind == ENTITY_KINDS;
	if (here->refuses != NULL)
		return here->refuses(ui, action);
	return (action == ACTION_OPEN || action == ACTION_EDIT) && ui_pane(ui)->item < 0;
}

static int
draw_key(struct ui *ui, struct canvas *c, int row, int col, const char *key, const char *label)
{
	if (col + width_of(key) + 1 + width_of(label) >= ui->width)
		return col;
	col += canvas_put(c, row, col, ui->width - col, STYLE_KEY, key) + 1;
	return col + canvas_put(c, row, col, ui->width - col, STYLE_DIM, label) + 2;
}

/* Labels in the order of the table, while there is room: what the screen does, then the ways
 * elsewhere that the title bar does not name. */
static void
draw_keys(struct ui *ui, struct canvas *c, int row, int rank)
{
	int col = 1;

	for (int pass = 0; pass < 2; pass++) {
		const struct key_row *r;

		for (size_t i = 0; (r = keys_row(i)) != NULL; i++) {
			enum screen_id to = keys_leads_to(r->action);

			if (r->label[0] == '\0' || (r->screens & 1u << ui_screen(ui)) == 0 ||
			    is_refused(ui, r->action))
				continue;
			if (pass == 0 ? to == SCREEN_COUNT
				      : to != SCREEN_COUNT && !is_told(ui, to, rank))
				col = draw_key(ui, c, row, col, ui_key_of(ui, r->action), r->label);
		}
	}
}

/* At the foot; what is too long for one row covers some above it. */
static void
draw_message(struct ui *ui, struct canvas *c)
{
	struct text_line lines[MESSAGE_ROWS];
	size_t len = strlen(ui->message), at = 0;
	int n = 0;

	while (n < MESSAGE_ROWS && text_wrap(ui->message, len, at, ui->width - 2, &lines[n], &at))
		n++;
	for (int i = 0; i < n; i++) {
		int row = ui->height - n + i;

		canvas_fill(c, (struct rect){row, 0, 1, ui->width}, STYLE_TEXT);
		canvas_put_bytes(c, row, 1, ui->width - 2, STYLE_STRONG,
		    ui->message + lines[i].from, lines[i].to - lines[i].from);
	}
}

void
frame_draw(struct ui *ui, struct canvas *c)
{
	int row = ui->height - 1, rank = draw_title(ui, c), col = 1;

	if (ui->prompt != NULL) {
		prompt_draw(ui, c, row);
	} else if (ui->confirm.yes != NULL) {
		struct buf keys = {0};

		buf_adds(&keys, "y yes  n no");
		if (ui->confirm.save != NULL)
			buf_printf(&keys, "  %s save", ui_key_of(ui, ACTION_SAVE));
		col += canvas_put(c, row, col, ui->width - col, STYLE_STRONG, ui->confirm.text) + 1;
		canvas_put(c, row, col, ui->width - col, STYLE_KEY, buf_str(&keys));
		canvas_set_cursor(c, row, col);
		buf_free(&keys);
	} else if (ui->message[0] != '\0') {
		draw_message(ui, c);
	} else if (ui->typing) { /* keys mean something else */
		const char *enter = "", *escape = "";

		ui->screens[ui_screen(ui)]->foot(ui, &enter, &escape);
		col = draw_key(ui, c, row, col, "Enter", enter);
		col = draw_key(ui, c, row, col, "Down", "select");
		col = draw_key(ui, c, row, col, "Esc", escape);
		draw_key(ui, c, row, col, "Tab", "stop typing");
	} else {
		draw_keys(ui, c, row, rank);
	}
}

void
frame_draw_small(struct ui *ui, struct canvas *c)
{
	struct buf b = {0};
	struct text_line line;
	size_t at = 0;
	int row, width = ui->width > 1 ? ui->width - 1 : 1; /* the last column may not be shown */

	buf_printf(&b,
	    "Ramus needs %d columns and %d rows. This is %d by %d. Make it larger, or q to quit.",
	    UI_MIN_WIDTH, UI_MIN_HEIGHT, ui->width, ui->height);
	for (row = 0; row < ui->height && text_wrap(buf_str(&b), b.len, at, width, &line, &at);
	     row++)
		canvas_put_bytes(
		    c, row, 0, ui->width, STYLE_TEXT, buf_str(&b) + line.from, line.to - line.from);
	canvas_set_cursor(c, 0, 0);
	buf_free(&b);
}
