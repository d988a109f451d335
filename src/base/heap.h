/* A binary heap of numbers: whichever comes before all others is taken first. */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* {0} is an empty heap, vec_free() ends it. */
struct heap {
	uint32_t *items;
	size_t len, cap;
};

/* True if number a is to be taken before number b. Of two different numbers one always is. */
typedef bool heap_before(const void *ctx, uint32_t a, uint32_t b);

void heap_push(struct heap *h, uint32_t number, heap_before *before, const void *ctx);
/* Takes the first number out of a heap that is not empty. */
uint32_t heap_pop(struct heap *h, heap_before *before, const void *ctx);

#endif
