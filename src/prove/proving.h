/* SPDX-License-Identifier: MIT */
/* What the proofs share; private to src/prove. */
#ifndef PROVE_PROVING_H
#define PROVE_PROVING_H

#include "base/buf.h"
#include "prove/bearing.h"
#include "prove/prove.h"
#include "prove/solve.h"
#include "reason/stored.h"

/* What a thread proves with. All have the stored tree in common, in which only prove_ends() looks
 * for paths. */
struct prover {
	const struct topic *t;
	struct bearing *bearing;
	struct solver *solver;
	struct stored *stored;
	struct buf why; /* the counter-example */
};

/* The outcome of the solver's search, as a proof: what was found breaks the property. */
enum proof_result proving_judge(struct prover *p, const char *what);
/* Writes "WHAT after PATH" of a fault in the stored tree; returns that it fails. */
enum proof_result proving_fault(struct prover *p, const char *what);
/* True if some rule has that urgency. */
bool proving_has_rule(const struct topic *t, enum urgency urgency);

/* The functions that PROOFS names. */
#define X(name, id, statement, scope, otherwise, prove, walks)                                     \
	enum proof_result prove(struct prover *p);
PROOFS(X)
#undef X

#endif
