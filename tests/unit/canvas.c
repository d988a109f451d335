/* SPDX-License-Identifier: MIT */
/* A canvas as text, and whether it is sound. Apart from the tests, since it is asked for after
 * every key and a test is not optimised. */
#include "canvas.h"

#include <string.h>

void
canvas_dump_row(const struct canvas *c, int row, bool styles, struct buf *out)
{
	const struct cell *at = canvas_cell(c, row, 0);
	size_t start = out->len;

	for (int col = 0; col < c->width; col++, at++) {
		const char *text = canvas_text(c, at);

		if (styles)
			buf_addc(out, style_look(at->style)->letter);
		else if (text[0] != '\0' && text[1] == '\0')
			buf_addc(out, text[0]);
		else
			buf_adds(out, text);
	}
	while (out->len > start && out->data[out->len - 1] == ' ')
		out->len--;
}

void
canvas_dump(const struct canvas *c, bool styles, struct buf *out)
{
	for (int row = 0; row < c->height * (styles ? 2 : 1); row++) {
		if (row == c->height)
			buf_adds(out, "=\n");
		canvas_dump_row(c, row % c->height, row >= c->height, out);
		buf_addc(out, '\n');
	}
}

/* A cell between those beside it, NULL at the ends of the row. */
static bool
cell_is_sound(const struct canvas *c, const struct cell *before, const struct cell *at,
    const struct cell *next)
{
	const char *text = canvas_text(c, at);

	if (at->style >= STYLE_COUNT)
		return false;
	if (at->width == 1 && text[0] != '\0' && text[1] == '\0')
		return true;
	if (memchr(text, 0, text != at->text ? CELL_MOST : CELL_BYTES) == NULL)
		return false;
	if (at->width == 0)
		return text[0] == '\0' && before != NULL && before->width == 2;
	if (at->width == 2)
		return next != NULL && next->width == 0 && text[0] != '\0';
	return at->width == 1 && text[0] != '\0';
}

bool
canvas_sound(const struct canvas *c)
{
	for (int row = 0; row < c->height; row++) {
		const struct cell *at = canvas_cell(c, row, 0);

		for (int col = 0; col < c->width; col++, at++)
			if (!cell_is_sound(
				c, col > 0 ? at - 1 : NULL, at, col + 1 < c->width ? at + 1 : NULL))
				return false;
	}
	return c->row >= 0 && c->row < c->height && c->col >= 0 && c->col < c->width;
}

bool
canvas_has_style(const struct canvas *c, enum style style)
{
	const struct cell *end = c->cells + (size_t)c->width * (size_t)c->height;

	for (const struct cell *at = c->cells; at < end; at++)
		if (at->style == style)
			return true;
	return false;
}
