/* The path: every answer in the order it was given. The selected one can be changed in place; what
 * that does to the urgency and to what fits stands above. */
#include "view/screen.h"

#include <stdio.h>

#include "view/words.h"

static void
add_state(struct ui *ui, struct page *p)
{
	const struct outcome *o = session_outcome(ui->session);
	struct buf of = {0};

	page_indent(p, 0);
	page_add(p, STYLE_TEXT, "With these answers: ");
	words_add_urgency(p, o->urgency);
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

static void
layout(struct ui *ui, struct rect area)
{
	struct page *p = ui->path.page;
	uint32_t i, length = session_length(ui->session);

	if (!pane_begin(&ui->path, area, ui_stamp(ui, TARGET_PATH, 0), ui->ascii))
		return;
	if (length == 0) {
		page_indent(p, 0);
		page_paragraph(
		    p, STYLE_TEXT, "Nothing was answered yet. w goes to the first question.");
	} else {
		add_state(ui, p);
		for (i = 0; i < length; i++)
			add_answer(ui, p, i);
	}
	page_indent(p, 0);
	pane_end(&ui->path);
	if (ui->path.item < 0 && page_items(p) > 0)
		ui->path.item = 0;
}

static void
draw(struct ui *ui, struct canvas *c)
{
	char title[64];

	snprintf(title, sizeof title, "Your answers (%u)", (unsigned)session_length(ui->session));
	pane_draw(&ui->path, c, title, true);
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
		return words_answer_at(ui->topic, question, key - '1');
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
		ui_say(ui, "Now %s %s, was %s.", words_urgency_mark(after), words_urgency(after),
		    words_urgency(before));
}

static bool
act(struct ui *ui, enum action action, uint32_t key)
{
	struct entity e = pane_target(&ui->path);
	bool on_answer = e.kind == TARGET_PATH && e.index < session_length(ui->session);

	switch (action) {
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
			ui_read(ui, (struct entity){
					ENTITY_QUESTION, session_question(ui->session, e.index)});
		return true;
	default:
		return pane_act(&ui->path, action);
	}
}

static struct pane *
pane(struct ui *ui)
{
	return &ui->path;
}

const struct screen screen_path = {layout, draw, act, NULL, pane};
