/* SPDX-License-Identifier: MIT */
/* Which questions a condition bears on: the findings that decide it, and what decides whether these
 * are asked at all. */
#ifndef PROVE_BEARING_H
#define PROVE_BEARING_H

#include "topic/topic.h"

struct bearing; /* opaque */

/* The topic must outlive it. */
struct bearing *bearing_new(const struct topic *t);
void bearing_free(struct bearing *b); /* NULL is allowed */

/* Numbers of records, valid until the next call. */
struct numbers {
	const uint32_t *items;
	uint32_t count;
};

/* The questions of the symptoms that the condition at `at` names: by itself, through the rules that
 * it names and those that suspect a cause it names, and through the ask-ifs of all these. */
struct numbers bearing_questions(struct bearing *b, uint32_t at);
/* Of these symptoms, those that a question of kind "several" asks for, of the condition that was
 * last asked about. */
struct numbers bearing_several(const struct bearing *b);
/* The causes that it names as suspects, of the condition that was last asked about. */
struct numbers bearing_causes(const struct bearing *b);
/* The rules that suspect a cause (valid as long as b). */
struct numbers bearing_suspecting(const struct bearing *b, uint32_t cause);
/* Of each question: true if it may reveal an emergency, being in that stage, bearing on an
 * emergency rule, or a screen that covers one that does. The caller frees it. */
bool *bearing_emergency(struct bearing *b);

#endif
