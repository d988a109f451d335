/* A line to type in, at the foot of the screen: words to find, a note, the name of a file. */
#include "view/screen.h"

#include <string.h>

#include "base/text.h"
#include "session/save.h"
#include "view/outline.h"

#define LINE_LIMIT 400

static const struct {
	const char *label, *empty;
} prompts[] = {
    [PROMPT_FIND] = {"Find: ", "words on this page"},
    [PROMPT_NOTE] = {"Note: ", "one line; nothing takes the note away"},
    [PROMPT_SAVE] = {"Save as: ", "the name of a file"},
    [PROMPT_PRACTICE_SAVE] = {"Save practice as: ", "the name of a file"},
    [PROMPT_POLL] = {"Votes: ", "12 5 3, in the order of the answers"},
    [PROMPT_PRACTICE_OPEN] = {"Take up: ", "the name of the file"},
};

void
ui_ask(struct ui *ui, enum prompt kind, const char *initial)
{
	ui->prompt = kind;
	buf_clear(&ui->line);
	buf_adds(&ui->line, initial);
}

void
line_shorten(struct buf *b)
{
	while (b->len > 0 && ((unsigned char)b->data[b->len - 1] & 0xc0) == 0x80)
		b->len--;
	if (b->len > 0)
		b->len--;
	if (b->data != NULL)
		b->data[b->len] = '\0';
}

bool
line_key(struct buf *b, uint32_t key, size_t limit)
{
	struct buf shown = {0};
	char utf8[4];

	if (key == KEY_CODE_BACKSPACE || key == 0x7f || key == 8) {
		line_shorten(b);
		return true;
	}
	if (key == 21) { /* ^U */
		buf_clear(b);
		return true;
	}
	key = key == KEY_CODE_SPACE ? ' ' : key;
	if (key < 0x20 || key >= KEY_CODE_BASE)
		return false;
	text_filter(&shown, utf8, text_encode(key, utf8), NULL);
	if (b->len + shown.len <= limit)
		buf_add(b, shown.data, shown.len);
	buf_free(&shown);
	return true;
}

struct wanted {
	const struct ui *ui;
	const struct query *q;
};

static bool
node_wanted(void *ctx, uint32_t node)
{
	const struct wanted *w = ctx;
	const struct topic *t = w->ui->topic;
	const struct node *n = topic_node(t, node);
	const char *text = "";
	size_t at, end;

	if (n->kind == NODE_QUESTION) {
		text = topic_text(t, topic_question(t, n->index)->text);
	} else if (n->kind == NODE_OUTCOME) {
		struct list rules = topic_outcome(t, n->index)->rules;

		if (rules.count > 0)
			text = topic_text(t, topic_rule(t, topic_item(t, rules, 0))->message);
	}
	return query_find_any(w->q, text, strlen(text), 0, &at, &end);
}

static bool
find_in_tree(struct ui *ui, bool backward)
{
	struct wanted w = {ui, &ui->find};
	struct entity e = pane_target(&ui->tree);
	uint32_t row;

	if (ui->outline == NULL || e.kind != TARGET_ROW)
		return false;
	row = outline_find(ui->outline, e.index, backward, node_wanted, &w);
	if (row == NONE)
		return false;
	pane_restore(&ui->tree, 0, (int)row);
	ui->tree.centre = true;
	return true;
}

void
ui_find_step(struct ui *ui, bool backward, bool again)
{
	struct pane *p = ui_pane(ui);
	int from = again && ui->find_row >= 0 ? ui->find_row : p->top + (backward ? 0 : -1), row;

	if (ui->find.count == 0) {
		ui_say(
		    ui, "Nothing was looked for yet; %s finds words.", ui_key_of(ui, ACTION_FIND));
		return;
	}
	if (ui_screen(ui) == SCREEN_TREE) {
		if (!find_in_tree(ui, backward))
			ui_say(ui, "No more branches with \"%s\".", ui->find.word[0]);
		return;
	}
	page_find(p->page, &ui->find);
	row = page_match_row(p->page, from, backward);
	if (row < 0 && again) {
		row = page_match_row(p->page, backward ? page_rows(p->page) : -1, backward);
		if (row >= 0)
			ui_say(ui, "Went on from the other end.");
	}
	if (row < 0) {
		ui_say(ui, "Not on this page.");
		return;
	}
	ui->find_row = row;
	pane_show_row(p, row);
}

static void
typed(struct ui *ui)
{
	if (ui->prompt != PROMPT_FIND)
		return;
	query_phrase(&ui->find, buf_str(&ui->line));
	ui->find_row = -1;
	ui_pane(ui)->page != NULL ? (void)page_find(ui_pane(ui)->page, &ui->find) : (void)0;
	if (ui->find.count > 0 && ui_screen(ui) != SCREEN_TREE)
		ui_find_step(ui, false, false);
}

bool
ui_save(struct ui *ui, const char *path)
{
	struct error err = {""};

	ui_keep(ui);
	if (session_save(ui->session, path, &err) != 0) {
		ui_say(ui, "%s", err.text);
		return false;
	}
	ui_say(ui, "Saved in %s; --session %s opens it.", path, path);
	return true;
}

static void
done(struct ui *ui)
{
	enum prompt kind = ui->prompt;

	ui->prompt = PROMPT_NONE;
	if (kind == PROMPT_FIND && ui_screen(ui) == SCREEN_TREE && ui->find.count > 0)
		ui_find_step(ui, false, true);
	if (kind == PROMPT_NOTE) {
		if (session_note(ui->session, ui->noted, buf_str(&ui->line)))
			ui_say(ui,
			    ui->line.len > 0 ? "Noted; %s undoes it."
					     : "The note is gone; %s undoes it.",
			    ui_key_of(ui, ACTION_UNDO));
		ui_rebuild(ui);
	}
	if (kind == PROMPT_SAVE && ui->line.len > 0)
		ui_save(ui, buf_str(&ui->line));
	if (kind == PROMPT_POLL)
		present_take_counts(ui, buf_str(&ui->line));
	if (kind == PROMPT_PRACTICE_SAVE || kind == PROMPT_PRACTICE_OPEN)
		desk_take_line(ui, kind, buf_str(&ui->line));
}

void
prompt_key(struct ui *ui, uint32_t key)
{
	if (line_key(&ui->line, key, LINE_LIMIT)) {
		typed(ui);
	} else if (key == KEY_CODE_ENTER) {
		done(ui);
	} else if (key == KEY_CODE_ESCAPE) {
		if (ui->prompt == PROMPT_FIND) {
			ui->find.count = 0;
			page_find(ui_pane(ui)->page, &ui->find);
		}
		ui->prompt = PROMPT_NONE;
	}
}

void
prompt_draw(struct ui *ui, struct canvas *c, int row)
{
	int col = 1, width, room;
	const char *text = buf_str(&ui->line);

	col += canvas_put(c, row, col, ui->width - col, STYLE_KEY, prompts[ui->prompt].label);
	room = ui->width - col - 2;
	if (ui->message[0] != '\0' && room > 40)
		canvas_put(c, row, ui->width / 2, ui->width / 2 - 1, STYLE_DIM, ui->message);
	else if (ui->line.len == 0)
		canvas_put(c, row, col + 1, room, STYLE_DIM, prompts[ui->prompt].empty);
	width = text_width(text, ui->line.len);
	while (width > room && *text != '\0') { /* the end of a long line is what is being typed */
		size_t used;
		bool bad;

		width -= text_char_width(text_decode(text, strlen(text), &used, &bad));
		text += used;
	}
	col += canvas_put(c, row, col, room, STYLE_INPUT, text);
	canvas_set_cursor(c, row, col);
}
