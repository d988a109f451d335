/* SPDX-License-Identifier: MIT */
/* One CSV file as rows of fields, read by libcsv in strict mode. */
#ifndef CSV_TABLE_H
#define CSV_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/intern.h"

#define TABLE_LIMIT ((size_t)1 << 30) /* bytes of a file */
#define TABLE_ROWS_MOST ((size_t)4000000)
#define TABLE_CELLS_MOST ((size_t)20000000)
#define TABLE_COLUMNS_MOST ((size_t)1000)
#define TABLE_FIELD_LIMIT ((size_t)1 << 20) /* bytes of a field */

struct segment {
	size_t start; /* byte */
	size_t raw;   /* the first row that is read from there */
};

struct table_row {
	uint32_t first; /* into cells */
	uint32_t raw;
};

struct row_place {
	size_t start; /* byte at which the row's line begins */
	uint32_t line;
};

/* It and its texts live in the arena that it was read into. Who reads the table reads its counts,
 * cells and words where they lie; what says where rows stand in the file is src/csv's
 * alone. */
struct table {
	const char *path;
	const char *bytes; /* of the file; NULL where a place has not yet needed them */
	size_t len;
	struct arena *arena;
	struct diags *diags;
	char separator;
	bool comments; /* lines that begin with # are such, see csv/reader.h */
	bool lost; /* rows were left out for errors, so that what refers to them is not to blame */
	/* Each text of the table once; number 0 is the empty text. What follows from a text alone
	 * need be worked out only once for each word. */
	struct intern_text *words;
	size_t word_count;
	uint32_t *cells;          /* the word of each field, row by row */
	struct table_row *rows;   /* one more than there are, for the end of the last */
	size_t row_count;         /* the header included; rows without any text are left out */
	struct segment *segments; /* one more than faulty rows, but for a last one without an end */
	size_t segment_count, raw_count;
	struct row_place *index; /* of each raw row, and of the end; NULL until needed */
	struct cell_place *last; /* that was asked for; NULL before */
	size_t looked;           /* bytes, to find cells in rows */
};

struct table_field {
	const char *text; /* NUL-terminated, has passed text_filter() */
	size_t len;
};

/* Reads a file. The separator is the one of , ; and tab that splits the first row into the most of
 * the known names; comments are left out. Problems go to diags; NULL if nothing at all could be
 * read. The arena and the path must outlive the table. */
struct table *table_read(const char *path, const char *const *known, size_t known_count,
    struct arena *arena, struct diags *diags);
/* The same from memory, which must outlive the table. */
struct table *table_parse(const char *path, const char *bytes, size_t len, const char *const *known,
    size_t known_count, struct arena *arena, struct diags *diags);
/* Leaves out the rows that are true in drop[0..row_count), as lost to errors; the header stays. */
void table_drop(struct table *t, const bool *drop);
/* The text of an error about a path without the path, which a diagnostic names already. */
const char *table_cause(const struct error *err, const char *path);

/* The field of the first row that is that name, the last of several; -1 if there is none. */
int table_column(const struct table *t, const char *name);
/* Fields of a row: as many as it has, which may differ from the header's. */
size_t table_width(const struct table *t, size_t row);
/* A field; empty where the row has no such field. */
struct table_field table_field(const struct table *t, size_t row, size_t field);
/* Its word. */
uint32_t table_word(const struct table *t, size_t row, size_t field);
/* Where byte `offset` of a field stands in the file, which may be read again to find out; a field
 * past the end of its row is at the end. */
struct diag_place table_place(struct table *t, size_t row, size_t field, size_t offset);

/* What clean.c does for table.c: filters the words and drops the rows that cannot stay, since a
 * field is too long or none holds text. */
void table_clean(struct table *t);
/* What place.c does for table.c and clean.c: sees to it that the bytes are there, if need be by
 * reading the file again; reports the faulty rows at which the first n segments end; finds a byte
 * of a raw row's value before it was filtered. */
void table_load(struct table *t);
void table_report_faults(struct table *t, size_t n);
struct diag_place table_place_unfiltered(struct table *t, size_t raw, size_t number, size_t offset);

#endif
