/* The lines of a plain-text document and what each is by its shape: private to compile/doc_*.c. */
#ifndef COMPILE_DOC_LINES_H
#define COMPILE_DOC_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/alloc.h"
#include "base/buf.h"

enum line_kind {
	LINE_BLANK,
	LINE_PROSE,
	LINE_HEADING, /* by its shape */
	LINE_ITEM,
	LINE_RULE, /* three or more of - * _ = ~ and nothing else */
};

struct doc_line {
	enum line_kind kind;
	uint32_t line;     /* number in the file */
	size_t at, len;    /* its text, filtered and trimmed, without a list mark */
	uint32_t chars;    /* of the text */
	uint32_t indent;   /* columns before the text or the list mark */
	uint32_t content;  /* columns before the text */
	uint32_t number;   /* of an item: 1 and up, NONE for a bullet */
	bool starts_lower; /* its first letter is a small one */
	bool ends_sentence;
	bool joined; /* goes on with the paragraph or item of the line before */
};

struct doc_lines {
	VEC(struct doc_line) lines;
	struct buf text;
};

/* Finds the next line of a file from byte *at and moves *at behind it; a line ends in LF, CR or
 * CRLF. False at the end. */
bool doc_line_next(const char *data, size_t len, size_t *at, size_t *from, size_t *to);

void doc_lines_read(struct doc_lines *l, const char *data, size_t len);
void doc_lines_free(struct doc_lines *l);
/* The text of a line; not NUL-terminated. */
const char *doc_line_text(const struct doc_lines *l, const struct doc_line *line);

#endif
