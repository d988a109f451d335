/* The path: every answer in the order it was given. The selected one can be changed in place; what
 * any other answer would do, and what this one moved, stands beside it. */
#include "view/screen.h"

#include <stdio.h>

#include "tell/evidence.h"
#include "tell/words.h"

#define WHATIF_SHOWN 2 /* causes shown for each other answer */

static void
add_state(struct ui *ui, struct page *p)
{
	const struct outcome *o = session_outcome(ui->session);
	struct buf of = {0};

	page_indent(p, 0);
	page_add(p, STYLE_TEXT, "With these answers: ");
	words_add_urgency_so_far(p, session_interview(ui->session));
	if (o->line_count > 0 && o->lines[0].count > 0) {
		words_add_of_100(o->lines[0].share, &of);
		page_printf(p, STYLE_TEXT, "%s%s of 100: %s", page_glyphs(p)->sep, buf_str(&of),
		    topic_text(ui->topic,
			topic_cause(ui->topic, topic_leaf(ui->topic, o->leaves[o->lines[0].first]))
			    ->name));
		if (o->lines[0].count > 1)
			page_printf(
			    p, STYLE_DIM, " or %u more like it", (unsigned)o->lines[0].count - 1);
	}
	page_gap(p);
	buf_free(&of);
}

/* "moved Baker's cyst up, 1.6 bits": what the answer did to the leader. */
static void
add_moved(struct ui *ui, struct page *p, uint32_t question)
{
	const struct outcome *o = session_outcome(ui->session);
	double bits;

	if (o->line_count == 0 || o->lines[0].count == 0)
		return;
	bits =
	    interview_moved(session_interview(ui->session), question, o->leaves[o->lines[0].first]);
	if (bits > 0.05)
		page_printf(
		    p, STYLE_DIM, "%sfor what fits best (%+.1f bits)", page_glyphs(p)->sep, bits);
	else if (bits < -0.05)
		page_printf(p, STYLE_DIM, "%sagainst what fits best (%+.1f bits)",
		    page_glyphs(p)->sep, bits);
}

static void
add_answer(struct ui *ui, struct page *p, uint32_t i)
{
	uint32_t question = session_question(ui->session, i), given = session_given(ui->session, i);
	char number[16];

	page_indent(p, 2);
	page_item(p, (struct entity){TARGET_PATH, i});
	snprintf(number, sizeof number, "%2u ", (unsigned)i + 1);
	page_mark(p, STYLE_DIM, number);
	page_add(p, STYLE_TEXT, topic_text(ui->topic, topic_question(ui->topic, question)->text));
	page_break(p);
	page_indent(p, 5);
	page_mark(p, STYLE_DIM, page_glyphs(p)->arrow);
	page_mark(p, STYLE_DIM, " ");
	page_add(p, STYLE_STRONG, words_answer(ui->topic, question, given));
	if (!interview_active(session_interview(ui->session), question))
		page_add(
		    p, STYLE_WARNING, " (not asked with the other answers; it does not count)");
	else
		add_moved(ui, p, question);
	page_item_end(p);
}

/* The causes that would fit best. */
static void
add_leaders(struct ui *ui, struct page *p, const struct outcome *o)
{
	struct buf of = {0};
	uint32_t i;

	page_indent(p, 6);
	for (i = 0; i < o->line_count && i < WHATIF_SHOWN; i++) {
		struct entity cause = {
		    ENTITY_CAUSE, topic_leaf(ui->topic, o->leaves[o->lines[i].first])};

		buf_clear(&of);
		words_add_of_100(o->lines[i].share, &of);
		page_mark(p, STYLE_DIM, buf_str(&of));
		page_mark(p, STYLE_DIM, " ");
		page_add(p, STYLE_TEXT, topic_entity_name(ui->topic, cause));
		page_break(p);
	}
	page_indent(p, 0);
	buf_free(&of);
}

/* What would follow if this answer, of that place among the question's, stood for the one given. */
static void
add_instead(struct ui *ui, struct page *p, uint32_t question, uint32_t place, uint32_t given)
{
	struct interview *iv = interview_copy(session_interview(ui->session));
	uint32_t answer = words_answer_at(ui->topic, question, place);
	struct outcome *o;
	char key[16];

	interview_answer(iv, question, answer);
	o = outcome_new(iv);
	page_mark(p, STYLE_KEY, answer == given ? page_glyphs(p)->marker : " ");
	page_mark(p, STYLE_TEXT, " ");
	keys_nth(ACTION_DIGIT, SCREEN_PATH, place, key);
	page_mark(p, STYLE_KEY, key[0] != '\0' ? key : " ");
	page_mark(p, STYLE_TEXT, "  ");
	page_add(p, STYLE_STRONG, words_answer(ui->topic, question, answer));
	if (answer == given)
		page_add(p, STYLE_DIM, " (as now)");
	words_add_urgency_of(p, o->urgency);
	add_leaders(ui, p, o);
	outcome_free(o);
	interview_free(iv);
}

static void
build_whatif(struct ui *ui, struct page *p, uint32_t i)
{
	uint32_t question = session_question(ui->session, i), given = session_given(ui->session, i);
	uint32_t k;

	page_paragraph(
	    p, STYLE_TITLE, topic_text(ui->topic, topic_question(ui->topic, question)->text));
	page_gap(p);
	page_paragraph(p, STYLE_HEADING, "If you had said (of 100)");
	for (k = 0; k < words_answer_count(ui->topic, question); k++)
		add_instead(ui, p, question, k, given);
	page_gap(p);
	evidence_add_moved(p, ui->session, question);
}

static void
layout_whatif(struct ui *ui, struct rect area)
{
	struct entity e = pane_target(&ui->path);
	bool any = e.kind == TARGET_PATH && e.index < session_length(ui->session);

	if (!pane_begin(
		&ui->whatif, area, ui_stamp(ui, TARGET_PATH, any ? e.index : NONE), ui->ascii))
		return;
	if (any)
		build_whatif(ui, ui->whatif.page, e.index);
	pane_end(&ui->whatif);
}

static void
layout_list(struct ui *ui, struct rect area)
{
	struct page *p = ui->path.page;
	uint32_t i, length = session_length(ui->session);

	if (!pane_begin(&ui->path, area, ui_stamp(ui, TARGET_PATH, 0), ui->ascii))
		return;
	if (length == 0) {
		page_indent(p, 0);
		page_printf(p, STYLE_TEXT,
		    "Nothing was answered yet. %s goes to the first question.",
		    ui_key_of(ui, ACTION_GO_WALK));
	} else {
		add_state(ui, p);
		for (i = 0; i < length; i++)
			add_answer(ui, p, i);
	}
	page_indent(p, 0);
	pane_end(&ui->path);
}

/* Side by side; on a small screen one fills it and the other is a Tab away. */
static void
layout(struct ui *ui, struct rect area)
{
	struct rect left = area, right = area;

	if (session_length(ui->session) == 0)
		ui->whatif_focus = false;
	if (!ui_is_compact(ui) && session_length(ui->session) > 0) {
		left.width = area.width * 11 / 20;
		right.col = left.width + 1;
		right.width = area.width - right.col;
	}
	layout_list(ui, left);
	layout_whatif(ui, right);
}

static void
draw_divider(struct ui *ui, struct canvas *c)
{
	const struct glyphs *g = canvas_glyphs(c);
	struct rect a = ui->path.area;
	int i;

	for (i = 0; i < a.height; i++)
		canvas_put(
		    c, a.row + i, a.col + a.width, 1, STYLE_RULE, i == 0 ? g->tee_down : g->vline);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	bool both = !ui_is_compact(ui) && session_length(ui->session) > 0;
	char title[64];

	snprintf(title, sizeof title, "Your answers (%u)", (unsigned)session_length(ui->session));
	if (both && ui->whatif_focus)
		pane_draw(&ui->path, c, title, false);
	if (both || ui->whatif_focus)
		pane_draw(&ui->whatif, c, "What it does", ui->whatif_focus);
	if (!ui->whatif_focus)
		pane_draw(&ui->path, c, title, true);
	if (both)
		draw_divider(ui, c);
}

/* The answer `step` places from the one given, round and round. */
static uint32_t
answer_beside(struct ui *ui, uint32_t question, uint32_t given, int step)
{
	uint32_t i, count = words_answer_count(ui->topic, question);

	for (i = 0; i < count; i++)
		if (words_answer_at(ui->topic, question, i) == given)
			return words_answer_at(
			    ui->topic, question, (uint32_t)((int)(i + count) + step) % count);
	return ANSWER_UNASKED;
}

static uint32_t
wanted_answer(struct ui *ui, uint32_t i, enum action action, uint32_t key)
{
	uint32_t question = session_question(ui->session, i), given = session_given(ui->session, i);

	switch (action) {
	case ACTION_ANSWER_BEFORE:
		return answer_beside(ui, question, given, -1);
	case ACTION_ANSWER_AFTER:
		return answer_beside(ui, question, given, 1);
	case ACTION_YES:
		return topic_question(ui->topic, question)->kind == QUESTION_YES_NO
			   ? ANSWER_FIRST
			   : ANSWER_UNASKED;
	case ACTION_NO:
		return ANSWER_NONE;
	case ACTION_UNSURE:
		return ANSWER_UNSURE;
	default:
		return words_answer_at(
		    ui->topic, question, (uint32_t)keys_place(ACTION_DIGIT, SCREEN_PATH, key));
	}
}

static void
change(struct ui *ui, uint32_t i, enum action action, uint32_t key)
{
	uint32_t before = session_outcome(ui->session)->urgency, after;
	uint32_t answer = wanted_answer(ui, i, action, key);

	if (answer == ANSWER_UNASKED) {
		ui_say(ui, "This question has no such answer.");
		return;
	}
	if (!session_answer(ui->session, session_question(ui->session, i), answer))
		return;
	ui_changed(ui);
	after = session_outcome(ui->session)->urgency;
	if (before != after)
		ui_say(ui, "Now %s, was %s.", words_urgency_marked(after), words_urgency(before));
}

static void
take_out(struct ui *ui, uint32_t i)
{
	if (session_forget(ui->session, session_question(ui->session, i)))
		ui_changed(ui);
	ui_say(ui, "Taken out; %s undoes it.", ui_key_of(ui, ACTION_UNDO));
}

static void
open_answer(struct ui *ui, uint32_t i)
{
	struct entity cause = pane_target(&ui->whatif);

	if (ui->whatif_focus && cause.kind < ENTITY_KINDS)
		ui_read(ui, cause);
	else
		ui_read(ui, (struct entity){ENTITY_QUESTION, session_question(ui->session, i)});
}

static struct pane *
pane(struct ui *ui)
{
	return ui->whatif_focus ? &ui->whatif : &ui->path;
}

static bool
act(struct ui *ui, enum action action, uint32_t key)
{
	struct entity e = pane_target(&ui->path);
	bool on_answer = e.kind == TARGET_PATH && e.index < session_length(ui->session);

	switch (action) {
	case ACTION_NEXT_PANE:
		ui->whatif_focus = !ui->whatif_focus && on_answer;
		return true;
	case ACTION_CLEAR:
		if (on_answer)
			take_out(ui, e.index);
		return true;
	case ACTION_DIGIT:
	case ACTION_YES:
	case ACTION_NO:
	case ACTION_UNSURE:
	case ACTION_ANSWER_BEFORE:
	case ACTION_ANSWER_AFTER:
		if (on_answer)
			change(ui, e.index, action, key);
		return true;
	case ACTION_OPEN:
		if (on_answer)
			open_answer(ui, e.index);
		return true;
	default:
		return pane_act(pane(ui), action);
	}
}

const struct screen screen_path = {layout, draw, act, NULL, pane};
