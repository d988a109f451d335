/* SPDX-License-Identifier: MIT */
/* What a form is, and a page while it is written; private to forms*.c. */
#ifndef TELL_FORMS_STATE_H
#define TELL_FORMS_STATE_H

#include "tell/forms.h"
#include "tell/page_state.h"

#define DEPTH 8 /* of lists in lists */

/* A page while it is written. */
struct writer {
	const struct form *f;
	const struct page *p;
	struct buf *out;
	const struct form_place *place; /* NULL: it is a whole page */
	int depth;                      /* lists that are open, each with an open item */
	struct {
		int indent;
		enum paragraph_kind kind; /* of its items */
		unsigned count;
	} list[DEPTH];
	bool fold;   /* a section that may be folded is open */
	bool first;  /* nothing stands in the line yet */
	bool digits; /* nothing but digits do */
	bool space;  /* a space is due before the next word */
	int strong;  /* what is written stands out: 1 and its style, 0 if it does not ... */
	int wanted;  /* ... and what comes next */
	int cell;    /* of a row; -1 outside of rows */
	int head;    /* the cell that names the row */
};

struct around {
	const char *before, *after;
};

/* What stands around each part; NULL for nothing. A list inside an item follows its text. In what
 * is around a heading '%' is its level. */
struct form {
	const char *name;
	struct around part[PARAGRAPH_KINDS]; /* a paragraph or an item, of each kind */
	struct around list[PARAGRAPH_KINDS]; /* items of each kind */
	struct around fold;                  /* a heading that begins a fold, if it is marked ... */
	struct around fold_shut; /* the same in a larger page, where it is shut at first ... */
	const char *fold_end;    /* ... and the end of the section */
	struct around strong;
	struct around named;     /* what stands before and after a style's name in place of that */
	struct around link[2];   /* an address, and what leads there */
	const char *gap;         /* before a paragraph after an empty row */
	const char *line_break;  /* inside an item */
	struct around cell;      /* a column of a row; NULL where rows are items */
	struct around cell_head; /* the one that names the row */
	bool indents;            /* items are indented, and numbered by us */
	void (*letter)(struct writer *w, char c);
	/* All before the page, and after it. */
	void (*begin)(struct writer *w, const char *language);
	const char *end;
	/* In place of all these, for a form that is no outline. */
	void (*whole)(const struct page *p, struct buf *out);
};

/* Bytes of the space at the beginning of a text, 0 for none. One at which no line ends is a space
 * like any other once lines are made. */
size_t form_space_length(const char *text);
/* A line of text begins; a part of it, without the spaces at its ends. */
void form_begin_text(struct writer *w);
void form_add_text(struct writer *w, const char *text, size_t len, int strong);
/* The text of a paragraph from place to place, with what is said in place of signs. */
void form_add_paragraph(struct writer *w, const struct paragraph *b);
/* The form that is no outline but JSON. */
void form_write_json(const struct page *p, struct buf *out);

#endif
