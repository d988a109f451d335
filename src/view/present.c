/* SPDX-License-Identifier: MIT */
/* Presenting: its screen, and what keys do there. Next reveals, then goes on; back goes the same
 * way back. */
#include "view/present.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "tell/words.h"

#define WIDEST 76    /* columns of a question: longer lines are hard to read from afar ... */
#define FARTHEST 120 /* ... on any but a large screen */

static void
layout(struct ui *ui, struct rect area)
{
	struct present *x = present_of(ui);
	uint32_t length = session_length(ui->session);
	int spare = area.width - (present_is_large(ui) ? FARTHEST : WIDEST) - 2;

	if (x->at > length) { /* an undo may have taken the step away */
		x->at = length;
		x->stage = PRESENT_WALK;
		ui->revealed = false;
	}
	if (x->fresh)
		x->since = ui->now;
	x->fresh = false;
	if (spare > 0) {
		area.col += spare / 2;
		area.width -= spare;
	}
	x->pane.wide = present_is_large(ui);
	x->pane.tall = true;
	x->rows = area.height;
	ui_lay_out(ui, &x->pane, area, false,
	    (struct entity){TARGET_PATH, 4 * (2 * x->at + ui->revealed) + x->stage}, present_build);
}

/* Where this is. */
static void
add_head(struct ui *ui, bool ascii, struct buf *out)
{
	static const enum phrase stages[] = {[PRESENT_STORY] = PHRASE_ROOM_CASE,
	    [PRESENT_BALLOT] = PHRASE_VOTE_FIRST,
	    [PRESENT_POINT] = PHRASE_PRACTICE_POINT};
	const struct present *x = present_of(ui);
	uint32_t question = present_question(ui);

	if (x->stage != PRESENT_WALK)
		buf_adds(out, topic_phrase(ui->topic, stages[x->stage]));
	else if (question != NONE)
		buf_printf(out, "%s %u%s%s", topic_phrase(ui->topic, PHRASE_ENTITY_QUESTION),
		    (unsigned)x->at + 1, glyphs_get(ascii)->sep,
		    words_stage(ui->topic, topic_question(ui->topic, question)->stage));
	else if (x->c != NULL)
		buf_adds(out,
		    topic_phrase(ui->topic, ui->revealed ? PHRASE_ROOM_CAME : PHRASE_VOTE_SECOND));
}

/* How long each vote still has, or what has passed where it has all its time. */
static void
add_clock(const struct ui *ui, struct buf *out)
{
	const struct present *x = present_of(ui);
	unsigned long long s = ui->set.countdown > 0 ? present_left(ui) : present_passed(ui);

	if (!x->running && present_passed(ui) == 0 &&
	    (ui->set.countdown == 0 || ui->revealed || x->stage == PRESENT_STORY))
		return;
	if (ui->set.countdown > 0 && s == 0) {
		buf_adds(out, topic_phrase(ui->topic, PHRASE_TIME_UP));
		return;
	}
	buf_printf(out, "%llu:%02llu", s / 60, s % 60);
	if (ui->set.countdown > 0)
		buf_printf(out, " %s", topic_phrase(ui->topic, PHRASE_TIME_LEFT));
	if (!x->running)
		buf_printf(out, " %s", topic_phrase(ui->topic, PHRASE_TIME_STOPPED));
}

static void
draw(struct ui *ui, struct canvas *c)
{
	const struct present *x = present_of(ui);
	struct rect a = x->pane.area;
	struct buf head = {0}, clock = {0};
	char sign[40];

	add_head(ui, c->ascii, &head);
	add_clock(ui, &clock);
	pane_scroll_sign(&x->pane, sign);
	int end = ui->width - 1 - text_width(sign, strlen(sign));
	canvas_put(c, 0, end, ui->width - end, STYLE_PANE, sign);
	int columns = text_width(buf_str(&clock), clock.len);
	end -= columns;
	canvas_put(c, 0, end, columns, STYLE_STRONG, buf_str(&clock));
	canvas_put(c, 0, 1, end - 2, STYLE_DIM, buf_str(&head));
	buf_free(&head);
	buf_free(&clock);
	page_draw(x->pane.page, c, (struct rect){a.row + 1, a.col + 1, a.height - 1, a.width - 2},
	    x->pane.top, x->pane.item, true);
}

/* True, and the pane scrolled, where a page that nobody votes on goes on out of sight: a clicker
 * has no other key for that. */
static bool
scroll(struct ui *ui, enum action action)
{
	struct pane *p = &present_of(ui)->pane;
	int was = p->top;

	if (!ui->revealed && present_of(ui)->stage != PRESENT_STORY)
		return false;
	pane_act(p, action);
	return p->top != was;
}

/* Counts are of the question that is shown, which may be another in other tables. */
static void
take_no_counts(struct ui *ui, const char *line)
{
	(void)line;
	ui_say(ui, "The tables have changed meanwhile: no vote was counted.");
}

static const struct prompt counts = {
    "Votes: ", "12 5 3, in the order of the answers", present_take_counts, NULL};
static const struct prompt counts_of_before = {"Votes: ", "", take_no_counts, NULL};

static void
ask_counts(struct ui *ui)
{
	if (present_poll(ui, true) == NULL)
		ui_say(ui, "There is no question here.");
	else
		ui_ask(ui, &counts, "");
}

static void
ask_file(struct ui *ui)
{
	static const struct prompt keep = {
	    "Keep the votes in: ", "the name of a file", present_keep, NULL};
	const struct present *x = present_of(ui);
	char name[128];

	snprintf(name, sizeof name, "%s.votes",
	    x->c != NULL ? x->c->c.id : topic_text(ui->topic, topic_meta(ui->topic)->id));
	ui_ask(ui, &keep, x->path != NULL ? x->path : name);
}

static void
clear_votes(struct ui *ui)
{
	struct present *x = present_of(ui);
	struct poll *poll = present_poll(ui, false);

	if (poll != NULL) {
		poll_clear(poll);
		x->counted = true;
	}
	pane_spoil(&x->pane);
}

static bool
act(struct ui *ui, enum action action, int place)
{
	struct present *x = present_of(ui);

	switch (action) {
	case ACTION_PAGE_DOWN:
		if (!scroll(ui, action))
			present_next(ui);
		return true;
	case ACTION_PAGE_UP:
		if (!scroll(ui, action))
			present_back(ui);
		return true;
	case ACTION_DIGIT:
	case ACTION_CHOOSE:
	case ACTION_YES:
	case ACTION_NO:
	case ACTION_UNSURE:
		present_answer(ui, action, place);
		return true;
	case ACTION_BLACK:
		ui->black = true;
		return true;
	case ACTION_POLL:
		present_ask_room(ui);
		return true;
	case ACTION_COUNTS:
		ask_counts(ui);
		return true;
	case ACTION_KEEP_VOTES:
		ask_file(ui);
		return true;
	case ACTION_CLEAR:
		clear_votes(ui);
		return true;
	case ACTION_TIMER:
		x->before = present_passed(ui);
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

/* True if a page that nobody votes on goes on below. */
static bool
is_longer(struct ui *ui)
{
	const struct pane *p = &present_of(ui)->pane;

	return (ui->revealed || present_of(ui)->stage == PRESENT_STORY) &&
	       p->top + p->area.height - 1 < page_rows(p->page);
}

static bool
refuses(struct ui *ui, enum action action)
{
	const struct present *x = present_of(ui);
	bool first = x->stage == (x->c != NULL ? PRESENT_STORY : PRESENT_WALK) && x->at == 0 &&
		     !ui->revealed;

	switch (action) {
	case ACTION_POLL:
		return present_question(ui) == NONE;
	case ACTION_COUNTS:
		return present_poll(ui, false) == NULL && present_question(ui) == NONE &&
		       !present_is_ballot(ui);
	case ACTION_PAGE_DOWN:
		return !present_can_go_on(ui) && !is_longer(ui);
	case ACTION_PAGE_UP:
		return first;
	default:
		return false;
	}
}

static const char *
label(const struct ui *ui, enum action action)
{
	return action == ACTION_POLL && present_of(ui)->polling ? "end the poll" : NULL;
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
	return present_of(ui)->running && (ui->set.countdown == 0 || present_left(ui) > 0);
}

static void
end(struct ui *ui)
{
	struct present *x = present_of(ui);

	present_write(ui);
	polls_free(&x->polls);
	practice_free(x->c);
	present_keep_nowhere(ui);
}

void
present_case(struct ui *ui, struct practice *c)
{
	struct present *x = present_of(ui);

	end(ui);
	ui_untick(ui);
	x->c = c;
	if (c != NULL && session_restart(ui->session))
		ui_changed(ui);
	present_show(ui, c != NULL ? PRESENT_STORY : PRESENT_WALK, 0, false);
}

/* The case and the file that the settings name; what is wrong with them was told before. */
static void
begin(struct ui *ui)
{
	struct present *x = present_of(ui);
	struct error err;

	if (ui->set.present_case != NULL) {
		struct practice_case row = practice_case_row(
		    ui->topic, practice_case_named(ui->topic, ui->set.present_case));
		x->c = practice_new(ui->topic, &row, PRACTICE_VIGNETTE, &err);
	}
	present_show(ui, x->c != NULL ? PRESENT_STORY : PRESENT_WALK, 0, false);
	if (ui->set.votes_path != NULL)
		present_take_up(ui, ui->set.votes_path);
}

/* Other tables may put answers elsewhere. */
static void
reload(struct ui *ui, const struct topic *to)
{
	struct present *x = present_of(ui);

	if (to == NULL)
		return;
	if (ui->prompt == &counts)
		ui->prompt = &counts_of_before;
	present_write(ui);
	if (x->c != NULL) {
		struct practice *carried = practice_carry(x->c, to);

		practice_free(x->c);
		x->c = carried;
		if (carried == NULL) { /* and its file of votes is kept as it is */
			x->stage = PRESENT_WALK;
			present_keep_nowhere(ui);
		}
	}
	present_carry_votes(ui, to);
}

static bool
is_unsaved(const struct ui *ui)
{
	const struct present *x = present_of(ui);

	return x->counted && (x->path != NULL || present_has_votes(ui));
}

static void
save(struct ui *ui)
{
	if (present_of(ui)->path != NULL)
		present_write(ui);
	else
		ask_file(ui);
}

const struct screen screen_present = {.size = sizeof(struct present),
    .bare = true,
    .begin = begin,
    .end = end,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .act = act,
    .refuses = refuses,
    .label = label,
    .type = type,
    .ticks = ticks,
    .unsaved = is_unsaved,
    .save = save};
