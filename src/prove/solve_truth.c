/* SPDX-License-Identifier: MIT */
/* The truths of conditions on the answers that a search has left open. */
#include "prove/finding.h"
#include "prove/solve_state.h"

/* One evaluation in one world: a symptom has the set of truths that the open answers leave it. */
struct view {
	struct solver *s;
	enum world world;
	bool asked; /* for an ask-if */
};

static unsigned view_symptom(void *ctx, uint32_t symptom);
static unsigned view_unsure(void *ctx, uint32_t symptom);
static unsigned view_sure(void *ctx, uint32_t symptom);
static unsigned view_suspect(void *ctx, uint32_t cause);

void
solver_allow(struct solver *s, uint64_t words)
{
	s->words = words;
}

bool
solver_spend(struct solver *s, uint32_t words)
{
	s->words -= words < s->words ? words : s->words;
	return s->words > 0;
}

static unsigned
read_condition(struct solver *s, uint32_t at, const struct cond_env *env)
{
	uint32_t count;

	cond_code(s->t, at, &count);
	solver_spend(s, count);
	return cond_possible(s->t, at, env);
}

/* What a condition comes to, worked out once in an evaluation; it counts as unknown meanwhile. */
static unsigned
known_truths(struct solver *s, struct known *k, uint32_t at, const struct cond_env *env)
{
	if (k->evaluation != s->evaluation) {
		*k = (struct known){s->evaluation, TRUTH_BIT(TRUTH_UNKNOWN)};
		k->truths = read_condition(s, at, env);
	}
	return k->truths;
}

/* The truths that the ask-if of a question can have. Where the one answer that changes is one more
 * "yes" it is that of the first world, since that is no correction that makes other questions
 * void; a "not sure" in the place of a "no" may do that. */
static unsigned
view_active(const struct view *v, uint32_t question)
{
	struct solver *s = v->s;
	enum world w = s->changed_answer == ANSWER_UNSURE ? v->world : WORLD_FIRST;
	struct view of = {s, w, true};
	struct cond_env env = {
	    .symptom = view_symptom, .sure = view_sure, .unsure = view_unsure, .ctx = &of};

	return known_truths(s, &s->active[w][question], s->question[question].ask_if.at, &env);
}

#define FINDING_BIT(finding) (1u << (finding))

/* The findings that answers leave a symptom that one of its question's options stands for. */
static unsigned
findings_of(uint64_t open, uint32_t option)
{
	uint32_t named = ANSWER_FIRST + option;
	uint64_t yes = SOLVE_ANSWER(named < LAST_ANSWER ? named : LAST_ANSWER);

	return (open & yes ? FINDING_BIT(FINDING_YES) : 0) |
	       (open & UNSURE ? FINDING_BIT(FINDING_UNSURE) : 0) |
	       (open & SOLVE_ANSWER(ANSWER_UNASKED) ? FINDING_BIT(FINDING_UNASKED) : 0) |
	       (open & ~(yes | UNSURE | SOLVE_ANSWER(ANSWER_UNASKED)) ? FINDING_BIT(FINDING_NO)
								      : 0);
}

/* The findings that the open answers leave it. Where one more of several becomes true after "not
 * sure", nothing is said of the others. */
static unsigned
open_findings(const struct view *v, uint32_t symptom)
{
	const struct solver *s = v->s;
	uint32_t question = s->symptom[symptom].question, option = s->symptom[symptom].option - 1;
	bool changed = v->world == WORLD_CHANGED && question == s->changed;
	uint64_t open = s->open[question];

	if (changed && (!solve_is_several(s, question) || s->changed_answer == ANSWER_UNSURE ||
			   s->changed_answer == ANSWER_FIRST + option))
		return findings_of(SOLVE_ANSWER(s->changed_answer), option);
	if (!solve_is_several(s, question))
		return findings_of(open, option);
	unsigned findings =
	    open & UNSURE ? FINDING_BIT(changed ? FINDING_UNASKED : FINDING_UNSURE) : 0;
	if (open & SINGLY)
		findings |= findings_of(s->open[solve_symptom_variable(s, symptom)], 0);
	return findings;
}

/* What a question that a "not sure" has opened comes to: nobody had asked it, and it counted as
 * "no", so what is compared is "no" to it, or "not sure". A "yes" would change the outcome by
 * itself. */
static unsigned
opened_truths(unsigned findings, const enum truth *truth)
{
	const unsigned known = FINDING_BIT(FINDING_NO) | FINDING_BIT(FINDING_YES);

	return (findings & known ? TRUTH_BIT(truth[FINDING_NO]) : 0) |
	       (findings & ~known ? TRUTH_BIT(truth[FINDING_UNSURE]) : 0);
}

/* The truths of what is asked of a symptom, by the findings that the open answers leave. They hold
 * where its question is asked; where the ask-if fails it is false, where that is open unknown. */
static unsigned
symptom_truths(const struct view *v, uint32_t symptom, enum reading reading)
{
	struct solver *s = v->s;
	const enum truth *truth = finding_truth[reading];

	if (symptom >= s->symptoms || s->symptom[symptom].question >= s->questions)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	uint32_t question = s->symptom[symptom].question;
	unsigned findings = open_findings(v, symptom);
	unsigned active = view_active(v, question);
	unsigned set = active & (TRUTH_BIT(TRUTH_FALSE) | TRUTH_BIT(TRUTH_UNKNOWN));
	unsigned before = TRUTH_ANY & ~TRUTH_BIT(TRUTH_FALSE);
	if (v->world == WORLD_CHANGED && s->changed_answer == ANSWER_UNSURE) {
		struct view first = {s, WORLD_FIRST, true};

		before = view_active(&first, question);
	}
	if (active & TRUTH_BIT(TRUTH_TRUE) && before & TRUTH_BIT(TRUTH_FALSE))
		set |= opened_truths(findings, truth);
	if (active & TRUTH_BIT(TRUTH_TRUE) && before & ~TRUTH_BIT(TRUTH_FALSE))
		for (unsigned f = FINDING_UNASKED; f <= FINDING_YES; f++)
			set |= findings & FINDING_BIT(f) ? TRUTH_BIT(truth[f]) : 0;
	return set;
}

static unsigned
view_symptom(void *ctx, uint32_t symptom)
{
	const struct view *v = ctx;

	return symptom_truths(v, symptom, v->asked ? READ_ASKED : READ_SYMPTOM);
}

static unsigned
view_unsure(void *ctx, uint32_t symptom)
{
	return symptom_truths(ctx, symptom, READ_UNSURE);
}

static unsigned
view_sure(void *ctx, uint32_t symptom)
{
	return symptom_truths(ctx, symptom, READ_SURE);
}

static unsigned
view_rule(void *ctx, uint32_t rule)
{
	struct view *v = ctx;
	struct cond_env env = {.symptom = view_symptom,
	    .unsure = view_unsure,
	    .rule = view_rule,
	    .suspect = view_suspect,
	    .ctx = v};

	if (rule >= v->s->rules)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	return known_truths(v->s, &v->s->rule[rule], topic_rule(v->s->t, rule)->when.at, &env);
}

/* The larger of false < unknown < true for each pair of members. */
static unsigned
either(unsigned a, unsigned b)
{
	const unsigned f = TRUTH_BIT(TRUTH_FALSE), u = TRUTH_BIT(TRUTH_UNKNOWN);

	return ((a | b) & TRUTH_BIT(TRUTH_TRUE)) | (a & b & f) |
	       (((a & u) && (b & (u | f))) || ((b & u) && (a & (u | f))) ? u : 0);
}

static unsigned
view_suspect(void *ctx, uint32_t cause)
{
	struct view *v = ctx;
	struct numbers rules = bearing_suspecting(v->s->bearing, cause);

	if (cause >= v->s->causes)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	unsigned set = (unsigned)v->s->open[v->s->questions + cause];
	for (uint32_t i = 0; i < rules.count; i++)
		set = either(set, view_rule(v, rules.items[i]));
	return set;
}

unsigned
solver_truths(struct solver *s, const struct requirement *r)
{
	struct view v = {s, r->world, false};
	struct cond_env env = {.symptom = view_symptom,
	    .unsure = view_unsure,
	    .rule = view_rule,
	    .suspect = view_suspect,
	    .ctx = &v};

	s->evaluation++;
	return r->question != NONE ? view_active(&v, r->question) : read_condition(s, r->at, &env);
}

unsigned
solver_given(struct solver *s, uint32_t at)
{
	uint64_t *open = s->open;

	s->open = s->given;
	unsigned truths = solver_truths(s, &(struct requirement){.question = NONE, .at = at});
	s->open = open;
	return truths;
}
