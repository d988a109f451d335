/* SPDX-License-Identifier: MIT */
/* Numbers by rank, the highest first, among equals the lowest number: a binary heap, and sorting.
 */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stdint.h>

#include "base/alloc.h"

/* The rank beside its number, since looking it up elsewhere takes longer than all the rest. */
struct heap_item {
	double rank;
	uint32_t number;
};

/* {0} is an empty heap, vec_free() ends it. */
struct heap {
	struct heap_item *items;
	size_t len, cap;
};

void heap_push(struct heap *h, double rank, uint32_t number);
/* Takes the first number out of a heap that is not empty. */
uint32_t heap_pop(struct heap *h);
/* Of two items, for qsort(): what comes first out of a heap comes first. */
int heap_compare(const void *a, const void *b);

#endif
