/* SPDX-License-Identifier: MIT */
/* A pane drawn: the rule with its title, the names of the panes that wait behind it and how far
 * down it is, the page below, and the line at its right. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "view/pane.h"

void
pane_scroll_sign(const struct pane *p, char out[40])
{
	const struct glyphs *g = page_glyphs(p->page);
	int rows = page_rows(p->page), seen = p->top + p->area.height - 1;
	bool above = p->top > 0, below = seen < rows;
	int share = below ? (int)(100.0 * seen / rows) : 100;

	out[0] = '\0';
	if (!above && !below)
		return;
	if (glyphs_are_linear())
		snprintf(out, 40, " more %s, %d%% ",
		    above && below ? "above and below"
		    : above        ? "above"
				   : "below",
		    share);
	else
		snprintf(out, 40, " %s%s %d%% ", above ? g->up : " ", below ? g->down : " ", share);
}

/* As many names as there is room for, with a sign where that is not all. */
static void
draw_others(struct canvas *c, int row, int begin, int end, const char *others)
{
	const char *more = glyphs_get(c->ascii)->ellipsis, *sign = "";
	size_t len = strlen(others);
	int room = end - begin - 3, width;

	while (len > 0 && text_width(others, len) + text_width(sign, strlen(sign)) > room) {
		sign = more;
		for (len--; len > 0 && others[len] != ','; len--)
			;
	}
	if (len == 0)
		return;
	width = text_width(others, len) + text_width(sign, strlen(sign));
	canvas_put(c, row, end - width - 1, 1, STYLE_TEXT, " ");
	int col =
	    end - width + canvas_put_bytes(c, row, end - width, width, STYLE_PANE, others, len);
	canvas_put(c, row, col, end - col, STYLE_PANE, sign);
	canvas_put(c, row, end, 1, STYLE_TEXT, " ");
}

void
pane_draw(const struct pane *p, struct canvas *c, const char *title, const char *others, bool focus)
{
	struct rect a = p->area;
	char sign[40];
	int col = a.col, width, room;

	if (a.height < 1 || a.width < 1)
		return;
	pane_scroll_sign(p, sign);
	width = text_width(sign, strlen(sign));
	room = a.width - (width > 0 ? width + 4 : 4);
	canvas_repeat(c, a.row, a.col, a.width, STYLE_RULE, glyphs_get(c->ascii)->hline);
	if (title[0] != '\0' && room > 4) {
		col += 1;
		col += canvas_put(
		    c, a.row, col, 1, STYLE_TEXT, focus ? glyphs_get(c->ascii)->marker : " ");
		col +=
		    canvas_put(c, a.row, col, room, focus ? STYLE_PANE_FOCUS : STYLE_PANE, title);
		canvas_put(c, a.row, col, 1, STYLE_TEXT, " ");
	}
	if (a.width > width + 2)
		canvas_put(c, a.row, a.col + a.width - width - 1, width, STYLE_TEXT, sign);
	draw_others(c, a.row, col, a.col + a.width - width - 2, others);
	a.row++;
	a.height--;
	a.col++;
	a.width -= 2;
	page_draw(p->page, c, a, p->top, p->quiet && !focus ? -1 : p->item, focus);
}

void
pane_draw_divider(const struct pane *p, struct canvas *c, int rows)
{
	const struct glyphs *g = glyphs_get(c->ascii);

	for (int i = 0; i < rows; i++)
		canvas_put(c, p->area.row + i, p->area.col + p->area.width, 1, STYLE_RULE,
		    i == 0 ? g->tee_down : g->vline);
}
