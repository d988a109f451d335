/* All ids sorted by their bytes, which shows those given twice, and then in a hash table, which has
 * twice as many slots as there are ids or more, so that looking one up takes one comparison as a
 * rule. Rows that name the same id come in runs, so the last one found of a kind is tried first. An
 * array of the ids of each kind serves for suggestions.
 */
#include "compile/ids.h"

#include <stdlib.h>
#include <string.h>

struct id {
	const char *text;
	struct entity entity;
	bool twice; /* another row claims it too */
};

struct ids {
	struct input *in;
	struct id *sorted; /* each text once */
	size_t count;
	struct id *slots;		     /* copies of them; the text is NULL where empty */
	size_t mask;			     /* slots less one; their number is a power of two */
	const struct id *last[ENTITY_KINDS]; /* found last of each kind, NULL if none was */
	const char **words[ENTITY_KINDS];    /* in table order */
	size_t word_count[ENTITY_KINDS];
};

static const int id_columns[ENTITY_KINDS] = {
    [ENTITY_CAUSE] = COL_CAUSES_ID,
    [ENTITY_QUESTION] = COL_QUESTIONS_ID,
    [ENTITY_SYMPTOM] = COL_SYMPTOMS_ID,
    [ENTITY_RULE] = COL_TRIAGE_ID,
    [ENTITY_COMPLICATION] = COL_COMPLICATIONS_ID,
    [ENTITY_ADVICE] = COL_ADVICE_ID,
    [ENTITY_SOURCE] = COL_SOURCES_ID,
    [ENTITY_DISAGREEMENT] = COL_DISAGREEMENTS_ID,
    [ENTITY_TERM] = -1,
    [ENTITY_CASE] = COL_CASES_ID,
    [ENTITY_SECTION] = -1,
};

int
ids_column(enum entity_kind kind)
{
	return id_columns[kind];
}

static enum table_number
kind_table(uint32_t kind)
{
	return schema_column(id_columns[kind])->table;
}

static int
compare_ids(const void *a, const void *b)
{
	const struct id *x = a, *y = b;
	int order = strcmp(x->text, y->text);

	if (order == 0)
		order = (x->entity.kind > y->entity.kind) - (x->entity.kind < y->entity.kind);
	if (order == 0)
		order = (x->entity.index > y->entity.index) - (x->entity.index < y->entity.index);
	return order;
}

/* Adds the ids of one table to the end of `sorted`. */
static void
collect(struct ids *ids, uint32_t kind)
{
	size_t rows = input_rows(ids->in, kind_table(kind));

	ids->words[kind] = arena_alloc(ids->in->arena, rows * sizeof *ids->words[kind]);
	for (size_t row = 0; row < rows; row++) {
		const char *text = input_text(ids->in, id_columns[kind], row);

		if (*text == '\0')
			continue;
		ids->sorted[ids->count++] = (struct id){text, {kind, (uint32_t)row}, false};
		ids->words[kind][ids->word_count[kind]++] = text;
	}
}

static void
report_twice(const struct ids *ids, const struct id *first, const struct id *second)
{
	enum table_number table = kind_table(first->entity.kind);

	diags_add(ids->in->diags, message(MSG_ID_TWICE),
	    input_place(ids->in, id_columns[second->entity.kind], second->entity.index, 0),
	    input_show(ids->in, second->text), schema_table(table)->file,
	    (unsigned)input_line(ids->in, table, first->entity.index));
}

static void
drop_twice(struct ids *ids)
{
	size_t kept = 0;

	for (size_t i = 0; i < ids->count; i++) {
		if (kept == 0 || strcmp(ids->sorted[kept - 1].text, ids->sorted[i].text) != 0) {
			ids->sorted[kept++] = ids->sorted[i];
			continue;
		}
		ids->sorted[kept - 1].twice = true;
		report_twice(ids, &ids->sorted[kept - 1], &ids->sorted[i]);
	}
	ids->count = kept;
}

/* FNV-1a. */
static size_t
hash(const char *text)
{
	uint32_t h = 2166136261u;

	for (; *text != '\0'; text++)
		h = (h ^ (unsigned char)*text) * 16777619u;
	return h ^ h >> 15;
}

static void
fill_slots(struct ids *ids)
{
	size_t size = 8;

	while (size < 2 * ids->count)
		size *= 2;
	ids->mask = size - 1;
	ids->slots = arena_alloc(ids->in->arena, size * sizeof *ids->slots);
	for (size_t i = 0; i < ids->count; i++) {
		size_t at = hash(ids->sorted[i].text) & ids->mask;

		while (ids->slots[at].text != NULL)
			at = (at + 1) & ids->mask;
		ids->slots[at] = ids->sorted[i];
	}
}

struct ids *
ids_new(struct input *in)
{
	struct ids *ids = arena_alloc(in->arena, sizeof *ids);
	size_t rows = 0;

	ids->in = in;
	for (int t = 0; t < TABLE_COUNT; t++)
		rows += input_rows(in, (enum table_number)t);
	ids->sorted = arena_alloc(in->arena, rows * sizeof *ids->sorted);
	for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++)
		if (id_columns[kind] >= 0)
			collect(ids, kind);
	if (ids->count > 0)
		qsort(ids->sorted, ids->count, sizeof *ids->sorted, compare_ids);
	drop_twice(ids);
	fill_slots(ids);
	return ids;
}

static const struct id *
find(struct ids *ids, const char *text, uint32_t kinds)
{
	for (uint32_t kind = 0; kind < ENTITY_KINDS && kinds >> kind != 0; kind++) {
		if ((kinds & 1u << kind) && ids->last[kind] != NULL &&
		    strcmp(ids->last[kind]->text, text) == 0)
			return ids->last[kind];
	}
	for (size_t at = hash(text) & ids->mask; ids->slots[at].text != NULL;
	     at = (at + 1) & ids->mask) {
		const struct id *id = &ids->slots[at];

		if (strcmp(id->text, text) == 0)
			return ids->last[id->entity.kind] = id;
	}
	return NULL;
}

bool
ids_owns(struct ids *ids, enum entity_kind kind, size_t row)
{
	const struct id *id = find(ids, input_text(ids->in, id_columns[kind], row), 1u << kind);

	return id != NULL && id->entity.kind == kind && id->entity.index == row;
}

const char *
ids_kinds_name(const struct input *in, uint32_t kinds)
{
	const char *name = "";

	for (uint32_t kind = 0, left = kinds; left != 0; left >>= 1, kind++) {
		const char *word = topic_entity_kind_name(kind);

		if ((left & 1) == 0)
			continue;
		if (*name == '\0')
			name = word;
		else
			name = input_format(in, "%s%s%s", name, left > 1 ? ", " : " or ", word);
	}
	return name;
}

/* True if some rows of a kind that could be meant were lost. */
static bool
any_lost(const struct ids *ids, uint32_t kinds)
{
	for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++)
		if ((kinds & 1u << kind) && ids->in->tables[kind_table(kind)].lost)
			return true;
	return false;
}

static void
report_unknown(struct ids *ids, const char *id, uint32_t kinds, struct diag_place at)
{
	struct input *in = ids->in;
	const char *nearest[ENTITY_KINDS], *hint = "";
	size_t n = 0;

	if (any_lost(ids, kinds))
		return;
	for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++) {
		if ((kinds & 1u << kind) == 0 || in->hints <= 0)
			continue;
		nearest[n] = diag_nearest(id, ids->words[kind], ids->word_count[kind]);
		n += nearest[n] != NULL;
	}
	if (n > 0)
		hint = input_hint(in, id, nearest, n);
	else
		in->hints -= in->hints > 0;
	diags_add(in->diags, message(MSG_ID_UNKNOWN), at, ids_kinds_name(in, kinds),
	    input_show(in, id), hint);
}

struct entity
ids_resolve(struct ids *ids, const char *text, uint32_t kinds, struct diag_place at)
{
	const struct id *id = find(ids, text, kinds);

	if (id != NULL && (kinds & 1u << id->entity.kind))
		return id->entity;
	if (at.path != NULL && id == NULL)
		report_unknown(ids, text, kinds, at);
	else if (at.path != NULL && !id->twice)
		diags_add(ids->in->diags, message(MSG_ID_KIND), at, text,
		    topic_entity_kind_name(id->entity.kind), ids_kinds_name(ids->in, kinds));
	return (struct entity){ENTITY_KINDS, 0};
}
