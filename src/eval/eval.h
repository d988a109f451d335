/* Interviews over files of cases, and how well they go (DESIGN 7). */
#ifndef EVAL_EVAL_H
#define EVAL_EVAL_H

#include "eval/cases.h"

struct eval_options {
	bool
	    missing_unknown; /* a finding the case does not mention is "not sure" instead of "no" */
	bool all;	     /* every finding is given at once, nothing is asked */
	uint32_t questions;  /* stop after that many; 0: when the walk ends */
};

/* How one interview went. */
struct eval_result {
	uint32_t questions;
	uint32_t rank; /* of the cause among the outcome's lines, from 1 */
	double brier;  /* sum over leaves of (p - o) squared, by 2 */
	enum urgency urgency;
};

/* Sums over the cases of one cause, or of all. */
struct eval_sums {
	uint64_t cases, questions, top1, top3, top5, rank;
	uint64_t rated; /* cases with an urgency */
	uint64_t exact, under, over;
	uint32_t questions_max;
	double brier;
};

struct eval; /* opaque */

struct eval *eval_new(const struct topic *t, const struct eval_options *o);
void eval_free(struct eval *e);
/* Runs the interview on one case and adds what came of it. */
struct eval_result eval_case(struct eval *e, const struct case_facts *facts);
const struct eval_sums *eval_total(const struct eval *e);
const struct eval_sums *eval_leaf(const struct eval *e, uint32_t leaf);

#endif
