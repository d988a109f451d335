/* Whether the lists that records hold lie within their parts. Private to src/topic. */
#ifndef TOPIC_BOUNDS_H
#define TOPIC_BOUNDS_H

#include <stdbool.h>
#include <stddef.h>

#include "topic/image.h"

/* True if every list of these records of a part, and each count that readers loop over, is one that
 * the table of parts has room for. records need not be aligned. */
bool bounds_hold(
    const struct image_part_entry *table, enum image_part part, const void *records, size_t count);

#endif
