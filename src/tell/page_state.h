/* What a page holds; private to page*.c.
 *
 * The text of all paragraphs stands in one buffer, each followed by a newline; segments cut it by
 * style and link, rows cut it by lines. A row knows the first segment that touches it, so drawing a
 * row costs what the row holds. Marks (bullets, keys, bars) stand in a buffer of their own, because
 * bars depend on the width and places in the text must not. Matches are what was looked for; they
 * are found once for a page and a query.
 */
#ifndef TELL_PAGE_STATE_H
#define TELL_PAGE_STATE_H

#include "base/alloc.h"
#include "search/search.h"
#include "tell/page.h"

struct segment {
	size_t at; /* in the text; it reaches to the next segment's */
	int style;
	int link; /* item, or -1 */
};

struct mark {
	size_t at, len; /* in the marks */
	int style;
};

struct row {
	size_t from, to; /* in the text */
	size_t segment;  /* the one that `from` lies in */
	size_t mark, marks;
	int indent, hang; /* columns before the mark, columns of the mark */
	int block;        /* item, or -1 */
};

struct match {
	size_t at, end; /* in the text */
};

struct item {
	struct entity target;
	int first, last; /* rows; -1 until the first is made */
	bool block, slim;
};

struct page {
	int columns, indent;
	bool ascii;
	struct buf text, marks;
	VEC(struct segment) segments;
	VEC(struct mark) mark_list;
	VEC(struct row) rows;
	VEC(struct item) items;
	size_t paragraph;          /* where the open paragraph begins in the text */
	size_t paragraph_segment;  /* its first segment */
	size_t paragraph_mark;     /* its first mark */
	int block;                 /* the open item, or -1 */
	bool marks_on_rows;        /* the marks of the open paragraph hang before each row */
	size_t anchor;             /* 1 + a place in the text, 0 for none */
	VEC(struct match) matches; /* in order, apart from each other */
};

#endif
