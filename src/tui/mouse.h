/* SPDX-License-Identifier: MIT */
/* The mouse, as terminals report it. */
#ifndef TUI_MOUSE_H
#define TUI_MOUSE_H

#include "tui/input.h"

/* Takes the mouse, or leaves it to the terminal. */
void mouse_take(bool ours);
/* Tells curses of the code below; again after it has been asked for the mouse. */
void mouse_define(int code);

/* A report whose first bytes came as that code: each byte that follows, until it ends. True once it
 * is whole and counts, as a click or a turn of the wheel. */
void mouse_begin(void);
bool mouse_byte(int byte, struct input *in, bool *ends);
/* What curses took by itself, of the mouse of a console; false for what does not count. */
bool mouse_of_curses(struct input *in);

#endif
