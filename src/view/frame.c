/* What stands around every screen: the bar of screens on top, the footer of keys below. Both come
 * from the table of keys, so they cannot promise what no key does. */
#include "view/screen.h"

#include <string.h>

#include "base/text.h"

static const struct {
	enum screen_id screen;
	enum action action;
} tabs[] = {
    {SCREEN_WALK, ACTION_GO_WALK},
    {SCREEN_OUTCOME, ACTION_GO_OUTCOME},
    {SCREEN_PATH, ACTION_GO_PATH},
    {SCREEN_READER, ACTION_GO_READER},
    {SCREEN_CONTENTS, ACTION_GO_CONTENTS},
    {SCREEN_HELP, ACTION_GO_HELP},
};

static void
add_tab(struct buf *out, size_t i, enum screen_id here, bool names)
{
	char key[16];

	keys_first(tabs[i].action, here, key);
	if (tabs[i].screen == here)
		buf_printf(out, "[%s]", keys_screen_name(here));
	else if (names)
		buf_printf(out, " %s %s ", key, keys_screen_name(tabs[i].screen));
	else
		buf_printf(out, " %s ", key);
}

static int
tabs_width(enum screen_id here, bool names)
{
	struct buf b = {0};
	size_t i;
	int width;

	for (i = 0; i < sizeof tabs / sizeof *tabs; i++)
		add_tab(&b, i, here, names);
	width = text_width(buf_str(&b), b.len);
	buf_free(&b);
	return width;
}

static void
draw_title(struct ui *ui, struct canvas *c)
{
	enum screen_id here = ui_screen(ui);
	bool names = tabs_width(here, true) + 20 <= ui->width;
	int col = ui->width - tabs_width(here, names) - 1, room = col - 2;
	struct buf b = {0};
	size_t i;

	canvas_fill(c, (struct rect){0, 0, 1, ui->width}, STYLE_BAR_TITLE);
	canvas_put(
	    c, 0, 1, room, STYLE_BAR_TITLE, topic_text(ui->topic, topic_meta(ui->topic)->title));
	for (i = 0; i < sizeof tabs / sizeof *tabs; i++) {
		buf_clear(&b);
		add_tab(&b, i, here, names);
		col += canvas_put(c, 0, col, ui->width - col,
		    tabs[i].screen == here ? STYLE_BAR_HERE : STYLE_BAR_TITLE, buf_str(&b));
	}
	buf_free(&b);
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
	const char *text =
	    ui->confirm == CONFIRM_RESTART ? "Start over? z undoes it." : "Quit? Answers are lost.";
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
	if (ui->confirm != CONFIRM_NONE)
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
