/* SPDX-License-Identifier: MIT */
/* What the readers of CommonMark and of HTML write through: styles and links that nest, items of
 * lists, rows of tables, headings. Private to compile/doc_*.c. */
#ifndef COMPILE_DOC_WRITE_H
#define COMPILE_DOC_WRITE_H

#include "compile/doc_make.h"

/* Styles that nest: bits of enum run_style, in its order. */
enum doc_style { DOC_EMPH, DOC_STRONG, DOC_CODE, DOC_STYLES };

/* A row of a table: its cells stand in one line with " | " between. */
struct doc_row {
	bool pipes;            /* '|' in the text ends a cell */
	bool gaps;             /* two blanks in the text do */
	bool begun;            /* some of it was seen */
	bool filled;           /* so was some of the cell */
	bool broken;           /* a line of the cell has ended */
	uint32_t blanks, bars; /* that wait for text: blanks, ends of cells */
	uint32_t style;        /* of the text that came last, and its target */
	const char *target;
};

struct doc_writer {
	struct doc_maker maker;
	bool open; /* a block is */
	enum block_kind kind;
	uint32_t count;   /* of an item that is open */
	uint32_t heading; /* level of the heading that is open instead, 0 for none */
	uint32_t heading_line;
	struct buf heading_text;
	uint32_t around;           /* lists and quotes */
	VEC(uint32_t) numbers;     /* of the next item of each list around, NONE for bullets */
	bool pending;              /* an item was opened, and nothing of it seen yet */
	uint32_t number;           /* of that item */
	int style[DOC_STYLES];     /* how often each was begun and not ended */
	VEC(const char *) targets; /* of the links around; NULL for one that leads nowhere */
	bool link_empty;
	bool muted;     /* what comes is no text */
	char script;    /* '^' or '_': what comes is raised or lowered */
	bool scripted;  /* what came was */
	bool gap;       /* what comes stands apart from what came, by a blank at least */
	bool cell_over; /* so it does, in a cell of its own */
	uint32_t last;  /* the character that was written last in the block, 0 for none */
	struct doc_row row;
};

/* Frees what it needed; what was written is the maker's. */
void doc_writer_free(struct doc_writer *w);
/* Opens a block, and ends what is open. The first of an item that waits becomes that item; a row
 * goes by its rules. */
void doc_write_open(struct doc_writer *w, enum block_kind kind, uint32_t line);
void doc_write_row(struct doc_writer *w, struct doc_row rules, uint32_t line);
/* Opens a heading, which cuts the document. */
void doc_write_heading(struct doc_writer *w, uint32_t level, uint32_t line);
/* Ends the block, heading or row that is open, if there is one. */
void doc_write_close(struct doc_writer *w);

/* Whether a row is open. */
bool doc_write_in_row(const struct doc_writer *w);
/* Adds text to what is open. */
void doc_write_text(struct doc_writer *w, const char *s, size_t len, uint32_t style);
/* Ends a line: of a paragraph, or within a cell. */
void doc_write_break(struct doc_writer *w);
/* Ends a line that goes on with `next` in the source: a space, nothing where the script writes none
 * between words, or a line of its own where a mark begins it. */
void doc_write_soft_break(struct doc_writer *w, const char *next);
/* Begins the next cell of the row that is open. */
void doc_write_cell(struct doc_writer *w);

/* Ends a cell: text that comes without a new one begins one. */
void doc_write_cell_end(struct doc_writer *w);
/* What comes has a blank before it, as a picture's text has. */
void doc_write_gap(struct doc_writer *w);

void doc_write_link(struct doc_writer *w, const char *url);
void doc_write_link_end(struct doc_writer *w);
/* A list around what follows, from a number or NONE for bullets; and an item of it. */
void doc_write_list(struct doc_writer *w, uint32_t start, uint32_t line);
void doc_write_list_end(struct doc_writer *w);
void doc_write_item(struct doc_writer *w);
/* An item that waits begins with something that is no text of its own. */
void doc_write_flush(struct doc_writer *w, uint32_t line);

/* Whether the text begins with a mark that Word or others set before an item: a bullet. */
bool doc_starts_with_bullet(const char *s, size_t len);
/* What is shown of a line of text between the cells of a table. */
#define DOC_CELL_END " | "

#endif
