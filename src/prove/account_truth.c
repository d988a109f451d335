/* SPDX-License-Identifier: MIT */
/* The truths of conditions on the account, as they are now and as they may yet become: lanes of
 * one evaluation (cond_lanes). On the way the key of all that is named is folded together.
 */
#include "base/hash.h"
#include "prove/account_state.h"
#include "prove/finding.h"

#define EVERY(truth) (LANE(NOW, truth) | LANE(YET, truth) | LANE(OPEN, truth))
#define NOW_LANE (LANE(NOW, TRUTH_FALSE) | LANE(NOW, TRUTH_UNKNOWN) | LANE(NOW, TRUTH_TRUE))
#define YET_LANE (NOW_LANE << (YET - NOW))
#define OPEN_LANE (NOW_LANE << (OPEN - NOW))
#define UNASKED (LANE(NOW, TRUTH_UNKNOWN) | YET_LANE | OPEN_LANE)
struct evaluation {
	const struct account *a;
	bool ask_if; /* the condition is one, or counts like one ... */
	bool branch; /* ... but "not sure" is no "no" */
	struct account_key key;
};

unsigned
account_set(uint32_t lanes, enum lane lane)
{
	lanes >>= lane;
	return (lanes & 1u) | (lanes >> 7 & 2u) | (lanes >> 14 & 4u);
}

bool
account_is_settled(uint32_t lanes)
{
	uint32_t yet = lanes & YET_LANE;

	return (yet & (yet - 1)) == 0;
}

void
account_fold(struct account_key *k, uint64_t value)
{
	k->a = hash_mix(k->a ^ (value + UINT64_C(0x9e3779b97f4a7c15)));
	k->b =
	    hash_mix(k->b + (value ^ UINT64_C(0xd1b54a32d192ed03)) * UINT64_C(0xff51afd7ed558ccd));
}

static void
fold_condition(struct account_key *k, const struct condition_state *c)
{
	k->a = hash_mix(k->a ^ c->key.a);
	k->b = hash_mix(k->b + c->key.b);
}

/* What a finding comes to, where its question is asked. A screen that is still to come may name
 * what was not "yes". */
static uint32_t
symptom_lanes(struct evaluation *e, uint32_t symptom, enum reading reading)
{
	const struct account *a = e->a;

	if (symptom >= a->symptoms || a->of_symptom[symptom] == NONE)
		return EVERY(TRUTH_UNKNOWN);
	uint8_t finding = a->finding[symptom];
	const enum truth *truth = finding_truth[reading];
	account_fold(&e->key, finding);
	if (finding == FINDING_LEFT)
		finding = reading == READ_SURE ? FINDING_NO : FINDING_UNASKED;
	uint32_t lanes = finding == FINDING_UNASKED ? UNASKED : EVERY(truth[finding]);
	if (finding != FINDING_UNASKED && a->screened[symptom])
		lanes |= LANE(YET, truth[FINDING_YES]);
	uint32_t c = a->ask_if[a->of_symptom[symptom]];
	if (c == NONE)
		return lanes;
	const struct condition_state *asked = &a->conditions[c];
	fold_condition(&e->key, asked);
	uint32_t where = (asked->lanes & LANE(NOW, TRUTH_TRUE) ? NOW_LANE : 0) |
			 (asked->lanes & LANE(YET, TRUTH_TRUE) ? YET_LANE : 0) |
			 (asked->lanes & LANE(OPEN, TRUTH_TRUE) ? OPEN_LANE : 0);
	return (lanes & where) | (asked->lanes & ~EVERY(TRUTH_TRUE));
}

static uint32_t
rule_lanes(struct evaluation *e, uint32_t rule)
{
	const struct account *a = e->a;

	if (rule >= a->rules)
		return EVERY(TRUTH_UNKNOWN);
	if (a->rule[rule] == NONE)
		return EVERY(TRUTH_TRUE);
	fold_condition(&e->key, &a->conditions[a->rule[rule]]);
	return a->conditions[a->rule[rule]].lanes;
}

/* The lowest truth of a lane. */
static enum truth
lowest(uint32_t lanes, enum lane lane)
{
	return lanes & LANE(lane, TRUTH_FALSE)     ? TRUTH_FALSE
	       : lanes & LANE(lane, TRUTH_UNKNOWN) ? TRUTH_UNKNOWN
						   : TRUTH_TRUE;
}

/* All truths of a lane from this one up. */
static uint32_t
from_up(enum lane lane, enum truth least)
{
	uint32_t lanes = LANE(lane, TRUTH_TRUE);

	lanes |= least <= TRUTH_UNKNOWN ? LANE(lane, TRUTH_UNKNOWN) : 0;
	return lanes | (least == TRUTH_FALSE ? LANE(lane, TRUTH_FALSE) : 0);
}

/* A cause is suspected at least as much as by the rules that suspect it; being likely adds to
 * that. */
static uint32_t
suspect_lanes(struct evaluation *e, uint32_t cause)
{
	struct numbers rules = bearing_suspecting(e->a->bearing, cause);
	enum truth now = TRUTH_FALSE, yet = TRUTH_FALSE;

	for (uint32_t i = 0; i < rules.count; i++) {
		uint32_t lanes = rule_lanes(e, rules.items[i]);

		now = lowest(lanes, NOW) > now ? lowest(lanes, NOW) : now;
		yet = lowest(lanes, YET) > yet ? lowest(lanes, YET) : yet;
	}
	uint32_t later = from_up(YET, yet) | from_up(OPEN, yet);
	if (e->a->likely == NULL || cause >= topic_cause_count(e->a->t))
		return from_up(NOW, now) | later;
	return LANE(NOW, now > e->a->likely[cause] ? now : e->a->likely[cause]) | later;
}

static uint32_t
leaf_lanes(void *ctx, enum cond_op op, uint32_t arg)
{
	struct evaluation *e = ctx;

	switch (op) {
	case COND_SYMPTOM:
		return symptom_lanes(e, arg, e->ask_if ? READ_ASKED : READ_SYMPTOM);
	case COND_SURE:
		return symptom_lanes(e, arg, e->branch ? READ_SYMPTOM : READ_SURE);
	case COND_UNSURE:
		return symptom_lanes(e, arg, READ_UNSURE);
	case COND_RULE:
		return e->ask_if ? EVERY(TRUTH_UNKNOWN) : rule_lanes(e, arg);
	default:
		return e->ask_if ? EVERY(TRUTH_UNKNOWN) : suspect_lanes(e, arg);
	}
}

uint32_t
account_evaluate(const struct account *a, uint32_t condition, struct account_key *key)
{
	const struct condition_state *c = &a->conditions[condition];
	struct evaluation e = {.a = a,
	    .ask_if = c->owner == OWNER_ASK_IF || c->owner == OWNER_BRANCH,
	    .branch = c->owner == OWNER_BRANCH,
	    .key = {condition, condition}};
	uint32_t lanes = cond_lanes(c->code, c->count, leaf_lanes, &e);

	if (account_is_settled(lanes))
		e.key = (struct account_key){condition, condition};
	account_fold(&e.key, lanes);
	*key = e.key;
	return lanes;
}

/* Readers. A condition that is not there is true. */

static unsigned
set_now(const struct account *a, const uint32_t *of, uint32_t index, uint32_t count)
{
	if (index >= count)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	if (of[index] == NONE)
		return TRUTH_BIT(TRUTH_TRUE);
	return account_set(a->conditions[of[index]].lanes, NOW);
}

unsigned
account_rule(const struct account *a, uint32_t rule)
{
	return set_now(a, a->rule, rule, a->rules);
}

unsigned
account_ask_if(const struct account *a, uint32_t question)
{
	return set_now(a, a->ask_if, question, a->questions);
}

unsigned
account_branch(const struct account *a, uint32_t branch)
{
	return set_now(a, a->branch, branch, a->branches);
}

unsigned
account_unless(const struct account *a, uint32_t advice)
{
	if (advice < a->advice && a->unless[advice] == NONE)
		return TRUTH_BIT(TRUTH_FALSE);
	return set_now(a, a->unless, advice, a->advice);
}

bool
account_unless_repeats(const struct account *a, uint32_t advice)
{
	for (uint32_t i = 0; i < advice && advice < a->advice; i++)
		if (a->unless[i] == a->unless[advice])
			return true;
	return false;
}

enum truth
account_unless_given(struct account *a, uint32_t advice, const uint8_t *likely)
{
	struct account_key key;

	if (advice >= a->advice || a->unless[advice] == NONE)
		return TRUTH_FALSE;
	a->likely = likely;
	unsigned set = account_set(account_evaluate(a, a->unless[advice], &key), NOW);
	a->likely = NULL;
	return set == TRUTH_BIT(TRUTH_TRUE)    ? TRUTH_TRUE
	       : set == TRUTH_BIT(TRUTH_FALSE) ? TRUTH_FALSE
					       : TRUTH_UNKNOWN;
}
