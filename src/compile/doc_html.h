/* SPDX-License-Identifier: MIT */
/* HTML in a document, as what it means: private to compile/doc_*.c. */
#ifndef COMPILE_DOC_HTML_H
#define COMPILE_DOC_HTML_H

#include "compile/doc_tags.h"
#include "compile/doc_write.h"

/* The first tag of its kind: without brackets, or NULL, and its line. */
struct doc_html_note {
	const char *tag;
	uint32_t line;
};

struct doc_html {
	struct doc_writer *w;
	uint32_t lists, quotes, links; /* that HTML opened around what comes */
	int style[DOC_STYLES];         /* how often HTML began each */
	bool pre;
	bool among;              /* what is read stands among text */
	uint32_t line;           /* in which it stands */
	unsigned endless;        /* tags that mute and have no end in what follows */
	bool head;               /* the cell is one of a heading */
	bool space;              /* blanks wait for text */
	uint32_t breaks, blanks; /* so do the ends of lines of a PRE, and blanks after them */
	struct doc_html_note lost, left_out; /* whose meaning is, or all that it holds */
	uint32_t span_line;                  /* where a cell spans several, 0 for none */
};

/* A block of HTML, which begins in that line. What it leaves open goes on with the next. */
void doc_html_read(struct doc_html *h, const char *html, uint32_t line);
/* A tag among the text of a block that is open; rest is all tags there that follow it. */
void doc_html_read_inline(struct doc_html *h, const char *html, const char *rest, uint32_t line);
/* Other text comes: ends the block that HTML left open; with `all`, lists and quotes too. */
void doc_html_leave(struct doc_html *h, bool all);

/* What doc_html_block.c has for the tags among text. */

/* A tag that begins or ends a block: ends what is open. */
void doc_html_visit_block(struct doc_html *h, const struct doc_tag *t);
/* A tag of a table. Cells without a row around them begin one. */
void doc_html_visit_table(struct doc_html *h, const struct doc_tag *t);
/* Changes a style that HTML keeps count of. */
void doc_html_style(struct doc_html *h, enum doc_style style, bool closes);
/* Notes a tag that begins something, if it is the first. */
void doc_html_note(struct doc_html *h, struct doc_html_note *note, const struct doc_tag *t);

#endif
