/* Moving in a page as in a browser of hypertext: a step goes to the next thing that can be selected
 * if it is in sight, else the page scrolls by a line, so that no text is jumped over. */
#include "view/pane.h"

#include <string.h>

void
pane_init(struct pane *p)
{
	memset(p, 0, sizeof *p);
	p->page = page_new();
	p->item = -1;
}

void
pane_free(struct pane *p)
{
	page_free(p->page);
	p->page = NULL;
}

int
pane_visible_rows(const struct pane *p)
{
	return p->area.height > 1 ? p->area.height - 1 : 0;
}

static int
last_top(const struct pane *p)
{
	int over = page_rows(p->page) - pane_visible_rows(p);

	return over > 0 ? over : 0;
}

static bool
in_sight(const struct pane *p, int item)
{
	int first, last;

	page_item_rows(p->page, item, &first, &last);
	return first >= p->top && first < p->top + pane_visible_rows(p);
}

static bool
same_subject(struct stamp a, struct stamp b)
{
	return a.subject.kind == b.subject.kind && a.subject.index == b.subject.index;
}

static void
clamp_top(struct pane *p)
{
	if (p->top > last_top(p))
		p->top = last_top(p);
	if (p->top < 0)
		p->top = 0;
}

/* Scrolls as little as shows the item, its first row before its last. */
static void
show_item(struct pane *p)
{
	int first, last, rows = pane_visible_rows(p);

	if (p->item < 0)
		return;
	page_item_rows(p->page, p->item, &first, &last);
	if (last >= p->top + rows)
		p->top = last - rows + 1;
	if (first < p->top)
		p->top = first;
	clamp_top(p);
}

/* The top follows from the place, as far as there are rows below it, and shows the selection if it
 * was in sight before. */
static void
settle(struct pane *p)
{
	p->top = p->place == 0 ? 0 : page_row_at(p->page, p->place);
	clamp_top(p);
	if (p->item_seen && !in_sight(p, p->item))
		show_item(p);
	if (!p->noted)
		p->item_seen = p->item >= 0 && in_sight(p, p->item);
	p->noted = true;
	p->settled = p->top;
	p->settled_item = p->item;
}

/* Notes where the pane stands before its page or its area changes. What the user has not moved from
 * stays as it is, so that changing the size to and fro leads back to it. */
static void
note_place(struct pane *p, bool same_page)
{
	if (same_page && p->top == p->settled && p->item == p->settled_item)
		return;
	p->place = page_place(p->page, p->top);
	p->item_seen = p->item >= 0 && in_sight(p, p->item);
}

bool
pane_begin(struct pane *p, struct rect area, struct stamp stamp, bool ascii)
{
	bool same = p->built && same_subject(p->stamp, stamp);
	bool same_page = same && p->stamp.change == stamp.change;
	bool fresh = same_page && p->area.width == area.width;
	bool other_height = p->area.height != area.height;

	if (same) {
		if (!fresh || other_height)
			note_place(p, same_page);
	} else if (!p->restore) {
		p->place = 0;
		p->item = -1;
		p->noted = p->item_seen = false;
	}
	p->unselected = same && p->item < 0 && page_items(p->page) > 0;
	p->restore = false;
	p->area = area;
	if (fresh) { /* rows do not depend on the height */
		if (other_height)
			settle(p);
		return false;
	}
	p->stamp = stamp;
	p->built = true;
	page_begin(p->page, area.width - 2, ascii);
	return true;
}

/* Puts the selection a third down, unless it is in the upper two thirds. */
static void
centre_item(struct pane *p)
{
	int first, last, rows = pane_visible_rows(p);

	page_item_rows(p->page, p->item, &first, &last);
	if (first < p->top || first >= p->top + rows * 2 / 3)
		p->top = first - rows / 3;
	clamp_top(p);
}

void
pane_end(struct pane *p)
{
	page_break(p->page);
	if (p->item >= page_items(p->page))
		p->item = page_items(p->page) - 1;
	if (p->item < 0 && !p->lines && !p->unselected && page_items(p->page) > 0)
		p->item = 0;
	settle(p);
	if (p->centre && p->item >= 0)
		centre_item(p);
	p->centre = false;
}

void
pane_spoil(struct pane *p)
{
	p->stamp.change = UINT64_MAX;
}

void
pane_restore(struct pane *p, size_t place, int item)
{
	p->built = p->noted = p->item_seen = false;
	p->restore = true;
	p->place = place;
	p->item = item;
}

/* The first item in sight from the top, or the last, going by step; -1 if there is none. */
static int
item_in_sight(const struct pane *p, int step)
{
	int i, n = page_items(p->page);

	for (i = step > 0 ? 0 : n - 1; i >= 0 && i < n; i += step)
		if (in_sight(p, i))
			return i;
	return -1;
}

/* The first item that begins at a row or below, -1 if there is none. */
static int
item_from(const struct pane *p, int row)
{
	int i, first, last, n = page_items(p->page);

	for (i = 0; i < n; i++) {
		page_item_rows(p->page, i, &first, &last);
		if (first >= row)
			return i;
	}
	return -1;
}

static void
step_line(struct pane *p, int step)
{
	int next = p->item + step, n = page_items(p->page), first, last;

	if (p->item < 0 || !in_sight(p, p->item)) {
		next = item_in_sight(p, step);
		if (next >= 0) {
			p->item = next;
			return;
		}
	} else if (next >= 0 && next < n) {
		bool block = page_item_rows(p->page, next, &first, &last);

		if (in_sight(p, next)) {
			p->item = next;
			if (block && last - first < pane_visible_rows(p))
				show_item(p);
			return;
		}
	}
	p->top += step;
	clamp_top(p);
	next = p->item + step;
	if (next >= 0 && next < n && p->item >= 0 && in_sight(p, next))
		p->item = next;
}

static void
scroll(struct pane *p, int rows)
{
	p->top += rows;
	clamp_top(p);
	if (p->item >= 0 && !in_sight(p, p->item))
		p->item = -1;
}

static void
step_rows(struct pane *p, int rows)
{
	int before = p->top, item;

	if (p->lines) {
		scroll(p, rows);
		return;
	}
	p->top += rows;
	clamp_top(p);
	item = item_in_sight(p, rows > 0 ? 1 : -1);
	if (p->top == before)
		item = item_in_sight(p, rows > 0 ? -1 : 1);
	if (item >= 0 && (p->item >= 0 || page_items(p->page) > 0) &&
	    (p->top == before || p->item < 0 || !in_sight(p, p->item)))
		p->item = item;
}

static void
step_item(struct pane *p, int step)
{
	int n = page_items(p->page);

	if (n == 0)
		return;
	if (p->item < 0 || !in_sight(p, p->item)) {
		int near = item_in_sight(p, step);

		p->item = near >= 0 ? near : step > 0 ? 0 : n - 1;
	} else {
		p->item = (p->item + step + n) % n;
	}
	show_item(p);
}

static void
go_end(struct pane *p, bool bottom)
{
	int n = page_items(p->page);

	p->top = bottom ? last_top(p) : 0;
	if (p->lines)
		scroll(p, 0);
	else if (n > 0)
		p->item = bottom ? n - 1 : 0;
	if (!p->lines && n > 0 && !in_sight(p, p->item))
		p->item = item_in_sight(p, bottom ? -1 : 1);
}

bool
pane_act(struct pane *p, enum action action)
{
	int rows = pane_visible_rows(p);

	switch (action) {
	case ACTION_UP:
	case ACTION_DOWN:
		if (p->lines)
			scroll(p, action == ACTION_UP ? -1 : 1);
		else
			step_line(p, action == ACTION_UP ? -1 : 1);
		return true;
	case ACTION_PAGE_UP:
	case ACTION_PAGE_DOWN:
		step_rows(p, (rows > 2 ? rows - 1 : 1) * (action == ACTION_PAGE_UP ? -1 : 1));
		return true;
	case ACTION_HALF_UP:
	case ACTION_HALF_DOWN:
		step_rows(p, (rows > 2 ? rows / 2 : 1) * (action == ACTION_HALF_UP ? -1 : 1));
		return true;
	case ACTION_TOP:
	case ACTION_BOTTOM:
		go_end(p, action == ACTION_BOTTOM);
		return true;
	case ACTION_NEXT_LINK:
	case ACTION_PREVIOUS_LINK:
		step_item(p, action == ACTION_NEXT_LINK ? 1 : -1);
		return true;
	default:
		return false;
	}
}

void
pane_select(struct pane *p, int item)
{
	p->item = item;
	show_item(p);
}

void
pane_show_row(struct pane *p, int row)
{
	int rows = pane_visible_rows(p), item = page_item_at(p->page, row, 0);

	if (row < p->top || row >= p->top + rows)
		p->top = row - rows / 3;
	clamp_top(p);
	if (item >= 0)
		p->item = item;
	else if (p->item >= 0 && p->lines && !in_sight(p, p->item))
		p->item = -1;
}

bool
pane_show_anchor(struct pane *p)
{
	int row = page_anchor_row(p->page);

	if (row < 0)
		return false;
	p->top = row;
	clamp_top(p);
	p->item = item_from(p, row);
	if (p->item >= 0 && !in_sight(p, p->item))
		p->item = -1;
	return true;
}

struct entity
pane_target(const struct pane *p)
{
	return page_target(p->page, p->item);
}
