/* A map whose hashes are one half of an id's and whose numbers are 31 bits of the other: two ids of
 * four million share these 63 bits once in a million files. */
#include "eval/seen.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/map.h"

struct seen {
	struct map map;
};

struct seen *
seen_new(void)
{
	return xcalloc(1, sizeof(struct seen));
}

void
seen_free(struct seen *s)
{
	if (s == NULL)
		return;
	map_free(&s->map);
	free(s);
}

static bool
is_rest(const void *rest, uint32_t number)
{
	return number == *(const uint32_t *)rest;
}

bool
seen_before(struct seen *s, const char *id)
{
	uint64_t hash = hash_bytes(id, strlen(id));
	uint32_t rest = (uint32_t)(hash >> 33);
	size_t had = s->map.used;

	if (had >= SEEN_MOST)
		return map_find(&s->map, hash, is_rest, &rest) != MAP_NONE;
	map_put(&s->map, hash, rest, is_rest, &rest);
	return s->map.used == had;
}
