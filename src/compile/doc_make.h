/* SPDX-License-Identifier: MIT */
/* Building a struct doc section by section: what both readers of documents share. */
#ifndef COMPILE_DOC_MAKE_H
#define COMPILE_DOC_MAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "base/text.h"
#include "compile/doc.h"

#define DOC_DEPTH 32 /* lists and quotes nested more deeply are shown at this depth */

struct doc_maker {
	struct arena *arena;
	struct intern *slugs; /* those given out so far */
	VEC(uint32_t) added;  /* the number that was last added to each */
	VEC(struct doc_section) sections;
	VEC(struct doc_block) blocks; /* of the section that is open */
	VEC(struct doc_run) runs;     /* of the block that is open */
	struct buf raw;               /* text of the run that is open, not filtered yet */
	struct buf scratch;
	uint32_t style;
	const char *target;
	uint32_t enclosing[7]; /* the last section of each level that may be a parent, or NONE */
	uint32_t line;         /* of the block that is open */
	struct text_report filtered; /* controls and hidden characters that runs held */
	uint32_t filtered_line;
};

void doc_maker_init(struct doc_maker *m, struct arena *arena);
/* Opens a section; heading is filtered text, which is copied. Level 0 is the text before the first
 * heading, which a block opens by itself. slug may be NULL: then it is made from the heading. */
void doc_maker_section(
    struct doc_maker *m, const char *heading, const char *slug, uint32_t level, uint32_t line);
/* Opens a block; the one before must be closed. */
void doc_maker_block(struct doc_maker *m, uint32_t line);
/* Adds text to the open block as it was read; target must live as long as the arena. */
void doc_maker_text(
    struct doc_maker *m, const char *s, size_t len, uint32_t style, const char *target);
/* Closes the block and says what it was. One without anything to show is dropped, unless it is a
 * rule or the first of an item. */
void doc_maker_close(struct doc_maker *m, enum block_kind kind, uint32_t depth, uint32_t number);
/* Counts what the filter dropped from text of that line. */
void doc_maker_count(struct doc_maker *m, const struct text_report *r, uint32_t line);
/* Hands out what was built and frees the rest. */
struct doc *doc_maker_finish(struct doc_maker *m, const char *path);

/* The slug of a heading, made unique among those given out as GitHub does; in the arena. */
const char *doc_maker_slug(struct doc_maker *m, const char *heading);

/* The two readers. path names the file in diagnostics. NULL if the document is refused, which is an
 * error in diags. clean tells that the bytes hold nothing that the filter drops; then what entities
 * hide is reported. */
struct doc *doc_read_markdown(const char *path, const char *data, size_t len, bool clean,
    struct arena *arena, struct diags *diags);
struct doc *doc_read_plain(const char *path, const char *data, size_t len, const char *except,
    struct arena *arena, struct diags *diags);

#endif
