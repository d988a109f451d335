/* SPDX-License-Identifier: MIT */
/* The ids of all tables by kind and row, found by the number of their text. A row that claims an id
 * which another has finds it taken there. An array of the ids of each kind serves for suggestions.
 */
#include "compile/ids.h"

#include <string.h>

#include "base/intern.h"
#include "compile/value.h"
#include "csv/messages.h"

struct id {
	struct entity entity;
	bool twice; /* another row claims it too */
};

struct ids {
	struct input *in;
	struct intern *texts; /* of the ids, and of what was looked for since */
	struct id *ids;       /* by the number of the text; 0 is the empty one */
	size_t count;
	const char **words[ENTITY_KINDS]; /* in table order */
	size_t word_count[ENTITY_KINDS];
};

const int ids_columns[ENTITY_KINDS] = {
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
    [ENTITY_STEP] = COL_FLOW_ID,
    [ENTITY_STRUCTURE] = COL_STRUCTURES_ID,
    [ENTITY_PANEL] = COL_PANEL_ID,
    [ENTITY_SECTION] = -1,
};

static enum table_number
kind_table(uint32_t kind)
{
	return schema_columns[ids_columns[kind]].table;
}

/* Adds the ids of one table. A step has several rows, and is numbered among the steps. */
static void
collect(struct ids *ids, uint32_t kind)
{
	struct input *in = ids->in;
	size_t rows = in->tables[kind_table(kind)].rows;

	ids->words[kind] = arena_alloc(in->arena, rows * sizeof *ids->words[kind]);
	for (size_t row = 0; row < rows; row++) {
		const char *text = input_text(in, ids_columns[kind], row);
		struct id *id = &ids->ids[intern_add(ids->texts, text, strlen(text))];

		bool step = kind == ENTITY_STEP, new = id == &ids->ids[ids->count];
		if (!value_is_id(text, strlen(text)) || (!new && id->entity.kind != kind))
			in->tables[kind_table(kind)].lost = true; /* its right id is not known */
		if (*text == '\0' || (step && !new && id->entity.kind == kind))
			continue;
		size_t place = ids->word_count[kind]++;
		ids->words[kind][place] = text;
		if (new) {
			ids->ids[ids->count++] =
			    (struct id){{kind, (uint32_t)(step ? place : row)}, false};
			continue;
		}
		id->twice = true;
		enum table_number table = kind_table(id->entity.kind);
		input_report(in, MSG_ID_TWICE, ids_columns[kind], row, 0, input_show(in, text),
		    input_file(in, table, id->entity.index),
		    (unsigned)input_line(in, table, id->entity.index));
	}
}

struct ids *
ids_new(struct input *in)
{
	struct ids *ids = arena_alloc(in->arena, sizeof *ids);
	size_t rows = 1;

	for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++)
		if (ids_columns[kind] >= 0)
			rows += in->tables[kind_table(kind)].rows;
	*ids = (struct ids){.in = in,
	    .texts = intern_new(in->arena),
	    .ids = arena_alloc(in->arena, rows * sizeof *ids->ids),
	    .count = 1};
	for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++)
		if (ids_columns[kind] >= 0)
			collect(ids, kind);
	return ids;
}

void
ids_free(struct ids *ids)
{
	intern_free(ids->texts);
}

/* NULL if no row has the id. */
static const struct id *
find(const struct ids *ids, const char *text)
{
	uint32_t number = intern_add(ids->texts, text, strlen(text));

	return number > 0 && number < ids->count ? &ids->ids[number] : NULL;
}

bool
ids_owns(struct ids *ids, enum entity_kind kind, size_t row)
{
	const struct id *id = find(ids, input_text(ids->in, ids_columns[kind], row));

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
	bool parted = schema_types[schema_columns[column].type].many && strpbrk(text, ", ") != NULL;
	for (uint32_t kind = 0; kind < ENTITY_KINDS && in->hints > 0 && !parted; kind++) {
		if ((kinds & 1u << kind) == 0)
			continue;
		nearest[n] = diag_nearest(text, ids->words[kind], ids->word_count[kind]);
		n += nearest[n] != NULL;
	}
	if (parted)
		hint = CSV_LIST_HINT;
	else if (n > 0)
		hint = input_hint(in, text, nearest, n);
	else
		in->hints -= in->hints > 0;
	input_report(in, MSG_ID_UNKNOWN, column, row, offset, name_kinds(in, kinds),
	    input_show(in, text), hint);
	return found;
}
