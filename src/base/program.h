/* SPDX-License-Identifier: MIT */
/* Another program, run in the foreground. */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include "base/error.h"

/* The value of a variable of the environment that is not blank, or NULL. */
const char *program_named_by(const char *variable);
/* Runs the words of a command and two more, either of which may be NULL, and waits until it has
 * ended, or a signal has come that somebody handles. `text` is its input; NULL: the terminal. 0, or
 * -1 with the cause, which says that the variable names another program, where it could not be run;
 * how it ended is its own affair. */
int program_run(const char *command, char *first, char *second, const char *variable,
    const char *text, struct error *err);

#endif
