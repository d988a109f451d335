/* One interview after another. The case answers each question as a person would: a symptom it lists
 * is "yes", any other is "no" (or "not sure"), a choice is answered by the option that is present.
 */
#include "eval/eval.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "reason/outcome.h"
#include "tree/walk.h"

struct eval {
	const struct topic *t;
	struct eval_options options;
	struct interview *iv;
	struct eval_sums total;
	struct eval_sums *leaf;
};

struct eval *
eval_new(const struct topic *t, const struct eval_options *o)
{
	struct eval *e = xcalloc(1, sizeof *e);

	e->t = t;
	e->options = *o;
	e->iv = interview_new(t);
	e->leaf = xcalloc(topic_leaf_count(t), sizeof *e->leaf);
	return e;
}

void
eval_free(struct eval *e)
{
	interview_free(e->iv);
	free(e->leaf);
	free(e);
}

/* What the case answers to a question. A screen and a choice are alike here: one of its symptoms is
 * present, or all count as absent, or that is not known. */
static uint32_t
answer_of(const struct eval *e, const struct case_facts *facts, uint32_t question)
{
	const struct question *q = topic_question(e->t, question);
	bool all_absent = true;

	for (uint32_t i = 0; i < q->symptoms.count; i++) {
		uint32_t s = topic_item(e->t, q->symptoms, i);

		if (s < topic_symptom_count(e->t) && facts->mention[s] == MENTION_PRESENT)
			return ANSWER_FIRST + i;
		all_absent = all_absent && s < topic_symptom_count(e->t) &&
			     facts->mention[s] == MENTION_ABSENT;
	}
	return all_absent || !e->options.missing_unknown ? ANSWER_NONE : ANSWER_UNSURE;
}

static void
tell_initial(struct eval *e, const struct case_facts *facts)
{
	for (uint32_t i = 0; i < facts->initial_count; i++) {
		uint32_t q = topic_symptom(e->t, facts->initial[i])->question;

		interview_answer(e->iv, q, answer_of(e, facts, q));
	}
}

static void
tell_all(struct eval *e, const struct case_facts *facts)
{
	for (uint32_t q = 0; q < topic_question_count(e->t); q++) {
		if (topic_question(e->t, q)->kind != QUESTION_SCREEN)
			interview_answer(e->iv, q, answer_of(e, facts, q));
	}
}

static uint32_t
ask(struct eval *e, const struct case_facts *facts)
{
	uint32_t asked = 0;

	while (e->options.questions == 0 || asked < e->options.questions) {
		struct step step = walk_step(e->iv);

		if (step.question == NONE)
			break;
		interview_answer(e->iv, step.question, answer_of(e, facts, step.question));
		asked++;
	}
	return asked;
}

static uint32_t
rank_of(const struct outcome *o, uint32_t leaf)
{
	for (uint32_t i = 0; i < o->line_count; i++) {
		for (uint32_t k = 0; k < o->lines[i].count; k++) {
			if (o->leaves[o->lines[i].first + k] == leaf)
				return i + 1;
		}
	}
	return o->line_count + 1;
}

static double
brier_of(const double *p, uint32_t leaves, uint32_t leaf)
{
	double sum = 0;

	for (uint32_t l = 0; l < leaves; l++) {
		double off = p[l] - (l == leaf);

		sum += off * off;
	}
	return sum / 2;
}

static void
add(struct eval_sums *s, const struct eval_result *r, uint32_t urgency)
{
	s->cases++;
	s->questions += r->questions;
	s->questions_max = r->questions > s->questions_max ? r->questions : s->questions_max;
	s->top1 += r->rank <= 1;
	s->top3 += r->rank <= 3;
	s->top5 += r->rank <= 5;
	s->rank += r->rank;
	s->brier += r->brier;
	if (urgency == NONE)
		return;
	s->rated++;
	s->exact += (uint32_t)r->urgency == urgency;
	s->under += (uint32_t)r->urgency < urgency;
	s->over += (uint32_t)r->urgency > urgency;
}

struct eval_result
eval_case(struct eval *e, const struct case_facts *facts)
{
	struct eval_result r = {0};
	struct outcome *o;

	interview_clear(e->iv);
	if (e->options.all)
		tell_all(e, facts);
	else
		tell_initial(e, facts);
	r.questions = e->options.all ? 0 : ask(e, facts);
	o = outcome_new(e->iv);
	r.urgency = o->urgency;
	r.rank = rank_of(o, facts->leaf);
	r.brier = brier_of(interview_posterior(e->iv), topic_leaf_count(e->t), facts->leaf);
	outcome_free(o);
	add(&e->total, &r, facts->urgency);
	add(&e->leaf[facts->leaf], &r, facts->urgency);
	return r;
}

const struct eval_sums *
eval_total(const struct eval *e)
{
	return &e->total;
}

const struct eval_sums *
eval_leaf(const struct eval *e, uint32_t leaf)
{
	return &e->leaf[leaf];
}
