/* SPDX-License-Identifier: MIT */
/* Which causes are likely: those whose share could make them matter (HACKING, "How it reasons"). */
#ifndef PROVE_LIKELY_H
#define PROVE_LIKELY_H

#include "reason/interview.h"

/* Of each cause: TRUTH_UNKNOWN (enum truth) where it, with those that nothing tells apart from it,
 * has a share of `matters` or more with these answers; else TRUTH_FALSE. The caller frees it. */
uint8_t *likely_causes(struct interview *iv);

#endif
