/* SPDX-License-Identifier: MIT */
/* Where the answers of an account stand in a flow. It repeats what src/reason/flow.c does, by
 * findings in the place of answers, on purpose: see HACKING, "What is proved". */
#include "prove/account_state.h"

/* What findings say of a question's symptoms together: some is known, one is "yes", all are "no",
 * all are "not sure". */
struct heard {
	bool some, yes, none, unsure;
};

static struct heard
hear(const struct account *a, struct list symptoms)
{
	struct heard h = {false, false, true, true};

	for (uint32_t i = 0; i < symptoms.count; i++) {
		enum finding f = account_finding(a, a->index[symptoms.first + i]);

		h.some = h.some || f != FINDING_UNASKED;
		h.yes = h.yes || f == FINDING_YES;
		h.none = h.none && f == FINDING_NO;
		h.unsure = h.unsure && f == FINDING_UNSURE;
	}
	return h;
}

static bool
fits(const struct account *a, const struct branch *b, struct list symptoms, struct heard h)
{
	uint32_t option = b->answer - ANSWER_FIRST;

	switch (b->answer) {
	case ANSWER_UNASKED:
		return true;
	case ANSWER_UNSURE:
		return h.unsure || (h.some && !h.yes && !h.none);
	case ANSWER_NONE:
		return h.none;
	default:
		return option < symptoms.count &&
		       account_finding(a, a->index[symptoms.first + option]) == FINDING_YES;
	}
}

struct account_flow
account_flow(const struct account *a, uint32_t step, bool *taken)
{
	struct account_flow at = {NONE, NONE, 0};

	for (uint32_t n = 0; n < a->steps && step < a->steps && at.end == NONE; n++) {
		const struct flow_step *s = &a->step[step];
		bool asks = s->question < a->questions;
		struct list symptoms = {0, 0};

		if (asks)
			symptoms = a->question[s->question].symptoms;
		struct heard h = hear(a, symptoms);
		step = NONE;
		if (asks && account_ask_if(a, s->question) != TRUTH_BIT(TRUTH_TRUE))
			break;
		if (asks && !h.some) { /* in a damaged topic an answer may be none to its own */
			at.question = a->given[s->question] == ANSWER_UNASKED ? s->question : NONE;
			break;
		}
		for (uint32_t i = 0; i < s->branches.count; i++) {
			uint32_t branch = s->branches.first + i;
			const struct branch *b = &a->row[branch];

			at.rows++;
			if (!fits(a, b, symptoms, h) ||
			    account_branch(a, branch) != TRUTH_BIT(TRUTH_TRUE))
				continue;
			if (taken != NULL)
				taken[branch] = true;
			at.end = b->urgency < URGENCY_LEVELS ? branch : NONE;
			step = b->next;
			break;
		}
	}
	return at;
}
