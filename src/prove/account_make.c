/* SPDX-License-Identifier: MIT */
/* Making an account: which condition depends on what, and an order in which to work them out. */

#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "prove/account_state.h"

/* What each symptom or condition is needed by. */
struct needs {
	struct pairs of_symptoms;   /* from symptoms to conditions */
	struct pairs of_conditions; /* from conditions to conditions */
};

/* True if that condition says the same for the same kind of owner as the one that comes next. */
static bool
says_the_same(const void *ctx, uint32_t number)
{
	const struct account *a = ctx;
	const struct condition_state *c = &a->conditions[number], *next = &a->conditions[a->count];

	return c->owner == next->owner && c->count == next->count && c->count > 0 &&
	       memcmp(c->code, next->code, c->count * sizeof *c->code) == 0;
}

/* Adds a condition, if there is one; returns its place, or NONE. What many ask-ifs, or many pieces
 * of advice, have alike is one condition; a rule's is its own, since rules are counted. */
static uint32_t
add_condition(struct account *a, struct map *known, enum owner owner, uint32_t index, uint32_t at)
{
	struct condition_state *c = &a->conditions[a->count];

	if (at == NONE)
		return NONE;
	c->code = cond_code(a->t, at, &c->count);
	c->owner = (uint8_t)owner;
	if (owner != OWNER_RULE) {
		uint64_t hash = hash_bytes(c->code, c->count * sizeof *c->code);
		uint32_t same = map_put(known, hash, a->count, says_the_same, a);

		if (same != a->count)
			return same;
	}
	c->lanes = LANE(NOW, TRUTH_UNKNOWN);
	for (unsigned truth = TRUTH_FALSE; truth <= TRUTH_TRUE; truth++)
		c->lanes |= LANE(YET, truth) | LANE(OPEN, truth);
	if (owner == OWNER_RULE)
		c->urgency = topic_rule(a->t, index)->urgency;
	return a->count++;
}

static void
need_condition(struct needs *n, uint32_t from, uint32_t to)
{
	if (from != NONE && from != to)
		vec_push(&n->of_conditions, ((struct pair){from, to}));
}

static void
collect_needs(const struct account *a, struct needs *n)
{
	n->of_symptoms.len = n->of_conditions.len = 0;
	for (uint32_t c = 0; c < a->count; c++) {
		const struct condition_state *s = &a->conditions[c];

		for (uint32_t i = 0; i < s->count; i++) {
			enum cond_op op = COND_OP(s->code[i]);
			uint32_t arg = COND_ARG(s->code[i]);

			if (op <= COND_UNSURE && arg < a->symptoms) {
				vec_push(&n->of_symptoms, ((struct pair){arg, c}));
				if (a->of_symptom[arg] != NONE)
					need_condition(n, a->ask_if[a->of_symptom[arg]], c);
			} else if (op == COND_RULE && arg < a->rules) {
				need_condition(n, a->rule[arg], c);
			} else if (op == COND_SUSPECT) {
				struct numbers rules = bearing_suspecting(a->bearing, arg);

				for (uint32_t k = 0; k < rules.count; k++)
					need_condition(n, a->rule[rules.items[k]], c);
			}
		}
	}
}

/* Gives the conditions of these owners their new places. */
static void
renumber(uint32_t *of_owner, uint32_t owners, const uint32_t *place)
{
	for (uint32_t i = 0; i < owners; i++)
		if (of_owner[i] != NONE)
			of_owner[i] = place[of_owner[i]];
}

/* Puts the conditions in an order in which each comes after what it needs; what waits for itself
 * comes last. */
static void
order_conditions(struct account *a, const struct pairs *needs)
{
	struct fan f = fan_new(a->arena, needs, a->count);
	struct condition_state *sorted = arena_alloc(a->arena, a->count * sizeof *sorted);
	uint32_t *waits = xcalloc(a->count, sizeof *waits);
	uint32_t *order = xcalloc(a->count, sizeof *order), len = 0;

	for (size_t i = 0; i < needs->len; i++)
		waits[needs->items[i].to]++;
	for (uint32_t c = 0; c < a->count; c++)
		if (waits[c] == 0)
			order[len++] = c;
	for (uint32_t i = 0; i < len; i++)
		for (uint32_t k = f.at[order[i]]; k < f.at[order[i] + 1]; k++)
			if (--waits[f.items[k]] == 0)
				order[len++] = f.items[k];
	for (uint32_t c = 0; c < a->count; c++)
		if (waits[c] > 0)
			order[len++] = c;
	for (uint32_t i = 0; i < a->count; i++) {
		sorted[i] = a->conditions[order[i]];
		waits[order[i]] = i; /* none waits any more: its place */
	}
	a->conditions = sorted;
	renumber(a->ask_if, a->questions, waits);
	renumber(a->rule, a->rules, waits);
	renumber(a->unless, a->advice, waits);
	renumber(a->branch, a->branches, waits);
	free(waits);
	free(order);
}

/* Of each symptom its question, whether it is a red flag, and whether a screen covers it or a step
 * of a flow asks for it. */
static void
look_at_symptoms(struct account *a, unsigned of)
{
	const struct topic *t = a->t;

	for (uint32_t s = 0; s < a->symptoms; s++) {
		uint32_t question = topic_symptom(t, s)->question;
		const struct question *q = topic_question(t, question);

		a->of_symptom[s] = question < a->questions ? question : NONE;
		a->flag[s] = question < a->questions && q->stage == STAGE_EMERGENCY;
		a->keyed[s] = a->flag[s];
		a->screened[s] = q->covered_by.count > 0;
		a->tally.unasked += a->flag[s];
		a->tally.uncleared += a->flag[s];
	}
	for (uint32_t i = 0; of & ACCOUNT_FLOWS && i < topic_step_count(t); i++) {
		struct list asked = topic_question(t, topic_step(t, i)->question)->symptoms;

		for (uint32_t k = 0; k < asked.count; k++)
			if (topic_item(t, asked, k) < a->symptoms)
				a->keyed[topic_item(t, asked, k)] = 1;
	}
}

static void
add_conditions(struct account *a)
{
	const struct topic *t = a->t;
	struct map known = {0};

	for (uint32_t q = 0; q < a->questions; q++)
		a->ask_if[q] =
		    add_condition(a, &known, OWNER_ASK_IF, q, topic_question(t, q)->ask_if.at);
	for (uint32_t r = 0; r < a->rules; r++)
		a->rule[r] = add_condition(a, &known, OWNER_RULE, r, topic_rule(t, r)->when.at);
	for (uint32_t i = 0; i < a->advice; i++)
		a->unless[i] =
		    add_condition(a, &known, OWNER_UNLESS, i, topic_advice(t, i)->unless.at);
	for (uint32_t i = 0; i < a->branches; i++)
		a->branch[i] =
		    add_condition(a, &known, OWNER_BRANCH, i, topic_branch(t, i)->when.at);
	map_free(&known);
}

/* What a condition names, or the key goes by. The other options of a long choice cost nothing. */
static void
watch_options(struct account *a)
{
	struct pairs watched = {0};

	for (uint32_t q = 0; q < a->questions; q++) {
		struct list symptoms = a->question[q].symptoms;

		for (uint32_t i = 0; a->question[q].kind != QUESTION_SCREEN && i < symptoms.count;
		     i++) {
			uint32_t s = a->index[symptoms.first + i];

			if (s < a->symptoms &&
			    (a->keyed[s] || a->by_symptom.at[s] < a->by_symptom.at[s + 1]))
				vec_push(&watched, ((struct pair){q, i}));
		}
	}
	a->watched = fan_new(a->arena, &watched, a->questions);
	vec_free(&watched);
}

struct account *
account_new(const struct topic *t, const struct bearing *b, unsigned of)
{
	struct arena *arena = arena_new();
	struct account *a = arena_alloc(arena, sizeof *a);
	struct needs needs = {0};

	a->arena = arena;
	a->t = t;
	a->bearing = b;
	a->symptoms = topic_symptom_count(t);
	a->questions = topic_question_count(t);
	a->rules = of & ACCOUNT_RULES ? topic_rule_count(t) : 0;
	a->advice = of & ACCOUNT_RULES ? topic_advice_count(t) : 0;
	a->branches = of & ACCOUNT_FLOWS ? topic_branch_count(t) : 0;
	a->steps = of & ACCOUNT_FLOWS ? topic_step_count(t) : 0;
	a->question = topic_records(t, PART_QUESTION, 0, a->questions);
	a->step = topic_records(t, PART_STEP, 0, a->steps);
	a->row = topic_records(t, PART_BRANCH, 0, a->branches);
	a->index = topic_records(t, PART_INDEX, 0, topic_count(t, PART_INDEX));
#define ARRAY(member, count) (a->member = arena_alloc(arena, (count) * sizeof *a->member))
	ARRAY(given, a->questions);
	ARRAY(ask_if, a->questions);
	ARRAY(finding, a->symptoms);
	ARRAY(of_symptom, a->symptoms);
	ARRAY(flag, a->symptoms);
	ARRAY(keyed, a->symptoms);
	ARRAY(screened, a->symptoms);
	ARRAY(rule, a->rules);
	ARRAY(unless, a->advice);
	ARRAY(branch, a->branches);
	ARRAY(conditions, (size_t)a->questions + a->rules + a->advice + a->branches + 1);
	look_at_symptoms(a, of);
	add_conditions(a);
	collect_needs(a, &needs);
	order_conditions(a, &needs.of_conditions);
	collect_needs(a, &needs); /* by their new numbers */
	a->by_symptom = fan_new(arena, &needs.of_symptoms, a->symptoms);
	a->by_condition = fan_new(arena, &needs.of_conditions, a->count);
	watch_options(a);
	ARRAY(dirty, a->count);
#undef ARRAY
	account_begin(a);
	vec_free(&needs.of_symptoms);
	vec_free(&needs.of_conditions);
	return a;
}

void
account_free(struct account *a)
{
	if (a == NULL)
		return;
	vec_free(&a->undo_conditions);
	vec_free(&a->undo_findings);
	vec_free(&a->frames);
	arena_free(a->arena);
}
