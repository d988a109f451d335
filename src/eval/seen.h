/* Ids that came before, in a set that holds their hashes alone. */
#ifndef EVAL_SEEN_H
#define EVAL_SEEN_H

#include <stdbool.h>

#define SEEN_MOST (1u << 22) /* ids that are remembered; 64 MB */

struct seen; /* opaque */

struct seen *seen_new(void);
void seen_free(struct seen *s);
/* True if the id came before; remembers it, unless the set is full. */
bool seen_before(struct seen *s, const char *id);

#endif
