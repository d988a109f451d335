/* SPDX-License-Identifier: MIT */
/* Whether records keep to what records.def says of their lists and numbers.
 *
 * A list past the end of its part would do no harm to memory, since accessors check every index,
 * but readers loop over its count: four thousand million steps for one forged number. A chance that
 * is none, or not a number at all, spreads to all that is worked out from it, up to conversions
 * that C leaves undefined. So a part whose records hold such a thing is as bad as one with a wrong
 * checksum.
 */
#include "topic/bounds.h"

#include <float.h>
#include <string.h>

#include "topic/answer.h"

static const struct {
	unsigned char part;    /* whose records have it */
	unsigned char into;    /* what it is a run of */
	unsigned short offset; /* of the struct list in the record */
} lists[] = {
#define LIST(record, name, into, what)                                                             \
	{PART_OF_##record, PART_##into, offsetof(struct record, name)},
#include "topic/records.def"
};

/* LIKELIHOOD mixes chances with entropies in bits; a row has fewer than 2^32 answers. */
static const struct {
	enum image_part part;
	size_t offset; /* of the double in the record */
	double least, most;
} numbers[] = {
    {PART_PRIOR, 0, 0, 1},
    {PART_LIKELIHOOD, 0, 0, 32},
#define NUMBER(record, name, least, most, what)                                                    \
	{PART_OF_##record, offsetof(struct record, name), least, most},
#include "topic/records.def"
};

enum image_part
bounds_entity_part(uint32_t kind)
{
#define X(NAME, ...) PART_##NAME,
	static const unsigned char parts[] = {IMAGE_ENTITIES(X)};
#undef X

	return (enum image_part)parts[kind];
}

static bool
entity_holds(const struct image_part_entry *table, const char *at)
{
	struct entity e;

	memcpy(&e, at, sizeof e);
	return e.kind < ENTITY_KINDS && e.index < table[bounds_entity_part(e.kind)].count;
}

/* What records hold beside lists and numbers. */
static bool
others_hold(
    const struct image_part_entry *table, enum image_part part, const char *record, const char *end)
{
	struct question q;
	struct word w;
	uint32_t leaf;
	bool holds;

	for (; record < end; record += table[part].record) {
		switch (part) {
		case PART_QUESTION: /* options are counted in the record; each has its symptom */
			memcpy(&q, record, sizeof q);
			holds = q.options == q.symptoms.count &&
				(q.kind != QUESTION_SEVERAL || q.options <= ANSWER_SEVERAL_MOST);
			break;
		case PART_ID:
			holds = entity_holds(table, record + offsetof(struct id_entry, entity));
			break;
		case PART_ENTITY:
			holds = entity_holds(table, record);
			break;
		case PART_CLASS:
			memcpy(&leaf, record, sizeof leaf);
			holds = leaf < table[PART_LEAF].count;
			break;
		case PART_WORD:
			memcpy(&w, record, sizeof w);
			holds = w.text < table[PART_LEXICON].count &&
				w.postings < table[PART_POSTING].count;
			break;
		default:
			return true;
		}
		if (!holds)
			return false;
	}
	return true;
}

bool
bounds_hold(
    const struct image_part_entry *table, enum image_part part, const void *records, size_t count)
{
	size_t size = table[part].record;
	const char *first = records, *end = first + count * size;
	struct list l;
	double x;

	for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
		for (const char *r = first; lists[k].part == part && r < end; r += size) {
			uint64_t room = table[lists[k].into].count;

			memcpy(&l, r + lists[k].offset, sizeof l);
			if (l.count > 0 && (l.first > room || l.count > room - l.first))
				return false;
		}
	for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
		for (const char *r = first; numbers[k].part == part && r < end; r += size) {
			memcpy(&x, r + numbers[k].offset, sizeof x);
			/* not a number is neither above nor below */
			if (!(x >= numbers[k].least && x <= numbers[k].most))
				return false;
		}
	return others_hold(table, part, first, end);
}
