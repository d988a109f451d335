/* SPDX-License-Identifier: MIT */
/* The story of a practice case, whose words may be marked with the answer that they tell: [a long
 * flight](long-travel), [no fever](-fever). Learners read the words alone. */
#ifndef COMPILE_STORY_H
#define COMPILE_STORY_H

#include "compile/input.h"

struct story_mark {
	struct item words, symptom; /* no symptom: the mark is not written as it must be */
	bool absent;
};

/* Finds the next mark of a cell, *at is 0 first and then behind the mark. False at the end. */
bool story_mark(
    const struct input *in, struct table_field story, size_t *at, struct story_mark *mark);
/* The text without its marks, in the arena. */
const char *story_plain(const struct input *in, const char *text);

#endif
