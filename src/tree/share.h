/* SPDX-License-Identifier: MIT */
/* Equal futures are one node: the store of nodes and outcomes while a tree is made. */
#ifndef TREE_SHARE_H
#define TREE_SHARE_H

#include "base/alloc.h"
#include "reason/outcome.h"
#include "topic/build.h"

/* A run of words that stands for an outcome or a node; equal runs, equal things. */
struct words {
	uint32_t *items;
	size_t len, cap;
};

struct share; /* opaque */

struct share *share_new(void);
void share_free(struct share *s);

/* What the tree keeps of an outcome (urgency, rules, suspects, advice), put in place of what `out`
 * holds. */
void share_outcome_words(const struct outcome *o, struct words *out);
/* The number of the outcome with these words. */
uint32_t share_outcome(struct share *s, const struct words *w);
/* The number of the node of that kind with the same index and the same edges (node numbers). */
uint32_t share_node(
    struct share *s, enum node_kind kind, uint32_t index, const uint32_t *edges, uint32_t count);
/* Writes the nodes that can be reached from root into b, the root first and every other after one
 * that leads to it, with the outcomes they name. Returns the number of nodes. */
uint32_t share_store(struct share *s, uint32_t root, struct builder *b);

#endif
