/* SPDX-License-Identifier: MIT */
/* The steps of a presentation, and what is answered or voted on the way. A clicker's two keys are
 * enough: next takes the answer that most gave, of a case where nobody voted or two lead the case's
 * own. */
#include "view/present.h"

#include <string.h>
#include <unistd.h>

#include "tell/words.h"

uint32_t
present_question(struct ui *ui)
{
	const struct present *x = present_of(ui);

	if (x->stage != PRESENT_WALK)
		return NONE;
	return x->at < session_length(ui->session) ? session_question(ui->session, x->at)
						   : session_now(ui->session).question;
}

uint32_t
present_given(struct ui *ui)
{
	const struct present *x = present_of(ui);

	return x->stage == PRESENT_WALK && x->at < session_length(ui->session)
		   ? session_given(ui->session, x->at)
		   : ANSWER_UNASKED;
}

/* True past the last question. */
static bool
is_end(struct ui *ui)
{
	return present_of(ui)->stage == PRESENT_WALK && present_question(ui) == NONE;
}

bool
present_is_ballot(struct ui *ui)
{
	const struct present *x = present_of(ui);

	return x->c != NULL && (x->stage == PRESENT_BALLOT || (is_end(ui) && !ui->revealed));
}

/* What is voted on at this step: its question, or of a case what it is; NONE: nothing. */
static uint32_t
voted_on(struct ui *ui)
{
	const struct present *x = present_of(ui);

	if (x->c != NULL && (x->stage == PRESENT_BALLOT || is_end(ui)))
		return x->c->c.cause != NONE ? POLL_CAUSE : POLL_URGENCY;
	return present_question(ui);
}

static struct poll
poll_on(const struct topic *t, uint32_t question)
{
	uint32_t count = words_answer_count(t, question);
	struct poll p = {.question = question, .places = count < POLL_PLACES ? count : POLL_PLACES};

	for (uint32_t i = 0; i < p.places; i++)
		p.answer[i] = words_answer_at(t, question, i);
	return p;
}

void
present_carry_votes(struct ui *ui, const struct topic *to)
{
	struct present *x = present_of(ui);
	struct polls kept = poll_carry(&x->polls, ui->topic, to);

	vec_free(&x->polls);
	for (size_t i = 0; i < kept.len; i++) {
		const struct poll *k = &kept.items[i];
		bool ballot = k->question == POLL_CAUSE || k->question == POLL_URGENCY;

		if (ballot && x->c == NULL)
			continue;
		struct poll p = ballot ? poll_ballot(x->c) : poll_on(to, k->question);
		if (p.question != k->question)
			continue;
		poll_keep(&p, k);
		vec_push(&x->polls, p);
	}
	x->counted |= x->polls.len > 0;
	vec_free(&kept);
}

/* The ballot is counted at first before the questions, once more after them. */
struct poll *
present_poll(struct ui *ui, bool begin)
{
	struct present *x = present_of(ui);
	uint32_t on = voted_on(ui);
	bool ballot = on != present_question(ui);
	struct poll *p = on != NONE ? poll_of(&x->polls, on) : NULL;

	if (p == NULL && begin && on != NONE) {
		vec_push(&x->polls, ballot ? poll_ballot(x->c) : poll_on(ui->topic, on));
		p = &x->polls.items[x->polls.len - 1];
	}
	if (p != NULL && ballot)
		p->round = x->stage == PRESENT_WALK;
	return p;
}

uint64_t
present_passed(const struct ui *ui)
{
	const struct present *x = present_of(ui);

	return x->before + (x->running && ui->now > x->since ? ui->now - x->since : 0);
}

uint64_t
present_left(const struct ui *ui)
{
	uint64_t passed = present_passed(ui);

	return passed < ui->set.countdown ? ui->set.countdown - passed : 0;
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
	pane_restore(&x->pane, 0, -1);
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
say_taken(struct ui *ui, uint32_t taken, uint32_t leaders)
{
	if (taken == ANSWER_UNASKED)
		ui_say(ui,
		    leaders > 1 ? "A tie: no answer has most votes. Choose one by its key, or ask "
				  "once more: %s."
				: "Choose the answer first, by its key, or ask the room: %s.",
		    ui_key_of(ui, ACTION_POLL));
	else if (leaders > 1)
		ui_say(ui, "A tie: the case's own answer is taken.");
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
			say_taken(ui, taken, leaders);
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

/* On a ballot any key votes. */
static void
vote(struct ui *ui, uint32_t answer)
{
	struct poll *p = present_poll(ui, true);

	if (!poll_vote(p, answer))
		ui_say(ui, "This question has no such answer.");
	else
		present_of(ui)->counted = true;
	pane_spoil(&present_of(ui)->pane);
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
			vote(ui, p->answer[at]);
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
	if (x->polling && question != NONE)
		vote(ui, wanted);
	else
		take(ui, wanted);
}

void
present_take_counts(struct ui *ui, const char *line)
{
	struct poll *p = present_poll(ui, true);

	if (p == NULL)
		return;
	poll_count(p, line);
	present_of(ui)->counted = true;
	pane_spoil(&present_of(ui)->pane);
}

void
present_ask_room(struct ui *ui)
{
	struct present *x = present_of(ui);
	struct poll *p = present_poll(ui, true);
	char counts_key[16];

	if (p == NULL || present_is_ballot(ui)) {
		ui_say(ui,
		    p == NULL ? "There is no question here."
			      : "The room is asked: each key counts one vote, %s types them.",
		    ui_key_of(ui, ACTION_COUNTS));
		return;
	}
	x->polling = !x->polling;
	pane_spoil(&x->pane);
	if (!x->polling)
		return;
	poll_again(p);
	ui_say(ui, "%sEach key of an answer counts one vote; %s types the counts, %s ends.",
	    p->round > 0 ? "Once more. " : "",
	    keys_nth(ACTION_COUNTS, SCREEN_PRESENT, 0, counts_key), ui_key_of(ui, ACTION_POLL));
}

void
present_write(struct ui *ui)
{
	struct present *x = present_of(ui);
	struct error err = {""};

	if (x->path == NULL || !x->counted)
		return;
	if (poll_save(&x->polls, ui->topic, x->c != NULL ? x->c->c.id : "", x->path, &err) != 0)
		ui_say(ui, "%s", err.text);
	else
		x->counted = false;
}

void
present_keep(struct ui *ui, const char *path)
{
	struct present *x = present_of(ui);

	if (path[0] == '\0')
		return;
	if ((x->path == NULL || strcmp(x->path, path) != 0) && access(path, F_OK) == 0) {
		ui_say(ui, "%s is there already: choose another name, or take it up by --votes.",
		    path);
		return;
	}
	free(x->path);
	x->path = xstrdup(path);
	x->counted = true;
	present_write(ui);
	if (!x->counted)
		ui_say(ui, "The votes are kept in %s from now on.", path);
}
