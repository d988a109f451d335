/* Both tables of signs, from GLYPHS in glyphs.h. */
#include "tell/glyphs.h"

#define X(name, unicode, ascii) unicode,
static struct glyphs unicode_glyphs = {GLYPHS(X)};
#undef X

#define X(name, unicode, ascii) ascii,
static struct glyphs ascii_glyphs = {GLYPHS(X)};
#undef X

static bool linear;

/* Lines and bars say nothing when they are read aloud. */
static void
leave_out(struct glyphs *g)
{
	g->hline = g->vline = g->tee_down = g->tee_up = g->tee_left = " ";
	g->bar_full = g->bar_half = g->bar_empty = "";
	g->step_done = g->step_now = g->step_ahead = g->step_end = "";
	g->crumb = ", ";
	g->differs = "(sources disagree)";
	g->marker = " "; /* the cursor stands there */
	g->sep = ", ";
	g->arrow = "then";
	g->open = "open";
	g->closed = "closed";
}

void
glyphs_set_linear(void)
{
	linear = true;
	leave_out(&unicode_glyphs);
	leave_out(&ascii_glyphs);
}

bool
glyphs_are_linear(void)
{
	return linear;
}

const struct glyphs *
glyphs_get(bool ascii)
{
	return ascii ? &ascii_glyphs : &unicode_glyphs;
}

void
glyphs_add_bar(const struct glyphs *g, double share, int n, struct buf *out)
{
	int halves = (int)(share * n * 2 + 0.5), i;

	if (halves == 0 && share > 0)
		halves = 1;
	for (i = 0; i < n; i++)
		buf_adds(out, 2 * i + 1 < halves ? g->bar_full
			      : 2 * i < halves   ? g->bar_half
						 : g->bar_empty);
}
