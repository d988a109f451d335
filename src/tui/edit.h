/* SPDX-License-Identifier: MIT */
/* Another program in our terminal: the user's editor or pager. */
#ifndef TUI_EDIT_H
#define TUI_EDIT_H

#include <stdint.h>

#include "base/error.h"

/* Opens a file at a line (0: unknown) in $VISUAL, $EDITOR or vi, and waits until that has ended. 0,
 * or -1 with the cause if it could not be run. */
int edit_file(const char *path, uint32_t line, struct error *err);
/* The same for a text, in $PAGER or less. */
int edit_page(const char *text, struct error *err);

#endif
