/* The ids of all tables by kind and row, each text once, and a map of their numbers. A row that
 * claims an id which another has finds it taken there. An array of the ids of each kind serves for
 * suggestions.
 */
#include "compile/ids.h"

#include <string.h>

#include "base/hash.h"
#include "base/map.h"

struct id {
	const char *text;
	struct entity entity;
	bool twice; /* another row claims it too */
};

struct ids {
	struct input *in;
	struct id *ids;
	size_t count;
	struct map map;                   /* its slots are kept by the arena */
	const char **words[ENTITY_KINDS]; /* in table order */
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

struct wanted {
	const struct ids *ids;
	const char *text;
};

static bool
is_wanted(const void *ctx, uint32_t number)
{
	const struct wanted *w = ctx;

	return strcmp(w->ids->ids[number].text, w->text) == 0;
}

static void
report_twice(const struct ids *ids, const struct id *first, struct entity second)
{
	enum table_number table = kind_table(first->entity.kind);

	diags_add(ids->in->diags, message(MSG_ID_TWICE),
	    input_place(ids->in, id_columns[second.kind], second.index, 0),
	    input_show(ids->in, first->text), schema_table(table)->file,
	    (unsigned)input_line(ids->in, table, first->entity.index));
}

static void
add_id(struct ids *ids, const char *text, struct entity entity)
{
	uint32_t next = (uint32_t)ids->count, number;
	struct wanted wanted = {ids, text};

	ids->words[entity.kind][ids->word_count[entity.kind]++] = text;
	number = map_put(&ids->map, hash_bytes(text, strlen(text)), next, is_wanted, &wanted);
	if (number == next) {
		ids->ids[ids->count++] = (struct id){text, entity, false};
	} else {
		ids->ids[number].twice = true;
		report_twice(ids, &ids->ids[number], entity);
	}
}

/* Adds the ids of one table. */
static void
collect(struct ids *ids, uint32_t kind)
{
	size_t rows = input_rows(ids->in, kind_table(kind));

	ids->words[kind] = arena_alloc(ids->in->arena, rows * sizeof *ids->words[kind]);
	for (size_t row = 0; row < rows; row++) {
		const char *text = input_text(ids->in, id_columns[kind], row);

		if (*text != '\0')
			add_id(ids, text, (struct entity){kind, (uint32_t)row});
	}
}

struct ids *
ids_new(struct input *in)
{
	struct ids *ids = arena_alloc(in->arena, sizeof *ids);
	size_t rows = 0;

	ids->in = in;
	for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++)
		if (id_columns[kind] >= 0)
			rows += input_rows(in, kind_table(kind));
	ids->ids = arena_alloc(in->arena, rows * sizeof *ids->ids);
	for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++)
		if (id_columns[kind] >= 0)
			collect(ids, kind);
	arena_keep(in->arena, ids->map.slots);
	return ids;
}

static const struct id *
find(const struct ids *ids, const char *text)
{
	uint32_t number = map_find(
	    &ids->map, hash_bytes(text, strlen(text)), is_wanted, &(struct wanted){ids, text});

	return number != MAP_NONE ? &ids->ids[number] : NULL;
}

bool
ids_owns(struct ids *ids, enum entity_kind kind, size_t row)
{
	const struct id *id = find(ids, input_text(ids->in, id_columns[kind], row));

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
	const struct id *id = find(ids, text);

	if (id != NULL && (kinds & 1u << id->entity.kind))
		return id->entity;
	if (at.path != NULL && id == NULL)
		report_unknown(ids, text, kinds, at);
	else if (at.path != NULL && !id->twice)
		diags_add(ids->in->diags, message(MSG_ID_KIND), at, text,
		    topic_entity_kind_name(id->entity.kind), ids_kinds_name(ids->in, kinds));
	return (struct entity){ENTITY_KINDS, 0};
}
