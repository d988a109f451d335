/* SPDX-License-Identifier: MIT */
/* Answers of a question of kind "several" as two masks in one number. */
#include "topic/answer.h"

#define ALL ((UINT32_C(1) << ANSWER_SEVERAL_MOST) - 1)

static uint32_t
mask_of_all(uint32_t options)
{
	return options < ANSWER_SEVERAL_MOST ? (UINT32_C(1) << options) - 1 : ALL;
}

enum finding
answer_finding(uint32_t answer, uint32_t option)
{
	if (answer & ANSWER_SET && option < ANSWER_SEVERAL_MOST)
		return answer >> option & 1                           ? FINDING_YES
		       : answer >> (ANSWER_SEVERAL_MOST + option) & 1 ? FINDING_NO
								      : FINDING_UNASKED;
	return answer == ANSWER_UNASKED || answer & ANSWER_SET ? FINDING_UNASKED
	       : answer == ANSWER_UNSURE                       ? FINDING_UNSURE
	       : answer == ANSWER_FIRST + option               ? FINDING_YES
							       : FINDING_NO;
}

uint32_t
answer_several(uint32_t yes, uint32_t no, uint32_t options)
{
	uint32_t all = mask_of_all(options);

	yes &= all;
	no &= all & ~yes;
	if ((yes | no) == 0)
		return ANSWER_UNASKED;
	if (no == all)
		return ANSWER_NONE;
	for (uint32_t k = 0; (yes | no) == all && k < options; k++)
		if (yes == UINT32_C(1) << k)
			return ANSWER_FIRST + k;
	return ANSWER_SET | no << ANSWER_SEVERAL_MOST | yes;
}

static uint32_t
mask_of(uint32_t answer, uint32_t options, enum finding finding)
{
	uint32_t mask = 0;

	for (uint32_t k = 0; k < options && k < ANSWER_SEVERAL_MOST; k++)
		mask |= answer_finding(answer, k) == finding ? UINT32_C(1) << k : 0;
	return mask;
}

uint32_t
answer_yes(uint32_t answer, uint32_t options)
{
	return mask_of(answer, options, FINDING_YES);
}

uint32_t
answer_no(uint32_t answer, uint32_t options)
{
	return mask_of(answer, options, FINDING_NO);
}

uint32_t
answer_with(uint32_t answer, uint32_t option, enum finding finding, uint32_t options)
{
	uint32_t bit = option < ANSWER_SEVERAL_MOST ? UINT32_C(1) << option : 0;
	uint32_t yes = answer_yes(answer, options) & ~bit, no = answer_no(answer, options) & ~bit;

	yes |= finding == FINDING_YES ? bit : 0;
	no |= finding == FINDING_NO ? bit : 0;
	return answer_several(yes, no, options);
}

uint32_t
answer_closed(uint32_t answer, uint32_t options)
{
	return answer_several(answer_yes(answer, options), ALL, options);
}

bool
answer_leaves_open(uint32_t answer, uint32_t options)
{
	return answer & ANSWER_SET &&
	       (answer_yes(answer, options) | answer_no(answer, options)) != mask_of_all(options);
}

bool
answer_is_several(uint32_t answer, uint32_t options)
{
	return answer == ANSWER_UNSURE || answer == answer_several(answer_yes(answer, options),
							answer_no(answer, options), options);
}
