/* SPDX-License-Identifier: MIT */
/* Whether what records hold lies within its part and its range. */
#ifndef TOPIC_BOUNDS_H
#define TOPIC_BOUNDS_H

#include <stdbool.h>
#include <stddef.h>

#include "topic/image.h"

/* True if every list and entity of these records of a part, and each count that readers loop over,
 * is one that the table of parts has room for, and every number is within its range. records need
 * not be aligned. */
bool bounds_hold(
    const struct image_part_entry *table, enum image_part part, const void *records, size_t count);

/* The part that an entity of that kind, below ENTITY_KINDS, is a record of. */
enum image_part bounds_entity_part(uint32_t kind);

#endif
