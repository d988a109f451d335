/* Checks of the tables as a whole. */
#ifndef COMPILE_VERIFY_H
#define COMPILE_VERIFY_H

#include "compile/model.h"

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
