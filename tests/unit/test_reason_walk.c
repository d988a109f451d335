/* SPDX-License-Identifier: MIT */
/* Following a stored tree that somebody forged. */
#include <criterion/criterion.h>

#include "fixture.h"
#include "topic/answer.h"
#include "reason/walk.h"

static const struct fixture_file tables[] = {
    {"causes", "id,name,prevalence\na,A,common\nb,B,rare\n"},
    {"questions", "id,text,stage\nq-red,Red?,emergency\nq-x,X?,history\n"},
    {"symptoms", "id,question,name\nred,q-red,Red\nx,q-x,X\n"},
    {"evidence", "cause,symptom,frequency\na,x,90%\nb,x,5%\n"},
    {"triage", "id,when,urgency,message\nt,red,emergency,Go.\n"}, {NULL, NULL}};

/* The topic with one stored node, whose every answer leads back to it. */
static struct topic *
forged_topic(enum node_kind kind, uint32_t index)
{
	struct builder *b = NULL;
	struct node node = {.kind = kind, .index = index, .edges = {0, 3}};
	uint32_t self[] = {0, 0, 0};
	struct error err;
	struct topic *t;
	size_t len;
	void *bytes;

	topic_close(fixture_topic(tables, &b));
	builder_add_all(b, PART_EDGE, self, 3);
	builder_add(b, PART_NODE, &node);
	bytes = builder_finish(b, &len);
	builder_free(b);
	t = topic_open_bytes(bytes, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	return t;
}

/* Every walk over "no" asks each question once at most, starts with the emergency and ends. */
static void
check_walk(const struct topic *t)
{
	struct interview *iv = interview_new(t);
	uint32_t asked = 0;

	for (;;) {
		struct step s = walk_step(iv);

		if (s.question == NONE)
			break;
		cr_assert(s.question < topic_question_count(t), "%u", s.question);
		cr_assert(interview_given(iv, s.question) == ANSWER_UNASKED);
		cr_assert(asked > 0 || s.question == fixture_question(t, "q-red"));
		cr_assert(++asked <= topic_question_count(t));
		interview_answer(iv, s.question, ANSWER_NONE);
	}
	cr_expect(asked > 0, "the walk ended before it began");
	interview_free(iv);
}

Test(tree_walk, a_node_of_no_question_is_decided_live, .timeout = 20)
{
	static const uint32_t bad[] = {2, 9999, NONE};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct topic *t = forged_topic(NODE_QUESTION, bad[i]);

		check_walk(t);
		topic_close(t);
	}
}

Test(tree_walk, a_node_of_no_outcome_is_decided_live, .timeout = 20)
{
	struct topic *t = forged_topic(NODE_OUTCOME, 0);

	cr_assert(topic_outcome_count(t) == 0);
	check_walk(t);
	topic_close(t);
}

Test(tree_walk, a_node_of_no_kind_is_decided_live, .timeout = 20)
{
	struct topic *t = forged_topic((enum node_kind)77, 0);

	check_walk(t);
	topic_close(t);
}

Test(tree_walk, a_circle_of_nodes_ends, .timeout = 20)
{
	struct topic *t = forged_topic(NODE_QUESTION, 0);

	check_walk(t);
	topic_close(t);
}
