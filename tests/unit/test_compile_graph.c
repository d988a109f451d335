/* SPDX-License-Identifier: MIT */
/* Orders and cycles. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "compile/graph.h"
#include "fixture.h"

static void
note_cycle(void *ctx, const uint32_t *nodes, uint32_t count)
{
	struct buf *out = ctx;

	for (uint32_t i = 0; i < count; i++)
		buf_printf(out, "%u ", nodes[i]);
	buf_adds(out, "; ");
}

Test(compile_graph, lowest_first_where_free)
{
	struct graph *g = graph_new(5);
	uint32_t order[5];
	static const uint32_t want[] = {1, 2, 3, 0, 4};

	graph_add(g, 0, 3);
	graph_add(g, 3, 1);
	graph_add(g, 0, 3);
	cr_assert_eq(graph_order(g, order), 5);
	for (int i = 0; i < 5; i++)
		cr_expect_eq(order[i], want[i]);
	graph_free(g);
}

Test(compile_graph, cycles_are_named)
{
	struct graph *g = graph_new(7);
	struct buf out = {0};
	uint32_t order[7];

	graph_add(g, 5, 2); /* 2 -> 4 -> 5 -> 2 */
	graph_add(g, 2, 4);
	graph_add(g, 4, 5);
	graph_add(g, 0, 5); /* behind it, not in it */
	graph_add(g, 6, 6);
	cr_expect_eq(graph_order(g, order), 2);
	graph_cycles(g, note_cycle, &out);
	cr_expect_str_eq(buf_str(&out), "2 4 5 ; 6 ; ");
	buf_free(&out);
	graph_free(g);
}

/* Random graphs: an order keeps to every edge, or there is a cycle of edges. */

static bool edge[12][12];

static void
check_cycle(void *ctx, const uint32_t *nodes, uint32_t count)
{
	int *cycles = ctx;

	++*cycles;
	for (uint32_t i = 0; i < count; i++) {
		cr_assert(edge[nodes[i]][nodes[(i + 1) % count]]);
		cr_assert(nodes[i] >= nodes[0]);
	}
}

Test(compile_graph, orders_keep_to_edges)
{
	uint64_t state = 4711;

	for (int round = 0; round < 2000; round++) {
		struct graph *g = graph_new(12);
		uint32_t order[12], place[12] = {0}, count;
		int cycles = 0;

		for (uint32_t a = 0; a < 12; a++)
			for (uint32_t b = 0; b < 12; b++) {
				edge[a][b] = fixture_random(&state) % 14 == 0;
				if (edge[a][b])
					graph_add(g, a, b);
			}
		count = graph_order(g, order);
		for (uint32_t i = 0; i < count; i++)
			place[order[i]] = i + 1;
		for (uint32_t a = 0; a < 12; a++)
			for (uint32_t b = 0; b < 12; b++)
				if (edge[a][b] && place[a] > 0)
					cr_assert(place[b] > 0 && place[b] < place[a]);
		graph_cycles(g, check_cycle, &cycles);
		cr_assert_eq(cycles > 0, count < 12);
		graph_free(g);
	}
}
