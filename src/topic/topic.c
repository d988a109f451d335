/* SPDX-License-Identifier: MIT */
/* The model: an image in memory and the check of its parts.
 *
 * The bytes are room for the file (open.c) or memory taken over. A piece of a part is "unseen"
 * until its first use; then it is read from the file into its place, its checksum is worked out,
 * and it becomes good or bad. So the pages in memory are those that are used. Most parts are small
 * and used as a whole, so their pieces are read together; those that grow with the documents or
 * with the tree are read piece by piece. A part with a bad piece behaves as an empty one from then
 * on and its fault is remembered in `damage`. All this changes behind a const topic: it is a cache
 * of what the bytes are, not of what they mean.
 *
 * To check more when the file is opened costs memory and time that a browser need not spend: the
 * texts and records of the knee are 860 kB, and a topic can have 10 MB of documents.
 */
#include <string.h>
#include <zlib.h>

#include "topic/bounds.h"
#include "topic/topic_state.h"

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
	return topic_fetch(t, (size_t)(piece_begin(e, end) - begin), begin) ? end : k;
}

/* Remembers the first thing that is wrong: with a field of a record, or with all from that on. */
static void
tell_damage(const struct topic *t, enum image_part part, uint64_t record, const char *field,
    const char *what)
{
	const char *table = topic_parts[part].table;

	if (t->damage->text[0] == '\0')
		error_set(t->damage,
		    "the compiled topic is damaged: part %s%s%s%s, record %llu%s%s %s",
		    topic_parts[part].name, *table != '\0' ? " (" : "", table,
		    *table != '\0' ? ")" : "", (unsigned long long)record,
		    *field != '\0' ? ": " : "", field, what);
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
	const struct bounds bounds = {t->table, look, t, t->named};
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

/* True if what the part holds as a whole is sound, once its pieces are. */
static bool
check_whole(const struct topic *t, enum image_part part)
{
	if (part != PART_RULE)
		return true;
	const struct bounds bounds = {t->table, look, t, t->named};
	size_t rules = (size_t)t->table[part].count,
	       r = bounds_endless_rule(
		   &bounds, (const void *)(t->bytes + t->table[part].offset), rules);

	if (r < rules)
		tell_damage(t, part, r, "when", "waits for too many rules");
	return r == rules;
}

/* True if all of the part may be used; checks it at the first call. */
static bool
part_ready(const struct topic *t, enum image_part part)
{
	uint64_t pieces = image_pieces(&t->table[part]);

	if (t->state[part] == UNSEEN && (pieces == 0 || check_pieces(t, part, 0, pieces - 1)))
		t->state[part] = check_whole(t, part) ? GOOD : BAD;
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
