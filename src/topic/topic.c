/* SPDX-License-Identifier: MIT */
/* The model: an image in memory and the check of its parts.
 *
 * The bytes are room for the file or memory taken over. A piece of a part is "unseen" until its
 * first use; then it is read from the file into its place, its checksum is worked out, and it
 * becomes good or bad. So the pages in memory are those that are used. The room is memory of our
 * own and no mapping of the file, not even a private one: the system takes the pages of that away,
 * those that were written to as well, once somebody cuts the file short, and who touches them next
 * is killed or, if the file has grown again, reads what nobody checked. What was checked here
 * stays as it was whatever happens to the file. Most parts are small and used as a whole, so their
 * pieces are read together; those that grow with the documents or with the tree are read piece by
 * piece. A part with a bad piece behaves as an empty one from then on and its fault is remembered
 * in `damage`. All this changes behind a const topic: it is a cache of what the bytes are, not of
 * what they mean.
 *
 * To check more when the file is opened costs memory and time that a browser need not spend: the
 * texts and records of the knee are 860 kB, and a topic can have 10 MB of documents.
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, which POSIX of 2008 does not have */
#include "topic/topic.h"

#include <fcntl.h>
#include <string.h>
#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/alloc.h"
#include "topic/bounds.h"

enum state { UNSEEN, GOOD, BAD };
enum { BYTES_TAKEN = -1, BYTES_LENT = -2 };

struct topic {
	char *bytes;
	size_t len;
	int fd; /* of the file; BYTES_TAKEN, BYTES_LENT: the bytes are all there */
	const struct image_part_entry *table;
	const uint32_t *sums;
	unsigned char shift[PART_COUNT]; /* see image_piece_shift() */
	unsigned char *state;            /* enum state of each part: GOOD once all pieces are */
	unsigned char *piece;            /* enum state of each piece, behind those of the parts */
	const char **phrases;            /* PHRASES, once one is asked for; NULL: it has no own */
	struct error *damage;
	void (*end)(const char *damage); /* see topic_set_end() */
};

static const struct {
	const char *name;
	uint32_t record;
	const char *table; /* that its records come from, "" if there is none */
} parts[PART_COUNT] = {
#define PART(NAME, type, what) {#NAME, sizeof(type), ""},
#define RECORD(NAME, name, type, table, what) {#NAME, sizeof(struct type), table},
#include "topic/records.def"
};

/* The parts that are checked piece by piece. */
static const bool by_pieces[PART_COUNT] = {
    [PART_LINK] = true,
    [PART_LIKELIHOOD] = true,
    [PART_ADVICE] = true,
    [PART_SOURCE] = true,
    [PART_REF] = true,
    [PART_SECTION] = true,
    [PART_BLOCK] = true,
    [PART_RUN] = true,
    [PART_TEXT] = true,
    [PART_INDEX] = true,
    [PART_OUTCOME] = true,
    [PART_NODE] = true,
    [PART_EDGE] = true,
    [PART_EVIDENCE] = true,
    [PART_LEXICON] = true,
    [PART_WORD] = true,
    [PART_POSTING] = true,
};

/* Reads len bytes of the file at offset; false if they are not to be had. */
static bool
read_file(const struct topic *t, void *to, size_t len, uint64_t offset)
{
	char *at = to;

	while (len > 0) {
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

/* Has len bytes at offset in their place. */
static bool
fetch(const struct topic *t, size_t len, uint64_t offset)
{
	return t->fd < 0 || read_file(t, t->bytes + offset, len, offset);
}

static int
check_header(const struct topic *t, struct error *err)
{
	const struct image_header *h = (const void *)t->bytes;
	uint64_t table = PART_COUNT * sizeof(struct image_part_entry);

	if (t->len < sizeof *h || !fetch(t, sizeof *h, 0) ||
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
	if (h->parts != PART_COUNT || t->len < sizeof *h + table || !fetch(t, table, sizeof *h))
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

		if (e->record != parts[i].record || e->offset % 8 != 0 || e->offset > t->len ||
		    e->count > UINT32_MAX - 1 || e->count > (t->len - e->offset) / e->record)
			return error_set(err, "part %s lies outside the file", parts[i].name);
		if (e->sum != sums)
			return error_set(err, "part %s has no checksums", parts[i].name);
		sums += image_pieces(e);
		t->shift[i] = (unsigned char)image_piece_shift(e->record);
	}
	if (sums != h->sums)
		return error_set(err, "the checksums do not fit the table of parts");
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
	t->damage = xcalloc(1, sizeof *t->damage);
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
	free(t->damage);
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
	return t->damage->text[0] != '\0' ? t->damage->text : NULL;
}

/* Where piece k of a part begins; one past the last, where that ends. */
static uint64_t
piece_begin(const struct image_part_entry *e, uint64_t k)
{
	uint64_t first = k << image_piece_shift(e->record);

	return e->offset + (first < e->count ? first : e->count) * e->record;
}

/* Puts the pieces from k on that are not good, up to `to` at most, in their places; returns the one
 * after them, or k if they cannot be read. */
static uint64_t
fetch_pieces(const struct topic *t, const struct image_part_entry *e, uint64_t k, uint64_t to)
{
	uint64_t end = k, begin = piece_begin(e, k);

	while (end <= to && t->piece[e->sum + end] != GOOD)
		end++;
	return fetch(t, (size_t)(piece_begin(e, end) - begin), begin) ? end : k;
}

/* Remembers the first thing that is wrong: with a field of a record, or with all from that on. */
static void
tell_damage(const struct topic *t, enum image_part part, uint64_t record, const char *field,
    const char *what)
{
	const char *table = parts[part].table;

	if (t->damage->text[0] == '\0')
		error_set(t->damage,
		    "the compiled topic is damaged: part %s%s%s%s, record %llu%s%s %s",
		    parts[part].name, *table != '\0' ? " (" : "", table, *table != '\0' ? ")" : "",
		    (unsigned long long)record, *field != '\0' ? ": " : "", field, what);
}

static const void *find_records(
    const struct topic *t, enum image_part part, uint32_t first, uint32_t count);

static const void *
look(const void *ctx, enum image_part part, uint32_t first, uint32_t count)
{
	return find_records(ctx, part, first, count);
}

/* True if piece k of a part, which is in its place, is as it was written and keeps to records.def.
 */
static bool
check_piece(const struct topic *t, enum image_part part, uint64_t k)
{
	const struct image_part_entry *e = &t->table[part];
	const struct bounds bounds = {t->table, look, t};
	const char *bytes = t->bytes + piece_begin(e, k);
	size_t len = (size_t)(piece_begin(e, k + 1) - piece_begin(e, k));
	uint64_t first = k << t->shift[part];
	struct bounds_fault fault;

	if (crc32_z(0, (const void *)bytes, len) != t->sums[e->sum + k])
		tell_damage(t, part, first, "", "and what follows: the checksum does not match");
	else if (!bounds_hold(&bounds, part, (uint32_t)first, bytes, len / e->record, &fault))
		tell_damage(t, part, first + fault.record, fault.field, "is out of range");
	else if (part == PART_TEXT && k + 1 == image_pieces(e) && bytes[len - 1] != '\0')
		tell_damage(t, part, e->count - 1, "", "is not the end of a text");
	else
		return true;
	return false;
}

/* Checks pieces from..to, except those that were checked before. */
static bool
check_pieces(const struct topic *t, enum image_part part, uint64_t from, uint64_t to)
{
	const struct image_part_entry *e = &t->table[part];
	uint64_t there = from; /* the first piece that is not in its place */

	for (uint64_t k = from; k <= to && t->state[part] != BAD; k++) {
		bool good = true;

		if (t->piece[e->sum + k] == GOOD)
			continue;
		if (k >= there && (there = fetch_pieces(t, e, k, to)) == k) {
			tell_damage(
			    t, part, k << t->shift[part], "", "and what follows cannot be read");
			good = false;
		}
		good = good && check_piece(t, part, k);
		t->piece[e->sum + k] = good ? GOOD : BAD;
		if (!good)
			t->state[part] = BAD;
	}
	return t->state[part] != BAD;
}

/* True if all of the part may be used; checks it at the first call. */
static bool
part_ready(const struct topic *t, enum image_part part)
{
	uint64_t pieces = image_pieces(&t->table[part]);

	if (t->state[part] == UNSEEN && (pieces == 0 || check_pieces(t, part, 0, pieces - 1)))
		t->state[part] = GOOD;
	return t->state[part] == GOOD;
}

/* True if records first..last may be used. */
static bool
records_ready(const struct topic *t, enum image_part part, uint32_t first, uint32_t last)
{
	uint32_t from = first >> t->shift[part], to = last >> t->shift[part];

	if (t->state[part] == GOOD)
		return true;
	if (!by_pieces[part])
		return part_ready(t, part);
	if (from == to && t->state[part] == UNSEEN && t->piece[t->table[part].sum + from] == GOOD)
		return true;
	return check_pieces(t, part, from, to);
}

int
topic_verify(const struct topic *t, struct error *err)
{
	for (int i = 0; i < PART_COUNT; i++)
		if (!part_ready(t, (enum image_part)i))
			return error_set(err, "%s", t->damage->text);
	return 0;
}

void
topic_set_end(struct topic *t, void (*end)(const char *damage))
{
	t->end = end;
}

/* The end, if there is to be one, once a part turned out to be damaged. */
static void
end_if_bad(const struct topic *t, enum image_part part)
{
	if (t->end != NULL && t->state[part] == BAD)
		t->end(t->damage->text);
}

uint32_t
topic_count(const struct topic *t, enum image_part part)
{
	bool ready = t->state[part] == GOOD ||
		     (by_pieces[part] ? t->state[part] != BAD : part_ready(t, part));

	if (!ready)
		end_if_bad(t, part);
	return ready ? (uint32_t)t->table[part].count : 0;
}

static const void *
find_records(const struct topic *t, enum image_part part, uint32_t first, uint32_t count)
{
	const struct image_part_entry *e = &t->table[part];

	if (count == 0 || first > e->count || count > e->count - first ||
	    !records_ready(t, part, first, first + (count - 1)))
		return NULL;
	return t->bytes + e->offset + (size_t)first * e->record;
}

const void *
topic_records(const struct topic *t, enum image_part part, uint32_t first, uint32_t count)
{
	const void *records = find_records(t, part, first, count);

	if (records == NULL)
		end_if_bad(t, part);
	return records;
}

const void *
topic_record(const struct topic *t, enum image_part part, uint32_t i)
{
	return topic_records(t, part, i, 1);
}

const char *
topic_text(const struct topic *t, struct span s)
{
	if (s.len == 0 || s.len == UINT32_MAX)
		return "";
	const char *text = topic_records(t, PART_TEXT, s.off, s.len + 1);
	return text != NULL && text[s.len] == '\0' ? text : "";
}

const char **
topic_phrases(const struct topic *t)
{
	return t->phrases;
}
