/* Following the stored tree, and leaving it. */
#include "reason/walk.h"

/* How many answers were given, whether they count or not. */
static uint32_t
answers_given(struct interview *iv)
{
	uint32_t n = 0, questions = topic_question_count(interview_topic(iv));

	for (uint32_t q = 0; q < questions; q++)
		n += interview_given(iv, q) != ANSWER_UNASKED;
	return n;
}

/* A node that names a question or outcome which is not there decides nothing. */
static bool
node_holds(const struct topic *t, const struct node *n)
{
	if (n->kind == NODE_QUESTION)
		return n->index < topic_question_count(t);
	return n->kind == NODE_OUTCOME && n->index < topic_outcome_count(t);
}

/* The node that the given answers lead to if they are those of a stored path and no more; NONE if
 * the tree ends before, or the answers are not a path. */
static uint32_t
stored_node(struct interview *iv)
{
	const struct topic *t = interview_topic(iv);
	uint32_t left = answers_given(iv), at = 0;

	for (;;) {
		const struct node *n = topic_record(t, PART_NODE, at);

		if (n == NULL || !node_holds(t, n))
			return NONE;
		uint32_t answer =
		    n->kind == NODE_QUESTION ? interview_given(iv, n->index) : ANSWER_UNASKED;
		if (answer == ANSWER_UNASKED)
			return left == 0 ? at : NONE;
		if (left == 0 || answer > n->edges.count)
			return NONE;
		const uint32_t *edge = topic_records(t, PART_EDGE, n->edges.first, n->edges.count);
		if (edge == NULL)
			return NONE;
		at = edge[answer - ANSWER_UNSURE];
		left--;
	}
}

static enum next_reason
reason_for(struct interview *iv, uint32_t question)
{
	if (question == NONE)
		return interview_triage(iv)->rules == URGENCY_EMERGENCY ? NEXT_ENDED : NEXT_DONE;
	if (topic_question(interview_topic(iv), question)->stage == STAGE_EMERGENCY)
		return NEXT_EMERGENCY;
	return interview_can_change(iv, question) ? NEXT_URGENCY : NEXT_CAUSE;
}

struct step
walk_step(struct interview *iv)
{
	struct step s = {.node = stored_node(iv)};

	if (s.node == NONE) {
		s.question = interview_next(iv, &s.why);
		return s;
	}
	const struct node *n = topic_node(interview_topic(iv), s.node);
	s.stored = true;
	s.question = n->kind == NODE_QUESTION ? n->index : NONE;
	s.why = reason_for(iv, s.question);
	return s;
}
