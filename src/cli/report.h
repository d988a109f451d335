/* SPDX-License-Identifier: MIT */
/* What `ramus check` reports: counts, proofs, figures of the tree, what is worth a look. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "base/buf.h"
#include "base/json.h"
#include "prove/prove.h"
#include "prove/survey.h"

/* All of it. Of each list of rows that nothing leads to and the like as much as stands on two
 * lines, or every row. */
void report_write(const struct topic *t, const struct proofs *p, const struct survey *s, bool all,
    struct buf *out);
void report_proofs(const struct proofs *p, struct buf *out);
/* Appends the words of a text that begins at column `at`; further lines begin at column `indent`.
 * Lines are broken between words only, so that ids stay whole. */
void report_wrapped(struct buf *out, const char *text, int at, int indent);

/* All of it as members of an object. The keys are: id, title, reviewed, one count for each kind of
 * record, proofs (id, statement, result, detail), reports (id, title, count, items), reading, tree.
 */
void report_json(
    const struct topic *t, const struct proofs *p, const struct survey *s, struct json *j);

#endif
