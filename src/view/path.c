/* SPDX-License-Identifier: MIT */
/* The path: every answer in the order it was given. The selected one can be changed in place; what
 * any other answer would do, and what this one moved, stands beside it; on a wide screen what would
 * fit with one of those, too. */
#include "view/screen.h"

#include "tell/path.h"
#include "tell/words.h"

struct path {
	struct pane list, whatif, fits;
	uint32_t step, given; /* that the others were begun for, ... */
	uint32_t instead;     /* ... and the answer that `fits` tells of */
};

/* The place of the selected answer in the path, NONE where nothing is selected. */
static uint32_t
selected(struct ui *ui)
{
	const struct path *x = ui->data[SCREEN_PATH];
	struct entity e = pane_target(&x->list);

	return e.kind == TARGET_PATH && e.index < session_length(ui->session) ? e.index : NONE;
}

/* The key of the answer at that place. */
static void
add_key(struct page *p, const struct topic *t, uint32_t question, uint32_t place)
{
	char key[16];

	(void)t;
	(void)question;
	keys_nth(ACTION_DIGIT, SCREEN_PATH, place, key);
	page_mark(p, STYLE_KEY, key[0] != '\0' ? key : " ");
	page_mark(p, STYLE_TEXT, "  ");
}

static void
build_whatif(struct ui *ui, struct page *p)
{
	if (selected(ui) != NONE)
		tell_instead(p, ui->session, selected(ui), add_key);
}

/* The answer that is selected among those to the step, else the one that was given. */
static uint32_t
answer_selected(struct ui *ui)
{
	const struct path *x = ui->data[SCREEN_PATH];
	struct entity e = pane_target(&x->whatif);

	return e.kind == TARGET_ANSWER ? e.index : session_given(ui->session, selected(ui));
}

static void
build_fits(struct ui *ui, struct page *p)
{
	if (selected(ui) != NONE)
		tell_otherwise(p, ui->session, selected(ui), answer_selected(ui));
}

static void
build_list(struct ui *ui, struct page *p)
{
	if (session_length(ui->session) == 0) {
		page_printf(p, STYLE_TEXT,
		    "Nothing was answered yet. %s goes to the first question.",
		    ui_key_of(ui, ACTION_GO_WALK));
		return;
	}
	tell_standing(p, ui->session);
	tell_path(p, ui->session, false);
}

/* The selection among the answers begins at the one that was given. */
static void
begin_step(struct ui *ui)
{
	struct path *x = ui->data[SCREEN_PATH];
	uint32_t step = selected(ui), given, question;

	if (step == NONE || ui->held)
		return;
	given = session_given(ui->session, step);
	question = session_question(ui->session, step);
	if (step == x->step && given == x->given)
		return;
	x->step = step;
	x->given = given;
	pane_restore(&x->whatif, 0, words_answer_place(ui->topic, question, given));
}

/* Side by side; on a small screen one fills it and the others are a Tab away. */
static void
layout(struct ui *ui, struct rect area)
{
	struct path *x = ui->data[SCREEN_PATH];
	struct rect left = area, middle = area, right = area;
	unsigned columns = ui_columns(ui);

	if (session_length(ui->session) == 0) {
		ui->focus[SCREEN_PATH] = 0;
	} else if (columns > 1) {
		left.width = columns == 2 ? area.width * 11 / 20 : area.width * 3 / 10;
		middle.col = left.width + 1;
		middle.width = columns == 2 ? area.width - middle.col : area.width * 7 / 20;
		right.col = middle.col + middle.width + 1;
		right.width = area.width - right.col;
	}
	ui_lay_out(ui, &x->list, left, false, (struct entity){TARGET_PATH, 0}, build_list);
	begin_step(ui);
	ui_lay_out(ui, &x->whatif, middle, false, (struct entity){TARGET_PATH, selected(ui)},
	    build_whatif);
	if (selected(ui) == NONE || columns < 3)
		return;
	if (!ui->held && answer_selected(ui) != x->instead)
		pane_spoil(&x->fits);
	x->instead = ui->held ? x->instead : answer_selected(ui);
	ui_lay_out(
	    ui, &x->fits, right, false, (struct entity){TARGET_PATH, selected(ui)}, build_fits);
}

static unsigned
shown(struct ui *ui, struct pane *out[SHOWN_PANES])
{
	struct path *x = ui->data[SCREEN_PATH];

	out[0] = &x->list;
	out[1] = &x->whatif;
	out[2] = &x->fits;
	return session_length(ui->session) == 0 ? 1 : ui_columns(ui) < 3 ? 2 : 3;
}

static void
title(struct ui *ui, const struct pane *p, struct buf *out)
{
	const struct path *x = ui->data[SCREEN_PATH];

	if (p != &x->list)
		buf_adds(out, p == &x->whatif ? "What if" : "What would fit");
	else if (ui_is_compact(ui)) /* the others have to be named, too */
		buf_adds(out, "Your answers");
	else
		buf_printf(out, "Your answers (%u)", (unsigned)session_length(ui->session));
}

/* The answer `step` places from the one given, round and round. */
static uint32_t
answer_beside(struct ui *ui, uint32_t question, uint32_t given, int step)
{
	int count = (int)words_answer_count(ui->topic, question);
	int at = words_answer_place(ui->topic, question, given);

	at = at >= 0 ? (at + count + step) % count : step > 0 ? 0 : count - 1;
	return words_answer_at(ui->topic, question, (uint32_t)at);
}

static void
change(struct ui *ui, uint32_t question, uint32_t answer)
{
	uint32_t before = ui_urgency(ui);

	if (answer == ANSWER_UNASKED) {
		ui_say(ui, "This question has no such answer.");
		return;
	}
	if (!session_answer(ui->session, question, answer))
		return;
	ui_changed(ui);
	ui_say_moved(ui, before);
}

static void
take_out(struct ui *ui, uint32_t question)
{
	uint32_t before = ui_urgency(ui);

	if (session_forget(ui->session, question))
		ui_changed(ui);
	ui_say(ui, "Taken out; %s undoes it.", ui_key_of(ui, ACTION_UNDO));
	ui_say_moved(ui, before);
}

/* Ticks an answer, or takes the tick back, which of the only one leaves no answer. */
static void
tick(struct ui *ui, uint32_t question, uint32_t given, enum action action, int place)
{
	uint32_t answer = ui_tick_given(ui, question, given, action, place);

	if (action == ACTION_DIGIT && answer == ANSWER_UNASKED &&
	    (uint32_t)place < topic_question(ui->topic, question)->options)
		take_out(ui, question);
	else
		change(ui, question, answer);
}

static bool
act(struct ui *ui, enum action action, int place)
{
	const struct path *x = ui->data[SCREEN_PATH];
	struct entity cause = pane_target(ui_pane(ui));
	uint32_t i = selected(ui), question;

	if (i == NONE)
		return action == ACTION_OPEN;
	question = session_question(ui->session, i);
	switch (action) {
	case ACTION_CLEAR:
		take_out(ui, question);
		return true;
	case ACTION_DIGIT:
	case ACTION_YES:
	case ACTION_NO:
	case ACTION_UNSURE:
		if (ui_is_several(ui, question))
			tick(ui, question, session_given(ui->session, i), action, place);
		else
			change(ui, question, ui_answer_meant(ui, question, action, place));
		return true;
	case ACTION_ANSWER_BEFORE:
	case ACTION_ANSWER_AFTER:
		change(ui, question,
		    answer_beside(ui, question, session_given(ui->session, i),
			action == ACTION_ANSWER_BEFORE ? -1 : 1));
		return true;
	case ACTION_OPEN:
		if (ui_pane(ui) == &x->whatif && cause.kind == TARGET_ANSWER) {
			change(ui, question, cause.index);
			return true;
		}
		ui_read(ui,
		    cause.kind < ENTITY_KINDS ? cause : (struct entity){ENTITY_QUESTION, question});
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

/* Nothing can be changed or read where nothing was answered. */
static bool
refuses(struct ui *ui, enum action action)
{
	return selected(ui) == NONE && (action == ACTION_ANSWER_AFTER || action == ACTION_CLEAR ||
					   action == ACTION_OPEN || action == ACTION_NEXT_PANE);
}

/* Among the answers Enter gives the one that is selected. */
static const char *
label(const struct ui *ui, enum action action)
{
	const struct path *x = ui->data[SCREEN_PATH];

	return action == ACTION_OPEN && ui->focus[SCREEN_PATH] == 1 &&
		       pane_target(&x->whatif).kind == TARGET_ANSWER
		   ? "say that"
		   : NULL;
}

static void
begin(struct ui *ui)
{
	struct path *x = ui->data[SCREEN_PATH];

	x->whatif.quiet = x->whatif.follows = x->fits.quiet = x->fits.follows = true;
	x->step = x->instead = NONE;
}

const struct screen screen_path = {.band = true,
    .size = sizeof(struct path),
    .panes = 3,
    .begin = begin,
    .layout = layout,
    .shown = shown,
    .title = title,
    .label = label,
    .act = act,
    .refuses = refuses,
    .subject = subject};
