/* SPDX-License-Identifier: MIT */
/* Opening an image and closing it: the check of its header and of its table of parts.
 *
 * The bytes of a file are room for it, into which its pieces are read as they are used. That room
 * is memory of our own and no mapping of the file, not even a private one: the system takes the
 * pages of that away, those that were written to as well, once somebody cuts the file short, and
 * who touches them next is killed or, if the file has grown again, reads what nobody checked. What
 * was checked here stays as it was whatever happens to the file.
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, which POSIX of 2008 does not have */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/alloc.h"
#include "topic/topic_state.h"

const struct topic_part topic_parts[PART_COUNT] = {
#define PART(NAME, type, what) {#NAME, sizeof(type), ""},
#define RECORD(NAME, name, type, table, what) {#NAME, sizeof(struct type), table},
#include "topic/records.def"
};

bool
topic_fetch(const struct topic *t, size_t len, uint64_t offset)
{
	char *at = t->bytes + offset;

	while (t->fd >= 0 && len > 0) {
		ssize_t got = pread(t->fd, at, len, (off_t)offset);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		at += got;
		offset += (uint64_t)got;
		len -= (size_t)got;
	}
	return true;
}

static int
check_header(const struct topic *t, struct error *err)
{
	const struct image_header *h = (const void *)t->bytes;
	uint64_t table = PART_COUNT * sizeof(struct image_part_entry);

	if (t->len < sizeof *h || !topic_fetch(t, sizeof *h, 0) ||
	    memcmp(h->magic, IMAGE_MAGIC, sizeof h->magic) != 0)
		return error_set(err, "not a compiled topic");
	if (h->version > 0xffffff)
		return error_set(err,
		    "its numbers are turned round, as on a big-endian machine, and cannot be read");
	if (h->version != IMAGE_VERSION)
		return error_set(err,
		    "compiled for version %u of the format, this program reads %u", h->version,
		    (unsigned)IMAGE_VERSION);
	if (crc32_z(0, (const void *)h, offsetof(struct image_header, header_crc)) != h->header_crc)
		return error_set(err, "the header is damaged (its checksum does not match)");
	if (h->size != t->len)
		return error_set(err, "the file has %zu bytes where its header says %llu", t->len,
		    (unsigned long long)h->size);
	table += h->sums * (uint64_t)sizeof *t->sums;
	if (h->parts != PART_COUNT || t->len < sizeof *h + table ||
	    !topic_fetch(t, table, sizeof *h))
		return error_set(err, "the table of parts does not fit the format");
	if (crc32_z(0, (const void *)(t->bytes + sizeof *h), table) != h->table_crc)
		return error_set(
		    err, "the table of parts is damaged (its checksum does not match)");
	return 0;
}

static int
check_table(struct topic *t, struct error *err)
{
	const struct image_header *h = (const void *)t->bytes;
	uint64_t sums = 0;

	t->table = (const void *)(t->bytes + sizeof *h);
	t->sums = (const void *)(t->table + PART_COUNT);
	for (int i = 0; i < PART_COUNT; i++) {
		const struct image_part_entry *e = &t->table[i];

		if (e->record != topic_parts[i].record || e->offset % 8 != 0 ||
		    e->offset > t->len || e->count > UINT32_MAX - 1 ||
		    e->count > (t->len - e->offset) / e->record)
			return error_set(err, "part %s lies outside the file", topic_parts[i].name);
		if (e->sum != sums)
			return error_set(err, "part %s has no checksums", topic_parts[i].name);
		sums += image_pieces(e);
		t->shift[i] = (unsigned char)image_piece_shift(e->record);
	}
	if (sums != h->sums)
		return error_set(err, "the checksums do not fit the table of parts");
	/* Pieces are read into their places after others were checked there. */
	uint64_t end = sizeof *h + PART_COUNT * sizeof *t->table + sums * sizeof *t->sums;
	for (int i = 0; i < PART_COUNT; i++) {
		if (t->table[i].offset < end)
			return error_set(err, "part %s lies on another", topic_parts[i].name);
		end = t->table[i].offset + t->table[i].count * t->table[i].record;
	}
	if (t->table[PART_META].count != 1 || t->table[PART_TEXT].count == 0)
		return error_set(err, "the topic's settings are missing");
	t->state = xcalloc(PART_COUNT + sums, sizeof *t->state);
	t->piece = t->state + PART_COUNT;
	if (t->table[PART_OWN].count > 0)
		t->phrases = xcalloc(PHRASES, sizeof *t->phrases);
	return 0;
}

/* Takes over the bytes and the file that they are room for, if fd is one. */
static struct topic *
open_checked(int fd, void *bytes, size_t len, struct error *err)
{
	struct topic *t = xcalloc(1, sizeof *t);

	t->fd = fd;
	t->bytes = bytes;
	t->len = len;
	t->named = xcalloc(PART_COUNT, sizeof *t->named);
	t->damage = xcalloc(1, sizeof *t->damage);
	t->mentions = xcalloc(1, sizeof *t->mentions);
	t->slugs = xcalloc(1, sizeof *t->slugs);
	if (check_header(t, err) == 0 && check_table(t, err) == 0)
		return t;
	topic_close(t);
	return NULL;
}

/* Room for so many bytes, of which those take memory that are written to; NULL if there is none. */
static void *
make_room(size_t len)
{
	void *room = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (room == MAP_FAILED)
		return NULL;
#ifdef MADV_NOHUGEPAGE
	madvise(room, len, MADV_NOHUGEPAGE); /* a page that is used is to bring no others */
#endif
	return room;
}

struct topic *
topic_open(const char *path, struct error *err)
{
	struct topic *t;
	struct error why;
	struct stat st;
	void *room;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0 || fstat(fd, &st) != 0) {
		error_set(&why, "%s", strerror(errno));
	} else if (!S_ISREG(st.st_mode)) {
		error_set(&why, "not a regular file");
	} else if (st.st_size < (off_t)sizeof(struct image_header)) {
		error_set(&why, "not a compiled topic (too short)");
	} else if ((room = make_room((size_t)st.st_size)) == NULL) {
		error_set(&why, "%s", strerror(errno));
	} else {
		if ((t = open_checked(fd, room, (size_t)st.st_size, &why)) != NULL)
			return t;
		fd = -1;
	}
	if (fd >= 0)
		close(fd);
	error_set(err, "%s: %s", path, why.text);
	return NULL;
}

struct topic *
topic_open_bytes(void *bytes, size_t len, struct error *err)
{
	return open_checked(BYTES_TAKEN, bytes, len, err);
}

struct topic *
topic_open_static(const void *bytes, size_t len, struct error *err)
{
	/* Nothing is written there: only a file's bytes are put in their places. */
	return open_checked(BYTES_LENT, (void *)(uintptr_t)bytes, len, err);
}

void
topic_close(struct topic *t)
{
	if (t == NULL)
		return;
	if (t->fd >= 0) {
		munmap(t->bytes, t->len);
		close(t->fd);
	} else if (t->fd == BYTES_TAKEN) {
		free(t->bytes);
	}
	free(t->state);
	free(t->phrases);
	free(t->named);
	arena_free(t->mentions->arena);
	free(t->mentions);
	map_free(t->slugs);
	free(t->slugs);
	free(t->damage);
	free(t);
}
