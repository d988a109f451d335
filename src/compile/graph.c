/* SPDX-License-Identifier: MIT */
/* Edges in the order they were added, those to one need in a list. graph_order() is Kahn's method
 * with a heap of the nodes that wait for nothing. What remains waits for a cycle: following the
 * first unmet need of each node must run into it.
 */
#include "compile/graph.h"

#include "base/alloc.h"
#include "base/heap.h"

struct edge {
	uint32_t node, need;
	uint32_t next; /* 1 + another edge to the same need, 0 for none */
};

struct graph {
	uint32_t nodes;
	VEC(struct edge) edges;
	uint32_t *waits; /* of each node: unmet needs */
	uint32_t *users; /* of each need: 1 + the last edge to it, 0 for none */
};

struct graph *
graph_new(uint32_t nodes)
{
	struct graph *g = xcalloc(1, sizeof *g);

	*g = (struct graph){.nodes = nodes,
	    .waits = xcalloc(nodes, sizeof *g->waits),
	    .users = xcalloc(nodes, sizeof *g->users)};
	return g;
}

void
graph_free(struct graph *g)
{
	vec_free(&g->edges);
	free(g->waits);
	free(g->users);
	free(g);
}

void
graph_add(struct graph *g, uint32_t node, uint32_t need)
{
	vec_push(&g->edges, ((struct edge){node, need, g->users[need]}));
	g->users[need] = (uint32_t)g->edges.len;
	g->waits[node]++;
}

uint32_t
graph_order(struct graph *g, uint32_t *order)
{
	struct heap ready = {0};
	uint32_t count = 0;

	for (uint32_t n = 0; n < g->nodes; n++)
		if (g->waits[n] == 0)
			heap_push(&ready, 0, n);
	while (ready.len > 0) {
		uint32_t n = order[count++] = heap_pop(&ready);

		for (uint32_t e = g->users[n]; e > 0; e = g->edges.items[e - 1].next) {
			uint32_t user = g->edges.items[e - 1].node;

			if (--g->waits[user] == 0)
				heap_push(&ready, 0, user);
		}
	}
	vec_free(&ready);
	return count;
}

/* Gives the cycle that runs through `start`, turned so that the lowest node comes first. */
static void
give_cycle(const uint32_t *next, uint32_t start, uint32_t *nodes,
    void (*found)(void *ctx, const uint32_t *nodes, uint32_t count), void *ctx)
{
	uint32_t lowest = start, count = 0;

	for (uint32_t n = next[start]; n != start; n = next[n])
		if (n < lowest)
			lowest = n;
	for (uint32_t n = lowest; count == 0 || n != lowest; n = next[n])
		nodes[count++] = n;
	found(ctx, nodes, count);
}

void
graph_cycles(
    struct graph *g, void (*found)(void *ctx, const uint32_t *nodes, uint32_t count), void *ctx)
{
	uint32_t *next = xcalloc(g->nodes, sizeof *next);
	uint32_t *seen = xcalloc(g->nodes, sizeof *seen); /* by which start, plus 1 */
	uint32_t *nodes = xcalloc(g->nodes, sizeof *nodes);

	for (size_t i = g->edges.len; i-- > 0;)
		if (g->waits[g->edges.items[i].need] > 0)
			next[g->edges.items[i].node] = g->edges.items[i].need;
	for (uint32_t start = 0; start < g->nodes; start++) {
		uint32_t n = start;

		if (g->waits[start] == 0)
			continue;
		while (seen[n] == 0) {
			seen[n] = start + 1;
			n = next[n];
		}
		if (seen[n] == start + 1)
			give_cycle(next, n, nodes, found, ctx);
	}
	free(next);
	free(seen);
	free(nodes);
}
