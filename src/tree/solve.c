/* A search by branching: each question has the set of answers still open; the conditions are worked
 * out on those sets (cond_possible), which cuts a branch as soon as one cannot come out as required
 * and ends the search as soon as all must. Only questions that an undecided condition names are
 * branched on.
 */
#include "tree/solve.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "topic/answer.h"

#define SOLVE_STEPS 2000000u
#define LAST_ANSWER 62u

struct requirement {
	enum world world;
	uint32_t at;
	unsigned truths;
};

struct solver {
	const struct topic *t;
	uint32_t questions;
	uint64_t *open; /* of each question: the answers still possible */
	uint32_t changed;
	uint32_t changed_answer;
	VEC(struct requirement) required;
	uint8_t *named; /* of each question: a requirement names it */
	uint32_t steps;
};

struct view {
	const struct solver *s;
	enum world world;
	int depth;
};

struct solver *
solver_new(const struct topic *t)
{
	struct solver *s = xcalloc(1, sizeof *s);

	s->t = t;
	s->questions = topic_question_count(t);
	s->open = xcalloc(s->questions, sizeof *s->open);
	s->named = xcalloc(s->questions, 1);
	s->changed = NONE;
	for (uint32_t q = 0; q < s->questions; q++) {
		uint32_t last = ANSWER_NONE + topic_question(t, q)->options;

		s->open[q] = (SOLVE_ANSWER(last < LAST_ANSWER ? last : LAST_ANSWER) << 1) - 1;
	}
	return s;
}

void
solver_free(struct solver *s)
{
	free(s->open);
	free(s->named);
	vec_free(&s->required);
	free(s);
}

void
solver_restrict(struct solver *s, uint32_t question, uint64_t answers)
{
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
	struct requirement r = {w, at, truths};

	vec_push(&s->required, r);
}

/* The open answers of a symptom's question in a world, and the answer that names the symptom. */
static uint64_t
symptom_answers(const struct view *v, uint32_t symptom, uint64_t *yes)
{
	const struct symptom *s = topic_symptom(v->s->t, symptom);
	uint32_t answer = ANSWER_FIRST + s->option - 1;

	*yes = SOLVE_ANSWER(answer < LAST_ANSWER ? answer : LAST_ANSWER);
	if (s->question >= v->s->questions)
		return SOLVE_ANSWER(ANSWER_UNASKED);
	if (v->world == WORLD_CHANGED && s->question == v->s->changed)
		return SOLVE_ANSWER(v->s->changed_answer);
	return v->s->open[s->question];
}

static unsigned
view_symptom(void *ctx, uint32_t symptom)
{
	uint64_t yes, open = symptom_answers(ctx, symptom, &yes);
	uint64_t unknown = SOLVE_ANSWER(ANSWER_UNASKED) | SOLVE_ANSWER(ANSWER_UNSURE);

	return (open & yes ? TRUTH_BIT(TRUTH_TRUE) : 0) |
	       (open & unknown ? TRUTH_BIT(TRUTH_UNKNOWN) : 0) |
	       (open & ~yes & ~unknown ? TRUTH_BIT(TRUTH_FALSE) : 0);
}

static unsigned
view_unsure(void *ctx, uint32_t symptom)
{
	uint64_t yes, open = symptom_answers(ctx, symptom, &yes);
	uint64_t unasked = SOLVE_ANSWER(ANSWER_UNASKED), unsure = SOLVE_ANSWER(ANSWER_UNSURE);

	return (open & unsure ? TRUTH_BIT(TRUTH_TRUE) : 0) |
	       (open & unasked ? TRUTH_BIT(TRUTH_UNKNOWN) : 0) |
	       (open & ~unsure & ~unasked ? TRUTH_BIT(TRUTH_FALSE) : 0);
}

static unsigned
view_rule(void *ctx, uint32_t rule)
{
	struct view *v = ctx;
	struct cond_env env = {view_symptom, view_unsure, view_rule, NULL, v};
	unsigned set = TRUTH_BIT(TRUTH_UNKNOWN);

	if (v->depth < COND_DEPTH && rule < topic_rule_count(v->s->t)) {
		v->depth++;
		set = cond_possible(v->s->t, topic_rule(v->s->t, rule)->when.at, &env);
		v->depth--;
	}
	return set;
}

static unsigned
requirement_set(const struct solver *s, const struct requirement *r)
{
	struct view v = {s, r->world, 0};
	struct cond_env env = {view_symptom, view_unsure, view_rule, NULL, &v};

	return cond_possible(s->t, r->at, &env);
}

/* Marks the questions that a condition names. */
static void
mark_named(struct solver *s, uint32_t at, int depth)
{
	uint32_t count;
	const uint32_t *code = cond_code(s->t, at, &count);

	for (uint32_t i = 0; i < count; i++) {
		uint32_t arg = COND_ARG(code[i]);
		uint32_t q = topic_symptom(s->t, arg)->question;

		if (COND_OP(code[i]) <= COND_UNSURE && q < s->questions)
			s->named[q] = 1;
		if (COND_OP(code[i]) == COND_RULE && depth < COND_DEPTH)
			mark_named(s, topic_rule(s->t, arg)->when.at, depth + 1);
	}
}

/* A named question with more than one answer open; NONE if there is none. */
static uint32_t
choose_question(struct solver *s)
{
	memset(s->named, 0, s->questions);
	for (size_t i = 0; i < s->required.len; i++) {
		const struct requirement *r = &s->required.items[i];

		if (requirement_set(s, r) & ~r->truths)
			mark_named(s, r->at, 0);
	}
	for (uint32_t q = 0; q < s->questions; q++) {
		if (s->named[q] && (s->open[q] & (s->open[q] - 1)) != 0)
			return q;
	}
	return NONE;
}

static enum solved
search(struct solver *s)
{
	bool certain = true;
	uint32_t q;
	uint64_t open;

	if (++s->steps > SOLVE_STEPS)
		return SOLVE_GAVE_UP;
	for (size_t i = 0; i < s->required.len; i++) {
		unsigned set = requirement_set(s, &s->required.items[i]);

		if ((set & s->required.items[i].truths) == 0)
			return SOLVE_NONE;
		certain = certain && (set & ~s->required.items[i].truths) == 0;
	}
	q = certain ? NONE : choose_question(s);
	if (q == NONE)
		return certain ? SOLVE_FOUND : SOLVE_NONE;
	open = s->open[q];
	for (uint32_t a = 0; a <= LAST_ANSWER; a++) {
		enum solved sub;

		if (!(open & SOLVE_ANSWER(a)))
			continue;
		s->open[q] = SOLVE_ANSWER(a);
		sub = search(s);
		if (sub != SOLVE_NONE)
			return sub;
	}
	s->open[q] = open;
	return SOLVE_NONE;
}

enum solved
solver_run(struct solver *s)
{
	for (uint32_t q = 0; q < s->questions; q++) {
		if (s->open[q] == 0)
			return SOLVE_NONE;
	}
	s->steps = 0;
	return search(s);
}

void
solver_words(const struct solver *s, struct buf *out)
{
	const char *between = "";

	for (uint32_t q = 0; q < s->questions; q++) {
		const struct question *k = topic_question(s->t, q);
		uint32_t answer = 0;

		if ((s->open[q] & (s->open[q] - 1)) != 0)
			continue;
		while (!(s->open[q] & SOLVE_ANSWER(answer)))
			answer++;
		buf_printf(out, "%s%s: %s", between, topic_text(s->t, k->id),
		    topic_answer_name(s->t, q, answer));
		between = "; ";
	}
}
