/* Keys from the terminal. */
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include <stdbool.h>
#include <stdint.h>

/* Tells curses of the sequences around pasted text. */
void input_begin(void);
/* The next key that is waiting, as view/keys.h has it; false if there is none. Pasted text is taken
 * and dropped. *any tells whether anything was there at all. */
bool input_next(uint32_t *key, bool *any);

#endif
