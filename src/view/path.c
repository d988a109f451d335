/* The path: every answer in the order it was given. The selected one can be changed in place; what
 * any other answer would do, and what this one moved, stands beside it. */
#include "view/screen.h"

#include <stdio.h>

#include "tell/evidence.h"
#include "tell/question.h"
#include "tell/words.h"

#define WHATIF_SHOWN 2 /* causes shown for each other answer */

struct path {
	struct pane list, whatif;
};

static void
add_state(struct ui *ui, struct page *p)
{
	const struct outcome *o = session_outcome(ui->session);

	page_indent(p, 0);
	page_add(p, STYLE_TEXT, "With these answers: ");
	words_add_urgency_so_far(p, session_interview(ui->session));
	if (o->line_count > 0 && o->lines[0].count > 0) {
		page_printf(p, STYLE_TEXT, "%s%s of 100: %s", page_glyphs(p)->sep,
		    words_of_100(o->lines[0].share).text,
		    topic_text(ui->topic,
			topic_cause(ui->topic, topic_leaf(ui->topic, o->leaves[o->lines[0].first]))
			    ->name));
		if (o->lines[0].count > 1)
			page_printf(
			    p, STYLE_DIM, " or %u more like it", (unsigned)o->lines[0].count - 1);
	}
	page_gap(p);
}

/* The causes that would fit best. */
static void
add_leaders(struct ui *ui, struct page *p, const struct outcome *o)
{
	page_indent(p, 6);
	for (uint32_t i = 0; i < o->line_count && i < WHATIF_SHOWN; i++) {
		struct entity cause = {
		    ENTITY_CAUSE, topic_leaf(ui->topic, o->leaves[o->lines[i].first])};

		page_mark(p, STYLE_DIM, words_of_100(o->lines[i].share).text);
		page_mark(p, STYLE_DIM, " ");
		page_add(p, STYLE_TEXT, topic_entity_name(ui->topic, cause));
		page_break(p);
	}
	page_indent(p, 0);
}

/* What would follow if this answer, of that place among the question's, stood for the one given. */
static void
add_instead(struct ui *ui, struct page *p, uint32_t question, uint32_t place, uint32_t given)
{
	struct interview *iv = interview_copy(session_interview(ui->session));
	uint32_t answer = words_answer_at(ui->topic, question, place);
	char key[16];

	interview_answer(iv, question, answer);
	struct outcome *o = outcome_new(iv);
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

/* The place of the selected answer in the path, NONE where nothing is selected. */
static uint32_t
selected(struct ui *ui)
{
	const struct path *x = ui->data[SCREEN_PATH];
	struct entity e = pane_target(&x->list);

	return e.kind == TARGET_PATH && e.index < session_length(ui->session) ? e.index : NONE;
}

static void
build_whatif(struct ui *ui, struct page *p)
{
	uint32_t i = selected(ui), question, given;

	if (i == NONE)
		return;
	question = session_question(ui->session, i);
	given = session_given(ui->session, i);
	page_paragraph(
	    p, STYLE_TITLE, topic_text(ui->topic, topic_question(ui->topic, question)->text));
	page_gap(p);
	page_paragraph(p, STYLE_HEADING, "If you had said (of 100)");
	for (uint32_t k = 0; k < words_answer_count(ui->topic, question); k++)
		add_instead(ui, p, question, k, given);
	page_gap(p);
	evidence_add_moved(p, ui->session, question);
}

static void
build_list(struct ui *ui, struct page *p)
{
	uint32_t length = session_length(ui->session);

	if (length == 0) {
		page_printf(p, STYLE_TEXT,
		    "Nothing was answered yet. %s goes to the first question.",
		    ui_key_of(ui, ACTION_GO_WALK));
		return;
	}
	add_state(ui, p);
	tell_path(p, ui->session, false);
}

/* Side by side; on a small screen one fills it and the other is a Tab away. */
static void
layout(struct ui *ui, struct rect area)
{
	struct path *x = ui->data[SCREEN_PATH];
	struct rect left = area, right = area;

	if (session_length(ui->session) == 0)
		ui->focus[SCREEN_PATH] = 0;
	else if (!ui_is_compact(ui)) {
		left.width = area.width * 11 / 20;
		right.col = left.width + 1;
		right.width = area.width - right.col;
	}
	ui_lay_out(ui, &x->list, left, false, (struct entity){TARGET_PATH, 0}, build_list);
	ui_lay_out(
	    ui, &x->whatif, right, false, (struct entity){TARGET_PATH, selected(ui)}, build_whatif);
}

static unsigned
shown(struct ui *ui, struct pane *out[SHOWN_PANES])
{
	struct path *x = ui->data[SCREEN_PATH];

	out[0] = &x->list;
	out[1] = &x->whatif;
	return session_length(ui->session) > 0 ? 2 : 1;
}

static void
title(struct ui *ui, const struct pane *p, struct buf *out)
{
	const struct path *x = ui->data[SCREEN_PATH];

	if (p == &x->whatif)
		buf_adds(out, "What it does");
	else
		buf_printf(out, "Your answers (%u)", (unsigned)session_length(ui->session));
}

static void
draw(struct ui *ui, struct canvas *c)
{
	const struct path *x = ui->data[SCREEN_PATH];

	ui_draw_panes(ui, c);
	if (!ui_is_compact(ui) && session_length(ui->session) > 0)
		pane_draw_divider(&x->list, c, x->list.area.height);
}

/* The answer `step` places from the one given, round and round. */
static uint32_t
answer_beside(struct ui *ui, uint32_t question, uint32_t given, int step)
{
	uint32_t count = words_answer_count(ui->topic, question);

	for (uint32_t i = 0; i < count; i++)
		if (words_answer_at(ui->topic, question, i) == given)
			return words_answer_at(
			    ui->topic, question, (uint32_t)((int)(i + count) + step) % count);
	return ANSWER_UNASKED;
}

static void
change(struct ui *ui, uint32_t question, uint32_t answer)
{
	uint32_t before = session_outcome(ui->session)->urgency, after;

	if (answer == ANSWER_UNASKED) {
		ui_say(ui, "This question has no such answer.");
		return;
	}
	if (!session_answer(ui->session, question, answer))
		return;
	ui_changed(ui);
	after = session_outcome(ui->session)->urgency;
	if (before != after)
		ui_say(ui, "Now %s, was %s.", words_urgency_marked(after), words_urgency(before));
}

static bool
act(struct ui *ui, enum action action, int place)
{
	const struct path *x = ui->data[SCREEN_PATH];
	struct entity cause = pane_target(&x->whatif);
	uint32_t i = selected(ui), question;

	if (i == NONE)
		return action == ACTION_OPEN;
	question = session_question(ui->session, i);
	switch (action) {
	case ACTION_CLEAR:
		if (session_forget(ui->session, question))
			ui_changed(ui);
		ui_say(ui, "Taken out; %s undoes it.", ui_key_of(ui, ACTION_UNDO));
		return true;
	case ACTION_DIGIT:
	case ACTION_YES:
	case ACTION_NO:
	case ACTION_UNSURE:
		change(ui, question, ui_answer_meant(ui, question, action, place));
		return true;
	case ACTION_ANSWER_BEFORE:
	case ACTION_ANSWER_AFTER:
		change(ui, question,
		    answer_beside(ui, question, session_given(ui->session, i),
			action == ACTION_ANSWER_BEFORE ? -1 : 1));
		return true;
	case ACTION_OPEN:
		ui_read(ui, ui->focus[SCREEN_PATH] == 1 && cause.kind < ENTITY_KINDS
				? cause
				: (struct entity){ENTITY_QUESTION, question});
		return true;
	default:
		return false;
	}
}

static struct entity
subject(struct ui *ui)
{
	struct entity e = pane_target(ui_pane(ui));

	if (e.kind == TARGET_PATH && e.index < session_length(ui->session))
		e = (struct entity){ENTITY_QUESTION, session_question(ui->session, e.index)};
	return e;
}

static void
begin(struct ui *ui)
{
	struct path *x = ui->data[SCREEN_PATH];

	x->whatif.quiet = x->whatif.lines = true;
}

const struct screen screen_path = {.size = sizeof(struct path),
    .panes = 2,
    .begin = begin,
    .layout = layout,
    .shown = shown,
    .title = title,
    .draw = draw,
    .act = act,
    .subject = subject};
