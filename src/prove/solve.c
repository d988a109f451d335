/* SPDX-License-Identifier: MIT */
/* A search by branching: each question has the set of answers still open; the conditions are worked
 * out on those sets (cond_possible), which cuts a branch as soon as one cannot come out as required
 * and ends the search as soon as all must. It branches on what an undecided condition bears on.
 *
 * Of questions that can stand in for each other (alike.h) only the counts of their answers matter,
 * so they are given answers in their own order, none earlier in the order of trying than the one
 * before.
 */
#include "prove/solve_state.h"

void
solver_change(struct solver *s, uint32_t question, uint32_t answer)
{
	s->changed = question;
	s->changed_answer = answer < LAST_ANSWER ? answer : LAST_ANSWER;
}

void
solver_require(struct solver *s, enum world w, uint32_t at, unsigned truths)
{
	vec_push(&s->required, ((struct requirement){w, NONE, at, truths}));
}

void
solver_require_asked(struct solver *s, uint32_t question)
{
	if (question < s->questions)
		vec_push(
		    &s->required, ((struct requirement){WORLD_FIRST, question,
				      s->question[question].ask_if.at, TRUTH_BIT(TRUTH_TRUE)}));
}

void
solver_require_below(struct solver *s, enum world w, uint32_t urgency)
{
	for (uint32_t r = 0; r < s->rules; r++) {
		const struct rule *rule = topic_rule(s->t, r);

		if (rule->urgency >= urgency)
			solver_require(s, w, rule->when.at, TRUTH_ANY & ~TRUTH_BIT(TRUTH_TRUE));
	}
}

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

/* Branches on the first requirement that is not decided, on those that want something to hold
 * before those that want it not to, since what is left unasked does not hold. So a contradiction is
 * met before the others multiply the search. Where nothing that is open can decide it, nothing
 * found below can be what was asked for. */
static enum solved
search(struct solver *s)
{
	const struct requirement *undecided = NULL;

	if (s->steps-- == 0)
		return SOLVE_GAVE_UP;
	for (size_t i = 0; i < s->required.len; i++) {
		const struct requirement *r = &s->required.items[i];
		unsigned set = solver_truths(s, r);

		if ((set & r->truths) == 0)
			return SOLVE_NONE;
		if ((set & ~r->truths) != 0 &&
		    (undecided == NULL || (r->truths == TRUTH_BIT(TRUTH_TRUE) &&
					      undecided->truths != TRUTH_BIT(TRUTH_TRUE))))
			undecided = r;
	}
	if (undecided == NULL)
		return SOLVE_FOUND;
	uint32_t variable = branching_variable(s, undecided);
	if (variable == NONE)
		return SOLVE_NONE;
	uint32_t before = NONE;
	if (variable < s->questions && !s->fixed[variable] && variable != s->changed) {
		while ((before = alike_before(s, variable)) != NONE &&
		       !solve_is_single(s->open[before]))
			variable = before;
	}
	uint64_t open = s->open[variable], tried = open;
	if (variable < s->questions && !s->unsure[variable] &&
	    (open & SOLVE_ANSWER(ANSWER_UNASKED)))
		tried &= ~SOLVE_ANSWER(ANSWER_UNSURE);
	for (uint32_t i = before != NONE ? s->tried[before] : 0; i <= LAST_ANSWER; i++) {
		uint32_t a = i == 0 ? s->preferred : i <= s->preferred ? i - 1 : i;

		if (!(tried & SOLVE_ANSWER(a)))
			continue;
		s->open[variable] = SOLVE_ANSWER(a);
		s->tried[variable] = i;
		enum solved below = search(s);
		if (below == SOLVE_FOUND)
			vec_push(&s->touched, variable);
		else
			s->open[variable] = open;
		if (below != SOLVE_NONE)
			return below;
	}
	return SOLVE_NONE;
}

enum solved
solver_run_within(struct solver *s, uint32_t answer, uint32_t steps)
{
	s->given = s->steps = steps;
	for (size_t i = 0; i < s->touched.len; i++) {
		if (s->open[s->touched.items[i]] == 0)
			return SOLVE_NONE;
		s->fixed[s->touched.items[i]] = true;
	}
	for (size_t i = 0; i < s->required.len; i++) {
		struct numbers q = bearing_questions(s->bearing, s->required.items[i].at);

		if (q.count > SOLVE_QUESTIONS)
			return SOLVE_GAVE_UP;
		for (uint32_t k = 0; k < q.count; k++) /* more answers than are told apart? */
			if (s->question[q.items[k]].options > LAST_ANSWER - ANSWER_NONE)
				return SOLVE_GAVE_UP;
	}
	s->preferred = answer;
	return search(s);
}

enum solved
solver_run(struct solver *s)
{
	return solver_run_within(s, ANSWER_UNASKED, SOLVE_STEPS);
}

uint32_t
solver_steps(const struct solver *s)
{
	return s->steps < s->given ? s->given - s->steps : s->given;
}
