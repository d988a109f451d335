/* SPDX-License-Identifier: MIT */
/* What a question would tell; private to src/reason. */
#ifndef REASON_WORTH_H
#define REASON_WORTH_H

#include "reason/state.h"

/* What the answer to an open question is expected to tell of the cause, in bits, by the posterior,
 * which must be up to date; so the others. */
double worth_information(struct interview *iv, uint32_t question);
/* What its answer tells of the urgency class of the cause: never more than of the cause. */
double worth_urgency(struct interview *iv, uint32_t question);
/* At least what it tells of that, where it tells so much of the cause. */
double worth_urgency_most(struct interview *iv, uint32_t question, double told);
/* At least what the question tells of the cause, for a small part of the work. */
double worth_bound(struct interview *iv, uint32_t question);
/* Looks up a part of what that takes, of a large topic: once in each turn. */
void worth_look_ahead(struct interview *iv);

#endif
