/* SPDX-License-Identifier: MIT */
/* A hash table of numbers: what a number stands for is kept, and compared, by its owner. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MAP_NONE UINT32_MAX

struct map_slot;

/* {0} is an empty map. */
struct map {
	struct map_slot *slots;
	size_t mask, used; /* slots less one; numbers */
};

/* True if a number of the map stands for the key that ctx tells of. It is asked only about numbers
 * whose hashes agree with the key's in 32 bits. */
typedef bool map_same(const void *ctx, uint32_t number);

/* The first number kept under the hash that same() accepts, or MAP_NONE. A same() that accepts
 * nothing is shown all numbers of the hash. */
uint32_t map_find(const struct map *m, uint64_t hash, map_same *same, const void *ctx);
/* The number that map_find() finds; if there is none, keeps `number` (below MAP_NONE) under the
 * hash and returns it. */
uint32_t map_put(struct map *m, uint64_t hash, uint32_t number, map_same *same, const void *ctx);
void map_free(struct map *m); /* it is empty again */

#endif
