/* SPDX-License-Identifier: MIT */
/* Records by their ids, documents by their names, sections by the slugs that references and links
 * call them by. In a document of few sections these are looked at in turn; those of the others are
 * in a map, made once such a one is asked for. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "topic/topic_state.h"

#define FEW 100u

struct sought {
	const struct topic *t;
	uint32_t document;
	const char *slug;
};

static bool
is_sought(const void *ctx, uint32_t section)
{
	const struct sought *s = ctx;
	struct list all = topic_document(s->t, s->document)->sections;

	return section >= all.first && section - all.first < all.count &&
	       strcmp(topic_text(s->t, topic_section(s->t, section)->slug), s->slug) == 0;
}

static uint64_t
hash_of(const struct sought *s)
{
	return hash_mix(hash_bytes(s->slug, strlen(s->slug)) ^ s->document);
}

static void
make_map(const struct topic *t, struct map *map)
{
	for (uint32_t d = 0; d < topic_document_count(t); d++) {
		struct list all = topic_document(t, d)->sections;

		for (uint32_t i = 0; i < all.count && all.count > FEW; i++) {
			uint32_t section = all.first + i;
			struct sought s = {t, d, topic_text(t, topic_section(t, section)->slug)};

			map_put(map, hash_of(&s), section, is_sought, &s);
		}
	}
}

uint32_t
topic_section_named(const struct topic *t, uint32_t document, const char *slug)
{
	struct list all = topic_document(t, document)->sections;
	struct sought s = {t, document, slug};

	if (all.count > FEW) {
		if (t->slugs->slots == NULL)
			make_map(t, t->slugs);
		return map_find(t->slugs, hash_of(&s), is_sought, &s);
	}
	for (uint32_t i = 0; i < all.count; i++)
		if (is_sought(&s, all.first + i))
			return all.first + i;
	return NONE;
}

/* Of a source, of which several may name one document; else of a file's name. */
static uint32_t
find_document(const struct topic *t, const char *name)
{
	struct entity e = topic_find(t, name);
	uint32_t low = 0, high = topic_document_count(t);

	if (e.kind == ENTITY_SOURCE)
		return topic_source(t, e.index)->document;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		const struct document *d = topic_document(t, mid);
		int order = strcmp(name, topic_text(t, d->name));

		if (order == 0)
			return d->source == NONE ? mid : NONE;
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NONE;
}

/* The section with that slug of the document whose id is as long as that. */
static struct entity
find_section(const struct topic *t, const char *id, size_t len, const char *slug)
{
	char *name = xasprintf("%.*s", (int)len, id);
	uint32_t section = topic_section_named(t, find_document(t, name), slug);

	free(name);
	return (struct entity){section != NONE ? ENTITY_SECTION : ENTITY_KINDS, section};
}

struct entity
topic_find(const struct topic *t, const char *id)
{
	const char *mark = strrchr(id, '#'); /* a file's name may have another */

	if (mark != NULL)
		return find_section(t, id, (size_t)(mark - id), mark + 1);
	uint32_t low = 0, high = topic_count(t, PART_ID);

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		const struct id_entry *e = topic_record(t, PART_ID, mid);
		int order = strcmp(id, topic_text(t, e->id));

		if (order == 0)
			return topic_sound(t, &e->entity);
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return (struct entity){ENTITY_KINDS, NONE};
}
