/* The builder: one growable array of bytes for each part, and a hash table of the texts already put
 * in, so that equal texts share a span. Nothing here depends on addresses or on the machine: the
 * bytes follow from the order of the calls alone.
 */
#include "topic/build.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/alloc.h"
#include "base/buf.h"

struct builder {
	struct buf part[PART_COUNT];
	struct span *slots; /* open addressing, a power of two; len 0 and off 0 is free */
	size_t slot_count, used;
};

static const uint32_t record_size[PART_COUNT] = {
#define X(name, type, help) [PART_##name] = sizeof(type),
    IMAGE_PARTS(X)
#undef X
};

struct builder *
builder_new(void)
{
	struct builder *b = xcalloc(1, sizeof *b);

	b->slot_count = 1024;
	b->slots = xcalloc(b->slot_count, sizeof *b->slots);
	buf_addc(&b->part[PART_TEXT], '\0'); /* offset 0 is the empty text */
	return b;
}

void
builder_free(struct builder *b)
{
	if (b == NULL)
		return;
	for (int i = 0; i < PART_COUNT; i++)
		buf_free(&b->part[i]);
	free(b->slots);
	free(b);
}

/* FNV-1a. */
static uint64_t
hash(const char *s, size_t len)
{
	uint64_t h = 0xcbf29ce484222325ULL;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)s[i]) * 0x100000001b3ULL;
	return h;
}

static struct span *
find_slot(const struct builder *b, const char *s, size_t len)
{
	size_t i = hash(s, len) & (b->slot_count - 1);

	for (;; i = (i + 1) & (b->slot_count - 1)) {
		struct span *slot = &b->slots[i];

		if (slot->off == 0)
			return slot;
		if (slot->len == len && memcmp(b->part[PART_TEXT].data + slot->off, s, len) == 0)
			return slot;
	}
}

static void
grow_slots(struct builder *b)
{
	struct span *old = b->slots;
	size_t count = b->slot_count;

	b->slot_count *= 2;
	b->slots = xcalloc(b->slot_count, sizeof *b->slots);
	for (size_t i = 0; i < count; i++) {
		if (old[i].off != 0)
			*find_slot(b, b->part[PART_TEXT].data + old[i].off, old[i].len) = old[i];
	}
	free(old);
}

struct span
builder_text(struct builder *b, const char *s, size_t len)
{
	struct buf *text = &b->part[PART_TEXT];
	struct span *slot;

	if (len == 0)
		return (struct span){0, 0};
	slot = find_slot(b, s, len);
	if (slot->off == 0) {
		*slot = (struct span){(uint32_t)text->len, (uint32_t)len};
		buf_add(text, s, len);
		buf_addc(text, '\0');
		if (++b->used * 2 > b->slot_count) {
			struct span made = *slot;

			grow_slots(b);
			return made;
		}
	}
	return *slot;
}

uint32_t
builder_add(struct builder *b, enum image_part part, const void *record)
{
	uint32_t i = builder_count(b, part);

	buf_add(&b->part[part], record, record_size[part]);
	return i;
}

struct list
builder_add_all(struct builder *b, enum image_part part, const void *records, size_t count)
{
	struct list l = {builder_count(b, part), (uint32_t)count};

	if (count == 0)
		return (struct list){0, 0};
	buf_add(&b->part[part], records, count * record_size[part]);
	return l;
}

void *
builder_record(struct builder *b, enum image_part part, uint32_t i)
{
	return b->part[part].data + (size_t)i * record_size[part];
}

uint32_t
builder_count(const struct builder *b, enum image_part part)
{
	return (uint32_t)(b->part[part].len / record_size[part]);
}

void
builder_clear(struct builder *b, enum image_part part)
{
	buf_clear(&b->part[part]);
}

/* qsort has no context, and ids are compared by their text: so sort by a key that carries it. */
struct id_key {
	const char *id;
	struct id_entry entry;
};

static int
compare_ids(const void *a, const void *b)
{
	return strcmp(((const struct id_key *)a)->id, ((const struct id_key *)b)->id);
}

void
builder_sort_ids(struct builder *b)
{
	uint32_t n = builder_count(b, PART_ID);
	struct id_key *keys = xcalloc(n, sizeof *keys);

	for (uint32_t i = 0; i < n; i++) {
		memcpy(&keys[i].entry, builder_record(b, PART_ID, i), sizeof keys[i].entry);
		keys[i].id = b->part[PART_TEXT].data + keys[i].entry.id.off;
	}
	if (n > 0)
		qsort(keys, n, sizeof *keys, compare_ids);
	for (uint32_t i = 0; i < n; i++)
		memcpy(builder_record(b, PART_ID, i), &keys[i].entry, sizeof keys[i].entry);
	free(keys);
}

static uint32_t
checksum(const void *data, size_t len)
{
	return (uint32_t)crc32_z(crc32_z(0, NULL, 0), data, len);
}

static size_t
pad(struct buf *out)
{
	static const char zeros[8];

	buf_add(out, zeros, (8 - out->len % 8) % 8);
	return out->len;
}

void
image_sign(void *bytes)
{
	struct image_header *h = bytes;
	const char *table = (const char *)bytes + sizeof *h;

	h->table_crc = checksum(table, PART_COUNT * sizeof(struct image_part_entry));
	h->header_crc = checksum(h, offsetof(struct image_header, header_crc));
}

void *
builder_finish(const struct builder *b, size_t *len)
{
	struct image_part_entry table[PART_COUNT] = {0};
	struct image_header header = {.version = IMAGE_VERSION, .parts = PART_COUNT};
	struct buf out = {0};

	memcpy(header.magic, IMAGE_MAGIC, sizeof header.magic);
	buf_add(&out, &header, sizeof header);
	buf_add(&out, table, sizeof table);
	for (int i = 0; i < PART_COUNT; i++) {
		const struct buf *part = &b->part[i];

		table[i].offset = pad(&out);
		table[i].record = record_size[i];
		table[i].count = part->len / record_size[i];
		table[i].crc = checksum(part->data, part->len);
		buf_add(&out, part->data, part->len);
	}
	header.size = pad(&out);
	memcpy(out.data, &header, sizeof header);
	memcpy(out.data + sizeof header, table, sizeof table);
	image_sign(out.data);
	*len = out.len;
	return buf_steal(&out);
}
