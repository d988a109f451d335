/* SPDX-License-Identifier: MIT */
/* The lines of a plain-text document and what each is by its shape: private to compile/doc_*.c. */
#ifndef COMPILE_DOC_LINES_H
#define COMPILE_DOC_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/alloc.h"
#include "base/arena.h"

enum line_kind {
	LINE_BLANK,
	LINE_PROSE,
	LINE_HEADING, /* by its shape */
	LINE_ITEM,
	LINE_ROW,  /* of a table: its cells have " | " between */
	LINE_RULE, /* three or more of - * _ = ~ and nothing else */
};

struct doc_line {
	enum line_kind kind;
	uint32_t line;    /* number in the file */
	const char *text; /* filtered and trimmed, without a list mark */
	size_t len;
	const char *whole; /* the same with its mark */
	size_t whole_len;
	uint32_t chars;       /* of the text */
	uint32_t word;        /* of its first word */
	uint32_t first, last; /* characters of it */
	uint32_t indent;      /* columns before the text or the list mark */
	uint32_t content;     /* columns before the text */
	uint32_t number;      /* of an item: 1 and up, NONE for a bullet, 0 if its text says it */
	bool starts_lower;    /* its first letter is a small one */
	bool ends_sentence;
	bool joined; /* goes on with the paragraph or item of the line before */
};

/* A VEC. */
struct doc_lines {
	struct doc_line *items;
	size_t len, cap;
};

/* The lines of a file, each ended by LF, CR or CRLF; their texts are in the arena. vec_free() ends
 * it. */
struct doc_lines doc_lines_read(const char *data, size_t len, struct arena *arena);
/* Tells which of them go on with the line before, and takes back headings that are none. */
void doc_lines_join(struct doc_lines *lines);

#endif
