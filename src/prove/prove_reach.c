/* The proof that rules and red flags can come to bear. All else is reported (prove/survey.h). */
#include "prove/proving.h"

/* Can the rule hold at all? */
static enum proof_result
prove_rule_holds(struct prover *p, uint32_t rule)
{
	const struct rule *r = topic_rule(p->t, rule);
	enum solved found;

	solver_reset(p->solver);
	solver_require(p->solver, WORLD_FIRST, r->when.at, TRUTH_BIT(TRUTH_TRUE));
	found = solver_run(p->solver);
	if (found == SOLVE_FOUND)
		return PROOF_HOLDS;
	buf_printf(&p->why, "%s: %s `%s`", topic_text(p->t, r->id),
	    found == SOLVE_NONE ? "no answers make it hold:"
				: "the search was given up for answers that make it hold:",
	    topic_text(p->t, r->when.text));
	return found == SOLVE_NONE ? PROOF_FAILS : PROOF_OPEN;
}

/* Can the red flag be asked about? */
static enum proof_result
prove_flag_asked(struct prover *p, uint32_t symptom)
{
	const struct symptom *s = topic_symptom(p->t, symptom);
	const struct question *q = topic_question(p->t, s->question);
	enum solved found;

	if (q->stage != STAGE_EMERGENCY || q->ask_if.at == NONE)
		return PROOF_HOLDS;
	solver_reset(p->solver);
	solver_require_asked(p->solver, s->question);
	found = solver_run(p->solver);
	if (found == SOLVE_FOUND)
		return PROOF_HOLDS;
	buf_printf(&p->why, "%s: %s %s", topic_text(p->t, s->id),
	    found == SOLVE_NONE ? "no answers lead to"
				: "the search was given up for answers that lead to",
	    topic_text(p->t, q->id));
	return found == SOLVE_NONE ? PROOF_FAILS : PROOF_OPEN;
}

enum proof_result
prove_reachable(struct prover *p)
{
	enum proof_result result = PROOF_NOT_APPLICABLE;

	for (uint32_t r = 0; r < topic_rule_count(p->t); r++) {
		if (topic_rule(p->t, r)->urgency == URGENCY_SELF_CARE)
			continue;
		result = prove_rule_holds(p, r);
		if (result != PROOF_HOLDS)
			return result;
	}
	for (uint32_t s = 0; s < topic_symptom_count(p->t); s++) {
		enum proof_result asked = prove_flag_asked(p, s);

		if (asked != PROOF_HOLDS)
			return asked;
	}
	return result;
}
