/* Checks of the tables as a whole. */
#ifndef COMPILE_VERIFY_H
#define COMPILE_VERIFY_H

#include "compile/model.h"

/* Reports everything that no single cell shows: cycles, questions without answers, pairs given
 * twice and so on. Fills m->order. */
void verify_model(struct model *m);
/* The part of it that is about red flags (verify_flags.c). Fills m->flagged. */
void verify_flags(struct model *m);
/* The part of it that compares rows of one table (verify_rows.c). */
void verify_rows(struct model *m);
/* Orders the rules so that each comes after those it refers to; returns how many are ordered. */
uint32_t verify_rule_order(const struct model *m, uint32_t *order);

/* The id of a row of a table whose first column is its id. */
const char *verify_id(const struct model *m, enum table_number table, size_t row);

#endif
