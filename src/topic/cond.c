/* SPDX-License-Identifier: MIT */
/* Conditions evaluated in three-valued logic. cond_words.c puts them in words. */
#include "topic/cond.h"

const uint32_t *
cond_code(const struct topic *t, uint32_t at, uint32_t *count)
{
	const uint32_t *n = at == NONE ? NULL : topic_record(t, PART_CODE, at);

	*count = 0;
	if (n == NULL || *n == 0)
		return NULL;
	*count = *n;
	n = topic_records(t, PART_CODE, at + 1, *count);
	if (n == NULL)
		*count = 0;
	return n;
}

/* Kleene's AND on sets, lane by lane: the smaller of false < unknown < true for each pair of
 * members.
 */
static uint32_t
both(uint32_t a, uint32_t b)
{
	uint32_t might = (a | a >> 8) & (b | b >> 8); /* unknown or true in each */

	return ((a | b) & LANES_NO) | (a & b & LANES_YES) | ((a | b) & might & LANES_UNKNOWN);
}

/* Kleene's OR: the larger. */
static uint32_t
either(uint32_t a, uint32_t b)
{
	uint32_t might = (a | a << 8) & (b | b << 8); /* unknown or false in each */

	return ((a | b) & LANES_YES) | (a & b & LANES_NO) | ((a | b) & might & LANES_UNKNOWN);
}

static uint32_t
negate(uint32_t a)
{
	return (a & LANES_UNKNOWN) | (a & LANES_NO) << 16 | (a & LANES_YES) >> 16;
}

/* What "at least so many of these" comes to, in all lanes at once. It is unknown where fewer are
 * sure to be true and, with those that can be unknown, enough: one that can be true or false is
 * false there if it must be. Four things are counted side by side, a byte of lanes for each:
 * members that can be true, that can be other than false, that are true, that can be other than
 * false but for one that is unknown; reached[n] has the lanes with n of them so far. */
static uint32_t
at_least(const uint32_t *members, uint32_t count, uint32_t least)
{
	uint32_t reached[COND_DEPTH + 2] = {~UINT32_C(0)}, open = 0;
	uint32_t used = (members[0] | members[0] >> 8 | members[0] >> 16) & 0xff;

	least = least <= count ? least : count + 1;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t no = members[i] & 0xff, unknown = members[i] >> 8 & 0xff;
		uint32_t yes = members[i] >> 16 & 0xff;
		uint32_t may =
		    yes | (~no & 0xff) << 8 | (yes & ~unknown & ~no) << 16 | (yes | unknown) << 24;

		open |= unknown;
		for (uint32_t n = least; n > 0; n--)
			reached[n] |= reached[n - 1] & may;
	}
	uint32_t enough = reached[least];
	return (enough & used) << 16 | (~(enough >> 16) & enough >> 24 & open & used) << 8 |
	       (~(enough >> 8) & used);
}

uint32_t
cond_lanes(const uint32_t *code, uint32_t count,
    uint32_t (*leaf)(void *ctx, enum cond_op op, uint32_t arg), void *ctx)
{
	uint32_t stack[COND_DEPTH], depth = 0;

	for (uint32_t i = 0; i < count; i++) {
		enum cond_op op = COND_OP(code[i]);

		if (op <= COND_SUSPECT && depth < COND_DEPTH) {
			stack[depth++] = leaf(ctx, op, COND_ARG(code[i]));
		} else if ((op == COND_AND || op == COND_OR) && depth >= 2) {
			uint32_t second = stack[--depth], first = stack[depth - 1];

			stack[depth - 1] =
			    op == COND_AND ? both(first, second) : either(first, second);
		} else if (op == COND_NOT && depth >= 1) {
			stack[depth - 1] = negate(stack[depth - 1]);
		} else if (op == COND_AT_LEAST && COND_MEMBERS(code[i]) - 1 < depth &&
			   COND_LEAST(code[i]) > 0) {
			uint32_t members = COND_MEMBERS(code[i]);

			depth -= members - 1;
			stack[depth - 1] =
			    at_least(&stack[depth - 1], members, COND_LEAST(code[i]));
		} else {
			return LANES_UNKNOWN;
		}
	}
	return depth == 1 ? stack[0] : LANES_UNKNOWN;
}

/* A set of truths as the first lane, and back. */
static uint32_t
lane_of(unsigned set)
{
	return (set & 1u) | (set & 2u) << 7 | (set & 4u) << 14;
}

static unsigned
set_of(uint32_t lanes)
{
	return (lanes & 1u) | (lanes >> 7 & 2u) | (lanes >> 14 & 4u);
}

static uint32_t
leaf_value(void *ctx, enum cond_op op, uint32_t arg)
{
	const struct cond_env *env = ctx;
	unsigned (*ask)(void *, uint32_t) = op == COND_SURE && env->sure != NULL ? env->sure
					    : op <= COND_SURE                    ? env->symptom
					    : op == COND_UNSURE                  ? env->unsure
					    : op == COND_RULE                    ? env->rule
										 : env->suspect;

	return lane_of(ask != NULL ? ask(env->ctx, arg) : TRUTH_BIT(TRUTH_UNKNOWN));
}

/* The value of code[0..count). */
unsigned
cond_truths(const uint32_t *code, uint32_t count, const struct cond_env *env)
{
	struct cond_env own = *env;

	return set_of(cond_lanes(code, count, leaf_value, &own));
}

unsigned
cond_possible(const struct topic *t, uint32_t at, const struct cond_env *env)
{
	uint32_t count;
	const uint32_t *code = cond_code(t, at, &count);

	if (at == NONE)
		return TRUTH_BIT(TRUTH_TRUE);
	return cond_truths(code, count, env);
}

enum truth
cond_eval(const struct topic *t, uint32_t at, const struct cond_env *env)
{
	unsigned set = cond_possible(t, at, env);

	return set == TRUTH_BIT(TRUTH_TRUE)    ? TRUTH_TRUE
	       : set == TRUTH_BIT(TRUTH_FALSE) ? TRUTH_FALSE
					       : TRUTH_UNKNOWN;
}
