/* SPDX-License-Identifier: MIT */
/* The heap: whatever the order of coming, the first goes first. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/heap.h"

static bool
is_before(const void *ctx, uint32_t a, uint32_t b)
{
	const uint32_t *rank = ctx;

	return rank[a] != rank[b] ? rank[a] < rank[b] : a < b;
}

Test(base_heap, numbers_leave_by_rank_and_then_by_number)
{
	uint32_t rank[1000], last = 0;
	struct heap h = {0};

	for (uint32_t i = 0; i < 1000; i++)
		rank[i] = (uint32_t)(hash_mix(i) % 100);
	for (uint32_t i = 0; i < 1000; i++)
		heap_push(&h, -(double)rank[999 - i], 999 - i);
	for (uint32_t i = 0; i < 1000; i++) {
		uint32_t next = heap_pop(&h);

		cr_assert(i == 0 || is_before(rank, last, next), "%u before %u", last, next);
		last = next;
	}
	cr_expect_eq(h.len, 0);
	vec_free(&h);
}

/* Each number that is taken is the first of those that are there. */
Test(base_heap, taking_and_adding_by_turns)
{
	uint32_t rank[600];
	bool there[600] = {false};
	struct heap h = {0};

	for (uint32_t i = 0; i < 600; i++)
		rank[i] = (uint32_t)hash_mix(i + 7);
	for (uint32_t i = 0; i < 600; i++) {
		heap_push(&h, -(double)rank[i], i);
		there[i] = true;
		if (i % 3 == 2) {
			uint32_t taken = heap_pop(&h);

			cr_assert(there[taken]);
			there[taken] = false;
			for (uint32_t k = 0; k <= i; k++)
				cr_assert(!there[k] || is_before(rank, taken, k));
		}
	}
	cr_expect_eq(h.len, 400);
	vec_free(&h);
}

Test(base_heap, sorting_has_the_order_of_taking)
{
	struct heap_item list[300];
	struct heap h = {0};

	for (uint32_t i = 0; i < 300; i++) {
		list[i] = (struct heap_item){(double)(hash_mix(i) % 20), i};
		heap_push(&h, list[i].rank, i);
	}
	qsort(list, 300, sizeof *list, heap_compare);
	for (uint32_t i = 0; i < 300; i++)
		cr_expect_eq(list[i].number, heap_pop(&h));
	vec_free(&h);
}
