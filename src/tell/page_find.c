/* SPDX-License-Identifier: MIT */
/* Where things stand on a page: its items, places, and the words that are looked for. */
#include "tell/page.h"

#include "base/text.h"
#include "tell/page_state.h"

void
page_anchor(struct page *p)
{
	page_break(p);
	p->anchor = p->text.len + 1;
}

int
page_anchor_row(const struct page *p)
{
	return p->anchor == 0 ? -1 : page_row_at(p, p->anchor - 1);
}

int
page_rows(const struct page *p)
{
	return (int)p->rows.len;
}

int
page_items(const struct page *p)
{
	return (int)p->items.len;
}

struct entity
page_target(const struct page *p, int item)
{
	if (item < 0 || (size_t)item >= p->items.len)
		return (struct entity){TARGET_NONE, 0};
	return p->items.items[item].target;
}

bool
page_item_rows(const struct page *p, int item, int *first, int *last)
{
	*first = *last = 0;
	if (item < 0 || (size_t)item >= p->items.len || p->items.items[item].first < 0)
		return false;
	*first = p->items.items[item].first;
	*last = p->items.items[item].last;
	return p->items.items[item].block;
}

int
page_item_number(const struct page *p, int item)
{
	return item < 0 || (size_t)item >= p->items.len ? -1 : p->items.items[item].number;
}

int
page_item_numbered(const struct page *p, int number)
{
	int item = number < 0 ? -1 : 0;

	while (
	    item >= 0 && item + 1 < (int)p->items.len && p->items.items[item + 1].number <= number)
		item++;
	return p->items.len > 0 ? item : -1;
}

int
page_find_item(const struct page *p, struct entity target)
{
	for (size_t i = 0; i < p->items.len; i++)
		if (entity_same(p->items.items[i].target, target))
			return (int)i;
	return -1;
}

bool *
page_find_items(const struct page *p, uint32_t kind, uint32_t count)
{
	bool *there = xcalloc(count, sizeof *there);

	for (size_t i = 0; i < p->items.len; i++) {
		struct entity e = p->items.items[i].target;

		if (e.kind == kind && e.index < count)
			there[e.index] = true;
	}
	return there;
}

/* Rows that only make room for what stands at their right share the place of the one above. */
static bool
makes_room(const struct page *p, size_t row)
{
	return row > 0 && p->rows.items[row - 1].from == p->rows.items[row].from;
}

size_t
page_place(const struct page *p, int row)
{
	if (row < 0 || p->rows.len == 0)
		return 0;
	size_t at = (size_t)row < p->rows.len ? (size_t)row : p->rows.len - 1;
	const struct row *r = &p->rows.items[at],
			 *next = makes_room(p, at) ? page_row_beside(p, r) : NULL;
	return next != NULL ? next->from : r->from;
}

/* The last row that begins there or before. What stands at the right of others comes after all of
 * these in the text. */
int
page_row_at(const struct page *p, size_t place)
{
	size_t low = 0, high = p->rows.len, mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (p->rows.items[mid].from <= place)
			low = mid;
		else
			high = mid;
	}
	while (makes_room(p, low))
		low--;
	size_t row = low, from = page_rows(p) > 0 ? p->rows.items[low].from : 0;
	for (size_t i = 0; p->beside.len > 0 && i < p->rows.len; i++)
		for (const struct row *r = page_row_beside(p, &p->rows.items[i]); r != NULL;
		     r = page_row_beside(p, r))
			if (r->from <= place && r->from > from) {
				from = r->from;
				row = i;
			}
	return (int)row;
}

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
	int found = -1;

	for (size_t i = 0; i < p->matches.len; i++) {
		int at = page_row_at(p, p->matches.items[i].at);

		if (backward ? at < row && at > found : at > row && (found < 0 || at < found))
			found = at;
	}
	return found;
}

size_t
page_match_place(const struct page *p, int row, bool last)
{
	size_t place = page_place(p, row);

	for (size_t i = 0; i < p->matches.len; i++) {
		if (page_row_at(p, p->matches.items[i].at) != row)
			continue;
		place = p->matches.items[i].at;
		if (!last)
			break;
	}
	return place;
}

size_t
page_match_number(const struct page *p, int row)
{
	size_t n = 0;

	for (size_t i = 0; i < p->matches.len; i++)
		n += page_row_at(p, p->matches.items[i].at) < row;
	return n + 1;
}

int
page_item_at(const struct page *p, int row, int col)
{
	size_t s, at;

	if (row < 0 || (size_t)row >= p->rows.len)
		return -1;
	const struct row *r = &p->rows.items[row], *next;
	while ((next = page_row_beside(p, r)) != NULL && col >= next->indent - 2)
		r = next;
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
