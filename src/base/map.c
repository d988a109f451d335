/* SPDX-License-Identifier: MIT */
/* Open addressing with linear steps: a power of two of slots, at most three in four taken, so that
 * a search meets a free one soon. A slot keeps the lower half of the hash beside the number. Thus a
 * number of another hash is passed over without a look at its owner's memory, and a map grows
 * without asking its owner anything.
 */
#include "base/map.h"

#include "base/alloc.h"

enum { LEAST_SLOTS = 64 };

void
map_grow(struct map *m)
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

void
map_free(struct map *m)
{
	free(m->slots);
	*m = (struct map){0};
}
