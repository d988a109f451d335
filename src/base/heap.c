/* Item i comes before items 2i + 1 and 2i + 2, so items[0] comes first. */
#include "base/heap.h"

#include "base/alloc.h"

void
heap_push(struct heap *h, uint32_t number, heap_before *before, const void *ctx)
{
	size_t i = h->len;

	vec_push(h, number);
	for (; i > 0 && before(ctx, number, h->items[(i - 1) / 2]); i = (i - 1) / 2)
		h->items[i] = h->items[(i - 1) / 2];
	h->items[i] = number;
}

uint32_t
heap_pop(struct heap *h, heap_before *before, const void *ctx)
{
	uint32_t top = h->items[0], last = h->items[--h->len];
	size_t i = 0, child;

	while ((child = 2 * i + 1) < h->len) {
		if (child + 1 < h->len && before(ctx, h->items[child + 1], h->items[child]))
			child++;
		if (!before(ctx, h->items[child], last))
			break;
		h->items[i] = h->items[child];
		i = child;
	}
	h->items[i] = last;
	return top;
}
