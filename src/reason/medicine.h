/* SPDX-License-Identifier: MIT */
/* Medicines that do not suit everybody; private to src/reason. */
#ifndef REASON_MEDICINE_H
#define REASON_MEDICINE_H

#include "reason/interview.h"

/* The question to ask before a medicine is shown that may not suit: the first of kind "several"
 * that asks for a symptom which the `unless` of such a medicine names. NONE if there is none. */
uint32_t medicine_question(struct interview *iv);

#endif
