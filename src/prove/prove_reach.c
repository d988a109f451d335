/* The proof that rules and red flags can come to bear. All else is reported (prove/survey.h). */
#include "prove/proving.h"

/* Whether the solver finds answers for what was required. If not, says so of the record with that
 * id; `purpose` is what they would do. */
static enum proof_result
find_answers(struct prover *p, struct span id, const char *purpose)
{
	enum solved found = solver_run(p->solver);

	if (found == SOLVE_FOUND)
		return PROOF_HOLDS;
	buf_printf(&p->why, "%s: %s%s", topic_text(p->t, id),
	    found == SOLVE_NONE ? "no answers " : "the search was given up for answers that ",
	    purpose);
	return found == SOLVE_NONE ? PROOF_FAILS : PROOF_OPEN;
}

enum proof_result
prove_reachable(struct prover *p)
{
	enum proof_result result = PROOF_NOT_APPLICABLE;

	for (uint32_t i = 0; i < topic_rule_count(p->t); i++) {
		const struct rule *r = topic_rule(p->t, i);

		if (r->urgency == URGENCY_SELF_CARE)
			continue;
		solver_reset(p->solver);
		solver_require(p->solver, WORLD_FIRST, r->when.at, TRUTH_BIT(TRUTH_TRUE));
		result = find_answers(p, r->id, "make it hold:");
		if (result == PROOF_HOLDS)
			continue;
		buf_printf(&p->why, " `%s`", topic_text(p->t, r->when.text));
		return result;
	}
	for (uint32_t i = 0; i < topic_symptom_count(p->t); i++) {
		const struct symptom *s = topic_symptom(p->t, i);
		const struct question *q = topic_question(p->t, s->question);

		if (q->stage != STAGE_EMERGENCY || q->ask_if.at == NONE)
			continue;
		solver_reset(p->solver);
		solver_require_asked(p->solver, s->question);
		enum proof_result asked = find_answers(p, s->id, "lead to");
		if (asked == PROOF_HOLDS)
			continue;
		buf_printf(&p->why, " %s", topic_text(p->t, q->id));
		return asked;
	}
	return result;
}
