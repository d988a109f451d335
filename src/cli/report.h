/* What `ramus check` reports: counts, proofs, figures of the tree. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "base/buf.h"
#include "base/json.h"
#include "tree/prove.h"

void report_topic(const struct topic *t, struct buf *out);
void report_proofs(const struct proofs *p, struct buf *out);
void report_tree(const struct topic *t, struct buf *out);
/* Flesch-Kincaid grades of the texts that a person reads. */
void report_reading(const struct topic *t, struct buf *out);
void report_json(const struct topic *t, const struct proofs *p, struct json *j);

#endif
