/* SPDX-License-Identifier: MIT */
/* Where the rows and fields of a CSV text stand: what libcsv does not tell. */
#ifndef CSV_SCAN_H
#define CSV_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum scan_end {
	SCAN_SEPARATOR, /* another field follows */
	SCAN_ROW,       /* the row ends here */
	SCAN_STRAY,     /* an error: a quote inside an unquoted field */
	SCAN_AFTER,     /* an error: text after the closing quote */
	SCAN_OPEN       /* an error: the quote is never closed */
};

/* One field: its value is s[begin..end), with each quote in it written twice if it is quoted. */
struct scan_field {
	size_t begin, end;
	size_t next; /* where the next field or row begins; after an error: where the error is */
	bool quoted;
};

/* Where the line of the next row begins: s[at..] without lines that are blank and, in a table that
 * has comments, those that begin with #; len if none follows. */
size_t scan_row(const char *s, size_t len, size_t at, char separator, bool comments);
/* Reads the field that begins at `at`, a place given by scan_row() or scan_field.next. */
enum scan_end scan_field(
    const char *s, size_t len, size_t at, char separator, struct scan_field *field);
/* Appends the value of a field as libcsv gives it. */
void scan_value(const char *s, const struct scan_field *field, struct buf *out);
/* Where byte `offset` of the value stands in s. */
size_t scan_offset(const char *s, const struct scan_field *field, size_t offset);
/* The first byte after the line that holds s[at]. */
size_t scan_line_end(const char *s, size_t len, size_t at);
/* Where the last line begins of those that do behind `from` and up to `to`; `from` if none does. */
size_t scan_line_begin(const char *s, size_t from, size_t to);
/* Line breaks in s[from..to): CRLF, CR and LF each count once; a CRLF that the end cuts counts. */
size_t scan_lines(const char *s, size_t from, size_t to);

#endif
