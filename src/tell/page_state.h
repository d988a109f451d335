/* SPDX-License-Identifier: MIT */
/* What a page holds; private to page*.c, to the forms and to drawing.
 *
 * The text of all paragraphs stands in one buffer, each followed by a newline; segments cut it by
 * style and link, rows cut it by lines. A row knows the first segment that touches it, so drawing a
 * row costs what the row holds. Marks (bullets, keys, bars) stand in a buffer of their own, because
 * bars depend on the width and places in the text must not. What a form says in place of a sign, or
 * where the eye gets nothing, stands beside the text too, with the place that it belongs to.
 * Matches are what was looked for; they are found once for a page and a query.
 */
#ifndef TELL_PAGE_STATE_H
#define TELL_PAGE_STATE_H

#include "base/alloc.h"
#include "search/search.h"
#include "tell/page.h"
#include "topic/ref_set.h"

struct segment {
	size_t at; /* in the text; it reaches to the next segment's */
	int style;
	int link; /* item, or -1 */
};

struct mark {
	size_t at, len; /* in the marks */
	int style;
	bool sign; /* for the eye alone */
};

struct row {
	size_t from, to; /* in the text */
	size_t segment;  /* the one that `from` lies in */
	size_t mark, marks;
	int indent, hang; /* columns before the mark, columns of the mark */
	int block;        /* item, or -1 */
	int count;        /* of what is folded below a heading; -1: it goes on where it is cut */
	int held;         /* rows that are folded below it */
	int beside;       /* 1 + the row at its right, in `beside`; 0 for none */
};

enum said_kind {
	SAID_WORDS,
	SAID_SOURCES, /* in square brackets */
	SAID_COLUMN   /* where no column ends */
};

/* Said in place of the text [at, end), which may be empty. */
struct said {
	size_t at, end;
	size_t from, len; /* in `spoken` */
	struct list refs; /* of SAID_SOURCES */
	enum said_kind kind;
	int style;
};

enum paragraph_kind {
	PARAGRAPH_TEXT,
	PARAGRAPH_TITLE,
	PARAGRAPH_HEADING,
	PARAGRAPH_ITEM,
	PARAGRAPH_NUMBERED,
	PARAGRAPH_ROW, /* an item that a form with tables divides into columns */
	PARAGRAPH_KINDS
};

/* What the forms write; its segments reach to the next paragraph's. */
struct paragraph {
	enum paragraph_kind kind;
	size_t from, to; /* in the text */
	size_t segment, mark, mark_end, said, said_end;
	int indent;
	int count; /* folded below it */
	bool says; /* something that is not for the eye alone */
	bool gap;  /* a row is left empty before it */
	bool fold; /* in a section that may be folded; a heading begins it */
};

struct match {
	size_t at, end; /* in the text */
};

struct item {
	struct entity target;
	int first, last; /* rows; -1 until the first is made */
	int number;      /* among all items, those too that are folded */
	bool block, slim;
};

struct page {
	int columns, indent;
	bool ascii;
	struct buf text, marks, spoken;
	VEC(struct segment) segments;
	VEC(struct mark) mark_list;
	VEC(struct row) rows, beside;
	VEC(struct said) said;
	VEC(struct paragraph) paragraphs;
	VEC(struct item) items;
	struct ref_set cited;
	size_t noted;              /* of `said`, whose sources are in `cited` */
	const struct topic *topic; /* of what is cited */
	struct paragraph open;     /* the paragraph that is being added to */
	bool gap;                  /* a row was left empty before it */
	bool fold;                 /* it is in a section that may be folded */
	bool refers;               /* documents are referred to, not told */
	bool folds;                /* these are folded, ... */
	uint64_t open_folds;       /* ... but for those whose bit is set, ... */
	uint64_t shut_folds;       /* ... and these do not open by themselves */
	uint64_t late_folds;       /* ... and these after all others */
	bool beside_documents;     /* the documents stand beside the page */
	int fold_count;
	int pair_row, pair_next;   /* the first rows of two columns, -1 for none */
	int pair_columns;          /* both together */
	int fold_row;              /* of the heading of the one that is open, -1 for none */
	size_t fold_items;         /* before what it holds */
	size_t fold_paragraphs;    /* the same */
	int block;                 /* the open item, or -1 */
	int numbered;              /* items that were added, folded or not */
	bool marks_on_rows;        /* the marks of the open paragraph hang before each row */
	size_t anchor;             /* 1 + a place in the text, 0 for none */
	VEC(struct match) matches; /* in order, apart from each other */
};

/* The row at the right of one, NULL if there is none; and that with an item's first row. */
const struct row *page_row_beside(const struct page *p, const struct row *r);
const struct row *page_row_of(const struct page *p, int item);
/* Items of rows from `from` on are seen `rows` further up. */
void page_lift_items(struct page *p, int from, int rows);
/* Puts the last row, a heading of what is folded, beside one that stands above it, if there is
 * room. */
void page_pack_fold(struct page *p);

/* Appends text as the page shows it: in ASCII where it must. */
void page_add_bytes(const struct page *p, struct buf *out, const char *text);

#endif
