/* SPDX-License-Identifier: MIT */
/* One interview after another. The case answers each question as a person would: a symptom it lists
 * is "yes", any other is "no" (or "not sure"), a choice is answered by the option that is present.
 */
#include "eval/eval.h"

#include "base/alloc.h"
#include "reason/outcome.h"
#include "reason/walk.h"

struct eval {
	const struct topic *t;
	struct eval_options options;
	struct interview *iv;
	struct interview *whole; /* the case with all its findings at once */
	uint32_t *flags;         /* symptoms that are red flags */
	uint32_t flag_count;
	VEC(struct eval_asked) asked;
};

struct eval *
eval_new(const struct topic *t, const struct eval_options *o)
{
	struct eval *e = xcalloc(1, sizeof *e);

	*e = (struct eval){.t = t,
	    .options = *o,
	    .iv = interview_new(t),
	    .whole = interview_new(t),
	    .flags = xcalloc(topic_symptom_count(t), sizeof *e->flags)};
	for (uint32_t s = 0; s < topic_symptom_count(t); s++)
		if (topic_symptom(t, s)->red_flag)
			e->flags[e->flag_count++] = s;
	return e;
}

void
eval_free(struct eval *e)
{
	if (e == NULL)
		return;
	interview_free(e->iv);
	interview_free(e->whole);
	free(e->flags);
	vec_free(&e->asked);
	free(e);
}

/* What the case says of each of several symptoms; nothing of what it leaves open. */
static uint32_t
answer_of_several(const struct eval *e, const struct case_facts *facts, const struct question *q)
{
	uint32_t yes = 0, no = 0;

	for (uint32_t i = 0; i < q->options; i++) {
		uint32_t s = topic_item(e->t, q->symptoms, i);
		uint8_t mention =
		    s < topic_symptom_count(e->t) ? facts->mention[s] : (uint8_t)MENTION_UNSURE;

		yes |= (uint32_t)(mention == MENTION_PRESENT) << i;
		no |= (uint32_t)(mention == MENTION_ABSENT ||
				 (mention == MENTION_NONE && !e->options.missing_unknown))
		      << i;
	}
	uint32_t answer = answer_several(yes, no, q->options);
	return answer == ANSWER_UNASKED ? ANSWER_UNSURE : answer;
}

/* What the case answers to a question. A screen and a choice are alike here: one of its symptoms is
 * present, or one is left open, or all count as absent, or that is not known, as where the options
 * are all that there is. */
static uint32_t
answer_of(const struct eval *e, const struct case_facts *facts, uint32_t question)
{
	const struct question *q = topic_question(e->t, question);
	bool all_absent = true, unsure = false;

	if (q->kind == QUESTION_SEVERAL)
		return answer_of_several(e, facts, q);
	for (uint32_t i = 0; i < q->symptoms.count; i++) {
		uint32_t s = topic_item(e->t, q->symptoms, i);
		uint8_t mention =
		    s < topic_symptom_count(e->t) ? facts->mention[s] : (uint8_t)MENTION_NONE;

		if (mention == MENTION_PRESENT)
			return ANSWER_FIRST + i;
		unsure = unsure || mention == MENTION_UNSURE;
		all_absent = all_absent && mention == MENTION_ABSENT;
	}
	if (unsure || q->exhaustive)
		return ANSWER_UNSURE;
	return all_absent || !e->options.missing_unknown ? ANSWER_NONE : ANSWER_UNSURE;
}

/* Gives the case's answer to a question, as it comes out once people are unsure or wrong, and
 * returns it. Who is wrong does not say "none of these" where that cannot be said. */
static uint32_t
give_answer(struct eval *e, const struct case_facts *facts, uint32_t question)
{
	const struct question *q = topic_question(e->t, question);

	uint32_t meant = answer_of(e, facts, question);
	uint32_t said = noise_answer(&e->options.noise, facts->id, topic_text(e->t, q->id),
	    q->options, q->kind == QUESTION_SEVERAL, meant);

	said = topic_has_answer(q, said) ? said : meant;
	interview_answer(e->iv, question, said);
	return said;
}

const struct eval_asked *
eval_asked(const struct eval *e, uint32_t *count)
{
	*count = (uint32_t)e->asked.len;
	return e->asked.items;
}

void
eval_add(struct eval_sums *s, const struct eval_result *r, uint32_t urgency)
{
	s->cases++;
	s->questions += r->questions;
	s->questions_max = r->questions > s->questions_max ? r->questions : s->questions_max;
	s->top1 += r->rank <= 1;
	s->top3 += r->rank <= 3;
	s->top5 += r->rank <= 5;
	s->rank += r->rank;
	s->likeliest += r->likeliest;
	s->brier += r->brier;
	s->rules_missed += r->rules_missed;
	s->missed += r->rules_missed > 0;
	s->missed_suspect += r->missed_suspect;
	s->flags_unsure += r->flag_unsure;
	s->flags_missed += r->flag_unsure && r->urgency < URGENCY_SOON;
	if (urgency == NONE)
		return;
	s->rated++;
	s->exact += (uint32_t)r->urgency == urgency;
	s->under += (uint32_t)r->urgency < urgency;
	s->over += (uint32_t)r->urgency > urgency;
}

/* Notes the rules that hold on all that the case says, without noise, and do not hold on what was
 * asked. */
static void
find_missed(struct eval *e, const struct case_facts *facts, struct eval_result *r)
{
	const uint8_t *asked = interview_triage(e->iv)->truth, *whole;

	interview_clear(e->whole);
	for (uint32_t q = 0; q < topic_question_count(e->t); q++)
		if (topic_question(e->t, q)->kind != QUESTION_SCREEN)
			interview_answer(e->whole, q, answer_of(e, facts, q));
	whole = interview_rules(e->whole);
	for (uint32_t i = 0; i < topic_rule_count(e->t); i++) {
		const struct rule *rule = topic_rule(e->t, i);

		if (rule->urgency == URGENCY_SELF_CARE || whole[i] != TRUTH_TRUE ||
		    asked[i] == TRUTH_TRUE)
			continue;
		r->rules_missed++;
		r->missed_suspect |= rule->suspects.count > 0;
	}
}

struct eval_result
eval_case(struct eval *e, const struct case_facts *facts)
{
	struct eval_result r = {0};

	interview_clear(e->iv);
	e->asked.len = 0;
	for (uint32_t q = 0; e->options.all && q < topic_question_count(e->t); q++)
		if (topic_question(e->t, q)->kind != QUESTION_SCREEN)
			give_answer(e, facts, q);
	for (uint32_t i = 0; !e->options.all && i < facts->initial_count; i++) {
		uint32_t q = topic_symptom(e->t, facts->initial[i])->question;

		interview_answer(e->iv, q, answer_of(e, facts, q));
	}
	while (
	    !e->options.all && (e->options.questions == 0 || r.questions < e->options.questions)) {
		struct step step = walk_step(e->iv);

		if (step.question == NONE)
			break;
		struct eval_asked asked = {step.question, give_answer(e, facts, step.question)};
		vec_push(&e->asked, asked);
		r.questions++;
		if (interview_given(e->iv, step.question) == ANSWER_UNASKED)
			break; /* a damaged topic asks what no answer is for, and would for ever */
	}
	struct outcome *o = outcome_rank(e->iv);
	r.urgency = o->urgency;
	r.rank = o->line_count + 1;
	for (uint32_t i = 0; i < o->line_count; i++)
		for (uint32_t k = 0; k < o->lines[i].count; k++)
			if (o->leaves[o->lines[i].first + k] == facts->leaf)
				r.rank = i + 1;
	r.likeliest = r.rank <= o->line_count;
	for (uint32_t i = 0; r.likeliest && i < o->line_count; i++)
		r.likeliest = o->lines[i].share <= o->lines[r.rank - 1].share;
	const double *p = interview_posterior(e->iv);
	for (uint32_t l = 0; l < topic_leaf_count(e->t); l++) {
		double off = p[l] - (l == facts->leaf);

		r.brier += off * off;
	}
	r.brier /= 2;
	for (uint32_t i = 0; i < e->flag_count; i++)
		r.flag_unsure |= facts->mention[e->flags[i]] == MENTION_PRESENT &&
				 interview_finding(e->iv, e->flags[i]) == FINDING_UNSURE;
	if (topic_rule_count(e->t) > 0 && o->urgency != URGENCY_EMERGENCY && !o->no_fit &&
	    !e->options.all)
		find_missed(e, facts, &r);
	outcome_free(o);
	return r;
}
