/* SPDX-License-Identifier: MIT */
/* The variables of a search and what is open of them: made, narrowed, and read once an assignment
 * is found. */
#include "prove/solve_state.h"

#include <stdlib.h>

#include "prove/alike.h"

bool
solve_is_several(const struct solver *s, uint32_t question)
{
	return question < s->questions && s->question[question].kind == QUESTION_SEVERAL;
}

uint32_t
solve_symptom_variable(const struct solver *s, uint32_t symptom)
{
	return s->questions + s->causes + (symptom < s->symptoms ? symptom : 0);
}

/* The variable of an option of a question, counted from 0. */
static uint32_t
option_variable(const struct solver *s, uint32_t question, uint32_t option)
{
	return solve_symptom_variable(s, topic_item(s->t, s->question[question].symptoms, option));
}

/* All answers that a variable can have. */
static uint64_t
all_answers(const struct solver *s, uint32_t variable)
{
	uint32_t last = ANSWER_NONE + (variable < s->questions ? s->question[variable].options : 0);

	if (solve_is_several(s, variable))
		return SINGLY | UNSURE;
	if (variable >= s->questions + s->causes)
		return SOLVE_ANSWER(ANSWER_UNASKED) | SOLVE_ANSWER(ANSWER_NONE) |
		       SOLVE_ANSWER(ANSWER_FIRST);
	uint64_t all = (SOLVE_ANSWER(last < LAST_ANSWER ? last : LAST_ANSWER) << 1) - 1;
	bool none = variable >= s->questions || !s->question[variable].exhaustive;
	return none ? all : all & ~SOLVE_ANSWER(ANSWER_NONE);
}

/* Those that it can have where nothing is answered. */
static uint64_t
answers_not_given(const struct solver *s, uint32_t variable)
{
	bool cause = variable >= s->questions && variable < s->questions + s->causes;

	return cause ? all_answers(s, variable) : SOLVE_ANSWER(ANSWER_UNASKED);
}

bool
solve_is_single(uint64_t open)
{
	return (open & (open - 1)) == 0;
}

struct solver *
solver_new(const struct topic *t, struct bearing *b)
{
	struct arena *arena = arena_new();
	struct solver *s = arena_alloc(arena, sizeof *s);

	s->arena = arena;
	s->t = t;
	s->bearing = b;
	s->questions = topic_question_count(t);
	s->symptoms = topic_symptom_count(t);
	s->causes = topic_cause_count(t);
	s->question = topic_records(t, PART_QUESTION, 0, s->questions);
	s->symptom = topic_records(t, PART_SYMPTOM, 0, s->symptoms);
	s->rules = topic_rule_count(t);
	size_t variables = (size_t)s->questions + s->causes + s->symptoms;
	s->alike = alike_find(t);
	s->unsure = alike_unsure(t);
#define ARRAY(member, count) (s->member = arena_alloc(arena, (count) * sizeof *s->member))
	ARRAY(open, variables);
	ARRAY(given, variables);
	ARRAY(fixed, variables);
	ARRAY(tried, variables);
	ARRAY(uses_of, variables);
	ARRAY(rule, s->rules);
	for (int w = WORLD_FIRST; w <= WORLD_CHANGED; w++) {
		ARRAY(active[w], s->questions);
		ARRAY(required_rule[w], s->rules);
	}
#undef ARRAY
	for (uint32_t v = 0; v < variables; v++) {
		s->open[v] = all_answers(s, v);
		s->given[v] = answers_not_given(s, v);
		s->uses_of[v] = NONE;
	}
	s->words = UINT64_MAX;
	solver_reset(s);
	return s;
}

void
solver_free(struct solver *s)
{
	free(s->alike);
	free(s->unsure);
	vec_free(&s->touched);
	vec_free(&s->kept);
	vec_free(&s->required);
	vec_free(&s->always);
	vec_free(&s->uses);
	vec_free(&s->choices);
	vec_free(&s->decided);
	vec_free(&s->answered);
	arena_free(s->arena);
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
	s->changed = s->below[WORLD_FIRST] = s->below[WORLD_CHANGED] = NONE;
}

static void
restrict_variable(struct solver *s, uint32_t variable, uint64_t answers)
{
	vec_push(&s->touched, variable);
	s->open[variable] &= answers;
}

void
solver_restrict(struct solver *s, uint32_t question, uint64_t answers)
{
	if (question >= s->questions)
		return;
	if (!solve_is_several(s, question)) {
		restrict_variable(s, question, answers);
		return;
	}
	restrict_variable(s, question, (answers & ~UNSURE ? SINGLY : 0) | (answers & UNSURE));
	for (uint32_t k = 0; k < s->question[question].options; k++) {
		uint64_t yes = SOLVE_ANSWER(ANSWER_FIRST + k), told = answers & SINGLY;

		told |= answers & yes ? SOLVE_ANSWER(ANSWER_FIRST) : 0;
		told |= answers & ~(yes | SINGLY | UNSURE) ? SOLVE_ANSWER(ANSWER_NONE) : 0;
		restrict_variable(s, option_variable(s, question, k), told);
	}
}

/* Whether each symptom of a "several" but one may be told so. */
static bool
may_all_be(const struct solver *s, uint32_t question, uint64_t told, uint32_t but)
{
	for (uint32_t k = 0; k < s->question[question].options; k++)
		if (k != but && !(s->open[option_variable(s, question, k)] & told))
			return false;
	return true;
}

uint64_t
solver_open(const struct solver *s, uint32_t question)
{
	if (question >= s->questions)
		return 0;
	if (!solve_is_several(s, question))
		return s->open[question];
	uint64_t open = s->open[question] & UNSURE, no = SOLVE_ANSWER(ANSWER_NONE);
	if (!(s->open[question] & SINGLY))
		return open;
	if (may_all_be(s, question, SOLVE_ANSWER(ANSWER_UNASKED), NONE))
		open |= SOLVE_ANSWER(ANSWER_UNASKED);
	if (may_all_be(s, question, no, NONE))
		open |= no;
	for (uint32_t k = 0; k < s->question[question].options; k++)
		if (s->open[option_variable(s, question, k)] & SOLVE_ANSWER(ANSWER_FIRST) &&
		    may_all_be(s, question, no, k))
			open |= SOLVE_ANSWER(ANSWER_FIRST + k);
	return open;
}

/* The first of them. */
static uint32_t
lowest_answer(uint64_t open)
{
	uint32_t answer = 0;

	while (answer < LAST_ANSWER && !(open & SOLVE_ANSWER(answer)))
		answer++;
	return answer;
}

uint32_t
solver_answer(const struct solver *s, uint32_t question)
{
	if (!solve_is_several(s, question) || !(s->open[question] & SINGLY))
		return lowest_answer(question < s->questions ? s->open[question] : 0);
	uint32_t options = s->question[question].options, answer = ANSWER_UNASKED;
	for (uint32_t k = 0; k < options; k++) {
		uint32_t told = lowest_answer(s->open[option_variable(s, question, k)]);

		answer = answer_with(answer, k,
		    told == ANSWER_UNASKED ? FINDING_UNASKED
		    : told == ANSWER_NONE  ? FINDING_NO
					   : FINDING_YES,
		    options);
	}
	return answer;
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

struct numbers
solver_answered(struct solver *s)
{
	uint32_t causes = s->questions + s->causes, *found, count = 0;

	s->answered.len = 0;
	for (size_t i = 0; i < s->touched.len; i++) {
		uint32_t v = s->touched.items[i];
		uint32_t q = v >= causes ? topic_symptom(s->t, v - causes)->question : v;

		if (q < s->questions && (solve_is_several(s, q) || solve_is_single(s->open[q])) &&
		    solver_answer(s, q) != ANSWER_UNASKED)
			vec_push(&s->answered, q);
	}
	found = s->answered.items;
	if (s->answered.len > 1)
		qsort(found, s->answered.len, sizeof *found, by_number);
	for (size_t i = 0; i < s->answered.len; i++)
		if (count == 0 || found[i] != found[count - 1])
			found[count++] = found[i];
	return (struct numbers){found, count};
}

void
solver_give(struct solver *s)
{
	for (size_t i = 0; i < s->kept.len; i++)
		s->given[s->kept.items[i]] = answers_not_given(s, s->kept.items[i]);
	s->kept.len = 0;
	for (size_t i = 0; i < s->touched.len; i++) {
		uint32_t v = s->touched.items[i];

		if (v >= s->questions && v < s->questions + s->causes)
			continue;
		s->given[v] = SOLVE_ANSWER(lowest_answer(s->open[v]));
		vec_push(&s->kept, v);
	}
}

void
solver_words(struct solver *s, struct buf *out)
{
	struct numbers answered = solver_answered(s);
	const char *between = "";

	for (uint32_t i = 0; i < answered.count; i++, between = "; ") {
		uint32_t q = answered.items[i];

		buf_printf(out, "%s%s: ", between, topic_text(s->t, topic_question(s->t, q)->id));
		topic_add_answer(s->t, q, solver_answer(s, q), out);
	}
	for (size_t i = 0; i < s->touched.len; i++) { /* causes suspected because they are likely */
		uint32_t v = s->touched.items[i];

		if (v < s->questions || v >= s->questions + s->causes ||
		    (s->open[v] & SOLVE_ANSWER(TRUTH_FALSE)))
			continue;
		buf_printf(out, "%s%s: likely", between,
		    topic_text(s->t, topic_cause(s->t, v - s->questions)->id));
		between = "; ";
	}
	if (*between == '\0')
		buf_adds(out, "no answer at all");
}
