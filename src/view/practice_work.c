/* SPDX-License-Identifier: MIT */
/* What keys do while a case is chosen and while it is worked on: a row is taken, a question asked,
 * a cause ranked, the red flags declared, an urgency committed to, and what comes next chosen. */
#include "tell/words.h"
#include "view/desk.h"

static void
rank(struct ui *ui, uint32_t cause, uint32_t place)
{
	struct desk *d = desk_of(ui);

	if (!practice_rank(d->practice, cause, place)) {
		ui_say(ui, "%s",
		    d->practice->mine_count == PRACTICE_RANKED_MAX
			? topic_phrase(ui->topic, PHRASE_RANKING_FULL)
			: "It stands there already.");
		return;
	}
	desk_changed(ui);
	place = desk_place_of(d->practice, cause);
	ui_say(ui, "Place %u: %s.", (unsigned)place + 1,
	    topic_text(ui->topic, topic_cause(ui->topic, cause)->name));
	if (ui->focus[SCREEN_PRACTICE] == IN_MINE)
		d->pane[PRACTICE_MINE].item = (int)place;
}

static void
unrank(struct ui *ui, uint32_t cause)
{
	if (!practice_unrank(desk_of(ui)->practice, cause)) {
		ui_say(ui, "%s", topic_phrase(ui->topic, PHRASE_RANKING_NOT_IN));
		return;
	}
	desk_changed(ui);
	ui_say(ui, "Taken out: %s.", topic_text(ui->topic, topic_cause(ui->topic, cause)->name));
}

/* On to the next list of choices, or to the feedback. */
static void
go_on(struct ui *ui)
{
	pane_restore(&desk_of(ui)->pane[PRACTICE_COMMIT_TO], 0, -1);
	desk_changed(ui);
}

static void
commit(struct ui *ui)
{
	struct desk *d = desk_of(ui);

	if (!practice_commit(d->practice, d->urgency))
		return;
	desk_show_list(ui, PRACTICE_COMMIT_TO, false);
	go_on(ui);
}

/* The row after the choices chooses none of them. */
static void
choose_next(struct ui *ui, uint32_t row)
{
	struct practice *p = desk_of(ui)->practice;
	enum practice_plan plan = practice_next_plan(p);
	uint32_t choices[PRACTICE_CHOICES], count = practice_choices(p, plan, choices);

	if (row < count ? practice_choose(p, plan, choices[row])
			: row == count && practice_choose_none(p, plan))
		go_on(ui);
}

static void
ask_commit(struct ui *ui, uint32_t urgency)
{
	if (urgency >= URGENCY_LEVELS)
		return;
	desk_of(ui)->urgency = urgency;
	ui_confirm(ui, commit, "Commit to \"%s\"?", words_urgency(ui->topic, urgency));
}

static void
ask(struct ui *ui, uint32_t question)
{
	struct practice *p = desk_of(ui)->practice;
	enum practice_standing was = practice_standing(p, question);
	uint32_t answer = practice_ask(p, question);
	struct buf words = {0}, said = {0};

	if (answer == ANSWER_UNASKED) {
		ui_say(ui, was == PRACTICE_ANSWERED
			       ? "That is answered already."
			       : "That depends on an answer that you do not have yet.");
		return;
	}
	words_add_answer(ui->topic, question, answer, &words);
	desk_changed(ui);
	topic_add_phrase(ui->topic, PHRASE_ANSWER_IS, (const char *[]){buf_str(&words)}, &said);
	ui_say(ui, "%s", buf_str(&said));
	buf_free(&words);
	buf_free(&said);
}

bool
desk_leads_on(const struct ui *ui)
{
	const struct desk *d = desk_of(ui);

	return ui_is_compact(ui) && desk_is_at_work(d) && ui->focus[SCREEN_PRACTICE] == IN_CASE &&
	       pane_target(&d->pane[PRACTICE_CASE]).kind == TARGET_NONE;
}

void
desk_take(struct ui *ui)
{
	struct desk *d = desk_of(ui);
	struct entity e = pane_target(ui_pane(ui));
	bool in_list = desk_is_at_work(d) && ui->focus[SCREEN_PRACTICE] == IN_LIST;

	if (e.kind == TARGET_FOLD) {
		pane_turn_fold(ui_pane(ui), ui_pane(ui)->item);
	} else if (d->drill != NULL) {
		if (e.kind == TARGET_ANSWER)
			desk_answer_drill(ui, e.index);
	} else if (e.kind == TARGET_ROW && e.index == CASES_ROW(CASES_NEXT)) {
		desk_next(ui);
	} else if (e.kind == TARGET_ROW && d->feedback != NULL) {
		desk_drop(ui);
	} else if (e.kind == TARGET_ROW) {
		desk_choose(ui, e.index);
	} else if (e.kind == TARGET_ANSWER && practice_committed(d->practice)) {
		choose_next(ui, e.index);
	} else if (e.kind == TARGET_ANSWER) {
		ask_commit(ui, e.index);
	} else if (e.kind == ENTITY_QUESTION && in_list) {
		ask(ui, e.index);
	} else if (e.kind == ENTITY_CAUSE && in_list) { /* in, or out again; then the next */
		if (desk_place_of(d->practice, e.index) < d->practice->mine_count)
			unrank(ui, e.index);
		else
			rank(ui, e.index, NONE);
		if (d->filter.len > 0)
			desk_show_list(ui, PRACTICE_CAUSES, true);
	} else if (e.kind < ENTITY_KINDS) {
		ui_read(ui, e);
	} else if (desk_leads_on(ui)) {
		ui->focus[SCREEN_PRACTICE] = IN_LIST;
	}
}

bool
desk_can_take(struct ui *ui)
{
	const struct desk *d = desk_of(ui);
	struct entity e = pane_target(ui_pane(ui));

	if (e.kind == ENTITY_QUESTION && desk_is_at_work(d) &&
	    ui->focus[SCREEN_PRACTICE] == IN_LIST)
		return practice_standing(d->practice, e.index) == PRACTICE_OPEN;
	if (e.kind == TARGET_NONE)
		return desk_leads_on(ui);
	return d->drill == NULL || e.kind == TARGET_FOLD || e.kind == TARGET_ANSWER;
}

/* The cause that is selected gets a place of the differential, or is taken out of it; among the
 * urgencies a digit stands for one of them. */
static void
act_ranked(struct ui *ui, enum action action, int place)
{
	struct pane *pane = ui_pane(ui);
	struct entity e = pane_target(pane);
	unsigned part = ui->focus[SCREEN_PRACTICE];
	uint32_t levels[URGENCY_LEVELS];

	if (action == ACTION_DIGIT && part == IN_LIST && desk_of(ui)->list == PRACTICE_COMMIT_TO)
		ask_commit(ui,
		    (uint32_t)place < topic_urgencies(ui->topic, levels) ? levels[place] : NONE);
	else if (e.kind != ENTITY_CAUSE || part == IN_CASE)
		ui_say(ui, "Select a cause first; %s lists them.", ui_key_of(ui, ACTION_ADD));
	else if (action == ACTION_DIGIT)
		rank(ui, e.index, (uint32_t)place);
	else if (action == ACTION_CLEAR)
		unrank(ui, e.index);
	else if (part != IN_MINE)
		ui_say(ui, "%s", topic_phrase(ui->topic, PHRASE_RANKING_MOVES));
	else if (action == ACTION_LOWER)
		rank(ui, e.index, (uint32_t)pane->item + 1);
	else
		rank(ui, e.index, pane->item > 0 ? (uint32_t)pane->item - 1 : 0);
}

/* Where it has no rows of its own, the story stands atop the page of the case. */
static void
turn_story(struct ui *ui)
{
	unsigned *part = &ui->focus[SCREEN_PRACTICE];
	struct desk *d = desk_of(ui);

	if (ui_is_compact(ui)) {
		*part = *part == IN_CASE ? IN_LIST : IN_CASE;
		pane_restore(&d->pane[PRACTICE_CASE], 0, -1);
	} else {
		d->whole = !d->whole;
	}
}

static void
cover(struct ui *ui)
{
	if (!practice_cover(desk_of(ui)->practice)) {
		ui_say(ui, "You have said so before.");
		return;
	}
	desk_changed(ui);
	ui_say(ui, "%s %s undoes it.", topic_phrase(ui->topic, PHRASE_FLAGS_YOU_SAY),
	    ui_key_of(ui, ACTION_UNDO));
}

bool
desk_commitment_ends(enum action action)
{
	static const enum action ended[] = {ACTION_RAISE, ACTION_LOWER, ACTION_CLEAR, ACTION_ADD,
	    ACTION_FILTER, ACTION_COVERED, ACTION_COMMIT, ACTION_UNDO, ACTION_CANCEL, ACTION_BACK};

	for (size_t i = 0; i < sizeof ended / sizeof *ended; i++)
		if (ended[i] == action)
			return true;
	return false;
}

/* Once the learner has committed, keys choose what comes next. */
static bool
work_committed(struct ui *ui, enum action action, int place)
{
	if (action == ACTION_DIGIT)
		choose_next(ui, (uint32_t)place);
	else if (action == ACTION_STORY)
		turn_story(ui);
	else if (desk_commitment_ends(action))
		ui_say(ui, "You have committed; choose what comes next, or none.");
	else
		return action == ACTION_FIND_NEXT;
	return true;
}

bool
desk_work(struct ui *ui, enum action action, int place)
{
	struct desk *d = desk_of(ui);
	unsigned part = ui->focus[SCREEN_PRACTICE];
	bool asking = part == IN_LIST && d->list == PRACTICE_QUESTIONS;

	if (practice_committed(d->practice))
		return work_committed(ui, action, place);
	switch (action) {
	case ACTION_DIGIT:
	case ACTION_RAISE:
	case ACTION_LOWER:
		if (!asking && part != IN_CASE)
			act_ranked(ui, action, place);
		else
			desk_show_stage(ui, action == ACTION_DIGIT
						? desk_nth_stage(ui, (uint32_t)place)
						: desk_stage_beside(ui, action == ACTION_RAISE));
		return true;
	case ACTION_CLEAR:
		act_ranked(ui, action, place);
		return true;
	case ACTION_ADD:
		desk_show_list(ui, PRACTICE_CAUSES, true);
		return true;
	case ACTION_FIND_NEXT:
		if (asking)
			desk_next_open(ui);
		return true;
	case ACTION_STORY:
		turn_story(ui);
		return true;
	case ACTION_FILTER:
		desk_show_list(
		    ui, d->list == PRACTICE_CAUSES ? PRACTICE_CAUSES : PRACTICE_QUESTIONS, true);
		return true;
	case ACTION_COVERED:
		cover(ui);
		return true;
	case ACTION_COMMIT:
		if (!practice_ready(d->practice))
			ui_say(ui, "Rank at least one cause first: %s.", ui_key_of(ui, ACTION_ADD));
		else
			desk_show_list(ui, PRACTICE_COMMIT_TO, false);
		return true;
	case ACTION_UNDO:
		if (practice_undo(d->practice))
			desk_changed(ui);
		else
			ui_say(ui, "There is nothing to take back: an answer heard is heard.");
		return true;
	case ACTION_CANCEL:
	case ACTION_BACK:
		if (asking && d->filter.len == 0)
			return false;
		desk_show_list(ui, PRACTICE_QUESTIONS, false);
		return true;
	default:
		return false;
	}
}
