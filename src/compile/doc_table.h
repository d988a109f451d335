/* SPDX-License-Identifier: MIT */
/* Tables that cmark takes for paragraphs: private to compile/doc_*.c. */
#ifndef COMPILE_DOC_TABLE_H
#define COMPILE_DOC_TABLE_H

#include <cmark.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/alloc.h"
#include "base/buf.h"

/* The lines of a document as it was written. vec_free() ends it. */
struct doc_source {
	const char *data;
	size_t len;
	VEC(size_t) starts; /* of the lines */
};

struct doc_source doc_source_read(const char *data, size_t len);

/* In a table a bar after a backslash ends no cell, and is a bar in code as well (GFM), but cmark
 * gives it back as any other. So before it reads a text, DOC_TABLE_BAR takes the place of each, of
 * which cmark makes nothing; doc_table_end_bars() puts `bar` there again, and gives back `text`
 * itself where there is none. */
/* A backslash, U+FDD0, which is no character, and a mark, since emphasis depends on what stands
 * beside it. */
#define DOC_TABLE_BAR "\\\xef\xb7\x90,"
void doc_table_mark_bars(const char *text, size_t len, struct buf *out);
const char *doc_table_end_bars(const char *text, const char *bar, struct buf *out);

/* Whether a line is the one between the head of a table and its rows: |---|:--:|, +===+===+. */
bool doc_table_is_delimiter(const char *s, size_t len);

/* What a paragraph holds of a table. */
struct doc_table {
	cmark_node *first; /* its first row begins with this piece of text; NULL if there is none */
	cmark_node *body;  /* and the first below its head with this one, or NULL */
	bool gaps;         /* cells have two blanks between, not pipes */
	bool grid;         /* lines of +---+ stand around all rows */
};

/* Whether this piece of its text is a whole line that draws the table, and none of its rows: a row
 * of dashes, "| - | - |", says that there is nothing to tell. */
bool doc_table_is_drawn(const struct doc_table *t, cmark_node *node);
struct doc_table doc_table_find(cmark_node *paragraph, const struct doc_source *source);
/* Whether a thematic break is a ruler above or below cells: ----- --- right at a paragraph. */
bool doc_table_is_ruler(cmark_node *node, const struct doc_source *source);

#endif
