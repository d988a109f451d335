/* Rows at the right of other rows, for a screen: two columns of sections, and folded sections that
 * share a row. Text, places and items keep their order, so any other form has one thing below the
 * other.
 *
 * A row names the one at its right, which stands in a list of its own and names the next. An item's
 * rows are those that it is seen on.
 */
#include "tell/page.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "tell/page_state.h"

#define GAP 3    /* columns between two things on a row */
#define LEAST 60 /* columns that two columns need */

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

int
page_row_end(const struct page *p, const struct row *r)
{
	char count[16] = "";

	if (r->count > 0)
		snprintf(count, sizeof count, " %d", r->count);
	return r->indent + r->hang + text_width(buf_str(&p->text) + r->from, r->to - r->from) +
	       (int)strlen(count);
}

/* Items of rows from `from` on are seen `rows` further up. */
static void
lift_items(struct page *p, int from, int rows)
{
	for (size_t i = 0; i < p->items.len; i++) {
		struct item *it = &p->items.items[i];

		it->first -= it->first >= from ? rows : 0;
		it->last -= it->last >= from ? rows : 0;
	}
}

void
page_pair(struct page *p)
{
	page_fold_end(p);
	if (!page_is_brief(p) || glyphs_are_linear() || p->columns < LEAST)
		return;
	p->pair_row = (int)p->rows.len;
	p->columns = (p->columns - GAP) / 2;
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
	p->columns = p->columns * 2 + GAP;
	if (next < 0 || next == first || next == (int)p->rows.len)
		return;
	int right = (int)p->rows.len - next, beside = (int)p->beside.len;
	struct row none = p->rows.items[next - 1];
	none.from = none.to;
	none.marks = 0;
	none.block = -1;
	none.count = none.held = 0;
	for (int i = 0; i < right; i++) {
		struct row r = p->rows.items[next + i];

		r.indent += shift;
		vec_push(&p->beside, r);
	}
	lift_items(p, next, next - first);
	p->rows.len = (size_t)next;
	while ((int)p->rows.len < first + right)
		vec_push(&p->rows, none);
	for (int i = 0; i < right; i++)
		p->rows.items[first + i].beside = beside + i + 1;
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
	end = page_row_end(p, last) + GAP;
	if (last->held == 0 || end + page_row_end(p, &r) - r.indent > p->columns)
		return;
	r.indent = end;
	last->beside = (int)p->beside.len + 1;
	vec_push(&p->beside, r);
	lift_items(p, row, 1);
	p->rows.len--;
}
