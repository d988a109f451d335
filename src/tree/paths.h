/* Properties of every stored walk, checked by following each path from the root. */
#ifndef TREE_PATHS_H
#define TREE_PATHS_H

#include "base/buf.h"
#include "topic/topic.h"
#include "tree/prove.h"

/* Each appends a counter-example path to why where it fails. A tree that is not sound (an edge that
 * leads nowhere or in a circle) fails too. */
enum proof_result paths_red_flags_first(const struct topic *t, struct buf *why);
enum proof_result paths_self_care_gated(const struct topic *t, struct buf *why);

#endif
