/* SPDX-License-Identifier: MIT */
/* Putting a canvas on the terminal. */
#ifndef TUI_PAINT_H
#define TUI_PAINT_H

#include <stdbool.h>

#include "view/canvas.h"

struct paint; /* opaque: what the terminal shows now */

/* Sets up colours for the terminal that term_open() took. Where `margin` is false the last column,
 * in which the screens have nothing but rules and spaces, is left empty. Where `slow` is true keys
 * look like other text, and a look ends with the text of its row: that is some bytes each. */
struct paint *paint_new(bool mono, bool margin, bool slow);
void paint_free(struct paint *p);
/* Shows the canvas and places the cursor. */
void paint_show(struct paint *p, const struct canvas *c);
/* Everything is drawn anew the next time. */
void paint_forget(struct paint *p);

#endif
