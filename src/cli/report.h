/* What `ramus check` reports: counts, proofs, figures of the tree, what is worth a look. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "base/buf.h"
#include "base/json.h"
#include "prove/prove.h"
#include "prove/survey.h"

void report_topic(const struct topic *t, struct buf *out);
void report_proofs(const struct proofs *p, struct buf *out);
void report_tree(const struct topic *t, struct buf *out);
/* Rows that nothing leads to and the like: of each list as much as stands on two lines, or all. */
void report_survey(const struct topic *t, const struct survey *s, bool all, struct buf *out);
/* Flesch-Kincaid grades of the texts that a person reads. */
void report_reading(const struct topic *t, struct buf *out);

/* All of it as members of an object. The keys are: id, title, reviewed, one count for each kind of
 * record, proofs (id, statement, result, detail), reports (id, title, count, items), reading, tree.
 */
void report_json(
    const struct topic *t, const struct proofs *p, const struct survey *s, struct json *j);

#endif
