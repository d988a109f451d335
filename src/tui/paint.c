/* SPDX-License-Identifier: MIT */
/* What each row showed last is kept, so that only the cells that differ are sent. A row is kept as
 * its cells' bytes, each a style and a text with its NUL. Styles that look alike here are one
 * there, and a space that shows nothing of its style is plain.
 *
 * curses believes the screen to be empty: it clears it, and what is shown goes past it (pen.c). */
#include "tui/paint.h"

#include <string.h>

#include <curses.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/hash.h"
#include "tui/pen.h"

#define GAP_MOST 4     /* bytes that stay: to go past more of them is less than to write them */
#define CLEAR_FROM 4   /* spaces at the end of a row: to clear it is less ... */
#define ERASE_FROM 9   /* ... and elsewhere to erase them, and to go on behind them */
#define SCROLL_ROWS 3  /* that differ, at least */
#define SCROLL_GAIN 40 /* columns that need not be written, for which it is worth it */

struct row {
	struct buf shown;
	bool differs;
	uint64_t was, is; /* hashes: of what is shown, and of what has to be, ... */
	int columns;      /* ... of which so many show anything, if that differs */
};

struct paint {
	bool margin, slow;
	int width, height; /* of what is shown; 0 where nothing is known of it */
	struct row *rows;  /* height of them */
	struct buf next;   /* how the row has to be that is looked at */
	struct pen *pen;
	struct style_shown looks[STYLE_COUNT];
	unsigned char alike[STYLE_COUNT]; /* the first style that looks the same */
	bool bare[STYLE_COUNT];
};

static bool
is_same_look(const struct style_shown *a, const struct style_shown *b)
{
	return a->attrs == b->attrs && a->fg == b->fg && a->bg == b->bg;
}

/* A space shows nothing of it. */
static bool
is_bare(const struct style_shown *look)
{
	return look->bg < 0 && (look->attrs & (ATTR_REVERSE | ATTR_UNDERLINE)) == 0;
}

struct paint *
paint_new(bool mono, bool margin, bool slow)
{
	struct paint *p = xcalloc(1, sizeof *p);
	const char *no_color = getenv("NO_COLOR");
	bool colour = !mono && (no_color == NULL || no_color[0] == '\0');

	p->pen = pen_new();
	p->margin = margin;
	p->slow = slow;
	for (unsigned style = 0; style < STYLE_COUNT; style++) {
		struct style_shown *look = &p->looks[style];

		*look = style_resolve(slow && style == STYLE_KEY ? STYLE_TEXT : style,
		    colour ? pen_colours() : 0, pen_has_own_colours());
		pen_fit(p->pen, look);
		p->bare[style] = is_bare(look);
		while (!is_same_look(&p->looks[p->alike[style]], look))
			p->alike[style]++;
	}
	return p;
}

void
paint_forget(struct paint *p)
{
	for (int row = 0; row < p->height; row++)
		buf_free(&p->rows[row].shown);
	free(p->rows);
	p->rows = NULL;
	p->width = p->height = 0;
}

void
paint_free(struct paint *p)
{
	if (p == NULL)
		return;
	paint_forget(p);
	buf_free(&p->next);
	pen_free(p->pen);
	free(p);
}

/* A style is kept as one more, so that a cell is a string. Returns what is behind it. */
static char *
put_cell(char *out, unsigned style, const char *text)
{
	*out++ = (char)(style + 1);
	while ((*out++ = *text++) != '\0')
		;
	return out;
}

static unsigned
style_of(const char *cell)
{
	return (unsigned char)cell[0] - 1u;
}

static const char *
cell_after(const char *cell)
{
	return cell + strlen(cell) + 1;
}

static bool
is_space(const struct cell *cell)
{
	return cell->text[0] == ' ' && cell->text[1] == '\0';
}

/* Notes how a row has to be. On a slow line a look ends with the text. */
static void
note_row(struct paint *p, const struct canvas *c, int row)
{
	const struct cell *cells = canvas_cell(c, row, 0);
	int end = p->width - !p->margin, text = end;

	while (text > 0 && is_space(&cells[text - 1]))
		text--;
	buf_clear(&p->next);
	char *out = buf_extend(&p->next, (size_t)p->width * (1 + CELL_MOST));
	for (int col = 0; col < end; col++) {
		const struct cell *cell = &cells[col];
		unsigned style = cell->style < STYLE_COUNT ? cell->style : STYLE_TEXT;
		bool fits = col + cell->width <= end;

		if (is_space(cell) && (p->bare[style] || (p->slow && col >= text)))
			style = p->bare[STYLE_TEXT] ? STYLE_TEXT : style;
		out = put_cell(
		    out, fits ? p->alike[style] : STYLE_TEXT, fits ? canvas_text(c, cell) : " ");
	}
	p->next.len = (size_t)(out - p->next.data);
	*out = '\0';
}

static bool
is_blank(const struct paint *p, const char *cell)
{
	return p->bare[style_of(cell)] && cell[1] == ' ' && cell[2] == '\0';
}

/* Columns up to the last that shows anything. */
static int
text_columns(const struct paint *p, const struct buf *row)
{
	const char *cell = buf_str(row), *end = cell + row->len;
	int col = 0, last = 0;

	for (; cell < end; cell = cell_after(cell)) {
		col++;
		if (!is_blank(p, cell))
			last = col;
	}
	return last;
}

static bool
is_same(const struct buf *a, const struct buf *b)
{
	return a->len == b->len && memcmp(buf_str(a), buf_str(b), a->len) == 0;
}

/* Whether a cell may be written in the look that there is: its own, or none that shows. */
static bool
is_at_hand(const struct paint *p, const char *cell)
{
	const struct style_shown *now = pen_has(p->pen);

	return is_same_look(&p->looks[style_of(cell)], now) || (is_blank(p, cell) && is_bare(now));
}

/* `after` is the cell behind it, or the end of the row. */
static void
write_cell(struct paint *p, const char *cell, const char *after, const char *end)
{
	if (!is_at_hand(p, cell))
		pen_look(p->pen, &p->looks[style_of(cell)]);
	pen_write(p->pen, cell + 1, after < end && after[1] == '\0' ? 2 : 1);
}

/* Whether what stays between two cells that are written is written, too, as the shorter way. */
static bool
is_gap(const struct paint *p, const char *from, const char *to)
{
	size_t bytes = 0;

	for (; from < to && bytes <= GAP_MOST && is_at_hand(p, from); from = cell_after(from))
		bytes += strlen(from + 1);
	return from == to && bytes <= GAP_MOST;
}

/* Whether all before a column are spaces that show nothing of a look. */
static bool
is_blank_before(const struct paint *p, const struct buf *row, int col)
{
	const char *cell = buf_str(row);

	for (; col > 0 && is_blank(p, cell); col--)
		cell = cell_after(cell);
	return col == 0;
}

/* Clears the cells from a column on that have to be blank, where that is less than to write them.
 * Returns how many it cleared. */
static int
clear_cells(struct paint *p, int row, int col, const char *was, const char *is, const char *end)
{
	int n = 0, differ = 0;

	for (; is < end && is_blank(p, is); was = cell_after(was), is = cell_after(is)) {
		n++;
		if (strcmp(was, is) != 0)
			differ = n;
	}
	bool rest = is == end;
	if (differ < (rest ? CLEAR_FROM : ERASE_FROM))
		return 0;
	pen_move(p->pen, row, col, false);
	if (!is_bare(pen_has(p->pen)))
		pen_look(p->pen, &p->looks[STYLE_TEXT]);
	return pen_clear(p->pen, rest ? 0 : differ) ? differ : 0;
}

static void
show_row(struct paint *p, int row)
{
	const struct buf *next = &p->next;
	const char *was = buf_str(&p->rows[row].shown), *is = buf_str(next), *end = is + next->len;
	const char *gap = NULL; /* behind what was written last */
	int cleared = 0;

	for (int col = 0; is < end; col++, was = cell_after(was), is = cell_after(is)) {
		if (cleared-- > 0 || is[1] == '\0' || strcmp(was, is) == 0)
			continue;
		cleared = clear_cells(p, row, col, was, is, end) - 1;
		if (cleared >= 0) {
			gap = NULL;
			continue;
		}
		bool first = gap == NULL;
		if (!first && is_gap(p, gap, is))
			for (; gap < is; gap = cell_after(gap))
				if (gap[1] != '\0')
					write_cell(p, gap, cell_after(gap), end);
		pen_move(p->pen, row, col,
		    first && is_bare(pen_has(p->pen)) && is_blank_before(p, next, col));
		gap = cell_after(is);
		write_cell(p, is, gap, end);
	}
}

/* What a terminal shows that was cleared; the spaces of one that has no look of its own differ. */
static void
clear_row(const struct paint *p, struct buf *row)
{
	buf_clear(row);
	char *out = buf_extend(row, (size_t)p->width * 3); /* a style, a space and a NUL */
	for (int col = 0; col < p->width - !p->margin; col++)
		out = put_cell(out, STYLE_TEXT, p->bare[STYLE_TEXT] ? " " : "");
	row->len = (size_t)(out - row->data);
	*out = '\0';
}

static void
swap(struct buf *a, struct buf *b)
{
	struct buf other = *a;

	*a = *b;
	*b = other;
}

/* Looks at all rows, for find_shift(). Returns how many differ. */
static int
look_ahead(struct paint *p, const struct canvas *c)
{
	int differ = 0;

	for (int i = 0; i < p->height; i++) {
		struct row *row = &p->rows[i];

		note_row(p, c, i);
		row->was = hash_bytes(buf_str(&row->shown), row->shown.len);
		row->is = hash_bytes(buf_str(&p->next), p->next.len);
		row->differs = !is_same(&p->next, &row->shown);
		row->columns = row->differs ? text_columns(p, &p->next) : 0;
		differ += row->differs;
	}
	return differ;
}

/* Rows that follow each other and stand elsewhere on the screen. */
struct shift {
	int first, last, by; /* what has to be at first was at first + by */
	int gain;            /* columns that need not be written */
};

static struct shift
find_shift(const struct paint *p)
{
	struct shift best = {0}, s;

	for (s.by = 1 - p->height; s.by < p->height; s.by++) {
		s.gain = 0;
		for (int i = 0; s.by != 0 && i < p->height; i++) {
			const struct row *row = &p->rows[i];
			int old = i + s.by;

			if (old < 0 || old >= p->height || row->is != p->rows[old].was) {
				s.gain = 0;
				continue;
			}
			s.first = s.gain == 0 ? i : s.first;
			s.last = i;
			s.gain += row->columns;
			if (s.gain > best.gain)
				best = s;
		}
	}
	return best;
}

/* Lets the terminal move rows. Those that come in are lost to it. */
static void
scroll_rows(struct paint *p)
{
	struct shift s = find_shift(p);
	int top = s.by > 0 ? s.first : s.first + s.by, bottom = s.by > 0 ? s.last + s.by : s.last;

	for (int i = top; i <= bottom; i++)
		if ((i < s.first || i > s.last) && !p->rows[i].differs)
			s.gain -= text_columns(p, &p->rows[i].shown);
	if (s.gain < SCROLL_GAIN || !p->bare[STYLE_TEXT] || !pen_scroll(p->pen, top, bottom, s.by))
		return;
	for (int i = 0; i <= s.last - s.first; i++) {
		int row = s.by > 0 ? s.first + i : s.last - i;

		swap(&p->rows[row].shown, &p->rows[row + s.by].shown);
	}
	for (int row = top; row <= bottom; row++) {
		p->rows[row].differs = true;
		if (row < s.first || row > s.last)
			clear_row(p, &p->rows[row].shown);
	}
}

static void
begin(struct paint *p, const struct canvas *c)
{
	paint_forget(p);
	p->width = c->width;
	p->height = c->height;
	p->rows = xcalloc((size_t)p->height, sizeof *p->rows);
	for (int row = 0; row < p->height; row++) {
		clear_row(p, &p->rows[row].shown);
		p->rows[row].differs = true;
	}
	clearok(curscr, TRUE);
	refresh();
	pen_forget_place(p->pen);
}

void
paint_show(struct paint *p, const struct canvas *c)
{
	if (p->width != c->width || p->height != c->height)
		begin(p, c);
	else if (look_ahead(p, c) >= SCROLL_ROWS)
		scroll_rows(p);
	for (int row = 0; row < p->height; row++) {
		struct buf *shown = &p->rows[row].shown;

		if (!p->rows[row].differs)
			continue;
		note_row(p, c, row);
		show_row(p, row);
		buf_free(shown); /* so that it takes no more memory than its bytes */
		buf_add(shown, p->next.data, p->next.len);
	}
	pen_send(p->pen, c->row, c->col, is_blank_before(p, &p->rows[c->row].shown, c->col));
}
