/* SPDX-License-Identifier: MIT */
/* What the proofs share: an outcome of the search, or of the stored walks, in words. */
#include "prove/proving.h"

enum proof_result
proving_judge(struct prover *p, const char *what)
{
	enum solved found = solver_run(p->solver);

	if (found == SOLVE_NONE)
		return PROOF_HOLDS;
	buf_printf(&p->why, "%s: ", what);
	if (found == SOLVE_GAVE_UP) {
		buf_adds(&p->why,
		    "the search was given up (too many steps, or questions that bear on it)");
		return PROOF_OPEN;
	}
	solver_words(p->solver, &p->why);
	return PROOF_FAILS;
}

enum proof_result
proving_fault(struct prover *p, const char *what)
{
	buf_printf(&p->why, "%s after ", what);
	stored_write_path(p->t, &p->stored->path, &p->why);
	return PROOF_FAILS;
}

bool
proving_has_rule(const struct topic *t, enum urgency urgency)
{
	for (uint32_t r = 0; r < topic_rule_count(t); r++) {
		if (topic_rule(t, r)->urgency == (uint32_t)urgency)
			return true;
	}
	return false;
}
