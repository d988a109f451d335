/* SPDX-License-Identifier: MIT */
/* Rows at the right of other rows, for a screen: folded sections that share a row, and what stands
 * in two columns. Text, places and items keep their order, so any other form has one thing below
 * the other.
 *
 * A row names the one at its right, which stands in a list of its own and names the next. An item's
 * rows are those that it is seen on.
 */
#include "tell/page.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "tell/page_state.h"

#define GAP 3 /* columns between two things on a row */

const struct row *
page_row_beside(const struct page *p, const struct row *r)
{
	return r->beside > 0 ? &p->beside.items[r->beside - 1] : NULL;
}

const struct row *
page_row_of(const struct page *p, int item)
{
	const struct row *first = &p->rows.items[p->items.items[item].first], *r = first;

	while (r != NULL && r->block != item)
		r = page_row_beside(p, r);
	return r != NULL ? r : first;
}

/* The column after what a row shows. */
static int
row_end(const struct page *p, const struct row *r)
{
	char count[16] = "";

	if (r->count > 0)
		snprintf(count, sizeof count, " %d", r->count);
	return r->indent + r->hang + text_width(buf_str(&p->text) + r->from, r->to - r->from) +
	       (int)strlen(count);
}

void
page_lift_items(struct page *p, int from, int rows)
{
	for (size_t i = 0; i < p->items.len; i++) {
		struct item *it = &p->items.items[i];

		it->first -= it->first >= from ? rows : 0;
		it->last -= it->last >= from ? rows : 0;
	}
}

void
page_pack_fold(struct page *p)
{
	int row = (int)p->rows.len - 1, end;
	struct row r = p->rows.items[row], *last;

	if (row == 0 || glyphs_are_linear() || p->pair_row >= 0)
		return;
	for (last = &p->rows.items[row - 1]; last->beside > 0;)
		last = &p->beside.items[last->beside - 1];
	end = row_end(p, last) + GAP;
	if (last->held == 0 || end + row_end(p, &r) - r.indent > p->columns)
		return;
	r.indent = end;
	last->beside = (int)p->beside.len + 1;
	vec_push(&p->beside, r);
	page_lift_items(p, row, 1);
	p->rows.len--;
}
