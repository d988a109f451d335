/* Where each record has its lists and its numbers, as tables.
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

struct list_field {
	enum image_part part; /* whose records have it */
	size_t offset;        /* of the struct list in the record */
	enum image_part into; /* what it is a run of */
};

static const struct list_field lists[] = {
    {PART_CAUSE, offsetof(struct cause, parents), PART_INDEX},
    {PART_CAUSE, offsetof(struct cause, children), PART_INDEX},
    {PART_CAUSE, offsetof(struct cause, evidence), PART_INDEX},
    {PART_CAUSE, offsetof(struct cause, advice), PART_INDEX},
    {PART_CAUSE, offsetof(struct cause, complications), PART_INDEX},
    {PART_CAUSE, offsetof(struct cause, disagreements), PART_INDEX},
    {PART_CAUSE, offsetof(struct cause, refs), PART_REF},
    {PART_QUESTION, offsetof(struct question, symptoms), PART_INDEX},
    {PART_QUESTION, offsetof(struct question, covers), PART_INDEX},
    {PART_QUESTION, offsetof(struct question, covered_by), PART_INDEX},
    {PART_QUESTION, offsetof(struct question, links), PART_LINK},
    {PART_QUESTION, offsetof(struct question, refs), PART_REF},
    {PART_SYMPTOM, offsetof(struct symptom, evidence), PART_INDEX},
    {PART_SYMPTOM, offsetof(struct symptom, disagreements), PART_INDEX},
    {PART_SYMPTOM, offsetof(struct symptom, refs), PART_REF},
    {PART_EVIDENCE, offsetof(struct evidence, refs), PART_REF},
    {PART_RULE, offsetof(struct rule, suspects), PART_INDEX},
    {PART_RULE, offsetof(struct rule, disagreements), PART_INDEX},
    {PART_RULE, offsetof(struct rule, refs), PART_REF},
    {PART_COMPLICATION, offsetof(struct complication, causes), PART_INDEX},
    {PART_COMPLICATION, offsetof(struct complication, disagreements), PART_INDEX},
    {PART_COMPLICATION, offsetof(struct complication, refs), PART_REF},
    {PART_ADVICE, offsetof(struct advice, causes), PART_INDEX},
    {PART_ADVICE, offsetof(struct advice, disagreements), PART_INDEX},
    {PART_ADVICE, offsetof(struct advice, refs), PART_REF},
    {PART_DISAGREEMENT, offsetof(struct disagreement, about), PART_ENTITY},
    {PART_DISAGREEMENT, offsetof(struct disagreement, first_refs), PART_REF},
    {PART_DISAGREEMENT, offsetof(struct disagreement, second_refs), PART_REF},
    {PART_TERM, offsetof(struct term, refs), PART_REF},
    {PART_CASE, offsetof(struct case_row, present), PART_INDEX},
    {PART_CASE, offsetof(struct case_row, absent), PART_INDEX},
    {PART_DOCUMENT, offsetof(struct document, sections), PART_SECTION},
    {PART_SECTION, offsetof(struct section, blocks), PART_BLOCK},
    {PART_BLOCK, offsetof(struct block, runs), PART_RUN},
    {PART_NODE, offsetof(struct node, edges), PART_EDGE},
    {PART_OUTCOME, offsetof(struct outcome_row, rules), PART_INDEX},
    {PART_OUTCOME, offsetof(struct outcome_row, suspects), PART_INDEX},
    {PART_OUTCOME, offsetof(struct outcome_row, advice), PART_INDEX},
};

struct number_field {
	enum image_part part;
	size_t offset; /* of the double in the record */
	double least, most;
};

/* LIKELIHOOD mixes chances with entropies in bits; a row has fewer than 2^32 answers. */
static const struct number_field numbers[] = {
    {PART_META, offsetof(struct image_meta, background), 0, 1},
    {PART_META, offsetof(struct image_meta, floor), 0, 1},
    {PART_META, offsetof(struct image_meta, stop), 0, 1},
    {PART_META, offsetof(struct image_meta, matters), 0, 1},
    {PART_CAUSE, offsetof(struct cause, weight), 0, DBL_MAX},
    {PART_PRIOR, 0, 0, 1},
    {PART_QUESTION, offsetof(struct question, cost), DBL_MIN, DBL_MAX},
    {PART_SYMPTOM, offsetof(struct symptom, background), 0, 1},
    {PART_EVIDENCE, offsetof(struct evidence, frequency), 0, 1},
    {PART_LIKELIHOOD, 0, 0, 32},
};

static bool
list_holds(const char *at, uint64_t room)
{
	struct list l;

	memcpy(&l, at, sizeof l);
	return l.count == 0 || (l.first <= room && l.count <= room - l.first);
}

/* Not a number is neither above nor below. */
static bool
number_holds(const struct number_field *f, const char *record)
{
	double x;

	memcpy(&x, record + f->offset, sizeof x);
	return x >= f->least && x <= f->most;
}

/* Options are counted in the record itself; each has its symptom. */
static bool
options_hold(const struct image_part_entry *table, const char *at)
{
	struct question q;

	(void)table;
	memcpy(&q, at, sizeof q);
	return q.options == q.symptoms.count;
}

static const enum image_part entity_parts[ENTITY_KINDS] = {
    [ENTITY_CAUSE] = PART_CAUSE,
    [ENTITY_QUESTION] = PART_QUESTION,
    [ENTITY_SYMPTOM] = PART_SYMPTOM,
    [ENTITY_RULE] = PART_RULE,
    [ENTITY_COMPLICATION] = PART_COMPLICATION,
    [ENTITY_ADVICE] = PART_ADVICE,
    [ENTITY_SOURCE] = PART_SOURCE,
    [ENTITY_DISAGREEMENT] = PART_DISAGREEMENT,
    [ENTITY_TERM] = PART_TERM,
    [ENTITY_CASE] = PART_CASE,
    [ENTITY_SECTION] = PART_SECTION,
};

enum image_part
bounds_entity_part(uint32_t kind)
{
	return entity_parts[kind];
}

static bool
entity_holds(const struct image_part_entry *table, const char *at)
{
	struct entity e;

	memcpy(&e, at, sizeof e);
	return e.kind < ENTITY_KINDS && e.index < table[entity_parts[e.kind]].count;
}

static bool
id_holds(const struct image_part_entry *table, const char *at)
{
	return entity_holds(table, at + offsetof(struct id_entry, entity));
}

static bool
class_holds(const struct image_part_entry *table, const char *at)
{
	uint32_t leaf;

	memcpy(&leaf, at, sizeof leaf);
	return leaf < table[PART_LEAF].count;
}

static bool
word_holds(const struct image_part_entry *table, const char *at)
{
	struct word w;

	memcpy(&w, at, sizeof w);
	return w.text < table[PART_LEXICON].count && w.postings < table[PART_POSTING].count;
}

/* What records hold beside lists and numbers. */
static bool
others_hold(
    const struct image_part_entry *table, enum image_part part, const char *record, size_t count)
{
	bool (*holds)(const struct image_part_entry *, const char *) =
	    part == PART_QUESTION ? options_hold
	    : part == PART_ID     ? id_holds
	    : part == PART_ENTITY ? entity_holds
	    : part == PART_CLASS  ? class_holds
	    : part == PART_WORD   ? word_holds
				  : NULL;

	for (size_t i = 0; holds != NULL && i < count; i++)
		if (!holds(table, record + i * table[part].record))
			return false;
	return true;
}

bool
bounds_hold(
    const struct image_part_entry *table, enum image_part part, const void *records, size_t count)
{
	const char *record = records;
	size_t size = table[part].record;

	for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
		uint64_t room = table[lists[k].into].count;

		if (lists[k].part != part)
			continue;
		for (size_t i = 0; i < count; i++)
			if (!list_holds(record + i * size + lists[k].offset, room))
				return false;
	}
	for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) {
		if (numbers[k].part != part)
			continue;
		for (size_t i = 0; i < count; i++)
			if (!number_holds(&numbers[k], record + i * size))
				return false;
	}
	return others_hold(table, part, record, count);
}
