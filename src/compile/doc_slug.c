/* Unique slugs: a hash table from each slug given out to the number that was last added to it.
 *
 * A second heading of the same slug gets -1, a third -2. A heading that is written like such a slug
 * may have taken it already, so the number goes up until the slug is free. Each slug remembers how
 * far it got; thus a document of nothing but equal headings is read in linear time.
 */
#include "compile/doc_make.h"

#include <stdlib.h>
#include <string.h>

struct entry {
	const char *slug; /* NULL: free */
	uint32_t added;
};

struct doc_slugs {
	struct entry *entries; /* open addressing; a power of two, at most half full */
	size_t size, used;
};

struct doc_slugs *
doc_slugs_new(void)
{
	struct doc_slugs *s = xcalloc(1, sizeof *s);

	s->size = 64;
	s->entries = xcalloc(s->size, sizeof *s->entries);
	return s;
}

void
doc_slugs_free(struct doc_slugs *s)
{
	if (s == NULL)
		return;
	free(s->entries);
	free(s);
}

static size_t
hash(const char *s)
{
	uint64_t h = 0xcbf29ce484222325ULL;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3ULL;
	return (size_t)(h ^ h >> 32);
}

/* The entry of a slug, or the free one where it belongs. */
static struct entry *
find(const struct doc_slugs *s, const char *slug)
{
	size_t i = hash(slug) & (s->size - 1);

	while (s->entries[i].slug != NULL && strcmp(s->entries[i].slug, slug) != 0)
		i = (i + 1) & (s->size - 1);
	return &s->entries[i];
}

static void
grow(struct doc_slugs *s)
{
	struct entry *old = s->entries;
	size_t size = s->size;

	s->size *= 2;
	s->entries = xcalloc(s->size, sizeof *s->entries);
	for (size_t i = 0; i < size; i++)
		if (old[i].slug != NULL)
			*find(s, old[i].slug) = old[i];
	free(old);
}

static void
take(struct doc_slugs *s, const char *slug)
{
	if (2 * (s->used + 1) > s->size)
		grow(s);
	find(s, slug)->slug = slug;
	s->used++;
}

const char *
doc_slug_make(struct doc_slugs *s, const char *heading, struct arena *arena)
{
	struct buf b = {0};
	const char *base, *slug;

	text_slug(&b, heading, strlen(heading));
	base = slug = arena_strdup(arena, b.len > 0 ? b.data : "section");
	while (find(s, slug)->slug != NULL) {
		buf_clear(&b);
		buf_printf(&b, "%s-%u", base, (unsigned)++find(s, base)->added);
		slug = arena_strdup(arena, b.data);
	}
	take(s, slug);
	buf_free(&b);
	return slug;
}
