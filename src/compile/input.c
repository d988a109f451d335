/* SPDX-License-Identifier: MIT */
/* Cells of tables that have been read, and words about them for messages. */
#include "compile/input.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"

enum { SHOW_COLUMNS = 48 };

const char *
input_format(const struct input *in, const char *format, ...)
{
	struct buf b = {0};
	va_list ap;

	va_start(ap, format);
	buf_vprintf(&b, format, ap);
	va_end(ap);
	const char *text = arena_strndup(in->arena, buf_str(&b), b.len);
	buf_free(&b);
	return text;
}

const char *
input_show(const struct input *in, const char *text)
{
	size_t len = strlen(text);
	size_t fit = text_fit(text, len < 1000 ? len : 1000, SHOW_COLUMNS, NULL);

	if (fit == len)
		return text;
	return input_format(in, "%.*s...", (int)fit, text);
}

const char *
input_hint(struct input *in, const char *word, const char *const *words, size_t n)
{
	const char *nearest = in->hints > 0 ? diag_nearest(word, words, n) : NULL;

	in->hints -= in->hints > 0;
	return nearest == NULL ? "" : input_format(in, "; did you mean '%s'?", nearest);
}

/* Cells. */

int
input_asked_column(int column)
{
	if (column == COL_SYMPTOMS_ID)
		return COL_QUESTIONS_SYMPTOM;
	if (column == COL_SYMPTOMS_QUESTION)
		return COL_QUESTIONS_ID;
	return schema_named(TABLE_QUESTIONS, schema_columns[column].name);
}

/* Turns a column and row into those of the file in which the cell stands; the column is -1 where
 * that file can have none such. */
static void
find_home(const struct input *in, int *column, size_t *row)
{
	const struct input_table *t = &in->tables[TABLE_SYMPTOMS];

	if (schema_columns[*column].table != TABLE_SYMPTOMS || *row < t->own)
		return;
	*row = in->asked[*row - t->own];
	*column = input_asked_column(*column);
}

struct table_field
input_cell(const struct input *in, int column, size_t row)
{
	find_home(in, &column, &row);
	if (column < 0 || in->column[column] < 0)
		return (struct table_field){"", 0};
	const struct input_table *t = &in->tables[schema_columns[column].table];
	return table_field(t->table, row + 1, (size_t)in->column[column]);
}

bool
input_item(
    const struct input *in, struct table_field cell, bool many, size_t *at, struct item *item)
{
	while (*at < cell.len) {
		size_t from = *at, to = cell.len;
		const char *mark = many ? memchr(cell.text + from, ';', cell.len - from) : NULL;

		if (mark != NULL)
			to = (size_t)(mark - cell.text);
		*at = to + 1;
		text_trim(cell.text, &from, &to);
		if (from == to)
			continue;
		*item = (struct item){cell.text + from, to - from, from};
		if (to < cell.len) /* something follows, so the text ends too late */
			item->text = arena_strndup(in->arena, item->text, item->len);
		return true;
	}
	return false;
}

const char *
input_text(const struct input *in, int column, size_t row)
{
	struct item item;
	size_t at = 0;

	return input_item(in, input_cell(in, column, row), false, &at, &item) ? item.text : "";
}

uint32_t
input_enum(const struct input *in, int column, size_t row, uint32_t silent)
{
	const struct schema_words *words = &schema_words[schema_columns[column].type];
	const char *text = input_text(in, column, row);

	for (uint32_t i = words->first; i < words->end; i++)
		if (text_same(words->name(i), text))
			return i;
	return silent;
}

/* Where byte `offset` of a cell stands. */
static struct diag_place
place_of(const struct input *in, int column, size_t row, size_t offset)
{
	int home = column;

	find_home(in, &home, &row);
	if (home < 0 || in->column[home] < 0)
		return (struct diag_place){in->tables[schema_columns[column].table].path, 0, 0};
	const struct input_table *t = &in->tables[schema_columns[home].table];
	return table_place(t->table, row + 1, (size_t)in->column[home], offset);
}

void
input_report(
    const struct input *in, enum message_number number, int column, size_t row, size_t offset, ...)
{
	va_list ap;

	va_start(ap, offset);
	diags_vadd(in->diags, message(number), place_of(in, column, row, offset), ap);
	va_end(ap);
}

uint32_t
input_line(const struct input *in, enum table_number table, size_t row)
{
	int column = schema_tables[table].first;

	find_home(in, &column, &row);
	return table_place(in->tables[schema_columns[column].table].table, row + 1, 0, 0).line;
}

const char *
input_file(const struct input *in, enum table_number table, size_t row)
{
	int column = schema_tables[table].first;

	find_home(in, &column, &row);
	return schema_tables[schema_columns[column].table].file;
}
