/* SPDX-License-Identifier: MIT */
/* People who are not sure, or wrong: answers replaced by chance. */
#ifndef REASON_NOISE_H
#define REASON_NOISE_H

#include <stdbool.h>
#include <stdint.h>

struct noise {
	double unsure; /* the chance of "not sure" in place of an answer, 0..1 */
	double flip;   /* the chance that an answer is replaced by another one, 0..1 */
	uint64_t seed;
};

/* The answer of that case to that question: it depends on the seed and the two ids alone, not on
 * what was asked before. "Not sure" and what is unasked stay as they are. Of a question of kind
 * "several" (`several`) what is said of each symptom is turned round by itself. */
uint32_t noise_answer(const struct noise *n, const char *case_id, const char *question_id,
    uint32_t options, bool several, uint32_t answer);

/* Chance, 0 <= x < 1, number `which` of a stream: the same everywhere. */
double noise_chance(uint64_t stream, uint64_t which);

#endif
