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

/* Adds the ids of one table. */
static void
collect(struct ids *ids, uint32_t kind)
{
	size_t rows = input_rows(ids->in, kind_table(kind));

	ids->words[kind] = arena_alloc(ids->in->arena, rows * sizeof *ids->words[kind]);
	for (size_t row = 0; row < rows; row++) {
		const char *text = input_text(ids->in, id_columns[kind], row);
		uint32_t next = (uint32_t)ids->count, number;

		if (*text == '\0')
			continue;
		ids->words[kind][ids->word_count[kind]++] = text;
		number = map_put(&ids->map, hash_bytes(text, strlen(text)), next, is_wanted,
		    &(struct wanted){ids, text});
		if (number == next) {
			ids->ids[ids->count++] = (struct id){text, {kind, (uint32_t)row}, false};
		} else {
			struct id *first = &ids->ids[number];
			enum table_number table = kind_table(first->entity.kind);

			first->twice = true;
			input_report(ids->in, MSG_ID_TWICE, id_columns[kind], row, 0,
			    input_show(ids->in, text), schema_table(table)->file,
			    (unsigned)input_line(ids->in, table, first->entity.index));
		}
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

struct entity
ids_find(const struct ids *ids, const char *text, uint32_t kinds)
{
	const struct id *id = find(ids, text);

	return id != NULL && (kinds & 1u << id->entity.kind) ? id->entity
							     : (struct entity){ENTITY_KINDS, 0};
}

/* "cause", or "cause, symptom or rule". */
static const char *
name_kinds(const struct input *in, uint32_t kinds)
{
	const char *name = "";

	for (uint32_t kind = 0, left = kinds; left != 0; left >>= 1, kind++) {
		const char *word = topic_entity_kind_name(kind);

		if ((left & 1) != 0)
			name = *name == '\0' ? word
					     : input_format(in, "%s%s%s", name,
						   left > 1 ? ", " : " or ", word);
	}
	return name;
}

struct entity
ids_resolve(
    struct ids *ids, const char *text, uint32_t kinds, int column, size_t row, size_t offset)
{
	struct entity found = ids_find(ids, text, kinds);
	const struct id *id = find(ids, text);
	struct input *in = ids->in;
	const char *nearest[ENTITY_KINDS], *hint = "";
	size_t n = 0;

	if (found.kind != ENTITY_KINDS || (id != NULL && id->twice))
		return found;
	if (id != NULL) {
		input_report(in, MSG_ID_KIND, column, row, offset, text,
		    topic_entity_kind_name(id->entity.kind), name_kinds(in, kinds));
		return found;
	}
	for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++)
		if ((kinds & 1u << kind) && in->tables[kind_table(kind)].lost)
			return found; /* it may be among the rows that were lost */
	for (uint32_t kind = 0; kind < ENTITY_KINDS && in->hints > 0; kind++) {
		if ((kinds & 1u << kind) == 0)
			continue;
		nearest[n] = diag_nearest(text, ids->words[kind], ids->word_count[kind]);
		n += nearest[n] != NULL;
	}
	if (n > 0)
		hint = input_hint(in, text, nearest, n);
	else
		in->hints -= in->hints > 0;
	input_report(in, MSG_ID_UNKNOWN, column, row, offset, name_kinds(in, kinds),
	    input_show(in, text), hint);
	return found;
}
