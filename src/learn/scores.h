/* SPDX-License-Identifier: MIT */
/* Many practices as a table for a teacher, in CSV: one row for each, or summed up by student, by
 * case or by red flag. */
#ifndef LEARN_SCORES_H
#define LEARN_SCORES_H

#include "learn/cohort.h"

/* What a row stands for: the word of the command line, what it gives. */
#define SCORES_BY(X)                                                                               \
	X(PRACTICE, "practice")                                                                    \
	X(STUDENT, "student")                                                                      \
	X(CASE, "case")                                                                            \
	X(FLAG, "flag")
#define X(name, word) SCORES_BY_##name,
enum scores_by { SCORES_BY(X) SCORES_BY_COUNT };
#undef X
/* The kind of that name, SCORES_BY_COUNT if there is none. */
enum scores_by scores_by_named(const char *word);

/* A row for one practice, after the table's head where that is wanted. */
void scores_write_practice(const char *student, const char *file, const struct practice *p,
    const struct practice_feedback *f, bool head, struct buf *out);
/* The table of the sums: a row for each student or case, sorted by bytes, or for each red flag, in
 * table order; nothing for SCORES_BY_PRACTICE. */
void scores_write(struct cohort *c, enum scores_by by, struct buf *out);

#endif
