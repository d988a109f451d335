/* SPDX-License-Identifier: MIT */
/* A canvas as text, and whether it is sound. */
#ifndef TESTS_CANVAS_H
#define TESTS_CANVAS_H

#include "view/canvas.h"

/* The text of a row, or the letters of its styles, without spaces at its end. */
void canvas_dump_row(const struct canvas *c, int row, bool styles, struct buf *out);
/* The text of the screen, a line for each row. With styles, a second plane of style letters follows
 * after a line of '='. */
void canvas_dump(const struct canvas *c, bool styles, struct buf *out);
/* True if the grid is sound (view/canvas.h) and the cursor stands inside. */
bool canvas_sound(const struct canvas *c);
/* True if some cell has that style. */
bool canvas_has_style(const struct canvas *c, enum style style);

#endif
