/* SPDX-License-Identifier: MIT */
/* The tables of the command line, as the completions of shells read them. */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include "cli/command.h"

/* Appends a line for each command, each of its options, and each list of words that an argument is
 * one of. The lines are the same for bash, zsh and fish: shell/ has what each makes of them. */
void complete_write(const struct command *commands, struct buf *out);

#endif
