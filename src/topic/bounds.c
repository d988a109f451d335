/* Where each record has its lists, as a table.
 *
 * A list past the end of its part would do no harm to memory, since accessors check every index,
 * but readers loop over its count: four thousand million steps for one forged number. So a part
 * whose records hold such a list is as bad as one with a wrong checksum.
 */
#include "topic/bounds.h"

#include <string.h>

struct list_field {
	enum image_part part; /* whose records have it */
	size_t offset;	      /* of the struct list in the record */
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

static bool
list_holds(const char *at, uint64_t room)
{
	struct list l;

	memcpy(&l, at, sizeof l);
	return l.count == 0 || (l.first <= room && l.count <= room - l.first);
}

/* Options are counted in the record itself; each has its symptom. */
static bool
options_hold(const char *at)
{
	struct question q;

	memcpy(&q, at, sizeof q);
	return q.options == q.symptoms.count;
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
	if (part == PART_QUESTION)
		for (size_t i = 0; i < count; i++)
			if (!options_hold(record + i * size))
				return false;
	return true;
}
