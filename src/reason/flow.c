/* SPDX-License-Identifier: MIT */
/* A flow: an algorithm that somebody published, in its own order.
 *
 * Where the answers stand in it follows from them alone: from the first step on, each answered step
 * leads by the first of its branches that fits the answer to the next. So taking an answer back or
 * changing it needs nothing of its own. A damaged image may lead in a circle or nowhere: no walk
 * takes more steps than there are, and what leads nowhere hands over to the interview.
 */
#include "reason/state.h"

/* An answer about several symptoms of which none is "yes", and not all are "no", is "not sure". */
static bool
fits(const struct branch *b, uint32_t answer)
{
	if (b->answer >= ANSWER_FIRST)
		return answer_finding(answer, b->answer - ANSWER_FIRST) == FINDING_YES;
	if (b->answer == ANSWER_UNSURE && (answer & ANSWER_SET))
		return answer_yes(answer, ANSWER_SEVERAL_MOST) == 0;
	return b->answer == ANSWER_UNASKED || b->answer == answer;
}

/* The branch that a step's answer takes, NONE if there is none. */
static uint32_t
branch_taken(struct interview *iv, const struct flow_step *s, uint32_t answer)
{
	for (uint32_t i = 0; i < s->branches.count; i++) {
		const struct branch *b = topic_branch(iv->t, s->branches.first + i);
		struct code when = state_code(iv->t, b->when.at);

		if (fits(b, answer) && state_branch_if(iv, &when) == TRUTH_TRUE)
			return s->branches.first + i;
	}
	return NONE;
}

void
state_flow(struct interview *iv)
{
	uint32_t steps = topic_step_count(iv->t), step = iv->start;

	if (iv->fresh & FRESH_FLOW)
		return;
	state_findings(iv);
	iv->flow = (struct flow){NONE, NONE};
	for (uint32_t n = 0; n < steps && step < steps; n++) {
		const struct flow_step *s = topic_step(iv->t, step);
		uint32_t answer = ANSWER_UNASKED;

		if (s->question < iv->questions) {
			answer = iv->effective[s->question];
			if (answer == ANSWER_UNASKED && interview_open(iv, s->question))
				iv->flow.step = step;
			if (answer == ANSWER_UNASKED)
				break;
		}
		uint32_t taken = branch_taken(iv, s, answer);
		const struct branch *b = topic_branch(iv->t, taken);
		if (taken != NONE && b->urgency < URGENCY_LEVELS)
			iv->flow.end = taken;
		step = taken != NONE && iv->flow.end == NONE ? b->next : NONE;
	}
	iv->fresh |= FRESH_FLOW;
}

struct flow
interview_flow(struct interview *iv)
{
	state_flow(iv);
	return iv->flow;
}
