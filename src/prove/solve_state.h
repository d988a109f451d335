/* What a solver holds; private to src/prove/solve*.c.
 *
 * Variables are numbered through: the questions, then the causes, whose "answers" are the truths
 * that being likely alone gives a suspect. What a rule or an ask-if comes to is kept for the length
 * of one evaluation; it carries the evaluation's number, so that nothing has to be cleared.
 */
#ifndef PROVE_SOLVE_STATE_H
#define PROVE_SOLVE_STATE_H

#include "base/alloc.h"
#include "topic/answer.h"
#include "prove/solve.h"

#define LAST_ANSWER 62u

enum requirement_kind { REQUIRE_TRUTH, REQUIRE_ASKED };

struct requirement {
	enum requirement_kind kind;
	enum world world;
	uint32_t at; /* a condition, or a question */
	unsigned truths;
};

/* Something worked out in one evaluation. */
struct known {
	uint32_t evaluation;
	unsigned truths;
};

struct solver {
	const struct topic *t;
	struct bearing *bearing;
	uint32_t questions, symptoms, causes, rules;
	const struct question *question; /* the records */
	const struct symptom *symptom;
	uint64_t *open;        /* of each variable: the answers still possible */
	VEC(uint32_t) touched; /* variables that are not as open as at first, some twice */
	uint32_t changed, changed_answer;
	VEC(struct requirement) required;
	uint32_t evaluation;
	struct known *rule, *active; /* of each rule; of each question's ask-if */
	VEC(uint32_t) answered;
	uint32_t steps, limit;
	uint32_t preferred; /* the answer that is tried first */
};

/* The truths that what is required can have with the answers that are open. */
unsigned solver_truths(struct solver *s, const struct requirement *r);

#endif
