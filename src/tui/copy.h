/* SPDX-License-Identifier: MIT */
/* The terminal's clipboard. */
#ifndef TUI_COPY_H
#define TUI_COPY_H

#include <stdbool.h>

/* Tells the terminal to put the text into its clipboard (OSC 52); false if it is known to have none
 * that can be told. Whether it obeys is not known: many ask their user, or are set not to. */
bool copy_text(const char *text);

#endif
