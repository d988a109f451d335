/* What presenting holds; private to present*.c.
 *
 * A presentation goes through the path of answers step by step: each question first alone, then
 * revealed, with what fits by the answers up to it. The answers themselves are the session's; the
 * polls and the timer live here only, and nothing of them is ever written.
 */
#ifndef VIEW_PRESENT_H
#define VIEW_PRESENT_H

#include "view/screen.h"

#define POLL_PLACES 16u /* answers that have a key */

/* How many of the audience gave each answer of a question, by the answer's place. */
struct poll {
	uint32_t question;
	uint32_t votes[POLL_PLACES];
};

/* What follows from the answers shows once ui->revealed is set. */
struct present {
	struct pane pane;
	uint32_t at;  /* the step shown: a place in the path, or its end */
	bool polling; /* keys of answers count votes */
	VEC(struct poll) polls;
	bool running;           /* the timer, in seconds: */
	uint64_t since, before; /* when it was started, what had passed before that */
};

static inline struct present *
present_of(const struct ui *ui)
{
	return ui->data[SCREEN_PRESENT];
}

/* present_poll.c: the question of the step shown, NONE past the last; its answer, ANSWER_UNASKED if
 * it has none. */
uint32_t present_question(struct ui *ui);
uint32_t present_given(struct ui *ui);
/* The poll of that question, NULL if there was none; and how many votes it has. */
struct poll *present_poll(struct ui *ui);
uint32_t present_votes(const struct poll *poll);
/* The answer that most of the audience gave, ANSWER_UNASKED if two lead or nobody voted. */
uint32_t present_leading(struct ui *ui);
/* One vote for an answer; begins or ends the poll; asks for the number of votes. */
void present_vote(struct ui *ui, uint32_t answer);
void present_turn_poll(struct ui *ui);
void present_ask_counts(struct ui *ui);

#endif
