/* Edges in the order they were added; graph_order() sorts them into one array by what is needed
 * (Kahn's method with a heap of the nodes that wait for nothing). What remains waits for a cycle:
 * following the first unmet need of each node must run into it.
 */
#include "compile/graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/heap.h"

struct edge {
	uint32_t node, need;
};

struct graph {
	uint32_t nodes;
	VEC(struct edge) edges;
	uint32_t *waits;  /* of each node: unmet needs */
	struct heap free; /* of the nodes that wait for nothing */
};

struct graph *
graph_new(uint32_t nodes)
{
	struct graph *g = xcalloc(1, sizeof *g);

	g->nodes = nodes;
	g->waits = xcalloc(nodes, sizeof *g->waits);
	return g;
}

void
graph_free(struct graph *g)
{
	vec_free(&g->edges);
	free(g->waits);
	vec_free(&g->free);
	free(g);
}

void
graph_add(struct graph *g, uint32_t node, uint32_t need)
{
	vec_push(&g->edges, ((struct edge){node, need}));
}

static bool
is_lower(const void *ctx, uint32_t a, uint32_t b)
{
	(void)ctx;
	return a < b;
}

/* The nodes that wait for each need: those of n are users[first[n]..first[n + 1]). */
static void
index_users(const struct graph *g, uint32_t *first, uint32_t *users)
{
	for (size_t i = 0; i < g->edges.len; i++)
		first[g->edges.items[i].need + 1]++;
	for (uint32_t n = 0; n < g->nodes; n++)
		first[n + 1] += first[n];
	for (size_t i = g->edges.len; i-- > 0;)
		users[--first[g->edges.items[i].need + 1]] = g->edges.items[i].node;
	/* Each first[n + 1] has moved back to where n's users begin. */
	memmove(first, first + 1, g->nodes * sizeof *first);
	first[g->nodes] = (uint32_t)g->edges.len;
}

uint32_t
graph_order(struct graph *g, uint32_t *order)
{
	uint32_t *first = xcalloc((size_t)g->nodes + 1, sizeof *first);
	uint32_t *users = xcalloc(g->edges.len, sizeof *users);
	uint32_t count = 0;

	index_users(g, first, users);
	for (size_t i = 0; i < g->edges.len; i++)
		g->waits[g->edges.items[i].node]++;
	for (uint32_t n = 0; n < g->nodes; n++)
		if (g->waits[n] == 0)
			heap_push(&g->free, n, is_lower, NULL);
	while (g->free.len > 0) {
		uint32_t n = heap_pop(&g->free, is_lower, NULL);

		order[count++] = n;
		for (uint32_t i = first[n]; i < first[n + 1]; i++)
			if (--g->waits[users[i]] == 0)
				heap_push(&g->free, users[i], is_lower, NULL);
	}
	free(first);
	free(users);
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
