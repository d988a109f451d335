/* SPDX-License-Identifier: MIT */
/* What a search requires, and which variables bear on it.
 *
 * That no rule of an urgency holds is asked of them all, and most have nothing to do with the
 * question. Those are let alone: with their questions unasked and their causes unlikely they do not
 * hold, or they are in `always`. So only rules join the search that something with another answer
 * bears on. None found is none, since the search asks less; and what is found is for all of them,
 * once no more rules join.
 */
#include "prove/solve_state.h"

#include <stdlib.h>
#include <string.h>

#define NOT_TRUE (TRUTH_ANY & ~TRUTH_BIT(TRUTH_TRUE))

void
solver_change(struct solver *s, uint32_t question, uint32_t answer)
{
	s->changed = question;
	s->changed_answer = answer < LAST_ANSWER ? answer : LAST_ANSWER;
}

void
solver_require(struct solver *s, enum world w, uint32_t at, unsigned truths)
{
	vec_push(&s->required, ((struct requirement){w, NONE, at, truths, false}));
}

void
solver_require_asked(struct solver *s, uint32_t question)
{
	if (question < s->questions)
		vec_push(&s->required,
		    ((struct requirement){WORLD_FIRST, question, s->question[question].ask_if.at,
			TRUTH_BIT(TRUTH_TRUE), false}));
}

void
solver_require_below(struct solver *s, enum world w, uint32_t urgency)
{
	if (urgency < s->below[w])
		s->below[w] = urgency;
}

/* Whether no rule of some urgency may hold. */
static bool
wants_rules(const struct solver *s)
{
	return s->below[WORLD_FIRST] != NONE || s->below[WORLD_CHANGED] != NONE;
}

/* Of each question and cause the rules that it bears on. */
static void
index_rules(struct solver *s)
{
	uint32_t variables = s->questions + s->causes + s->symptoms;
	uint64_t *open = s->open, *unasked = xcalloc(variables, sizeof *unasked);
	struct pairs bears = {0};

	for (uint32_t v = 0; v < variables; v++)
		unasked[v] = SOLVE_ANSWER(ANSWER_UNASKED); /* and of a cause TRUTH_FALSE */
	for (uint32_t r = 0; r < s->rules; r++) {
		struct requirement holds = {.question = NONE, .at = topic_rule(s->t, r)->when.at};
		struct numbers q = bearing_questions(s->bearing, holds.at);
		struct numbers c = bearing_causes(s->bearing);

		s->open = unasked;
		unsigned truths = solver_truths(s, &holds);
		s->open = open;
		if (q.count > SOLVE_QUESTIONS || truths & TRUTH_BIT(TRUTH_TRUE)) {
			vec_push(&s->always, r);
			continue;
		}
		for (uint32_t i = 0; i < q.count; i++)
			vec_push(&bears, ((struct pair){q.items[i], r}));
		for (uint32_t i = 0; i < c.count; i++)
			vec_push(&bears, ((struct pair){s->questions + c.items[i], r}));
	}
	s->rules_of = fan_new(s->arena, &bears, s->questions + s->causes);
	s->indexed = true;
	vec_free(&bears);
	free(unasked);
}

static void
require_rule(struct solver *s, uint32_t rule)
{
	const struct rule *r = topic_rule(s->t, rule);

	for (int w = WORLD_FIRST; w <= WORLD_CHANGED; w++) {
		if (r->urgency < s->below[w] || s->required_rule[w][rule] == s->search)
			continue;
		s->required_rule[w][rule] = s->search;
		solver_require(s, (enum world)w, r->when.at, NOT_TRUE);
	}
}

/* Those that the variable bears on; one of a symptom does where its question does. */
static void
require_rules_of(struct solver *s, uint32_t variable)
{
	uint32_t causes = s->questions + s->causes;
	uint32_t v =
	    variable < causes ? variable : topic_symptom(s->t, variable - causes)->question;

	if (v >= causes) /* in a damaged image */
		return;
	for (uint32_t k = s->rules_of.at[v]; k < s->rules_of.at[v + 1]; k++)
		require_rule(s, s->rules_of.items[k]);
}

void
solve_begin_requiring(struct solver *s)
{
	struct requirement *r = s->required.items;
	size_t truths = 0;

	s->search++;
	for (size_t i = 0; i < s->required.len; i++) { /* those that want a truth first, in order */
		struct requirement moved = r[i];

		if (moved.truths != TRUTH_BIT(TRUTH_TRUE))
			continue;
		memmove(&r[truths + 1], &r[truths], (i - truths) * sizeof *r);
		r[truths++] = moved;
	}
	if (!wants_rules(s))
		return;
	if (!s->indexed)
		index_rules(s);
	for (size_t i = 0; i < s->always.len; i++)
		require_rule(s, s->always.items[i]);
	for (size_t i = 0; i < s->touched.len; i++)
		require_rules_of(s, s->touched.items[i]);
	if (s->changed < s->questions)
		require_rules_of(s, s->changed);
}

bool
solve_require_more(struct solver *s)
{
	size_t before = s->required.len;

	for (size_t i = 0; i < s->choices.len && wants_rules(s); i++)
		if (s->open[s->choices.items[i].variable] != SOLVE_ANSWER(ANSWER_UNASKED))
			require_rules_of(s, s->choices.items[i].variable);
	return s->required.len > before;
}

static void
note_use(struct solver *s, uint32_t variable, size_t requirement)
{
	vec_push(&s->uses, ((struct use){variable, (uint32_t)requirement, s->uses_of[variable]}));
	s->uses_of[variable] = (uint32_t)s->uses.len - 1;
}

bool
solve_note_uses(struct solver *s, size_t from)
{
	for (size_t i = from; i < s->required.len; i++) {
		struct numbers q = bearing_questions(s->bearing, s->required.items[i].at);
		struct numbers c = bearing_causes(s->bearing), y = bearing_several(s->bearing);

		if (q.count > SOLVE_QUESTIONS || !solver_spend(s, q.count + y.count + c.count))
			return false;
		for (uint32_t k = 0; k < q.count; k++) {
			if (s->question[q.items[k]].options > LAST_ANSWER - ANSWER_NONE)
				return false; /* more answers than are told apart */
			note_use(s, q.items[k], i);
		}
		for (uint32_t k = 0; k < y.count; k++)
			note_use(s, solve_symptom_variable(s, y.items[k]), i);
		for (uint32_t k = 0; k < c.count; k++)
			note_use(s, s->questions + c.items[k], i);
	}
	return true;
}

void
solve_end_requiring(struct solver *s, size_t asked)
{
	for (size_t i = 0; i < s->uses.len; i++)
		s->uses_of[s->uses.items[i].variable] = NONE;
	s->uses.len = 0;
	s->required.len = asked;
}
