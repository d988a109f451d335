/* SPDX-License-Identifier: MIT */
/* Keys from the terminal. */
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include <stdbool.h>
#include <stdint.h>

/* Tells curses of the sequences around pasted text. Ctrl-S is a key, but where the terminal stops
 * us by it: with `flow_control`, or if terminfo says so. */
void input_begin(bool flow_control);
enum input_kind { INPUT_KEY, INPUT_PASTED, INPUT_CLICK, INPUT_WHEEL };

struct input {
	enum input_kind kind;
	uint32_t key; /* as view/keys.h has it; of pasted text a character that can be shown */
	int row, col; /* of a click; the wheel: row is how many rows */
};

/* The next thing that is waiting. Strings that the terminal sends are taken and dropped.
 * INPUT_LATER where so much was taken that something else should have its turn: there may be more,
 * which need not be waited for. *any tells whether anything was there at all. */
enum input_left { INPUT_NONE, INPUT_THIS, INPUT_LATER };
enum input_left input_next(struct input *in, bool *any);
/* True within pasted text and such a string, of which the end is still to come; and no more waiting
 * for it, where nothing has come for a while. */
bool input_waits(void);
void input_give_up(void);

#endif
