/* SPDX-License-Identifier: MIT */
/* What each id names, across all tables. */
#ifndef COMPILE_IDS_H
#define COMPILE_IDS_H

#include "compile/input.h"
#include "topic/topic.h"

#define KIND(name) (1u << ENTITY_##name)

struct ids; /* opaque; most of it lives in the input's arena */

/* Collects the ids of all tables and reports those that are given twice; the first keeps its id. */
struct ids *ids_new(struct input *in);
void ids_free(struct ids *ids);
/* The record that an id names, if it is of one of the kinds; its index is its row, that of a step
 * its place among the steps. Else kind ENTITY_KINDS. */
struct entity ids_find(const struct ids *ids, const char *text, uint32_t kinds);
/* The same for an id that stands in a cell, at byte `offset`. One that names nothing is reported,
 * unless lost rows may be to blame or the id belongs to two rows. */
struct entity ids_resolve(
    struct ids *ids, const char *text, uint32_t kinds, int column, size_t row, size_t offset);

/* True if the row has the id that it states, and no row before it has. */
bool ids_owns(struct ids *ids, enum entity_kind kind, size_t row);

/* The column of each kind's ids, -1 if it has none. */
extern const int ids_columns[ENTITY_KINDS];

#endif
