/* SPDX-License-Identifier: MIT */
/* Whether records keep to what records.def says of them.
 *
 * Readers take a record's numbers as they are: they look up by them in tables of their own, loop
 * over counts, and work chances into other chances. So a record with a number that leads nowhere is
 * as bad as one with a wrong checksum. What is said of one field alone stands in records.def, which
 * is where a new field is declared; below stands what fields say of each other.
 */
#include "topic/bounds.h"

#include <float.h>
#include <string.h>

#include "base/alloc.h"
#include "topic/answer.h"
#include "topic/cond.h"

/* What a field has to be. `limit` is a part, or what an ENUM is below. */
static const struct field {
	unsigned char part;
	enum {
		INDEX,
		INDEX_OR_NONE,
		ENUM,
		ENUM_OR_NONE,
		LIST,
		ITEMS,
		ITEMS_TWICE,
		CONDITION,
		NUMBER
	} is;
	unsigned short offset;
	unsigned short limit;
	const char *name;
	double least, most;
} fields[] = {
#define RULE(record, name, is, limit)                                                              \
	{PART_OF_##record, is, offsetof(struct record, name), limit, #name, 0, 0},
#define INDEX(record, name, into, what) RULE(record, name, INDEX, PART_##into)
#define INDEX_OR_NONE(record, name, into, what) RULE(record, name, INDEX_OR_NONE, PART_##into)
#define ENUM(record, name, limit, what) RULE(record, name, ENUM, limit)
#define ENUM_OR_NONE(record, name, limit, what) RULE(record, name, ENUM_OR_NONE, limit)
#define LIST(record, name, into, what) RULE(record, name, LIST, PART_##into)
#define ITEMS(record, name, into, what) RULE(record, name, ITEMS, PART_##into)
#define ITEMS_TWICE(record, name, into, what) RULE(record, name, ITEMS_TWICE, PART_##into)
#define CONDITION(record, name, what) RULE(record, name, CONDITION, 0)
#define INDEXES(NAME, into, what) {PART_##NAME, INDEX, 0, PART_##into, "number", 0, 0},
#define NUMBER(record, name, least, most, what)                                                    \
	{PART_OF_##record, NUMBER, offsetof(struct record, name), 0, #name, least, most},
#include "topic/records.def"
    {PART_VOTE, ENUM, 0, IMAGE_VOTES, "vote", 0, 0},
    {PART_PRIOR, NUMBER, 0, 0, "prior", 0, 1},
    /* chances, and entropies in bits; a row has fewer than 2^32 answers */
    {PART_LIKELIHOOD, NUMBER, 0, 0, "likelihood", 0, 32},
};

enum image_part
bounds_entity_part(uint32_t kind)
{
#define X(NAME, ...) PART_##NAME,
	static const unsigned char parts[] = {IMAGE_ENTITIES(X)};
#undef X

	return (enum image_part)parts[kind];
}

/* `each` is how many numbers a record has. */
static bool
items_hold(const struct bounds *b, enum image_part into, struct list l, unsigned each)
{
	const uint32_t *items = b->look(b->ctx, PART_INDEX, l.first, l.count);

	for (uint32_t i = 0; items != NULL && i < l.count; i++)
		if (items[i] >= each * b->table[into].count)
			return false;
	return items != NULL;
}

/* Of a count and so many operations, each names a record and finds as many values as it takes; one
 * is left. */
static bool
code_holds(const struct bounds *b, struct list l)
{
	static const unsigned char named[] = {[COND_SYMPTOM] = PART_SYMPTOM,
	    [COND_SURE] = PART_SYMPTOM,
	    [COND_UNSURE] = PART_SYMPTOM,
	    [COND_RULE] = PART_RULE,
	    [COND_SUSPECT] = PART_CAUSE};
	const uint32_t *code = b->look(b->ctx, PART_CODE, l.first, l.count);
	uint32_t depth = 0;

	for (uint32_t i = 1; code != NULL && i < l.count; i++) {
		enum cond_op op = COND_OP(code[i]);
		uint32_t takes = op <= COND_SUSPECT                ? 0
				 : op == COND_AND || op == COND_OR ? 2
				 : op == COND_NOT                  ? 1
								   : COND_MEMBERS(code[i]);

		if (op > COND_AT_LEAST ||
		    (op <= COND_SUSPECT && COND_ARG(code[i]) >= b->table[named[op]].count) ||
		    (op == COND_AT_LEAST && (takes == 0 || COND_LEAST(code[i]) == 0)) ||
		    takes > depth)
			return false;
		depth += 1 - takes;
		if (depth > COND_DEPTH)
			return false;
	}
	return depth == 1;
}

/* The first of the records, `size` bytes each, whose number is not below the limit; `count` if
 * there is none. `none` is 1 where NONE is sound, too: that is 1 less than 0. */
static inline size_t
first_beyond(const char *at, size_t size, size_t count, uint32_t none, uint64_t limit)
{
	size_t i = 0;

	for (uint32_t n; i < count; i++) {
		memcpy(&n, at + i * size, sizeof n);
		if ((uint32_t)(n + none) >= limit + none)
			break;
	}
	return i;
}

/* The same of chances and the like; what is not a number is neither. */
static inline size_t
first_outside(const char *at, size_t size, size_t count, double least, double most)
{
	size_t i = 0;

	for (double x; i < count; i++) {
		memcpy(&x, at + i * size, sizeof x);
		if (!(x >= least && x <= most))
			break;
	}
	return i;
}

/* The records that the field at `at` names as a run: of a condition its count and operations, of
 * one whose count is not there that. */
static struct list
run_of(const struct bounds *b, const struct field *f, const char *at)
{
	const uint32_t *count = NULL;
	struct list l;

	memcpy(&l, at, sizeof l);
	if (f->is != CONDITION)
		return l;
	if (l.first != NONE)
		count = b->look(b->ctx, PART_CODE, l.first, 1);
	l.count = count != NULL && *count < NONE ? *count + 1 : l.first != NONE;
	return l;
}

/* No two runs share a record, or a small file could ask for work without end of whoever goes along
 * all of them, this check the first. It is their sum that tells, since records come in any order.
 * There are two exceptions. References, of which no record has many, are shared by cells that say
 * the same. And of a row of a flow that holds for several answers there is a branch for each, with
 * the same runs. */
static bool
run_holds(const struct bounds *b, const struct field *f, const char *at, const char *before)
{
	enum image_part into = f->is == LIST        ? (enum image_part)f->limit
			       : f->is == CONDITION ? PART_CODE
						    : PART_INDEX;
	uint64_t room = b->table[into].count;
	struct list l = run_of(b, f, at), last = {0, 0};

	if (l.count == 0)
		return true;
	if (l.first > room || l.count > room - l.first)
		return false;
	if (into == PART_REF)
		return l.count <= IMAGE_REFS_MOST;
	if (f->part == PART_BRANCH && before != NULL)
		last = run_of(b, f, before);
	if (l.first == last.first && l.count == last.count)
		return true;
	b->named[into] += l.count;
	return b->named[into] <= room &&
	       (f->is == LIST ||
		   (f->is == CONDITION ? code_holds(b, l)
				       : items_hold(b, f->limit, l, f->is == ITEMS ? 1 : 2)));
}

/* The first of the records, from number `first` on, whose field, at `at` in the first of them, does
 * not hold; `count` if there is none. Numbers that stand alone, of which a part can have millions,
 * get loops of their own. */
static size_t
first_fault(const struct bounds *b, const struct field *f, uint32_t first, const char *at,
    size_t size, size_t count)
{
	bool index = f->is == INDEX || f->is == INDEX_OR_NONE;
	uint32_t none = f->is == INDEX_OR_NONE || f->is == ENUM_OR_NONE;
	uint64_t limit = index ? b->table[f->limit].count : f->limit;
	size_t i = 0;

	switch (f->is) {
	case INDEX:
	case INDEX_OR_NONE:
	case ENUM:
	case ENUM_OR_NONE:
		return size == sizeof(uint32_t)
			   ? first_beyond(at, sizeof(uint32_t), count, none, limit)
			   : first_beyond(at, size, count, none, limit);
	case NUMBER:
		return size == sizeof(double)
			   ? first_outside(at, sizeof(double), count, f->least, f->most)
			   : first_outside(at, size, count, f->least, f->most);
	default:
		for (const char *r = at, *before = first > 0 ? at - size : NULL;
		     i < count && run_holds(b, f, r, before); i++, r += size)
			before = r;
		return i;
	}
}

/* NULL, or the field of a question that the others do not allow. Options are counted in it; each
 * has its symptom, a screen's its question, and each link a row of likelihoods. */
static const char *
question_fault(const struct bounds *b, const char *at)
{
	struct question q;

	memcpy(&q, at, sizeof q);
	uint64_t options = q.options, row = options + 2;
	row += q.kind == QUESTION_SEVERAL ? options : 0;
	uint64_t rows = options > 0 ? row * (1 + (uint64_t)q.links.count) : 0;
	return q.options != q.symptoms.count ||
		       (q.kind == QUESTION_SEVERAL && options > ANSWER_SEVERAL_MOST)
		   ? "options"
	       : q.covers.count != (q.kind == QUESTION_SCREEN ? options : 0) ? "covers"
	       : q.exhaustive && q.kind != QUESTION_CHOICE                   ? "exhaustive"
	       : q.likelihood > b->table[PART_LIKELIHOOD].count ||
		       rows > b->table[PART_LIKELIHOOD].count - q.likelihood
		   ? "likelihood"
		   : NULL;
}

/* The parts whose records have fields that say something of each other. */
static const bool related[PART_COUNT] = {
    [PART_QUESTION] = true,
    [PART_SYMPTOM] = true,
    [PART_SECTION] = true,
    [PART_NODE] = true,
    [PART_ID] = true,
    [PART_ENTITY] = true,
};

/* The same of any record of these, of the part's number `number`. */
static const char *
record_fault(const struct bounds *b, enum image_part part, uint32_t number, const char *at)
{
	const struct question *q;
	struct symptom s;
	struct section section;
	struct node node;
	struct entity e;

	switch (part) {
	case PART_QUESTION:
		return question_fault(b, at);
	case PART_SYMPTOM:
		memcpy(&s, at, sizeof s);
		q = b->look(b->ctx, PART_QUESTION, s.question, 1);
		return q == NULL || s.option == 0 || s.option > q->options ? "option" : NULL;
	case PART_SECTION:
		memcpy(&section, at, sizeof section);
		return section.parent == NONE || section.parent < number ? NULL : "parent";
	case PART_NODE:
		memcpy(&node, at, sizeof node);
		return node.kind == NODE_LIVE ||
			       node.index < b->table[node.kind == NODE_QUESTION ? PART_QUESTION
										: PART_OUTCOME]
						.count
			   ? NULL
			   : "index";
	case PART_ID:
	case PART_ENTITY:
		memcpy(
		    &e, at + (part == PART_ID ? offsetof(struct id_entry, entity) : 0), sizeof e);
		return e.kind < ENTITY_KINDS && e.index < b->table[bounds_entity_part(e.kind)].count
			   ? NULL
			   : "entity";
	default:
		return NULL;
	}
}

bool
bounds_hold(const struct bounds *b, enum image_part part, uint32_t number, const void *records,
    size_t count, struct bounds_fault *fault)
{
	size_t size = b->table[part].record;
	const char *first = records;

	*fault = (struct bounds_fault){0, NULL};
	for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
		const struct field *f = &fields[k];

		if (f->part != part)
			continue;
		fault->record = first_fault(b, f, number, first + f->offset, size, count);
		if (fault->record < count) {
			fault->field = f->name;
			return false;
		}
	}
	for (size_t i = 0; i < count && related[part] && fault->field == NULL; i++)
		*fault = (struct bounds_fault){
		    i, record_fault(b, part, number + (uint32_t)i, first + i * size)};
	return fault->field == NULL;
}

/* The longest chain below each rule is gone after round by round, since to go down along them is
 * what would take too much stack. */
size_t
bounds_endless_rule(const struct bounds *b, const struct rule *rules, size_t count)
{
	uint8_t *depth = xcalloc(count, sizeof *depth);
	size_t endless = count;

	for (bool more = true; more && endless == count;) {
		more = false;
		for (size_t r = 0; r < count && endless == count; r++) {
			uint32_t at = rules[r].when.at;
			const uint32_t *n = at != NONE ? b->look(b->ctx, PART_CODE, at, 1) : NULL;
			const uint32_t *code =
			    n != NULL ? b->look(b->ctx, PART_CODE, at + 1, *n) : NULL;

			for (uint32_t i = 0; code != NULL && i < *n && depth[r] <= COND_CHAIN_MOST;
			     i++) {
				uint32_t named = COND_ARG(code[i]);

				if (COND_OP(code[i]) != COND_RULE || depth[named] < depth[r])
					continue;
				depth[r] = (uint8_t)(depth[named] + 1);
				more = true;
			}
			if (depth[r] > COND_CHAIN_MOST)
				endless = r;
		}
	}
	free(depth);
	return endless;
}
