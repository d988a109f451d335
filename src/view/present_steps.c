/* SPDX-License-Identifier: MIT */
/* The steps of a presentation, and what is answered on the way. A clicker's two keys are
 * enough: next takes the answer that most gave, of a case where nobody voted or two lead the case's
 * own. */
#include "view/present.h"

#include "tell/words.h"

/* The place among the answers of what was given; -1: nothing, or more than one. */
static int
place_given(struct ui *ui)
{
	uint32_t question = present_question(ui);

	return question != NONE ? words_answer_place(ui->topic, question, present_given(ui)) : -1;
}

void
present_show(struct ui *ui, enum present_stage stage, uint32_t at, bool revealed)
{
	struct present *x = present_of(ui);

	present_write(ui);
	x->stage = stage;
	x->at = at;
	x->polling = false;
	ui->revealed = revealed;
	if (ui->set.countdown > 0) { /* each vote has its time */
		x->running = !revealed && stage != PRESENT_STORY;
		x->before = 0;
		x->fresh = true;
	}
	pane_restore(&x->pane, 0, place_given(ui));
	pane_spoil(&x->pane);
}

static void
take(struct ui *ui, uint32_t answer)
{
	uint32_t question = present_question(ui);

	if (question == NONE || answer == ANSWER_UNASKED) {
		ui_say(ui, question == NONE ? "There is no question here."
					    : "This question has no such answer.");
		return;
	}
	present_of(ui)->polling = false;
	session_answer(ui->session, question, answer);
	ui_changed(ui);
}

/* An answer that most voted for, as it is given: of several symptoms that one is there, and nothing
 * of the others. */
static uint32_t
answer_voted(struct ui *ui, uint32_t question, uint32_t answer)
{
	const struct question *q = topic_question(ui->topic, question);

	return q->kind == QUESTION_SEVERAL && answer >= ANSWER_FIRST
		   ? answer_with(ANSWER_UNASKED, answer - ANSWER_FIRST, FINDING_YES, q->options)
		   : answer;
}

/* The answer that next takes to an open question; ANSWER_UNASKED where it takes none. */
static uint32_t
answer_taken(struct ui *ui, uint32_t question, uint32_t *leaders)
{
	const struct present *x = present_of(ui);
	uint32_t answer = ANSWER_UNASKED;

	*leaders = poll_lead(present_poll(ui, false), &answer);
	if (*leaders == 1)
		return answer_voted(ui, question, answer);
	if (ui_ticked(ui, question) != ANSWER_UNASKED)
		return ui_ticked(ui, question);
	return x->c != NULL ? practice_answer(x->c, session_interview(ui->session), question)
			    : ANSWER_UNASKED;
}

/* Says what was taken, or why nothing was. */
static void
say_taken(struct ui *ui, uint32_t question, uint32_t taken, uint32_t leaders)
{
	if (taken == ANSWER_UNASKED)
		ui_say(ui,
		    leaders > 1 ? "A tie: no answer has most votes. Choose one by its key, or ask "
				  "once more: %s."
				: "Choose the answer first, by its key, or ask the room: %s.",
		    ui_key_of(ui, ACTION_POLL));
	else if (leaders > 1 && ui_ticked(ui, question) == ANSWER_UNASKED)
		ui_say(ui, "%s", topic_phrase(ui->topic, PHRASE_TIE_CASE));
}

bool
present_can_go_on(struct ui *ui)
{
	const struct present *x = present_of(ui);
	uint32_t question = present_question(ui), leaders;

	if (x->stage != PRESENT_WALK)
		return x->stage != PRESENT_POINT;
	if (ui->revealed)
		return question != NONE || x->c != NULL;
	return question == NONE || present_given(ui) != ANSWER_UNASKED ||
	       answer_taken(ui, question, &leaders) != ANSWER_UNASKED;
}

void
present_next(struct ui *ui)
{
	const struct present *x = present_of(ui);
	uint32_t question = present_question(ui), taken, leaders;

	if (x->stage == PRESENT_STORY) {
		present_show(ui, PRESENT_BALLOT, 0, false);
	} else if (x->stage == PRESENT_BALLOT) {
		present_show(ui, PRESENT_WALK, 0, false);
	} else if (x->stage == PRESENT_POINT) {
		ui_say(ui, "This is the end of the case.");
	} else if (ui->revealed && question != NONE) {
		present_show(ui, PRESENT_WALK, x->at + 1, false);
	} else if (ui->revealed && x->c != NULL) {
		present_show(ui, PRESENT_POINT, x->at, true);
	} else if (ui->revealed) {
		ui_say(
		    ui, "This is the end; %s shows the outcome.", ui_key_of(ui, ACTION_GO_OUTCOME));
	} else {
		if (question != NONE && present_given(ui) == ANSWER_UNASKED) {
			taken = answer_taken(ui, question, &leaders);
			say_taken(ui, question, taken, leaders);
			if (taken == ANSWER_UNASKED)
				return;
			take(ui, taken);
		}
		present_show(ui, PRESENT_WALK, x->at, true);
	}
}

void
present_back(struct ui *ui)
{
	const struct present *x = present_of(ui);

	if (x->stage == PRESENT_POINT)
		present_show(ui, PRESENT_WALK, x->at, true);
	else if (ui->revealed)
		present_show(ui, PRESENT_WALK, x->at, false);
	else if (x->stage == PRESENT_WALK && x->at > 0)
		present_show(ui, PRESENT_WALK, x->at - 1, true);
	else if (x->stage == PRESENT_WALK && x->c != NULL)
		present_show(ui, PRESENT_BALLOT, 0, false);
	else if (x->stage == PRESENT_BALLOT)
		present_show(ui, PRESENT_STORY, 0, false);
	else
		ui_say(ui, x->c != NULL ? "This is the beginning." : "This is the first question.");
}

void
present_answer(struct ui *ui, enum action action, int place)
{
	const struct present *x = present_of(ui);
	uint32_t question = present_question(ui), wanted = ANSWER_UNASKED;
	struct entity e = pane_target(&x->pane);

	if (present_is_ballot(ui)) {
		struct poll *p = present_poll(ui, true);
		uint32_t at = action == ACTION_DIGIT ? (uint32_t)place
			      : action == ACTION_CHOOSE && e.kind == TARGET_ANSWER
				  ? poll_place(p, e.index)
				  : POLL_PLACES;
		if (at < p->places)
			present_vote(ui, p->answer[at]);
		else
			ui_say(ui, "There is no such choice.");
		return;
	}
	if (ui_is_several(ui, question) && !x->polling) {
		wanted = ui_tick(ui, question, action, place);
		if (wanted != ANSWER_UNASKED)
			take(ui, wanted);
		return;
	}
	if (action == ACTION_CHOOSE)
		wanted = e.kind == TARGET_ANSWER ? e.index : ANSWER_UNASKED;
	else if (question != NONE)
		wanted = ui_answer_meant(ui, question, action, place);
	if (x->polling && question != NONE) {
		present_vote(ui, wanted);
		return;
	}
	pane_select(&present_of(ui)->pane, (struct entity){TARGET_ANSWER, wanted});
	take(ui, wanted);
}
