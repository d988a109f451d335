/* SPDX-License-Identifier: MIT */
/* Memory that is there or the program ends.
 *
 * A failure to allocate is not an error value: there is nothing useful a caller could do with it.
 * The hook set by alloc_set_hook() runs first, so that a terminal is put back before the message.
 */
#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include <stddef.h>
#include <stdlib.h> /* free(), for what is given here */

/* Each returns memory that the caller frees with free(); size 0 gives a valid pointer. */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
/* Grows p to count elements of the given size; an overflow of the product counts as no memory. */
void *xreallocarray(void *p, size_t count, size_t size);
char *xstrdup(const char *s);
/* At most n bytes of s, NUL-terminated. */
char *xstrndup(const char *s, size_t n);

/* To be called before anything is allocated: memory that is freed goes back to the system. The C
 * library of GNU keeps ever more of it as blocks get larger, unless it is told not to; elsewhere
 * nothing is done. */
void alloc_begin(void);

/* Ends the program as the want of memory does: by the hook, this line on standard error, and status
 * 1, whatever state everything else is in. */
void alloc_end(const char *why) __attribute__((noreturn));
/* What to do before the program ends so; NULL for nothing. */
void alloc_set_hook(void (*hook)(void));

/* A growable array of any type: declare VEC(struct x) name = {0}; vec_push(&name, value). */
#define VEC(type)                                                                                  \
	struct {                                                                                   \
		type *items;                                                                       \
		size_t len, cap;                                                                   \
	}
#define vec_push(v, value)                                                                         \
	((v)->len == (v)->cap                                                                      \
		? (void)((v)->items = vec_grow((v)->items, &(v)->cap, sizeof *(v)->items))         \
		: (void)0,                                                                         \
	    (v)->items[(v)->len++] = (value))
#define vec_free(v) (free((v)->items), (v)->items = NULL, (v)->len = (v)->cap = 0)
/* Doubles *cap (8 at the least) and returns the moved items. */
void *vec_grow(void *items, size_t *cap, size_t size);

#endif
