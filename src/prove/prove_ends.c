/* SPDX-License-Identifier: MIT */
/* The proof that every walk ends, and with something to show.
 *
 * Stored walks: the tree has no circle and no dead end; past the limit only what may reveal an
 * emergency is asked; nothing is asked that has been answered, or whose ask-if does not hold. Past
 * the stored nodes a walk asks only questions that are open, each answer closes its question, and
 * the limit is the same, so no walk can ask more than the limit and the questions that may reveal
 * an emergency together.
 *
 * Outcomes: for each urgency that can come out, a search for answers under which every piece of
 * advice that is sure to be for that urgency has an `unless` that holds. None found is the proof,
 * for stored outcomes and all others, whatever causes are likely. Then the same for the pieces that
 * have a source. What the end of a flow says counts as advice.
 */
#include <stdlib.h>

#include "prove/alike.h"
#include "prove/proving.h"

static enum proof_result
prove_shape(struct prover *p)
{
	const char *fault = p->stored->fault;

	if (fault == NULL) {
		bool *exempt = bearing_emergency(p->bearing);
		fault = stored_too_long(p->stored, topic_meta(p->t)->max_questions, exempt);
		free(exempt);
	}
	if (fault == NULL)
		fault = stored_asked_again(p->stored);
	return fault != NULL ? proving_fault(p, fault) : PROOF_HOLDS;
}

/* True if the piece is shown with every outcome of that urgency, as far as its `unless` allows, and
 * has a source if it is to have one. */
static bool
is_for(const struct advice *a, enum urgency u, bool sourced)
{
	return (a->always || (a->urgencies & 1u << u)) &&
	       (u != URGENCY_EMERGENCY || a->kind == ADVICE_EMERGENCY) &&
	       (!sourced || a->refs.count > 0);
}

/* Whether no answers give an outcome of that urgency without advice: every piece for it has an
 * `unless` that holds, and no rule is more urgent; `when` is what else has to hold, or NONE. */
static enum proof_result
prove_advised(struct prover *p, enum urgency u, bool sourced, uint32_t when)
{
	struct solver *s = p->solver;
	struct buf what = {0};

	solver_reset(s);
	for (uint32_t i = 0; i < topic_advice_count(p->t); i++) {
		const struct advice *a = topic_advice(p->t, i);

		if (is_for(a, u, sourced))
			solver_require(s, WORLD_FIRST, a->unless.at, TRUTH_BIT(TRUTH_TRUE));
	}
	if (u < URGENCY_EMERGENCY)
		solver_require_below(
		    s, WORLD_FIRST, u < URGENCY_SOON ? URGENCY_SOON : (uint32_t)u + 1);
	if (when != NONE)
		solver_require(s, WORLD_FIRST, when, TRUTH_BIT(TRUTH_TRUE));
	buf_printf(&what, "an outcome of urgency %s has no advice%s with", topic_urgency_name(u),
	    sourced ? " that has a source" : "");
	enum proof_result result = proving_judge(p, buf_str(&what));
	buf_free(&what);
	return result;
}

/* True if a cause can come to matter and raise the urgency to "soon". */
static bool
has_serious_cause(const struct topic *t)
{
	for (uint32_t l = 0; l < topic_leaf_count(t); l++) {
		const struct cause *c = topic_cause(t, topic_leaf(t, l));

		if (c->urgency < URGENCY_SOON || c->urgency >= URGENCY_LEVELS)
			continue;
		for (uint32_t i = 0; i < c->evidence.count; i++) { /* with that of its groups */
			const struct evidence *e = topic_evidence(t, topic_item(t, c->evidence, i));

			if (e->frequency > topic_symptom(t, e->symptom)->background)
				return true;
		}
	}
	return false;
}

/* True if a flow can end with that urgency and name no source: what it says is advice enough. */
static bool
has_bare_end(const struct topic *t, enum urgency u)
{
	for (uint32_t i = 0; i < topic_branch_count(t); i++)
		if (topic_branch(t, i)->urgency == (uint32_t)u &&
		    topic_branch(t, i)->refs.count == 0)
			return true;
	return false;
}

static enum proof_result
prove_level(struct prover *p, enum urgency u, bool sourced)
{
	enum proof_result result = PROOF_HOLDS;

	for (uint32_t i = 0; i < topic_advice_count(p->t); i++) {
		const struct advice *a = topic_advice(p->t, i);

		if (is_for(a, u, sourced) && a->unless.at == NONE)
			return PROOF_HOLDS;
	}
	if (sourced && has_bare_end(p->t, u))
		return prove_advised(p, u, sourced, NONE);
	if (u == URGENCY_TODAY && !proving_has_rule(p->t, URGENCY_TODAY))
		return PROOF_HOLDS;
	if (u == URGENCY_SOON && !proving_has_rule(p->t, URGENCY_EMERGENCY) &&
	    !proving_has_rule(p->t, URGENCY_SOON) && !has_serious_cause(p->t))
		return PROOF_HOLDS;
	if (u != URGENCY_EMERGENCY && u != URGENCY_SELF_CARE)
		return prove_advised(p, u, sourced, NONE);
	uint32_t *first = alike_rules(p->t);
	for (uint32_t r = 0; r < topic_rule_count(p->t) && result == PROOF_HOLDS; r++) {
		const struct rule *rule = topic_rule(p->t, r); /* only rules give such a level */

		if (rule->urgency == (uint32_t)u && first[r] == r)
			result = prove_advised(p, u, sourced, rule->when.at);
	}
	free(first);
	return result;
}

static bool
has_source(const struct topic *t, const struct outcome_row *o)
{
	if (topic_branch(t, o->end)->refs.count > 0)
		return true;
	for (uint32_t i = 0; i < o->rules.count; i++)
		if (topic_rule(t, topic_item(t, o->rules, i))->refs.count > 0)
			return true;
	for (uint32_t i = 0; i < o->advice.count; i++)
		if (topic_advice(t, topic_item(t, o->advice, i) / 2)->refs.count > 0)
			return true;
	return false;
}

static enum proof_result
prove_stored_outcomes(struct prover *p, bool sourced)
{
	const struct stored *s = p->stored;

	for (uint32_t i = 0; i < s->reached; i++) {
		const struct node *n = &s->nodes[s->order[i]];
		const struct outcome_row *o = topic_outcome(p->t, n->index);
		const char *fault = NULL;

		if (n->kind != NODE_OUTCOME)
			continue;
		if (o->advice.count == 0 && o->end == NONE)
			fault = "an outcome has no advice";
		else if (sourced && !has_source(p->t, o))
			fault = "an outcome has no source";
		if (fault == NULL)
			continue;
		stored_find_path(p->stored, s->order[i]);
		return proving_fault(p, fault);
	}
	return PROOF_HOLDS;
}

enum proof_result
prove_ends(struct prover *p)
{
	const struct topic *t = p->t;
	uint32_t questions = topic_question_count(t);
	uint64_t most = topic_meta(t)->max_questions; /* that a walk can ask */
	bool outcomes = topic_advice_count(t) > 0 && topic_rule_count(t) > 0;
	bool sourced = topic_source_count(t) > 0;
	const char *missing = topic_advice_count(t) == 0 ? "no advice"
			      : topic_rule_count(t) == 0 ? "no triage rule"
			      : !sourced                 ? "no source"
							 : NULL;
	enum proof_result result = prove_shape(p);

	if (result == PROOF_HOLDS && outcomes)
		result = prove_stored_outcomes(p, sourced);
	for (int u = 0; u < URGENCY_LEVELS && result == PROOF_HOLDS && outcomes; u++) {
		result = prove_level(p, (enum urgency)u, false);
		if (result == PROOF_HOLDS && sourced)
			result = prove_level(p, (enum urgency)u, true);
	}
	if (result != PROOF_HOLDS)
		return result;
	bool *may = bearing_emergency(p->bearing);
	for (uint32_t q = 0; q < questions; q++)
		most += may[q];
	free(may);
	buf_printf(&p->why, "no walk can ask more than %u questions",
	    most < questions ? (uint32_t)most : questions);
	if (missing != NULL)
		buf_printf(&p->why, "; the topic has %s, so nothing is proved of %s", missing,
		    outcomes ? "sources" : "advice and sources");
	return result;
}
