/* SPDX-License-Identifier: MIT */
/* A whole file of cases, evaluated on several cores. */
#ifndef EVAL_RUN_H
#define EVAL_RUN_H

#include "eval/eval.h"

#define EVAL_DIAGS_OF_A_KIND 100u /* further ones are counted only */

struct eval_progress {
	uint64_t bytes, size; /* of the file; size 0: not known */
	uint64_t cases;
};

struct eval_job {
	const char *path; /* of the cases */
	const struct topic *t;
	struct eval_options options;
	uint32_t jobs; /* threads, at least 1 */
	/* About ten times a second, in the thread that called eval_run(); false ends the work with
	 * what is known so far. May be NULL. */
	bool (*tick)(void *ctx, const struct eval_progress *p);
	/* For each case in file order, from any thread but one at a time; false ends the work. May
	 * be NULL. Of facts only id, leaf and urgency are there. */
	bool (*on_case)(
	    void *ctx, const struct case_facts *facts, const struct eval_result *result);
	void *ctx;
};

/* The same, byte for byte, whatever the number of threads. */
struct eval_report {
	struct eval_sums total, *leaf; /* leaf: of each cause */
	bool noisy;
	struct eval_sums clean; /* the same cases without noise, if the run was noisy */
	bool stopped;           /* not all cases are in it */
};

/* The caller frees the report. NULL if the file cannot be opened or the topic is damaged, which
 * topic_damage() tells. */
struct eval_report *eval_run(const struct eval_job *job, struct diags *diags);
void eval_report_free(struct eval_report *r);

#endif
