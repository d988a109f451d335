/* What stands around every screen: the bar of screens on top, the footer of keys below. Both come
 * from the table of keys, so they cannot promise what no key does. */
#include "view/screen.h"

#include <string.h>

#include "base/text.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const struct {
	enum screen_id screen;
	enum action action;
} tabs[] = {
    {SCREEN_WALK, ACTION_GO_WALK},
    {SCREEN_FINDINGS, ACTION_GO_FINDINGS},
    {SCREEN_OUTCOME, ACTION_GO_OUTCOME},
    {SCREEN_PATH, ACTION_GO_PATH},
    {SCREEN_COMPARE, ACTION_GO_COMPARE},
    {SCREEN_TREE, ACTION_GO_TREE},
    {SCREEN_READER, ACTION_GO_READER},
    {SCREEN_CONTENTS, ACTION_GO_CONTENTS},
    {SCREEN_PROBLEMS, ACTION_GO_PROBLEMS},
    {SCREEN_HELP, ACTION_GO_HELP},
};

#define TITLE_ROOM 16 /* columns that the topic's title needs to be worth showing */

/* Only an author who watches tables has problems to look at; a list of all screens is too long to
 * hear at every key. */
static bool
is_shown(const struct ui *ui, size_t i)
{
	if (ui->linear && tabs[i].screen != ui_screen(ui))
		return tabs[i].screen == SCREEN_HELP;
	return tabs[i].screen != SCREEN_PROBLEMS || ui->watched || ui->diags != NULL ||
	       ui_screen(ui) == SCREEN_PROBLEMS;
}

static void
add_tab(struct buf *out, size_t i, enum screen_id here, bool names)
{
	char key[16];

	keys_first(tabs[i].action, here, key);
	if (tabs[i].screen == here)
		buf_printf(out, "[%s]", keys_screen_name(here));
	else if (names)
		buf_printf(out, "%s %s", key, keys_screen_name(tabs[i].screen));
	else
		buf_adds(out, key);
}

static int
tabs_width(const struct ui *ui, bool names)
{
	struct buf b = {0};
	size_t i;
	int width;

	for (i = 0; i < COUNT(tabs); i++) {
		if (!is_shown(ui, i))
			continue;
		add_tab(&b, i, ui_screen(ui), names);
		buf_addc(&b, ' ');
	}
	width = text_width(buf_str(&b), b.len);
	buf_free(&b);
	return width;
}

static void
draw_tabs(struct ui *ui, struct canvas *c, int col, bool names)
{
	struct buf b = {0};
	size_t i;

	ui->tab_begin = col;
	for (i = 0; i < COUNT(tabs); i++) {
		ui->tab_end[tabs[i].screen] = 0;
		if (!is_shown(ui, i))
			continue;
		buf_clear(&b);
		add_tab(&b, i, ui_screen(ui), names);
		col += canvas_put(c, 0, col, ui->width - col,
		    tabs[i].screen == ui_screen(ui) ? STYLE_BAR_HERE : STYLE_BAR_TITLE,
		    buf_str(&b));
		ui->tab_end[tabs[i].screen] = col;
		col += canvas_put(c, 0, col, ui->width - col, STYLE_BAR_TITLE, " ");
	}
	buf_free(&b);
}

/* Names of screens before the topic's title, keys alone where there is no room for names. */
static void
draw_title(struct ui *ui, struct canvas *c)
{
	bool names = tabs_width(ui, true) + 1 <= ui->width;
	int col = ui->width - tabs_width(ui, names);

	canvas_fill(c, (struct rect){0, 0, 1, ui->width}, STYLE_BAR_TITLE);
	if (col - 2 >= TITLE_ROOM || !names)
		canvas_put(c, 0, 1, col - 3, STYLE_BAR_TITLE,
		    topic_text(ui->topic, topic_meta(ui->topic)->title));
	draw_tabs(ui, c, col, names);
}

/* Footer labels in the order of the table, while there is room; the tabs have the way elsewhere. */
static void
draw_keys(struct ui *ui, struct canvas *c, int row)
{
	enum screen_id here = ui_screen(ui);
	const struct key_row *r;
	char key[16];
	int col = 1, width;
	size_t i;

	for (i = 0; (r = keys_row(i)) != NULL; i++) {
		if (r->label[0] == '\0' || (r->screens & 1u << here) == 0)
			continue;
		if (r->action >= ACTION_GO_WALK && r->action <= ACTION_GO_CONTENTS)
			continue;
		keys_first(r->action, here, key);
		width = text_width(key, strlen(key)) + 1 + text_width(r->label, strlen(r->label));
		if (col + width >= ui->width)
			continue;
		col += canvas_put(c, row, col, ui->width - col, STYLE_KEY, key) + 1;
		col += canvas_put(c, row, col, ui->width - col, STYLE_DIM, r->label) + 2;
	}
}

static void
draw_confirm(struct ui *ui, struct canvas *c, int row)
{
	const char *text = ui->confirm == CONFIRM_RESTART ? "Start over? z undoes it."
							  : "Quit? Answers are lost (S saves).";
	int col = 1;

	col += canvas_put(c, row, col, ui->width - col - 14, STYLE_STRONG, text) + 1;
	canvas_put(c, row, col, ui->width - col, STYLE_KEY, "y yes  n no");
	canvas_set_cursor(c, row, col);
}

void
frame_draw(struct ui *ui, struct canvas *c)
{
	int row = ui->height - 1;

	draw_title(ui, c);
	if (ui->prompt != PROMPT_NONE)
		prompt_draw(ui, c, row);
	else if (ui->confirm != CONFIRM_NONE)
		draw_confirm(ui, c, row);
	else if (ui->message[0] != '\0')
		canvas_put(c, row, 1, ui->width - 2, STYLE_STRONG, ui->message);
	else
		draw_keys(ui, c, row);
}

void
frame_draw_small(struct ui *ui, struct canvas *c)
{
	struct buf b = {0};
	struct text_line line;
	size_t at = 0;
	int row;

	buf_printf(&b,
	    "Ramus needs %d columns and %d rows. This is %d by %d. Make it larger, or q to quit.",
	    UI_MIN_WIDTH, UI_MIN_HEIGHT, ui->width, ui->height);
	for (row = 0; row < ui->height && text_wrap(buf_str(&b), b.len, at, ui->width, &line, &at);
	     row++)
		canvas_put_bytes(
		    c, row, 0, ui->width, STYLE_TEXT, buf_str(&b) + line.from, line.to - line.from);
	canvas_set_cursor(c, 0, 0);
	buf_free(&b);
}
