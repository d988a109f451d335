/* SPDX-License-Identifier: MIT */
/* A screen as a grid of cells, drawn without a terminal.
 *
 * A cell holds the bytes of one character with its combining marks, the columns it takes and its
 * style. There are thousands of cells, so each keeps few bytes; a text with more marks than these
 * hold stands apart. A character of two columns stands in its first cell; the second has width 0
 * and no bytes. The grid always holds: writing over half of a wide character makes the other half a
 * space. Whatever is drawn outside is cut off, never a fault. Characters that could act on a
 * terminal are shown as '?', whatever reading an image may have let through.
 */
#ifndef VIEW_CANVAS_H
#define VIEW_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "tell/glyphs.h"
#include "tell/style.h"

#define CELL_BYTES 6
#define CELL_MOST 14 /* marks that do not fit are left out */

struct cell {
	char text[CELL_BYTES]; /* NUL to its end; canvas_text() where it may have marks */
	uint8_t width;         /* 1 or 2; 0 for the second half of a wide character */
	uint8_t style;
};

/* The text of a cell that does not fit there. */
struct long_text {
	char text[CELL_MOST];
};

/* A part of the screen. */
struct rect {
	int row, col, height, width;
};

/* To be read; only canvas.c changes it. */
struct canvas {
	int width, height;
	int row, col; /* cursor */
	bool ascii;   /* all text is shown by text_ascii(), with the signs of glyphs_get() */
	struct cell *cells;
	VEC(struct long_text) longer;
};

struct canvas *canvas_new(int width, int height, bool ascii);
void canvas_free(struct canvas *c);
/* Changes the size and clears. */
void canvas_resize(struct canvas *c, int width, int height);
/* Spaces everywhere, the cursor at the top left. */
void canvas_clear(struct canvas *c);
/* NULL outside. */
const struct cell *canvas_cell(const struct canvas *c, int row, int col);
/* All of what a cell shows; until the canvas is drawn on. */
const char *canvas_text(const struct canvas *c, const struct cell *cell);

/* Where the terminal's cursor must stand; kept inside. */
void canvas_set_cursor(struct canvas *c, int row, int col);

/* Puts text at most `columns` wide and returns the columns it took; what is cut off ends in "…". */
int canvas_put(struct canvas *c, int row, int col, int columns, enum style style, const char *text);
/* The same for len bytes, without a sign where it is cut. */
int canvas_put_bytes(struct canvas *c, int row, int col, int columns, enum style style,
    const char *text, size_t len);
/* The same sign n times. */
void canvas_repeat(struct canvas *c, int row, int col, int n, enum style style, const char *glyph);
/* Spaces of a style. */
void canvas_fill(struct canvas *c, struct rect area, enum style style);

#endif
