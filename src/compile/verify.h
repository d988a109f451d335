/* Checks of the cells, and of the tables as a whole. */
#ifndef COMPILE_VERIFY_H
#define COMPILE_VERIFY_H

#include "compile/model.h"

/* Checks every cell of every table but topic.csv and reports all that is wrong with it alone
 * (check.c). */
void check_cells(struct input *in, struct ids *ids, const struct docs *docs);
/* True if the text is a value of a type that refers to nothing; else reports it at its place. */
bool check_value(struct input *in, enum column_type type, const char *text, int column, size_t row,
    size_t offset);

/* Reports everything that no single cell shows: cycles, questions without answers, pairs given
 * twice and so on. Fills m->order and m->rule_order. */
void verify_model(struct model *m);
/* The part of it that is about red flags (verify_flags.c). Fills m->flagged. */
void verify_flags(struct model *m);
/* The parts of it that compare rows of one table (verify_rows.c). */
void verify_evidence(struct model *m);
void verify_terms(struct model *m);
void verify_cases(struct model *m);

#endif
