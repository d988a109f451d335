/* SPDX-License-Identifier: MIT */
/* What a search for answers holds; private to src/prove/solve*.c.
 *
 * Variables are numbered through: the questions; the causes, whose "answers" are the truths that
 * being likely alone gives a suspect; the symptoms, which vary by themselves where their question
 * is of kind "several" (as if each were a yes-no question) and that has the answer SINGLY. What a
 * rule or an ask-if comes to is kept during an evaluation and carries its number, so that nothing
 * has to be cleared.
 */
#ifndef PROVE_SOLVE_STATE_H
#define PROVE_SOLVE_STATE_H

#include "base/alloc.h"
#include "base/fan.h"
#include "topic/answer.h"
#include "prove/solve.h"

#define LAST_ANSWER 62u
#define SINGLY SOLVE_ANSWER(ANSWER_UNASKED) /* of a "several": its symptoms say what is said */
#define UNSURE SOLVE_ANSWER(ANSWER_UNSURE)

/* A condition is to have one of the truths. */
struct requirement {
	enum world world;
	uint32_t question; /* whose ask-if the condition is, or NONE */
	uint32_t at;
	unsigned truths;
	bool decided; /* it has one, whichever open answers are given */
};

/* A requirement that a variable bears on, and the place of the variable's next. */
struct use {
	uint32_t variable, requirement, next;
};

/* A variable that answers are tried for. */
struct choice {
	uint32_t variable, place; /* the place in the order of trying of the next answer */
	uint32_t first;           /* of the requirements, the first that was not decided */
	uint64_t open, tried;     /* before; those to try */
	size_t decided;           /* how many requirements were decided before */
};

/* Something worked out in one evaluation. */
struct known {
	uint32_t evaluation;
	unsigned truths;
};

struct solver {
	struct arena *arena; /* it and its arrays, but what grows */
	const struct topic *t;
	struct bearing *bearing;
	uint32_t questions, symptoms, causes, rules;
	const struct question *question;
	const struct symptom *symptom;
	uint64_t *open;  /* of each variable: the answers still possible */
	uint32_t *alike; /* of each question: another that can stand in for it, or NONE */
	bool *unsure;    /* of each question: "not sure" is not the same as no answer */
	bool *fixed;     /* of each variable: something was said of its answer */
	uint32_t *tried; /* of each variable: the place of its answer in the order of trying */
	VEC(uint32_t) touched; /* variables that are not as open as at first, some twice */
	uint64_t *given;       /* of each variable: the answers open beside those kept */
	VEC(uint32_t) kept;    /* variables that have one of those */
	uint32_t changed, changed_answer;
	VEC(struct requirement) required; /* in a search those that want a truth come first */
	uint32_t below[2];                /* of each world: no rule so urgent holds, or NONE */
	bool indexed;                     /* rules_of and always are known */
	struct fan rules_of;  /* of each question and cause: the rules that it bears on, but: */
	VEC(uint32_t) always; /* rules that no answers keep from holding, or too many bear on */
	uint32_t *required_rule[2], search; /* the last search that required it of a rule */
	uint32_t *uses_of;                  /* of each variable: its first use, or NONE */
	VEC(struct use) uses;
	VEC(struct choice) choices;
	VEC(uint32_t) decided; /* requirements, in the order in which they came to be so */
	uint32_t evaluation;
	struct known *rule, *active[2]; /* of each rule; of each question's ask-if, by world */
	VEC(uint32_t) answered;
	uint32_t steps;     /* of the search: those that are left */
	uint64_t words;     /* of conditions: those that may yet be read */
	uint32_t preferred; /* the answer that is tried first */
};

/* True of a question of kind "several". */
bool solve_is_several(const struct solver *s, uint32_t question);
/* The variable of a symptom. */
uint32_t solve_symptom_variable(const struct solver *s, uint32_t symptom);
/* True if no more than one answer is open. */
bool solve_is_single(uint64_t open);
/* The truths that what is required can have, by the answers that are open. */
unsigned solver_truths(struct solver *s, const struct requirement *r);

/* Begins a search: requires the rules that what was said of answers may make hold. */
void solve_begin_requiring(struct solver *s);
/* Requires those that answers found may make hold; false if all of them are required. */
bool solve_require_more(struct solver *s);
/* Notes the uses of the requirements from `from` on. False if more questions bear on one than a
 * search looks at, or one of them has more options. */
bool solve_note_uses(struct solver *s, size_t from);
/* Ends it: only what was asked for is required. */
void solve_end_requiring(struct solver *s, size_t asked);

#endif
