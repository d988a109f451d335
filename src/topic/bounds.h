/* SPDX-License-Identifier: MIT */
/* Whether what records hold lies within its part and its range. */
#ifndef TOPIC_BOUNDS_H
#define TOPIC_BOUNDS_H

#include <stdbool.h>
#include <stddef.h>

#include "topic/image.h"

/* What records are held against: the table of parts, and records of other parts, which `look` gives
 * once they were checked themselves (NULL where they are not there, or damaged). */
struct bounds {
	const struct image_part_entry *table;
	const void *(*look)(const void *ctx, enum image_part part, uint32_t first, uint32_t count);
	const void *ctx;
	uint64_t *named; /* of each part: how many of its records the runs that were checked name */
};

/* What is out of bounds: the record, counted from the first that was looked at, and its field as
 * records.def names it. */
struct bounds_fault {
	size_t record;
	const char *field;
};

/* True if all that records.def says of the fields of these records holds: there is a record for
 * each number by which one is looked up, in lists and conditions, too, and every other number is
 * within its range. Each record is checked once. `number` is that of the first; before it, unless
 * it is 0, stands the one before. Records need not be aligned. */
bool bounds_hold(const struct bounds *b, enum image_part part, uint32_t number, const void *records,
    size_t count, struct bounds_fault *fault);

/* The first of all rules that waits for itself, or for more than COND_CHAIN_MOST in a row; `count`
 * if there is none. Their fields hold. */
size_t bounds_endless_rule(const struct bounds *b, const struct rule *rules, size_t count);

/* The part that an entity of that kind, below ENTITY_KINDS, is a record of. */
enum image_part bounds_entity_part(uint32_t kind);

#endif
