/* SPDX-License-Identifier: MIT */
/* A bar on the terminal for work that takes its time, and the end of it by Ctrl-C. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

/* From here on Ctrl-C ends the program by that signal, after these words, which have their newline
 * and stay valid: for work of which nothing is kept before it is done. NULL: it does not end it,
 * but progress_show() tells of it. */
void progress_begin(const char *last_words);
/* Shows how much is done, where standard error is a terminal; total 0: not known. The words follow
 * the bar. False once Ctrl-C was pressed. */
bool progress_show(uint64_t done, uint64_t total, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Erases the bar; Ctrl-C ends the program again. */
void progress_end(void);

#endif
