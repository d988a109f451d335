/* SPDX-License-Identifier: MIT */
/* A hash table of numbers: what a number stands for is kept, and compared, by its owner. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MAP_NONE UINT32_MAX

struct map_slot {
	uint32_t hash; /* its lower half */
	uint32_t mark; /* the number plus one; 0 where free */
};

/* {0} is an empty map. */
struct map {
	struct map_slot *slots;
	size_t mask, used; /* slots less one; numbers */
};

/* True if a number of the map stands for the key that ctx tells of. It is asked only about numbers
 * whose hashes agree with the key's in 32 bits. */
typedef bool map_same(const void *ctx, uint32_t number);

/* What a search goes through stands here, so that same() is no call where it is known. */

/* The slot of the first number that same() accepts, or the free one where it would be; the map has
 * slots. */
static inline struct map_slot *
map_slot(const struct map *m, uint32_t hash, map_same *same, const void *ctx)
{
	size_t at = hash & m->mask;

	while (m->slots[at].mark != 0 &&
	       !(m->slots[at].hash == hash && same(ctx, m->slots[at].mark - 1)))
		at = (at + 1) & m->mask;
	return &m->slots[at];
}

/* The first number kept under the hash that same() accepts, or MAP_NONE. A same() that accepts
 * nothing is shown all numbers of the hash. */
static inline uint32_t
map_find(const struct map *m, uint64_t hash, map_same *same, const void *ctx)
{
	if (m->slots == NULL)
		return MAP_NONE;
	return map_slot(m, (uint32_t)hash, same, ctx)->mark - 1; /* MAP_NONE where it is free */
}

/* Doubles the slots. */
void map_grow(struct map *m);

/* The number that map_find() finds; if there is none, keeps `number` (below MAP_NONE) under the
 * hash and returns it. */
static inline uint32_t
map_put(struct map *m, uint64_t hash, uint32_t number, map_same *same, const void *ctx)
{
	if (4 * (m->used + 1) > 3 * m->mask)
		map_grow(m);
	struct map_slot *slot = map_slot(m, (uint32_t)hash, same, ctx);
	if (slot->mark == 0) {
		*slot = (struct map_slot){(uint32_t)hash, number + 1};
		m->used++;
	}
	return slot->mark - 1;
}

void map_free(struct map *m); /* it is empty again */

#endif
