/* SPDX-License-Identifier: MIT */
/* Which rule implies which.
 *
 * Rule A implies rule B if no answers make A hold and B not (prove/solve.h). To ask that of all
 * pairs would be too much, so of rules that are alike the first stands for all, and a pair has to
 * show itself twice before the search: B must hold under the answers that were found for A alone,
 * with nothing else answered; and to be looked at for that, one of the findings that B cannot do
 * without must be among those answers. What a rule
 * cannot do without is worked out from its condition: a finding itself; of "or" what both sides
 * need, of "and" what the rarer side needs, of "at least N" what the rarest need that cannot all be
 * missing. So a finding that all rules share brings no pair
 * together, unless it is all that they have.
 */
#include "prove/overlap.h"

#include <stdlib.h>
#include <string.h>

#include "base/fan.h"
#include "prove/alike.h"
#include "topic/answer.h"

#define SEARCH_STEPS 20000u /* for one pair */

struct finder {
	struct arena *arena; /* of its arrays, but what grows */
	const struct topic *t;
	struct solver *solver;
	uint32_t rules, symptoms;
	uint32_t *first;       /* of each rule: the first that is alike */
	uint32_t *mentions;    /* of each symptom: how often rules name it */
	struct pairs needs;    /* a symptom, a rule that cannot do without it */
	struct fan by_symptom; /* the same, sorted */
	uint32_t *weighed; /* of each rule: one more than the last rule it was weighed against */
	VEC(uint32_t) any; /* rules that can hold without any finding */
	bool open;         /* something about the rule at hand was not decided */
	VEC(uint32_t) present; /* symptoms of the answers at hand */
	struct overlap *out;
};

/* What one operand of a condition cannot do without: needs[from ..], and how often rules name
 * them. */
struct operand {
	size_t from;
	uint64_t mentions; /* UINT64_MAX: it can do without any, and has no needs */
};

/* Joins the two operands that stand last in `needs`. */
static struct operand
join_operands(struct finder *f, enum cond_op op, struct operand left, struct operand right)
{
	struct pair *n = f->needs.items;
	size_t len = f->needs.len;
	bool any = left.mentions == UINT64_MAX || right.mentions == UINT64_MAX;

	if (op == COND_OR) {
		f->needs.len = any ? left.from : len;
		return (struct operand){
		    left.from, any ? UINT64_MAX : left.mentions + right.mentions};
	}
	if (left.mentions <= right.mentions) { /* "and": the rarer side */
		f->needs.len = right.from;
		return left;
	}
	memmove(n + left.from, n + right.from, (len - right.from) * sizeof *n);
	f->needs.len = left.from + (len - right.from);
	return (struct operand){left.from, right.mentions};
}

/* Joins the operands of an at-least: of `n` members, as many as cannot all fail. */
static struct operand
join_members(struct finder *f, const struct operand *members, uint32_t n, uint32_t least)
{
	struct operand made = {members[0].from, 0};
	size_t end = f->needs.len;
	bool taken[COND_DEPTH] = {false};

	for (uint32_t want = n >= least ? n - least + 1 : 0; want > 0; want--) {
		uint32_t rarest = NONE;

		for (uint32_t i = 0; i < n; i++)
			if (!taken[i] &&
			    (rarest == NONE || members[i].mentions < members[rarest].mentions))
				rarest = i;
		if (members[rarest].mentions == UINT64_MAX)
			made.mentions = UINT64_MAX;
		else if (made.mentions != UINT64_MAX)
			made.mentions += members[rarest].mentions;
		taken[rarest] = true;
	}
	f->needs.len = made.from;
	for (uint32_t i = 0; i < n && made.mentions != UINT64_MAX; i++) {
		size_t to = i + 1 < n ? members[i + 1].from : end;

		for (size_t k = members[i].from; taken[i] && k < to; k++)
			f->needs.items[f->needs.len++] = f->needs.items[k];
	}
	return made;
}

/* Adds what a rule cannot do without; false, adding nothing, where it can do without any. */
static bool
add_needs(struct finder *f, uint32_t rule)
{
	struct operand stack[COND_DEPTH];
	uint32_t count, depth = 0;
	const uint32_t *code = cond_code(f->t, topic_rule(f->t, rule)->when.at, &count);

	for (uint32_t i = 0; i < count; i++) {
		enum cond_op op = COND_OP(code[i]);
		struct pair n = {COND_ARG(code[i]), rule};

		if ((op == COND_AND || op == COND_OR) && depth >= 2) {
			depth--;
			stack[depth - 1] = join_operands(f, op, stack[depth - 1], stack[depth]);
		} else if (op == COND_AT_LEAST && COND_MEMBERS(code[i]) - 1 < depth) {
			uint32_t members = COND_MEMBERS(code[i]);

			depth -= members - 1;
			stack[depth - 1] =
			    join_members(f, &stack[depth - 1], members, COND_LEAST(code[i]));
		} else if (op == COND_NOT && depth >= 1) {
			f->needs.len = stack[depth - 1].from;
			stack[depth - 1].mentions = UINT64_MAX;
		} else if (op <= COND_SUSPECT && depth < COND_DEPTH) {
			bool named = op <= COND_UNSURE && n.from < f->symptoms;

			stack[depth++] = (struct operand){
			    f->needs.len, named ? f->mentions[n.from] : UINT64_MAX};
			if (named)
				vec_push(&f->needs, n);
		}
	}
	return depth == 1 && stack[0].mentions != UINT64_MAX;
}

/* Rules by what they cannot do without, the first of those that are alike. One that names another
 * rule is among those of any. */
static void
index_rules(struct finder *f)
{
	for (uint32_t r = 0; r < f->rules; r++) {
		uint32_t count;
		const uint32_t *code = cond_code(f->t, topic_rule(f->t, r)->when.at, &count);

		for (uint32_t i = 0; i < count; i++)
			if (COND_OP(code[i]) <= COND_UNSURE && COND_ARG(code[i]) < f->symptoms)
				f->mentions[COND_ARG(code[i])]++;
	}
	for (uint32_t r = 0; r < f->rules; r++) {
		size_t before = f->needs.len;

		if (f->first[r] != r || add_needs(f, r))
			continue;
		f->needs.len = before;
		vec_push(&f->any, r);
	}
	f->by_symptom = fan_new(f->arena, &f->needs, f->symptoms);
}

/* Searches for answers that make `from` hold and `to` not; none, if it implies that. */
static enum solved
seek_between(struct finder *f, uint32_t from, uint32_t to)
{
	solver_reset(f->solver);
	solver_require(
	    f->solver, WORLD_FIRST, topic_rule(f->t, from)->when.at, TRUTH_BIT(TRUTH_TRUE));
	solver_require(f->solver, WORLD_FIRST, topic_rule(f->t, to)->when.at,
	    TRUTH_ANY & ~TRUTH_BIT(TRUTH_TRUE));
	return solver_run_within(f->solver, ANSWER_UNASKED, SEARCH_STEPS);
}

/* Whether rule b covers rule a, better than what is known to; b holds where a was found to. */
static void
weigh(struct finder *f, uint32_t a, uint32_t b)
{
	const struct rule *own = topic_rule(f->t, a), *other = topic_rule(f->t, b);
	struct overlap *o = &f->out[a];
	uint32_t urgency = other->urgency;
	uint32_t best = o->by != NONE ? topic_rule(f->t, o->by)->urgency : 0;

	if (f->weighed[b] == a + 1)
		return;
	f->weighed[b] = a + 1;
	solver_spend(f->solver, 1);
	if (a == b || urgency < own->urgency ||
	    (own->urgency == URGENCY_SELF_CARE) != (urgency == URGENCY_SELF_CARE) ||
	    solver_given(f->solver, other->when.at) != TRUTH_BIT(TRUTH_TRUE))
		return;
	if (o->by != NONE && (urgency < best || (urgency == best && b > o->by)))
		return;
	enum solved found = seek_between(f, a, b);
	f->open = f->open || found == SOLVE_GAVE_UP;
	if (found != SOLVE_NONE)
		return;
	bool same = seek_between(f, b, a) == SOLVE_NONE;
	if (same && urgency == own->urgency && b > a)
		return;
	*o = (struct overlap){same ? OVERLAP_SAME : OVERLAP_COVERED, b};
}

/* The symptoms that the answers found name, or leave "not sure". */
static struct numbers
findings_present(struct finder *f)
{
	struct numbers answered = solver_answered(f->solver);

	f->present.len = 0;
	for (uint32_t i = 0; i < answered.count; i++) {
		struct list symptoms = topic_question(f->t, answered.items[i])->symptoms;
		uint32_t answer = solver_answer(f->solver, answered.items[i]);

		for (uint32_t k = 0; k < symptoms.count; k++) {
			enum finding finding = answer_finding(answer, k);

			if (finding == FINDING_YES || finding == FINDING_UNSURE)
				vec_push(&f->present, topic_item(f->t, symptoms, k));
		}
	}
	return (struct numbers){f->present.items, (uint32_t)f->present.len};
}

static void
find_overlap(struct finder *f, uint32_t rule)
{
	solver_reset(f->solver);
	solver_require(
	    f->solver, WORLD_FIRST, topic_rule(f->t, rule)->when.at, TRUTH_BIT(TRUTH_TRUE));
	enum solved found = solver_run(f->solver);
	f->out[rule] = (struct overlap){found == SOLVE_NONE    ? OVERLAP_NEVER
					: found == SOLVE_FOUND ? OVERLAP_NONE
							       : OVERLAP_OPEN,
	    NONE};
	if (found != SOLVE_FOUND)
		return;
	f->open = false;
	solver_give(f->solver);
	struct numbers present = findings_present(f);
	for (uint32_t i = 0; i < present.count; i++)
		for (uint32_t n = f->by_symptom.at[present.items[i]];
		     n < f->by_symptom.at[present.items[i] + 1]; n++)
			weigh(f, rule, f->by_symptom.items[n]);
	for (size_t i = 0; i < f->any.len; i++)
		weigh(f, rule, f->any.items[i]);
	if (f->open && f->out[rule].kind == OVERLAP_NONE)
		f->out[rule].kind = OVERLAP_OPEN;
}

/* What was found of the first rule that is alike holds of this one, too, and that one covers it;
 * another as urgent comes before only if it stands before. */
static void
follow_first(struct finder *f, uint32_t rule)
{
	uint32_t first = f->first[rule];
	struct overlap *o = &f->out[rule];

	*o = f->out[first];
	if (o->kind == OVERLAP_NEVER || o->kind == OVERLAP_OPEN)
		return;
	if (o->by == NONE ||
	    (topic_rule(f->t, o->by)->urgency == topic_rule(f->t, rule)->urgency && o->by > first))
		*o = (struct overlap){OVERLAP_SAME, first};
}

void
overlap_find(const struct topic *t, struct solver *s, struct overlap *out)
{
	struct finder f = {.t = t, .solver = s, .out = out, .arena = arena_new()};

	f.rules = topic_rule_count(t);
	f.symptoms = topic_symptom_count(t);
	f.first = alike_rules(t);
	f.mentions = arena_alloc(f.arena, f.symptoms * sizeof *f.mentions);
	f.weighed = arena_alloc(f.arena, f.rules * sizeof *f.weighed);
	index_rules(&f);
	for (uint32_t r = 0; r < f.rules; r++)
		if (f.first[r] == r)
			find_overlap(&f, r);
		else
			follow_first(&f, r);
	free(f.first);
	arena_free(f.arena);
	vec_free(&f.needs);
	vec_free(&f.any);
	vec_free(&f.present);
}
