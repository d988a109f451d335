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
	uint8_t *named;	  /* of each question: a requirement names it */
	uint8_t *rule;	  /* of each rule: its truths in the evaluation at hand, 0 if not known */
	uint8_t *active;  /* of each question: the same for its ask-if */
	uint8_t *visited; /* of each rule */
	uint32_t rules;
	uint32_t steps;
	bool coarse; /* a question has more answers than are told apart */
};

/* One evaluation in one world. What a rule or an ask-if comes to is kept for its length, so that
 * each is worked out once; one that is being worked out counts as unknown. */
struct view {
	struct solver *s;
	enum world world;
};

struct solver *
solver_new(const struct topic *t)
{
	struct solver *s = xcalloc(1, sizeof *s);

	s->t = t;
	s->questions = topic_question_count(t);
	s->open = xcalloc(s->questions, sizeof *s->open);
	s->rules = topic_rule_count(t);
	s->named = xcalloc(s->questions, 1);
	s->active = xcalloc(s->questions, 1);
	s->rule = xcalloc(s->rules, 1);
	s->visited = xcalloc(s->rules, 1);
	s->changed = NONE;
	for (uint32_t q = 0; q < s->questions; q++) {
		uint32_t last = ANSWER_NONE + topic_question(t, q)->options;

		s->coarse = s->coarse || last > LAST_ANSWER;
		s->open[q] = (SOLVE_ANSWER(last < LAST_ANSWER ? last : LAST_ANSWER) << 1) - 1;
	}
	return s;
}

void
solver_free(struct solver *s)
{
	free(s->open);
	free(s->named);
	free(s->active);
	free(s->rule);
	free(s->visited);
	vec_free(&s->required);
	free(s);
}

void
solver_restrict(struct solver *s, uint32_t question, uint64_t answers)
{
	if (question < s->questions)
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

/* The open answers of a question in a world. */
static uint64_t
open_answers(const struct view *v, uint32_t question)
{
	if (v->world == WORLD_CHANGED && question == v->s->changed)
		return SOLVE_ANSWER(v->s->changed_answer);
	return v->s->open[question];
}

static uint64_t
answer_bit(uint32_t answer)
{
	return SOLVE_ANSWER(answer < LAST_ANSWER ? answer : LAST_ANSWER);
}

static unsigned view_asked(void *ctx, uint32_t symptom);
static unsigned view_unsure(void *ctx, uint32_t symptom);

/* The truths that the ask-if of a question can have. In both worlds it is that of the first: the
 * one answer that changes is one more "yes", not a correction that makes other questions void. */
static unsigned
view_active(struct view *v, uint32_t question)
{
	struct view first = {v->s, WORLD_FIRST};
	struct cond_env env = {view_asked, view_unsure, NULL, NULL, &first};
	uint32_t ask_if = topic_question(v->s->t, question)->ask_if.at;

	if (v->s->active[question] == 0) {
		v->s->active[question] = TRUTH_BIT(TRUTH_UNKNOWN);
		v->s->active[question] = (uint8_t)cond_possible(v->s->t, ask_if, &env);
	}
	return v->s->active[question];
}

/* The truths of something about a symptom: `yes`, `no` and `open` are those of the answer that
 * names it, of one that does not, and of unasked; `unsure` that of "not sure". They hold where its
 * question is asked; where the ask-if fails it is false, where that is open it is unknown. */
static unsigned
symptom_truths(struct view *v, uint32_t symptom, enum truth yes, enum truth unsure)
{
	const struct symptom *s = topic_symptom(v->s->t, symptom);
	uint64_t named = answer_bit(ANSWER_FIRST + s->option - 1), open;
	uint64_t unasked = SOLVE_ANSWER(ANSWER_UNASKED), not_sure = SOLVE_ANSWER(ANSWER_UNSURE);
	unsigned active, set = 0;

	if (s->question >= v->s->questions || symptom >= topic_symptom_count(v->s->t))
		return TRUTH_BIT(TRUTH_UNKNOWN);
	open = open_answers(v, s->question);
	active = view_active(v, s->question);
	if (active & TRUTH_BIT(TRUTH_TRUE)) {
		set |= open & named ? TRUTH_BIT(yes) : 0;
		set |= open & not_sure ? TRUTH_BIT(unsure) : 0;
		set |= open & unasked ? TRUTH_BIT(TRUTH_UNKNOWN) : 0;
		set |= open & ~(named | not_sure | unasked) ? TRUTH_BIT(TRUTH_FALSE) : 0;
	}
	set |= active & TRUTH_BIT(TRUTH_FALSE) ? TRUTH_BIT(TRUTH_FALSE) : 0;
	set |= active & TRUTH_BIT(TRUTH_UNKNOWN) ? TRUTH_BIT(TRUTH_UNKNOWN) : 0;
	return set;
}

static unsigned
view_symptom(void *ctx, uint32_t symptom)
{
	return symptom_truths(ctx, symptom, TRUTH_TRUE, TRUTH_UNKNOWN);
}

/* In an ask-if "not sure" counts as holding. */
static unsigned
view_asked(void *ctx, uint32_t symptom)
{
	return symptom_truths(ctx, symptom, TRUTH_TRUE, TRUTH_TRUE);
}

static unsigned
view_unsure(void *ctx, uint32_t symptom)
{
	return symptom_truths(ctx, symptom, TRUTH_FALSE, TRUTH_TRUE);
}

static unsigned
view_rule(void *ctx, uint32_t rule)
{
	struct view *v = ctx;
	struct cond_env env = {view_symptom, view_unsure, view_rule, NULL, v};

	if (rule >= v->s->rules)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	if (v->s->rule[rule] == 0) {
		v->s->rule[rule] = TRUTH_BIT(TRUTH_UNKNOWN);
		v->s->rule[rule] =
		    (uint8_t)cond_possible(v->s->t, topic_rule(v->s->t, rule)->when.at, &env);
	}
	return v->s->rule[rule];
}

static unsigned
requirement_set(struct solver *s, const struct requirement *r)
{
	struct view v = {s, r->world};
	struct cond_env env = {view_symptom, view_unsure, view_rule, NULL, &v};

	memset(s->active, 0, s->questions);
	if (s->rules > 0)
		memset(s->rule, 0, s->rules);
	return cond_possible(s->t, r->at, &env);
}

/* Marks the questions that a condition names, and those that their ask-ifs name. */
static void
mark_named(struct solver *s, uint32_t at)
{
	uint32_t count;
	const uint32_t *code = cond_code(s->t, at, &count);

	for (uint32_t i = 0; i < count; i++) {
		uint32_t arg = COND_ARG(code[i]);
		uint32_t q = topic_symptom(s->t, arg)->question;

		if (COND_OP(code[i]) <= COND_UNSURE && q < s->questions && !s->named[q]) {
			s->named[q] = 1;
			mark_named(s, topic_question(s->t, q)->ask_if.at);
		} else if (COND_OP(code[i]) == COND_RULE && arg < s->rules && !s->visited[arg]) {
			s->visited[arg] = 1;
			mark_named(s, topic_rule(s->t, arg)->when.at);
		}
	}
}

/* A question with more than one answer open that the requirement names; NONE if there is none. */
static uint32_t
branching_question(struct solver *s, const struct requirement *r)
{
	memset(s->named, 0, s->questions);
	if (s->rules > 0)
		memset(s->visited, 0, s->rules);
	mark_named(s, r->at);
	for (uint32_t q = 0; q < s->questions; q++) {
		if (s->named[q] && (s->open[q] & (s->open[q] - 1)) != 0)
			return q;
	}
	return NONE;
}

/* The question to branch on: of the first requirement that is not decided, so that a contradiction
 * in the first few is met before the others multiply the search. */
static uint32_t
choose_question(struct solver *s)
{
	for (size_t i = 0; i < s->required.len; i++) {
		const struct requirement *r = &s->required.items[i];
		uint32_t q = NONE;

		if (requirement_set(s, r) & ~r->truths)
			q = branching_question(s, r);
		if (q != NONE)
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
	if (s->coarse)
		return SOLVE_GAVE_UP;
	s->steps = 0;
	return search(s);
}

uint64_t
solver_open(const struct solver *s, uint32_t question)
{
	return question < s->questions ? s->open[question] : 0;
}

void
solver_words(const struct solver *s, struct buf *out)
{
	const char *between = "";

	for (uint32_t q = 0; q < s->questions; q++) {
		const struct question *k = topic_question(s->t, q);
		uint32_t answer = 0;

		if ((s->open[q] & (s->open[q] - 1)) != 0 ||
		    s->open[q] == SOLVE_ANSWER(ANSWER_UNASKED))
			continue;
		while (!(s->open[q] & SOLVE_ANSWER(answer)))
			answer++;
		buf_printf(out, "%s%s: %s", between, topic_text(s->t, k->id),
		    topic_answer_name(s->t, q, answer));
		between = "; ";
	}
}
