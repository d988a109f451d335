/* What groups of causes pass on to the causes below them. */
#ifndef COMPILE_INHERIT_H
#define COMPILE_INHERIT_H

#include "compile/model.h"

/* lists[c] are the rows that name cause c, ascending; key[row] < keys says what a row is about.
 * Returns for each cause the rows that hold for it, ascending: for each key its own rows, or else
 * those of the nearest groups above it that have any. */
struct members *inherit_rows(
    const struct model *m, const struct members *lists, const uint32_t *key, uint32_t keys);
/* The urgency of each cause: its own, else the highest of the nearest groups that state one, else
 * NONE. */
uint32_t *inherit_urgency(const struct model *m);
/* For each cause the leaves (as causes) at or below it, ascending. */
struct members *inherit_leaves(const struct model *m);

#endif
