/* Presenting: one question alone on the screen, for a room. Next reveals, then goes on; back goes
 * the same way back. A clicker's keys are enough for a walk that was prepared. */
#include "view/present.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tell/words.h"

#define WIDEST 76 /* columns of a question: longer lines are hard to read from afar */

void
present_new(struct ui *ui)
{
	ui->present = xcalloc(1, sizeof *ui->present);
}

void
present_free(struct ui *ui)
{
	if (ui->present != NULL)
		vec_free(&ui->present->polls);
	free(ui->present);
	ui->present = NULL;
}

uint32_t
present_question(struct ui *ui)
{
	uint32_t at = ui->present->at;

	return at < session_length(ui->session) ? session_question(ui->session, at)
						: session_now(ui->session).question;
}

uint32_t
present_given(struct ui *ui)
{
	uint32_t at = ui->present->at;

	return at < session_length(ui->session) ? session_given(ui->session, at) : ANSWER_UNASKED;
}

bool
present_hides(const struct ui *ui)
{
	return ui->presenting && !ui->present->revealed;
}

bool
present_is_black(const struct ui *ui)
{
	return ui_screen(ui) == SCREEN_PRESENT && ui->present->black;
}

/* An undo may have taken the step away. */
static void
keep_inside(struct ui *ui)
{
	struct present *p = ui->present;

	if (p->at > session_length(ui->session)) {
		p->at = session_length(ui->session);
		p->revealed = false;
	}
}

static void
layout(struct ui *ui, struct rect area)
{
	struct pane *p = &ui->presented;
	int spare = area.width - WIDEST - 2;

	keep_inside(ui);
	if (spare > 0) {
		area.col += spare / 2;
		area.width -= spare;
	}
	if (!pane_begin(p, area,
		(struct stamp){ui->change + ui->present->change,
		    {TARGET_PATH, 2 * ui->present->at + ui->present->revealed}},
		ui->ascii))
		return;
	present_build(ui, p->page);
	pane_end(p);
}

static uint64_t
elapsed(const struct present *p)
{
	return p->before + (p->running && p->now > p->since ? p->now - p->since : 0);
}

static void
draw_head(struct ui *ui, struct canvas *c)
{
	const struct present *p = ui->present;
	uint32_t question = present_question(ui);
	struct buf head = {0};
	char timer[48] = "";
	unsigned long long s = elapsed(p);

	if (p->running || s > 0)
		snprintf(timer, sizeof timer, "%llu:%02llu%s", s / 60, s % 60,
		    p->running ? "" : " stopped");
	if (question != NONE)
		buf_printf(&head, "Question %u%s%s", (unsigned)p->at + 1, canvas_glyphs(c)->sep,
		    words_stage(topic_question(ui->topic, question)->stage));
	canvas_put(c, 0, 1, ui->width - 2 - (int)strlen(timer), STYLE_DIM, buf_str(&head));
	canvas_put(
	    c, 0, ui->width - 1 - (int)strlen(timer), (int)strlen(timer), STYLE_STRONG, timer);
	buf_free(&head);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	const struct pane *p = &ui->presented;
	struct rect a = p->area;

	if (ui->present->black)
		return;
	draw_head(ui, c);
	a.row++;
	a.height--;
	a.col++;
	a.width -= 2;
	page_draw(p->page, c, a, p->top, p->item, PAGE_FOCUS_HERE);
}

static void
changed(struct ui *ui)
{
	ui->present->change++;
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
	ui->present->polling = false;
	session_answer(ui->session, question, answer);
	ui_changed(ui);
}

/* Reveal, then the next step. */
static void
next(struct ui *ui)
{
	struct present *p = ui->present;
	uint32_t question = present_question(ui), led = present_leading(ui);

	if (p->revealed && question == NONE) {
		ui_say(
		    ui, "This is the end; %s shows the outcome.", ui_key_of(ui, ACTION_GO_OUTCOME));
	} else if (p->revealed) {
		p->at++;
		p->revealed = false;
	} else if (question != NONE && present_given(ui) == ANSWER_UNASKED &&
		   led == ANSWER_UNASKED) {
		ui_say(ui, "Choose the answer first, by its key, or ask the room: %s.",
		    ui_key_of(ui, ACTION_POLL));
		return;
	} else {
		if (question != NONE && present_given(ui) == ANSWER_UNASKED)
			take(ui, led);
		p->revealed = true;
	}
	p->polling = false;
	changed(ui);
}

static void
back(struct ui *ui)
{
	struct present *p = ui->present;

	if (p->revealed) {
		p->revealed = false;
	} else if (p->at > 0) {
		p->at--;
		p->revealed = true;
	} else {
		ui_say(ui, "This is the first question.");
	}
	p->polling = false;
	changed(ui);
}

/* A key that stands for an answer: a vote while the room is asked, else the answer. */
static void
answer(struct ui *ui, enum action action, uint32_t key)
{
	uint32_t question = present_question(ui), i, n, wanted;
	struct entity e = pane_target(&ui->presented);

	if (question == NONE) {
		take(ui, ANSWER_UNASKED);
		return;
	}
	n = words_answer_count(ui->topic, question);
	if (action == ACTION_DIGIT)
		wanted = words_answer_at(
		    ui->topic, question, (uint32_t)keys_place(ACTION_DIGIT, SCREEN_PRESENT, key));
	else if (action == ACTION_CHOOSE)
		wanted = e.kind == TARGET_ANSWER ? e.index : ANSWER_UNASKED;
	else if (action == ACTION_YES)
		wanted = topic_question(ui->topic, question)->kind == QUESTION_YES_NO
			     ? ANSWER_FIRST
			     : ANSWER_UNASKED;
	else
		wanted = action == ACTION_NO ? ANSWER_NONE : ANSWER_UNSURE;
	for (i = 0; ui->present->polling && i < n; i++)
		if (words_answer_at(ui->topic, question, i) == wanted)
			break;
	if (ui->present->polling)
		present_vote(ui, i);
	else
		take(ui, wanted);
}

static void
turn_timer(struct present *p)
{
	if (p->running)
		p->before = elapsed(p);
	else
		p->since = p->now;
	p->running = !p->running;
}

static bool
act(struct ui *ui, enum action action, uint32_t key)
{
	struct present *p = ui->present;

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
		answer(ui, action, key);
		return true;
	case ACTION_BLACK:
		p->black = true;
		return true;
	case ACTION_POLL:
		present_turn_poll(ui);
		return true;
	case ACTION_COUNTS:
		ui_ask(ui, PROMPT_POLL, "");
		return true;
	case ACTION_CLEAR:
		present_clear_poll(ui);
		return true;
	case ACTION_TIMER:
		turn_timer(p);
		return true;
	case ACTION_TIMER_RESET:
		p->before = 0;
		p->since = p->now;
		return true;
	case ACTION_CANCEL:
		p->polling = false;
		changed(ui);
		return true;
	default:
		return pane_act(&ui->presented, action);
	}
}

/* Any key but the one that quits ends the black screen, and does nothing else. */
static bool
type(struct ui *ui, uint32_t key)
{
	if (!ui->present->black || keys_action(key, SCREEN_PRESENT) == ACTION_QUIT)
		return false;
	ui->present->black = false;
	return true;
}

static struct pane *
pane(struct ui *ui)
{
	return &ui->presented;
}

void
ui_clock(struct ui *ui, uint64_t seconds)
{
	ui->present->now = seconds;
}

bool
ui_ticking(const struct ui *ui)
{
	return ui_screen(ui) == SCREEN_PRESENT && ui->present->running && !ui->present->black;
}

const struct screen screen_present = {layout, draw, act, type, pane};
