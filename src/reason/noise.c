/* SPDX-License-Identifier: MIT */
/* Chance without state: a number is a hash of what it is for, so that a case is answered alike
 * whatever thread runs it and whatever is asked before. */
#include "reason/noise.h"

#include "base/hash.h"
#include "topic/answer.h"

enum { CHANCE_UNSURE, CHANCE_FLIP, CHANCE_OTHER, CHANCE_SEVERAL };

double
noise_chance(uint64_t stream, uint64_t which)
{
	uint64_t bits = hash_mix(hash_mix(stream) + (which + 1) * UINT64_C(0x9e3779b97f4a7c15));

	return (double)(bits >> 11) / 9007199254740992.0; /* 2 to the power 53 */
}

/* FNV-1a, with the NUL at the end as a separator. */
static uint64_t
add_word(uint64_t hash, const char *word)
{
	do
		hash = (hash ^ (unsigned char)*word) * UINT64_C(0x100000001b3);
	while (*word++ != '\0');
	return hash;
}

static uint32_t
turn_several(uint64_t stream, double flip, uint32_t options, uint32_t answer)
{
	uint32_t yes = answer_yes(answer, options), no = answer_no(answer, options), turned = 0;

	for (uint32_t i = 0; i < options; i++)
		if (noise_chance(stream, CHANCE_SEVERAL + i) < flip)
			turned |= (yes | no) & UINT32_C(1) << i;
	return answer_several(yes ^ turned, no ^ turned, options);
}

uint32_t
noise_answer(const struct noise *n, const char *case_id, const char *question_id, uint32_t options,
    bool several, uint32_t answer)
{
	uint64_t stream = hash_mix(n->seed ^ UINT64_C(0xcbf29ce484222325));

	if (answer < ANSWER_NONE || (n->unsure <= 0 && n->flip <= 0))
		return answer;
	stream = add_word(add_word(stream, case_id), question_id);
	if (noise_chance(stream, CHANCE_UNSURE) < n->unsure)
		return ANSWER_UNSURE;
	if (several)
		return turn_several(stream, n->flip, options, answer);
	if (options == 0 || noise_chance(stream, CHANCE_FLIP) >= n->flip)
		return answer;
	uint32_t other = ANSWER_NONE + (uint32_t)(noise_chance(stream, CHANCE_OTHER) * options);
	return other >= answer ? other + 1 : other;
}
