/* SPDX-License-Identifier: MIT */
/* A document of text, cut into sections: CommonMark (by cmark) or plain text (by our own reader).
 *
 * All text in a struct doc has passed text_filter(). Everything lives in the arena that was given.
 */
#ifndef COMPILE_DOC_H
#define COMPILE_DOC_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "topic/build.h"

/* Bytes of one document. cmark takes up to 200 bytes of memory for each, and 0.30 has quadratic
 * cases. */
#define DOC_LIMIT (1u << 20)

struct doc_run {
	const char *text;
	const char *target; /* links only, else NULL */
	uint32_t style;     /* bits of enum run_style */
};

struct doc_block {
	uint32_t kind, depth, number; /* as in struct block; depth counts its own list or quote */
	struct doc_run *runs;
	size_t run_count;
};

struct doc_section {
	const char *heading; /* "" for text before the first heading */
	const char
	    *slug; /* unique in the document: -1, -2 ... are added as on GitHub; "" as above */
	uint32_t level, line; /* level 0: before the first heading; plain text has level 1 only */
	uint32_t parent;      /* index, NONE at the top */
	struct doc_block *blocks;
	size_t block_count;
};

struct doc {
	const char *name;  /* file name without its folder */
	const char *title; /* of the front matter, else the first heading of level 1, else the first
			      heading, else the name */
	struct doc_section *sections;
	size_t section_count;
};

/* Whether a file is a document by its ending: .md or .txt, in capitals or not. */
bool doc_is_named(const char *path);

/* Reads a document by its ending. `except` (may be NULL) names slugs of headings of a
 * plain-text document to be taken as ordinary text, separated by ';'; a slug without its -1, -2 ...
 * names all that share it. Problems go to diags; NULL if the file could not be read or is refused,
 * which is an error there. */
struct doc *doc_read(
    const char *path, const char *except, struct arena *arena, struct diags *diags);

/* Reads a document from memory by the ending of its path; what doc_read() does once it has the
 * bytes. */
struct doc *doc_read_bytes(const char *path, const char *data, size_t len, const char *except,
    struct arena *arena, struct diags *diags);

/* Adds the document to an image and returns its number; `source` is its row in part SOURCE or
 * NONE. */
uint32_t doc_build(struct builder *b, const struct doc *d, uint32_t source);

/* What was found: line, level, blocks of its own, slug and heading of each section. */
void doc_print_sections(const struct doc *d, struct buf *out);
void doc_print_sections_json(const struct doc *d, struct buf *out);

#endif
