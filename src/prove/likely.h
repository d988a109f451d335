/* SPDX-License-Identifier: MIT */
/* Which causes are suspected by more than rules: those whose share could make them matter (HACKING,
 * "How it reasons"), and those that the end of a flow suspects. */
#ifndef PROVE_LIKELY_H
#define PROVE_LIKELY_H

#include "reason/interview.h"

/* Of each cause: TRUTH_TRUE (enum truth) where the flow has ended and suspects it; TRUTH_UNKNOWN
 * where it, with those that nothing tells apart from it, has a share of `matters` or more with
 * these answers; else TRUTH_FALSE. The caller frees it. */
uint8_t *likely_causes(struct interview *iv);

#endif
