/* Presenting: one question alone on the screen, for a room. Next reveals, then goes on; back goes
 * the same way back. A clicker's keys are enough for a walk that was prepared. */
#include "view/present.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tell/path.h"
#include "tell/words.h"

#define WIDEST 76 /* columns of a question: longer lines are hard to read from afar */

static void
add_key(struct page *p, const struct topic *t, uint32_t question, uint32_t place)
{
	char key[16], mark[24];

	(void)t;
	(void)question;
	keys_nth(ACTION_DIGIT, SCREEN_PRESENT, place, key);
	snprintf(mark, sizeof mark, "%1s  ", key);
	page_mark(p, STYLE_KEY, mark);
}

/* The question and its answers, how the audience answered; and, once revealed, what follows. */
static void
build(struct ui *ui, struct page *p)
{
	const struct present *x = present_of(ui);
	const struct poll *poll = present_poll(ui);
	struct room room = {.question = present_question(ui),
	    .given = present_given(ui),
	    .revealed = ui->revealed,
	    .votes = poll != NULL ? poll->votes : NULL,
	    .places = POLL_PLACES,
	    .voters = present_votes(poll)};
	struct buf votes = {0};

	page_indent(p, 0);
	page_paragraph(p, STYLE_TITLE,
	    room.question == NONE
		? "That was the last question. What is it, and how urgent is it?"
		: topic_text(ui->topic, topic_question(ui->topic, room.question)->text));
	if (room.question != NONE) {
		page_gap(p);
		tell_room_answers(p, ui->topic, &room, add_key);
	}
	if (x->polling) {
		words_add_count(room.voters, "vote", &votes);
		page_gap(p);
		page_printf(p, STYLE_DIM, "Poll: %s", buf_str(&votes));
		page_break(p);
		buf_free(&votes);
	}
	if (ui->revealed)
		tell_revealed(p, ui->session, x->at + 1);
}

static void
layout(struct ui *ui, struct rect area)
{
	struct present *x = present_of(ui);
	uint32_t length = session_length(ui->session);
	int spare = area.width - WIDEST - 2;

	if (x->at > length) { /* an undo may have taken the step away */
		x->at = length;
		ui->revealed = false;
	}
	if (spare > 0) {
		area.col += spare / 2;
		area.width -= spare;
	}
	ui_lay_out(ui, &x->pane, area, false,
	    (struct entity){TARGET_PATH, 2 * x->at + ui->revealed}, build);
}

static uint64_t
elapsed(const struct ui *ui)
{
	const struct present *x = present_of(ui);

	return x->before + (x->running && ui->now > x->since ? ui->now - x->since : 0);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	const struct present *x = present_of(ui);
	struct rect a = x->pane.area;
	uint32_t question = present_question(ui);
	struct buf head = {0};
	char timer[48] = "";
	unsigned long long s = elapsed(ui);

	if (x->running || s > 0)
		snprintf(timer, sizeof timer, "%llu:%02llu%s", s / 60, s % 60,
		    x->running ? "" : " stopped");
	if (question != NONE)
		buf_printf(&head, "Question %u%s%s", (unsigned)x->at + 1, canvas_glyphs(c)->sep,
		    words_stage(topic_question(ui->topic, question)->stage));
	canvas_put(c, 0, 1, ui->width - 2 - (int)strlen(timer), STYLE_DIM, buf_str(&head));
	canvas_put(
	    c, 0, ui->width - 1 - (int)strlen(timer), (int)strlen(timer), STYLE_STRONG, timer);
	buf_free(&head);
	page_draw(x->pane.page, c, (struct rect){a.row + 1, a.col + 1, a.height - 1, a.width - 2},
	    x->pane.top, x->pane.item, true);
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

/* Shows a step, with or without what follows from it. */
static void
show(struct ui *ui, uint32_t at, bool revealed)
{
	struct present *x = present_of(ui);

	x->at = at;
	x->polling = false;
	ui->revealed = revealed;
	pane_spoil(&x->pane);
}

/* Reveal, then the next step. */
static void
next(struct ui *ui)
{
	uint32_t at = present_of(ui)->at, question = present_question(ui);
	uint32_t led = present_leading(ui);
	bool open = question != NONE && present_given(ui) == ANSWER_UNASKED;

	if (ui->revealed && question == NONE) {
		ui_say(
		    ui, "This is the end; %s shows the outcome.", ui_key_of(ui, ACTION_GO_OUTCOME));
	} else if (!ui->revealed && open && led == ANSWER_UNASKED) {
		ui_say(ui, "Choose the answer first, by its key, or ask the room: %s.",
		    ui_key_of(ui, ACTION_POLL));
		return;
	}
	if (!ui->revealed && open)
		take(ui, led);
	show(ui, ui->revealed && question != NONE ? at + 1 : at, !ui->revealed || question == NONE);
}

static void
back(struct ui *ui)
{
	uint32_t at = present_of(ui)->at;

	if (!ui->revealed && at == 0)
		ui_say(ui, "This is the first question.");
	if (ui->revealed || at == 0)
		show(ui, at, false);
	else
		show(ui, at - 1, true);
}

/* A key that stands for an answer: a vote while the room is asked, else the answer. */
static void
answer(struct ui *ui, enum action action, int place)
{
	const struct present *x = present_of(ui);
	uint32_t question = present_question(ui), wanted;
	struct entity e = pane_target(&x->pane);

	if (action == ACTION_CHOOSE)
		wanted = e.kind == TARGET_ANSWER ? e.index : ANSWER_UNASKED;
	else
		wanted = ui_answer_meant(ui, question, action, place);
	if (x->polling && question != NONE)
		present_vote(ui, wanted);
	else
		take(ui, wanted);
}

static bool
act(struct ui *ui, enum action action, int place)
{
	struct present *x = present_of(ui);

	switch (action) {
	case ACTION_PAGE_DOWN:
		next(ui);
		return true;
	case ACTION_PAGE_UP:
		back(ui);
		return true;
	case ACTION_DIGIT:
	case ACTION_CHOOSE:
	case ACTION_YES:
	case ACTION_NO:
	case ACTION_UNSURE:
		answer(ui, action, place);
		return true;
	case ACTION_BLACK:
		ui->black = true;
		return true;
	case ACTION_POLL:
		present_turn_poll(ui);
		return true;
	case ACTION_COUNTS:
		present_ask_counts(ui);
		return true;
	case ACTION_CLEAR:
		if (present_poll(ui) != NULL)
			memset(present_poll(ui)->votes, 0, sizeof present_poll(ui)->votes);
		pane_spoil(&x->pane);
		return true;
	case ACTION_TIMER:
		x->before = elapsed(ui);
		x->since = ui->now;
		x->running = !x->running;
		return true;
	case ACTION_TIMER_RESET:
		x->before = 0;
		x->since = ui->now;
		return true;
	case ACTION_CANCEL:
		x->polling = false;
		pane_spoil(&x->pane);
		return true;
	default:
		return false;
	}
}

/* Any key but the one that quits ends the black screen, and does nothing else. */
static bool
type(struct ui *ui, uint32_t key)
{
	if (!ui->black || keys_action(key, SCREEN_PRESENT) == ACTION_QUIT)
		return false;
	ui->black = false;
	return true;
}

static bool
ticks(const struct ui *ui)
{
	return present_of(ui)->running;
}

static void
end(struct ui *ui)
{
	vec_free(&present_of(ui)->polls);
}

const struct screen screen_present = {.size = sizeof(struct present),
    .bare = true,
    .end = end,
    .layout = layout,
    .draw = draw,
    .act = act,
    .type = type,
    .ticks = ticks};
