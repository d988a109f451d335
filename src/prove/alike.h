/* SPDX-License-Identifier: MIT */
/* Questions that can stand in for each other, answers that can, and rules. */
#ifndef PROVE_ALIKE_H
#define PROVE_ALIKE_H

#include "topic/topic.h"

/* Of each question: one before it that it can change places with, with no condition of the topic
 * any different, or NONE. Along such a chain each can stand for each. The caller frees it. */
uint32_t *alike_find(const struct topic *t);
/* Of each question: true if some condition tells "not sure" from no answer, by asking for it or as
 * an ask-if. The caller frees it. */
bool *alike_unsure(const struct topic *t);
/* Of each rule: the first with its condition and urgency. What a search finds of that one it would
 * find of them all. The caller frees it. */
uint32_t *alike_rules(const struct topic *t);

#endif
