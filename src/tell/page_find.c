/* Finding words on a page, and what stands at a place of it. */
#include "tell/page.h"

#include "base/text.h"
#include "tell/page_state.h"

size_t
page_find(struct page *p, const struct query *q)
{
	size_t at = 0, end = 0;

	p->matches.len = 0;
	while (query_find_any(q, buf_str(&p->text), p->text.len, end, &at, &end)) {
		struct match m = {at, end};

		if (end <= at)
			break;
		vec_push(&p->matches, m);
	}
	return p->matches.len;
}

int
page_match_row(const struct page *p, int row, bool backward)
{
	size_t i, n = p->matches.len, from = page_place(p, row);

	for (i = 0; i < n; i++) {
		size_t k = backward ? n - 1 - i : i, at = p->matches.items[k].at;

		if (backward ? at < from : page_row_at(p, at) > row)
			return page_row_at(p, at);
	}
	return -1;
}

int
page_item_at(const struct page *p, int row, int col)
{
	const struct row *r;
	size_t s, at;

	if (row < 0 || (size_t)row >= p->rows.len)
		return -1;
	r = &p->rows.items[row];
	if (r->block >= 0)
		return r->block;
	col -= r->indent + r->hang;
	for (s = r->segment, at = r->from; at < r->to && s < p->segments.len; s++) {
		size_t end = s + 1 < p->segments.len ? p->segments.items[s + 1].at : r->to;

		end = end < r->to ? end : r->to;
		if (end <= at)
			continue;
		col -= text_width(buf_str(&p->text) + at, end - at);
		if (col < 0)
			return p->segments.items[s].link;
		at = end;
	}
	return -1;
}
