/* A search by branching: each question has the set of answers still open; the conditions are worked
 * out on those sets (cond_possible), which cuts a branch as soon as one cannot come out as required
 * and ends the search as soon as all must. It branches on what an undecided condition bears on.
 *
 * Of questions that can stand in for each other (alike.h) only the counts of their answers matter,
 * so they are given answers in their own order, none earlier in the order of trying than the one
 * before.
 */
#include "prove/solve_state.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "prove/alike.h"

/* All answers that a variable can have. */
static uint64_t
all_answers(const struct solver *s, uint32_t variable)
{
	uint32_t last = ANSWER_NONE + (variable < s->questions ? s->question[variable].options : 0);

	return (SOLVE_ANSWER(last < LAST_ANSWER ? last : LAST_ANSWER) << 1) - 1;
}

struct solver *
solver_new(const struct topic *t, struct bearing *b)
{
	struct solver *s = xcalloc(1, sizeof *s);

	s->t = t;
	s->bearing = b;
	s->questions = topic_question_count(t);
	s->symptoms = topic_symptom_count(t);
	s->causes = topic_cause_count(t);
	s->question = topic_records(t, PART_QUESTION, 0, s->questions);
	s->symptom = topic_records(t, PART_SYMPTOM, 0, s->symptoms);
	s->rules = topic_rule_count(t);
	s->open = xcalloc((size_t)s->questions + s->causes, sizeof *s->open);
	s->alike = alike_find(t);
	s->unsure = alike_unsure(t);
	s->fixed = xcalloc((size_t)s->questions + s->causes, sizeof *s->fixed);
	s->tried = xcalloc((size_t)s->questions + s->causes, sizeof *s->tried);
	s->active[WORLD_FIRST] = xcalloc(s->questions, sizeof **s->active);
	s->active[WORLD_CHANGED] = xcalloc(s->questions, sizeof **s->active);
	s->rule = xcalloc(s->rules, sizeof *s->rule);
	s->changed = NONE;
	for (uint32_t v = 0; v < s->questions + s->causes; v++)
		s->open[v] = all_answers(s, v);
	return s;
}

void
solver_free(struct solver *s)
{
	free(s->open);
	free(s->alike);
	free(s->unsure);
	free(s->fixed);
	free(s->tried);
	free(s->active[WORLD_FIRST]);
	free(s->active[WORLD_CHANGED]);
	free(s->rule);
	vec_free(&s->touched);
	vec_free(&s->required);
	vec_free(&s->answered);
	free(s);
}

void
solver_reset(struct solver *s)
{
	for (size_t i = 0; i < s->touched.len; i++) {
		s->open[s->touched.items[i]] = all_answers(s, s->touched.items[i]);
		s->fixed[s->touched.items[i]] = false;
	}
	s->touched.len = 0;
	s->required.len = 0;
	s->changed = NONE;
}

void
solver_restrict(struct solver *s, uint32_t question, uint64_t answers)
{
	if (question >= s->questions)
		return;
	vec_push(&s->touched, question);
	s->open[question] &= answers;
}

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

/* True if no more than one answer is open. */
static bool
is_single(uint64_t open)
{
	return (open & (open - 1)) == 0;
}

/* A variable with more than one answer open that the requirement bears on, or NONE. */
static uint32_t
branching_variable(struct solver *s, const struct requirement *r)
{
	struct numbers q = bearing_questions(s->bearing, r->at);
	struct numbers c = bearing_causes(s->bearing);

	for (uint32_t i = 0; i < q.count; i++)
		if (!is_single(s->open[q.items[i]]))
			return q.items[i];
	for (uint32_t i = 0; i < c.count; i++)
		if (!is_single(s->open[s->questions + c.items[i]]))
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
		while ((before = alike_before(s, variable)) != NONE && !is_single(s->open[before]))
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

uint64_t
solver_open(const struct solver *s, uint32_t question)
{
	return question < s->questions ? s->open[question] : 0;
}

uint32_t
solver_answer(const struct solver *s, uint32_t question)
{
	uint64_t open = solver_open(s, question);
	uint32_t answer = 0;

	while (answer < LAST_ANSWER && !(open & SOLVE_ANSWER(answer)))
		answer++;
	return answer;
}

struct numbers
solver_answered(struct solver *s)
{
	s->answered.len = 0;
	for (uint32_t q = 0; q < s->questions; q++)
		if (is_single(s->open[q]) && s->open[q] != SOLVE_ANSWER(ANSWER_UNASKED))
			vec_push(&s->answered, q);
	return (struct numbers){s->answered.items, (uint32_t)s->answered.len};
}

void
solver_words(struct solver *s, struct buf *out)
{
	struct numbers answered = solver_answered(s);
	const char *between = "";

	for (uint32_t i = 0; i < answered.count; i++, between = "; ") {
		uint32_t q = answered.items[i];

		buf_printf(out, "%s%s: %s", between, topic_text(s->t, topic_question(s->t, q)->id),
		    topic_answer_name(s->t, q, solver_answer(s, q)));
	}
	for (size_t i = 0; i < s->touched.len; i++) { /* causes suspected because they are likely */
		uint32_t v = s->touched.items[i];

		if (v < s->questions || (s->open[v] & SOLVE_ANSWER(TRUTH_FALSE)))
			continue;
		buf_printf(out, "%s%s: likely", between,
		    topic_text(s->t, topic_cause(s->t, v - s->questions)->id));
		between = "; ";
	}
	if (*between == '\0')
		buf_adds(out, "no answer at all");
}
