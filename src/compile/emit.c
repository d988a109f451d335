/* SPDX-License-Identifier: MIT */
/* The parts that are a table each, and what the other writers need. Records go out in table order
 * and nothing depends on addresses, so the same tables give the same bytes.
 */
#include "compile/emit.h"

#include <string.h>

#include "base/alloc.h"
#include "compile/figure.h"
#include "compile/flow.h"
#include "compile/value.h"

static void
emit_meta(const struct emit *e)
{
	const struct settings *s = &e->m->settings;
	struct image_meta meta = {.background = s->background,
	    .floor = s->floor,
	    .stop = s->stop,
	    .matters = s->matters,
	    .worth = s->worth,
	    .max_questions = s->max_questions,
	    .start = e->m->start};

	for (uint32_t q = 0; q < e->m->questions; q++)
		meta.red_flags +=
		    e->m->stage[q] == STAGE_EMERGENCY && e->m->kind[q] != QUESTION_SCREEN;
	emit_fields(e, PART_META, 0, &meta);
	builder_add(e->b, PART_META, &meta);
}

/* The texts that are listed and looked through go first, so that they stand together. */
static void
emit_names(const struct emit *e)
{
	static const int columns[][3] = {{COL_CAUSES_NAME}, {COL_QUESTIONS_TEXT, COL_QUESTIONS_WHY},
	    {COL_SYMPTOMS_NAME, COL_SYMPTOMS_ANSWER, COL_SYMPTOMS_DEFINITION}, {COL_ADVICE_NAME},
	    {COL_COMPLICATIONS_NAME}, {COL_STRUCTURES_NAME}, {COL_GLOSSARY_TERM},
	    {COL_SOURCES_TITLE}};
	const struct docs *docs = e->m->docs;

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		size_t rows = e->m->in->tables[schema_columns[columns[i][0]].table].rows;

		for (size_t row = 0; row < rows; row++)
			for (size_t k = 0; k < 3 && (k == 0 || columns[i][k] != 0); k++)
				emit_text(e, columns[i][k], row);
	}
	for (size_t i = 0; i < docs->count; i++) {
		const struct doc *d = docs->files[i].doc;

		for (size_t k = 0; k < d->section_count; k++) {
			builder_text(e->b, d->sections[k].heading, strlen(d->sections[k].heading));
			builder_text(e->b, d->sections[k].slug, strlen(d->sections[k].slug));
		}
	}
}

/* Which records a disagreement is about, and which disagreements are about a record. */
static void
collect_about(struct emit *e)
{
	size_t rows = e->m->in->tables[TABLE_DISAGREEMENTS].rows;
	struct members *lists = xcalloc(rows, sizeof *lists);
	uint32_t kinds = schema_types[TYPE_ABOUT].kinds;

	for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++) {
		enum table_number table;

		if ((kinds & 1u << kind) == 0)
			continue;
		for (size_t row = 0; row < rows; row++)
			lists[row] = model_members(e->m, COL_DISAGREEMENTS_ABOUT, row, 1u << kind);
		table = schema_columns[ids_columns[kind]].table;
		e->about[kind] = model_reverse(
		    e->m, lists, (uint32_t)rows, (uint32_t)e->m->in->tables[table].rows);
	}
	free(lists);
}

static void
emit_disagreements(const struct emit *e)
{
	uint32_t kinds = schema_types[TYPE_ABOUT].kinds;

	for (size_t row = 0; row < e->m->in->tables[TABLE_DISAGREEMENTS].rows; row++) {
		struct disagreement d = {.about.first = builder_count(e->b, PART_ENTITY)};
		struct table_field cell = input_cell(e->m->in, COL_DISAGREEMENTS_ABOUT, row);
		struct item item;

		emit_fields(e, PART_DISAGREEMENT, row, &d);
		for (size_t at = 0; input_item(e->m->in, cell, true, &at, &item);) {
			struct entity about = ids_find(e->m->ids, item.text, kinds);

			builder_add(e->b, PART_ENTITY, &about);
		}
		d.about.count = builder_count(e->b, PART_ENTITY) - d.about.first;
		builder_add(e->b, PART_DISAGREEMENT, &d);
	}
}

static void
emit_rules(const struct emit *e)
{
	for (uint32_t row = 0; row < e->m->rules; row++) {
		struct rule r = {.urgency = e->m->urgency[row]};

		emit_fields(e, PART_RULE, row, &r);
		r.when = emit_condition(e, COL_TRIAGE_WHEN, row, &e->m->when[row]);
		r.disagreements = emit_index(e, e->about[ENTITY_RULE][row]);
		r.suspects = emit_leaves(e, COL_TRIAGE_SUSPECT, row);
		builder_add(e->b, PART_RULE, &r);
	}
}

static void
emit_cases(const struct emit *e)
{
	for (size_t row = 0; row < e->m->in->tables[TABLE_CASES].rows; row++) {
		struct case_row c = {.cause = model_member(e->m, COL_CASES_CAUSE, row),
		    .urgency = input_enum(e->m->in, COL_CASES_URGENCY, row, URGENCY_ROUTINE)};

		emit_fields(e, PART_CASE, row, &c);
		c.present = emit_index(e, model_case_present(e->m, row));
		c.absent = emit_index(e, model_members(e->m, COL_CASES_ABSENT, row, KIND(SYMPTOM)));
		builder_add(e->b, PART_CASE, &c);
	}
}

static void
emit_panel(const struct emit *e)
{
	for (size_t row = 0; row < e->m->in->tables[TABLE_PANEL].rows; row++) {
		struct panel_item p = {.cause = model_member(e->m, COL_PANEL_HYPOTHESIS, row),
		    .symptom = model_member(e->m, COL_PANEL_FINDING, row),
		    .absent = input_enum(e->m->in, COL_PANEL_PRESENT, row, 1) == 0,
		    .votes.first = builder_count(e->b, PART_VOTE)};
		struct table_field cell = input_cell(e->m->in, COL_PANEL_VOTES, row);
		struct item item;

		emit_fields(e, PART_PANEL, row, &p);
		for (size_t at = 0; input_item(e->m->in, cell, true, &at, &item); p.votes.count++) {
			size_t member;
			int vote;

			value_vote(item.text, &member, &vote);
			builder_add(e->b, PART_VOTE, &(uint32_t){(uint32_t)(vote + 2)});
		}
		builder_add(e->b, PART_PANEL, &p);
	}
}

/* A word that is as the program has it, as in a list that a translator has not finished, needs
 * none. */
static void
emit_words(const struct emit *e)
{
	for (size_t row = 0; row < e->m->in->tables[TABLE_WORDS].rows; row++) {
		enum phrase p = phrase_find(input_text(e->m->in, COL_WORDS_WORD, row));
		struct own_word own = {0};

		if (strcmp(phrase_row(p).text, input_text(e->m->in, COL_WORDS_TEXT, row)) == 0)
			continue;
		emit_fields(e, PART_OWN, row, &own);
		builder_add(e->b, PART_OWN, &own);
	}
}

static void
emit_ids(const struct emit *e)
{
	for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++) {
		int column = ids_columns[kind];
		uint32_t count = 0;

		if (kind == ENTITY_STEP)
			count = e->m->steps;
		else if (column >= 0)
			count = (uint32_t)e->m->in->tables[schema_columns[column].table].rows;
		for (uint32_t i = 0; i < count; i++) {
			uint32_t row = kind == ENTITY_STEP ? e->m->step_rows[i].items[0] : i;
			struct id_entry entry = {emit_text(e, column, row), {kind, i}};

			builder_add(e->b, PART_ID, &entry);
		}
	}
	builder_sort_ids(e->b);
}

void
emit_model(struct model *m, struct builder *b)
{
	struct emit e = {.m = m, .b = b};
	const struct docs *docs = m->docs;

	/* Most of an image is evidence, and how much of it there will be is about known: room that
	 * is not needed costs nothing, moving what has been written does. */
	builder_reserve(b, PART_EVIDENCE, m->evidence);
	builder_reserve(b, PART_INDEX, 2 * m->evidence + m->symptoms);
	builder_reserve(b, PART_LINK, m->evidence);
	builder_reserve(b, PART_LIKELIHOOD, 4 * m->evidence);
	builder_reserve(b, PART_TEXT, m->in->bytes / 4);
	emit_begin(&e);
	emit_meta(&e);
	collect_about(&e);
	emit_names(&e);
	e.section = arena_alloc(m->in->arena, docs->count * sizeof *e.section);
	e.document = arena_alloc(m->in->arena, docs->count * sizeof *e.document);
	for (size_t i = 0; i < docs->count; i++) {
		e.section[i] = builder_count(b, PART_SECTION);
		e.document[i] = doc_build(b, docs->files[i].doc, docs->files[i].source);
	}
	emit_causes(&e);
	emit_questions(&e);
	emit_flow(&e);
	emit_figure(&e);
	emit_rules(&e);
	for (size_t row = 0; row < m->in->tables[TABLE_SOURCES].rows; row++) {
		uint32_t file = docs->of_source[row];
		struct source s = {.document = file != NONE ? e.document[file] : NONE};

		emit_fields(&e, PART_SOURCE, row, &s);
		builder_add(b, PART_SOURCE, &s);
	}
	emit_disagreements(&e);
	for (size_t row = 0; row < m->in->tables[TABLE_GLOSSARY].rows; row++) {
		struct term t = {0};

		emit_fields(&e, PART_TERM, row, &t);
		builder_add(b, PART_TERM, &t);
	}
	emit_cases(&e);
	emit_panel(&e);
	emit_words(&e);
	emit_ids(&e);
	emit_search(b);
}
