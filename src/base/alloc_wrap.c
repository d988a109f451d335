/* SPDX-License-Identifier: MIT */
/* What the libraries inside the program ask for. Curses goes on with NULL where there is no memory,
 * and falls with the terminal in its hands; linked with --wrap (configure.ac) such calls come here
 * and end the program as those of base/alloc.c do. A library that is loaded keeps its own way. The
 * names are the linker's.
 */
#include <stdbool.h>

#include "base/alloc.h"

/* Of nothing asked, NULL is an answer. */
static void *
given(void *p, bool asked)
{
	if (p == NULL && asked)
		alloc_end("out of memory");
	return p;
}

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *
__wrap_malloc(size_t size)
{
	return given(__real_malloc(size), size > 0);
}

void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *
__wrap_calloc(size_t count, size_t size)
{
	return given(__real_calloc(count, size), count > 0 && size > 0);
}

void *__real_realloc(void *p, size_t size);
void *__wrap_realloc(void *p, size_t size);
void *
__wrap_realloc(void *p, size_t size)
{
	return given(__real_realloc(p, size), size > 0);
}

char *__real_strdup(const char *s);
char *__wrap_strdup(const char *s);
char *
__wrap_strdup(const char *s)
{
	return given(__real_strdup(s), true);
}

/* Where curses keeps the strings that it has taken apart. */
void *__real_tsearch(const void *key, void **root, int (*compare)(const void *, const void *));
void *__wrap_tsearch(const void *key, void **root, int (*compare)(const void *, const void *));
void *
__wrap_tsearch(const void *key, void **root, int (*compare)(const void *, const void *))
{
	return given(__real_tsearch(key, root, compare), true);
}
