/* Ids that came before, in a map that holds their hashes alone. */
#ifndef EVAL_SEEN_H
#define EVAL_SEEN_H

#include <stdbool.h>

#include "base/map.h"

#define SEEN_MOST (1u << 22) /* ids that are remembered; 64 MB */

/* True if the id came before; remembers it, unless there are too many. */
bool seen_before(struct map *seen, const char *id);

#endif
