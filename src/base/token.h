/* SPDX-License-Identifier: MIT */
/* The tokens that an index of folded text holds. */
#ifndef BASE_TOKEN_H
#define BASE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#define TOKEN_BYTES 32 /* a longer run between spaces is cut */

struct tokens {
	const char *s;
	size_t len, at, end; /* end of the run that `at` is in */
	bool cut;            /* the run is given in pieces */
	bool always;
};

/* Begins on folded text. With `always` every run is cut, however short. */
void tokens_begin(struct tokens *k, const char *s, size_t len, bool always);
/* The next token, s[*at..*at + *len); false after the last. k->cut tells whether it is a piece. */
bool tokens_next(struct tokens *k, size_t *at, size_t *len);

#endif
