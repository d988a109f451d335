/* SPDX-License-Identifier: MIT */
/* The builder: one growable array of bytes for each part, and a map of the texts already put in, so
 * that equal texts share a span. Nothing here depends on addresses or on the machine: the
 * bytes follow from the order of the calls alone.
 */
#include "topic/build.h"

#include <string.h>
#include <zlib.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/crew.h"
#include "base/hash.h"
#include "base/map.h"

enum { LARGE = 1 << 20 }; /* bytes of an image that two threads lay out */

struct builder {
	struct buf part[PART_COUNT];
	uint32_t count[PART_COUNT]; /* records, or bytes of text */
	VEC(struct span) texts;
	struct map map; /* of the texts */
};

static const uint32_t record_size[PART_COUNT] = {
#define PART(NAME, type, what) sizeof(type),
#define RECORD(NAME, name, type, table, what) sizeof(struct type),
#include "topic/records.def"
};

/* A structure without gaps is the same on every machine. */
#define STRUCT(name, what) _Static_assert(sizeof(struct name) == 0
#define RECORD(NAME, name, type, table, what) STRUCT(type, what)
#define FIELD(record, name, type, what) +sizeof(type)
#define END(name) , "struct " #name " has a gap");
#include "topic/records.def"

struct builder *
builder_new(void)
{
	struct builder *b = xcalloc(1, sizeof *b);

	b->count[PART_TEXT] = 1; /* offset 0 is the empty text */
	buf_addc(&b->part[PART_TEXT], '\0');
	return b;
}

void
builder_free(struct builder *b)
{
	if (b == NULL)
		return;
	for (int i = 0; i < PART_COUNT; i++)
		buf_free(&b->part[i]);
	vec_free(&b->texts);
	map_free(&b->map);
	free(b);
}

struct wanted {
	const struct builder *b;
	const char *s;
	size_t len;
};

static bool
is_wanted(const void *ctx, uint32_t number)
{
	const struct wanted *w = ctx;
	const struct span *text = &w->b->texts.items[number];

	return text->len == w->len &&
	       memcmp(w->b->part[PART_TEXT].data + text->off, w->s, w->len) == 0;
}

struct span
builder_text(struct builder *b, const char *s, size_t len)
{
	struct buf *all = &b->part[PART_TEXT];
	uint32_t next = (uint32_t)b->texts.len, number;
	struct wanted wanted = {b, s, len};

	if (len == 0)
		return (struct span){0, 0};
	number = map_put(&b->map, hash_bytes(s, len), next, is_wanted, &wanted);
	if (number == next) {
		vec_push(&b->texts, ((struct span){(uint32_t)all->len, (uint32_t)len}));
		buf_add(all, s, len);
		buf_addc(all, '\0');
		b->count[PART_TEXT] = (uint32_t)all->len;
	}
	return b->texts.items[number];
}

uint32_t
builder_add(struct builder *b, enum image_part part, const void *record)
{
	buf_add(&b->part[part], record, record_size[part]);
	return b->count[part]++;
}

struct list
builder_add_all(struct builder *b, enum image_part part, const void *records, size_t count)
{
	struct list l = {b->count[part], (uint32_t)count};

	if (count == 0)
		return (struct list){0, 0};
	buf_add(&b->part[part], records, count * record_size[part]);
	b->count[part] += l.count;
	return l;
}

void *
builder_extend(struct builder *b, enum image_part part, size_t count)
{
	b->count[part] += (uint32_t)count;
	return buf_extend(&b->part[part], count * record_size[part]);
}

void
builder_reserve(struct builder *b, enum image_part part, size_t count)
{
	buf_reserve(&b->part[part], count * record_size[part]);
}

void *
builder_record(struct builder *b, enum image_part part, uint32_t i)
{
	return b->part[part].data + (size_t)i * record_size[part];
}

uint32_t
builder_count(const struct builder *b, enum image_part part)
{
	return b->count[part];
}

/* qsort has no context, and ids are compared by their text: so sort keys that carry it. Most ids
 * differ in their first bytes, which are kept as a number. */
struct id_key {
	uint64_t start; /* eight bytes, the first highest; zeros where the id is shorter */
	const char *id;
	uint32_t entry;
};

static int
compare_ids(const void *a, const void *b)
{
	const struct id_key *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return strcmp(x->id, y->id);
}

void
builder_sort_ids(struct builder *b)
{
	uint32_t n = builder_count(b, PART_ID);
	struct id_entry *old;
	struct id_key *keys;

	if (n == 0)
		return;
	old = xcalloc(n, sizeof *old);
	keys = xcalloc(n, sizeof *keys);
	struct id_entry *entries = builder_record(b, PART_ID, 0);
	for (uint32_t i = 0; i < n; i++) {
		const char *id = b->part[PART_TEXT].data + entries[i].id.off;

		old[i] = entries[i];
		keys[i] = (struct id_key){.id = id, .entry = i};
		for (int k = 0; k < 8; k++)
			keys[i].start =
			    keys[i].start << 8 | (*id != '\0' ? (unsigned char)*id++ : 0);
	}
	qsort(keys, n, sizeof *keys, compare_ids);
	for (uint32_t i = 0; i < n; i++)
		entries[i] = old[keys[i].entry];
	free(old);
	free(keys);
}

/* Copies a part to its place, and works out the checksum of each piece while it is at hand. */
static void
copy_part(char *place, const char *from, const struct image_part_entry *e, uint32_t *sums)
{
	uint64_t piece = (uint64_t)e->record << image_piece_shift(e->record);
	uint64_t len = e->count * e->record;
	uint32_t k = e->sum;

	for (uint64_t at = 0; at < len; at += piece) {
		size_t n = (size_t)(len - at < piece ? len - at : piece);

		memcpy(place + at, from + at, n);
		sums[k++] = (uint32_t)crc32_z(0, (const void *)(place + at), n);
	}
}

/* Layout. */

static size_t
round_up(size_t offset, size_t unit)
{
	return (offset + unit - 1) / unit * unit;
}

/* Fills the table of parts. Returns the bytes of the image; *sums gets how many pieces there
 * are. */
static size_t
plan(const struct builder *b, struct image_part_entry *table, uint32_t *sums)
{
	size_t end = sizeof(struct image_header) + PART_COUNT * sizeof *table;

	*sums = 0;
	for (int i = 0; i < PART_COUNT; i++) {
		table[i].record = record_size[i];
		table[i].count = b->count[i];
		table[i].sum = *sums;
		*sums += (uint32_t)image_pieces(&table[i]);
	}
	end += *sums * sizeof *sums;
	for (int i = 0; i < PART_COUNT; i++) {
		table[i].offset =
		    round_up(end, image_pieces(&table[i]) < IMAGE_LARGE ? 8 : IMAGE_PIECE);
		end = table[i].offset + b->part[i].len;
	}
	return round_up(end, 8);
}

/* Where the parts of a builder go. */
struct layout {
	const struct builder *b;
	char *image;
	size_t len;
	struct image_part_entry *table; /* of the image, followed by the checksums */
};

/* Puts a part in its place, and zeros behind it up to the next. */
static void
lay_part(void *ctx, unsigned member, size_t number)
{
	const struct layout *l = ctx;
	const struct buf *part = &l->b->part[number];
	const struct image_part_entry *e = &l->table[number];
	size_t end = e->offset + part->len, next = number + 1 < PART_COUNT ? e[1].offset : l->len;

	(void)member;
	copy_part(l->image + e->offset, part->data, e, (uint32_t *)(l->table + PART_COUNT));
	memset(l->image + end, 0, next - end);
}

void *
builder_finish(const struct builder *b, size_t *len)
{
	struct image_part_entry table[PART_COUNT] = {0};
	struct image_header *h, header = {.version = IMAGE_VERSION, .parts = PART_COUNT};
	struct layout l = {.b = b};

	memcpy(header.magic, IMAGE_MAGIC, sizeof header.magic);
	header.size = *len = plan(b, table, &header.sums);
	h = xmalloc(*len);
	*h = header;
	l.image = (char *)h;
	l.len = *len;
	l.table = (void *)(h + 1);
	memset(l.image + table[0].offset - 8, 0, 8); /* before the first part may be a gap */
	memcpy(l.table, table, sizeof table);
	struct crew *crew = crew_new(*len < LARGE ? 1 : 2, lay_part, &l);
	crew_run(crew, PART_COUNT);
	crew_free(crew);
	h->table_crc =
	    (uint32_t)crc32_z(0, (const void *)(h + 1), sizeof table + h->sums * sizeof(uint32_t));
	h->header_crc =
	    (uint32_t)crc32_z(0, (const void *)h, offsetof(struct image_header, header_crc));
	return h;
}
