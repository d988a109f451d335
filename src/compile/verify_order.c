/* SPDX-License-Identifier: MIT */
/* Rows in the order of what they wait for, and the cycles that there are instead. */
#include "compile/graph.h"
#include "compile/verify.h"

enum { CYCLE_SHOWN = 8 }; /* ids of a cycle that are spelled out */

static size_t
row_of(const struct verify_cycle *r, uint32_t node)
{
	return r->rows != NULL ? r->rows[node].items[0] : node;
}

static void
report_cycle(void *ctx, const uint32_t *nodes, uint32_t count)
{
	const struct verify_cycle *r = ctx;
	enum table_number table = schema_columns[r->column].table;
	const char *first = model_id(r->m, table, row_of(r, nodes[0])), *path = first;

	for (uint32_t i = 1; i < count && i < CYCLE_SHOWN; i++)
		path = input_format(
		    r->m->in, "%s -> %s", path, model_id(r->m, table, row_of(r, nodes[i])));
	if (count > CYCLE_SHOWN)
		path = input_format(r->m->in, "%s -> ...", path);
	path = input_format(r->m->in, "%s -> %s", path, first);
	input_report(r->m->in, r->message, r->column, row_of(r, nodes[0]), 0, path);
}

uint32_t
verify_order(struct graph *g, uint32_t nodes, struct verify_cycle *report, uint32_t *order)
{
	uint32_t count = graph_order(g, order);

	if (count < nodes)
		graph_cycles(g, report_cycle, report);
	graph_free(g);
	return count;
}
