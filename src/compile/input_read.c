/* Reading a folder of tables.
 *
 * Two files are read at a time, each into an arena and a list of diagnostics of its own; what was
 * read is then gone through in the order of the schema, so that the order of diagnostics depends
 * neither on that nor on the file system. A column is found by its name in the header; rows whose
 * fields do not fit are marked broken and nothing more is said about their cells.
 */
#include "compile/input.h"

#include <stdlib.h>
#include <string.h>

#include "base/crew.h"
#include "base/file.h"
#include "csv/messages.h"

#define BYTES_LIMIT ((size_t)1 << 31) /* of all tables: offsets of texts have 32 bits */

enum { HINTS_MAX = 200 };

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
	return strcmp(name, "coverage.csv") == 0 || strcmp(name, "documents") == 0;
}

static void
check_names(struct input *in)
{
	const char *files[TABLE_COUNT + 1];

	for (int t = 0; t < TABLE_COUNT; t++)
		files[t] = schema_table(t)->file;
	files[TABLE_COUNT] = "documents";
	for (int i = 0; i < in->name_count; i++) {
		const char *name = in->names[i];

		if (schema_find(name) == TABLE_COUNT && !is_company(name))
			diags_add(in->diags, message(MSG_FILE_UNKNOWN),
			    (struct diag_place){input_path(in, name, NULL), 0, 0},
			    input_hint(in, name, files, TABLE_COUNT + 1));
	}
}

static size_t
column_names(enum table_number number, const char **names)
{
	size_t n = 0;

	for (int c = schema_table(number)->first; c < schema_end(number); c++)
		names[n++] = schema_column(c)->name;
	return n;
}

static void
map_columns(struct input *in, enum table_number number)
{
	struct input_table *t = &in->tables[number];
	const char *names[COLUMN_COUNT];
	size_t count = column_names(number, names);

	for (size_t f = 0; f < table_width(t->table, 0); f++) {
		const char *name = table_field(t->table, 0, f).text;
		int c = schema_table(number)->first, end = schema_end(number);

		while (c < end && strcmp(schema_column(c)->name, name) != 0)
			c++;
		if (c == end)
			diags_add(in->diags, message(MSG_COLUMN_UNKNOWN),
			    table_place(t->table, 0, f, 0), input_show(in, name),
			    input_hint(in, name, names, count));
		else if (in->column[c] >= 0)
			diags_add(in->diags, message(MSG_COLUMN_TWICE),
			    table_place(t->table, 0, f, 0), name);
		else
			in->column[c] = (int)f;
	}
	for (int c = schema_table(number)->first; c < schema_end(number); c++) {
		if (!schema_column(c)->required || in->column[c] >= 0)
			continue;
		t->lost = true;
		diags_add(in->diags, message(MSG_COLUMN_MISSING), table_place(t->table, 0, 0, 0),
		    schema_column(c)->name);
	}
}

/* Makes out the columns and rows of a table that has been read. */
static void
understand(struct input *in, enum table_number number)
{
	struct input_table *t = &in->tables[number];
	size_t width = table_width(t->table, 0);
	bool *broken;

	in->bytes += table_bytes(t->table);
	if (in->bytes > BYTES_LIMIT) {
		diags_add(in->diags, csv_message(MSG_FILE_UNREADABLE),
		    (struct diag_place){t->path, 0, 0}, "the tables take more than 2 GiB");
		t->table = NULL;
		t->lost = true;
		return;
	}
	t->rows = table_rows(t->table) - 1;
	map_columns(in, number);
	t->broken = broken = arena_alloc(in->arena, t->rows * sizeof *broken);
	for (size_t row = 0; row < t->rows; row++) {
		size_t fields = table_width(t->table, row + 1);

		if (fields == width)
			continue;
		broken[row] = t->any_broken = true;
		diags_add(in->diags, message(MSG_ROW_FIELDS),
		    table_place(t->table, row + 1, fields > width ? width : fields, 0), fields,
		    width);
	}
	for (int c = schema_table(number)->first; c < schema_end(number); c++) {
		size_t field = (size_t)in->column[c];
		uint32_t *words;

		if (in->column[c] < 0)
			continue;
		if (!t->any_broken) { /* the words are left where they are */
			in->words[c] =
			    (struct input_words){table_cells(t->table) + width + field, width};
			continue;
		}
		words = arena_alloc(in->arena, t->rows * sizeof *words);
		for (size_t row = 0; row < t->rows; row++)
			words[row] = table_word(t->table, row + 1, field);
		in->words[c] = (struct input_words){words, 1};
	}
}

/* Reading. */

struct reading {
	struct input *in;
	struct diags *diags[TABLE_COUNT]; /* NULL: no such file */
};

/* evidence.csv is most of a large topic, so it is begun first. */
static void
read_file(void *ctx, unsigned member, size_t item)
{
	struct reading *r = ctx;
	enum table_number number = (enum table_number)((item + TABLE_EVIDENCE) % TABLE_COUNT);
	struct input_table *t = &r->in->tables[number];
	const char *names[COLUMN_COUNT];
	size_t count = column_names(number, names);

	(void)member;
	if (r->diags[number] != NULL)
		t->table = table_read(t->path, names, count, t->arena, r->diags[number]);
}

static void
end_table(struct reading *r, enum table_number number)
{
	const struct schema_table *schema = schema_table(number);
	struct input_table *t = &r->in->tables[number];
	struct diags *diags = r->diags[number];

	if (diags == NULL) {
		t->lost = schema->required;
		if (schema->required)
			diags_add(r->in->diags, message(MSG_FILE_MISSING),
			    (struct diag_place){t->path, 0, 0}, schema->file);
		return;
	}
	for (size_t i = 0; i < diags_count(diags); i++)
		diags_adopt(r->in->diags, diags_get(diags, i), diags_get(diags, i)->place);
	diags_free(diags);
	t->lost = t->table == NULL || table_lost(t->table);
	if (t->table != NULL)
		understand(r->in, number);
}

static void
read_tables(struct input *in)
{
	struct reading r = {.in = in};

	for (int t = 0; t < TABLE_COUNT; t++) {
		bool there = false;

		for (int i = 0; i < in->name_count; i++)
			there = there || strcmp(in->names[i], schema_table(t)->file) == 0;
		in->tables[t].path = input_path(in, schema_table(t)->file, NULL);
		if (!there)
			continue;
		in->tables[t].arena = arena_new();
		r.diags[t] = diags_new();
	}
	struct crew *crew = crew_new(2, read_file, &r);
	crew_run(crew, TABLE_COUNT);
	crew_free(crew);
	for (int t = 0; t < TABLE_COUNT; t++)
		end_table(&r, t);
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
		in->name_count = 0;
		diags_add(diags, message(MSG_FOLDER_UNREADABLE),
		    (struct diag_place){in->folder, 0, 0}, table_cause(&err, in->folder));
		return false;
	}
	read_tables(in);
	check_names(in);
	return true;
}

void
input_free(struct input *in)
{
	for (int i = 0; i < in->name_count; i++)
		free(in->names[i]);
	free(in->names);
	for (int t = 0; t < TABLE_COUNT; t++)
		arena_free(in->tables[t].arena);
	in->names = NULL;
	in->name_count = 0;
}
