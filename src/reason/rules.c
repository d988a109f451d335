/* SPDX-License-Identifier: MIT */
/* Conditions over the answers, in several readings at once.
 *
 * What a symptom stands for depends on its finding alone, so each finding has its truths in all
 * readings as one word (cond_lanes), and a rule is gone through once for all of them. Rules name
 * each other; one that is being worked out counts as unknown, so that a damaged image with a circle
 * of rules comes to an end.
 */
#include <string.h>

#include "reason/state.h"

#define EVERY(truth)                                                                               \
	(LANE(READ_NOW, truth) | LANE(READ_YET, truth) | LANE(READ_FEARED, truth) |                \
	    LANE(READ_FEARED_YET, truth))
#define ANYTHING(reading)                                                                          \
	(LANE(reading, TRUTH_FALSE) | LANE(reading, TRUTH_UNKNOWN) | LANE(reading, TRUTH_TRUE))

#define LEFT_OPEN                                                                                  \
	(LANE(READ_NOW, TRUTH_UNKNOWN) | LANE(READ_YET, TRUTH_UNKNOWN) | ANYTHING(READ_FEARED) |   \
	    ANYTHING(READ_FEARED_YET))

/* By whether "not sure" about a symptom is asked for, or that it is there. One that is open may yet
 * be anything. One that is "not sure" may hide anything, and so may one that was asked for and not
 * denied, or that waits for such a one; it is not asked again. */
static const uint32_t known_lanes[][6] = {
    [false] =
	{
	    [KNOWN_OPEN] = LANE(READ_NOW, TRUTH_UNKNOWN) | LANE(READ_FEARED, TRUTH_UNKNOWN) |
			   ANYTHING(READ_YET) | ANYTHING(READ_FEARED_YET),
	    [KNOWN_UNSURE] = LEFT_OPEN,
	    [KNOWN_NO] = EVERY(TRUTH_FALSE),
	    [KNOWN_YES] = EVERY(TRUTH_TRUE),
	    [KNOWN_LEFT] = LEFT_OPEN,
	    [KNOWN_SHUT] = LEFT_OPEN,
	},
    [true] =
	{
	    [KNOWN_OPEN] = LANE(READ_NOW, TRUTH_UNKNOWN) | LANE(READ_FEARED, TRUTH_UNKNOWN) |
			   ANYTHING(READ_YET) | ANYTHING(READ_FEARED_YET),
	    [KNOWN_UNSURE] = EVERY(TRUTH_TRUE),
	    [KNOWN_NO] = EVERY(TRUTH_FALSE),
	    [KNOWN_YES] = EVERY(TRUTH_FALSE),
	    [KNOWN_LEFT] = EVERY(TRUTH_UNKNOWN),
	    [KNOWN_SHUT] = EVERY(TRUTH_UNKNOWN),
	},
};

static enum known
known_of(const struct interview *iv, uint32_t symptom)
{
	return symptom < iv->symptoms ? (enum known)iv->known[symptom] : KNOWN_OPEN;
}

static enum truth
truth_now(uint32_t lanes)
{
	uint32_t now = lanes & ANYTHING(READ_NOW);

	return now == LANE(READ_NOW, TRUTH_TRUE)    ? TRUTH_TRUE
	       : now == LANE(READ_NOW, TRUTH_FALSE) ? TRUTH_FALSE
						    : TRUTH_UNKNOWN;
}

enum truth
state_symptom(const struct interview *iv, enum cond_op op, uint32_t symptom)
{
	return truth_now(known_lanes[op == COND_UNSURE][known_of(iv, symptom)]);
}

struct code
state_code(const struct topic *t, uint32_t at)
{
	struct code c = {.always = at == NONE};

	c.ops = cond_code(t, at, &c.count);
	return c;
}

static uint32_t
ask_leaf(void *ctx, enum cond_op op, uint32_t arg)
{
	if (op > COND_UNSURE)
		return EVERY(TRUTH_UNKNOWN);
	enum known known = known_of(ctx, arg);
	/* Under a `not` what is "not sure", or was left unsaid, counts as absent; what can be asked
	 * for no more stays unknown. */
	if (op == COND_SURE && (known == KNOWN_UNSURE || known == KNOWN_LEFT))
		return EVERY(TRUTH_FALSE);
	if (op == COND_SYMPTOM && known == KNOWN_UNSURE)
		return EVERY(TRUTH_TRUE);
	return known_lanes[op == COND_UNSURE][known];
}

enum truth
state_ask_if(struct interview *iv, const struct code *c, bool *can)
{
	uint32_t lanes = c->always ? EVERY(TRUTH_TRUE) : cond_lanes(c->ops, c->count, ask_leaf, iv);

	*can = lanes & LANE(READ_YET, TRUTH_TRUE);
	return truth_now(lanes);
}

/* An ask-if opens a question in doubt; a flow that chose a row so would go by a "no" that nobody
 * said. */
static uint32_t
branch_leaf(void *ctx, enum cond_op op, uint32_t arg)
{
	return op == COND_SURE ? known_lanes[false][known_of(ctx, arg)] : ask_leaf(ctx, op, arg);
}

enum truth
state_branch_if(struct interview *iv, const struct code *c)
{
	return c->always ? TRUTH_TRUE : truth_now(cond_lanes(c->ops, c->count, branch_leaf, iv));
}

static uint32_t rule_lanes(struct interview *iv, uint32_t rule);

static uint32_t
rule_leaf(void *ctx, enum cond_op op, uint32_t arg)
{
	if (op <= COND_UNSURE)
		return known_lanes[op == COND_UNSURE][known_of(ctx, arg)];
	return op == COND_RULE ? rule_lanes(ctx, arg) : EVERY(TRUTH_UNKNOWN);
}

static uint32_t
rule_lanes(struct interview *iv, uint32_t rule)
{
	if (rule >= iv->rules)
		return EVERY(TRUTH_UNKNOWN);
	const struct code *c = &iv->when[rule];
	if (iv->lanes[rule] == 0) {
		iv->lanes[rule] = EVERY(TRUTH_UNKNOWN);
		iv->lanes[rule] =
		    c->always ? EVERY(TRUTH_TRUE) : cond_lanes(c->ops, c->count, rule_leaf, iv);
	}
	return iv->lanes[rule];
}

void
state_rules(struct interview *iv)
{
	memset(iv->lanes, 0, iv->rules * sizeof *iv->lanes);
	for (uint32_t r = 0; r < iv->rules; r++)
		iv->truth[r] = (uint8_t)truth_now(rule_lanes(iv, r));
}

bool
state_rule_can(const struct interview *iv, uint32_t rule, enum reading r, enum truth truth)
{
	return iv->lanes[rule] & LANE(r, truth);
}
