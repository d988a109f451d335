/* A search by branching: each question has the set of answers still open; the conditions are worked
 * out on those sets (cond_possible), which cuts a branch as soon as one cannot come out as required
 * and ends the search as soon as all must. Only what an undecided condition bears on is branched
 * on.
 *
 * Variables are numbered through: the questions, then the causes, whose "answers" are the truths
 * that being likely alone gives a suspect. What a rule or an ask-if comes to is kept for the length
 * of one evaluation; it carries the evaluation's number, so that nothing has to be cleared.
 */
#include "prove/solve.h"

#include <stdlib.h>
#include <string.h>

#include "prove/solve_state.h"

#define SOLVE_STEPS 2000000u

/* All answers that a variable can have. */
static uint64_t
all_answers(const struct solver *s, uint32_t variable)
{
	uint32_t last = ANSWER_NONE;

	if (variable < s->questions)
		last += s->question[variable].options;
	if (last > LAST_ANSWER)
		last = LAST_ANSWER;
	return (SOLVE_ANSWER(last) << 1) - 1;
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
	s->active = xcalloc(s->questions, sizeof *s->active);
	s->rule = xcalloc(s->rules, sizeof *s->rule);
	s->limit = SOLVE_STEPS;
	s->changed = NONE;
	for (uint32_t v = 0; v < s->questions + s->causes; v++)
		s->open[v] = all_answers(s, v);
	return s;
}

void
solver_free(struct solver *s)
{
	free(s->open);
	free(s->active);
	free(s->rule);
	vec_free(&s->touched);
	vec_free(&s->required);
	vec_free(&s->answered);
	free(s);
}

void
solver_reset(struct solver *s)
{
	for (size_t i = 0; i < s->touched.len; i++)
		s->open[s->touched.items[i]] = all_answers(s, s->touched.items[i]);
	s->touched.len = 0;
	s->required.len = 0;
	s->changed = NONE;
	s->limit = SOLVE_STEPS;
	s->preferred = ANSWER_UNASKED;
}

void
solver_prefer(struct solver *s, uint32_t answer)
{
	s->preferred = answer;
}

void
solver_limit(struct solver *s, uint32_t steps)
{
	s->limit = steps;
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
	struct requirement r = {REQUIRE_TRUTH, w, at, truths};

	vec_push(&s->required, r);
}

void
solver_require_asked(struct solver *s, uint32_t question)
{
	struct requirement r = {REQUIRE_ASKED, WORLD_FIRST, question, TRUTH_BIT(TRUTH_TRUE)};

	if (question < s->questions)
		vec_push(&s->required, r);
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

/* A variable with more than one answer open that the requirement bears on; NONE if there is
 * none. */
static uint32_t
branching_variable(struct solver *s, const struct requirement *r)
{
	uint32_t at = r->kind == REQUIRE_ASKED ? s->question[r->at].ask_if.at : r->at;
	struct numbers q = bearing_questions(s->bearing, at);
	struct numbers c = bearing_causes(s->bearing);

	for (uint32_t i = 0; i < q.count; i++) {
		if ((s->open[q.items[i]] & (s->open[q.items[i]] - 1)) != 0)
			return q.items[i];
	}
	for (uint32_t i = 0; i < c.count; i++) {
		uint32_t v = s->questions + c.items[i];

		if ((s->open[v] & (s->open[v] - 1)) != 0)
			return v;
	}
	return NONE;
}

/* What to branch on: of the first requirement that is not decided, those that want something to
 * hold before those that want it not to, since what is left unasked does not hold. So a
 * contradiction is met before the others multiply the search. NONE where nothing that is open can
 * decide it: then nothing found below can be what was asked for. */
static uint32_t
choose_variable(struct solver *s)
{
	const struct requirement *first = NULL;

	for (size_t i = 0; i < s->required.len; i++) {
		const struct requirement *r = &s->required.items[i];
		bool wants = r->truths == TRUTH_BIT(TRUTH_TRUE);

		if ((first != NULL && !wants) || !(solver_truths(s, r) & ~r->truths))
			continue;
		first = r;
		if (wants)
			break;
	}
	return first != NULL ? branching_variable(s, first) : NONE;
}

static enum solved search(struct solver *s);

/* Tries each open answer of a variable. */
static enum solved
branch(struct solver *s, uint32_t variable)
{
	uint64_t open = s->open[variable];

	for (uint32_t i = 0; i <= LAST_ANSWER; i++) {
		uint32_t a = i == 0 ? s->preferred : i <= s->preferred ? i - 1 : i;
		enum solved sub;

		if (!(open & SOLVE_ANSWER(a)))
			continue;
		s->open[variable] = SOLVE_ANSWER(a);
		sub = search(s);
		if (sub == SOLVE_FOUND) {
			vec_push(&s->touched, variable);
			return sub;
		}
		s->open[variable] = open;
		if (sub == SOLVE_GAVE_UP)
			return sub;
	}
	return SOLVE_NONE;
}

static enum solved
search(struct solver *s)
{
	bool certain = true;
	uint32_t variable;

	if (++s->steps > s->limit)
		return SOLVE_GAVE_UP;
	for (size_t i = 0; i < s->required.len; i++) {
		unsigned set = solver_truths(s, &s->required.items[i]);

		if ((set & s->required.items[i].truths) == 0)
			return SOLVE_NONE;
		certain = certain && (set & ~s->required.items[i].truths) == 0;
	}
	if (certain)
		return SOLVE_FOUND;
	variable = choose_variable(s);
	return variable != NONE ? branch(s, variable) : SOLVE_NONE;
}

/* True if a question that is searched over has more answers than are told apart. */
static bool
is_coarse(struct solver *s)
{
	for (size_t i = 0; i < s->required.len; i++) {
		const struct requirement *r = &s->required.items[i];
		uint32_t at = r->kind == REQUIRE_ASKED ? s->question[r->at].ask_if.at : r->at;
		struct numbers q = bearing_questions(s->bearing, at);

		for (uint32_t k = 0; k < q.count; k++) {
			if (s->question[q.items[k]].options > LAST_ANSWER - ANSWER_NONE)
				return true;
		}
	}
	return false;
}

enum solved
solver_run(struct solver *s)
{
	for (size_t i = 0; i < s->touched.len; i++) {
		if (s->open[s->touched.items[i]] == 0)
			return SOLVE_NONE;
	}
	if (is_coarse(s))
		return SOLVE_GAVE_UP;
	s->steps = 0;
	return search(s);
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

static int
compare_numbers(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

struct numbers
solver_answered(struct solver *s)
{
	uint32_t n = 0;

	s->answered.len = 0;
	for (size_t i = 0; i < s->touched.len; i++) {
		uint32_t v = s->touched.items[i];

		if (v < s->questions && (s->open[v] & (s->open[v] - 1)) == 0 &&
		    s->open[v] != SOLVE_ANSWER(ANSWER_UNASKED))
			vec_push(&s->answered, v);
	}
	if (s->answered.len > 0)
		qsort(
		    s->answered.items, s->answered.len, sizeof *s->answered.items, compare_numbers);
	for (size_t i = 0; i < s->answered.len; i++) {
		if (i == 0 || s->answered.items[i] != s->answered.items[i - 1])
			s->answered.items[n++] = s->answered.items[i];
	}
	return (struct numbers){s->answered.items, n};
}

/* The causes that are suspected because they are likely. */
static const char *
write_likely(const struct solver *s, const char *between, struct buf *out)
{
	for (size_t i = 0; i < s->touched.len; i++) {
		uint32_t v = s->touched.items[i];

		if (v < s->questions || (s->open[v] & SOLVE_ANSWER(TRUTH_FALSE)))
			continue;
		buf_printf(out, "%s%s: likely", between,
		    topic_text(s->t, topic_cause(s->t, v - s->questions)->id));
		between = "; ";
	}
	return between;
}

void
solver_words(struct solver *s, struct buf *out)
{
	struct numbers answered = solver_answered(s);
	const char *between = "";

	for (uint32_t i = 0; i < answered.count; i++) {
		uint32_t q = answered.items[i];

		buf_printf(out, "%s%s: %s", between, topic_text(s->t, topic_question(s->t, q)->id),
		    topic_answer_name(s->t, q, solver_answer(s, q)));
		between = "; ";
	}
	if (*write_likely(s, between, out) == '\0')
		buf_adds(out, "no answer at all");
}
