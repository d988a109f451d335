/* SPDX-License-Identifier: MIT */
/* The terminal: taken, put back on every way out, and the signals that say so. */
#ifndef TUI_TERM_H
#define TUI_TERM_H

#include <stdbool.h>

#include "base/error.h"

/* Takes the terminal. 0, or -1 with the cause; then nothing has been changed. */
int term_open(struct error *err);
void term_close(void);

/* The size: what the system says of the terminal, or where that is 0, what curses knows. */
struct term_size {
	int width, height;
};
struct term_size term_size(void);

enum term_event {
	TERM_INPUT,  /* there may be keys to read */
	TERM_RESIZE, /* the size changed: the screen has to be drawn */
	TERM_REDRAW, /* the screen has to be drawn anew from nothing */
	TERM_IDLE,   /* nothing happened for as long as was asked for */
	TERM_END     /* a signal ends the program, or the terminal is gone */
};

/* Lends the terminal to another program: the screen is put away, modes and signals are as they were
 * before, but for the interrupt, which ends only that program, and for what ends this one, which
 * ends it once it has the terminal back. Then takes it back. */
void term_lend(void);
void term_take_back(void);
/* What turns bracketed paste on (BE) and off (BD), and what stands around pasted text (PS, PE);
 * NULL where there is none. */
const char *term_paste(const char *capability);
/* False if the last column had better not be written. */
bool term_trusts_margin(void);
/* True if the terminal is at the end of a slow line: by the speed that is set for it. That says
 * nothing where the line is a network or the program that draws the terminal, and some systems give
 * every such one 9600 baud; but those have colours. */
bool term_is_slow(void);
/* Waits for something to happen, at most `milliseconds` (-1: for ever). After TERM_END,
 * term_signal() says what ended it. */
enum term_event term_wait(int milliseconds);
int term_signal(void);
/* To be told after TERM_INPUT whether a key was there: a terminal that is always readable and never
 * has a key is gone. */
void term_had_key(bool had);

#endif
