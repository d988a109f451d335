/* SPDX-License-Identifier: MIT */
/* Pairs of numbers sorted by the first of each. */
#ifndef BASE_FAN_H
#define BASE_FAN_H

#include <stdint.h>

#include "base/alloc.h"
#include "base/arena.h"

struct pair {
	uint32_t from, to;
};

struct pairs {
	struct pair *items;
	size_t len, cap;
};

/* What goes with number i: items[at[i] .. at[i + 1]), in the order in which it was given. */
struct fan {
	uint32_t *at, *items;
};

/* The numbers that the pairs begin with are below `froms`. */
struct fan fan_new(struct arena *a, const struct pairs *p, uint32_t froms);

#endif
