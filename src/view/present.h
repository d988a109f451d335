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

struct present {
	uint32_t at;   /* the step shown: a place in the path, or its end */
	bool revealed; /* what follows from the answers shows */
	bool black;
	bool polling; /* keys of answers count votes */
	VEC(struct poll) polls;
	uint64_t change;             /* counts changes of what is shown */
	bool running;                /* the timer, in seconds: */
	uint64_t now, since, before; /* now, when it was started, what had passed before that */
};

/* The question of the step shown, NONE past the last; its answer, ANSWER_UNASKED if it has none. */
uint32_t present_question(struct ui *ui);
uint32_t present_given(struct ui *ui);
/* present_poll.c: the poll of that question, NULL if there was none; and how many votes it has. */
const struct poll *present_poll(struct ui *ui);
uint32_t present_votes(const struct poll *poll);
/* The answer that most of the audience gave, ANSWER_UNASKED if two lead or nobody voted. */
uint32_t present_leading(struct ui *ui);
/* One vote for the answer at a place; begins or ends the poll; takes all votes away. */
void present_vote(struct ui *ui, uint32_t place);
void present_turn_poll(struct ui *ui);
void present_clear_poll(struct ui *ui);
/* present_page.c */
void present_build(struct ui *ui, struct page *p);

#endif
