/* SPDX-License-Identifier: MIT */
/* What libraries ask for. Curses goes on with NULL where there is no memory, and falls with the
 * terminal in its hands; so its calls come here, and end the program as those of base/alloc.c do.
 *
 * Libraries inside the program are linked with --wrap (configure.ac); the names are the linker's.
 *
 * Libraries that are loaded when the program starts find the program's own malloc() before that of
 * the C library. Where curses is such a one, the functions here are that: they hand on to whoever
 * would have been found without them. Then the C library and its loader come here, too; they get
 * the NULL, since what they answer is looked at, as everywhere. While the next functions are looked
 * up, which is at the first call and before there is a thread, looking up may itself ask for
 * memory; it makes do without.
 */
#ifdef LIBRARIES_LOADED
#define _GNU_SOURCE /* RTLD_NEXT, dladdr() */
#include <dlfcn.h>
#include <stdint.h>
#include <sys/auxv.h>
#endif
#include <search.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

typedef int compare_fn(const void *, const void *);

#ifdef LIBRARIES_LOADED

static struct {
	void *(*malloc)(size_t);
	void *(*calloc)(size_t, size_t);
	void *(*realloc)(void *, size_t);
	char *(*strdup)(const char *);
	void *(*tsearch)(const void *, void **, compare_fn *);
} next;
static bool found;

/* POSIX has it that dlsym() gives functions, too; C does not. */
#define FIND(name)                                                                                 \
	do {                                                                                       \
		void *p = dlsym(RTLD_NEXT, #name);                                                 \
		memcpy(&next.name, &p, sizeof p);                                                  \
	} while (0)

/* False while they are being looked up. */
static bool
is_found(void)
{
	static bool looking;

	if (!found && !looking) {
		looking = true;
		FIND(malloc);
		FIND(calloc);
		FIND(realloc);
		FIND(strdup);
		FIND(tsearch);
		found = true;
	}
	return found;
}

/* True if the code at that address is not the C library's, nor its loader's. */
static bool
must_have(const void *code)
{
	void *(*there)(const void *, int, size_t) = memchr;
	void *libc;
	Dl_info at, of;

	memcpy(&libc, &there, sizeof libc);
	return found && dladdr(code, &at) != 0 && dladdr(libc, &of) != 0 &&
	       at.dli_fbase != of.dli_fbase &&
	       (uintptr_t)at.dli_fbase != (uintptr_t)getauxval(AT_BASE);
}

#define OWN(name) name
#define NEXT(name, ...) (is_found() ? next.name(__VA_ARGS__) : NULL)
#define IS_WANTED(asked) ((asked) && must_have(__builtin_return_address(0)))

#else

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *p, size_t size);
char *__real_strdup(const char *s);
void *__real_tsearch(const void *key, void **root, compare_fn *compare);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *p, size_t size);
char *__wrap_strdup(const char *s);
void *__wrap_tsearch(const void *key, void **root, compare_fn *compare);

#define OWN(name) __wrap_##name
#define NEXT(name, ...) __real_##name(__VA_ARGS__)
#define IS_WANTED(asked) (asked)

#endif

/* Of nothing asked, NULL is an answer. */
#define END_WITHOUT(p, asked)                                                                      \
	do {                                                                                       \
		if ((p) == NULL && IS_WANTED(asked))                                               \
			alloc_end("out of memory");                                                \
	} while (0)

void *
OWN(malloc)(size_t size)
{
	void *p = NEXT(malloc, size);

	END_WITHOUT(p, size > 0);
	return p;
}

void *
OWN(calloc)(size_t count, size_t size)
{
	void *p = NEXT(calloc, count, size);

	END_WITHOUT(p, count > 0 && size > 0);
	return p;
}

void *
OWN(realloc)(void *p, size_t size)
{
	void *q = NEXT(realloc, p, size);

	END_WITHOUT(q, size > 0);
	return q;
}

char *
OWN(strdup)(const char *s)
{
	char *p = NEXT(strdup, s);

	END_WITHOUT(p, true);
	return p;
}

/* Where curses keeps the strings that it has taken apart. */
void *
OWN(tsearch)(const void *key, void **root, compare_fn *compare)
{
	void *p = NEXT(tsearch, key, root, compare);

	END_WITHOUT(p, true);
	return p;
}
