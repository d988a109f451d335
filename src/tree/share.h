/* Equal futures are one node: the store of nodes and outcomes while a tree is made. */
#ifndef TREE_SHARE_H
#define TREE_SHARE_H

#include "reason/outcome.h"
#include "topic/build.h"

struct share; /* opaque */

struct share *share_new(void);
void share_free(struct share *s);

/* The number of the outcome with the same urgency, rules, suspects and advice. */
uint32_t share_outcome(struct share *s, const struct outcome *o);
/* The number of the node of that kind with the same index and the same edges (node numbers). */
uint32_t share_node(struct share *s, enum node_kind kind, uint32_t index, const uint32_t *edges,
    uint32_t count);
/* Writes the nodes that can be reached from root into b, the root first and every other after one that
 * leads to it, with the outcomes they name. Returns the number of nodes. */
uint32_t share_store(struct share *s, uint32_t root, struct builder *b);

#endif
