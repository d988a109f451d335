/* One CSV file as rows of fields, read by libcsv in strict mode. */
#ifndef CSV_TABLE_H
#define CSV_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/error.h"

#define TABLE_LIMIT ((size_t)1 << 30)       /* bytes of a file */
#define TABLE_FIELD_LIMIT ((size_t)1 << 20) /* bytes of a field */

struct table; /* opaque; it and its texts live in the arena it was read into */

struct table_field {
	const char *text; /* NUL-terminated, has passed text_filter() */
	size_t len;
};

/* Reads a file. The separator is the one of , ; and tab that splits the first row into the most of
 * the known names. Problems go to diags; NULL if nothing at all could be read. The arena and the
 * path must outlive the table. */
struct table *table_read(const char *path, const char *const *known, size_t known_count,
    struct arena *arena, struct diags *diags);
/* The same from memory, which must outlive the table. */
struct table *table_parse(const char *path, const char *bytes, size_t len, const char *const *known,
    size_t known_count, struct arena *arena, struct diags *diags);
/* The text of an error about a path without the path, which a diagnostic names already. */
const char *table_cause(const struct error *err, const char *path);

/* Rows, the first row (the header) included; rows without any text are left out. */
size_t table_rows(const struct table *t);
/* Fields of a row: as many as it has, which may differ from the header's. */
size_t table_width(const struct table *t, size_t row);
/* A field; empty where the row has no such field. */
struct table_field table_field(const struct table *t, size_t row, size_t field);
/* Its word. Fields of one word have the same text; the word 0 is the empty text. What follows from
 * a text alone need be worked out only once for each word. */
uint32_t table_word(const struct table *t, size_t row, size_t field);
/* The words of all fields, row by row. */
const uint32_t *table_cells(const struct table *t);
/* The least number that no word of the table has. */
size_t table_words(const struct table *t);
/* Where byte `offset` of a field stands in the file, which may be read again to find out; a field
 * past the end of its row is at the end. */
struct diag_place table_place(struct table *t, size_t row, size_t field, size_t offset);
char table_separator(const struct table *t);
/* True if rows were left out because of errors, so that what refers to them is not to blame. */
bool table_lost(const struct table *t);
size_t table_bytes(const struct table *t);

#endif
