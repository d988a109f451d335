/* The parts that are a table each, and what the other writers need. Records go out in table order
 * and nothing depends on addresses, so the same tables give the same bytes.
 */
#include "compile/emit.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

struct span
emit_text(const struct emit *e, int column, size_t row)
{
	uint32_t word = input_word(e->m->in, column, row);
	struct span *made = &e->texts[schema_column(column)->table][word];

	if (made->len == 0 && word != 0) {
		const char *text = input_text(e->m->in, column, row);

		*made = builder_text(e->b, text, strlen(text));
	}
	return *made;
}

struct list
emit_index(const struct emit *e, struct members rows)
{
	return builder_add_all(e->b, PART_INDEX, rows.items, rows.count);
}

struct list
emit_refs(const struct emit *e, int column, size_t row)
{
	struct refs refs = model_refs(e->m, column, row);
	struct ref few[8], *made = few;
	struct list list;

	if (refs.count > sizeof few / sizeof *few)
		made = xcalloc(refs.count, sizeof *made);

	for (uint32_t i = 0; i < refs.count; i++) {
		const struct doc_ref *r = &refs.items[i];

		made[i] = (struct ref){r->source, NONE};
		if (r->document != NONE)
			made[i].section = e->section[r->document] + r->section;
	}
	list = builder_add_all(e->b, PART_REF, made, refs.count);
	if (made != few)
		free(made);
	return list;
}

/* suspect:GROUP becomes a disjunction of the group's leaves. */
static void
add_suspects(const struct emit *e, uint32_t group)
{
	const struct members *leaves = &e->leaves[group];

	for (uint32_t i = 0; i < leaves->count; i++) {
		uint32_t suspect = COND_WORD(COND_SUSPECT, leaves->items[i]);
		uint32_t either = COND_WORD(COND_OR, 0);

		builder_add(e->b, PART_CODE, &suspect);
		if (i > 0)
			builder_add(e->b, PART_CODE, &either);
	}
}

struct condition
emit_condition(const struct emit *e, int column, size_t row, const struct condition_code *code)
{
	struct condition made = {.at = NONE};
	uint32_t count = 0;

	if (!code->given)
		return made;
	made.text = emit_text(e, column, row);
	made.at = builder_add(e->b, PART_CODE, &count);
	for (uint32_t i = 0; i < code->count; i++) {
		if (COND_OP(code->words[i]) == COND_SUSPECT)
			add_suspects(e, COND_ARG(code->words[i]));
		else
			builder_add(e->b, PART_CODE, &code->words[i]);
	}
	count = builder_count(e->b, PART_CODE) - made.at - 1;
	memcpy(builder_record(e->b, PART_CODE, made.at), &count, sizeof count);
	return made;
}

struct list
emit_about(const struct emit *e, enum entity_kind kind, size_t row)
{
	return emit_index(e, e->about[kind][row]);
}

static void
emit_meta(const struct emit *e)
{
	const struct settings *s = &e->m->settings;
	struct image_meta meta = {0};
	struct {
		struct span *span;
		enum setting_number setting;
	} texts[] = {{&meta.id, SETTING_ID}, {&meta.title, SETTING_TITLE},
	    {&meta.summary, SETTING_SUMMARY}, {&meta.language, SETTING_LANGUAGE},
	    {&meta.version, SETTING_VERSION}, {&meta.reviewed, SETTING_REVIEWED},
	    {&meta.licence, SETTING_LICENCE}, {&meta.notice, SETTING_NOTICE},
	    {&meta.emergency, SETTING_EMERGENCY}};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *text = s->text[texts[i].setting];

		*texts[i].span = builder_text(e->b, text, strlen(text));
	}
	meta.background = s->background;
	meta.floor = s->floor;
	meta.stop = s->stop;
	meta.matters = s->matters;
	meta.stop_three = s->stop_three;
	meta.max_questions = s->max_questions;
	for (uint32_t q = 0; q < e->m->questions; q++)
		meta.red_flags +=
		    e->m->stage[q] == STAGE_EMERGENCY && e->m->kind[q] != QUESTION_SCREEN;
	builder_add(e->b, PART_META, &meta);
}

/* The texts that are listed and looked through go first, so that they stand together. */
static void
emit_names(const struct emit *e)
{
	static const int columns[][3] = {{COL_CAUSES_NAME}, {COL_QUESTIONS_TEXT, COL_QUESTIONS_WHY},
	    {COL_SYMPTOMS_NAME, COL_SYMPTOMS_ANSWER, COL_SYMPTOMS_DEFINITION}, {COL_ADVICE_NAME},
	    {COL_COMPLICATIONS_NAME}, {COL_GLOSSARY_TERM}, {COL_SOURCES_TITLE}};
	const struct docs *docs = e->m->docs;

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		size_t rows = input_rows(e->m->in, schema_column(columns[i][0])->table);

		for (size_t row = 0; row < rows; row++)
			for (size_t k = 0; k < 3 && (k == 0 || columns[i][k] != 0); k++)
				emit_text(e, columns[i][k], row);
	}
	for (size_t i = 0; i < docs_count(docs); i++) {
		const struct doc *d = docs_get(docs, i);

		for (size_t k = 0; k < d->section_count; k++) {
			builder_text(e->b, d->sections[k].heading, strlen(d->sections[k].heading));
			builder_text(e->b, d->sections[k].slug, strlen(d->sections[k].slug));
		}
	}
}

static void
emit_documents(struct emit *e)
{
	const struct docs *docs = e->m->docs;

	e->section = arena_alloc(e->m->in->arena, docs_count(docs) * sizeof *e->section);
	e->document = arena_alloc(e->m->in->arena, docs_count(docs) * sizeof *e->document);
	for (size_t i = 0; i < docs_count(docs); i++) {
		e->section[i] = builder_count(e->b, PART_SECTION);
		e->document[i] = doc_build(e->b, docs_get(docs, i), docs_source(docs, i));
	}
}

static void
emit_sources(const struct emit *e)
{
	for (size_t row = 0; row < input_rows(e->m->in, TABLE_SOURCES); row++) {
		struct source s = {0};
		uint32_t document = docs_of_source(e->m->docs, row);

		s.id = emit_text(e, COL_SOURCES_ID, row);
		s.title = emit_text(e, COL_SOURCES_TITLE, row);
		s.publisher = emit_text(e, COL_SOURCES_PUBLISHER, row);
		s.date = emit_text(e, COL_SOURCES_DATE, row);
		s.grade = emit_text(e, COL_SOURCES_GRADE, row);
		s.note = emit_text(e, COL_SOURCES_NOTE, row);

		s.document = document != NONE ? e->document[document] : NONE;
		builder_add(e->b, PART_SOURCE, &s);
	}
}

/* Which records a disagreement is about, and which disagreements are about a record. */
static void
collect_about(struct emit *e)
{
	size_t rows = input_rows(e->m->in, TABLE_DISAGREEMENTS);
	struct members *lists = xcalloc(rows, sizeof *lists);
	uint32_t kinds = schema_type(TYPE_ABOUT)->kinds;

	for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++) {
		enum table_number table;

		if ((kinds & 1u << kind) == 0)
			continue;
		for (size_t row = 0; row < rows; row++)
			lists[row] = model_members(e->m, COL_DISAGREEMENTS_ABOUT, row, 1u << kind);
		table = schema_column(ids_column((enum entity_kind)kind))->table;
		e->about[kind] = model_reverse(
		    e->m, lists, (uint32_t)rows, (uint32_t)input_rows(e->m->in, table));
	}
	free(lists);
}

static void
emit_disagreements(const struct emit *e)
{
	uint32_t kinds = schema_type(TYPE_ABOUT)->kinds;

	for (size_t row = 0; row < input_rows(e->m->in, TABLE_DISAGREEMENTS); row++) {
		struct disagreement d = {0};
		struct table_field cell = input_cell(e->m->in, COL_DISAGREEMENTS_ABOUT, row);
		struct item item;
		size_t at = 0;

		d.id = emit_text(e, COL_DISAGREEMENTS_ID, row);
		d.first = emit_text(e, COL_DISAGREEMENTS_FIRST, row);
		d.second = emit_text(e, COL_DISAGREEMENTS_SECOND, row);
		d.handling = emit_text(e, COL_DISAGREEMENTS_HANDLING, row);
		d.first_refs = emit_refs(e, COL_DISAGREEMENTS_FIRST_SOURCE, row);
		d.second_refs = emit_refs(e, COL_DISAGREEMENTS_SECOND_SOURCE, row);

		d.about.first = builder_count(e->b, PART_ENTITY);
		while (input_item(e->m->in, cell, true, &at, &item)) {
			struct entity about;

			about = ids_resolve(
			    e->m->ids, item.text, kinds, (struct diag_place){NULL, 0, 0});
			builder_add(e->b, PART_ENTITY, &about);
		}
		d.about.count = builder_count(e->b, PART_ENTITY) - d.about.first;
		builder_add(e->b, PART_DISAGREEMENT, &d);
	}
}

static void
emit_rules(const struct emit *e)
{
	uint32_t *seen = xcalloc(e->m->causes, sizeof *seen); /* in which row, plus 1 */

	for (uint32_t row = 0; row < e->m->rules; row++) {
		struct rule r = {0};
		struct members named = model_members(e->m, COL_TRIAGE_SUSPECT, row, KIND(CAUSE));

		r.id = emit_text(e, COL_TRIAGE_ID, row);
		r.message = emit_text(e, COL_TRIAGE_MESSAGE, row);
		r.within = emit_text(e, COL_TRIAGE_WITHIN, row);
		r.when = emit_condition(e, COL_TRIAGE_WHEN, row, &e->m->when[row]);
		r.urgency = e->m->urgency[row];
		r.disagreements = emit_about(e, ENTITY_RULE, row);
		r.refs = emit_refs(e, COL_TRIAGE_SOURCE, row);

		r.suspects.first = builder_count(e->b, PART_INDEX);
		for (uint32_t i = 0; i < named.count; i++) {
			const struct members *leaves = &e->leaves[named.items[i]];

			for (uint32_t j = 0; j < leaves->count; j++) {
				if (seen[leaves->items[j]] != row + 1)
					builder_add(e->b, PART_INDEX, &leaves->items[j]);
				seen[leaves->items[j]] = row + 1;
			}
		}
		r.suspects.count = builder_count(e->b, PART_INDEX) - r.suspects.first;
		builder_add(e->b, PART_RULE, &r);
	}
	free(seen);
}

static void
emit_terms(const struct emit *e)
{
	for (size_t row = 0; row < input_rows(e->m->in, TABLE_GLOSSARY); row++) {
		struct term t = {0};

		t.term = emit_text(e, COL_GLOSSARY_TERM, row);
		t.definition = emit_text(e, COL_GLOSSARY_DEFINITION, row);
		t.synonyms = emit_text(e, COL_GLOSSARY_SYNONYMS, row);
		t.refs = emit_refs(e, COL_GLOSSARY_SOURCE, row);

		builder_add(e->b, PART_TERM, &t);
	}
}

static void
emit_cases(const struct emit *e)
{
	for (size_t row = 0; row < input_rows(e->m->in, TABLE_CASES); row++) {
		struct case_row c = {0};

		c.id = emit_text(e, COL_CASES_ID, row);
		c.title = emit_text(e, COL_CASES_TITLE, row);
		c.vignette = emit_text(e, COL_CASES_VIGNETTE, row);
		c.teaching = emit_text(e, COL_CASES_TEACHING, row);
		c.cause = model_member(e->m, COL_CASES_CAUSE, row);
		c.urgency = model_word(e->m, COL_CASES_URGENCY, row, URGENCY_ROUTINE);

		c.present =
		    emit_index(e, model_members(e->m, COL_CASES_PRESENT, row, KIND(SYMPTOM)));
		c.absent = emit_index(e, model_members(e->m, COL_CASES_ABSENT, row, KIND(SYMPTOM)));
		builder_add(e->b, PART_CASE, &c);
	}
}

static void
emit_ids(const struct emit *e)
{
	for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++) {
		int column = ids_column((enum entity_kind)kind);

		for (uint32_t row = 0;
		     column >= 0 && row < input_rows(e->m->in, schema_column(column)->table);
		     row++) {
			struct id_entry entry = {emit_text(e, column, row), {kind, row}};

			builder_add(e->b, PART_ID, &entry);
		}
	}
	builder_sort_ids(e->b);
}

/* Most of an image is evidence, and how much of it there will be is about known: room that is not
 * needed costs nothing, moving what has been written does. */
static void
make_room(const struct emit *e)
{
	size_t rows = e->m->evidence;

	builder_reserve(e->b, PART_EVIDENCE, rows);
	builder_reserve(e->b, PART_REF, rows + e->m->causes + e->m->symptoms + e->m->questions);
	builder_reserve(e->b, PART_INDEX, 2 * rows + e->m->symptoms);
	builder_reserve(e->b, PART_LINK, rows);
	builder_reserve(e->b, PART_LIKELIHOOD, 4 * rows);
	builder_reserve(e->b, PART_TEXT, e->m->in->bytes / 4);
}

void
emit_model(struct model *m, struct builder *b)
{
	struct emit e = {.m = m, .b = b};

	for (int t = 0; t < TABLE_COUNT; t++)
		e.texts[t] = arena_alloc(
		    m->in->arena, input_words(m->in, (enum table_number)t) * sizeof *e.texts[t]);
	make_room(&e);
	emit_meta(&e);
	collect_about(&e);
	emit_names(&e);
	emit_documents(&e);
	emit_causes(&e);
	emit_questions(&e);
	emit_rules(&e);
	emit_sources(&e);
	emit_disagreements(&e);
	emit_terms(&e);
	emit_cases(&e);
	emit_ids(&e);
	emit_search(b);
}
