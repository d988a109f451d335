/* SPDX-License-Identifier: MIT */
/* Reading a folder of tables.
 *
 * Two files are read at a time, each into an arena and a list of diagnostics of its own; what was
 * read is then gone through in the order of the schema, so that the order of diagnostics depends
 * neither on that nor on the file system. A column is found by its name in the header; rows whose
 * fields do not fit are left out, so that nothing more is said of them, nor of what refers to them.
 */
#include "compile/input.h"

#include <string.h>

#include "base/alloc.h"
#include "base/crew.h"
#include "base/file.h"
#include "compile/figure.h"
#include "csv/messages.h"

#define BYTES_LIMIT ((size_t)1 << 31) /* of all tables: offsets of texts have 32 bits */

enum { HINTS_MAX = 200, BROKEN_SHOWN = 3 };

/* Files that may lie beside the tables: further files of cases, and what a repository has. */
static bool
is_company(const char *name)
{
	static const char *const starts[] = {"README", "LICENSE", "LICENCE", "COPYING"};
	const char *ending = strrchr(name, '.');

	if (strncmp(name, "cases", 5) == 0 && ending != NULL && strcmp(ending, ".csv") == 0)
		return true;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (strncmp(name, starts[i], strlen(starts[i])) == 0)
			return true;
	for (int i = 0; i < FIGURE_FILES; i++)
		if (strcmp(name, figure_files[i]) == 0)
			return true;
	return strcmp(name, "coverage.csv") == 0 || strcmp(name, "documents") == 0;
}

static bool
is_there(const struct input *in, const char *name)
{
	for (int i = 0; i < in->name_count; i++)
		if (strcmp(in->names[i], name) == 0)
			return true;
	return false;
}

/* The table that a file is meant to be: its name but for a slip, or with an ending more. */
static const char *
meant_file(const char *name, const char *const *files, size_t count)
{
	const char *meant = diag_slip(name, files, count);

	for (size_t i = 0; i < count && meant == NULL; i++) {
		size_t len = strlen(files[i]);

		if (strncmp(name, files[i], len) == 0 && name[len] == '.')
			meant = files[i];
	}
	return meant;
}

static void
check_names(struct input *in)
{
	const char *files[TABLE_COUNT + 1];

	for (int t = 0; t < TABLE_COUNT; t++)
		files[t] = schema_tables[t].file;
	files[TABLE_COUNT] = "documents";
	for (int i = 0; i < in->name_count; i++) {
		const char *name = in->names[i], *path, *meant;

		if (schema_find(name) < TABLE_COUNT || is_company(name))
			continue;
		path = input_format(in, "%s/%s", in->folder, name);
		meant = meant_file(name, files, TABLE_COUNT + 1);
		if (meant != NULL && !is_there(in, meant)) {
			diags_add(in->diags, message(MSG_FILE_NEAR),
			    (struct diag_place){path, 0, 0}, meant);
			if (schema_find(meant) < TABLE_COUNT)
				in->tables[schema_find(meant)].lost = true;
		} else {
			diags_add(in->diags, message(MSG_FILE_UNKNOWN),
			    (struct diag_place){path, 0, 0},
			    input_hint(in, name, files, TABLE_COUNT + 1));
		}
	}
}

/* Columns that the table needs and the first row lacks are one message with those that it does not
 * know, since one may stand for the other; where it lacks none, each of the others is told. True if
 * it lacks none. */
static bool
report_columns(struct input *in, struct input_table *t, int first, int end, const bool *unknown)
{
	const char *lacking = "", *others = "";
	size_t width = table_width(t->table, 0);

	for (int c = first; c < end; c++)
		if (schema_columns[c].required && in->column[c] < 0)
			lacking = input_format(
			    in, "%s%s'%s'", lacking, *lacking != '\0' ? ", " : "", schema_names[c]);
	for (size_t f = 0; f < width; f++) {
		const char *name = table_field(t->table, 0, f).text;

		if (unknown[f] && *lacking != '\0')
			others = input_format(in, "%s%s'%s'", others, *others != '\0' ? ", " : "",
			    input_show(in, name));
		else if (unknown[f])
			diags_add(in->diags, message(MSG_COLUMN_UNKNOWN),
			    table_place(t->table, 0, f, 0), input_show(in, name),
			    input_hint(in, name, schema_names + first, (size_t)(end - first)));
	}
	if (*lacking == '\0')
		return true;
	diags_add(in->diags, message(MSG_COLUMN_MISSING), table_place(t->table, 0, 0, 0), lacking,
	    *others != '\0' ? "; unknown to it: " : "", others);
	return false;
}

/* Finds the columns that the first row names; false if no row can be understood without those that
 * are missing. A slip of the pen is told, and taken for the column that it means, so that nothing
 * is told of what follows from it. */
static bool
map_columns(struct input *in, struct input_table *t, int first, int end)
{
	const char *const *names = schema_names + first;
	size_t count = (size_t)(end - first), width = table_width(t->table, 0);
	bool known = false;

	for (size_t f = 0; f < width; f++)
		known |= diag_slip(table_field(t->table, 0, f).text, names, count) != NULL;
	if (!known) {
		diags_add(in->diags, message(MSG_HEADER_MISSING), table_place(t->table, 0, 0, 0),
		    width == 1 ? "; what separates fields may not be one of , ; and tab" : "");
		return false;
	}
	bool *unknown = xcalloc(width, sizeof *unknown);
	for (size_t f = 0; f < width; f++) {
		const char *name = table_field(t->table, 0, f).text;
		const char *meant = diag_slip(name, names, count);
		int c = first;

		if (meant != NULL && table_column(t->table, meant) >= 0)
			meant = NULL; /* a column of the author's own */
		while (c < end && strcmp(schema_names[c], meant != NULL ? meant : name) != 0)
			c++;
		if (meant != NULL)
			diags_add(in->diags, message(MSG_COLUMN_NEAR),
			    table_place(t->table, 0, f, 0), input_show(in, name), meant);
		unknown[f] = c == end;
		if (c == end)
			continue;
		if (in->column[c] >= 0)
			diags_add(in->diags, message(MSG_COLUMN_TWICE),
			    table_place(t->table, 0, f, 0), name);
		else
			in->column[c] = (int)f;
	}
	bool whole = report_columns(in, t, first, end, unknown);
	free(unknown);
	return whole;
}

/* What may be the matter with a row that has too many fields or too few. */
static const char *
guess_fault(const struct table *t, size_t row, size_t width)
{
	size_t fields = table_width(t, row);
	char other = t->separator == ',' ? ';' : ',';

	for (size_t f = 0; f < fields; f++) {
		const char *text = table_field(t, row, f).text;

		if (strstr(text, "\u201c") != NULL || strstr(text, "\u201d") != NULL ||
		    strstr(text, "\u201e") != NULL)
			return "; curly quotes hold nothing together";
		if (strncmp(text, "<<<<<<<", 7) == 0 || strncmp(text, "=======", 7) == 0 ||
		    strncmp(text, ">>>>>>>", 7) == 0)
			return "; a merge left both versions here";
		if (f == 0 && *text == '#')
			return t->comments
				   ? "; a comment has nothing before its '#', no quote either"
				   : "; a line with '#' is a comment only where the first line has "
				     "one";
	}
	if (fields < width && strchr(table_field(t, row, 0).text, other) != NULL)
		return other == ';' ? "; it seems to separate them by ';'"
				    : "; it seems to separate them by ','";
	return "";
}

/* Rows that do not fit for the same reason. */
struct broken {
	const char *fault;
	size_t row, like; /* the first, and how many */
};

static void
report_broken(struct input *in, struct table *t, const struct broken *b)
{
	size_t fields = table_width(t, b->row), width = table_width(t, 0);
	const char *fault = b->fault;

	if (b->like > 1)
		fault = input_format(in, "%s; rows like this one: %zu", fault, b->like);
	diags_add(in->diags, message(MSG_ROW_FIELDS),
	    table_place(t, b->row, fields > width ? width : fields, 0), fields, width, fault);
}

/* Leaves out the rows whose fields do not fit. Of those with the same plain fault the first is
 * told, with their number; of the others the first few, then how many more there are. */
static void
drop_broken(struct input *in, struct table *t)
{
	bool *drop = xcalloc(t->row_count, sizeof *drop);
	VEC(struct broken) broken = {0};
	size_t width = table_width(t, 0), others = 0, next = 0;

	for (size_t row = 1; row < t->row_count; row++) {
		struct broken b = {.row = row, .like = 1};
		size_t k = 0;

		if (table_width(t, row) == width)
			continue;
		drop[row] = true;
		b.fault = guess_fault(t, row, width);
		bool plain = *b.fault != '\0';
		while (k < broken.len && (!plain || broken.items[k].fault != b.fault))
			k++;
		if (k < broken.len)
			broken.items[k].like++;
		else if (plain || others++ < BROKEN_SHOWN)
			vec_push(&broken, b);
		else
			next = next > 0 ? next : row;
	}
	for (size_t k = 0; k < broken.len; k++)
		report_broken(in, t, &broken.items[k]);
	if (next > 0)
		diags_add(in->diags, message(MSG_ROWS_FIELDS), table_place(t, next, 0, 0),
		    others - BROKEN_SHOWN);
	if (broken.len > 0)
		table_drop(t, drop);
	vec_free(&broken);
	free(drop);
}

/* Makes out the columns and rows of a table that has been read. */
static void
understand(struct input *in, enum table_number number)
{
	struct input_table *t = &in->tables[number];
	int first = schema_tables[number].first, end = schema_tables[number + 1].first;
	size_t width = table_width(t->table, 0);

	in->bytes += t->table->len;
	if (in->bytes > BYTES_LIMIT) {
		diags_add(in->diags, csv_message(MSG_FILE_UNREADABLE),
		    (struct diag_place){t->path, 0, 0}, "the tables take more than 2 GiB");
		t->table = NULL;
		t->lost = true;
		return;
	}
	t->words = t->table->word_count;
	if (!map_columns(in, t, first, end)) {
		t->lost = true;
		return;
	}
	drop_broken(in, t->table);
	t->lost = t->lost || t->table->lost;
	t->rows = t->own = t->table->row_count - 1;
	for (int c = first; c < end; c++) /* the words are left where they are */
		if (in->column[c] >= 0)
			in->words[c] = (struct input_words){
			    t->table->cells + width + (size_t)in->column[c], width};
}

/* Reads a table if its file is there. evidence.csv is most of a large topic, so it is begun first.
 */
static void
read_table(void *ctx, unsigned member, size_t item)
{
	size_t number = (item + TABLE_EVIDENCE) % TABLE_COUNT;
	const struct schema_table *schema = &schema_tables[number];
	struct input_table *t = &((struct input *)ctx)->tables[number];

	(void)member;
	if (t->diags != NULL)
		t->table = table_read(t->path, schema_names + schema->first,
		    (size_t)(schema[1].first - schema->first), t->arena, t->diags);
}

static void
read_tables(struct input *in)
{
	for (int i = 0; i < TABLE_COUNT; i++) {
		struct input_table *t = &in->tables[i];

		t->path = input_format(in, "%s/%s", in->folder, schema_tables[i].file);
		t->words = 1;
		for (int k = 0; k < in->name_count; k++) {
			if (strcmp(in->names[k], schema_tables[i].file) != 0)
				continue;
			t->arena = arena_new();
			t->diags = diags_new();
		}
	}
	struct crew *crew = crew_new(2, read_table, in);
	crew_run(crew, TABLE_COUNT);
	crew_free(crew);
	for (int i = 0; i < TABLE_COUNT; i++) {
		struct input_table *t = &in->tables[i];

		if (t->diags == NULL) {
			bool flow_will_do = (i == TABLE_CAUSES || i == TABLE_EVIDENCE) &&
					    in->tables[TABLE_FLOW].arena != NULL;

			if (t->lost) /* a slip of the pen in its name */
				continue;
			t->lost = schema_tables[i].required && !flow_will_do;
			if (t->lost)
				diags_add(in->diags, message(MSG_FILE_MISSING),
				    (struct diag_place){t->path, 0, 0}, schema_tables[i].file);
			continue;
		}
		for (size_t k = 0; k < diags_count(t->diags); k++)
			diags_adopt(
			    in->diags, diags_get(t->diags, k), diags_get(t->diags, k)->place);
		diags_free(t->diags);
		t->diags = NULL;
		t->lost = t->table == NULL || t->table->lost;
		if (t->table != NULL)
			understand(in, (enum table_number)i);
	}
	input_join_asked(in);
}

bool
input_read(struct input *in, const char *folder, struct arena *arena, struct diags *diags)
{
	size_t len = strlen(folder);
	struct error err;

	*in = (struct input){.arena = arena, .diags = diags, .hints = HINTS_MAX};
	while (len > 1 && folder[len - 1] == '/')
		len--;
	in->folder = arena_strndup(arena, folder, len);
	for (int c = 0; c < COLUMN_COUNT; c++)
		in->column[c] = -1;
	in->name_count = file_list(in->folder, &in->names, &err);
	if (in->name_count < 0) {
		diags_add(diags, message(MSG_FOLDER_UNREADABLE),
		    (struct diag_place){in->folder, 0, 0}, table_cause(&err, in->folder));
		return false;
	}
	arena_keep(arena, in->names);
	for (int i = 0; i < in->name_count; i++)
		arena_keep(arena, in->names[i]);
	check_names(in);
	read_tables(in);
	return true;
}

void
input_free(struct input *in)
{
	for (int t = 0; t < TABLE_COUNT; t++)
		arena_free(in->tables[t].arena);
}
