/* SPDX-License-Identifier: MIT */
/* What conditions make of a finding: one list for the account and the solver. Both are the proofs'
 * own; the walk has its table apart (reason/rules.c). */
#ifndef PROVE_FINDING_H
#define PROVE_FINDING_H

#include "topic/answer.h"
#include "topic/cond.h"

/* What is asked of a symptom: that it is there; that it was answered "not sure"; and by an ask-if,
 * where "not sure" counts as holding, that it is there, or under a `not` that it is surely there.
 */
enum reading { READ_SYMPTOM, READ_UNSURE, READ_ASKED, READ_SURE, READINGS };

/* By finding; what is unasked is open. */
static const enum truth finding_truth[READINGS][4] = {
    [READ_SYMPTOM] = {[FINDING_UNASKED] = TRUTH_UNKNOWN,
	[FINDING_UNSURE] = TRUTH_UNKNOWN,
	[FINDING_NO] = TRUTH_FALSE,
	[FINDING_YES] = TRUTH_TRUE},
    [READ_UNSURE] = {[FINDING_UNASKED] = TRUTH_UNKNOWN,
	[FINDING_UNSURE] = TRUTH_TRUE,
	[FINDING_NO] = TRUTH_FALSE,
	[FINDING_YES] = TRUTH_FALSE},
    [READ_ASKED] = {[FINDING_UNASKED] = TRUTH_UNKNOWN,
	[FINDING_UNSURE] = TRUTH_TRUE,
	[FINDING_NO] = TRUTH_FALSE,
	[FINDING_YES] = TRUTH_TRUE},
    [READ_SURE] = {[FINDING_UNASKED] = TRUTH_UNKNOWN,
	[FINDING_UNSURE] = TRUTH_FALSE,
	[FINDING_NO] = TRUTH_FALSE,
	[FINDING_YES] = TRUTH_TRUE},
};

#endif
