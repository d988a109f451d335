/* The inside of a table, shared by the files that read it, clean it and find places in it. */
#ifndef CSV_TABLE_ROWS_H
#define CSV_TABLE_ROWS_H

#include <stdint.h>

#include "base/intern.h"
#include "csv/table.h"

#define TABLE_SEPARATORS ",;\t"

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

struct table {
	const char *path;
	const char *bytes; /* of the file; NULL where a place has not yet needed them */
	size_t len;
	struct arena *arena;
	struct diags *diags;
	char separator;
	bool lost;
	struct intern_text *words; /* each text of the table, once */
	size_t word_count;
	uint32_t *cells;        /* the word of each field */
	struct table_row *rows; /* one more than there are, for the end of the last */
	size_t row_count;
	struct segment *segments;
	size_t segment_count, raw_count;
	struct row_place *index; /* of each raw row, and of the end; NULL until needed */
};

/* Reads the rows of a table whose bytes are there, from byte `start` on. Reports what libcsv finds
 * wrong. (reader.c) */
void table_read_rows(struct table *t, size_t start);
/* Reads a file piece by piece without keeping its bytes, which is quicker. False if there is
 * anything unusual about the file: then it is one for table_read_rows(). */
bool table_stream_rows(struct table *t, const char *const *known, size_t known_count);
/* Filters the words of a table and drops the rows that cannot stay. (table_clean.c) */
void table_clean(struct table *t);

/* Where the text of a file begins: behind a byte order mark. */
size_t table_start(const char *bytes, size_t len);
bool table_is_utf16(const char *bytes, size_t len);
/* The place of s[at], which stands in a row that begins at `row`. */
struct diag_place table_place_in_row(const struct table *t, struct row_place row, size_t at);
/* The place of a byte of a raw row's value before it was filtered. */
struct diag_place table_place_unfiltered(struct table *t, size_t raw, size_t number, size_t offset);

#endif
