/* Presenting: one question alone on the screen, for a room. Next reveals, then goes on; back goes
 * the same way back. A clicker's keys are enough for a walk that was prepared.
 *
 * A presentation goes through the path of answers step by step: each question first alone, then
 * revealed, with what fits by the answers up to it. The answers themselves are the session's; the
 * polls of the room and the timer live here only, and nothing of them is ever written. */
#include "view/poll.h"
#include "view/screen.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "tell/path.h"
#include "tell/words.h"

#define WIDEST 76 /* columns of a question: longer lines are hard to read from afar */

/* What follows from the answers shows once ui->revealed is set. */
struct present {
	struct pane pane;
	uint32_t at;  /* the step shown: a place in the path, or its end */
	bool polling; /* keys of answers count votes */
	struct polls polls;
	bool running;           /* the timer, in seconds: */
	uint64_t since, before; /* when it was started, what had passed before that */
};

static struct present *
present_of(const struct ui *ui)
{
	return ui->data[SCREEN_PRESENT];
}

/* The question of the step shown, NONE past the last. */
static uint32_t
question_shown(struct ui *ui)
{
	uint32_t at = present_of(ui)->at;

	return at < session_length(ui->session) ? session_question(ui->session, at)
						: session_now(ui->session).question;
}

/* Its answer, ANSWER_UNASKED if it has none. */
static uint32_t
answer_given(struct ui *ui)
{
	uint32_t at = present_of(ui)->at;

	return at < session_length(ui->session) ? session_given(ui->session, at) : ANSWER_UNASKED;
}

/* The poll of that question; NULL if there was none, or a new one where it is to begin. */
static struct poll *
poll_shown(struct ui *ui, bool begin)
{
	return poll_of(&present_of(ui)->polls, question_shown(ui), begin);
}

static void
vote(struct ui *ui, uint32_t answer)
{
	if (!poll_vote(&present_of(ui)->polls, ui->topic, question_shown(ui), answer))
		ui_say(ui, "This question has no such answer.");
	pane_spoil(&present_of(ui)->pane);
}

static void
take_counts(struct ui *ui, const char *line)
{
	if (question_shown(ui) == NONE)
		return;
	poll_count(poll_shown(ui, true), ui->topic, line);
	pane_spoil(&present_of(ui)->pane);
}

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
	const struct poll *poll = poll_shown(ui, false);
	struct room room = {.question = question_shown(ui),
	    .given = answer_given(ui),
	    .ticked = ui_ticked(ui, question_shown(ui)),
	    .revealed = ui->revealed,
	    .votes = poll != NULL ? poll->votes : NULL,
	    .places = POLL_PLACES};
	struct buf votes = {0};

	for (uint32_t i = 0; poll != NULL && i < POLL_PLACES; i++)
		room.voters += poll->votes[i];
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
	uint32_t question = question_shown(ui);
	struct buf head = {0};
	char timer[48] = "", sign[40];
	unsigned long long s = elapsed(ui);

	if (x->running || s > 0)
		snprintf(timer, sizeof timer, "%llu:%02llu%s", s / 60, s % 60,
		    x->running ? "" : " stopped");
	if (question != NONE)
		buf_printf(&head, "Question %u%s%s", (unsigned)x->at + 1, glyphs_get(c->ascii)->sep,
		    words_stage(topic_question(ui->topic, question)->stage));
	pane_scroll_sign(&x->pane, sign);
	int end = ui->width - 1 - text_width(sign, strlen(sign));
	canvas_put(c, 0, end, ui->width - end, STYLE_PANE, sign);
	end -= (int)strlen(timer);
	canvas_put(c, 0, end, (int)strlen(timer), STYLE_STRONG, timer);
	canvas_put(c, 0, 1, end - 2, STYLE_DIM, buf_str(&head));
	buf_free(&head);
	page_draw(x->pane.page, c, (struct rect){a.row + 1, a.col + 1, a.height - 1, a.width - 2},
	    x->pane.top, x->pane.item, true);
}

static void
take(struct ui *ui, uint32_t answer)
{
	uint32_t question = question_shown(ui);

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
	uint32_t at = present_of(ui)->at, question = question_shown(ui);
	uint32_t led = poll_leading(poll_shown(ui, false), ui->topic);
	bool open = question != NONE && answer_given(ui) == ANSWER_UNASKED;

	if (led == ANSWER_UNASKED)
		led = ui_ticked(ui, question);
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

/* A key that stands for an answer: a vote while the room is asked, else the answer. */
static void
answer(struct ui *ui, enum action action, int place)
{
	const struct present *x = present_of(ui);
	uint32_t question = question_shown(ui), wanted;
	struct entity e = pane_target(&x->pane);

	if (ui_is_several(ui, question) && !x->polling) {
		wanted = ui_tick(ui, question, action, place);
		if (wanted != ANSWER_UNASKED)
			take(ui, wanted);
		return;
	}
	if (action == ACTION_CHOOSE)
		wanted = e.kind == TARGET_ANSWER ? e.index : ANSWER_UNASKED;
	else
		wanted = ui_answer_meant(ui, question, action, place);
	if (x->polling && question != NONE)
		vote(ui, wanted);
	else
		take(ui, wanted);
}

/* Begins to count, or ends it. */
static void
begin_poll(struct ui *ui)
{
	struct present *x = present_of(ui);
	char counts_key[16];

	if (question_shown(ui) == NONE) {
		ui_say(ui, "There is no question here.");
		return;
	}
	x->polling = !x->polling;
	pane_spoil(&x->pane);
	if (x->polling)
		ui_say(ui, "Each key of an answer counts one vote; %s types the counts, %s ends.",
		    keys_nth(ACTION_COUNTS, SCREEN_PRESENT, 0, counts_key),
		    ui_key_of(ui, ACTION_POLL));
}

static bool
act(struct ui *ui, enum action action, int place)
{
	static const struct prompt counts = {
	    "Votes: ", "12 5 3, in the order of the answers", take_counts, NULL};
	struct present *x = present_of(ui);
	struct poll *poll;

	switch (action) {
	case ACTION_PAGE_DOWN:
		next(ui);
		return true;
	case ACTION_PAGE_UP: /* hides what was revealed, then the step before */
		if (!ui->revealed && x->at == 0)
			ui_say(ui, "This is the first question.");
		if (ui->revealed || x->at == 0)
			show(ui, x->at, false);
		else
			show(ui, x->at - 1, true);
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
		begin_poll(ui);
		return true;
	case ACTION_COUNTS:
		ui_ask(ui, &counts, "");
		return true;
	case ACTION_CLEAR:
		poll = poll_shown(ui, false);
		if (poll != NULL)
			memset(poll->votes, 0, sizeof poll->votes);
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

static bool
refuses(struct ui *ui, enum action action)
{
	bool first = present_of(ui)->at == 0 && !ui->revealed;

	return action == ACTION_POLL ? question_shown(ui) == NONE
				     : action == ACTION_PAGE_UP && first;
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
    .refuses = refuses,
    .type = type,
    .ticks = ticks};
