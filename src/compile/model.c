/* SPDX-License-Identifier: MIT */
/* Links in silence: every cell has been checked, so a fault here is one that is reported already,
 * and the row or item is passed over. That lets the checks of the whole (verify.c) run on tables
 * that still have errors, without following them up with errors of their own.
 */
#include "compile/model.h"

#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/text.h"
#include "compile/value.h"

static void *
make(const struct model *m, size_t count, size_t size)
{
	return arena_alloc(m->in->arena, count * size);
}

int
model_compare_rows(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static bool
is_number(const void *number, uint32_t other)
{
	return other == *(const uint32_t *)number;
}

/* Takes out all but the first mention of each row. */
static void
drop_twice(struct members *list)
{
	struct map seen = {0};
	uint32_t kept = 0;

	for (uint32_t i = 0; list->count > 1 && i < list->count; i++) {
		uint32_t row = list->items[i];

		map_put(&seen, hash_mix(row), row, is_number, &row);
		if (seen.used > kept)
			list->items[kept++] = row;
	}
	if (list->count > 1)
		list->count = kept;
	map_free(&seen);
}

const char *
model_id(const struct model *m, enum table_number table, size_t row)
{
	return input_show(m->in, input_text(m->in, schema_tables[table].first, row));
}

struct members
model_members(const struct model *m, int column, size_t row, uint32_t kinds)
{
	struct table_field cell = input_cell(m->in, column, row);
	bool many = schema_types[schema_columns[column].type].many;
	struct members list = {NULL, 0};
	struct item item;
	size_t at = 0, items = 0;

	while (input_item(m->in, cell, many, &at, &item))
		items++;
	list.items = make(m, items, sizeof *list.items);
	for (at = 0; input_item(m->in, cell, many, &at, &item);) {
		struct entity e = ids_find(m->ids, item.text, kinds);

		if (e.kind < ENTITY_KINDS)
			list.items[list.count++] = e.index;
	}
	drop_twice(&list);
	return list;
}

struct members
model_case_present(const struct model *m, size_t row)
{
	struct members present = model_members(m, COL_CASES_PRESENT, row, KIND(SYMPTOM));
	struct members initial = model_members(m, COL_CASES_INITIAL, row, KIND(SYMPTOM));
	struct members all = {make(m, present.count + initial.count, sizeof *all.items), 0};

	for (uint32_t i = 0; i < present.count; i++)
		all.items[all.count++] = present.items[i];
	for (uint32_t i = 0; i < initial.count; i++)
		all.items[all.count++] = initial.items[i];
	drop_twice(&all);
	return all;
}

struct refs
model_refs(const struct model *m, int column, size_t row)
{
	uint32_t word = input_word(m->in, column, row);
	struct known_refs *known = &m->refs[schema_columns[column].table][word];
	struct refs *refs = &known->refs;
	struct item item;
	size_t items = 0;

	if (known->known)
		return *refs;
	known->known = true;
	struct table_field cell = input_cell(m->in, column, row);
	for (size_t at = 0; input_item(m->in, cell, true, &at, &item);)
		items++;
	refs->items = make(m, items, sizeof *refs->items);
	for (size_t at = 0; input_item(m->in, cell, true, &at, &item);)
		refs->count += docs_resolve(
		    m->docs, m->ids, column, row, &item, false, &refs->items[refs->count]);
	return *refs;
}

uint32_t
model_member(const struct model *m, int column, size_t row)
{
	uint32_t kinds = schema_types[schema_columns[column].type].kinds;
	struct entity e = ids_find(m->ids, input_text(m->in, column, row), kinds);

	return e.kind < ENTITY_KINDS ? e.index : NONE;
}

/* The one row that each cell of a column names. */
static void
members_of_column(const struct model *m, int column, uint32_t *rows)
{
	enum table_number table = schema_columns[column].table;
	uint32_t *known = xcalloc(m->in->tables[table].words, sizeof *known); /* a row + 1 */

	for (size_t row = 0; row < m->in->tables[table].rows; row++) {
		uint32_t word = input_word(m->in, column, row);

		if (known[word] == 0)
			known[word] = model_member(m, column, row) + 1;
		rows[row] = known[word] - 1;
	}
	free(known);
}

bool
model_offers_none(const struct model *m, uint32_t question)
{
	return m->kind[question] != QUESTION_CHOICE ||
	       input_enum(m->in, COL_QUESTIONS_OFFERS_NONE, question, 1) != 0;
}

double
model_frequency(const struct model *m, int column, size_t row, double silent)
{
	value_frequency(input_text(m->in, column, row), &silent);
	return settings_clamp(&m->settings, silent);
}

struct members *
model_reverse(
    const struct model *m, const struct members *lists, uint32_t count, uint32_t reversed_count)
{
	struct members *reversed = make(m, reversed_count, sizeof *reversed);
	uint32_t *sizes = xcalloc(reversed_count, sizeof *sizes);

	for (uint32_t i = 0; i < count; i++)
		for (uint32_t j = 0; j < lists[i].count; j++)
			sizes[lists[i].items[j]]++;
	for (uint32_t i = 0; i < reversed_count; i++)
		if (sizes[i] > 0)
			reversed[i].items = make(m, sizes[i], sizeof *reversed[i].items);
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t j = 0; j < lists[i].count; j++) {
			struct members *list = &reversed[lists[i].items[j]];

			list->items[list->count++] = i;
		}
	free(sizes);
	return reversed;
}

struct members *
model_group(const struct model *m, const uint32_t *groups, uint32_t count, uint32_t group_count)
{
	struct members *lists = make(m, group_count, sizeof *lists);
	uint32_t *items = make(m, count, sizeof *items);

	for (uint32_t i = 0; i < count; i++)
		if (groups[i] != NONE)
			lists[groups[i]].count++;
	for (uint32_t g = 0; g < group_count; g++) {
		lists[g].items = items;
		items += lists[g].count;
		lists[g].count = 0;
	}
	for (uint32_t i = 0; i < count; i++)
		if (groups[i] != NONE)
			lists[groups[i]].items[lists[groups[i]].count++] = i;
	return lists;
}

static void
link_causes(struct model *m)
{
	m->causes = (uint32_t)m->in->tables[TABLE_CAUSES].rows;
	m->parents = make(m, m->causes, sizeof *m->parents);
	m->leaf = make(m, m->causes, sizeof *m->leaf);
	m->leaf_cause = make(m, m->causes, sizeof *m->leaf_cause);
	for (uint32_t i = 0; i < m->causes; i++)
		m->parents[i] = model_members(m, COL_CAUSES_PARENT, i, KIND(CAUSE));
	m->children = model_reverse(m, m->parents, m->causes, m->causes);
	for (uint32_t i = 0; i < m->causes; i++) {
		m->leaf[i] = NONE;
		if (m->children[i].count > 0)
			continue;
		m->leaf[i] = m->leaves;
		m->leaf_cause[m->leaves++] = i;
	}
}

static void
link_questions(struct model *m)
{
	m->questions = (uint32_t)m->in->tables[TABLE_QUESTIONS].rows;
	m->kind = make(m, m->questions, sizeof *m->kind);
	m->stage = make(m, m->questions, sizeof *m->stage);
	m->covers = make(m, m->questions, sizeof *m->covers);
	m->ask_if = make(m, m->questions, sizeof *m->ask_if);
	m->order = make(m, m->questions, sizeof *m->order);
	for (uint32_t i = 0; i < m->questions; i++) {
		m->kind[i] = input_enum(m->in, COL_QUESTIONS_KIND, i, QUESTION_YES_NO);
		m->stage[i] = input_enum(m->in, COL_QUESTIONS_STAGE, i, STAGE_HISTORY);
		if (m->kind[i] == QUESTION_SCREEN)
			m->covers[i] = model_members(m, COL_QUESTIONS_COVERS, i, KIND(QUESTION));
		m->ask_if[i] =
		    condition_parse(m->in, m->ids, COL_QUESTIONS_ASK_IF, i, CONDITION_ASK_IF);
	}
	m->covered_by = model_reverse(m, m->covers, m->questions, m->questions);
	m->symptoms = (uint32_t)m->in->tables[TABLE_SYMPTOMS].rows;
	m->question = make(m, m->symptoms, sizeof *m->question);
	m->flagged = make(m, m->symptoms, sizeof *m->flagged);
	for (uint32_t i = 0; i < m->symptoms; i++) {
		m->flagged[i] = NONE;
		m->question[i] = NONE;
		if (ids_owns(m->ids, ENTITY_SYMPTOM, i))
			m->question[i] = model_member(m, COL_SYMPTOMS_QUESTION, i);
	}
	m->own = model_group(m, m->question, m->symptoms, m->questions);
}

static void
link_flow(struct model *m)
{
	uint32_t rows = (uint32_t)m->in->tables[TABLE_FLOW].rows;
	const char *start = m->settings.text[SETTING_START];
	struct entity e = ids_find(m->ids, start, KIND(STEP));

	m->start = e.kind == ENTITY_STEP ? e.index : NONE;
	uint32_t *step_of = make(m, rows, sizeof *step_of);
	m->row_if = make(m, rows, sizeof *m->row_if);
	for (uint32_t row = 0; row < rows; row++) {
		struct entity step =
		    ids_find(m->ids, input_text(m->in, COL_FLOW_ID, row), KIND(STEP));

		step_of[row] = step.kind == ENTITY_STEP ? step.index : NONE;
		if (step_of[row] != NONE && step_of[row] >= m->steps)
			m->steps = step_of[row] + 1;
		m->row_if[row] = condition_parse(m->in, m->ids, COL_FLOW_IF, row, CONDITION_ASK_IF);
	}
	m->step_rows = model_group(m, step_of, rows, m->steps);
	m->asks = make(m, m->steps, sizeof *m->asks);
	for (uint32_t i = 0; i < m->steps; i++)
		m->asks[i] = model_member(m, COL_FLOW_ASK, m->step_rows[i].items[0]);
}

void
model_link(struct model *m, struct input *in, struct ids *ids, const struct docs *docs)
{
	*m = (struct model){.in = in, .ids = ids, .docs = docs};
	for (int t = 0; t < TABLE_COUNT; t++)
		m->refs[t] = make(m, in->tables[t].words, sizeof *m->refs[t]);
	settings_read(in, &m->settings);
	link_causes(m);
	link_questions(m);
	m->evidence = (uint32_t)in->tables[TABLE_EVIDENCE].rows;
	m->evidence_cause = make(m, m->evidence, sizeof *m->evidence_cause);
	m->evidence_symptom = make(m, m->evidence, sizeof *m->evidence_symptom);
	members_of_column(m, COL_EVIDENCE_CAUSE, m->evidence_cause);
	members_of_column(m, COL_EVIDENCE_SYMPTOM, m->evidence_symptom);
	m->rows_of_cause = model_group(m, m->evidence_cause, m->evidence, m->causes);
	m->rules = (uint32_t)in->tables[TABLE_TRIAGE].rows;
	m->urgency = make(m, m->rules, sizeof *m->urgency);
	m->when = make(m, m->rules, sizeof *m->when);
	for (uint32_t i = 0; i < m->rules; i++) {
		m->urgency[i] = input_enum(m->in, COL_TRIAGE_URGENCY, i, NONE);
		m->when[i] = condition_parse(in, ids, COL_TRIAGE_WHEN, i,
		    m->urgency[i] == URGENCY_SELF_CARE ? CONDITION_GATE : CONDITION_WHEN);
	}
	m->advice = (uint32_t)in->tables[TABLE_ADVICE].rows;
	m->unless = make(m, m->advice, sizeof *m->unless);
	for (uint32_t i = 0; i < m->advice; i++)
		m->unless[i] = condition_parse(in, ids, COL_ADVICE_UNLESS, i, CONDITION_UNLESS);
	link_flow(m);
}
