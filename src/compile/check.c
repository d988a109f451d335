/* SPDX-License-Identifier: MIT */
/* Cell by cell: is it there if it must be, is it written as its type wants, do its ids exist. What
 * is found here is reported here and nowhere else: later steps pass over it in silence.
 */
#include "compile/verify.h"

#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "compile/value.h"
#include "csv/messages.h"

struct checking {
	struct input *in;
	struct ids *ids;
	const struct docs *docs;
	int column;
	size_t row;
};

/* Values. */

static bool
is_word(enum column_type type, const char *text)
{
	const struct schema_words *words = &schema_words[type];

	for (uint32_t i = words->first; i < words->end; i++)
		if (text_same(words->name(i), text))
			return true;
	return false;
}

static bool
is_value(enum column_type type, const char *text)
{
	double number;
	uint32_t word;

	switch (type) {
	case TYPE_ID:
		return value_is_id(text, strlen(text)) && !value_is_reserved(text);
	case TYPE_SHARE:
		return value_share(text, &number);
	case TYPE_NUMBER:
		return value_number(text, &number);
	case TYPE_WHOLE:
		return value_whole(text, &word);
	case TYPE_FREQUENCY:
		return value_frequency(text, &number);
	case TYPE_PREVALENCE:
		return value_prevalence(text, &word, &number);
	case TYPE_MARK:
		return value_is_mark(text);
	default:
		return schema_words[type].name == NULL || is_word(type, text);
	}
}

static bool
is_numeric(enum column_type type)
{
	return type == TYPE_SHARE || type == TYPE_NUMBER || type == TYPE_WHOLE ||
	       type == TYPE_FREQUENCY || type == TYPE_PREVALENCE;
}

/* What a spreadsheet makes of 3/7: 03. Jul, 7-Mar, 2026-07-03, 3/7/2026. */
static bool
is_date(const char *s)
{
	static const char months[] = "jan feb mar apr may jun jul aug sep oct nov dec mai okt dez";
	int groups = 0;
	bool month = false;

	for (; *s != '\0'; s++) {
		size_t letters = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
		size_t digits = strspn(s, "0123456789");
		char word[4] = {0};

		for (size_t i = 0; i < 3 && i < letters; i++)
			word[i] = (char)(s[i] | 0x20);
		if (letters > 0 && (letters < 3 || strstr(months, word) == NULL))
			return false;
		month |= letters > 0;
		groups += letters + digits > 0;
		s += letters + digits;
		if (*s == '\0')
			break;
		if (strchr("-/. ", *s) == NULL)
			return false;
	}
	return groups == 3 || (groups == 2 && month);
}

/* The words that a type takes are told as "a, b, c, or a number". */
bool
check_value(struct input *in, enum column_type type, const char *text, int column, size_t row,
    size_t offset)
{
	const struct schema_words *words = &schema_words[type];
	const char *form = schema_types[type].form, *shown, *list, *names[32];
	size_t n = 0;

	bool commas = in->tables[schema_columns[column].table].table->separator == ';';
	bool pointed = is_numeric(type) && strchr(text, ',') != NULL && !commas;
	bool thousand =
	    commas && (type == TYPE_NUMBER || type == TYPE_PREVALENCE) && value_is_thousand(text);
	bool step_reserved = column == COL_FLOW_ID && strcmp(text, VALUE_INTERVIEW) == 0;
	if (is_value(type, text) && !step_reserved && !pointed && !thousand)
		return true;
	shown = input_show(in, text);
	if (type == TYPE_ID) {
		input_report(in, value_is_id(text, strlen(text)) ? MSG_ID_RESERVED : MSG_ID_FORM,
		    column, row, offset, shown);
		return false;
	}
	if (is_numeric(type) && form != NULL)
		form = input_format(in, "%s%s", form,
		    pointed    ? "; numbers have a point"
		    : thousand ? "; it can be read as thousands, too: write it without a "
				 "separator, or with a part such as 1,5"
		    : is_date(text)
			? "; a spreadsheet may have made a date of it: set the column to text first"
			: "");
	if (words->name == NULL) {
		input_report(in, MSG_VALUE_FORM, column, row, offset, shown, form);
		return false;
	}
	list = words->name(words->first);
	for (uint32_t i = words->first; i < words->end && n < 32; i++) {
		names[n++] = words->name(i);
		if (i > words->first)
			list = input_format(in, "%s, %s", list, words->name(i));
	}
	if (form != NULL)
		list = input_format(in, "%s, or %s", list, form);
	input_report(in, MSG_WORD_UNKNOWN, column, row, offset, shown, list,
	    strchr(text, ',') != NULL && !is_numeric(type) ? CSV_LIST_HINT
							   : input_hint(in, text, names, n));
	return false;
}

/* Lists. */

static int
compare_items(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int order = strcmp(x->text, y->text);

	return order != 0 ? order : (x->offset > y->offset) - (x->offset < y->offset);
}

static void
check_item(const struct checking *c, enum column_type type, const struct item *item)
{
	const char *level = text_behind(item->text, VALUE_URGENCY);
	struct doc_ref ref;

	if (type == TYPE_SOURCES)
		docs_resolve(c->docs, c->ids, c->column, c->row, item, true, &ref);
	else if ((type == TYPE_AUDIENCE || type == TYPE_NEXT) && level != NULL)
		check_value(c->in, TYPE_URGENCY, level, c->column, c->row,
		    item->offset + (size_t)(level - item->text));
	else if ((type != TYPE_AUDIENCE || strcmp(item->text, "*") != 0) &&
		 (type != TYPE_NEXT || !text_same(item->text, VALUE_INTERVIEW)) &&
		 (type != TYPE_ANSWER || !is_word(type, item->text)))
		ids_resolve(
		    c->ids, item->text, schema_types[type].kinds, c->column, c->row, item->offset);
}

static void
check_list(const struct checking *c, enum column_type type)
{
	struct table_field cell = input_cell(c->in, c->column, c->row);
	bool many = schema_types[type].many;
	const char *mark = strchr(cell.text, ';');
	VEC(struct item) items = {0};
	struct item item;
	size_t at = 0, count = 0;

	if (!many && mark != NULL) {
		input_report(c->in, MSG_ITEM_EXTRA, c->column, c->row, (size_t)(mark - cell.text),
		    schema_columns[c->column].name);
		return;
	}
	while (input_item(c->in, cell, many, &at, &item)) {
		check_item(c, type, &item);
		if (type == TYPE_SOURCES && count++ == IMAGE_REFS_MOST)
			input_report(c->in, MSG_SOURCES_MANY, c->column, c->row, item.offset,
			    IMAGE_REFS_MOST);
		if (items.len > 0 || at < cell.len) /* most lists have one item */
			vec_push(&items, item);
	}
	if (items.len > 1) /* sorted, those that are there twice stand side by side */
		qsort(items.items, items.len, sizeof *items.items, compare_items);
	for (size_t i = 1; i < items.len; i++)
		if (strcmp(items.items[i - 1].text, items.items[i].text) == 0)
			input_report(c->in, MSG_ITEM_TWICE, c->column, c->row,
			    items.items[i].offset, input_show(c->in, items.items[i].text));
	vec_free(&items);
}

static void
check_cell(const struct checking *c)
{
	const struct schema_column *column = &schema_columns[c->column];
	const char *text = input_text(c->in, c->column, c->row);

	if (*text == '\0') {
		if (column->required)
			input_report(c->in, MSG_VALUE_MISSING, c->column, c->row, 0, column->name);
	} else if (schema_types[column->type].kinds == 0) {
		check_value(c->in, column->type, text, c->column, c->row, 0);
	} else if (column->type != TYPE_ASK_IF && column->type != TYPE_WHEN &&
		   column->type != TYPE_UNLESS) { /* those are read by condition.c */
		check_list(c, column->type);
	}
}

/* Tells once for a table that has the column how many rows name no source. */
static void
check_sources(struct input *in, enum table_number table, int column)
{
	size_t silent = 0, first = 0;
	uint32_t named = 0; /* the last word that names a source */

	for (size_t row = 0; row < in->tables[table].own; row++) {
		uint32_t word = input_word(in, column, row);

		if (word != 0 && word == named)
			continue;
		if (*input_text(in, column, row) != '\0')
			named = word;
		else if (silent++ == 0)
			first = row;
	}
	if (in->column[column] < 0)
		column = schema_tables[table].first;
	if (silent > 0)
		input_report(in, MSG_SOURCE_SILENT, column, first, 0, silent);
}

/* Goes through a table row by row. A cell is passed over if its word has been found good in its
 * column: a bit of good[word] for each column. */
static void
check_table(struct checking *c, enum table_number table)
{
	uint32_t *good = xcalloc(c->in->tables[table].words, sizeof *good);
	int columns[COLUMN_COUNT], count = 0; /* those that are there and can be wrong */

	for (int i = schema_tables[table].first; i < schema_tables[table + 1].first; i++)
		if (c->in->column[i] >= 0 &&
		    ((schema_columns[i].type != TYPE_TEXT && schema_columns[i].type != TYPE_LINE) ||
			schema_columns[i].required))
			columns[count++] = i;
	for (c->row = 0; c->row < c->in->tables[table].own; c->row++) {
		for (int i = 0; i < count; i++) {
			uint32_t *seen = &good[input_word(c->in, columns[i], c->row)];

			if (*seen & 1u << i)
				continue;
			size_t before = diags_count(c->in->diags);
			c->column = columns[i];
			check_cell(c);
			if (diags_count(c->in->diags) == before)
				*seen |= 1u << i;
		}
	}
	free(good);
}

void
check_cells(struct input *in, struct ids *ids, const struct docs *docs)
{
	struct checking c = {.in = in, .ids = ids, .docs = docs};

	for (enum table_number t = TABLE_CAUSES; t < TABLE_COUNT; t++) {
		check_table(&c, t);
		for (int column = schema_tables[t].first; column < schema_tables[t + 1].first;
		     column++)
			if (strcmp(schema_columns[column].name, "source") == 0)
				check_sources(in, t, column);
	}
}
