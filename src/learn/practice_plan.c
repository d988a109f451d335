/* SPDX-License-Identifier: MIT */
/* What comes next after a commitment: the next examination or test, and the safety net. The choices
 * are rows of the topic's advice. What names the case's cause, or for the safety net its urgency,
 * is right; the others are plausible, since they belong to what the learner has ranked, but one at
 * least comes from elsewhere, so that no choice stands out by naming what is not ranked. Rows that
 * do not suit the case (`unless`) are left out. The order comes from the case's id alone. */
#include "learn/practice_state.h"

#include <string.h>

#include "base/hash.h"

enum { OF_THE_CASE = 2, OF_A_CAUSE = 2 }; /* at most so many, of each cause that was ranked */

#define X(name) {PHRASE_PART_##name, PHRASE_PRACTICE_ASK_##name, PHRASE_PRACTICE_##name},
const struct practice_plan_row practice_plans[] = {PRACTICE_PLANS_ARE(X)};
#undef X

/* Kinds of advice as bits: one row of each is taken in turn. */
static const uint32_t kinds[PRACTICE_PLANS][2] = {
    [PRACTICE_PLAN_NEXT] = {1u << ADVICE_EXAMINATION, 1u << ADVICE_INVESTIGATION},
    [PRACTICE_PLAN_NET] = {1u << ADVICE_MONITOR | 1u << ADVICE_EMERGENCY,
	1u << ADVICE_MONITOR | 1u << ADVICE_EMERGENCY}};

struct offer {
	const struct practice *p;
	enum practice_plan plan;
	uint32_t *class;      /* of each leaf, as classes_find() */
	struct interview *iv; /* all that the case says */
	uint64_t seed;
	uint32_t *out, count;
};

static bool
names_cause(const struct offer *o, const struct advice *a, uint32_t cause)
{
	uint32_t leaves = topic_leaf_count(o->p->t), leaf = topic_cause(o->p->t, cause)->leaf;

	for (uint32_t i = 0; i < a->causes.count && leaf < leaves; i++) {
		uint32_t l = topic_cause(o->p->t, topic_item(o->p->t, a->causes, i))->leaf;

		if (l < leaves && o->class[l] == o->class[leaf])
			return true;
	}
	return false;
}

/* Of the plan's kinds, and of use: an examination that everybody gets tells nothing apart. */
static bool
suits(const struct offer *o, const struct advice *a, uint32_t mask)
{
	if ((mask & 1u << a->kind) == 0 || (a->always && o->plan == PRACTICE_PLAN_NEXT))
		return false;
	return a->unless.at == NONE || interview_cond(o->iv, a->unless.at) != TRUTH_TRUE;
}

static bool
is_right(const struct offer *o, const struct advice *a)
{
	return names_cause(o, a, o->p->c.cause) ||
	       (o->plan == PRACTICE_PLAN_NET &&
		   (a->always || (a->urgencies & 1u << o->p->c.urgency) != 0));
}

/* Takes the row of these kinds that is right, or is not and names the cause (NONE: any), and stands
 * first: what names few causes before what names many, where any will do by chance. */
static void
take(struct offer *o, uint32_t mask, bool right, uint32_t cause)
{
	const struct topic *t = o->p->t;
	uint32_t best = NONE;
	uint64_t least = UINT64_MAX;

	for (uint32_t i = 0; i < topic_advice_count(t) && o->count < PRACTICE_CHOICES; i++) {
		const struct advice *a = topic_advice(t, i);
		uint64_t place = a->causes.count > 0 ? a->causes.count : UINT32_MAX;
		bool taken = false;

		if (!right && cause == NONE)
			place = hash_mix(o->seed ^ hash_mix(i));
		if (place >= least || !suits(o, a, mask) || is_right(o, a) != right ||
		    (!right && cause != NONE && !names_cause(o, a, cause)))
			continue;
		for (uint32_t k = 0; k < o->count; k++)
			taken = taken || strcmp(practice_choice_text(t, o->plan, o->out[k]),
					     practice_choice_text(t, o->plan, i)) == 0;
		if (taken)
			continue;
		best = i;
		least = place;
	}
	if (best != NONE)
		o->out[o->count++] = best;
}

static void
begin(struct offer *o, const struct practice *p, enum practice_plan plan, uint32_t *out)
{
	*o = (struct offer){.p = p, .plan = plan, .out = out};
	o->class = xcalloc((size_t)topic_leaf_count(p->t) + 1, sizeof *o->class);
	classes_find(p->t, o->class);
	o->iv = practice_state_told(p);
	for (const char *id = p->c.id; *id != '\0'; id++)
		o->seed = hash_mix(o->seed ^ (unsigned char)*id);
}

static void
end(struct offer *o)
{
	free(o->class);
	interview_free(o->iv);
}

uint32_t
practice_choices(
    const struct practice *p, enum practice_plan plan, uint32_t choices[PRACTICE_CHOICES])
{
	const uint32_t *mask = kinds[plan];
	struct offer o;

	begin(&o, p, plan, choices);
	for (uint32_t i = 0; i < OF_THE_CASE; i++)
		take(&o, mask[i], true, NONE);
	if (o.count > 0) {
		for (uint32_t i = 0; i < p->mine_count && i < PRACTICE_COUNTED; i++)
			for (uint32_t k = 0; k < OF_A_CAUSE && o.count + 1 < PRACTICE_CHOICES; k++)
				take(&o, mask[k], false, p->mine[i]);
		for (uint32_t k = 0; k < PRACTICE_CHOICES; k++)
			take(&o, mask[k % 2], false, NONE);
		for (uint32_t i = 1; i < o.count; i++)
			for (uint32_t k = i; k > 0; k--) {
				uint32_t a = choices[k - 1], b = choices[k];

				if (hash_mix(o.seed + a) <= hash_mix(o.seed + b))
					break;
				choices[k - 1] = b;
				choices[k] = a;
			}
	}
	end(&o);
	return o.count > 1 ? o.count : 0;
}

const char *
practice_choice_text(const struct topic *t, enum practice_plan plan, uint32_t advice)
{
	const struct advice *a = topic_advice(t, advice);

	return topic_text(t, plan == PRACTICE_PLAN_NET && a->brief.len > 0 ? a->brief : a->name);
}

void
practice_state_judge_plan(struct practice_build *b, enum practice_plan plan)
{
	uint32_t choices[PRACTICE_CHOICES], all = topic_advice_count(b->p->t);
	struct practice_plan_made *made = &b->f->plan[plan];
	struct offer o;

	made->asked = practice_choices(b->p, plan, choices) > 0;
	made->chosen = b->p->plan[plan];
	made->rows = arena_alloc(b->arena, (all + 1u) * sizeof *made->rows);
	begin(&o, b->p, plan, choices);
	for (uint32_t i = 0; i < all; i++) {
		const struct advice *a = topic_advice(b->p->t, i);

		if (!suits(&o, a, kinds[plan][0] | kinds[plan][1]) || !is_right(&o, a))
			continue;
		made->rows[made->count++] = i;
		made->right = made->right || i == made->chosen;
	}
	end(&o);
}
