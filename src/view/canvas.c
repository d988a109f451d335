/* SPDX-License-Identifier: MIT */
/* The grid is one array of cells, row by row; what has many marks stands in `longer`, which
 * clearing empties, and its cell holds the number there. put_char() is the only writer of
 * characters, so that the rule about halves of wide characters is kept in one place. */
#include "view/canvas.h"

#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "base/text_class.h"

#define NO_BREAK_SPACE 0xa0 /* holds words together while they are wrapped */
#define LONGER 1            /* no character: before the number of a cell's text in `longer` */

static const struct cell blank = {" ", 1, STYLE_TEXT};

struct canvas *
canvas_new(int width, int height, bool ascii)
{
	struct canvas *c = xcalloc(1, sizeof *c);

	c->ascii = ascii;
	canvas_resize(c, width, height);
	return c;
}

void
canvas_free(struct canvas *c)
{
	if (c == NULL)
		return;
	free(c->cells);
	vec_free(&c->longer);
	free(c);
}

void
canvas_resize(struct canvas *c, int width, int height)
{
	c->width = width > 0 ? width : 1;
	c->height = height > 0 ? height : 1;
	c->cells = xreallocarray(c->cells, (size_t)c->width * (size_t)c->height, sizeof *c->cells);
	canvas_clear(c);
}

void
canvas_clear(struct canvas *c)
{
	size_t n = (size_t)c->width * (size_t)c->height;

	for (size_t i = 0; i < n; i++)
		c->cells[i] = blank;
	c->longer.len = 0;
	c->row = c->col = 0;
}

static struct cell *
cell_at(const struct canvas *c, int row, int col)
{
	if (row < 0 || col < 0 || row >= c->height || col >= c->width)
		return NULL;
	return &c->cells[(size_t)row * (size_t)c->width + (size_t)col];
}

const struct cell *
canvas_cell(const struct canvas *c, int row, int col)
{
	return cell_at(c, row, col);
}

/* Where a cell's text is kept, if it is longer than the cell; else NULL. */
static struct long_text *
longer_text(const struct canvas *c, const struct cell *cell)
{
	uint32_t number;

	if (cell->text[0] != LONGER)
		return NULL;
	memcpy(&number, cell->text + 1, sizeof number);
	return &c->longer.items[number];
}

const char *
canvas_text(const struct canvas *c, const struct cell *cell)
{
	const struct long_text *longer = longer_text(c, cell);

	return longer != NULL ? longer->text : cell->text;
}

void
canvas_set_cursor(struct canvas *c, int row, int col)
{
	c->row = row < 0 ? 0 : row >= c->height ? c->height - 1 : row;
	c->col = col < 0 ? 0 : col >= c->width ? c->width - 1 : col;
}

/* Makes the halves of wide characters that a write to this cell would tear into spaces. */
static void
clear_halves(struct canvas *c, int row, int col)
{
	struct cell *at = cell_at(c, row, col);
	struct cell *before = cell_at(c, row, col - 1), *after = cell_at(c, row, col + 1);

	if (at->width == 0 && before != NULL) {
		memcpy(before->text, blank.text, sizeof blank.text);
		before->width = 1;
	}
	if (at->width == 2 && after != NULL) {
		memcpy(after->text, blank.text, sizeof blank.text);
		after->width = 1;
	}
}

static void
put_char(struct canvas *c, int row, int col, int width, enum style style, uint32_t code)
{
	struct cell *at = cell_at(c, row, col), *next = cell_at(c, row, col + 1);

	if (at == NULL)
		return;
	if (width == 2 && next == NULL) {
		code = ' ';
		width = 1;
	}
	clear_halves(c, row, col);
	if (width == 2)
		clear_halves(c, row, col + 1);
	memset(at->text, 0, sizeof at->text);
	text_encode(code, at->text);
	at->width = (uint8_t)width;
	at->style = (uint8_t)style;
	if (width == 2) {
		memset(next->text, 0, sizeof next->text);
		next->width = 0;
		next->style = (uint8_t)style;
	}
}

/* The same for one byte of ASCII, which is most of what is put. */
static void
put_ascii(struct canvas *c, int row, int col, enum style style, char byte)
{
	struct cell *at = cell_at(c, row, col);

	if (at == NULL)
		return;
	if (at->width != 1)
		clear_halves(c, row, col);
	*at = (struct cell){{byte}, 1, (uint8_t)style};
}

static void
put_mark(struct canvas *c, int row, int col, uint32_t code)
{
	struct cell *at = cell_at(c, row, col);
	char mark[4];

	if (at != NULL && at->width == 0)
		at = cell_at(c, row, col - 1);
	if (at == NULL)
		return;
	size_t len = strlen(canvas_text(c, at)), n = text_encode(code, mark);
	if (len + n >= CELL_MOST)
		return;
	if (len + n >= CELL_BYTES && longer_text(c, at) == NULL) {
		uint32_t number = (uint32_t)c->longer.len;
		struct long_text text = {""};

		memcpy(text.text, at->text, len);
		vec_push(&c->longer, text);
		at->text[0] = LONGER;
		memcpy(at->text + 1, &number, sizeof number);
	}
	struct long_text *longer = longer_text(c, at);
	memcpy((longer != NULL ? longer->text : at->text) + len, mark, n);
}

/* The terminal would show these at another width than wcwidth() says: an emoji's selector makes it
 * wide, a joiner makes two emojis one. Without them each character keeps its own cells. */
static bool
is_reshaping(uint32_t code, int last_width)
{
	return code == 0xfe0f || (code == 0x200d && last_width == 2);
}

static int
put_span(
    struct canvas *c, int row, int col, int columns, enum style style, const char *text, size_t len)
{
	size_t at = 0, used;
	int x = 0, width = 0, last = 0;
	bool bad;

	for (; at < len; at += used) {
		if (text[at] >= ' ' && text[at] < 0x7f && x < columns) {
			put_ascii(c, row, col + x++, style, text[at]);
			used = 1;
			last = 1;
			continue;
		}
		uint32_t code = text_decode(text + at, len - at, &used, &bad);
		if (code == '\n' || code == '\t' || code == NO_BREAK_SPACE)
			code = ' ';
		if (text_is_control(code) || text_is_hidden(code))
			code = '?'; /* an image may come from elsewhere than our compiler */
		width = text_char_width(code);
		if (width == 0) {
			if (x > 0 && !is_reshaping(code, last))
				put_mark(c, row, col + x - 1, code);
			continue;
		}
		if (x + width > columns)
			break;
		put_char(c, row, col + x, width, style, code);
		x += width;
		last = width;
	}
	return x;
}

int
canvas_put_bytes(
    struct canvas *c, int row, int col, int columns, enum style style, const char *text, size_t len)
{
	struct buf plain = {0};

	if (!c->ascii)
		return put_span(c, row, col, columns, style, text, len);
	text_ascii(&plain, text, len);
	int used = put_span(c, row, col, columns, style, buf_str(&plain), plain.len);
	buf_free(&plain);
	return used;
}

int
canvas_put(struct canvas *c, int row, int col, int columns, enum style style, const char *text)
{
	const char *sign = glyphs_get(c->ascii)->ellipsis;
	struct buf plain = {0};
	int used, sign_width = text_width(sign, strlen(sign));
	size_t len;

	if (columns <= 0)
		return 0;
	if (c->ascii)
		text_ascii(&plain, text, strlen(text));
	else
		buf_adds(&plain, text);
	text = buf_str(&plain);
	len = plain.len;
	if (text_width(text, len) <= columns) {
		used = put_span(c, row, col, columns, style, text, len);
	} else {
		len =
		    text_fit(text, len, columns - sign_width > 0 ? columns - sign_width : 0, &used);
		used = put_span(c, row, col, columns, style, text, len);
		used += put_span(c, row, col + used, columns - used, style, sign, strlen(sign));
	}
	buf_free(&plain);
	return used;
}

void
canvas_repeat(struct canvas *c, int row, int col, int n, enum style style, const char *glyph)
{
	size_t used;
	bool bad;
	uint32_t code = text_decode(glyph, strlen(glyph), &used, &bad);

	for (int i = 0; i < n && col + i < c->width; i++)
		put_char(c, row, col + i, 1, style, code);
}

void
canvas_fill(struct canvas *c, struct rect area, enum style style)
{
	for (int row = 0; row < area.height; row++)
		canvas_repeat(c, area.row + row, area.col, area.width, style, " ");
}
