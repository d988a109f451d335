/* SPDX-License-Identifier: MIT */
/* What must come before what: an order that keeps to it, and the cycles that forbid one. */
#ifndef COMPILE_GRAPH_H
#define COMPILE_GRAPH_H

#include <stddef.h>
#include <stdint.h>

struct graph; /* opaque */

struct graph *graph_new(uint32_t nodes);
void graph_free(struct graph *g);
/* `node` waits for `need`. */
void graph_add(struct graph *g, uint32_t node, uint32_t need);
/* Fills order[] with nodes so that each comes after all that it waits for, the lowest number first
 * where several may come. Returns their count: less than all if there are cycles. */
uint32_t graph_order(struct graph *g, uint32_t *order);
/* After graph_order(): calls found() with the nodes of each of a set of cycles, one at least if any
 * exists; each waits for the next and the last for the first, and the first is the lowest. */
void graph_cycles(
    struct graph *g, void (*found)(void *ctx, const uint32_t *nodes, uint32_t count), void *ctx);

#endif
