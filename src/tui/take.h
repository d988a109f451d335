/* SPDX-License-Identifier: MIT */
/* The terminal taken by curses. */
#ifndef TUI_TAKE_H
#define TUI_TAKE_H

#include <stdio.h>
#include <termios.h>

#include <curses.h>

#include "base/error.h"

/* NULL with the cause where $TERM is not known or cannot place its cursor; the terminal then has
 * its saved modes. */
SCREEN *take_screen(const struct termios *saved, struct error *err);

#endif
