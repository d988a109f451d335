/* Unique slugs: a map from each slug given out to the number that was last added to it.
 *
 * A second heading of the same slug gets -1, a third -2. A heading that is written like such a slug
 * may have taken it already, so the number goes up until the slug is free. Each slug remembers how
 * far it got; thus a document of nothing but equal headings is read in linear time.
 */
#include "compile/doc_make.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/map.h"

struct entry {
	const char *slug;
	uint32_t added;
};

struct doc_slugs {
	VEC(struct entry) entries;
	struct map map;
};

struct doc_slugs *
doc_slugs_new(void)
{
	return xcalloc(1, sizeof(struct doc_slugs));
}

void
doc_slugs_free(struct doc_slugs *s)
{
	if (s == NULL)
		return;
	vec_free(&s->entries);
	map_free(&s->map);
	free(s);
}

struct wanted {
	const struct doc_slugs *s;
	const char *slug;
};

static bool
is_wanted(const void *ctx, uint32_t number)
{
	const struct wanted *w = ctx;

	return strcmp(w->s->entries.items[number].slug, w->slug) == 0;
}

/* The number of the entry of a slug; a new one if none has it yet. */
static uint32_t
put(struct doc_slugs *s, const char *slug)
{
	uint32_t next = (uint32_t)s->entries.len, number;
	struct wanted wanted = {s, slug};

	number = map_put(&s->map, hash_bytes(slug, strlen(slug)), next, is_wanted, &wanted);
	if (number == next)
		vec_push(&s->entries, ((struct entry){slug, 0}));
	return number;
}

const char *
doc_slug_make(struct doc_slugs *s, const char *heading, struct arena *arena)
{
	size_t had = s->entries.len;
	struct buf b = {0};

	text_slug(&b, heading, strlen(heading));
	const char *slug = arena_strdup(arena, b.len > 0 ? b.data : "section");
	uint32_t base = put(s, slug);
	while (s->entries.len == had) {
		struct entry *e = &s->entries.items[base];

		buf_clear(&b);
		buf_printf(&b, "%s-%u", e->slug, (unsigned)++e->added);
		slug = arena_strdup(arena, b.data);
		put(s, slug);
	}
	buf_free(&b);
	return slug;
}
