/* SPDX-License-Identifier: MIT */
/* Each number's pairs are counted, then put in their places. */
#include "base/fan.h"

struct fan
fan_new(struct arena *a, const struct pairs *p, uint32_t froms)
{
	struct fan f = {arena_alloc(a, ((size_t)froms + 2) * sizeof *f.at),
	    arena_alloc(a, p->len * sizeof *f.items)};

	for (size_t i = 0; i < p->len; i++)
		f.at[p->items[i].from + 2]++;
	for (uint32_t i = 2; i < froms + 2; i++)
		f.at[i] += f.at[i - 1];
	for (size_t i = 0; i < p->len; i++)
		f.items[f.at[p->items[i].from + 1]++] = p->items[i].to;
	return f;
}
