/* SPDX-License-Identifier: MIT */
/* One interview after another over cases, and how they go (HACKING, "How it reasons"). */
#ifndef EVAL_EVAL_H
#define EVAL_EVAL_H

#include "eval/cases.h"
#include "reason/noise.h"

struct eval_options {
	bool
	    missing_unknown; /* a finding the case does not mention is "not sure" instead of "no" */
	bool all;            /* every finding is given at once, nothing is asked */
	uint32_t questions;  /* stop after that many; 0: when the walk ends */
	struct noise noise;  /* what is told at the beginning is free of it */
};

/* How one interview went. */
struct eval_result {
	uint32_t questions;
	uint32_t rank;  /* of the cause among the outcome's lines, from 1 */
	bool likeliest; /* no line has a greater share than the cause's, whatever rules suspect */
	double brier;   /* sum over leaves of (p - o) squared, by 2 */
	enum urgency urgency;
	bool flag_unsure;      /* a red flag that the case has was answered with "not sure" */
	uint32_t rules_missed; /* rules that hold on the whole case and were not shown, ... */
	bool missed_suspect;   /* ... one of which names a suspect; none after an emergency */
};

struct eval; /* opaque */

struct eval *eval_new(const struct topic *t, const struct eval_options *o);
void eval_free(struct eval *e);
/* Runs the interview on one case. */
struct eval_result eval_case(struct eval *e, const struct case_facts *facts);
/* What it asked, in order; valid until the next case. */
struct eval_asked {
	uint32_t question, answer;
};
const struct eval_asked *eval_asked(const struct eval *e, uint32_t *count);

/* Sums over cases. */
struct eval_sums {
	uint64_t cases, questions, top1, top3, top5, rank, likeliest;
	uint64_t rated; /* cases with an urgency */
	uint64_t exact, under, over;
	uint64_t flags_unsure;         /* cases with a red flag left at "not sure" ... */
	uint64_t flags_missed;         /* ... and an urgency below "soon" all the same */
	uint64_t rules_missed, missed; /* rules, and cases with any ... */
	uint64_t missed_suspect;       /* ... and with one that names a suspect */
	uint32_t questions_max;
	double brier;
};

/* urgency: what the case gives, NONE if nothing. */
void eval_add(struct eval_sums *s, const struct eval_result *r, uint32_t urgency);

#endif
