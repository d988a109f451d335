/* SPDX-License-Identifier: MIT */
/* What a presentation holds; private to present*.c, but for what begins one on a case.
 *
 * A presentation goes through the path of answers step by step: each question first alone, then
 * revealed, with what fits by the answers up to it. A case has its story and a ballot before the
 * questions; past the last of them the ballot once more, what came of it, and its point. The
 * answers themselves are the session's. The votes of the room and the clock live here only, and are
 * written only into a file that somebody named.
 */
#ifndef VIEW_PRESENT_H
#define VIEW_PRESENT_H

#include "learn/poll.h"
#include "view/screen.h"

enum present_stage { PRESENT_STORY, PRESENT_BALLOT, PRESENT_WALK, PRESENT_POINT };

/* What follows from the answers shows once ui->revealed is set. */
struct present {
	struct pane pane;
	struct practice
	    *c;   /* the case; NULL: a walk alone, which has the stage WALK and no other */
	int rows; /* that there is room for */
	enum present_stage stage;
	uint32_t at;  /* the step shown: a place in the path, or its end */
	bool polling; /* keys of answers count votes */
	struct polls polls;
	char *path;             /* where the votes are kept, or NULL */
	struct buf kept;        /* what that file holds */
	bool counted;           /* there are votes that are in no file yet */
	bool fresh;             /* the clock begins when this is drawn */
	bool running;           /* in seconds: */
	uint64_t since, before; /* when it was started, what had passed before that */
};

static inline struct present *
present_of(const struct ui *ui)
{
	return ui->data[SCREEN_PRESENT];
}

/* present.c: begins a case, which it takes over (NULL: a walk alone). The session's answers are
 * taken back, unless these are what a walk shows. */
void present_case(struct ui *ui, struct practice *c);

/* present_pages.c: whether all is told wide apart; the page of the step shown. */
bool present_is_large(const struct ui *ui);
void present_build(struct ui *ui, struct page *p);

/* present_at.c: the question of the step shown, NONE where there is none; its answer,
 * ANSWER_UNASKED if it has none; whether the last question is past. */
uint32_t present_question(struct ui *ui);
uint32_t present_given(struct ui *ui);
bool present_is_end(struct ui *ui);
/* Whether the room votes on what the case is. */
bool present_is_ballot(struct ui *ui);
/* The clock: seconds that have passed, and those that are left of what each vote has (0: all the
 * time that it wants, then what has passed counts). */
uint64_t present_passed(const struct ui *ui);
uint64_t present_left(const struct ui *ui);

/* present_steps.c: shows a step, with or without what follows from it. */
void present_show(struct ui *ui, enum present_stage stage, uint32_t at, bool revealed);
/* Reveals, then the next step; and the same way back. */
void present_next(struct ui *ui);
/* False where next would only say why not. */
bool present_can_go_on(struct ui *ui);
void present_back(struct ui *ui);
/* A key that stands for an answer: a vote while the room is asked, else the answer. */
void present_answer(struct ui *ui, enum action action, int place);

/* present_votes.c: the poll or ballot of the step shown, NULL if there was none, or a new one where
 * it is to begin; whether anybody has voted; one vote; the counts of a line. */
struct poll *present_poll(struct ui *ui, bool begin);
bool present_has_votes(const struct ui *ui);
void present_vote(struct ui *ui, uint32_t answer);
void present_take_counts(struct ui *ui, const char *line);
/* Begins to count, or ends it. */
void present_ask_room(struct ui *ui);
/* The votes on what is still there once the tables were compiled anew. */
void present_carry_votes(struct ui *ui, const struct topic *to);
/* Takes up the votes of a file that was looked at before; keeps them in one from now on; writes
 * those that are not there yet, false with a word if it cannot; keeps them in none any more. */
void present_take_up(struct ui *ui, const char *path);
void present_keep(struct ui *ui, const char *path);
bool present_write(struct ui *ui);
void present_keep_nowhere(struct ui *ui);

#endif
