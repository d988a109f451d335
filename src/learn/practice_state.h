/* SPDX-License-Identifier: MIT */
/* How a practice changes and is judged; private to src/learn.
 *
 * The log is the practice. Beside it stands what follows from it and is needed at every turn: the
 * interview with the answers heard, the differential, what was said and committed. Whatever changes
 * them goes through practice_state_apply(), so that a log read from a file, a prefix of one and a
 * learner's own doing take the same way.
 */
#ifndef LEARN_PRACTICE_STATE_H
#define LEARN_PRACTICE_STATE_H

#include "learn/practice.h"
#include "topic/ref_set.h"

/* Applies an event and puts it into the log; false, and no change, if it cannot happen now. The
 * answer of an ASK is filled in; where the event has one (not ANSWER_UNASKED) it must be the
 * case's. */
bool practice_state_apply(struct practice *p, struct practice_event e);
/* Copies the case and works out `has`; -1 with the cause if it does not fit the topic. */
int practice_state_take_case(struct practice *p, const struct practice_case *c, struct error *err);

/* The cost of a question, positive whatever the image says. */
double practice_state_cost(const struct topic *t, uint32_t question);

/* An interview that knows all that the case says; the caller's to free. */
struct interview *practice_state_told(const struct practice *p);
/* The best walk's next question (practice_score.h). */
struct step practice_state_next(struct interview *iv);

/* What an interview bought step by step (practice_steps.c): fills feedback's steps, views,
 * flags. */
struct practice_build {
	const struct practice *p;
	struct practice_feedback *f;
	uint32_t *class;  /* of each leaf: the lowest of those nothing tells apart */
	uint32_t truth;   /* the class of the case's cause; NONE without causes */
	double tree_cost; /* of the best walk */
	double cost;      /* of the learner's questions */
	bool supported[PRACTICE_COUNTED]; /* of each cause that counts */
	struct ref_set refs;              /* on their way to the feedback */
	struct arena *arena;
};
void practice_state_steps(struct practice_build *b);
/* The shares of the classes of leaves that nothing tells apart, each at its lowest leaf; the caller
 * frees them. */
double *practice_state_shares(const struct practice_build *b, struct interview *iv);
/* The class of a cause; NONE if it is no leaf. */
uint32_t practice_state_class(const struct practice_build *b, uint32_t cause);
/* What an answer would tell of one class of causes alone, in bits: the mutual information of "it is
 * that" and the answer. */
double practice_state_tells(struct interview *iv, uint32_t question, uint32_t class, double share);
/* Fills what was chosen to come next, and what would have been right (practice_plan.c). */
void practice_state_judge_plan(struct practice_build *b, enum practice_plan plan);
/* Fills the score from what the build has found. */
void practice_state_score(struct practice_build *b);

#endif
