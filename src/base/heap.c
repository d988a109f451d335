/* SPDX-License-Identifier: MIT */
/* Item i comes before items 2i + 1 and 2i + 2, so items[0] comes first. */
#include "base/heap.h"

#include <stdbool.h>

static bool
is_before(const struct heap_item *a, const struct heap_item *b)
{
	return a->rank != b->rank ? a->rank > b->rank : a->number < b->number;
}

void
heap_push(struct heap *h, double rank, uint32_t number)
{
	struct heap_item item = {rank, number};
	size_t i = h->len;

	vec_push(h, item);
	for (; i > 0 && is_before(&item, &h->items[(i - 1) / 2]); i = (i - 1) / 2)
		h->items[i] = h->items[(i - 1) / 2];
	h->items[i] = item;
}

uint32_t
heap_pop(struct heap *h)
{
	uint32_t top = h->items[0].number;
	struct heap_item last = h->items[--h->len];
	size_t i = 0, child;

	while ((child = 2 * i + 1) < h->len) {
		if (child + 1 < h->len && is_before(&h->items[child + 1], &h->items[child]))
			child++;
		if (!is_before(&h->items[child], &last))
			break;
		h->items[i] = h->items[child];
		i = child;
	}
	h->items[i] = last;
	return top;
}

int
heap_compare(const void *a, const void *b)
{
	return is_before(a, b) ? -1 : is_before(b, a);
}
