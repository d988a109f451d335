/* SPDX-License-Identifier: MIT */
/* What `ramus eval` prints. */
#ifndef CLI_EVAL_WRITE_H
#define CLI_EVAL_WRITE_H

#include "base/json.h"
#include "eval/run.h"

/* A line for a case. */
void eval_write_case(const struct topic *t, const struct case_facts *facts,
    const struct eval_result *r, struct buf *out);
/* The same as a member of an array. */
void eval_write_case_json(const struct topic *t, const struct case_facts *facts,
    const struct eval_result *r, struct json *j);
/* The report for people. */
void eval_write_table(const struct topic *t, const struct eval_options *o,
    const struct eval_report *r, struct buf *out);
/* The report as members of the object that is open. */
void eval_write_json(const struct topic *t, const struct eval_options *o,
    const struct eval_report *r, struct json *j);

#endif
