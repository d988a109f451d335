/* SPDX-License-Identifier: MIT */
/* Allocation that does not fail: where there is no memory the program ends.
 *
 * The message is written by write(2) alone, since nothing that allocates can be trusted then. A
 * size of 0 is asked for as 1, so that every pointer returned is valid and can be freed.
 */
#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>
#include <unistd.h>

static void (*before_end)(void);

void
alloc_begin(void)
{
#ifdef __GLIBC__
	mallopt(M_TRIM_THRESHOLD, 128 * 1024);
#endif
}

void
alloc_set_hook(void (*hook)(void))
{
	before_end = hook;
}

void
alloc_end(const char *why)
{
	const char *const words[] = {"ramus: ", why, "\n"};
	void (*hook)(void) = before_end;

	before_end = NULL; /* a hook that allocates must not come back here for ever */
	if (hook != NULL)
		hook();
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (write(STDERR_FILENO, words[i], strlen(words[i])) < 0)
			break;
	_exit(1);
}

static void
out_of_memory(void)
{
	alloc_end("out of memory");
}

void *
xmalloc(size_t size)
{
	void *p = malloc(size != 0 ? size : 1);

	if (p == NULL)
		out_of_memory();
	return p;
}

void *
xcalloc(size_t count, size_t size)
{
	void *p = count != 0 && size != 0 ? calloc(count, size) : calloc(1, 1);

	if (p == NULL)
		out_of_memory();
	return p;
}

void *
xreallocarray(void *p, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		out_of_memory();
	size *= count;
	void *q = realloc(p, size != 0 ? size : 1);
	if (q == NULL)
		out_of_memory();
	return q;
}

char *
xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

char *
xstrndup(const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *p = xmalloc(len + 1);

	memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

void *
vec_grow(void *items, size_t *cap, size_t size)
{
	size_t bigger = *cap < 4 ? 8 : *cap * 2;

	if (bigger < *cap)
		out_of_memory();
	*cap = bigger;
	return xreallocarray(items, bigger, size);
}
