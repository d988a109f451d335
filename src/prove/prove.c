/* The table of proofs, and going through it. What the proofs share is in proving.c.
 *
 * Two kinds. `about rules`: a search for an assignment of answers that breaks the property; none
 * found is the proof. `about walks`: the stored tree is followed from the root with an account of
 * what has been answered that does not lean on the code that grew the tree.
 */
#include "prove/prove.h"

#include "base/alloc.h"
#include "prove/proving.h"

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
