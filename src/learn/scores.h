/* Many practices as a table for a teacher, in CSV: one row for each, or summed up by student, by
 * case or by red flag. */
#ifndef LEARN_SCORES_H
#define LEARN_SCORES_H

#include "base/buf.h"
#include "learn/practice.h"

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

struct scores; /* opaque: sums, so its size depends on students, cases or flags, not on practices */

struct scores *scores_new(enum scores_by by);
void scores_free(struct scores *s);
/* Takes one practice with its feedback. A row for it alone is appended to `out` at once, the
 * table's head before the first. All practices must be of one topic. */
void scores_add(struct scores *s, const char *student, const char *file, const struct practice *p,
    const struct practice_feedback *f, struct buf *out);
/* Appends the sums: a row for each student or case, sorted by bytes, or for each flag. */
void scores_write(struct scores *s, struct buf *out);

#endif
