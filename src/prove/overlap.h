/* SPDX-License-Identifier: MIT */
/* Rules that say what others say already. */
#ifndef PROVE_OVERLAP_H
#define PROVE_OVERLAP_H

#include "prove/solve.h"

/* What becomes of a rule beside the others. */
enum overlap_kind {
	OVERLAP_NONE,
	OVERLAP_NEVER,   /* it can never hold */
	OVERLAP_COVERED, /* whenever it holds, `by` does, which is as urgent or more so */
	OVERLAP_SAME,    /* covered, and it holds whenever `by` does */
	OVERLAP_OPEN     /* a search was given up */
};

struct overlap {
	enum overlap_kind kind;
	uint32_t by; /* a rule, NONE where there is none */
};

/* Fills out[0 .. rules). Of two rules with the same condition and urgency the later one is the same
 * as the earlier; a gate is held against gates only. */
void overlap_find(const struct topic *t, struct solver *s, struct overlap *out);

#endif
