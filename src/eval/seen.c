/* A map whose hashes are one half of an id's and whose numbers are 31 bits of the other: two ids of
 * four million share these 63 bits once in a million files. */
#include "eval/seen.h"

#include <string.h>

#include "base/hash.h"

static bool
is_rest(const void *rest, uint32_t number)
{
	return number == *(const uint32_t *)rest;
}

bool
seen_before(struct map *seen, const char *id)
{
	uint64_t hash = hash_bytes(id, strlen(id));
	uint32_t rest = (uint32_t)(hash >> 33);
	size_t had = seen->used;

	if (had >= SEEN_MOST)
		return map_find(seen, hash, is_rest, &rest) != MAP_NONE;
	map_put(seen, hash, rest, is_rest, &rest);
	return seen->used == had;
}
