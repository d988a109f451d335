/* Which causes are likely: those whose share could make them matter (HACKING, "How it reasons"). */
#ifndef PROVE_LIKELY_H
#define PROVE_LIKELY_H

#include "reason/interview.h"

struct likely; /* opaque */

struct likely *likely_new(const struct topic *t); /* which must outlive it */
void likely_free(struct likely *l);               /* NULL is allowed */
/* Of each cause: TRUTH_UNKNOWN (enum truth) where it, with those that nothing tells apart from it,
 * has a share of `matters` or more with these answers; else TRUTH_FALSE. Valid until the next call.
 */
const uint8_t *likely_causes(struct likely *l, struct interview *iv);

#endif
