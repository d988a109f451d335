/* Growing the decision tree of a topic and storing it as a DAG. */
#ifndef TREE_GROW_H
#define TREE_GROW_H

#include "topic/build.h"
#include "topic/topic.h"

#define GROW_NODES 20000u /* the default budget */

/* Grows the tree of t, most probable paths first, until `budget` nodes have been decided; joins equal
 * futures; adds nodes, edges and outcomes to b (the builder that t was made from) and the report to
 * its META record. Paths without "not sure" come first; those with it take what remains. */
void grow_tree(const struct topic *t, uint32_t budget, struct builder *b);

#endif
