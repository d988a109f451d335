/* SPDX-License-Identifier: MIT */
/* Drawing a page: the selection, what was looked for, the rows that fit. */
#include "view/page_draw.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

#include "tell/page_state.h"

/* What a selected item's text looks like. A bar keeps its look, since in reverse it would show what
 * is missing. */
static enum style
item_style(const struct page *p, const struct row *r, int row, int link, int item, bool focus,
    enum style style)
{
	bool here = link >= 0 ? link == item
			      : item >= 0 && r->block == item && p->items.items[item].first == row;

	if (!here || style == STYLE_BAR ||
	    (p->items.items[item].slim && style != STYLE_TEXT && style != STYLE_STRONG))
		return style;
	return focus ? STYLE_SELECTED : STYLE_CHOSEN;
}

/* True if `at` lies in a match; *edge gets where that changes, `end` at the most. */
static bool
match_at(const struct page *p, size_t at, size_t end, size_t *edge)
{
	size_t low = 0, high = p->matches.len, mid;

	while (low < high) { /* the first match that ends past `at` */
		mid = low + (high - low) / 2;
		if (p->matches.items[mid].end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	*edge = end;
	if (low == p->matches.len)
		return false;
	const struct match *m = &p->matches.items[low];
	if (m->at > at) {
		*edge = m->at < end ? m->at : end;
		return false;
	}
	*edge = m->end < end ? m->end : end;
	return true;
}

/* Draws the text of a row from column `col` of the area; returns the column of the selected
 * link. */
static int
draw_text(const struct page *p, struct canvas *c, struct rect line, const struct row *r, int col,
    int row, int item, bool focus)
{
	size_t s = r->segment, at = r->from, edge;
	int link_col = -1;

	for (; at < r->to && s < p->segments.len; s++) {
		const struct segment *g = &p->segments.items[s];
		size_t end = s + 1 < p->segments.len ? p->segments.items[s + 1].at : p->text.len;
		enum style style;

		if (end > r->to)
			end = r->to;
		if (end <= at)
			continue;
		if (g->link >= 0 && g->link == item && link_col < 0)
			link_col = col;
		style = item_style(p, r, row, g->link, item, focus, (enum style)g->style);
		for (; at < end; at = edge) {
			bool match = match_at(p, at, end, &edge);

			col += canvas_put_bytes(c, line.row, line.col + col, line.width - col,
			    match && style != STYLE_SELECTED ? STYLE_MATCH : style,
			    buf_str(&p->text) + at, edge - at);
		}
	}
	return link_col;
}

static size_t
paragraph_end(const struct page *p, const struct row *r)
{
	return r->to + strcspn(buf_str(&p->text) + r->to, "\n");
}

/* Where a row is shown from: its beginning or, where it is cut off and what is looked for stands
 * only behind that, as far on as shows it. */
static size_t
shown_from(const struct page *p, const struct row *r, int columns)
{
	const char *text = buf_str(&p->text);
	size_t at = r->from;

	for (size_t i = 0; r->count < 0 && i < p->matches.len; i++) {
		const struct match *m = &p->matches.items[i];

		if (m->end <= r->from)
			continue;
		if (m->end <= r->to || m->at >= paragraph_end(p, r))
			break;
		while (at < m->at && text_width(text + at, m->end - at) > columns) {
			const char *space = memchr(text + at, ' ', m->at - at);

			at = space != NULL ? (size_t)(space - text) + 1 : m->at;
		}
		break;
	}
	return at;
}

static void
draw_row(const struct page *p, struct canvas *c, struct rect line, const struct row *r, int row,
    int item, bool focus)
{
	bool block = item >= 0 && r->block == item && p->items.items[item].block &&
		     p->items.items[item].first == row;
	int col = r->indent, cursor, link_col;
	bool slim = block && p->items.items[item].slim;
	const struct row *next = page_row_beside(p, r);
	int width = next != NULL ? next->indent - 2 : line.width;

	if (block && !slim && focus)
		canvas_fill(
		    c, (struct rect){line.row, line.col + col, 1, width - col}, STYLE_SELECTED);
	if (block && focus && col >= 2)
		canvas_put(
		    c, line.row, line.col + col - 2, 1, STYLE_KEY, glyphs_get(p->ascii)->marker);
	cursor = slim ? r->indent + r->hang : col;
	for (size_t i = r->mark; i < r->mark + r->marks; i++) {
		const struct mark *m = &p->mark_list.items[i];

		col += canvas_put_bytes(c, line.row, line.col + col, line.width - col,
		    slim ? (enum style)m->style
			 : item_style(p, r, row, -1, item, focus, (enum style)m->style),
		    buf_str(&p->marks) + m->at, m->len);
	}
	if (r->count != 0) { /* how much is folded, or that it goes on */
		char count[16] = "";
		int end =
		    r->indent + r->hang + text_width(buf_str(&p->text) + r->from, r->to - r->from);

		snprintf(count, sizeof count, " %d", r->count);
		canvas_put(c, line.row, line.col + end, line.width - end,
		    item_style(p, r, row, -1, item, focus, STYLE_DIM),
		    r->count < 0 ? glyphs_get(p->ascii)->ellipsis : count);
	}
	struct row shown = *r;
	col = r->indent + r->hang;
	shown.from = shown_from(p, r, width - col - 2);
	if (shown.from > r->from) {
		canvas_fill(c, (struct rect){line.row, line.col + col, 1, width - col},
		    item_style(p, r, row, -1, item, focus, STYLE_TEXT));
		col += canvas_put(c, line.row, line.col + col, width - col,
		    item_style(p, r, row, -1, item, focus, STYLE_DIM),
		    glyphs_get(p->ascii)->ellipsis);
		shown.to = shown.from + text_fit(buf_str(&p->text) + shown.from,
					    paragraph_end(p, r) - shown.from, width - col, NULL);
	}
	link_col = draw_text(p, c, line, &shown, col, row, item, focus);
	if (!focus || item < 0 || p->items.items[item].first != row)
		return;
	if (block || link_col >= 0)
		canvas_set_cursor(c, line.row, line.col + (block ? cursor : link_col));
}

void
page_draw(const struct page *p, struct canvas *c, struct rect area, int top, int item, bool focus)
{
	struct rect line = {area.row, area.col, 1, area.width};

	if ((size_t)(item < 0 ? 0 : item) >= p->items.len)
		item = -1;
	if (focus)
		canvas_set_cursor(c, area.row, area.col);
	for (int i = top < 0 ? 0 : top; i < (int)p->rows.len && line.row < area.row + area.height;
	     i++) {
		for (const struct row *r = &p->rows.items[i]; r != NULL; r = page_row_beside(p, r))
			draw_row(p, c, line, r, i, item, focus);
		line.row++;
	}
}
