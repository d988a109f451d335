/* SPDX-License-Identifier: MIT */
/* Rows of comma-separated values (RFC 4180) that a spreadsheet reads as text and numbers only. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/buf.h"

struct csv {
	struct buf *out;
	int cells; /* in this row so far */
};

/* One cell of text. Where a spreadsheet would take it for a formula (it begins with = + - @, their
 * wide forms, or a tab) an apostrophe stands before it; newlines become spaces. */
void csv_text(struct csv *c, const char *text);
void csv_number(struct csv *c, double number, int places); /* digits after the point */
void csv_end_row(struct csv *c);

#endif
