/* SPDX-License-Identifier: MIT */
/* Bytes in, fields and rows out: libcsv in strict mode, fed piece by piece. A row that libcsv
 * refuses is passed over to the end of its line, and reading goes on there; so is a comment. */
#ifndef CSV_READER_H
#define CSV_READER_H

#include <csv.h>
#include <stdbool.h>
#include <stddef.h>

struct reader {
	struct csv_parser parser;
	void (*field)(void *text, size_t len, void *ctx); /* as libcsv calls them; may be NULL */
	void (*row)(int end, void *ctx);
	/* Reading begins at this byte: of the file, then behind each faulty row, whose fields may
	 * have come already. */
	void (*begins)(void *ctx, size_t at);
	void *ctx;
	bool comments; /* whether lines that begin with # are such */
	size_t at;     /* bytes of the file that were given */
	enum { PASS_NONE, PASS_FAULT, PASS_COMMENT } passing;
	bool between, quoted; /* where comments are: between two rows; in quotes */
};

/* Where the text of a file begins: behind a byte order mark, and behind the line "sep=;" that tells
 * a spreadsheet what separates fields. */
size_t reader_start(const char *bytes, size_t len);
bool reader_is_utf16(const char *bytes, size_t len);
/* How a file is written. The separator is what such a line says; else the one of , ; and tab that
 * splits the first row into the most of the known names, then into the most fields. There are
 * comments if the first line with anything in it begins with #: then it is one, and so is each
 * later line between rows that begins so; in other tables # is a letter as any. False if more bytes
 * could make it another. */
bool reader_guess(const char *bytes, size_t len, const char *const *known, size_t known_count,
    char *separator, bool *comments);
/* Begins to read at byte `at` of a file. The members down to `comments` must be set; csv_free() of
 * the parser must follow. */
void reader_begin(struct reader *r, char separator, size_t at);
void reader_feed(struct reader *r, const char *bytes, size_t len);
/* The file is at its end. False if its last row is faulty. */
bool reader_end(struct reader *r);

#endif
