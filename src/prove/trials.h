/* Sets of answers in which each answer that an `unless` depends on comes to bear. */
#ifndef PROVE_TRIALS_H
#define PROVE_TRIALS_H

#include "prove/solve.h"
#include "reason/stored.h"

/* One set: an answer, ANSWER_UNASKED among them, to each question that the `unless` depends on. */
struct trial {
	const struct taken *answers; /* valid until the next trial is made */
	uint32_t count;              /* 0 too where the `unless` depends on no question */
	bool made;
	bool end;  /* there is no such trial and none after it */
	bool open; /* a search for one was given up */
};

struct trials; /* opaque */

struct trials *trials_new(const struct topic *t, struct bearing *b, struct solver *s);
void trials_free(struct trials *y);

/* The trial of that number of a piece of advice with an `unless`, or the first after it that there
 * is; *number becomes the number of the one that was made.
 *
 * First come answers that leave the `unless` open, and answers under which it holds. Then, for each
 * question and each answer to it: all else "no", so that this answer decides where it can; the same
 * with what the question's ask-if needs; all else unasked. */
struct trial trials_make(struct trials *y, uint32_t advice, uint32_t *number);

#endif
