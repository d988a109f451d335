/* SPDX-License-Identifier: MIT */
/* Growing the decision tree of a topic and storing it as a DAG. */
#ifndef TREE_GROW_H
#define TREE_GROW_H

#include "base/crew.h"
#include "topic/build.h"
#include "topic/topic.h"

#define GROW_NODES 70000u     /* the default budget */
#define GROW_FEW_NODES 20000u /* for a topic that is made to be used once */

/* How many of the budget's nodes are decided: all, but fewer where the topic is so large that they
 * would cost more than a fixed amount of work. At least one. */
uint32_t grow_affordable(const struct topic *t, uint32_t budget);

/* Grows the tree of t, most probable paths first, until as many nodes as can be afforded
 * of `budget` have been decided; joins
 * equal futures; adds nodes, edges and outcomes to b (the builder that t was made from) and the
 * report to its META record. Paths without "not sure" come first; those with it take what remains.
 * The tree is the same whatever the number of threads. False if the work was stopped; b then holds
 * no tree. */
bool grow_tree(const struct topic *t, uint32_t budget, const struct work *work, struct builder *b);

#endif
