/* SPDX-License-Identifier: MIT */
/* Open addressing with linear steps: a power of two of slots, at most half of them taken, so that a
 * search meets a free one soon. A slot keeps the lower half of the hash beside the number. Thus a
 * number of another hash is passed over without a look at its owner's memory, and a map grows
 * without asking its owner anything.
 */
#include "base/map.h"

#include "base/alloc.h"

enum { LEAST_SLOTS = 64 };

struct map_slot {
	uint32_t hash;
	uint32_t mark; /* the number plus one; 0 where free */
};

/* The slot of the first number that same() accepts, or the free one where it would be. */
static struct map_slot *
find_slot(const struct map *m, uint32_t hash, map_same *same, const void *ctx)
{
	size_t at = hash & m->mask;

	while (m->slots[at].mark != 0 &&
	       !(m->slots[at].hash == hash && same(ctx, m->slots[at].mark - 1)))
		at = (at + 1) & m->mask;
	return &m->slots[at];
}

static void
grow(struct map *m)
{
	size_t count = m->slots == NULL ? LEAST_SLOTS : 2 * (m->mask + 1), mask = count - 1;
	struct map_slot *slots = xcalloc(count, sizeof *slots);

	for (size_t i = 0; m->slots != NULL && i <= m->mask; i++) {
		size_t at = m->slots[i].hash & mask;

		if (m->slots[i].mark == 0)
			continue;
		while (slots[at].mark != 0)
			at = (at + 1) & mask;
		slots[at] = m->slots[i];
	}
	free(m->slots);
	m->slots = slots;
	m->mask = mask;
}

uint32_t
map_find(const struct map *m, uint64_t hash, map_same *same, const void *ctx)
{
	if (m->slots == NULL)
		return MAP_NONE;
	const struct map_slot *slot = find_slot(m, (uint32_t)hash, same, ctx);
	return slot->mark - 1; /* MAP_NONE where it is free */
}

uint32_t
map_put(struct map *m, uint64_t hash, uint32_t number, map_same *same, const void *ctx)
{
	if (2 * (m->used + 1) > m->mask)
		grow(m);
	struct map_slot *slot = find_slot(m, (uint32_t)hash, same, ctx);
	if (slot->mark == 0) {
		*slot = (struct map_slot){(uint32_t)hash, number + 1};
		m->used++;
	}
	return slot->mark - 1;
}

void
map_free(struct map *m)
{
	free(m->slots);
	*m = (struct map){0};
}
