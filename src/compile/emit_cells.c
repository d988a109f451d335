/* SPDX-License-Identifier: MIT */
/* What the cells of any table become: texts, references, lists, conditions.
 *
 * A text or reference that only goes from a column to a field of the same name is a row of
 * records.def, and needs no line here or in the other writers.
 */
#include "compile/emit.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "compile/story.h"

/* Adds the text of a cell. Another column may keep the lines of the text that one makes a line, so
 * that is not the text of its word. */
static struct span
add_text(const struct emit *e, int column, size_t row, struct span *made)
{
	const char *text = input_text(e->m->in, column, row);
	struct buf line = {0};

	if (schema_columns[column].type == TYPE_STORY)
		text = story_plain(e->m->in, text);
	if (schema_columns[column].type == TYPE_LINE && strchr(text, '\n') != NULL) {
		text_filter_line(&line, text, strlen(text), NULL);
		struct span one = builder_text(e->b, buf_str(&line), line.len);
		buf_free(&line);
		return one;
	}
	return *made = builder_text(e->b, text, strlen(text));
}

struct span
emit_text(const struct emit *e, int column, size_t row)
{
	uint32_t word = input_word(e->m->in, column, row);
	struct span *made = &e->texts[schema_columns[column].table][word];

	return made->len > 0 || word == 0 ? *made : add_text(e, column, row, made);
}

struct list
emit_index(const struct emit *e, struct members rows)
{
	return builder_add_all(e->b, PART_INDEX, rows.items, rows.count);
}

/* The causes of a cell, for a group the leaves below it, each once: whoever is in this list has its
 * place there, plus 1, as the mark. */
struct list
emit_leaves(const struct emit *e, int column, size_t row)
{
	struct members named = model_members(e->m, column, row, KIND(CAUSE));
	struct list made = {.first = builder_count(e->b, PART_INDEX)};

	for (uint32_t i = 0; i < named.count; i++) {
		const struct members *leaves = &e->leaves[named.items[i]];

		for (uint32_t j = 0; j < leaves->count; j++) {
			uint32_t *listed = &e->listed[leaves->items[j]];

			if (*listed != made.first + 1)
				builder_add(e->b, PART_INDEX, &leaves->items[j]);
			*listed = made.first + 1;
		}
	}
	made.count = builder_count(e->b, PART_INDEX) - made.first;
	return made;
}

/* Cells of the same word share their references. Symptoms do not: the same text is one word where
 * they stand in one table and two where in both, and the bytes are the same (input_asked.c). */
static struct list
emit_refs(const struct emit *e, int column, size_t row)
{
	enum table_number table = schema_columns[column].table;
	uint32_t word = input_word(e->m->in, column, row);
	struct list *made = &e->refs[table][word];

	if (word == 0 || (made->count > 0 && table != TABLE_SYMPTOMS))
		return *made;
	struct refs refs = model_refs(e->m, column, row);
	struct list list = {builder_count(e->b, PART_REF), refs.count};
	for (uint32_t i = 0; i < refs.count; i++) {
		const struct doc_ref *r = &refs.items[i];
		struct ref ref = {r->source, NONE};

		if (r->document != NONE)
			ref.section = e->section[r->document] + r->section;
		builder_add(e->b, PART_REF, &ref);
	}
	if (refs.count > 0)
		*made = list;
	return *made;
}

/* The fields that are copied, record by record, and the tables of the records. */
static const struct copied {
	unsigned char part;
	bool refs;
	unsigned short offset;
	char column[16];
} copied[] = {
#define TEXT(record, name) {PART_OF_##record, false, offsetof(struct record, name), #name},
#define REFS(record, name, column) {PART_OF_##record, true, offsetof(struct record, name), column},
#include "topic/records.def"
};
enum { COPIED = sizeof copied / sizeof *copied };
static const char *const files[] = {
#define PART(NAME, type, what) "",
#define RECORD(NAME, name, type, table, what) table,
#include "topic/records.def"
};

void
emit_begin(struct emit *e)
{
	struct arena *arena = e->m->in->arena;

	for (int t = 0; t < TABLE_COUNT; t++) {
		size_t words = e->m->in->tables[t].words;

		e->texts[t] = arena_alloc(arena, words * sizeof *e->texts[t]);
		e->refs[t] = arena_alloc(arena, words * sizeof *e->refs[t]);
	}
	e->columns = arena_alloc(arena, COPIED * sizeof *e->columns);
	for (size_t i = COPIED; i-- > 0;) {
		e->columns[i] = schema_named(schema_find(files[copied[i].part]), copied[i].column);
		e->fields[copied[i].part] = i;
	}
}

void
emit_fields(const struct emit *e, enum image_part part, size_t row, void *record)
{
	for (size_t i = e->fields[part]; i < COPIED && copied[i].part == part; i++) {
		void *field = (char *)record + copied[i].offset;

		if (e->columns[i] < 0)
			continue;
		if (part == PART_META) {
			const char *text = e->m->settings.text[e->columns[i]];

			*(struct span *)field = builder_text(e->b, text, strlen(text));
		} else if (copied[i].refs) {
			*(struct list *)field = emit_refs(e, e->columns[i], row);
		} else {
			*(struct span *)field = emit_text(e, e->columns[i], row);
		}
	}
}

/* suspect:GROUP becomes a disjunction of the group's leaves. */
struct condition
emit_condition(const struct emit *e, int column, size_t row, const struct condition_code *code)
{
	struct condition made = {.at = NONE};
	uint32_t either = COND_WORD(COND_OR, 0), count = 0;

	if (!code->given)
		return made;
	made.text = emit_text(e, column, row);
	made.at = builder_add(e->b, PART_CODE, &count);
	for (uint32_t i = 0; i < code->count; i++) {
		if (COND_OP(code->words[i]) != COND_SUSPECT) {
			builder_add(e->b, PART_CODE, &code->words[i]);
			continue;
		}
		const struct members *leaves = &e->leaves[COND_ARG(code->words[i])];
		for (uint32_t l = 0; l < leaves->count; l++) {
			uint32_t suspect = COND_WORD(COND_SUSPECT, leaves->items[l]);

			builder_add(e->b, PART_CODE, &suspect);
			if (l > 0)
				builder_add(e->b, PART_CODE, &either);
		}
	}
	count = builder_count(e->b, PART_CODE) - made.at - 1;
	memcpy(builder_record(e->b, PART_CODE, made.at), &count, sizeof count);
	return made;
}
