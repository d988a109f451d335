/* SPDX-License-Identifier: MIT */
/* Moving in a page as in a browser of hypertext: a step goes to the next thing that can be selected
 * if it is in sight, else the page scrolls by a line, so that no text is jumped over. */
#include "view/pane.h"

#include <string.h>

void
pane_init(struct pane *p)
{
	memset(p, 0, sizeof *p);
	p->page = page_none();
	p->item = -1;
}

void
pane_free(struct pane *p)
{
	page_free(p->page);
	p->page = NULL;
}

static int
visible_rows(const struct pane *p)
{
	return p->area.height > 1 ? p->area.height - 1 : 0;
}

static bool
in_sight(const struct pane *p, int item)
{
	int first, last;

	page_item_rows(p->page, item, &first, &last);
	return item >= 0 && first >= p->top && first < p->top + visible_rows(p);
}

/* As far as there are rows below. */
static void
scroll_to(struct pane *p, int top)
{
	int last = page_rows(p->page) - visible_rows(p);

	top = top < last ? top : last;
	p->top = top > 0 ? top : 0;
}

/* Scrolls as little as shows the item, its first row before its last. */
static void
show_item(struct pane *p)
{
	int first, last, rows = visible_rows(p), top = p->top;

	if (p->item < 0)
		return;
	page_item_rows(p->page, p->item, &first, &last);
	top = last >= top + rows ? last - rows + 1 : top;
	scroll_to(p, first < top ? first : top);
}

/* The top follows from the place, as far as there are rows below it, and shows the selection if it
 * was in sight before. */
static void
settle(struct pane *p)
{
	scroll_to(p, p->place == 0 ? 0 : page_row_at(p->page, p->place));
	if (p->item_seen && !in_sight(p, p->item))
		show_item(p);
	if (!p->noted)
		p->item_seen = in_sight(p, p->item);
	p->noted = true;
	p->settled = p->top;
	p->settled_item = p->item;
	p->moved = false;
}

static void
begin_page(struct pane *p, bool ascii)
{
	int columns = p->area.width - 2;

	if (p->page == page_none())
		p->page = page_new();
	page_begin(p->page, p->wide || columns < PANE_MEASURE ? columns : PANE_MEASURE, ascii);
	if (p->folds)
		page_set_folds(p->page, p->open | p->fit);
}

/* Where the pane stands is noted before its page or its area changes. What the user has not moved
 * from stays as it is, so that changing the size to and fro leads back to it. */
bool
pane_begin(struct pane *p, struct rect area, struct stamp stamp, bool ascii)
{
	bool same = p->built && entity_same(p->stamp.subject, stamp.subject);
	bool same_page = same && p->stamp.change == stamp.change;
	bool fresh = same_page && p->area.width == area.width;
	bool other_height = p->area.height != area.height;
	bool moved = !same_page || p->moved || p->top != p->settled || p->item != p->settled_item;

	if (same && moved && (!fresh || other_height)) {
		p->place = page_place(p->page, p->top);
		p->number = page_item_number(p->page, p->item);
		p->item_seen = in_sight(p, p->item);
	}
	if (!same && !p->restore) {
		p->place = 0;
		p->number = -1;
		p->noted = p->item_seen = false;
		p->open = p->shut = 0;
	}
	p->unselected = same && p->item < 0 && page_items(p->page) > 0;
	p->restore = false;
	p->area = area;
	if (fresh && (!(p->folds || p->tall) || !other_height)) {
		if (other_height)
			settle(p);
		return false;
	}
	p->stamp = stamp;
	p->built = true;
	p->fit = 0;
	begin_page(p, ascii);
	return true;
}

bool
pane_end(struct pane *p, bool ascii)
{
	int first, last, rows = visible_rows(p), n;

	page_fold_end(p->page);
	if (p->folds && !p->closed && p->fit == 0) {
		p->fit = page_folds_that_fit(p->page, rows, p->shut);
		if (p->fit != 0) {
			begin_page(p, ascii);
			return false;
		}
	}
	n = page_items(p->page);
	p->item = page_item_numbered(p->page, p->number);
	if (p->item < 0 && !p->lines && !p->unselected && n > 0)
		p->item = 0;
	settle(p);
	if (p->centre && p->item >= 0) { /* a third down, unless it is in the upper two thirds */
		page_item_rows(p->page, p->item, &first, &last);
		if (first < p->top || first >= p->top + rows * 2 / 3)
			scroll_to(p, first - rows / 3);
	}
	p->centre = false;
	return true;
}

void
pane_spoil(struct pane *p)
{
	p->stamp.change = UINT64_MAX;
}

void
pane_refit(struct pane *p)
{
	p->area.width = -1;
}

void
pane_restore(struct pane *p, size_t place, int number)
{
	p->built = p->noted = p->item_seen = false;
	p->restore = true;
	p->place = place;
	p->number = number;
}

/* The first item in sight from the top, or the last, going by step; -1 if there is none. */
static int
item_in_sight(const struct pane *p, int step)
{
	int n = page_items(p->page);

	for (int i = step > 0 ? 0 : n - 1; i >= 0 && i < n; i += step)
		if (in_sight(p, i))
			return i;
	return -1;
}

/* Beside other panes the terminal cannot move rows, so each that scrolls is sent anew. There a list
 * moves on by three quarters of what is in sight, as far as the selection stays so: then most steps
 * change two rows. Elsewhere it moves by a row. */
static void
scroll_on(struct pane *p, int step)
{
	int rows = visible_rows(p), most = rows * 3 / 4, first, last;

	if (p->beside && p->item >= 0 && in_sight(p, p->item)) {
		page_item_rows(p->page, p->item, &first, &last);
		int room = step > 0 ? first - p->top : p->top + rows - 1 - last;

		most = most < room ? most : room;
		step *= most > 1 ? most : 1;
	}
	scroll_to(p, p->top + step);
}

/* To the next item if it is in sight, or to one that is where the selection is not; else on. */
static void
step_line(struct pane *p, int step)
{
	int next = p->item + step, n = page_items(p->page), first, last;

	if (!in_sight(p, p->item)) {
		int near = item_in_sight(p, step);

		if (near >= 0) {
			p->item = near;
			return;
		}
	} else if (next >= 0 && next < n && in_sight(p, next)) {
		p->item = next;
		if (!page_item_rows(p->page, next, &first, &last) ||
		    last - first >= visible_rows(p))
			return;
		if (p->beside && last >= p->top + visible_rows(p))
			scroll_on(p, step);
		show_item(p);
		return;
	}
	scroll_on(p, step);
	if (next < n && p->item >= 0 && in_sight(p, next))
		p->item = next;
}

static void
step_rows(struct pane *p, int rows)
{
	int before = p->top, near;
	bool down = rows > 0;

	scroll_to(p, p->top + rows);
	if (p->lines) {
		p->item = in_sight(p, p->item) ? p->item : -1;
		return;
	}
	near = item_in_sight(p, down == (p->top != before) ? 1 : -1);
	if (near >= 0 && (p->top == before || !in_sight(p, p->item)))
		p->item = near;
}

static void
step_item(struct pane *p, int step)
{
	int n = page_items(p->page), near = item_in_sight(p, step);

	if (n == 0)
		return;
	if (in_sight(p, p->item))
		p->item = (p->item + step + n) % n;
	else
		p->item = near >= 0 ? near : step > 0 ? 0 : n - 1;
	show_item(p);
}

static void
go_end(struct pane *p, bool bottom)
{
	int n = page_items(p->page);

	scroll_to(p, bottom ? page_rows(p->page) : 0);
	if (!p->lines && n > 0)
		p->item = bottom ? n - 1 : 0;
	if (!in_sight(p, p->item))
		p->item = p->lines || n == 0 ? -1 : item_in_sight(p, bottom ? -1 : 1);
}

void
pane_act(struct pane *p, enum action action)
{
	int rows = visible_rows(p), top = p->top, item = p->item;

	switch (action) {
	case ACTION_UP:
	case ACTION_DOWN:
		(p->lines ? step_rows : step_line)(p, action == ACTION_UP ? -1 : 1);
		break;
	case ACTION_PAGE_UP:
	case ACTION_PAGE_DOWN:
		step_rows(p, (rows > 2 ? rows - 1 : 1) * (action == ACTION_PAGE_UP ? -1 : 1));
		break;
	case ACTION_HALF_UP:
	case ACTION_HALF_DOWN:
		step_rows(p, (rows > 2 ? rows / 2 : 1) * (action == ACTION_HALF_UP ? -1 : 1));
		break;
	case ACTION_TOP:
	case ACTION_BOTTOM:
		go_end(p, action == ACTION_BOTTOM);
		break;
	case ACTION_NEXT_LINK:
	case ACTION_PREVIOUS_LINK:
		step_item(p, action == ACTION_NEXT_LINK ? 1 : -1);
		break;
	default:
		break;
	}
	p->moved |= p->top != top || p->item != item;
}

void
pane_select(struct pane *p, struct entity e)
{
	int item = page_find_item(p->page, e);

	if (item < 0)
		return;
	p->item = item;
	p->moved = true;
	show_item(p);
}

void
pane_show_row(struct pane *p, int row)
{
	int rows = visible_rows(p), item = page_item_at(p->page, row, 0);

	if (row < p->top || row >= p->top + rows)
		scroll_to(p, row - rows / 3);
	if (item >= 0)
		p->item = item;
	else if (p->lines && !in_sight(p, p->item))
		p->item = -1;
}

bool
pane_show_anchor(struct pane *p)
{
	int row = page_anchor_row(p->page), first = -1, last, n = page_items(p->page);

	if (row < 0)
		return false;
	scroll_to(p, row);
	p->item = -1;
	for (int i = 0; i < n && first < row; i++) {
		page_item_rows(p->page, i, &first, &last);
		if (first >= row && in_sight(p, i))
			p->item = i;
	}
	return true;
}

struct entity
pane_target(const struct pane *p)
{
	return page_target(p->page, p->item);
}
