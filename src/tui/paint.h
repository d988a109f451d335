/* Putting a canvas on the terminal. */
#ifndef TUI_PAINT_H
#define TUI_PAINT_H

#include <stdbool.h>

#include "view/canvas.h"

struct paint; /* opaque: what the terminal shows now */

/* Sets up colours for the terminal that term_open() took. */
struct paint *paint_new(bool mono);
void paint_free(struct paint *p);
/* Shows the canvas and places the cursor; rows that have not changed are left alone. */
void paint_show(struct paint *p, const struct canvas *c);
/* Everything is drawn anew the next time. */
void paint_forget(struct paint *p);

#endif
