/* SPDX-License-Identifier: MIT */
/* The table of proofs, and going through it. What the proofs share is in proving.c.
 *
 * Two kinds. `about rules`: a search for an assignment of answers that breaks the property; none
 * found is the proof. `about walks`: the stored tree is followed from the root with an account of
 * what has been answered that does not lean on the code that grew the tree. They share nothing that
 * they change, so that several go on at a time.
 */
#include "prove/prove.h"

#include "base/alloc.h"
#include "prove/paths.h"
#include "prove/proving.h"

static const struct {
	const char *id, *statement, *otherwise;
	enum proof_result (*prove)(struct prover *);
	enum path_property walks;
} all[PROOF_COUNT] = {
#define X(name, id, statement, scope, otherwise, prove, walks)                                     \
	{id, statement, otherwise, prove, walks},
    PROOFS(X)
#undef X
};

struct proving {
	struct prover *provers; /* of each thread */
	struct paths *paths;    /* NULL where the tree is not sound */
	struct proofs *out;
};

/* The first item is to follow the stored walks, which takes longest; then the proofs, as far as
 * they do not ask what came of that. */
static void
prove_item(void *ctx, unsigned member, size_t item)
{
	struct proving *g = ctx;
	struct prover *p = &g->provers[member];

	if (item == 0) {
		g->paths = p->stored->fault == NULL ? paths_follow(p->stored, p->bearing) : NULL;
		return;
	}
	struct proof *proof = &g->out->list[item - 1];
	solver_allow(p->solver, SOLVE_WORDS_MOST); /* by itself, on whichever thread it is made */
	proof->result = all[item - 1].prove(p);
	if (proof->result == PROOF_NOT_APPLICABLE)
		buf_adds(&p->why, all[item - 1].otherwise);
	proof->detail = xstrdup(buf_str(&p->why));
	buf_clear(&p->why);
}

/* What breaks a property on a stored walk breaks it, whatever else holds or does not apply. */
static void
add_walks(struct proving *g, struct proof *proof, enum path_property property)
{
	struct prover *p = &g->provers[0];

	if (property == PATHS_COUNT ||
	    (proof->result != PROOF_HOLDS && proof->result != PROOF_NOT_APPLICABLE))
		return;
	enum proof_result walked = g->paths == NULL ? proving_fault(p, p->stored->fault)
						    : paths_result(g->paths, property, &p->why);
	if (walked != PROOF_HOLDS || p->why.len > 0) {
		free(proof->detail);
		proof->detail = xstrdup(buf_str(&p->why));
		proof->result = walked;
	}
	buf_clear(&p->why);
}

struct proofs *
prove_topic(const struct topic *t, const struct work *work)
{
	/* What is verified is only read from here on, whatever the thread; of the rest by one. */
	bool sound = topic_verify(t, NULL) == 0;
	unsigned asked = work != NULL && sound ? work->threads : 1, items = PROOF_COUNT + 1;
	unsigned threads = asked < 1 ? 1 : asked < items ? asked : items;
	struct stored *stored = stored_new(t);
	struct proving g = {
	    .provers = xcalloc(threads, sizeof *g.provers), .out = xcalloc(1, sizeof *g.out)};

	for (unsigned i = 0; i < threads; i++) {
		struct bearing *bearing = bearing_new(t);

		g.provers[i] = (struct prover){t, bearing, solver_new(t, bearing), stored, {0}};
	}
	struct crew *crew = crew_new(threads, prove_item, &g);
	crew_run(crew, items);
	crew_free(crew);
	for (int i = 0; i < PROOF_COUNT; i++) {
		g.out->list[i].id = all[i].id;
		g.out->list[i].statement = all[i].statement;
		add_walks(&g, &g.out->list[i], all[i].walks);
	}
	paths_free(g.paths);
	stored_free(stored);
	for (unsigned i = 0; i < threads; i++) {
		solver_free(g.provers[i].solver);
		bearing_free(g.provers[i].bearing);
		buf_free(&g.provers[i].why);
	}
	free(g.provers);
	return g.out;
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
