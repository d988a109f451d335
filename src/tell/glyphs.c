/* SPDX-License-Identifier: MIT */
/* Both tables of signs, from GLYPHS in glyphs.h. */
#include "tell/glyphs.h"

#define MOVED 0.005 /* of a share, what is worth a sign */

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
	g->hline = g->vline = g->tee_down = g->tee_up = g->tee_right = g->tee_left = " ";
	g->bar_full = g->eighths = g->won = g->lost = g->rise = g->fall = "";
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
glyphs_set_console(void)
{
	unicode_glyphs.eighths = "";
	unicode_glyphs.step_done = "•";
	unicode_glyphs.step_now = "@";
	unicode_glyphs.step_ahead = "·";
	unicode_glyphs.step_end = "o";
	unicode_glyphs.crumb = " > ";
	unicode_glyphs.differs = "<>";
}

static void
add_times(int n, const char *sign, struct buf *out)
{
	while (n-- > 0)
		buf_adds(out, sign);
}

static int
columns_of(double share, int n)
{
	int whole = (int)(share * n + 0.5);

	return whole == 0 && share > 0 ? 1 : whole;
}

void
glyphs_add_bar(const struct glyphs *g, double share, int n, struct buf *out)
{
	int eighths = (int)(share * n * 8 + 0.5), full = eighths / 8, part = eighths % 8;

	if (g->bar_full[0] == '\0')
		return;
	if (g->eighths[0] == '\0') {
		full = columns_of(share, n);
		part = 0;
	} else if (eighths == 0 && share > 0) {
		part = 1;
	}
	add_times(full, g->bar_full, out);
	if (part > 0) /* each sign takes three bytes */
		buf_add(out, g->eighths + (size_t)3 * (size_t)(part - 1), 3);
	add_times(n - full - (part > 0), " ", out);
}

void
glyphs_add_change(const struct glyphs *g, double was, double share, int n, struct buf *out)
{
	int now = columns_of(share, n), then = columns_of(was, n);
	int least = now < then ? now : then, most = now < then ? then : now;

	if (g->bar_full[0] == '\0')
		return;
	add_times(least, g->bar_full, out);
	add_times(most - least, now > then ? g->won : g->lost, out);
	add_times(n - most, " ", out);
}

const char *
glyphs_change_sign(const struct glyphs *g, double was, double share)
{
	return share >= was + MOVED ? g->rise : share <= was - MOVED ? g->fall : " ";
}
