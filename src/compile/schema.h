/* SPDX-License-Identifier: MIT */
/* The tables of a topic and their columns, declared once in schema.def; `ramus schema` prints
 * them. */
#ifndef COMPILE_SCHEMA_H
#define COMPILE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum table_number {
#define TABLE(name, file, required, row) TABLE_##name,
#include "compile/schema.def"
	TABLE_COUNT
};

/* Columns of all tables in one run: COL_CAUSES_ID, ...; a table's first is FIRST_CAUSES. Each table
 * sets the count back by one behind its FIRST, so that its first column has that number. */
enum column_number {
#define TABLE(name, file, required, row) FIRST_##name, BEFORE_##name = FIRST_##name - 1,
#define COLUMN(table, name, word, type, required, help) COL_##table##_##name,
#include "compile/schema.def"
	COLUMN_COUNT
};

enum setting_number {
#define SETTING(name, word, type, required, help) SETTING_##name,
#include "compile/schema.def"
	SETTING_COUNT
};

enum column_type {
#define TYPE(name, word, many, kinds, form) TYPE_##name,
#include "compile/types.def"
	TYPE_COUNT
};

struct schema_type {
	const char *name;
	bool many;        /* a list separated by ';' */
	uint32_t kinds;   /* bits 1 << enum entity_kind: what its ids may name */
	const char *form; /* how it is written, NULL if by its words only */
};

/* The words of an enumeration: name(first) to name(end - 1); name is NULL for a type that takes no
 * fixed words. */
struct schema_words {
	const char *(*name)(uint32_t);
	uint32_t first, end;
};

struct schema_column {
	enum table_number table; /* unused for a setting */
	const char *name;
	enum column_type type;
	bool required;
	const char *help;
};

struct schema_table {
	const char *file;
	bool required;
	const char *row; /* what one row is */
	int first;       /* enum column_number */
};

/* The columns of table t are those from schema_tables[t].first to schema_tables[t + 1].first - 1.
 */
extern const struct schema_table schema_tables[TABLE_COUNT + 1];
extern const struct schema_column schema_columns[COLUMN_COUNT], schema_settings[SETTING_COUNT];
extern const char *const schema_names[COLUMN_COUNT]; /* of the columns */
extern const struct schema_type schema_types[TYPE_COUNT];
extern const struct schema_words schema_words[TYPE_COUNT];
/* The table of a file name; TABLE_COUNT if it is none. */
enum table_number schema_find(const char *file);
/* The number of a table's column, or of a setting in TABLE_TOPIC, by its name, in which '_' may
 * stand for '-'; -1 if it has none such. */
int schema_named(enum table_number table, const char *name);

/* The whole schema for people, and as JSON. */
void schema_write(struct buf *out);
/* Every word of the program that a topic can have otherwise, as a words.csv. */
void schema_write_words(struct buf *out);
void schema_write_json(struct buf *out);

#endif
