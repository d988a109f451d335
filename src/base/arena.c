/* SPDX-License-Identifier: MIT */
/* An arena as a list of blocks, the newest first.
 *
 * Small requests are cut from the newest block; one that is larger than a quarter of a block gets a
 * block of its own behind the newest, so that the room left in the newest is not lost. Texts are
 * put side by side, all else begins where any type may. What is cut from a block is zeroed then, so
 * that pages which nobody asked for are never touched; one that is larger is from calloc(). There
 * is no block before the first request: an arena that stays empty costs nothing.
 */
#include "base/arena.h"

#include <stdint.h>
#include <string.h>

#include "base/alloc.h"

enum { BLOCK_SIZE = 64 * 1024 };

struct block {
	struct block *next;
	size_t used, size;
	max_align_t data[]; /* size bytes */
};

/* Memory of others that ends with the arena. */
struct kept {
	struct kept *next;
	void *memory;
};

struct arena {
	struct block *newest; /* NULL: nothing was asked for */
	struct kept *kept;    /* in the arena itself */
};

static struct block *
block_new(size_t size)
{
	struct block *b;

	if (size > SIZE_MAX - sizeof *b)
		size = SIZE_MAX - sizeof *b; /* more than there is: xcalloc() ends the program */
	if (size > BLOCK_SIZE)
		b = xcalloc(1, sizeof *b + size);
	else
		b = xmalloc(sizeof *b + size);
	b->next = NULL;
	b->used = 0;
	b->size = size;
	return b;
}

struct arena *
arena_new(void)
{
	return xcalloc(1, sizeof(struct arena));
}

void
arena_free(struct arena *a)
{
	struct block *b, *next;

	if (a == NULL)
		return;
	for (struct kept *k = a->kept; k != NULL; k = k->next)
		free(k->memory);
	for (b = a->newest; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	free(a);
}

/* size bytes that begin at a multiple of unit. */
static void *
cut(struct arena *a, size_t size, size_t unit)
{
	struct block *b = a->newest != NULL ? a->newest : (a->newest = block_new(BLOCK_SIZE));
	size_t gap = (unit - b->used % unit) % unit;

	if (gap > b->size - b->used || size > b->size - b->used - gap) {
		b = block_new(size > BLOCK_SIZE / 4 ? size : BLOCK_SIZE);
		gap = 0;
		if (size > BLOCK_SIZE / 4) {
			b->next = a->newest->next;
			a->newest->next = b;
		} else {
			b->next = a->newest;
			a->newest = b;
		}
	}
	char *p = (char *)b->data + b->used + gap;
	b->used += gap + size;
	return p;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	void *p = cut(a, size != 0 ? size : 1, _Alignof(max_align_t));

	return size > BLOCK_SIZE ? p : memset(p, 0, size);
}

void
arena_keep(struct arena *a, void *memory)
{
	struct kept *k = arena_alloc(a, sizeof *k);

	*k = (struct kept){a->kept, memory};
	a->kept = k;
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *p = cut(a, len + 1, 1);

	memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}
