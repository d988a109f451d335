/* SPDX-License-Identifier: MIT */
/* Accessors of records, lists and ids. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "topic/answer.h"
#include "topic/bounds.h"
#include "topic/topic_state.h"

#define RECORD(NAME, name, type, table, what)                                                      \
	uint32_t topic_##name##_count(const struct topic *t)                                       \
	{                                                                                          \
		return topic_count(t, PART_##NAME);                                                \
	}                                                                                          \
	const struct type *topic_##name(const struct topic *t, uint32_t i)                         \
	{                                                                                          \
		static const struct type none;                                                     \
		const struct type *r = topic_record(t, PART_##NAME, i);                            \
		return r != NULL ? r : &none;                                                      \
	}
#include "topic/records.def"

const struct image_meta *
topic_meta(const struct topic *t)
{
	return topic_settings(t, 0);
}

/* Item i of a list over a part, NULL if it has no such item. */
static const void *
list_record(const struct topic *t, enum image_part part, struct list l, uint32_t i)
{
	return i < l.count && l.first <= UINT32_MAX - i ? topic_record(t, part, l.first + i) : NULL;
}

uint32_t
topic_item(const struct topic *t, struct list l, uint32_t i)
{
	const uint32_t *item = list_record(t, PART_INDEX, l, i);

	return item != NULL ? *item : NONE;
}

struct ref
topic_ref(const struct topic *t, struct list l, uint32_t i)
{
	const struct ref *r = list_record(t, PART_REF, l, i);

	return r != NULL ? *r : (struct ref){NONE, NONE};
}

struct entity
topic_sound(const struct topic *t, const struct entity *e)
{
	if (e != NULL && e->kind < ENTITY_KINDS &&
	    e->index < topic_count(t, bounds_entity_part(e->kind)))
		return *e;
	return (struct entity){ENTITY_KINDS, NONE};
}

struct entity
topic_entity(const struct topic *t, struct list l, uint32_t i)
{
	return topic_sound(t, list_record(t, PART_ENTITY, l, i));
}

uint32_t
topic_section_end(const struct topic *t, uint32_t section)
{
	const struct section *s = topic_section(t, section);
	struct list all = topic_document(t, s->document)->sections;
	uint32_t end = section + 1, count = topic_section_count(t);

	while (s->level > 0 && end < count && end < all.first + all.count &&
	       topic_section(t, end)->level > s->level)
		end++;
	return end;
}

uint32_t
topic_leaf_count(const struct topic *t)
{
	uint32_t leaves = topic_count(t, PART_LEAF);

	return topic_count(t, PART_PRIOR) == leaves ? leaves : 0;
}

uint32_t
topic_leaf(const struct topic *t, uint32_t l)
{
	const uint32_t *cause = topic_record(t, PART_LEAF, l);

	return cause != NULL ? *cause : NONE;
}

const double *
topic_priors(const struct topic *t)
{
	return topic_records(t, PART_PRIOR, 0, topic_leaf_count(t));
}

struct likelihoods
topic_likelihoods(const struct topic *t, uint32_t question)
{
	const struct question *q = topic_question(t, question);
	struct likelihoods l = {.options = q->options, .links = q->links.count};

	l.several = q->kind == QUESTION_SEVERAL;
	if (q->options == 0 || q->options > UINT32_MAX / 4)
		return (struct likelihoods){0};
	l.stride = l.several ? 2 * q->options + 2 : q->options + 2;
	uint64_t doubles = (uint64_t)l.stride * (1 + (uint64_t)l.links);
	if (doubles > UINT32_MAX)
		return (struct likelihoods){0};
	l.base = topic_records(t, PART_LIKELIHOOD, q->likelihood, (uint32_t)doubles);
	l.leaf = topic_records(t, PART_LINK, q->links.first, l.links);
	/* links are held to the leaves of the image, which are none where they have no priors */
	if (l.base == NULL || (l.links > 0 && (l.leaf == NULL || topic_leaf_count(t) == 0)))
		return (struct likelihoods){0};
	l.row = l.base + l.stride;
	return l;
}

const double *
topic_likelihood_row(const struct likelihoods *k, uint32_t leaf)
{
	uint32_t low = 0, high = k->links;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (k->leaf[mid] < leaf)
			low = mid + 1;
		else
			high = mid;
	}
	return low < k->links && k->leaf[low] == leaf ? k->row + (size_t)low * k->stride : k->base;
}

const double *
topic_frequencies(const struct likelihoods *k, const double *row)
{
	return row + k->options + 2;
}

double
topic_likelihood(const struct likelihoods *k, const double *row, uint32_t answer)
{
	const double *frequency = topic_frequencies(k, row);
	double product = 1;

	if (answer < ANSWER_NONE)
		return 1;
	if (!(answer & ANSWER_SET))
		return answer - ANSWER_NONE <= k->options ? row[answer - ANSWER_NONE] : 1;
	for (uint32_t i = 0; k->several && i < k->options; i++) {
		enum finding finding = answer_finding(answer, i);

		product *= finding == FINDING_YES  ? frequency[i]
			   : finding == FINDING_NO ? 1 - frequency[i]
						   : 1;
	}
	return product;
}

const char *
topic_document_id(const struct topic *t, uint32_t document)
{
	const struct document *d = topic_document(t, document);

	return topic_text(t, d->source != NONE ? topic_source(t, d->source)->id : d->name);
}

#define CLOSE 128u /* bytes of text to a name, where names stand with little between them */

/* Where records of a part have a field. */
struct place {
	unsigned char part;
	unsigned short offset;
};
#define PLACE(record, name)                                                                        \
	{                                                                                          \
		PART_OF_##record, offsetof(struct record, name)                                    \
	}
/* By kind. */
#define X(NAME, word, record, id, name) PLACE(record, id),
static const struct place ids[] = {IMAGE_ENTITIES(X)};
#undef X
#define X(NAME, word, record, id, name) PLACE(record, name),
static const struct place names[] = {IMAGE_ENTITIES(X)};
#undef X
static const struct place refs[] = {
#define REFS(record, name, column) PLACE(record, name),
#include "topic/records.def"
};
static const struct place disputes[] = {
#define DISPUTES(record, name) PLACE(record, name),
#include "topic/records.def"
};

/* The field that the entity's record has among these, NULL if it has none. */
static const void *
entity_field(const struct topic *t, struct entity e, const struct place *at, size_t count)
{
	const char *record;
	size_t i = 0;

	if (e.kind >= ENTITY_KINDS)
		return NULL;
	enum image_part part = bounds_entity_part(e.kind);
	while (i < count && at[i].part != part)
		i++;
	if (i == count || (record = topic_record(t, part, e.index)) == NULL)
		return NULL;
	return record + at[i].offset;
}

static const char *
entity_text(const struct topic *t, struct entity e, const struct place *at, size_t count)
{
	const struct span *s = entity_field(t, e, at, count);

	return s != NULL ? topic_text(t, *s) : "";
}

static struct list
entity_list(const struct topic *t, struct entity e, const struct place *at, size_t count)
{
	const struct list *l = entity_field(t, e, at, count);

	return l != NULL ? *l : (struct list){0, 0};
}

const char *
topic_entity_id(const struct topic *t, struct entity e)
{
	return e.kind < ENTITY_KINDS ? entity_text(t, e, &ids[e.kind], 1) : "";
}

void
topic_add_id(const struct topic *t, struct entity e, struct buf *out)
{
	if (e.kind == ENTITY_SECTION)
		buf_printf(out, "%s#", topic_document_id(t, topic_section(t, e.index)->document));
	buf_adds(out, topic_entity_id(t, e));
}

const char *
topic_entity_name(const struct topic *t, struct entity e)
{
	return e.kind < ENTITY_KINDS ? entity_text(t, e, &names[e.kind], 1) : "";
}

void
topic_read_ahead(const struct topic *t, enum entity_kind kind)
{
	enum image_part part = bounds_entity_part(kind);
	uint32_t n = topic_count(t, part);

	if (n == 0 || topic_records(t, part, 0, n) == NULL)
		return;
	const struct span *first = entity_field(t, (struct entity){kind, 0}, &names[kind], 1);
	const struct span *last = entity_field(t, (struct entity){kind, n - 1}, &names[kind], 1);
	if (last->off >= first->off && (last->off - first->off) / n < CLOSE)
		topic_records(t, PART_TEXT, first->off, last->off - first->off + 1);
}

struct list
topic_entity_refs(const struct topic *t, struct entity e)
{
	return entity_list(t, e, refs, sizeof refs / sizeof *refs);
}

struct list
topic_entity_disagreements(const struct topic *t, struct entity e)
{
	return entity_list(t, e, disputes, sizeof disputes / sizeof *disputes);
}

bool
topic_shown(const struct topic *t, struct entity e, size_t *next, struct shown_field *f)
{
	enum { PLAIN, WARNING };
	static const struct {
		struct place at;
		bool warning;
		unsigned short label;
	} fields[] = {
#define SHOWN(record, name, how, label) {PLACE(record, name), how, PHRASE_SHOWN_##record##_##name},
#include "topic/records.def"
	};

	while (*next < sizeof fields / sizeof *fields) {
		f->text = entity_text(t, e, &fields[*next].at, 1);
		f->label = topic_phrase(t, fields[*next].label);
		f->warning = fields[(*next)++].warning;
		if (*f->text != '\0')
			return true;
	}
	return false;
}

bool
topic_has_answer(const struct question *q, uint32_t answer)
{
	if (answer & ANSWER_SET)
		return q->kind == QUESTION_SEVERAL && answer_is_several(answer, q->options);
	if (answer == ANSWER_NONE && q->exhaustive)
		return false;
	return answer < ANSWER_FIRST || answer - ANSWER_FIRST < q->options;
}

uint32_t
topic_symptom_answer(const struct topic *t, uint32_t symptom)
{
	const struct symptom *s = topic_symptom(t, symptom);
	const struct question *q = topic_question(t, s->question);

	return q->kind == QUESTION_SEVERAL
		   ? answer_with(ANSWER_UNASKED, s->option - 1, FINDING_YES, q->options)
		   : ANSWER_FIRST + s->option - 1;
}

void
topic_order_questions(const struct topic *t, uint32_t *order)
{
	uint32_t questions = topic_question_count(t);
	bool sound = true;

	memset(order, 0xff, questions * sizeof *order);
	for (uint32_t q = 0; q < questions && sound; q++) {
		uint32_t at = topic_question(t, q)->order;

		sound = at < questions && order[at] == NONE;
		if (sound)
			order[at] = q;
	}
	for (uint32_t q = 0; q < questions && !sound; q++)
		order[q] = q;
}

uint32_t
topic_urgencies(const struct topic *t, uint32_t out[URGENCY_LEVELS])
{
	bool today = false;
	uint32_t n = 0;

	for (uint32_t r = 0; r < topic_rule_count(t) && !today; r++)
		today = topic_rule(t, r)->urgency == URGENCY_TODAY;
	for (uint32_t c = 0; !today && c < topic_case_count(t); c++)
		today = topic_case(t, c)->urgency == URGENCY_TODAY;
	for (uint32_t b = 0; !today && b < topic_branch_count(t); b++)
		today = topic_branch(t, b)->urgency == URGENCY_TODAY;
	for (uint32_t u = URGENCY_LEVELS; u-- > 0;)
		if (u != URGENCY_TODAY || today)
			out[n++] = u;
	return n;
}
