/* SPDX-License-Identifier: MIT */
/* Answers as numbers, the same in tables, tree, sessions and reasoning.
 *
 * A question of kind "several" has an answer for whatever is said of its symptoms: "yes" to some,
 * "no" to some, nothing of the others. Each such set has one number: that of "none of these", or of
 * an option, where that says the same; ANSWER_UNASKED where nothing is said; else ANSWER_SET with
 * two masks. So a "several" is like a choice wherever only single answers are looked at, such as
 * the edges of the stored tree.
 */
#ifndef TOPIC_ANSWER_H
#define TOPIC_ANSWER_H

#include <stdbool.h>
#include <stdint.h>

enum {
	ANSWER_UNASKED = 0,
	ANSWER_UNSURE = 1, /* "not sure": never "no" */
	ANSWER_NONE = 2,   /* "no", or "none of these" */
	ANSWER_FIRST =
	    3, /* "yes", or the first option and no other; option k is ANSWER_FIRST + k - 1 */
};

#define ANSWER_SET UINT32_C(0x80000000) /* with "no" << ANSWER_SEVERAL_MOST and "yes" as masks */
#define ANSWER_SEVERAL_MOST 12u         /* symptoms of a "several" */

/* What is known of a symptom. */
enum finding { FINDING_UNASKED, FINDING_UNSURE, FINDING_NO, FINDING_YES };

/* What an answer says of one of its question's options, counted from 0. */
enum finding answer_finding(uint32_t answer, uint32_t option);

/* The rest is about a question of kind "several" with so many options, at most ANSWER_SEVERAL_MOST.
 * Bit k of a mask stands for option k, counted from 0. */

/* "Yes" to some, "no" to others, nothing of the rest. What is in both is "yes". */
uint32_t answer_several(uint32_t yes, uint32_t no, uint32_t options);
/* The options that an answer says "yes" or "no" to. */
uint32_t answer_yes(uint32_t answer, uint32_t options);
uint32_t answer_no(uint32_t answer, uint32_t options);
/* The answer with one option told otherwise: FINDING_YES, FINDING_NO, or FINDING_UNASKED. After
 * "not sure" nothing is known of the others. */
uint32_t answer_with(uint32_t answer, uint32_t option, enum finding finding, uint32_t options);
/* The answer with "no" to all that it says nothing of. */
uint32_t answer_closed(uint32_t answer, uint32_t options);
/* True if it says something, and nothing of some option. */
bool answer_leaves_open(uint32_t answer, uint32_t options);
/* True if it is the one number of such an answer, ANSWER_UNASKED included. */
bool answer_is_several(uint32_t answer, uint32_t options);

#endif
