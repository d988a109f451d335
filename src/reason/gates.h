/* SPDX-License-Identifier: MIT */
/* Questions that open others by their answers; private to src/reason. */
#ifndef REASON_GATES_H
#define REASON_GATES_H

#include "reason/state.h"

/* Works out which question opens which. */
void gates_find(struct interview *iv);

/* The questions whose ask-if names a symptom that this one asks for (of a screen, one that it
 * covers): questions by number, *count of them. A property of the topic, worked out once. */
static inline const uint32_t *
gates_opened(struct interview *iv, uint32_t gate, uint32_t *count)
{
	if (iv->opens.at == NULL)
		gates_find(iv);
	*count = iv->opens.at[gate + 1] - iv->opens.at[gate];
	return iv->opens.items + iv->opens.at[gate];
}

/* The chance, by the posterior, that the answer to `gate` opens `question`, given that whatever
 * else its ask-if needs is asked as well; the most that it may be where the topic says
 * nothing of how often an answer is given: then the gate is worth what it opens. */
double gates_chance(struct interview *iv, uint32_t gate, uint32_t question);

#endif
