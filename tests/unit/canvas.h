/* A canvas as text, and whether it is sound. */
#ifndef TESTS_CANVAS_H
#define TESTS_CANVAS_H

#include <string.h>

#include "view/canvas.h"

/* The text of the screen, a line for each row without spaces at its end. With styles, a second
 * plane of style letters follows after a line of '='. */
static inline void
canvas_dump(const struct canvas *c, bool styles, struct buf *out)
{
	for (int row = 0; row < c->height * (styles ? 2 : 1); row++) {
		if (row == c->height)
			buf_adds(out, "=\n");
		for (int col = 0; col < c->width; col++) {
			const struct cell *at = canvas_cell(c, row % c->height, col);

			if (row >= c->height)
				buf_addc(out, style_look(at->style)->letter);
			else
				buf_adds(out, at->text);
		}
		while (out->len > 0 && out->data[out->len - 1] == ' ')
			out->len--;
		buf_addc(out, '\n');
	}
}

static inline bool
canvas_cell_sound(const struct canvas *c, int row, int col)
{
	const struct cell *at = canvas_cell(c, row, col), *next = canvas_cell(c, row, col + 1);
	const struct cell *before = canvas_cell(c, row, col - 1);

	if (at->style >= STYLE_COUNT || memchr(at->text, 0, sizeof at->text) == NULL)
		return false;
	if (at->width == 0)
		return at->text[0] == '\0' && before != NULL && before->width == 2;
	if (at->width == 2)
		return next != NULL && next->width == 0 && at->text[0] != '\0';
	return at->width == 1 && at->text[0] != '\0';
}

/* True if the grid is sound (view/canvas.h) and the cursor stands inside. */
static inline bool
canvas_sound(const struct canvas *c)
{
	for (int row = 0; row < c->height; row++)
		for (int col = 0; col < c->width; col++)
			if (!canvas_cell_sound(c, row, col))
				return false;
	return c->row >= 0 && c->row < c->height && c->col >= 0 && c->col < c->width;
}

#endif
