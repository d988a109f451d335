/* SPDX-License-Identifier: MIT */
/* How styles look on each kind of terminal: the whole table, and one screen of each kind with what
 * its cells come to (tests/golden/looks). What the cells of all other screens mean is in
 * tests/golden/screens, so that these together tell how any screen looks anywhere. */
#include "screens.h"

#include "golden.h"
#include "tell/style.h"

static const int depths[] = {0, 8, 16, 256};

static const struct {
	const char *name, *keys;
} scenes[] = {
    {"walk", "3 2 y"},
    {"findings", "3 i Down Down Down Down Space Down n Down u"},
    {"outcome", "3 2 y y n n"},
    {"emergency", "1"},
    {"path", "3 2 y p"},
    {"compare", "3 2 v"},
    {"tree", "t Down Down Down Right Down Right"},
    {"reader", "/ =broken Enter Tab / =finger Enter"},
    {"text", "/ =infections Enter"},
    {"contents", "/ =bone"},
    {"problems", "e"},
    {"help", "?"},
    {"prompt", "/ =broken Enter + =A Space =note"},
    {"confirm", "3 q"},
};

static void
add_look(struct buf *out, struct style_shown s)
{
	static const char *const words[] = {"bold", "reverse", "underline", "dim"};
	size_t i, before = out->len;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (s.attrs & 1u << i)
			buf_printf(out, "%s%s", out->len > before ? " " : "", words[i]);
	if (s.fg >= 0)
		buf_printf(out, "%s%d", out->len > before ? " " : "", s.fg);
	if (s.bg >= 0)
		buf_printf(out, " on %d", s.bg);
	if (out->len == before)
		buf_adds(out, "plain");
}

static void
add_theme(struct buf *out, const char *theme, bool own)
{
	static const char *const names[] = {
#define X(name, ...) #name,
	    STYLES(X)
#undef X
	};
	unsigned style;
	size_t i;

	buf_printf(
	    out, "%s, %s\n", theme, own ? "the terminal has colours of its own" : "white on black");
	for (style = 0; style < STYLE_COUNT; style++) {
		buf_printf(out, "  %-12s", names[style]);
		for (i = 0; i < sizeof depths / sizeof *depths; i++) {
			buf_printf(out, "%s", i > 0 ? "; " : "");
			add_look(out, style_resolve(style, depths[i], own));
		}
		buf_addc(out, '\n');
	}
}

/* Themes change the table for good: each is tried in a process of its own. */
static void
check_theme(const char *theme)
{
	char *name = xasprintf("tests/golden/looks/theme-%s.txt", theme);
	struct buf b = {0};

	cr_assert(style_set_theme(theme));
	buf_adds(&b, "style: without colours; of 8; of 16; of 256\n");
	add_theme(&b, theme, true);
	add_theme(&b, theme, false);
	golden_compare(name, &b);
	buf_free(&b);
	free(name);
}

Test(view_looks, of_the_theme_auto)
{
	check_theme("auto");
}

Test(view_looks, of_the_theme_light)
{
	check_theme("light");
}

Test(view_looks, of_the_theme_dark)
{
	check_theme("dark");
}

Test(view_looks, of_the_theme_mono)
{
	check_theme("mono");
}

Test(view_looks, of_the_theme_high_contrast)
{
	check_theme("high-contrast");
}

/* A letter for each look, in the order in which they are met. */
struct letters {
	struct style_shown looks[STYLE_COUNT];
	unsigned count;
};

static char
letter_of(struct letters *l, struct style_shown s)
{
	static const char letters[] = ".abcdefghijklmnopqrstuvwxyzABCDEFGH";
	unsigned i;

	for (i = 0; i < l->count; i++)
		if (l->looks[i].attrs == s.attrs && l->looks[i].fg == s.fg &&
		    l->looks[i].bg == s.bg)
			return letters[i];
	l->looks[l->count++] = s;
	return letters[i];
}

static void
add_plane(struct buf *out, const struct canvas *c, struct letters *l, int depth)
{
	int row, col;

	for (row = 0; row < c->height; row++) {
		size_t end;

		for (col = 0, end = out->len; col < c->width; col++) {
			char letter = letter_of(
			    l, style_resolve(canvas_cell(c, row, col)->style, depth, true));

			buf_addc(out, letter);
			if (letter != '.')
				end = out->len;
		}
		out->len = end;
		buf_addc(out, '\n');
	}
}

static void
check_depth(int depth)
{
	char *name = xasprintf("tests/golden/looks/screens-%d.txt", depth);
	struct letters l = {{style_resolve(STYLE_TEXT, depth, true)}, 1};
	struct buf b = {0};
	unsigned i;

	for (i = 0; i < sizeof scenes / sizeof *scenes; i++) {
		struct screens s = screens_open(80, 24, false);

		screens_keys(&s, scenes[i].keys);
		buf_printf(&b, "%s: %s\n", scenes[i].name, scenes[i].keys);
		add_plane(&b, s.canvas, &l, depth);
		screens_close(&s);
	}
	for (i = 0; i < l.count; i++) {
		buf_printf(&b, "%c ", letter_of(&l, l.looks[i]));
		add_look(&b, l.looks[i]);
		buf_addc(&b, '\n');
	}
	golden_compare(name, &b);
	buf_free(&b);
	free(name);
}

Test(view_looks, of_screens_without_colours)
{
	check_depth(0);
}

Test(view_looks, of_screens_in_8_colours)
{
	check_depth(8);
}

Test(view_looks, of_screens_in_16_colours)
{
	check_depth(16);
}

Test(view_looks, of_screens_in_256_colours)
{
	check_depth(256);
}

static bool
same_look(struct style_shown a, struct style_shown b)
{
	return a.attrs == b.attrs && a.fg == b.fg && a.bg == b.bg;
}

/* What is pointed at or found has no words beside it that say so: it must be seen anywhere. */
Test(view_looks, what_is_pointed_at_differs_from_text_on_any_terminal)
{
	static const enum style seen[] = {STYLE_SELECTED, STYLE_CHOSEN, STYLE_MATCH, STYLE_LINK,
	    STYLE_EMERGENCY, STYLE_WARNING, STYLE_INPUT, STYLE_EMPH, STYLE_STRONG, STYLE_HEADING,
	    STYLE_BAR_TITLE};
	size_t i, k;

	for (k = 0; k < sizeof depths / sizeof *depths; k++) {
		struct style_shown text = style_resolve(STYLE_TEXT, depths[k], true);

		for (i = 0; i < sizeof seen / sizeof *seen; i++)
			cr_expect_not(same_look(text, style_resolve(seen[i], depths[k], true)),
			    "style %d with %d colours", (int)seen[i], depths[k]);
		cr_expect_not(same_look(style_resolve(STYLE_BAR_TITLE, depths[k], true),
		    style_resolve(STYLE_BAR_HERE, depths[k], true)));
	}
}
