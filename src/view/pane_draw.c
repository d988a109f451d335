/* A pane drawn: a rule with its title and how far down it stands, and the page below. */
#include "view/pane.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* "↓ 12%": that there is more, where, and how far down this is; "" if all is in sight. */
static void
scroll_sign(const struct pane *p, const struct glyphs *g, char out[40])
{
	int rows = page_rows(p->page), seen = p->top + pane_visible_rows(p);
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

void
pane_draw(const struct pane *p, struct canvas *c, const char *title, bool focus)
{
	struct rect a = p->area;
	char sign[40];
	int col = a.col, width, room;

	if (a.height < 1 || a.width < 1)
		return;
	scroll_sign(p, canvas_glyphs(c), sign);
	width = text_width(sign, strlen(sign));
	room = a.width - (width > 0 ? width + 4 : 4);
	canvas_repeat(c, a.row, a.col, a.width, STYLE_RULE, canvas_glyphs(c)->hline);
	if (title[0] != '\0' && room > 4) {
		col += 1;
		col += canvas_put(
		    c, a.row, col, 1, STYLE_TEXT, focus ? canvas_glyphs(c)->marker : " ");
		col +=
		    canvas_put(c, a.row, col, room, focus ? STYLE_PANE_FOCUS : STYLE_PANE, title);
		canvas_put(c, a.row, col, 1, STYLE_TEXT, " ");
	}
	if (a.width > width + 2)
		canvas_put(c, a.row, a.col + a.width - width - 1, width, STYLE_PANE, sign);
	a.row++;
	a.height--;
	a.col++;
	a.width -= 2;
	page_draw(p->page, c, a, p->top, p->quiet && !focus ? -1 : p->item,
	    focus ? PAGE_FOCUS_HERE : PAGE_FOCUS_NONE);
}

void
pane_draw_divider(const struct pane *p, struct canvas *c, int rows)
{
	const struct glyphs *g = canvas_glyphs(c);

	for (int i = 0; i < rows; i++)
		canvas_put(c, p->area.row + i, p->area.col + p->area.width, 1, STYLE_RULE,
		    i == 0 ? g->tee_down : g->vline);
}
