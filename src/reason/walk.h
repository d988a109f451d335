/* SPDX-License-Identifier: MIT */
/* Where a set of answers stands in the stored tree, and what comes next.
 *
 * The walk follows the stored nodes from the root for as long as the answers given are exactly
 * those of the path; where they end (a live node, an answer changed, a finding told out of turn)
 * the same reasoning decides from the answers. Both give the same: a property test shows it.
 */
#ifndef REASON_WALK_H
#define REASON_WALK_H

#include "reason/interview.h"

struct step {
	uint32_t question; /* NONE: the walk has ended, see outcome_rank() */
	bool stored;       /* decided by a stored node */
	uint32_t node;     /* that node, NONE if live */
	enum next_reason why;
};

/* The next step for the answers of iv. */
struct step walk_step(struct interview *iv);

#endif
