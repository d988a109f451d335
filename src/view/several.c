/* SPDX-License-Identifier: MIT */
/* Ticking: keys of a question for several symptoms. What is ticked is no answer yet; it is one once
 * it is taken, and what is not ticked stays open unless the person says "none of the others". */
#include "view/screen.h"

#include "topic/answer.h"

bool
ui_is_several(const struct ui *ui, uint32_t question)
{
	return question != NONE && topic_question(ui->topic, question)->kind == QUESTION_SEVERAL;
}

uint32_t
ui_ticked(const struct ui *ui, uint32_t question)
{
	return ui->ticked_question == question ? ui->ticked : ANSWER_UNASKED;
}

void
ui_untick(struct ui *ui)
{
	ui->ticked_question = NONE;
	ui->ticked = ANSWER_UNASKED;
}

/* The place among the answers that a key or the selection stands for. */
static uint32_t
place_meant(struct ui *ui, const struct question *q, enum action action, int place)
{
	struct entity e = pane_target(ui_pane(ui));

	switch (action) {
	case ACTION_DIGIT:
		return (uint32_t)place;
	case ACTION_NO:
		return q->options;
	case ACTION_UNSURE:
		return q->options + 1;
	case ACTION_CHOOSE:
	case ACTION_TOGGLE:
		return e.kind != TARGET_ANSWER    ? NONE
		       : e.index == ANSWER_NONE   ? q->options
		       : e.index == ANSWER_UNSURE ? q->options + 1
		       : e.index >= ANSWER_FIRST  ? e.index - ANSWER_FIRST
						  : NONE;
	default:
		return NONE;
	}
}

uint32_t
ui_tick_given(const struct ui *ui, uint32_t question, uint32_t given, enum action action, int place)
{
	uint32_t options = topic_question(ui->topic, question)->options, option = (uint32_t)place;
	bool open = given < ANSWER_NONE || answer_leaves_open(given, options);

	if (action == ACTION_NO)
		return open ? answer_closed(given, options) : ANSWER_NONE;
	if (action != ACTION_DIGIT || option >= options)
		return ui_answer_meant(ui, question, action, place);
	if (answer_finding(given, option) != FINDING_YES)
		return answer_with(given, option, FINDING_YES, options);
	return answer_with(given, option, open ? FINDING_UNASKED : FINDING_NO, options);
}

uint32_t
ui_tick(struct ui *ui, uint32_t question, enum action action, int key_place)
{
	const struct question *q = topic_question(ui->topic, question);
	uint32_t ticked = ui_ticked(ui, question), place = place_meant(ui, q, action, key_place);

	if (place == q->options)
		return answer_closed(ticked, q->options);
	if (place == q->options + 1)
		return ANSWER_UNSURE;
	if (action == ACTION_CHOOSE && ticked != ANSWER_UNASKED)
		return ticked;
	if (place > q->options) {
		ui_say(ui, "This question has no such answer.");
		return ANSWER_UNASKED;
	}
	if (action == ACTION_DIGIT) /* it may be out of sight */
		pane_select(ui_pane_of(ui, ui_screen(ui)),
		    (struct entity){TARGET_ANSWER, ANSWER_FIRST + place});
	bool on = answer_finding(ticked, place) == FINDING_YES;
	ui->ticked_question = question;
	ui->ticked = answer_with(ticked, place, on ? FINDING_UNASKED : FINDING_YES, q->options);
	ui_each_pane(ui, pane_spoil);
	return ANSWER_UNASKED;
}
