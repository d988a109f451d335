/* SPDX-License-Identifier: MIT */
/* A line to type in, at the foot of the screen: words to find, a note, the name of a file; and
 * going to the places that have the words. */
#include "view/screen.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define LINE_LIMIT 400
#define FILTER_LIMIT 100
#define KEY_CLEAR_LINE 21 /* ^U */

void
ui_ask(struct ui *ui, const struct prompt *what, const char *initial)
{
	ui->prompt = what;
	ui->unsettled = false;
	ui->noted = (struct entity){ENTITY_KINDS, 0};
	buf_clear(&ui->line);
	buf_adds(&ui->line, initial);
}

static bool
edits_line(uint32_t key)
{
	return key == KEY_CODE_BACKSPACE || key == 8 || key == KEY_CLEAR_LINE ||
	       key == KEY_CODE_SPACE || (key >= 0x20 && key < KEY_CODE_BASE);
}

/* A key that edits a line: true if it was one. */
static bool
line_key(struct buf *b, uint32_t key, size_t limit)
{
	struct buf shown = {0};
	char utf8[4];

	if (!edits_line(key))
		return false;
	if (key == KEY_CODE_BACKSPACE || key == 0x7f || key == 8) {
		while (b->len > 0 && ((unsigned char)b->data[b->len - 1] & 0xc0) == 0x80)
			b->len--;
		if (b->len > 0)
			b->data[--b->len] = '\0';
		return true;
	}
	if (key == KEY_CLEAR_LINE) {
		buf_clear(b);
		return true;
	}
	key = key == KEY_CODE_SPACE ? ' ' : key;
	text_filter(&shown, utf8, text_encode(key, utf8), NULL);
	if (b->len + shown.len <= limit)
		buf_add(b, shown.data, shown.len);
	buf_free(&shown);
	return true;
}

void
filter_clear(struct buf *filter, struct pane *p)
{
	buf_clear(filter);
	pane_restore(p, 0, -1);
}

bool
filter_key(struct ui *ui, struct buf *filter, struct pane *p, uint32_t key)
{
	if (ui->typing && key == KEY_CODE_ESCAPE) {
		ui->typing = filter->len > 0;
		filter_clear(filter, p);
		return true;
	}
	if (!ui->typing && (filter->len == 0 || key != KEY_CLEAR_LINE))
		return false;
	ui->typing = line_key(filter, key, FILTER_LIMIT);
	if (ui->typing)
		pane_restore(p, 0, -1);
	/* Enter and the arrows act on what was found. */
	return ui->typing || key == KEY_CODE_TAB;
}

void
filter_draw(struct ui *ui, struct canvas *c, const struct buf *filter, const struct pane *p,
    const char *hint)
{
	int row = p->area.row - 1, width = p->area.width, col = 1;
	char count[32];

	col += canvas_put(c, row, col, width - col, STYLE_KEY, "/ ");
	if (!ui->typing && filter->len == 0) {
		canvas_put(c, row, col, width - col, STYLE_DIM, hint);
		return;
	}
	int n = snprintf(count, sizeof count, " %d of %d ", p->item + 1, page_items(p->page));
	col += canvas_put(c, row, col, width - col - 2 - n, STYLE_INPUT, buf_str(filter));
	canvas_put(c, row, p->area.col + width - n, n, STYLE_DIM, count);
	if (ui->typing)
		canvas_set_cursor(c, row, col);
}

/* To the next place that has what is looked for; `again` goes on from the last one. While words are
 * typed no section is opened for what it holds. */
static void
find(struct ui *ui, bool backward, bool again)
{
	const struct screen *here = ui->screens[ui_screen(ui)];
	struct pane *p = ui_pane(ui);
	int from, row;
	size_t count, place;

	if (ui->find.count == 0) {
		ui_say(
		    ui, "Nothing was looked for yet; %s finds words.", ui_key_of(ui, ACTION_FIND));
		return;
	}
	if (here->find != NULL) {
		if (!here->find(ui, backward))
			ui_say(ui, "No more branches with \"%s\".", ui->find.word[0]);
		return;
	}
	if (p != ui->find_pane) /* the focus moved since */
		ui->find_row = -1;
	ui->find_pane = p;
	from = again && ui->find_row >= 0 ? ui->find_row : p->top + (backward ? 0 : -1);
	count = page_find(p->page, &ui->find);
	row = page_match_row(p->page, from, backward);
	bool around = row < 0 && again;
	if (around)
		row = page_match_row(p->page, backward ? page_rows(p->page) : -1, backward);
	place = page_match_place(p->page, row, backward);
	while (ui->prompt == NULL && pane_open_row(p, row)) {
		ui_lay_out_screen(ui);
		row = page_row_at(p->page, place);
	}
	if (row < 0) {
		ui_say(ui, "Not on this page.");
		return;
	}
	ui_say(ui, "%zu of %zu%s", page_match_number(p->page, row), count,
	    around ? ", on from the other end" : "");
	ui->find_row = row;
	pane_show_row(p, row);
}

/* A page shows what was found as it is typed; else it is gone to at the end. */
static void
find_typed(struct ui *ui, const char *line)
{
	query_phrase(&ui->find, line);
	ui->find_row = -1;
	ui->find_pane = ui_pane(ui);
	if (ui->find.count > 0 && ui->screens[ui_screen(ui)]->find == NULL)
		find(ui, false, false);
}

static void
find_done(struct ui *ui, const char *line)
{
	if (line[0] == '\0')
		return;
	ui_push_jump(ui);
	if (ui->find.count > 0)
		find(ui, false, false);
}

void
act_find(struct ui *ui)
{
	static const struct prompt ask = {"Find: ", "words on this page", find_done, find_typed};

	ui_note_place(ui);
	ui_ask(ui, &ask, "");
}

/* What is selected or read is looked for by its name. */
void
act_find_this(struct ui *ui)
{
	struct entity e = ui_subject(ui);

	if (e.kind >= ENTITY_KINDS) {
		ui_say(ui, "Select something to find its name.");
		return;
	}
	query_phrase(&ui->find, topic_entity_name(ui->topic, e));
	ui->find_row = -1;
	ui_note_jump(ui);
	find(ui, false, true);
}

void
act_find_again(struct ui *ui)
{
	find(ui, ui->action == ACTION_FIND_BEFORE, true);
}

bool
prompt_letter(struct ui *ui, uint32_t key)
{
	const struct screen *here = ui->screens[ui_screen(ui)];

	if (!edits_line(key))
		return false;
	if (ui->prompt == NULL)
		return ui->typing && here->type != NULL && here->type(ui, key);
	ui->unsettled |= line_key(&ui->line, key, LINE_LIMIT);
	return true;
}

bool
prompt_settle(struct ui *ui)
{
	bool due = ui->unsettled && ui->prompt != NULL && ui->prompt->typed != NULL;

	ui->unsettled = false;
	if (due)
		ui->prompt->typed(ui, buf_str(&ui->line));
	return due;
}

void
prompt_key(struct ui *ui, uint32_t key)
{
	const struct prompt *asked = ui->prompt;

	if (key == KEY_CODE_ENTER) {
		prompt_settle(ui);
		ui->prompt = NULL;
		asked->done(ui, buf_str(&ui->line));
	} else if (key == KEY_CODE_ESCAPE || key == KEY_INTERRUPT) {
		ui->prompt = NULL;
		if (asked->typed != NULL)
			asked->typed(ui, "");
	}
}

void
prompt_draw(struct ui *ui, struct canvas *c, int row)
{
	const char *text = buf_str(&ui->line);
	int width = text_width(text, ui->line.len), col = 1, room;

	col += canvas_put(c, row, col, ui->width - col, STYLE_KEY, ui->prompt->label);
	room = ui->width - col - 2;
	if (ui->message[0] != '\0' && room > 40)
		canvas_put(c, row, ui->width / 2, ui->width / 2 - 1, STYLE_DIM, ui->message);
	else if (ui->line.len == 0)
		canvas_put(c, row, col + 1, room, STYLE_DIM, ui->prompt->empty);
	while (width > room && *text != '\0') { /* the end of a long line is what is being typed */
		size_t used;
		bool bad;

		width -= text_char_width(text_decode(text, strlen(text), &used, &bad));
		text += used;
	}
	col += canvas_put(c, row, col, room, STYLE_INPUT, text);
	canvas_set_cursor(c, row, col);
}
