/* The inside of a table, shared by the files that read it and find places in it. */
#ifndef CSV_TABLE_ROWS_H
#define CSV_TABLE_ROWS_H

#include <stdint.h>

#include "base/intern.h"
#include "csv/table.h"

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
	struct segment *segments; /* one more than faulty rows, but for a last one without an end */
	size_t segment_count, raw_count;
	struct row_place *index; /* of each raw row, and of the end; NULL until needed */
};

/* Sees to it that the bytes are there, if need be by reading the file again. (place.c) */
void table_load(struct table *t);
/* Reports the faulty rows at which the first n segments end. */
void table_report_faults(struct table *t, size_t n);
/* The place of a byte of a raw row's value before it was filtered. */
struct diag_place table_place_unfiltered(struct table *t, size_t raw, size_t number, size_t offset);

#endif
