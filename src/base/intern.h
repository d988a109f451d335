/* SPDX-License-Identifier: MIT */
/* Distinct texts, each kept once and known by a number. */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct intern; /* opaque */

struct intern_text {
	const char *text; /* NUL-terminated, in the arena */
	uint32_t len;
};

/* The texts will live in the arena. */
struct intern *intern_new(struct arena *arena);
void intern_free(struct intern *in);
/* The number of a text of fewer than 2^32 bytes, none of them NUL: 0 for the empty one, for all
 * others their order of first coming. */
uint32_t intern_add(struct intern *in, const char *s, size_t len);
/* True if a number that was given is that of a text; sooner known than by adding it again. */
bool intern_is(const struct intern *in, uint32_t number, const char *s, size_t len);
/* Hands the texts over, in memory that the caller frees, and their count; then only intern_free()
 * may follow. */
struct intern_text *intern_take(struct intern *in, size_t *count);

#endif
