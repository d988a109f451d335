/* The walk: the question with its answers, what follows so far, and the text of what is selected.
 *
 * On a wide screen the text stands at the right over the whole height, on a middling one below; on
 * a small one a pane fills the screen and the others are a Tab away. */
#include "tell/facts.h"
#include "view/screen.h"

#include <stdio.h>
#include <string.h>

#include "view/question.h"
#include "tell/words.h"

#define WIDE 112
#define SO_FAR_WIDTH 32
#define TEXT_ROWS 6 /* of the text at least, below a question that needs the rest */

static struct step
now(struct ui *ui)
{
	return session_now(ui->session);
}

/* After the end: the rule that led to it. */
static struct entity
end_subject(struct ui *ui)
{
	const struct outcome *o = session_outcome(ui->session);

	if (o->rule_count > 0)
		return (struct entity){ENTITY_RULE, o->rules[0]};
	if (o->gate != NONE)
		return (struct entity){ENTITY_RULE, o->gate};
	return (struct entity){TARGET_NONE, 0};
}

/* What the text pane is about: what is selected in the pane with the focus, else the question. */
static struct entity
text_subject(struct ui *ui)
{
	uint32_t question = now(ui).question, symptom;
	struct entity e = pane_target(ui->focus == FOCUS_SO_FAR ? &ui->so_far : &ui->question);

	if (e.kind == TARGET_PATH && e.index < session_length(ui->session))
		return (struct entity){ENTITY_QUESTION, session_question(ui->session, e.index)};
	if (e.kind < ENTITY_KINDS)
		return e;
	if (question == NONE)
		return end_subject(ui);
	symptom =
	    e.kind == TARGET_ANSWER ? words_answer_symptom(ui->topic, question, e.index) : NONE;
	if (symptom != NONE)
		return (struct entity){ENTITY_SYMPTOM, symptom};
	return (struct entity){ENTITY_QUESTION, question};
}

static void
layout_question(struct ui *ui, struct rect area)
{
	uint32_t question = now(ui).question;

	if (!pane_begin(&ui->question, area, ui_stamp(ui, ENTITY_QUESTION, question), ui->ascii))
		return;
	walk_build_question(ui, ui->question.page);
	pane_end(&ui->question);
}

static void
layout_so_far(struct ui *ui, struct rect area)
{
	if (!pane_begin(&ui->so_far, area, ui_stamp(ui, TARGET_NONE, 0), ui->ascii))
		return;
	walk_build_so_far(ui, ui->so_far.page);
	pane_end(&ui->so_far);
}

static void
layout_text(struct ui *ui, struct rect area)
{
	struct entity e = text_subject(ui);

	if (!pane_begin(&ui->text, area, (struct stamp){0, e}, ui->ascii))
		return;
	page_indent(ui->text.page, 0);
	if (e.kind < ENTITY_KINDS)
		facts_build_text(ui->text.page, ui->topic, e);
	pane_end(&ui->text);
}

static int
clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

/* Rows for the question: what it needs, but no more than leaves the text some. */
static int
question_rows(struct ui *ui, struct rect area)
{
	int most = area.height - TEXT_ROWS;

	return clamp(page_rows(ui->question.page) + 1, area.height * 2 / 5, most);
}

/* Lays the question out in as many rows of `top` as are its due, and returns these. */
static int
lay_out_question(struct ui *ui, struct rect area, struct rect top)
{
	if (ui->question.built) /* the same height as before, lest the pane lose its place */
		top.height = ui->question.area.height;
	layout_question(ui, top);
	top.height = question_rows(ui, area);
	layout_question(ui, top);
	return top.height;
}

static void
layout_stacked(struct ui *ui, struct rect area)
{
	struct rect top = {area.row, area.col, area.height, area.width - SO_FAR_WIDTH - 1};
	struct rect side, below;

	top.height = lay_out_question(ui, area, top);
	side = (struct rect){area.row, area.col + top.width + 1, top.height, SO_FAR_WIDTH};
	layout_so_far(ui, side);
	below =
	    (struct rect){area.row + top.height, area.col, area.height - top.height, area.width};
	layout_text(ui, below);
}

static void
layout_wide(struct ui *ui, struct rect area)
{
	struct rect top = {area.row, area.col, area.height, area.width / 2};
	struct rect below, right;

	top.height = lay_out_question(ui, area, top);
	below = (struct rect){area.row + top.height, area.col, area.height - top.height, top.width};
	layout_so_far(ui, below);
	right = (struct rect){area.row, top.width + 1, area.height, area.width - top.width - 1};
	layout_text(ui, right);
}

/* The first screen says what this is and is not; returns what is left of the area. */
static struct rect
layout_notice(struct ui *ui, struct rect area)
{
	int most = ui->linear ? 5 : ui_is_compact(ui) ? 2 : 3;

	ui->notice_rows = 0;
	if (session_length(ui->session) > 0)
		return area;
	page_begin(ui->notice, area.width - 2, ui->ascii);
	walk_build_notice(ui, ui->notice, false);
	if (page_rows(ui->notice) > most) {
		page_begin(ui->notice, area.width - 2, ui->ascii);
		walk_build_notice(ui, ui->notice, true);
	}
	ui->notice_rows = clamp(page_rows(ui->notice), 1, most);
	area.row += ui->notice_rows;
	area.height -= ui->notice_rows;
	return area;
}

static void
layout(struct ui *ui, struct rect area)
{
	area = layout_notice(ui, area);
	if (ui_is_compact(ui)) {
		area.height--;
		layout_question(ui, area);
		layout_so_far(ui, area);
		layout_text(ui, area);
	} else if (area.width >= WIDE) {
		layout_wide(ui, area);
	} else {
		layout_stacked(ui, area);
	}
}

static struct pane *
pane_of(struct ui *ui, enum walk_focus focus)
{
	struct pane *const panes[FOCUS_COUNT] = {
	    [FOCUS_QUESTION] = &ui->question,
	    [FOCUS_SO_FAR] = &ui->so_far,
	    [FOCUS_TEXT] = &ui->text,
	};

	return panes[focus];
}

static struct pane *
focused(struct ui *ui)
{
	return pane_of(ui, ui->focus);
}

static void
add_question_title(struct ui *ui, struct buf *out)
{
	struct step s = now(ui);

	if (s.question == NONE) {
		buf_adds(out, "The walk has ended");
		return;
	}
	buf_adds(out, words_stage(topic_question(ui->topic, s.question)->stage));
	if (ui_is_compact(ui))
		return;
	buf_adds(out, glyphs_get(ui->ascii)->sep);
	words_add_left(session_interview(ui->session), out);
}

static void
draw_pane(struct ui *ui, struct canvas *c, enum walk_focus f)
{
	struct entity e = text_subject(ui);
	struct buf title = {0};

	if (f == FOCUS_QUESTION)
		add_question_title(ui, &title);
	else if (f == FOCUS_SO_FAR)
		buf_adds(&title, "So far");
	else if (e.kind < ENTITY_KINDS)
		buf_printf(&title, "Text: %s", topic_entity_name(ui->topic, e));
	else
		buf_adds(&title, "Text");
	pane_draw(pane_of(ui, f), c, buf_str(&title), f == ui->focus);
	buf_free(&title);
}

/* One row that stands for the pane of what follows so far. */
static void
draw_status(struct ui *ui, struct canvas *c, int row)
{
	const struct outcome *o = session_outcome(ui->session);
	struct buf b = {0}, of = {0}, left = {0};
	int col = 1, end;

	if (now(ui).question != NONE)
		words_add_left(session_interview(ui->session), &left);
	end = ui->width - 1 - (int)left.len;
	canvas_put(c, row, end, ui->width - end, STYLE_DIM, buf_str(&left));
	if (interview_emergency_open(session_interview(ui->session))) {
		col += canvas_put(c, row, col, end - col, STYLE_STRONG, words_not_known());
	} else {
		col += canvas_put(c, row, col, end - col, style_urgency(o->urgency),
		    words_urgency_marked(o->urgency));
	}
	buf_clear(&b);
	if (o->line_count > 0 && o->lines[0].count > 0 && session_length(ui->session) > 0) {
		words_add_of_100(o->lines[0].share, &of);
		buf_printf(&b, "%s%s: %s", glyphs_get(ui->ascii)->sep, buf_str(&of),
		    topic_entity_name(
			ui->topic, (struct entity){ENTITY_CAUSE,
				       topic_leaf(ui->topic, o->leaves[o->lines[0].first])}));
	}
	canvas_put(c, row, col, end - col - 1, STYLE_TEXT, buf_str(&b));
	buf_free(&b);
	buf_free(&of);
	buf_free(&left);
}

static void
draw_notice(struct ui *ui, struct canvas *c)
{
	const char *more = canvas_glyphs(c)->ellipsis;

	page_draw(ui->notice, c, (struct rect){1, 1, ui->notice_rows, ui->width - 2}, 0, -1,
	    PAGE_FOCUS_NONE);
	if (page_rows(ui->notice) > ui->notice_rows)
		canvas_put(c, ui->notice_rows, ui->width - 3, 2, STYLE_STRONG, more);
}

/* The line between the panes, which meets the rules above and below it. */
static void
draw_divider(struct ui *ui, struct canvas *c)
{
	const struct glyphs *g = canvas_glyphs(c);
	struct rect q = ui->question.area;
	bool wide = ui->width >= WIDE;
	int i, rows = wide ? ui->text.area.height : ui->so_far.area.height;
	const struct cell *below = canvas_cell(c, q.row + q.height, q.col + q.width);

	for (i = 0; i < rows; i++)
		canvas_put(
		    c, q.row + i, q.col + q.width, 1, STYLE_RULE, i == 0 ? g->tee_down : g->vline);
	if (wide || (below != NULL && strcmp(below->text, g->hline) == 0))
		canvas_put(c, q.row + q.height, q.col + q.width, 1, STYLE_RULE,
		    wide ? g->tee_left : g->tee_up);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	int i;

	if (ui->notice_rows > 0)
		draw_notice(ui, c);
	if (ui_is_compact(ui)) {
		draw_pane(ui, c, ui->focus);
		draw_status(ui, c, ui->height - 2);
		return;
	}
	/* The pane with the focus is drawn last, so that the cursor stays on its selection. */
	for (i = 1; i <= FOCUS_COUNT; i++)
		draw_pane(ui, c, (enum walk_focus)((ui->focus + i) % FOCUS_COUNT));
	draw_divider(ui, c);
}

static void
open_target(struct ui *ui)
{
	struct entity e = pane_target(focused(ui));

	if (e.kind == TARGET_ANSWER) {
		ui_answer(ui, now(ui).question, e.index);
	} else if (e.kind == TARGET_OUTCOME) {
		ui_go(ui, SCREEN_OUTCOME);
	} else if (e.kind == TARGET_ASK_MORE) {
		if (!session_go_on(ui->session))
			ui_say(ui, "There is nothing more to ask.");
		ui_changed(ui);
	} else if (e.kind == TARGET_PATH) {
		ui_go(ui, SCREEN_PATH);
		pane_restore(&ui->path, 0, (int)e.index);
	} else if (e.kind < ENTITY_KINDS) {
		ui_read(ui, e);
	}
}

/* The answer that a key of ours stands for, ANSWER_UNASKED if the question has none such. */
static uint32_t
answer_of(struct ui *ui, uint32_t question, enum action action, uint32_t key)
{
	if (action == ACTION_UNSURE)
		return ANSWER_UNSURE;
	if (action == ACTION_NO)
		return ANSWER_NONE;
	if (action == ACTION_YES)
		return topic_question(ui->topic, question)->kind == QUESTION_YES_NO
			   ? ANSWER_FIRST
			   : ANSWER_UNASKED;
	return words_answer_at(
	    ui->topic, question, (uint32_t)keys_place(ACTION_DIGIT, SCREEN_WALK, key));
}

static bool
act_answer(struct ui *ui, enum action action, uint32_t key)
{
	uint32_t question = now(ui).question, answer;

	if (question == NONE) {
		ui_say(ui, "It has ended; %s shows the outcome.", ui_key_of(ui, ACTION_GO_OUTCOME));
		return true;
	}
	answer = answer_of(ui, question, action, key);
	if (answer == ANSWER_UNASKED)
		ui_say(ui, "This question has no such answer.");
	else
		ui_answer(ui, question, answer);
	return true;
}

static bool
act(struct ui *ui, enum action action, uint32_t key)
{
	switch (action) {
	case ACTION_DIGIT:
	case ACTION_YES:
	case ACTION_NO:
	case ACTION_UNSURE:
		return act_answer(ui, action, key);
	case ACTION_CHOOSE:
		open_target(ui);
		return true;
	case ACTION_TAKE_BACK:
		if (!session_back(ui->session))
			ui_say(ui, "This is the first question.");
		ui_changed(ui);
		return true;
	case ACTION_NEXT_PANE:
		ui->focus = (enum walk_focus)((ui->focus + 1) % FOCUS_COUNT);
		return true;
	case ACTION_PREVIOUS_PANE:
		ui->focus = (enum walk_focus)((ui->focus + FOCUS_COUNT - 1) % FOCUS_COUNT);
		return true;
	case ACTION_CANCEL:
		ui->focus = FOCUS_QUESTION;
		return true;
	default:
		return pane_act(focused(ui), action);
	}
}

const struct screen screen_walk = {layout, draw, act, NULL, focused};
