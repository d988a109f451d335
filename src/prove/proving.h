/* What the proofs share; private to src/prove. */
#ifndef PROVE_PROVING_H
#define PROVE_PROVING_H

#include "base/buf.h"
#include "prove/bearing.h"
#include "prove/paths.h"
#include "prove/prove.h"
#include "prove/solve.h"
#include "reason/stored.h"

struct prover {
	const struct topic *t;
	struct bearing *bearing;
	struct solver *solver;
	struct stored *stored;
	struct paths *paths; /* NULL where the tree is not sound */
	struct buf why;      /* the counter-example */
};

/* The outcome of the solver's search, as a proof: what was found breaks the property. */
enum proof_result proving_judge(struct prover *p, const char *what);
/* What the stored walks say of a property. */
enum proof_result proving_paths(struct prover *p, enum path_property property);
/* Writes "WHAT after PATH" of a fault in the stored tree; returns that it fails. */
enum proof_result proving_fault(struct prover *p, const char *what);
/* True if some rule has that urgency. */
bool proving_has_rule(const struct topic *t, enum urgency urgency);

/* The functions that PROOFS names. */
#define X(name, id, statement, scope, otherwise, prove) enum proof_result prove(struct prover *p);
PROOFS(X)
#undef X

#endif
