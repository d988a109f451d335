/* SPDX-License-Identifier: MIT */
/* What each row showed last is kept, so that only rows that have changed are given to curses, which
 * in turn sends only the cells that differ. They are given one at a time, through a window of one
 * row (term_open()): one of the whole screen would be a third copy of what curses keeps twice. It
 * is kept as bytes, for each cell its style and its text with the NUL, a fifth of what the cells
 * themselves take. Neighbours are often alike, spaces most of all; then a cell is made once. Colour
 * pair n + 1 is style n. */
#include "tui/paint.h"

#include <string.h>
#include <wchar.h>

#include <curses.h>

#include "base/alloc.h"
#include "base/text.h"

#define GAP_MOST 4 /* blanks; to go past more of them is less than to write them */

struct paint {
	bool colour, margin;
	int width, height; /* of what is shown; 0 where nothing is known of it */
	struct buf *shown; /* height of them */
	struct buf row;    /* scratch */
	cchar_t *line;     /* width of them */
	attr_t attrs[STYLE_COUNT];
	bool bare[STYLE_COUNT]; /* a space shows nothing of it */
};

static attr_t
curses_attrs(unsigned bits)
{
	return (bits & ATTR_BOLD ? A_BOLD : A_NORMAL) | (bits & ATTR_REVERSE ? A_REVERSE : 0) |
	       (bits & ATTR_UNDERLINE ? A_UNDERLINE : 0) | (bits & ATTR_DIM ? A_DIM : 0);
}

struct paint *
paint_new(bool mono, bool margin, bool slow)
{
	struct paint *p = xcalloc(1, sizeof *p);
	const char *no_color = getenv("NO_COLOR");
	bool defaults = false;

	if (!mono && (no_color == NULL || no_color[0] == '\0') && has_colors()) {
		start_color();
		defaults = use_default_colors() == OK;
		p->colour = COLORS >= 8 && COLOR_PAIRS > STYLE_COUNT;
	}
	p->margin = margin;
	for (unsigned style = 0; style < STYLE_COUNT; style++) {
		struct style_shown s =
		    style_resolve(slow && style == STYLE_KEY ? STYLE_TEXT : style,
			p->colour ? COLORS : 0, defaults);

		p->attrs[style] = curses_attrs(s.attrs);
		p->bare[style] = s.bg < 0 && (s.attrs & (ATTR_REVERSE | ATTR_UNDERLINE)) == 0;
		if (p->colour)
			init_pair((short)(style + 1), s.fg, s.bg);
	}
	return p;
}

static void
forget_rows(struct paint *p)
{
	for (int row = 0; row < p->height; row++)
		buf_free(&p->shown[row]);
	free(p->shown);
	p->shown = NULL;
	p->width = p->height = 0;
}

void
paint_free(struct paint *p)
{
	if (p == NULL)
		return;
	forget_rows(p);
	buf_free(&p->row);
	free(p->line);
	free(p);
}

void
paint_forget(struct paint *p)
{
	forget_rows(p);
	clearok(curscr, TRUE);
}

static void
set_cell(const struct paint *p, cchar_t *out, const struct cell *cell)
{
	wchar_t text[CCHARW_MAX + 1];
	size_t at = 0, used, len;
	unsigned style = cell->style < STYLE_COUNT ? cell->style : STYLE_TEXT;
	int n = 0;
	bool bad;

	if (cell->text[1] == '\0') { /* ASCII, as nearly all cells are */
		text[n++] = (unsigned char)cell->text[0];
	} else {
		for (len = strlen(cell->text); at < len && n < CCHARW_MAX; at += used)
			text[n++] = (wchar_t)text_decode(cell->text + at, len - at, &used, &bad);
	}
	text[n] = L'\0';
	if (setcchar(out, text, p->attrs[style], (short)(p->colour ? style + 1 : 0), NULL) == ERR)
		setcchar(out, L"?", p->attrs[style], (short)(p->colour ? style + 1 : 0), NULL);
}

/* Notes the cells of a row; false if they are what it shows already. */
static bool
note_row(struct paint *p, const struct cell *cells, struct buf *shown)
{
	buf_clear(&p->row);
	buf_reserve(&p->row, (size_t)p->width * sizeof *cells);
	char *at = p->row.data;
	for (int col = 0; col < p->width; col++) {
		const char *text = cells[col].text;

		*at++ = (char)cells[col].style;
		while ((*at++ = *text++) != '\0')
			;
	}
	p->row.len = (size_t)(at - p->row.data);
	if (shown->len == p->row.len && memcmp(shown->data, p->row.data, shown->len) == 0)
		return false;
	buf_clear(shown);
	buf_add(shown, p->row.data, p->row.len);
	return true;
}

static bool
is_bare(const struct paint *p, const struct cell *cell)
{
	return cell->style < STYLE_COUNT && p->bare[cell->style];
}

static bool
is_blank(const struct paint *p, const struct cell *cell)
{
	return cell->text[0] == ' ' && cell->text[1] == '\0' && is_bare(p, cell);
}

/* Whether what begins here is a short gap between words. To change the style for it and back is
 * many bytes for nothing that one sees. */
static bool
is_gap(const struct paint *p, const struct cell *cells, int col, int end)
{
	int to = col;

	while (to < end && to - col < GAP_MOST && is_blank(p, &cells[to]))
		to++;
	return to > col && to < end && !is_blank(p, &cells[to]);
}

static void
show_row(struct paint *p, const struct canvas *c, int row)
{
	const struct cell *cells = canvas_cell(c, row, 0);
	struct cell last = {.width = 0};
	int n = 0, end = p->width - !p->margin;

	if (!note_row(p, cells, &p->shown[row]))
		return;
	for (int col = 0; col < end; col++) {
		struct cell cell = cells[col];

		if (cell.width == 0 || col + cell.width > end)
			continue;
		if (n > 0 && is_bare(p, &last) && is_gap(p, cells, col, end))
			cell.style = last.style;
		if (n > 0 && memcmp(&cell, &last, sizeof cell) == 0)
			p->line[n] = p->line[n - 1];
		else
			set_cell(p, &p->line[n], &cell);
		last = cell;
		n++;
	}
	mvwin(stdscr, row, 0);
	if (!p->margin)
		erase();
	mvadd_wchnstr(0, 0, p->line, n);
	wnoutrefresh(stdscr);
}

void
paint_show(struct paint *p, const struct canvas *c)
{
	if (p->width != c->width || p->height != c->height) {
		forget_rows(p);
		p->width = c->width;
		p->height = c->height;
		p->shown = xcalloc((size_t)p->height, sizeof *p->shown);
		p->line = xreallocarray(p->line, (size_t)p->width, sizeof *p->line);
	}
	for (int row = 0; row < p->height; row++)
		show_row(p, c, row);
	setsyx(c->row, c->col);
	doupdate();
}
