/* SPDX-License-Identifier: MIT */
/* The walk: one question after the other, and what keys do there. */
#include "view/walk.h"

#include "tell/words.h"

static void
what(struct ui *ui, struct buf *out)
{
	uint32_t question = session_now(ui->session).question;

	buf_adds(out, question == NONE
			  ? "the end"
			  : words_stage(ui->topic, topic_question(ui->topic, question)->stage));
}

static bool
can_tick(const struct ui *ui)
{
	return ui_is_several(ui, session_now(ui->session).question);
}

/* Gives the answer that a key or the selection stands for; of several it may only tick. */
static void
answer_meant(struct ui *ui, enum action action, int place)
{
	uint32_t question = session_now(ui->session).question, answer;

	if (question == NONE) {
		ui_say(ui, "It has ended; %s shows the outcome.", ui_key_of(ui, ACTION_GO_OUTCOME));
	} else if (ui_is_several(ui, question)) {
		answer = ui_tick(ui, question, action, place);
		if (answer != ANSWER_UNASKED)
			ui_answer(ui, question, answer);
	} else {
		answer = action == ACTION_CHOOSE ? pane_target(ui_pane(ui)).index
						 : ui_answer_meant(ui, question, action, place);
		if (answer == ANSWER_UNASKED)
			ui_say(ui, "This question has no such answer.");
		else
			ui_answer(ui, question, answer);
	}
}

static void
open_target(struct ui *ui)
{
	struct entity e = pane_target(ui_pane(ui));

	if (e.kind == TARGET_ANSWER) {
		answer_meant(ui, ACTION_CHOOSE, 0);
	} else if (e.kind == TARGET_OUTCOME) {
		ui_go(ui, SCREEN_OUTCOME);
	} else if (e.kind == TARGET_ASK_MORE) {
		if (!session_go_on(ui->session))
			ui_say(ui, "There is nothing more to ask.");
		ui_changed(ui);
	} else if (e.kind == TARGET_PATH) {
		ui_go(ui, SCREEN_PATH);
		pane_restore(ui_pane_of(ui, SCREEN_PATH), 0, (int)e.index);
	} else if (e.kind == TARGET_FOLD) {
		pane_turn_fold(ui_pane(ui), ui_pane(ui)->item);
	} else if (e.kind < ENTITY_KINDS) {
		ui_read(ui, e);
	}
}

static bool
act(struct ui *ui, enum action action, int place)
{
	switch (action) {
	case ACTION_DIGIT:
	case ACTION_YES:
	case ACTION_NO:
	case ACTION_UNSURE:
		answer_meant(ui, action, place);
		return true;
	case ACTION_TOGGLE:
		if (pane_target(ui_pane(ui)).kind == TARGET_ANSWER && can_tick(ui))
			answer_meant(ui, action, place);
		else
			pane_act(ui_pane(ui), ACTION_PAGE_DOWN);
		return true;
	case ACTION_CHOOSE:
		open_target(ui);
		return true;
	case ACTION_TAKE_BACK:
		if (session_length(ui->session) == 0)
			ui_say(ui, "This is the first question.");
		else
			ui_take_back(ui);
		return true;
	case ACTION_CANCEL:
		ui->focus[SCREEN_WALK] = 0;
		return true;
	default:
		return false;
	}
}

static bool
refuses(struct ui *ui, enum action action)
{
	struct entity e = pane_target(ui_pane(ui));

	return (action == ACTION_TAKE_BACK && session_length(ui->session) == 0) ||
	       (action == ACTION_CHOOSE && e.kind == TARGET_NONE) ||
	       (action == ACTION_TOGGLE && !can_tick(ui));
}

static const char *
label(const struct ui *ui, enum action action)
{
	const struct walk *w = ui->data[SCREEN_WALK];
	bool folds = ui->focus[SCREEN_WALK] == 0 && pane_target(&w->question).kind == TARGET_FOLD;

	return action == ACTION_CHOOSE && folds ? "open" : NULL;
}

static void
begin(struct ui *ui)
{
	struct walk *w = ui->data[SCREEN_WALK];

	w->notice = page_new();
	w->so_far.quiet = w->text.quiet = w->text.lines = true;
	w->so_far.follows = w->text.follows = w->figure.follows = true;
	w->way.quiet = w->figure.quiet = w->figure.lines = true;
	w->question.folds = w->question.closed = ui->set.slow; /* why it is asked */
}

static void
end(struct ui *ui)
{
	const struct walk *w = ui->data[SCREEN_WALK];

	page_free(w->notice);
}

const struct screen screen_walk = {.band = true,
    .size = sizeof(struct walk),
    .panes = 5,
    .begin = begin,
    .end = end,
    .layout = walk_layout,
    .shown = walk_shown,
    .title = walk_title,
    .what = what,
    .draw = walk_draw,
    .act = act,
    .refuses = refuses,
    .label = label,
    .subject = walk_subject};
