/* SPDX-License-Identifier: MIT */
/* The terminal taken by curses. */
#ifndef TUI_TAKE_H
#define TUI_TAKE_H

#include <stdio.h>
#include <termios.h>

#include <curses.h>

#include "base/error.h"
#include "tui/term.h"

/* NULL with the cause where $TERM is not known or cannot place its cursor; the terminal then has
 * its saved modes. *size gets its size: where the system tells none, what curses makes of LINES,
 * COLUMNS and the description. */
SCREEN *take_screen(const struct termios *saved, struct term_size *size, struct error *err);

/* The size as the system tells it now; where it tells none, as it was.
 *
 * Nothing is shown through curses, which keeps a screen twice: it is to believe in one of a single
 * column, so that this is little, and of all rows, since it tells the terminal of them each time it
 * takes it. LINES and COLUMNS say so to it until the user's values are given back. */
void take_fit(struct term_size *size);
void take_give_back(void);

#endif
