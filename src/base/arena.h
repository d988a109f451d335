/* SPDX-License-Identifier: MIT */
/* An arena: many small allocations that end together. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena; /* opaque: a list of blocks */

struct arena *arena_new(void);
void arena_free(struct arena *a); /* NULL is allowed */
/* Zeroed, aligned for any type, valid until arena_free(). */
void *arena_alloc(struct arena *a, size_t size);
/* Takes over memory of malloc(), which is freed with the arena. */
void arena_keep(struct arena *a, void *memory);
/* A NUL-terminated copy of n bytes. */
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_strdup(struct arena *a, const char *s);

#endif
