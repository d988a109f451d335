/* What each id names, across all tables. */
#ifndef COMPILE_IDS_H
#define COMPILE_IDS_H

#include "compile/input.h"
#include "topic/topic.h"

#define KIND(name) (1u << ENTITY_##name)

struct ids; /* opaque; lives in the input's arena */

/* Collects the ids of all tables and reports those that are given twice; the first keeps its id. */
struct ids *ids_new(struct input *in);
/* The record that an id names, if it is of one of the kinds; its index is its row. Else kind
 * ENTITY_KINDS, and a report at the place: unless its path is NULL, or lost rows may be to blame,
 * or the id belongs to two rows. */
struct entity ids_resolve(struct ids *ids, const char *text, uint32_t kinds, struct diag_place at);

/* True if the row has the id that it states, and no row before it has. */
bool ids_owns(struct ids *ids, enum entity_kind kind, size_t row);

/* The column of a kind's ids, -1 if it has none, and its table. */
int ids_column(enum entity_kind kind);
/* "cause", or "cause, symptom or rule". */
const char *ids_kinds_name(const struct input *in, uint32_t kinds);

#endif
