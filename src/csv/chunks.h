/* SPDX-License-Identifier: MIT */
/* A CSV file cut into pieces of whole rows, so that a file of any size takes little memory. Each
 * piece has the file's first row before its own rows, which makes it a table of its own. */
#ifndef CSV_CHUNKS_H
#define CSV_CHUNKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

#define CHUNK_BYTES ((size_t)16384)       /* a piece is about that large */
#define CHUNK_ROW_LIMIT ((size_t)4 << 20) /* bytes of a row */

struct chunk {
	uint32_t number; /* from 0 */
	char *bytes;     /* the caller's to free */
	size_t len;
	size_t rows_len;       /* bytes of its own rows: what it takes of the file */
	uint32_t header_lines; /* lines of the first row, with blank ones around it */
	uint32_t skipped;      /* lines of the file between those and its own rows */
};

struct chunks; /* opaque */

/* known as in csv/table.h. NULL (and a diagnostic) if the file cannot be opened. stop, which
 * may be NULL, is asked while a pipe gives nothing; once it says true there is no further piece. */
struct chunks *chunks_open(const char *path, const char *const *known, size_t known_count,
    bool (*stop)(void *ctx), void *ctx, struct diags *diags);
void chunks_close(struct chunks *c);
/* The next piece; the first comes even of an empty file. False at the end. Why reading ended before
 * the end of the file goes to diags, with its place in the piece. */
bool chunks_next(struct chunks *c, struct chunk *out, struct diags *diags);
/* Bytes of the file, 0 where that is not known. */
uint64_t chunks_size(const struct chunks *c);
/* The place in the file of a place in the piece. */
struct diag_place chunk_place(const struct chunk *c, struct diag_place at);

#endif
