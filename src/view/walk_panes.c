/* SPDX-License-Identifier: MIT */
/* The panes of the walk: the question with its answers, what fits so far, and the text of what is
 * selected; where they stand, and what is in them.
 *
 * From 112 columns there are three: the question and under it, where there is room, the figure;
 * what fits and under it the text; the way so far. On a middling screen the text stands below; on a
 * small one a pane fills the screen and the others are a Tab away. */
#include "view/walk.h"

#include <string.h>

#include "reason/outcome.h"
#include "tell/facts.h"
#include "tell/figure.h"
#include "tell/outcome.h"
#include "tell/path.h"
#include "tell/question.h"
#include "tell/words.h"

#define SO_FAR_WIDTH 32
#define SO_FAR_ROWS                                                                                \
	17          /* that it has in three columns: six causes of two rows, and what is around */
#define WAY_ROWS 10 /* that it has at least above the figure */
#define HIGH 30     /* rows of a screen with room for all that it is not */
#define TEXT_ROWS 6 /* of the text at least, below what needs the rest */

static void
build_notice(struct ui *ui, struct page *p, bool brief)
{
	const struct image_meta *m = topic_meta(ui->topic);

	page_add(p, STYLE_STRONG,
	    brief               ? topic_phrase(ui->topic, PHRASE_NOTICE_BRIEF)
	    : m->notice.len > 0 ? topic_text(ui->topic, m->notice)
				: topic_phrase(ui->topic, PHRASE_NOTICE));
	if (m->reviewed.len == 0)
		page_printf(p, STYLE_STRONG, " %s", topic_phrase(ui->topic, PHRASE_NOT_REVIEWED));
	if (m->red_flags == 0)
		page_printf(p, STYLE_STRONG, " %s", topic_phrase(ui->topic, PHRASE_NO_GATES_BRIEF));
	page_add(p, STYLE_TEXT, " ");
	page_add(p, STYLE_KEY, ui_key_of(ui, ACTION_GO_HELP));
	page_add(p, STYLE_TEXT, brief ? " tells more." : " for help.");
	page_break(p);
}

/* "1 y ": the key of the answer's place, and the key of what it means, where there is one. */
static void
add_answer_keys(struct page *p, const struct topic *t, uint32_t question, uint32_t place)
{
	uint32_t answer = words_answer_at(t, question, place);
	enum action meaning = answer == ANSWER_UNSURE                                ? ACTION_UNSURE
			      : answer == ANSWER_NONE                                ? ACTION_NO
			      : topic_question(t, question)->kind == QUESTION_YES_NO ? ACTION_YES
										     : ACTION_NONE;
	char of_place[16], of_meaning[16];
	struct buf keys = {0};

	keys_nth(ACTION_DIGIT, SCREEN_WALK, place, of_place);
	keys_nth(meaning, SCREEN_WALK, 0, of_meaning);
	buf_printf(&keys, "%1s %1s  ", of_place, of_meaning);
	page_mark(p, STYLE_KEY, buf_str(&keys));
	buf_free(&keys);
}

/* The question; after the last what the walk has led to, and where to go from there. */
static void
build_question(struct ui *ui, struct page *p)
{
	uint32_t question = session_now(ui->session).question;
	const struct outcome *o = session_ranking(ui->session);

	if (question != NONE) {
		tell_question(p, ui->topic, question, ui_ticked(ui, question), add_answer_keys);
		page_gap(p);
		tell_why(p, ui->session);
		return;
	}
	page_indent(p, 0);
	words_add_urgency(p, ui->topic, o->urgency);
	page_printf(p, STYLE_TEXT, ": %s.", words_urgency_when(ui->topic, o->urgency));
	page_gap(p);
	page_indent(p, 2);
	page_item(p, (struct entity){TARGET_OUTCOME, 0});
	page_add(p, STYLE_TEXT, topic_phrase(ui->topic, PHRASE_SEE_OUTCOME));
	page_item_end(p);
	if (session_can_go_on(ui->session)) {
		page_item(p, (struct entity){TARGET_ASK_MORE, 0});
		page_add(p, STYLE_TEXT, topic_phrase(ui->topic, PHRASE_GO_ON));
		page_item_end(p);
	}
	page_indent(p, 0);
}

struct entity
walk_subject(struct ui *ui)
{
	const struct walk *w = ui->data[SCREEN_WALK];
	const struct outcome *o = session_ranking(ui->session);
	const struct pane *p = ui_pane(ui) == &w->text ? &w->question : ui_pane(ui);
	uint32_t question = session_now(ui->session).question, symptom;
	struct entity e = pane_target(p);

	if (e.kind == TARGET_PATH && e.index < session_length(ui->session))
		return (struct entity){ENTITY_QUESTION, session_question(ui->session, e.index)};
	if (e.kind < ENTITY_KINDS)
		return e;
	if (question == NONE) {
		e = outcome_reason(ui->topic, o);
		return e.kind < ENTITY_KINDS ? e : (struct entity){TARGET_NONE, 0};
	}
	symptom =
	    e.kind == TARGET_ANSWER ? words_answer_symptom(ui->topic, question, e.index) : NONE;
	if (symptom != NONE)
		return (struct entity){ENTITY_SYMPTOM, symptom};
	return (struct entity){ENTITY_QUESTION, question};
}

/* The answer that is selected, of several with what is ticked and nothing said of the rest;
 * ANSWER_UNASKED if something else is selected. */
static uint32_t
answer_selected(struct ui *ui)
{
	const struct walk *w = ui->data[SCREEN_WALK];
	struct entity e = pane_target(&w->question);
	uint32_t question = session_now(ui->session).question, ticked = ui_ticked(ui, question);

	if (e.kind != TARGET_ANSWER)
		return ANSWER_UNASKED;
	if (!ui_is_several(ui, question) || e.index == ANSWER_UNSURE)
		return e.index;
	uint32_t options = topic_question(ui->topic, question)->options;
	return e.index == ANSWER_NONE
		   ? answer_closed(ticked, options)
		   : answer_with(ticked, e.index - ANSWER_FIRST, FINDING_YES, options);
}

static void
build_so_far(struct ui *ui, struct page *p)
{
	tell_so_far(
	    p, ui->session, answer_selected(ui), ui->unranked ? ui_key_of(ui, ACTION_HIDE) : NULL);
	if (ui_columns(ui) < 3)
		tell_answers(p, ui->session);
}

static void
build_way(struct ui *ui, struct page *p)
{
	tell_way(p, ui->session, !ui->unranked, add_answer_keys);
}

/* The cause of which the figure shows where it sits: the one selected, else what fits best. */
static struct entity
cause_lit(struct ui *ui)
{
	const struct walk *w = ui->data[SCREEN_WALK];
	struct entity e = pane_target(ui_pane(ui));

	if (ui->unranked)
		return (struct entity){TARGET_NONE, 0};
	if (ui_pane(ui) != &w->text && e.kind == ENTITY_CAUSE && figure_seat(ui->topic, e) != NONE)
		return e;
	return figure_best(ui->session);
}

static void
build_figure(struct ui *ui, struct page *p)
{
	tell_drawing(p, ui->session, !ui->unranked, cause_lit(ui));
}

static void
layout_question(struct ui *ui, struct rect area)
{
	struct walk *w = ui->data[SCREEN_WALK];
	struct entity about = {ENTITY_QUESTION, session_now(ui->session).question};

	ui_lay_out(ui, &w->question, area, false, about, build_question);
}

static void
build_text(struct ui *ui, struct page *p)
{
	struct entity e = walk_subject(ui);

	if (e.kind < ENTITY_KINDS)
		facts_build_text(p, ui->topic, e);
}

static int
clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

/* The first screen says what this is and is not; returns what is left of the area. */
static struct rect
layout_notice(struct ui *ui, struct rect area)
{
	struct walk *w = ui->data[SCREEN_WALK];
	int most = ui->set.linear || ui->height >= HIGH ? 5 : ui_is_compact(ui) ? 2 : 3;
	int columns = area.width - 2 < PANE_MEASURE ? area.width - 2 : PANE_MEASURE;

	w->notice_rows = 0;
	if (session_length(ui->session) > 0)
		return area;
	page_begin(w->notice, columns, ui->set.ascii);
	build_notice(ui, w->notice, false);
	if (page_rows(w->notice) > most) {
		page_begin(w->notice, columns, ui->set.ascii);
		build_notice(ui, w->notice, true);
	}
	w->notice_rows = clamp(page_rows(w->notice), 1, most);
	area.row += w->notice_rows;
	area.height -= w->notice_rows;
	return area;
}

/* As many rows as the question needs of the area, but no more than leave so many. It is laid out in
 * as many as before at first, lest the pane lose its place. */
static int
question_rows(struct ui *ui, struct rect area, int least, int left)
{
	const struct walk *w = ui->data[SCREEN_WALK];
	struct rect top = area;

	top.height = w->question.built ? w->question.area.height : area.height;
	layout_question(ui, top);
	return clamp(page_rows(w->question.page) + 1, least, area.height - left);
}

/* The figure stands under the question where that leaves it room, else under the way. */
static void
layout_columns(struct ui *ui, struct rect area)
{
	struct walk *w = ui->data[SCREEN_WALK];
	struct rect left = area, middle = area, right = area, figure;
	int rows = (int)topic_figure_count(ui->topic) + 2; /* with its title and what it means */

	left.width = area.width / 3 + 2;
	middle.col += left.width + 1;
	middle.width = (area.width - left.width - 2) / 2;
	right.col = middle.col + middle.width + 1;
	right.width = area.width - right.col;
	bool drawn = rows > 2 && figure_columns(ui->topic) <= right.width - 2;
	left.height = question_rows(ui, left, 0, 0);
	bool below = left.height + rows <= area.height;
	if (drawn && !below && area.height - rows >= WAY_ROWS)
		right.height -= rows;
	if (!drawn || !below)
		left.height = area.height;
	figure = left.height < area.height ? left : right;
	figure.row += figure.height;
	figure.height = area.height - figure.height;
	layout_question(ui, left);
	middle.height = clamp(SO_FAR_ROWS, 0, area.height * 3 / 5);
	ui_lay_out(ui, &w->so_far, middle, false,
	    (struct entity){TARGET_ANSWER, answer_selected(ui)}, build_so_far);
	ui_lay_out(ui, &w->way, right, false, (struct entity){TARGET_PATH, 0}, build_way);
	middle.row += middle.height;
	middle.height = area.height - middle.height;
	ui_lay_out(ui, &w->text, middle, true, walk_subject(ui), build_text);
	if (figure.height > 0)
		ui_lay_out(ui, &w->figure, figure, false, cause_lit(ui), build_figure);
	else
		w->figure.area = figure;
}

void
walk_layout(struct ui *ui, struct rect area)
{
	struct walk *w = ui->data[SCREEN_WALK];

	if (w->columns != ui_columns(ui))
		w->so_far.area.width = 0; /* is built anew, and keeps its place */
	w->columns = ui_columns(ui);
	area = layout_notice(ui, area);
	struct rect top = area, side = area, below = area;
	if (ui_columns(ui) > 2) {
		layout_columns(ui, area);
		return;
	}
	if (!ui_is_compact(ui)) {
		top.width = area.width - SO_FAR_WIDTH - 1;
		top.height = question_rows(ui, top, area.height * 2 / 5, TEXT_ROWS);
		side.col += top.width + 1;
		side.width -= top.width + 1;
		side.height = top.height;
		below.row += top.height;
		below.height -= top.height;
	}
	layout_question(ui, top);
	ui_lay_out(ui, &w->so_far, side, false, (struct entity){TARGET_ANSWER, answer_selected(ui)},
	    build_so_far);
	ui_lay_out(ui, &w->text, below, true, walk_subject(ui), build_text);
}

unsigned
walk_shown(struct ui *ui, struct pane *out[SHOWN_PANES])
{
	struct walk *w = ui->data[SCREEN_WALK];

	out[0] = &w->question;
	out[1] = &w->so_far;
	out[2] = &w->text;
	out[3] = &w->way;
	return ui_columns(ui) > 2 ? 4 : 3;
}

void
walk_title(struct ui *ui, const struct pane *p, struct buf *out)
{
	const struct walk *w = ui->data[SCREEN_WALK];
	struct entity e = p->stamp.subject;

	if (p == &w->so_far)
		buf_adds(out, topic_phrase(ui->topic, PHRASE_PANE_SO_FAR));
	else if (p == &w->way)
		buf_adds(out, topic_phrase(ui->topic, PHRASE_PANE_WAY));
	else if (p != &w->question)
		buf_adds(out, p == &w->text ? topic_phrase(ui->topic, PHRASE_PANE_TEXT)
					    : topic_phrase(ui->topic, PHRASE_PANE_FIGURE));
	else
		buf_adds(out, session_now(ui->session).question == NONE
				  ? topic_phrase(ui->topic, PHRASE_PANE_ENDED)
				  : topic_phrase(ui->topic, PHRASE_PANE_QUESTION));
	if (e.kind < ENTITY_KINDS && (p == &w->text || p == &w->figure))
		buf_printf(out, ": %s", topic_entity_name(ui->topic, e));
}

/* The lines between the columns meet the rules above the panes that stand below others. */
static void
draw_columns(struct ui *ui, struct canvas *c)
{
	const struct walk *w = ui->data[SCREEN_WALK];
	const struct rect *text = &w->text.area, *figure = &w->figure.area;
	int left = text->col - 1, right = text->col + text->width;
	const struct glyphs *g = glyphs_get(c->ascii);
	struct buf title = {0};

	pane_draw_divider(&w->question, c, text->row + text->height - w->question.area.row);
	pane_draw_divider(&w->so_far, c, text->row + text->height - w->question.area.row);
	canvas_put(c, text->row, left, 1, STYLE_RULE, g->tee_right);
	canvas_put(c, text->row, right, 1, STYLE_RULE, g->tee_left);
	if (figure->height > 0) {
		walk_title(ui, &w->figure, &title);
		pane_draw(&w->figure, c, buf_str(&title), "", false);
		canvas_put(c, figure->row, figure->col < left ? left : right, 1, STYLE_RULE,
		    figure->col < left ? g->tee_left : g->tee_right);
	}
	buf_free(&title);
}

void
walk_draw(struct ui *ui, struct canvas *c)
{
	const struct walk *w = ui->data[SCREEN_WALK];
	const struct rect *a = &w->question.area;
	const struct glyphs *g = glyphs_get(c->ascii);
	int row = a->row + a->height, col = a->col + a->width;

	if (w->notice_rows > 0)
		page_draw(
		    w->notice, c, (struct rect){2, 1, w->notice_rows, ui->width - 2}, 0, -1, false);
	if (page_rows(w->notice) > w->notice_rows && w->notice_rows > 0)
		canvas_put(c, w->notice_rows + 1, ui->width - 3, 2, STYLE_STRONG, g->ellipsis);
	ui_draw_panes(ui, c);
	if (ui_columns(ui) > 2)
		draw_columns(ui, c);
	if (ui_columns(ui) != 2)
		return;
	/* The line between the panes meets the rules above and below it. */
	pane_draw_divider(&w->question, c, w->so_far.area.height);
	const struct cell *below = canvas_cell(c, row, col);
	if (below != NULL && strcmp(below->text, g->hline) == 0)
		canvas_put(c, row, col, 1, STYLE_RULE, g->tee_up);
}
