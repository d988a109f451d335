/* SPDX-License-Identifier: MIT */
/* Conditions as tables write them, parsed into the operations of topic/cond.h. */
#ifndef COMPILE_CONDITION_H
#define COMPILE_CONDITION_H

#include "compile/ids.h"
#include "compile/input.h"
#include "topic/cond.h"

/* Where a condition stands decides what it may say. */
enum condition_use {
	CONDITION_ASK_IF, /* symptoms, unsure, and, or, not, at-least */
	CONDITION_WHEN,   /* the same without not, and rule: */
	CONDITION_GATE,   /* the `when` of a self-care rule: with not, too */
	CONDITION_UNLESS  /* everything */
};

struct condition_code {
	const uint32_t *words; /* in postfix form; symptoms, rules and causes by row */
	uint32_t count;
	bool given; /* the cell is not empty */
	bool valid; /* ... and holds a condition without fault: else words is NULL */
};

/* Parses a cell; problems are reported at their places. */
struct condition_code condition_parse(
    struct input *in, struct ids *ids, int column, size_t row, enum condition_use use);

#endif
