/* Open addressing with linear steps; a slot holds a hash, 0 where it is free, and at most half of
 * the slots are taken. Two ids of four million share 64 bits once in two million files. */
#include "eval/seen.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/alloc.h"

struct seen {
	uint64_t *slot;
	size_t slots, taken; /* slots is a power of two */
};

struct seen *
seen_new(void)
{
	struct seen *s = xcalloc(1, sizeof *s);

	s->slots = 1024;
	s->slot = xcalloc(s->slots, sizeof *s->slot);
	return s;
}

void
seen_free(struct seen *s)
{
	if (s == NULL)
		return;
	free(s->slot);
	free(s);
}

/* FNV-1a, its bits then mixed, since the low ones choose the slot; never 0. */
static uint64_t
hash_of(const char *id)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *id != '\0'; id++)
		h = (h ^ (unsigned char)*id) * UINT64_C(1099511628211);
	h ^= h >> 32;
	h *= UINT64_C(0xd6e8feb86659fd93);
	h ^= h >> 32;
	return h != 0 ? h : 1;
}

/* The slot that holds the hash, or the free one where it would stand. */
static uint64_t *
place_of(struct seen *s, uint64_t h)
{
	size_t i = (size_t)h & (s->slots - 1);

	while (s->slot[i] != 0 && s->slot[i] != h)
		i = (i + 1) & (s->slots - 1);
	return &s->slot[i];
}

static void
grow(struct seen *s)
{
	uint64_t *old = s->slot;
	size_t n = s->slots, i;

	s->slots *= 2;
	s->slot = xcalloc(s->slots, sizeof *s->slot);
	for (i = 0; i < n; i++)
		if (old[i] != 0)
			*place_of(s, old[i]) = old[i];
	free(old);
}

bool
seen_before(struct seen *s, const char *id)
{
	uint64_t h = hash_of(id), *place = place_of(s, h);

	if (*place == h)
		return true;
	if (s->taken == SEEN_MOST)
		return false;
	*place = h;
	if (++s->taken * 2 > s->slots)
		grow(s);
	return false;
}
