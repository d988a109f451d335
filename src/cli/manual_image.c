/* SPDX-License-Identifier: MIT */
/* The layout of the image as tables of ramus-image(5), from records.def and the schema. */
#include "cli/manual_image.h"

#include <stddef.h>
#include <string.h>

#include "cli/mdoc.h"
#include "compile/schema.h"
#include "topic/image.h"

/* What is said of a field that is a column of a table or a setting: what the schema says of it. */
static const char *
column_help(const char *file, const char *name)
{
	enum table_number table = schema_find(file);
	int number = schema_named(table, name);

	if (number < 0)
		return "";
	return table == TABLE_TOPIC ? schema_settings[number].help : schema_columns[number].help;
}

static void
begin_structure(struct buf *out, const char *name, size_t size, const char *what)
{
	buf_printf(out, ".Ss %s\n%zu bytes: %s.\n", name, size, what);
	buf_adds(out, ".Bl -column \"000\" \"complications\" \"list of SECTION\" -compact\n"
		      ".It Em at Ta Em field Ta Em type Ta Em what\n");
}

static void
add_field(struct buf *out, size_t at, const char *name, const char *type, const char *what)
{
	static const char *const words[][2] = {{"uint32_t", "u32"}, {"uint64_t", "u64"},
	    {"double", "f64"}, {"image_magic", "8 bytes"}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		type = strcmp(type, words[i][0]) == 0 ? words[i][1] : type;
	buf_printf(out, ".It %zu Ta %s Ta %s Ta\n", at, name,
	    strncmp(type, "struct ", 7) == 0 ? type + 7 : type);
	mdoc_add_text(out, what);
}

/* Every structure of the image, those inside others first. */
void
manual_add_records(struct buf *out)
{
	const char *file = "";

#define STRUCT(name, what) begin_structure(out, #name, sizeof(struct name), what);
#define RECORD(NAME, name, type, table, what)                                                      \
	begin_structure(out, #NAME, sizeof(struct type), what);                                    \
	file = table;
#define FIELD(record, name, type, what)                                                            \
	add_field(out, offsetof(struct record, name), #name, #type, what);
#define TEXT(record, name)                                                                         \
	add_field(out, offsetof(struct record, name), #name, "span", column_help(file, #name));
#define LIST(record, name, part, what)                                                             \
	add_field(out, offsetof(struct record, name), #name, "list of " #part, what);
#define REFS(record, name, column) LIST(record, name, REF, column_help(file, column))
#define END(name) buf_adds(out, ".El\n");
#include "topic/records.def"
}

static void
add_part(struct buf *out, const char *name, size_t size, const char *what, const char *file)
{
	buf_printf(out, ".It %s Pq %zu\n%c%s%s%s.\n", name, size, mdoc_capital(what[0]), what + 1,
	    *file != '\0' ? ", from " : "", file);
}

/* Every part of the image, in the order of the file. */
void
manual_add_parts(struct buf *out)
{
#define FORMAT(version, checksum) buf_adds(out, "This is version " #version " of the format.\n");
#include "topic/records.def"
	buf_adds(out,
	    "Its parts, in this order, with the bytes of one record; the rows of a table\n"
	    "keep their order:\n.Bl -tag -width DISAGREEMENT\n");
#define PART(NAME, type, what) add_part(out, #NAME, sizeof(type), what, "");
#define RECORD(NAME, name, type, table, what)                                                      \
	add_part(out, #NAME, sizeof(struct type), what, table);
#include "topic/records.def"
	buf_adds(out, ".El\n");
}
