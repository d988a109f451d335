/* A copy of the cells last shown tells which rows have changed; only those are given to curses,
 * which in turn sends only the cells that differ. Colour pair n + 1 is style n. */
#include "tui/paint.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <curses.h>

#include "base/alloc.h"
#include "base/text.h"

struct paint {
	bool colour;
	int width, height; /* of the copy; 0 where there is none */
	struct cell *shown;
	cchar_t *line; /* width of them */
	attr_t attrs[STYLE_COUNT];
};

static short
basic_colour(int colour, bool *bright)
{
	*bright = false;
	if (COLORS >= 16 || colour < 8)
		return (short)colour;
	*bright = true;
	return (short)(colour - 8);
}

static attr_t
curses_attrs(unsigned bits)
{
	attr_t a = A_NORMAL;

	if (bits & ATTR_BOLD)
		a |= A_BOLD;
	if (bits & ATTR_REVERSE)
		a |= A_REVERSE;
	if (bits & ATTR_UNDERLINE)
		a |= A_UNDERLINE;
	if (bits & ATTR_DIM)
		a |= A_DIM;
	return a;
}

/* Bright black on a terminal of 8 colours would be bold black, unseen on black: the default stays.
 */
static void
set_style(struct paint *p, unsigned style, bool defaults)
{
	const struct style_look *look = style_look(style);
	bool large = COLORS >= 256, bright = false, ignored;
	short fg = large ? look->fg256 : basic_colour(look->fg16, &bright);
	short bg = large ? look->bg256 : basic_colour(look->bg16, &ignored);

	p->attrs[style] = curses_attrs(p->colour ? look->attrs : look->mono);
	if (!p->colour)
		return;
	if (bright && fg == 0)
		fg = -1;
	else if (bright)
		p->attrs[style] |= A_BOLD;
	if (!defaults && fg < 0)
		fg = COLOR_WHITE;
	if (!defaults && bg < 0)
		bg = COLOR_BLACK;
	init_pair((short)(style + 1), fg, bg);
}

struct paint *
paint_new(bool mono)
{
	struct paint *p = xcalloc(1, sizeof *p);
	const char *no_color = getenv("NO_COLOR");
	bool defaults = false;
	unsigned style;

	if (!mono && (no_color == NULL || no_color[0] == '\0') && has_colors()) {
		start_color();
		defaults = use_default_colors() == OK;
		p->colour = COLORS >= 8 && COLOR_PAIRS > STYLE_COUNT;
	}
	for (style = 0; style < STYLE_COUNT; style++)
		set_style(p, style, defaults);
	return p;
}

void
paint_free(struct paint *p)
{
	if (p == NULL)
		return;
	free(p->shown);
	free(p->line);
	free(p);
}

void
paint_forget(struct paint *p)
{
	p->width = p->height = 0;
	clearok(curscr, TRUE);
}

static void
fit(struct paint *p, const struct canvas *c)
{
	int width = canvas_width(c), height = canvas_height(c);

	if (p->width == width && p->height == height)
		return;
	p->width = width;
	p->height = height;
	p->shown = xreallocarray(p->shown, (size_t)width * (size_t)height, sizeof *p->shown);
	memset(p->shown, 0, (size_t)width * (size_t)height * sizeof *p->shown);
	p->line = xreallocarray(p->line, (size_t)width, sizeof *p->line);
	erase();
}

static void
set_cell(const struct paint *p, cchar_t *out, const struct cell *cell)
{
	wchar_t text[CCHARW_MAX + 1];
	size_t at = 0, used, len = strlen(cell->text);
	unsigned style = cell->style < STYLE_COUNT ? cell->style : STYLE_TEXT;
	int n = 0;
	bool bad;

	while (at < len && n < CCHARW_MAX) {
		text[n++] = (wchar_t)text_decode(cell->text + at, len - at, &used, &bad);
		at += used;
	}
	text[n] = L'\0';
	if (setcchar(out, text, p->attrs[style], (short)(p->colour ? style + 1 : 0), NULL) == ERR)
		setcchar(out, L"?", p->attrs[style], (short)(p->colour ? style + 1 : 0), NULL);
}

static void
show_row(struct paint *p, const struct canvas *c, int row)
{
	const struct cell *cells = canvas_cell(c, row, 0);
	struct cell *shown = p->shown + (size_t)row * (size_t)p->width;
	int col, n = 0;

	if (memcmp(cells, shown, (size_t)p->width * sizeof *cells) == 0)
		return;
	memcpy(shown, cells, (size_t)p->width * sizeof *cells);
	for (col = 0; col < p->width; col++)
		if (cells[col].width > 0)
			set_cell(p, &p->line[n++], &cells[col]);
	mvadd_wchnstr(row, 0, p->line, n);
}

void
paint_show(struct paint *p, const struct canvas *c)
{
	int row, col;

	fit(p, c);
	for (row = 0; row < p->height; row++)
		show_row(p, c, row);
	canvas_cursor(c, &row, &col);
	move(row, col);
	refresh();
}
