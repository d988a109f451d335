/* SPDX-License-Identifier: MIT */
/* A search by branching: each question has the set of answers still open; the conditions are worked
 * out on those sets (cond_possible), which cuts a branch as soon as one cannot come out as required
 * and ends the search as soon as all must. It branches on what an undecided condition bears on.
 *
 * Of questions that can stand in for each other (alike.h) only the counts of their answers matter,
 * so they are given answers in their own order, none earlier in the order of trying than the one
 * before.
 *
 * After an answer only those requirements are looked at that it bears on. That no rule of an
 * urgency may hold is required of the rules on which a question bears of whose answer something is
 * said; others are held off by leaving their questions unasked. Where answers are found, rules on
 * which those bear join them, and the search is made anew (solve_require.c).
 */
#include "prove/solve_state.h"

/* A variable with more than one answer open that the requirement bears on, or NONE. */
static uint32_t
branching_variable(struct solver *s, const struct requirement *r)
{
	struct numbers q = bearing_questions(s->bearing, r->at);
	struct numbers c = bearing_causes(s->bearing), y = bearing_several(s->bearing);

	for (uint32_t i = 0; i < q.count; i++)
		if (!solve_is_single(s->open[q.items[i]]))
			return q.items[i];
	for (uint32_t i = 0; i < y.count; i++) {
		uint32_t variable = solve_symptom_variable(s, y.items[i]);

		if (s->open[s->symptom[y.items[i]].question] & SINGLY &&
		    !solve_is_single(s->open[variable]))
			return variable;
	}
	for (uint32_t i = 0; i < c.count; i++)
		if (!solve_is_single(s->open[s->questions + c.items[i]]))
			return s->questions + c.items[i];
	return NONE;
}

/* The question before it that can stand in for this one in this search, or NONE: one of whose
 * answers nothing was said. */
static uint32_t
alike_before(const struct solver *s, uint32_t variable)
{
	uint32_t q = variable < s->questions ? s->alike[variable] : NONE;

	while (q != NONE && (s->fixed[q] || q == s->changed))
		q = s->alike[q];
	return q;
}

/* Looks at a requirement again; false if no open answers keep it. What is decided stays so, since
 * answers are only taken away. */
static bool
settle(struct solver *s, uint32_t i)
{
	struct requirement *r = &s->required.items[i];

	solver_spend(s, 1);
	if (r->decided)
		return true;
	unsigned set = solver_truths(s, r);
	r->decided = (set & ~r->truths) == 0;
	if (r->decided)
		vec_push(&s->decided, i);
	return (set & r->truths) != 0;
}

static bool
settle_uses(struct solver *s, uint32_t variable)
{
	for (uint32_t u = s->uses_of[variable]; u != NONE; u = s->uses.items[u].next)
		if (!settle(s, s->uses.items[u].requirement))
			return false;
	return true;
}

/* Opens the answers again, and the requirements that they decided. */
static void
take_back(struct solver *s, const struct choice *c)
{
	s->open[c->variable] = c->open;
	while (s->decided.len > c->decided)
		s->required.items[s->decided.items[--s->decided.len]].decided = false;
}

static void
take_all_back(struct solver *s)
{
	while (s->choices.len > 0)
		take_back(s, &s->choices.items[--s->choices.len]);
	while (s->decided.len > 0)
		s->required.items[s->decided.items[--s->decided.len]].decided = false;
}

/* Where nothing that is open can decide the requirement there is nothing to try: nothing found
 * below could be what was asked for. */
static void
push_choice(struct solver *s, uint32_t requirement)
{
	uint32_t variable = branching_variable(s, &s->required.items[requirement]), before = NONE;

	if (variable == NONE)
		return;
	if (variable < s->questions && !s->fixed[variable] && variable != s->changed) {
		while ((before = alike_before(s, variable)) != NONE &&
		       !solve_is_single(s->open[before]))
			variable = before;
	}
	struct choice c = {variable, before != NONE ? s->tried[before] : 0, requirement,
	    s->open[variable], s->open[variable], s->decided.len};
	if (variable < s->questions && !s->unsure[variable] &&
	    (c.open & SOLVE_ANSWER(ANSWER_UNASKED)))
		c.tried &= ~SOLVE_ANSWER(ANSWER_UNSURE);
	vec_push(&s->choices, c);
}

/* Gives the variable its next answer; false if none is left. */
static bool
try_next(struct solver *s, struct choice *c)
{
	take_back(s, c);
	for (uint32_t i = c->place; i <= LAST_ANSWER; i++) {
		uint32_t a = i == 0 ? s->preferred : i <= s->preferred ? i - 1 : i;

		if (!(c->tried & SOLVE_ANSWER(a)))
			continue;
		s->open[c->variable] = SOLVE_ANSWER(a);
		s->tried[c->variable] = i;
		c->place = i + 1;
		return true;
	}
	return false;
}

/* Branches on the first requirement that is not decided, on those that want something to hold
 * before those that want it not to, since what is left unasked does not hold. So a contradiction is
 * met before the others multiply the search. */
static enum solved
search(struct solver *s)
{
	uint32_t first = 0;
	bool possible = true;

	for (uint32_t i = 0; i < s->required.len && possible; i++)
		possible = settle(s, i);
	while (s->steps-- > 0 && s->words > 0) {
		while (possible && first < s->required.len && s->required.items[first].decided)
			first++;
		if (possible && first == s->required.len)
			return SOLVE_FOUND;
		if (possible)
			push_choice(s, first);
		while (s->choices.len > 0 && !try_next(s, &s->choices.items[s->choices.len - 1]))
			s->choices.len--;
		if (s->choices.len == 0)
			return SOLVE_NONE;
		const struct choice *c = &s->choices.items[s->choices.len - 1];
		first = c->first;
		possible = settle_uses(s, c->variable);
	}
	return SOLVE_GAVE_UP;
}

enum solved
solver_run_within(struct solver *s, uint32_t answer, uint32_t steps)
{
	size_t asked = s->required.len, noted = 0;
	enum solved result;

	if (s->words == 0)
		return SOLVE_GAVE_UP;
	s->steps = steps;
	s->preferred = answer;
	for (size_t i = 0; i < s->touched.len; i++) {
		if (s->open[s->touched.items[i]] == 0)
			return SOLVE_NONE;
		s->fixed[s->touched.items[i]] = true;
	}
	solve_begin_requiring(s);
	do {
		take_all_back(s);
		result = solve_note_uses(s, noted) ? search(s) : SOLVE_GAVE_UP;
		noted = s->required.len;
	} while (result == SOLVE_FOUND && solve_require_more(s));
	while (result == SOLVE_FOUND && s->choices.len > 0)
		vec_push(&s->touched, s->choices.items[--s->choices.len].variable);
	take_all_back(s);
	solve_end_requiring(s, asked);
	return result;
}

enum solved
solver_run(struct solver *s)
{
	return solver_run_within(s, ANSWER_UNASKED, SOLVE_STEPS);
}
