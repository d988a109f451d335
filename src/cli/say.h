/* SPDX-License-Identifier: MIT */
/* What the program prints, filtered: nothing in it can act on a terminal, be it text of a compiled
 * file that somebody forged or a path as the user gave it. */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include "base/buf.h"
#include "base/diag.h"
#include "search/search.h"

/* "ramus: " and the text, as one line to standard error. */
void say_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Says that a name is none of those kinds of entries, and what it may mean. */
void say_unnamed(const struct topic *t, const char *name, uint32_t kinds);
/* All of b to standard output, put into ASCII where the locale has no better; -1 (after an error
 * message) if it could not be written. */
int say(const struct buf *b);
/* The same through $PAGER, or less, where a person looks on and it is longer than the terminal; as
 * it is where that program cannot be run, and where $PAGER is there and blank. */
int say_paged(const struct buf *b);
/* The same with an emptied b once a lot has gathered in it: for output without an end. */
int say_gathered(struct buf *b);
/* All of b to standard error. */
void say_beside(const struct buf *b);
/* Sorted diagnostics to standard error, those of at least that level, and a line that counts them
 * if there is any. */
void say_diags(struct diags *d, enum diag_level least);
/* True if the locale's characters are UTF-8. */
int say_utf8(void);

#endif
