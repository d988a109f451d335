/* SPDX-License-Identifier: MIT */
/* An error as a value: a function that can fail takes a struct error last, fills it by error_set()
 * and returns -1 or NULL. Only src/cli prints one. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

struct error {
	char text[512]; /* one line of plain words, no newline; cut where it does not fit */
};

/* Writes the text and returns -1, so that `return error_set(...)` reads well. err may be NULL. */
int error_set(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
