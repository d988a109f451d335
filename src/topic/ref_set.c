/* SPDX-License-Identifier: MIT */
/* A list of references, and a map of their places in it. */
#include "topic/ref_set.h"

#include "base/alloc.h"
#include "base/hash.h"

struct sought {
	const struct ref_set *set;
	struct ref ref;
};

static bool
stands_at(const void *ctx, uint32_t place)
{
	const struct sought *s = ctx;
	const struct ref *there = &s->set->items[place];

	return there->source == s->ref.source && there->section == s->ref.section;
}

bool
ref_set_add(struct ref_set *set, struct ref ref)
{
	uint64_t hash = hash_mix((uint64_t)ref.source << 32 | ref.section);

	if (map_put(&set->places, hash, (uint32_t)set->len, stands_at,
		&(struct sought){set, ref}) != set->len)
		return false;
	vec_push(set, ref);
	return true;
}

void
ref_set_free(struct ref_set *set)
{
	free(set->items);
	map_free(&set->places);
	*set = (struct ref_set){0};
}
