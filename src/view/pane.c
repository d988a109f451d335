/* Moving in a page as in a browser of hypertext: a step goes to the next thing that can be selected
 * if it is in sight, else the page scrolls by a line, so that no text is jumped over. */
#include "view/pane.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

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

static int
visible_rows(const struct pane *p)
{
	return p->area.height > 1 ? p->area.height - 1 : 0;
}

static int
last_top(const struct pane *p)
{
	int over = page_rows(p->page) - visible_rows(p);

	return over > 0 ? over : 0;
}

static bool
in_sight(const struct pane *p, int item)
{
	int first, last;

	page_item_rows(p->page, item, &first, &last);
	return first >= p->top && first < p->top + visible_rows(p);
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
	int first, last, rows = visible_rows(p);

	if (p->item < 0)
		return;
	page_item_rows(p->page, p->item, &first, &last);
	if (last >= p->top + rows)
		p->top = last - rows + 1;
	if (first < p->top)
		p->top = first;
	clamp_top(p);
}

bool
pane_begin(struct pane *p, struct rect area, struct stamp stamp, bool ascii)
{
	bool fresh = p->built && p->area.width == area.width && p->stamp.change == stamp.change &&
		     same_subject(p->stamp, stamp);
	bool other_height = p->area.height != area.height;

	if (p->built && same_subject(p->stamp, stamp)) {
		p->place = page_place(p->page, p->top);
		p->item_seen = p->item >= 0 && in_sight(p, p->item);
	} else if (!p->restore) {
		p->place = 0;
		p->item = -1;
	}
	p->restore = false;
	p->area = area;
	if (fresh) { /* rows do not depend on the height */
		if (other_height)
			clamp_top(p);
		if (other_height && p->item_seen)
			show_item(p);
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
	int first, last, rows = visible_rows(p);

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
	p->top = p->place == 0 ? 0 : page_row_at(p->page, p->place);
	clamp_top(p);
	if (p->item_seen)
		show_item(p);
	if (p->centre && p->item >= 0)
		centre_item(p);
	p->item_seen = p->centre = false;
	p->place = 0;
}

void
pane_restore(struct pane *p, size_t place, int item)
{
	p->built = false;
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
			if (block && last - first < visible_rows(p))
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
	int rows = visible_rows(p);

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
	int rows = visible_rows(p), item = page_item_at(p->page, row, 0);

	if (row < p->top || row >= p->top + rows)
		p->top = row - rows / 3;
	clamp_top(p);
	if (item >= 0)
		p->item = item;
	else if (p->item >= 0 && p->lines && !in_sight(p, p->item))
		p->item = -1;
}

struct entity
pane_target(const struct pane *p)
{
	return page_target(p->page, p->item);
}

/* "↓ 12%": that there is more, where, and how far down this is. */
static void
draw_scroll_sign(const struct pane *p, struct canvas *c)
{
	const struct glyphs *g = canvas_glyphs(c);
	int rows = page_rows(p->page), seen = p->top + visible_rows(p);
	bool above = p->top > 0, below = seen < rows;
	char sign[32];
	int width;

	if (!above && !below)
		return;
	snprintf(sign, sizeof sign, " %s%s %d%% ", above ? g->up : " ", below ? g->down : " ",
	    below ? (int)(100.0 * seen / rows) : 100);
	width = text_width(sign, strlen(sign));
	if (p->area.width > width + 2)
		canvas_put(c, p->area.row, p->area.col + p->area.width - width - 1, width,
		    STYLE_PANE, sign);
}

void
pane_draw(const struct pane *p, struct canvas *c, const char *title, bool focus)
{
	struct rect a = p->area;
	int col = a.col, room = a.width - (page_rows(p->page) > visible_rows(p) ? 12 : 4);

	if (a.height < 1 || a.width < 1)
		return;
	canvas_repeat(c, a.row, a.col, a.width, STYLE_RULE, canvas_glyphs(c)->hline);
	if (title[0] != '\0' && room > 4) {
		col += 1;
		col += canvas_put(
		    c, a.row, col, 1, STYLE_TEXT, focus ? canvas_glyphs(c)->marker : " ");
		col +=
		    canvas_put(c, a.row, col, room, focus ? STYLE_PANE_FOCUS : STYLE_PANE, title);
		canvas_put(c, a.row, col, 1, STYLE_TEXT, " ");
	}
	draw_scroll_sign(p, c);
	a.row++;
	a.height--;
	a.col++;
	a.width -= 2;
	page_draw(p->page, c, a, p->top, p->quiet && !focus ? -1 : p->item,
	    focus ? PAGE_FOCUS_HERE : PAGE_FOCUS_NONE);
}
