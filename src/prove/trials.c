/* Trials are made when asked for, by number, so that few of them are in memory at a time. */
#include "prove/trials.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "topic/answer.h"

/* What the other questions are answered with, around the one that is tried. */
enum around { AROUND_NO, AROUND_ASKED, AROUND_UNASKED, AROUNDS };

enum { TRUTH_TRIALS = 2 }; /* the first: one that leaves the `unless` open, one where it holds */

enum made { MADE, MADE_NOT, MADE_END, MADE_OPEN };

struct trials {
	const struct topic *t;
	struct bearing *bearing;
	struct solver *solver;
	VEC(uint32_t) questions; /* that the `unless` depends on */
	VEC(struct taken) answers;
};

struct trials *
trials_new(const struct topic *t, struct bearing *b, struct solver *s)
{
	struct trials *y = xcalloc(1, sizeof *y);

	y->t = t;
	y->bearing = b;
	y->solver = s;
	return y;
}

void
trials_free(struct trials *y)
{
	if (y == NULL)
		return;
	vec_free(&y->questions);
	vec_free(&y->answers);
	free(y);
}

/* Answers to all questions: what the solver found where that is not `rest`, if it was asked; else
 * `rest`; but to this one question this answer. */
static void
set_answers(struct trials *y, uint32_t question, uint32_t answer, uint32_t rest, bool found)
{
	y->answers.len = 0;
	for (size_t i = 0; i < y->questions.len; i++) {
		uint32_t q = y->questions.items[i];
		struct taken a = {q, q == question ? answer : rest};

		if (q != question && found && !(solver_open(y->solver, q) & SOLVE_ANSWER(rest)))
			a.answer = solver_answer(y->solver, q);
		vec_push(&y->answers, a);
	}
}

static enum made
make_around(struct trials *y, uint32_t question, uint32_t answer, enum around around)
{
	uint32_t rest = around == AROUND_UNASKED ? ANSWER_UNASKED : ANSWER_NONE;
	bool asked = around == AROUND_ASKED;

	if (asked) {
		if (topic_question(y->t, question)->ask_if.at == NONE)
			return MADE_NOT;
		solver_reset(y->solver);
		solver_require_asked(y->solver, question);
		solver_prefer(y->solver, ANSWER_NONE);
		if (solver_run(y->solver) != SOLVE_FOUND)
			return MADE_NOT;
	}
	set_answers(y, question, answer, rest, asked);
	return MADE;
}

static enum made
make_one(struct trials *y, uint32_t unless, uint32_t number)
{
	if (number < TRUTH_TRIALS) {
		solver_reset(y->solver);
		solver_require(y->solver, WORLD_FIRST, unless,
		    TRUTH_BIT(number == 0 ? TRUTH_UNKNOWN : TRUTH_TRUE));
		enum solved found = solver_run(y->solver);
		if (found == SOLVE_FOUND)
			set_answers(y, NONE, ANSWER_UNASKED, ANSWER_UNASKED, true);
		return found == SOLVE_FOUND ? MADE : found == SOLVE_NONE ? MADE_NOT : MADE_OPEN;
	}
	number -= TRUTH_TRIALS;
	for (size_t i = 0; i < y->questions.len; i++) {
		uint32_t q = y->questions.items[i];
		uint32_t own = (ANSWER_FIRST + topic_question(y->t, q)->options) * AROUNDS;

		if (number < own)
			return make_around(y, q, number / AROUNDS, (enum around)(number % AROUNDS));
		number -= own;
	}
	return MADE_END;
}

struct trial
trials_make(struct trials *y, uint32_t advice, uint32_t *number)
{
	uint32_t unless = topic_advice(y->t, advice)->unless.at;
	struct numbers named = bearing_questions(y->bearing, unless);
	enum made made;

	y->questions.len = y->answers.len = 0;
	for (uint32_t i = 0; i < named.count; i++)
		vec_push(&y->questions, named.items[i]);
	while ((made = make_one(y, unless, *number)) == MADE_NOT)
		++*number;
	return (struct trial){y->answers.items, (uint32_t)y->answers.len, made == MADE,
	    made == MADE_END, made == MADE_OPEN};
}
