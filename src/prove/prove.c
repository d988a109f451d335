/* The table of proofs, and what they share.
 *
 * Two kinds. `about rules`: a search for an assignment of answers that breaks the property; none
 * found is the proof. `about walks`: the stored tree is followed from the root with an account of
 * what has been answered that does not lean on the code that grew the tree.
 */
#include "prove/prove.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "prove/proving.h"

enum proof_result
proving_judge(struct prover *p, const char *what)
{
	enum solved found = solver_run(p->solver);

	if (found == SOLVE_NONE)
		return PROOF_HOLDS;
	buf_printf(&p->why, "%s: ", what);
	if (found == SOLVE_GAVE_UP) {
		buf_adds(&p->why, "the search was given up");
		return PROOF_OPEN;
	}
	solver_words(p->solver, &p->why);
	return PROOF_FAILS;
}

enum proof_result
proving_fault(struct prover *p, const char *what)
{
	buf_printf(&p->why, "%s after ", what);
	stored_write_path(p->t, p->stored->path, p->stored->path_len, &p->why);
	return PROOF_FAILS;
}

enum proof_result
proving_paths(struct prover *p, enum path_property property)
{
	if (p->paths == NULL)
		return proving_fault(p, p->stored->fault);
	return paths_result(p->paths, property, &p->why);
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

struct proofs *
prove_topic(const struct topic *t)
{
	static const struct {
		const char *id, *statement, *otherwise;
		enum proof_result (*prove)(struct prover *);
	} all[PROOF_COUNT] = {
#define X(name, id, statement, scope, otherwise, prove) {id, statement, otherwise, prove},
	    PROOFS(X)
#undef X
	};
	struct proofs *out = xcalloc(1, sizeof *out);
	struct prover p = {.t = t};

	p.bearing = bearing_new(t);
	p.solver = solver_new(t, p.bearing);
	p.stored = stored_new(t);
	if (p.stored->fault == NULL)
		p.paths = paths_follow(p.stored, p.bearing);
	for (int i = 0; i < PROOF_COUNT; i++) {
		enum proof_result result = all[i].prove(&p);

		if (result == PROOF_NOT_APPLICABLE)
			buf_adds(&p.why, all[i].otherwise);
		out->list[i] = (struct proof){all[i].id, all[i].statement, result, NULL};
		out->list[i].detail = xstrdup(buf_str(&p.why));
		buf_clear(&p.why);
	}
	paths_free(p.paths);
	stored_free(p.stored);
	solver_free(p.solver);
	bearing_free(p.bearing);
	buf_free(&p.why);
	return out;
}

void
proofs_free(struct proofs *p)
{
	for (int i = 0; p != NULL && i < PROOF_COUNT; i++)
		free(p->list[i].detail);
	free(p);
}

int
proofs_hold(const struct proofs *p)
{
	for (int i = 0; i < PROOF_COUNT; i++) {
		if (p->list[i].result == PROOF_FAILS || p->list[i].result == PROOF_OPEN)
			return 0;
	}
	return 1;
}

const char *
proof_result_name(enum proof_result r)
{
	static const char *const names[] = {"holds", "FAILS", "not applicable", "not decided"};

	return names[r];
}
