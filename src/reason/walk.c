/* SPDX-License-Identifier: MIT */
/* Following the stored tree, and leaving it. */
#include "reason/medicine.h"
#include "reason/walk.h"
#include "reason/worth.h"

/* The node that the given answers lead to if they are those of a stored path and no more; NONE if
 * the tree ends before, or the answers are not a path. A node that names a question or outcome
 * which is not there decides nothing. */
static uint32_t
stored_node(struct interview *iv)
{
	const struct topic *t = interview_topic(iv);
	uint32_t left = 0, at = 0, questions = topic_question_count(t);

	if (interview_start(iv) != topic_meta(t)->start)
		return NONE;
	for (uint32_t q = 0; q < questions; q++)
		left += interview_given(iv, q) != ANSWER_UNASKED;
	for (;; left--) {
		const struct node *n = topic_record(t, PART_NODE, at);
		uint32_t answer = ANSWER_UNASKED;

		if (n != NULL && n->kind == NODE_QUESTION && n->index < questions)
			answer = interview_given(iv, n->index);
		else if (n == NULL || n->kind != NODE_OUTCOME || n->index >= topic_outcome_count(t))
			return NONE;
		if (answer == ANSWER_UNASKED)
			return left == 0 ? at : NONE;
		if (left == 0 || answer > n->edges.count)
			return NONE;
		const uint32_t *edge = topic_records(t, PART_EDGE, n->edges.first, n->edges.count);
		if (edge == NULL)
			return NONE;
		at = edge[answer - ANSWER_UNSURE];
	}
}

struct step
walk_step(struct interview *iv)
{
	const struct topic *t = interview_topic(iv);
	struct step s = {.node = stored_node(iv)};

	worth_look_ahead(iv);
	s.stored = s.node != NONE;
	if (!s.stored) {
		s.question = interview_next(iv, &s.why);
		return s;
	}
	const struct node *n = topic_node(t, s.node);
	s.question = n->kind == NODE_QUESTION ? n->index : NONE;
	if (s.question == NONE)
		s.why = interview_triage(iv)->urgency == URGENCY_EMERGENCY ? NEXT_ENDED : NEXT_DONE;
	else if (topic_question(t, s.question)->stage == STAGE_EMERGENCY)
		s.why = NEXT_EMERGENCY;
	else if (interview_flow(iv).step != NONE)
		s.why = NEXT_FLOW;
	else
		s.why = interview_reason(iv, s.question);
	/* One of several symptoms may be asked for this or for a medicine's sake. */
	if (s.why == NEXT_CAUSE && topic_question(t, s.question)->kind == QUESTION_SEVERAL &&
	    medicine_question(iv) == s.question)
		interview_next(iv, &s.why);
	return s;
}
