/* SPDX-License-Identifier: MIT */
/* Questions that open others by their answers; private to src/reason. */
#ifndef REASON_GATES_H
#define REASON_GATES_H

#include "reason/state.h"

/* The questions whose ask-if names a symptom that this one asks for (of a screen, one that it
 * covers): questions by number, *count of them. A property of the topic, worked out once. */
const uint32_t *gates_opened(struct interview *iv, uint32_t gate, uint32_t *count);

/* The chance, by the posterior, that the answer to `gate` opens the question that stands there by
 * this number, given that whatever else its ask-if needs is asked as well; the most that it may be
 * where the topic says nothing of how often an answer is given: then the gate is worth what it
 * opens. */
double gates_chance(struct interview *iv, uint32_t gate, uint32_t number);

#endif
