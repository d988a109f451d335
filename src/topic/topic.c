/* The model: an image in memory and the check of its parts.
 *
 * The bytes are a private mapping of the file or memory taken over. A part is "unseen" until its
 * first use; then its checksum is worked out (for a file by reading it in pieces, so that the pages
 * of a part that is barely used do not stay resident in the mapping) and it becomes good or bad. A
 * bad part behaves as an empty one and its fault is remembered in `damage`. These two fields change
 * behind a const topic: they are a cache of what the bytes are, not of what they mean.
 */
#include "topic/topic.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/alloc.h"
#include "topic/bounds.h"

enum part_state { PART_UNSEEN, PART_GOOD, PART_BAD };

struct topic {
	const char *bytes;
	size_t len;
	int fd; /* -1: the bytes are memory of our own */
	const struct image_part_entry *table;
	unsigned char state[PART_COUNT];
	char damage[128];
};

struct part_info {
	const char *name;
	uint32_t record;
};

static const struct part_info parts[PART_COUNT] = {
#define X(name, type, help) [PART_##name] = {#name, sizeof(type)},
    IMAGE_PARTS(X)
#undef X
};

static int
check_header(const struct topic *t, struct error *err)
{
	const struct image_header *h = (const void *)t->bytes;
	size_t table = PART_COUNT * sizeof(struct image_part_entry);

	if (t->len < sizeof *h || memcmp(h->magic, IMAGE_MAGIC, sizeof h->magic) != 0)
		return error_set(err, "not a compiled topic");
	if (h->version != IMAGE_VERSION)
		return error_set(err,
		    "compiled for version %u of the format, this program reads %u", h->version,
		    IMAGE_VERSION);
	if (crc32_z(0, (const void *)h, offsetof(struct image_header, header_crc)) != h->header_crc)
		return error_set(err, "the header is damaged (its checksum does not match)");
	if (h->size != t->len)
		return error_set(err, "the file has %zu bytes where its header says %llu", t->len,
		    (unsigned long long)h->size);
	if (h->parts != PART_COUNT || t->len < sizeof *h + table)
		return error_set(err, "the table of parts does not fit the format");
	if (crc32_z(0, (const void *)(t->bytes + sizeof *h), table) != h->table_crc)
		return error_set(
		    err, "the table of parts is damaged (its checksum does not match)");
	return 0;
}

static int
check_table(struct topic *t, struct error *err)
{
	t->table = (const void *)(t->bytes + sizeof(struct image_header));
	for (int i = 0; i < PART_COUNT; i++) {
		const struct image_part_entry *e = &t->table[i];

		if (e->record != parts[i].record || e->offset % 8 != 0 || e->offset > t->len ||
		    e->count > UINT32_MAX - 1 || e->count > (t->len - e->offset) / e->record)
			return error_set(err, "part %s lies outside the file", parts[i].name);
	}
	if (t->table[PART_META].count != 1 || t->table[PART_TEXT].count == 0)
		return error_set(err, "the topic's settings are missing");
	return 0;
}

static struct topic *
open_checked(struct topic *t, struct error *err)
{
	if (check_header(t, err) == 0 && check_table(t, err) == 0)
		return t;
	topic_close(t);
	return NULL;
}

/* Maps a regular file; NULL with the cause. */
static void *
map_file(int fd, size_t *len, struct error *err)
{
	struct stat st;
	void *map;

	if (fstat(fd, &st) != 0)
		return error_set(err, "%s", strerror(errno)), NULL;
	if (!S_ISREG(st.st_mode))
		return error_set(err, "not a regular file"), NULL;
	if (st.st_size < (off_t)sizeof(struct image_header))
		return error_set(err, "not a compiled topic (too short)"), NULL;
	*len = (size_t)st.st_size;
	map = mmap(NULL, *len, PROT_READ, MAP_PRIVATE, fd, 0);
	if (map == MAP_FAILED)
		return error_set(err, "%s", strerror(errno)), NULL;
	return map;
}

struct topic *
topic_open(const char *path, struct error *err)
{
	struct topic *t;
	struct error why;
	size_t len;
	void *map = NULL;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0)
		error_set(&why, "%s", strerror(errno));
	else if ((map = map_file(fd, &len, &why)) == NULL)
		close(fd);
	if (map != NULL) {
		t = xcalloc(1, sizeof *t);
		t->fd = fd;
		t->bytes = map;
		t->len = len;
		if (open_checked(t, &why) != NULL)
			return t;
	}
	error_set(err, "%s: %s", path, why.text);
	return NULL;
}

struct topic *
topic_open_bytes(void *bytes, size_t len, struct error *err)
{
	struct topic *t = xcalloc(1, sizeof *t);

	t->fd = -1;
	t->bytes = bytes;
	t->len = len;
	return open_checked(t, err);
}

void
topic_close(struct topic *t)
{
	union { /* free() and munmap() take what we hold as const */
		const char *in;
		void *out;
	} bytes;

	if (t == NULL)
		return;
	bytes.in = t->bytes;
	if (t->fd >= 0) {
		munmap(bytes.out, t->len);
		close(t->fd);
	} else {
		free(bytes.out);
	}
	free(t);
}

const void *
topic_bytes(const struct topic *t, size_t *len)
{
	*len = t->len;
	return t->bytes;
}

const char *
topic_damage(const struct topic *t)
{
	return t->damage[0] != '\0' ? t->damage : NULL;
}

/* Reads len bytes at offset; false if they are not to be had. */
static bool
read_piece(int fd, unsigned char *piece, size_t len, uint64_t offset)
{
	while (len > 0) {
		ssize_t got = pread(fd, piece, len, (off_t)offset);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		piece += got;
		offset += (uint64_t)got;
		len -= (size_t)got;
	}
	return true;
}

/* Looks a part of a file through in pieces of whole records, without touching the mapping: its
 * checksum, and whether its lists hold. False if it cannot be read. */
static bool
read_part(const struct topic *t, enum image_part part, uint32_t *crc, bool *holds)
{
	const struct image_part_entry *e = &t->table[part];
	unsigned char piece[16384];
	uint64_t room = sizeof piece / e->record, offset = e->offset;
	uLong sum = crc32_z(0, NULL, 0);

	*holds = true;
	for (uint64_t left = e->count; left > 0;) {
		size_t n = (size_t)(left < room ? left : room), len = n * e->record;

		if (!read_piece(t->fd, piece, len, offset))
			return false;
		sum = crc32_z(sum, piece, len);
		*holds = *holds && bounds_hold(t->table, part, piece, n);
		offset += len;
		left -= n;
	}
	*crc = (uint32_t)sum;
	return true;
}

/* NULL, or what is wrong with the part. */
static const char *
part_fault(const struct topic *t, enum image_part part)
{
	const struct image_part_entry *e = &t->table[part];
	const char *bytes = t->bytes + e->offset;
	uint64_t len = e->count * e->record;
	uint32_t crc;
	bool holds;

	if (t->fd >= 0) {
		if (!read_part(t, part, &crc, &holds))
			return "cannot be read";
	} else {
		crc = (uint32_t)crc32_z(crc32_z(0, NULL, 0), (const void *)bytes, len);
		holds = bounds_hold(t->table, part, bytes, e->count);
	}
	if (crc != e->crc)
		return "does not match its checksum";
	if (!holds)
		return "refers to records that are not there, or holds a number out of range";
	if (part == PART_TEXT && bytes[len - 1] != '\0')
		return "does not end as it must";
	return NULL;
}

/* True if the part may be used; checks it at the first call. */
static bool
part_ready(const struct topic *t, enum image_part part)
{
	struct topic *m = (struct topic *)(uintptr_t)t; /* the cache, see the top of the file */

	if (m->state[part] == PART_UNSEEN) {
		const char *fault = part_fault(t, part);

		m->state[part] = fault == NULL ? PART_GOOD : PART_BAD;
		if (fault != NULL && m->damage[0] == '\0') {
			struct error e;

			error_set(&e, "the compiled topic is damaged: part %s %s", parts[part].name,
			    fault);
			memcpy(m->damage, e.text, sizeof m->damage - 1);
		}
	}
	return m->state[part] == PART_GOOD;
}

int
topic_verify(const struct topic *t, struct error *err)
{
	for (int i = 0; i < PART_COUNT; i++) {
		if (!part_ready(t, (enum image_part)i))
			return error_set(err, "%s", t->damage);
	}
	return 0;
}

uint32_t
topic_count(const struct topic *t, enum image_part part)
{
	return part_ready(t, part) ? (uint32_t)t->table[part].count : 0;
}

const void *
topic_records(const struct topic *t, enum image_part part, uint32_t first, uint32_t count)
{
	const struct image_part_entry *e = &t->table[part];

	if (count == 0 || !part_ready(t, part) || first > e->count || count > e->count - first)
		return NULL;
	return t->bytes + e->offset + (size_t)first * e->record;
}

const void *
topic_record(const struct topic *t, enum image_part part, uint32_t i)
{
	return topic_records(t, part, i, 1);
}

const struct image_meta *
topic_meta(const struct topic *t)
{
	static const struct image_meta none;
	const struct image_meta *m = topic_record(t, PART_META, 0);

	return m != NULL ? m : &none;
}

const char *
topic_text(const struct topic *t, struct span s)
{
	const char *text;

	if (s.len == 0 || s.len == UINT32_MAX)
		return "";
	text = topic_records(t, PART_TEXT, s.off, s.len + 1);
	return text != NULL && text[s.len] == '\0' ? text : "";
}
