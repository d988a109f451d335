/* SPDX-License-Identifier: MIT */
/* Conditions (`when`, `ask-if`, `unless`) as they stand in part CODE.
 *
 * CODE[at] is a count n, followed by n operations in postfix form. An operation has its kind in the
 * top 4 bits and a record number below. The compiler bounds the depth, so an evaluator needs a
 * stack of COND_DEPTH values; it still checks, since an image may come from elsewhere.
 */
#ifndef TOPIC_COND_H
#define TOPIC_COND_H

#include <stdint.h>

#include "base/buf.h"
#include "topic/topic.h"

#define COND_DEPTH 64
/* A rule waits for at most so many others in a row: who works them out goes down along them. */
#define COND_CHAIN_MOST 100u

enum cond_op {
	COND_SYMPTOM, /* pushes: the symptom's "yes" holds */
	COND_SURE,   /* the same under `not` in an ask-if, where "not sure" counts as "no", and in a
			flow's `if`, where it does not */
	COND_UNSURE, /* pushes: the symptom was answered "not sure" */
	COND_RULE,   /* pushes: the rule holds */
	COND_SUSPECT, /* pushes: a holding rule or a flow's end suspects the cause, or it matters */
	COND_AND,
	COND_OR,
	COND_NOT,
	COND_AT_LEAST /* at least so many (COND_LEAST) of the last COND_MEMBERS values hold */
};

#define COND_WORD(op, arg) ((uint32_t)(op) << 28 | (uint32_t)(arg))
#define COND_OP(word) ((enum cond_op)((word) >> 28))
#define COND_ARG(word) ((word)&0x0fffffffu)
#define COND_COUNT(least, members) COND_WORD(COND_AT_LEAST, (least) << 14 | (members))
#define COND_LEAST(word) (COND_ARG(word) >> 14)
#define COND_MEMBERS(word) ((word)&0x3fffu)

/* Three-valued logic (Kleene): what is not known neither holds nor fails. */
enum truth { TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE };

/* The operations of the condition at `at`; *count gets their number. NULL (and 0) where at is NONE
 * or the code is out of range. */
const uint32_t *cond_code(const struct topic *t, uint32_t at, uint32_t *count);

/* A set of truths, as bits: TRUTH_BIT(TRUTH_TRUE) | ... */
#define TRUTH_BIT(truth) (1u << (truth))
#define TRUTH_ANY 7u

/* Several readings of what is known, side by side: a set of truths for each of up to eight lanes.
 * Lane l has its bit l in the byte of each truth that is possible there. */
#define LANES_NO 0x0000ffu
#define LANES_UNKNOWN 0x00ff00u
#define LANES_YES 0xff0000u
#define LANE(lane, truth) (1u << ((lane) + 8 * (truth)))

/* The truths of code[0..count) in every lane; `leaf` gives what an operation that pushes stands
 * for. Code that is damaged, or none at all, is unknown. */
uint32_t cond_lanes(const uint32_t *code, uint32_t count,
    uint32_t (*leaf)(void *ctx, enum cond_op op, uint32_t arg), void *ctx);

/* What the leaves of a condition stand for: each gives the set of truths that are possible. ctx is
 * the caller's; a missing function counts as unknown. */
struct cond_env {
	unsigned (*symptom)(void *ctx, uint32_t symptom);
	unsigned (*unsure)(void *ctx, uint32_t symptom);
	unsigned (*rule)(void *ctx, uint32_t rule);
	unsigned (*suspect)(void *ctx, uint32_t cause);
	void *ctx;
	unsigned (*sure)(void *ctx, uint32_t symptom); /* COND_SURE; the same as symptom if NULL */
};
/* The truths that code[0..count) can take, which is not empty; see cond_possible(). */
unsigned cond_truths(const uint32_t *code, uint32_t count, const struct cond_env *env);
/* The truths that the condition can take if its leaves vary independently: exact where each leaf
 * has one truth only, otherwise never too few. A condition that is not there (at NONE) is true,
 * damaged code is unknown. */
unsigned cond_possible(const struct topic *t, uint32_t at, const struct cond_env *env);
/* The same for leaves of one truth each: the truth itself. */
enum truth cond_eval(const struct topic *t, uint32_t at, const struct cond_env *env);

/* Appends the condition as it is said to the person, after "if": "you take a blood thinner or a
 * clot is possible". With an env, parts that are known and so decide nothing any more are left out;
 * NULL writes all.
 */
void cond_words(const struct topic *t, uint32_t at, const struct cond_env *env, struct buf *out);
/* Appends what people call a cause, as within a sentence: "a clot". */
void cond_cause_words(const struct topic *t, uint32_t cause, struct buf *out);

#endif
