/* SPDX-License-Identifier: MIT */
/* Sessions: the path, going back, changing, undo and redo. */
#include <criterion/criterion.h>

#include "fixture.h"
#include "session/session.h"

static void
answer_now(struct session *s, uint32_t answer)
{
	cr_assert(session_answer(s, session_now(s).question, answer));
}

Test(session, path_back_undo_redo)
{
	struct fixture_file *files = fixture_random_files(4);
	struct topic *t = fixture_tree(files, 500);
	struct session *s = session_new(t);
	uint32_t first = session_now(s).question, second;

	cr_expect(!session_back(s) && !session_undo(s) && !session_redo(s) && !session_restart(s));
	answer_now(s, ANSWER_NONE);
	second = session_now(s).question;
	answer_now(s, ANSWER_UNSURE);
	cr_expect(session_length(s) == 2);
	cr_expect(session_question(s, 0) == first && session_given(s, 0) == ANSWER_NONE);
	cr_expect(session_question(s, 1) == second && session_given(s, 1) == ANSWER_UNSURE);
	cr_expect(session_question(s, 2) == NONE);
	cr_expect(session_back(s) && session_now(s).question == second);
	cr_expect(session_undo(s) && session_length(s) == 2, "going back can be undone");
	cr_expect(session_undo(s) && session_undo(s) && session_length(s) == 0);
	cr_expect(session_now(s).question == first);
	cr_expect(session_redo(s) && session_redo(s) && session_length(s) == 2);
	cr_expect(session_restart(s) && session_length(s) == 0);
	cr_expect(!session_redo(s) || session_length(s) > 0);
	session_free(s);
	topic_close(t);
	fixture_free_files(files);
}

Test(session, an_answer_is_changed_in_place)
{
	struct fixture_file *files = fixture_random_files(4);
	struct topic *t = fixture_tree(files, 500);
	struct session *s = session_new(t);
	uint32_t first = session_now(s).question;

	answer_now(s, ANSWER_NONE);
	answer_now(s, ANSWER_NONE);
	cr_expect(!session_answer(s, first, ANSWER_NONE), "no change");
	cr_expect(!session_answer(s, first, 99) && !session_answer(s, 9999, ANSWER_NONE));
	cr_expect(!session_answer(s, first, ANSWER_UNASKED));
	cr_expect(session_answer(s, first, ANSWER_UNSURE));
	cr_expect(session_length(s) == 2 && session_question(s, 0) == first);
	cr_expect(session_given(s, 0) == ANSWER_UNSURE);
	session_free(s);
	topic_close(t);
	fixture_free_files(files);
}

/* "No", or where a choice has no such answer "not sure". */
static void
deny_now(struct session *s)
{
	answer_now(s,
	    topic_has_answer(topic_question(session_topic(s), session_now(s).question), ANSWER_NONE)
		? ANSWER_NONE
		: ANSWER_UNSURE);
}

Test(session, going_on_asks_every_open_question_once)
{
	for (uint64_t seed = 1; seed <= 20; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *t = fixture_tree(files, 500);
		struct session *s = session_new(t);
		uint32_t asked = 0;

		while (session_now(s).question != NONE)
			deny_now(s);
		asked = session_length(s);
		if (session_go_on(s)) {
			cr_expect(session_now(s).question != NONE);
			while (session_now(s).question != NONE)
				deny_now(s);
			cr_expect(session_length(s) > asked);
			for (uint32_t q = 0; q < topic_question_count(t); q++)
				cr_expect(!interview_open(session_interview(s), q));
		}
		session_free(s);
		topic_close(t);
		fixture_free_files(files);
	}
}

Test(session, up_to_three_causes_are_compared_and_that_is_undone)
{
	struct fixture_file *files = fixture_random_files(4);
	struct topic *t = fixture_tree(files, 500);
	struct session *s = session_new(t);

	cr_assert(topic_cause_count(t) > 3);
	cr_expect(session_compare(s, 2) && session_compare(s, 0) && session_compare(s, 3));
	cr_expect_not(session_compare(s, 1), "one too many");
	cr_expect(session_kept_count(s, KEPT_COMPARED) == 3 &&
		  session_kept_at(s, KEPT_COMPARED, 1).index == 0);
	cr_expect(session_compare(s, 0) &&
		  !session_keeps(s, KEPT_COMPARED, (struct entity){ENTITY_CAUSE, 0}));
	cr_expect(session_kept_count(s, KEPT_COMPARED) == 2 &&
		  session_kept_at(s, KEPT_COMPARED, 1).index == 3);
	cr_expect(session_undo(s) && session_kept_count(s, KEPT_COMPARED) == 3);
	cr_expect(session_kept_at(s, KEPT_COMPARED, 1).index == 0);
	cr_expect(session_undo(s) && session_undo(s) && session_kept_count(s, KEPT_COMPARED) == 1);
	cr_expect(
	    session_redo(s) && session_keeps(s, KEPT_COMPARED, (struct entity){ENTITY_CAUSE, 0}));
	session_free(s);
	topic_close(t);
	fixture_free_files(files);
}

/* Beginning with a step is a change like any other, and the answers stay. */
Test(session, a_step_begins_and_going_on_leaves_the_flow)
{
	static const struct fixture_file files[] = {
	    {"causes", "id,name,prevalence\na,A,common\nb,B,common\n"},
	    {"questions", "id,text,stage\nq-x,X?,history\nq-y,Y?,history\n"},
	    {"symptoms", "id,question,name\nx,q-x,X\ny,q-y,Y\n"},
	    {"evidence", "cause,symptom,frequency\na,x,90%\n"},
	    {"flow", "id,ask,answer,next,message\none,q-y,yes,urgency:soon,Go.\n"
		     "one,q-y,any,urgency:routine,Wait.\n"},
	    {NULL, NULL}};
	struct topic *t = fixture_tree(files, 100);
	struct session *s = session_new(t);
	uint32_t x = fixture_question(t, "q-x"), y = fixture_question(t, "q-y");

	cr_expect(session_now(s).question == x && session_now(s).stored);
	cr_expect(!session_start(s, NONE) && !session_start(s, 9) && session_start(s, 0));
	cr_expect(session_now(s).question == y && !session_now(s).stored);
	cr_expect(session_answer(s, y, ANSWER_FIRST) && session_now(s).question == NONE);
	cr_expect(session_outcome(s)->urgency == URGENCY_SOON && session_outcome(s)->end != NONE);
	cr_expect(session_can_go_on(s) && session_go_on(s));
	cr_expect(session_now(s).question == x && session_now(s).why == NEXT_CAUSE);
	cr_expect(session_outcome(s)->urgency == URGENCY_SOON, "what the flow said stays");
	cr_expect(session_undo(s) && session_undo(s) && session_undo(s));
	cr_expect(session_now(s).question == x && interview_start(session_interview(s)) == NONE);
	cr_expect(session_redo(s) && session_now(s).question == y && session_redo(s));
	cr_expect(session_restart(s) && session_now(s).question == x, "as the topic begins");
	cr_expect(!session_restart(s) && session_start(s, 0) && session_restart(s));
	cr_expect(session_now(s).question == x, "a step alone, without an answer, is taken back");
	session_free(s);
	topic_close(t);
}
