/* The inside of a table, shared by the file that reads it and the one that finds places. */
#ifndef COMPILE_TABLE_ROWS_H
#define COMPILE_TABLE_ROWS_H

#include <stdint.h>

#include "compile/table.h"

struct segment {
	size_t start; /* byte */
	size_t raw;   /* the first row that is read from there */
};

struct table_row {
	size_t first; /* into fields */
	size_t raw;
};

struct row_place {
	size_t start; /* byte at which the row's line begins */
	uint32_t line;
};

struct table {
	const char *path;
	const char *bytes;
	size_t len;
	struct arena *arena;
	struct diags *diags;
	char separator;
	bool lost;
	struct table_field *fields;
	struct table_row *rows; /* one more than there are, for the end of the last */
	size_t row_count;
	struct segment *segments;
	size_t segment_count, raw_count;
	struct row_place *index; /* of each raw row, and of the end; NULL until needed */
};

/* The place of s[at], which stands in a row that begins at `row`. */
struct diag_place table_place_in_row(const struct table *t, struct row_place row, size_t at);
/* The place of a byte of a raw row's value before it was filtered. */
struct diag_place table_place_unfiltered(struct table *t, size_t raw, size_t number, size_t offset);

#endif
