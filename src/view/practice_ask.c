/* SPDX-License-Identifier: MIT */
/* Asking: the questions of one stage, the stages as tabs above them, the story that stays in view,
 * and the whole of what is selected. A row has a question in short where there is room for the
 * whole of it below. */
#include "view/desk.h"

#include "base/text.h"
#include "learn/find.h"
#include "tell/words.h"

#define TALL 30      /* rows of a screen on which the whole story is told */
#define STORY_ROWS 3 /* of it on a lower one, unless it is asked for */

/* How many questions a stage has, and how many of them are answered; of a screen what it asks for,
 * as red flags are counted. */
struct stage_count {
	uint32_t all, answered;
};

static struct stage_count
count_stage(const struct ui *ui, uint32_t stage)
{
	struct stage_count n = {0, 0};

	for (uint32_t q = 0; q < topic_question_count(ui->topic); q++) {
		const struct question *k = topic_question(ui->topic, q);

		if (k->stage != stage || (k->kind == QUESTION_SCREEN && k->covers.count > 0))
			continue;
		n.all++;
		n.answered += practice_standing(desk_of(ui)->practice, q) == PRACTICE_ANSWERED;
	}
	return n;
}

uint32_t
desk_nth_stage(const struct ui *ui, uint32_t place)
{
	bool asks[STAGES] = {false};

	for (uint32_t q = 0; q < topic_question_count(ui->topic); q++)
		asks[topic_question(ui->topic, q)->stage] = true;
	for (uint32_t s = 0; s < STAGES; s++)
		if (asks[s] && place-- == 0)
			return s;
	return NONE;
}

uint32_t
desk_stage_beside(const struct ui *ui, bool before)
{
	uint32_t last = NONE, stage;

	for (uint32_t i = 0; (stage = desk_nth_stage(ui, i)) != NONE; i++) {
		if (stage == desk_of(ui)->stage && before)
			return last;
		if (last == desk_of(ui)->stage)
			return stage;
		last = stage;
	}
	return NONE;
}

void
desk_show_list(struct ui *ui, enum practice_pane list, bool typing)
{
	struct desk *d = desk_of(ui);

	if (d->filter.len > 0)
		d->pane[d->list].built = false;
	buf_clear(&d->filter);
	d->list = list;
	ui->focus[SCREEN_PRACTICE] = IN_LIST;
	ui->typing = typing;
}

void
desk_show_stage(struct ui *ui, uint32_t stage)
{
	struct desk *d = desk_of(ui);

	if (stage == NONE)
		return;
	desk_show_list(ui, PRACTICE_QUESTIONS, false);
	d->stage = stage;
	pane_restore(&d->pane[PRACTICE_QUESTIONS], 0, -1);
}

/* A tab with its number, its word and how far it is; of one that there is no room for its number.
 */
static int
put_tab(struct ui *ui, struct canvas *c, int row, int col, uint32_t i, bool brief)
{
	uint32_t stage = desk_nth_stage(ui, i);
	struct stage_count n = count_stage(ui, stage);
	const struct desk *d = desk_of(ui);
	bool here = stage == d->stage && d->list == PRACTICE_QUESTIONS && d->filter.len == 0;
	struct buf text = {0};

	buf_printf(&text, " %u", (unsigned)i + 1);
	if (!brief || here)
		buf_printf(&text, " %s %u/%u", words_stage_short(ui->topic, stage),
		    (unsigned)n.answered, (unsigned)n.all);
	buf_addc(&text, ' ');
	if (c != NULL)
		canvas_put(c, row, col, c->width - col, here ? STYLE_BAR_TITLE : STYLE_DIM,
		    buf_str(&text));
	int width = text_width(buf_str(&text), text.len);
	buf_free(&text);
	return width;
}

void
desk_draw_tabs(struct ui *ui, struct canvas *c, int row)
{
	int need = 0, col = 0;

	for (uint32_t i = 0; desk_nth_stage(ui, i) != NONE; i++)
		need += put_tab(ui, NULL, 0, 0, i, false);
	for (uint32_t i = 0; desk_nth_stage(ui, i) != NONE; i++)
		col += put_tab(ui, c, row, col, i, need > c->width);
}

/* Wraps a text into rows of the screen and draws it, if there is a canvas; returns how many rows it
 * would take. */
static int
put_rows(struct ui *ui, struct canvas *c, int row, int rows, enum style style, const struct buf *b)
{
	int width = ui->width - 2 < PANE_MEASURE ? ui->width - 2 : PANE_MEASURE;
	struct text_line line;
	size_t at = 0;
	int n = 0;

	for (; text_wrap(buf_str(b), b->len, at, width, &line, &at); n++) {
		if (c == NULL || n >= rows)
			continue;
		if (n == rows - 1 && at < b->len) /* cut, with a sign that it is */
			canvas_put(c, row + n, 1, width, style, buf_str(b) + line.from);
		else
			canvas_put_bytes(c, row + n, 1, width, style, buf_str(b) + line.from,
			    line.to - line.from);
	}
	return n;
}

/* All that the story takes. */
static int
whole_story(struct ui *ui)
{
	struct buf story = {0};

	practice_opening(desk_of(ui)->practice, &story);
	int rows = put_rows(ui, NULL, 0, 0, STYLE_TEXT, &story);
	buf_free(&story);
	return rows;
}

bool
desk_is_large(const struct ui *ui)
{
	return ui_columns(ui) > 2 && ui->height >= TALL;
}

int
desk_story_rows(struct ui *ui)
{
	int rows = ui_is_compact(ui) || desk_is_large(ui) ? 0 : whole_story(ui);

	if (rows > STORY_ROWS && ui->height < TALL && !desk_of(ui)->whole)
		rows = STORY_ROWS;
	return rows < ui->height / 2 ? rows : ui->height / 2;
}

bool
desk_story_is_cut(struct ui *ui)
{
	return ui->height < TALL && whole_story(ui) > STORY_ROWS;
}

void
desk_draw_story(struct ui *ui, struct canvas *c, int row, int rows)
{
	struct buf story = {0};

	practice_opening(desk_of(ui)->practice, &story);
	put_rows(ui, c, row, rows, STYLE_TEXT, &story);
	buf_free(&story);
}

void
desk_add_question(const struct ui *ui, uint32_t q, bool brief, struct buf *out)
{
	const struct question *k = topic_question(ui->topic, q);
	bool lists = k->kind == QUESTION_SCREEN || k->kind == QUESTION_SEVERAL;

	if (brief && k->kind == QUESTION_YES_NO && k->symptoms.count > 0) {
		buf_adds(out, find_option(ui->topic, q, 0));
		return;
	}
	if (brief && lists)
		buf_printf(out, "%u at once:", (unsigned)k->symptoms.count);
	else
		buf_adds(out, topic_text(ui->topic, k->text));
	if (!brief && lists)
		buf_printf(out, " %s", topic_phrase(ui->topic, PHRASE_ANY_OF));
	for (uint32_t i = 0; lists && i < k->symptoms.count; i++)
		buf_printf(out, "%s %s", i > 0 ? ";" : "", find_option(ui->topic, q, i));
}

void
desk_draw_question(struct ui *ui, struct canvas *c, int row, int rows)
{
	struct entity e = pane_target(&desk_of(ui)->pane[PRACTICE_QUESTIONS]);
	struct buf text = {0};

	canvas_repeat(c, row, 0, c->width, STYLE_RULE, glyphs_get(c->ascii)->hline);
	if (e.kind == ENTITY_QUESTION) {
		if (practice_standing(desk_of(ui)->practice, e.index) == PRACTICE_WAITING)
			buf_adds(&text, "Depends on an answer that you do not have yet. ");
		desk_add_question(ui, e.index, false, &text);
	}
	put_rows(ui, c, row + 1, rows - 1, STYLE_TEXT, &text);
	buf_free(&text);
}

/* The answer as it was heard itself, else what others make of it. */
static uint32_t
answer_of(struct practice *p, uint32_t q)
{
	for (size_t i = p->log.len; i-- > 0;)
		if (p->log.items[i].kind == PRACTICE_ASK && p->log.items[i].question == q)
			return p->log.items[i].answer;
	return interview_effective(p->iv, q);
}

static void
build_question(struct ui *ui, struct page *p, uint32_t q)
{
	static const char *const marks[] = {"[ ] ", "[x] ", " -  ", "    "};
	static const char *const words[] = {"", "asked: ", "", ""};
	enum practice_standing now = practice_standing(desk_of(ui)->practice, q);
	enum style style = now == PRACTICE_OPEN ? STYLE_TEXT : STYLE_DIM;
	bool brief = !ui_is_compact(ui);
	struct buf text = {0};

	page_item(p, (struct entity){ENTITY_QUESTION, q});
	page_mark(p, style, (glyphs_are_linear() ? words : marks)[(unsigned)now & 3]);
	if (now == PRACTICE_ANSWERED) {
		uint32_t answer = answer_of(desk_of(ui)->practice, q);

		if (answer == ANSWER_UNASKED)
			page_add(p, STYLE_STRONG, "Answered");
		else
			words_put_answer(p, STYLE_STRONG, ui->topic, q, answer);
		page_sep(p, STYLE_DIM);
	}
	desk_add_question(ui, q, brief, &text);
	page_add(p, style, buf_str(&text));
	if (now == PRACTICE_WAITING && !brief)
		page_add(p, STYLE_DIM, " (depends on an answer that you do not have yet)");
	if (brief)
		page_break_brief(p);
	page_item_end(p);
	buf_free(&text);
}

void
desk_build_questions(struct ui *ui, struct page *p)
{
	uint32_t *list = xcalloc((size_t)topic_question_count(ui->topic) + 1, sizeof *list);
	const struct desk *d = desk_of(ui);
	uint32_t only = d->filter.len > 0 ? STAGES : d->stage;
	uint32_t count = find_questions(ui->topic, only, buf_str(&d->filter), list);

	for (uint32_t stage = 0; stage < STAGES; stage++) {
		bool headed = only != STAGES;

		for (uint32_t i = 0; i < count; i++) {
			if (topic_question(ui->topic, list[i])->stage != stage)
				continue;
			if (!headed)
				page_heading(p, words_stage(ui->topic, stage));
			headed = true;
			page_indent(p, 2);
			build_question(ui, p, list[i]);
		}
	}
	page_indent(p, 0);
	if (count == 0)
		page_paragraph(p, STYLE_TEXT, "No question has all of these words.");
	free(list);
}

void
desk_next_open(struct ui *ui)
{
	struct pane *pane = &desk_of(ui)->pane[PRACTICE_QUESTIONS];
	int count = page_items(pane->page), first, last;

	for (int n = 1; n <= count; n++) {
		int item = (pane->item + n) % count;
		struct entity e = page_target(pane->page, item);

		if (e.kind != ENTITY_QUESTION ||
		    practice_standing(desk_of(ui)->practice, e.index) != PRACTICE_OPEN)
			continue;
		page_item_rows(pane->page, item, &first, &last);
		pane_show_row(pane, first);
		return;
	}
	ui_say(ui, "Nothing more is open here; the digits lead to the other stages.");
}
