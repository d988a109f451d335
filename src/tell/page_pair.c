/* SPDX-License-Identifier: MIT */
/* Two columns of sections on a screen: they are laid out one below the other in half the width,
 * then the rows of the second go beside those of the first. */
#include "tell/page.h"
#include "tell/page_state.h"

#define GAP 3    /* columns between them */
#define LEAST 60 /* columns that they need */
#define MOST 80  /* columns of one; longer lines are hard to read */

void
page_pair(struct page *p)
{
	page_fold_end(p);
	if (!page_is_brief(p) || glyphs_are_linear() || p->columns < LEAST)
		return;
	p->pair_row = (int)p->rows.len;
	p->pair_columns = p->columns;
	p->columns = (p->columns - GAP) / 2;
	if (p->columns > MOST)
		p->columns = MOST;
}

void
page_pair_next(struct page *p)
{
	page_fold_end(p);
	if (p->pair_row >= 0)
		p->pair_next = (int)p->rows.len;
}

void
page_pair_end(struct page *p)
{
	int first = p->pair_row, next = p->pair_next, shift = p->columns + GAP;

	page_fold_end(p);
	if (first < 0)
		return;
	p->pair_row = p->pair_next = -1;
	p->columns = p->pair_columns;
	if (next < 0 || next == first || next == (int)p->rows.len)
		return;
	int right = (int)p->rows.len - next, beside = (int)p->beside.len;
	struct row none = p->rows.items[next - 1];
	none.to = none.from;
	none.marks = 0;
	none.block = -1;
	none.count = none.held = 0;
	for (int i = 0; i < right; i++) {
		struct row r = p->rows.items[next + i];

		r.indent += shift;
		vec_push(&p->beside, r);
	}
	page_lift_items(p, next, next - first);
	p->rows.len = (size_t)next;
	while ((int)p->rows.len < first + right)
		vec_push(&p->rows, none);
	for (int i = 0; i < right; i++)
		p->rows.items[first + i].beside = beside + i + 1;
}
