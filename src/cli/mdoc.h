/* SPDX-License-Identifier: MIT */
/* Text as mdoc(7), for the parts of the manual that are made from tables. */
#ifndef CLI_MDOC_H
#define CLI_MDOC_H

#include "base/buf.h"

/* For the first letter of what stands in the tables as the middle of a sentence. */
char mdoc_capital(char c);
/* Appends plain text: wrapped, each sentence on a line of its own, nothing taken for a macro. */
void mdoc_add_text(struct buf *out, const char *text);
/* Lines as they stand. */
void mdoc_add_literal(struct buf *out, const char *text);
/* One item of a tagged list. What stands before the first tab is its tag, the rest its text. */
void mdoc_add_item(struct buf *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
