/* SPDX-License-Identifier: MIT */
/* Answers and what they say of symptoms: ask-if, screens, "not sure". */
#include <criterion/criterion.h>

#include "fixture.h"
#include "reason/interview.h"

static const struct fixture_file files[] = {
    {"causes", "id,name,prevalence\nc,C,common\nd,D,common\n"},
    {"questions", "id,text,kind,covers,stage,ask-if\n"
		  "q-deep,Deep?,yes-no,,history,grow\n"
		  "q-grow,Grow?,yes-no,,history,lump\n"
		  "q-lump,Lump?,yes-no,,complaint,\n"
		  "q-risk,Any?,screen,q-clot;q-smoke,risk,\n"
		  "q-clot,Clot?,yes-no,,risk,\n"
		  "q-smoke,Smoke?,yes-no,,risk,\n"
		  "q-pain,Pain?,choice,,history,\n"},
    {"symptoms", "id,question,name,answer\ndeep,q-deep,Deep,\ngrow,q-grow,Grow,\n"
		 "lump,q-lump,Lump,\nclot,q-clot,Clot,\nsmoke,q-smoke,Smoke,\n"
		 "sharp,q-pain,Sharp,sharp\ndull,q-pain,Dull,dull\n"},
    {"evidence",
	"cause,symptom,frequency\nc,lump,80%\nc,grow,60%\nc,clot,40%\nc,sharp,50%\nd,deep,30%\n"},
    {NULL, NULL},
};

#define Q(id) fixture_question(t, id)
#define F(id) interview_finding(iv, fixture_symptom(t, id))

Test(reason_interview, a_choice_names_one_and_denies_the_others)
{
	struct topic *t = fixture_topic(files, NULL);
	struct interview *iv = interview_new(t);

	cr_expect(F("sharp") == FINDING_UNASKED);
	interview_answer(iv, Q("q-pain"), ANSWER_FIRST + 1);
	cr_expect(F("sharp") == FINDING_NO && F("dull") == FINDING_YES);
	interview_answer(iv, Q("q-pain"), ANSWER_NONE);
	cr_expect(F("sharp") == FINDING_NO && F("dull") == FINDING_NO);
	interview_answer(iv, Q("q-pain"), ANSWER_UNSURE);
	cr_expect(F("sharp") == FINDING_UNSURE && F("dull") == FINDING_UNSURE);
	interview_answer(iv, Q("q-pain"), ANSWER_FIRST + 2);
	cr_expect(F("dull") == FINDING_UNSURE, "an answer that does not exist changes nothing");
	interview_free(iv);
	topic_close(t);
}

Test(reason_interview, a_screen_speaks_for_what_it_covers)
{
	struct topic *t = fixture_topic(files, NULL);
	struct interview *iv = interview_new(t);

	interview_answer(iv, Q("q-risk"), ANSWER_NONE);
	cr_expect(F("clot") == FINDING_NO && F("smoke") == FINDING_NO);
	cr_expect(!interview_open(iv, Q("q-clot")));
	interview_answer(iv, Q("q-risk"), ANSWER_FIRST + 1);
	cr_expect(F("smoke") == FINDING_YES && F("clot") == FINDING_UNASKED);
	cr_expect(interview_open(iv, Q("q-clot")), "the others stay unasked");
	cr_expect(!interview_open(iv, Q("q-risk")));
	interview_answer(iv, Q("q-risk"), ANSWER_UNSURE);
	cr_expect(F("smoke") == FINDING_UNASKED && F("clot") == FINDING_UNASKED);
	cr_expect(interview_open(iv, Q("q-clot")) && interview_open(iv, Q("q-smoke")));
	interview_answer(iv, Q("q-clot"), ANSWER_UNSURE);
	interview_answer(iv, Q("q-risk"), ANSWER_NONE);
	cr_expect(
	    F("clot") == FINDING_UNSURE, "an answer of its own comes before \"none of these\"");
	interview_answer(iv, Q("q-risk"), ANSWER_FIRST);
	cr_expect(F("clot") == FINDING_YES, "what a screen names is \"yes\"");
	interview_free(iv);
	topic_close(t);
}

Test(reason_interview, a_screen_is_answered_once_all_it_covers_is)
{
	struct topic *t = fixture_topic(files, NULL);
	struct interview *iv = interview_new(t);

	interview_answer(iv, Q("q-clot"), ANSWER_NONE);
	cr_expect(interview_open(iv, Q("q-risk")));
	interview_answer(iv, Q("q-smoke"), ANSWER_NONE);
	cr_expect(!interview_open(iv, Q("q-risk")));
	interview_free(iv);
	topic_close(t);
}

Test(reason_interview, ask_if_opens_and_closes)
{
	struct topic *t = fixture_topic(files, NULL);
	struct interview *iv = interview_new(t);

	cr_expect(!interview_open(iv, Q("q-grow")), "not before its lump is known");
	interview_answer(iv, Q("q-lump"), ANSWER_UNSURE);
	cr_expect(interview_open(iv, Q("q-grow")), "\"not sure\" counts as holding");
	interview_answer(iv, Q("q-grow"), ANSWER_FIRST);
	cr_expect(interview_open(iv, Q("q-deep")), "a chain, whatever the order of the rows");
	interview_answer(iv, Q("q-deep"), ANSWER_FIRST);
	cr_expect(F("deep") == FINDING_YES);
	interview_answer(iv, Q("q-lump"), ANSWER_NONE);
	cr_expect(F("grow") == FINDING_UNASKED && F("deep") == FINDING_UNASKED);
	cr_expect(interview_given(iv, Q("q-grow")) == ANSWER_FIRST, "kept");
	cr_expect(interview_effective(iv, Q("q-grow")) == ANSWER_UNASKED, "and ignored");
	cr_expect(interview_moved(iv, Q("q-grow"), 0) == 0);
	cr_expect(interview_spent(iv) == 1);
	interview_answer(iv, Q("q-lump"), ANSWER_FIRST);
	cr_expect(F("deep") == FINDING_YES);
	interview_free(iv);
	topic_close(t);
}

Test(reason_interview, an_ignored_answer_gives_no_evidence)
{
	struct topic *t = fixture_topic(files, NULL);
	struct interview *a = interview_new(t), *b = interview_new(t);

	interview_answer(a, Q("q-lump"), ANSWER_NONE);
	interview_answer(b, Q("q-lump"), ANSWER_NONE);
	interview_answer(b, Q("q-grow"), ANSWER_FIRST);
	cr_expect(interview_posterior(a)[0] == interview_posterior(b)[0]);
	interview_answer(a, Q("q-pain"), ANSWER_UNSURE);
	cr_expect(interview_posterior(a)[0] == interview_posterior(b)[0], "\"not sure\" counts 1");
	interview_free(a);
	interview_free(b);
	topic_close(t);
}

Test(reason_interview, an_ask_if_may_ask_for_not_sure)
{
	static const struct fixture_file unsure[] = {
	    {"causes", "id,name,prevalence\nc,C,common\n"},
	    {"questions", "id,text,kind,stage,ask-if\nq-a,A?,yes-no,history,\n"
			  "q-b,B?,yes-no,history,unsure a\n"},
	    {"symptoms", "id,question,name\na,q-a,A\nb,q-b,B\n"},
	    {"evidence", "cause,symptom,frequency\nc,a,50%\n"},
	    {NULL, NULL},
	};
	struct topic *t = fixture_topic(unsure, NULL);
	struct interview *iv = interview_new(t);

	cr_expect(!interview_open(iv, 1));
	interview_answer(iv, 0, ANSWER_UNSURE);
	cr_expect(interview_open(iv, 1));
	interview_answer(iv, 0, ANSWER_FIRST);
	cr_expect(!interview_open(iv, 1));
	interview_free(iv);
	topic_close(t);
}

/* What is left unsaid of several is no "yes", so that it opens no more and no fewer questions than
 * "none of the others" does. */
Test(reason_interview, what_is_left_unsaid_hides_no_question)
{
	static const struct fixture_file several[] = {
	    {"causes", "id,name,prevalence\nc,C,common\n"},
	    {"questions", "id,text,kind,ask-if\nq-s,S?,several,\nq-y,Y?,yes-no,a\n"
			  "q-z,Z?,yes-no,b and not a\n"},
	    {"symptoms", "id,question,name\na,q-s,A\nb,q-s,B\ny,q-y,Y\nz,q-z,Z\n"},
	    {"evidence", "cause,symptom,frequency\nc,a,50%\n"},
	    {"triage", "id,when,urgency,message\nt,z,soon,See\n"},
	    {NULL, NULL},
	};
	struct topic *t = fixture_topic(several, NULL);
	struct interview *iv = interview_new(t);

	for (uint32_t no = 0; no <= 1; no++) {
		interview_answer(iv, 0, answer_several(2, no, 2));
		cr_expect_not(interview_open(iv, 1), "a is %s", no ? "\"no\"" : "left unsaid");
		cr_expect(interview_open(iv, 2), "a is %s", no ? "\"no\"" : "left unsaid");
		cr_expect(interview_next(iv, NULL) == 2);
	}
	interview_free(iv);
	topic_close(t);
}

/* "Not sure" never hides a question, on whichever side of `not` its symptom stands. */
Test(reason_interview, not_sure_opens_what_waits_for_a_symptom_to_be_absent)
{
	static const struct fixture_file not [] = {
	    {"causes", "id,name,prevalence\nc,C,common\n"},
	    {"questions", "id,text,ask-if\nq-a,A?,\nq-b,B?,\nq-z,Z?,not a\n"
			  "q-y,Y?,b and not a\nq-x,X?,not at-least 2 of (a; b)\n"},
	    {"symptoms", "id,question,name\na,q-a,A\nb,q-b,B\nz,q-z,Z\ny,q-y,Y\nx,q-x,X\n"},
	    {"evidence", "cause,symptom,frequency\nc,a,50%\n"},
	    {NULL, NULL},
	};
	static const struct {
		uint32_t a, b;
		bool z, y, x;
	} cases[] = {
	    {ANSWER_UNASKED, ANSWER_UNASKED, false, false, false},
	    {ANSWER_UNSURE, ANSWER_UNSURE, true, true, true},
	    {ANSWER_NONE, ANSWER_UNSURE, true, true, true},
	    {ANSWER_FIRST, ANSWER_UNSURE, false, false, true},
	    {ANSWER_FIRST, ANSWER_FIRST, false, false, false},
	    {ANSWER_NONE, ANSWER_UNASKED, true, false, true},
	};
	struct topic *t = fixture_topic(not, NULL);
	struct interview *iv = interview_new(t);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		interview_answer(iv, 0, cases[i].a);
		interview_answer(iv, 1, cases[i].b);
		cr_expect(interview_open(iv, 2) == cases[i].z, "not a: %zu", i);
		cr_expect(interview_open(iv, 3) == cases[i].y, "b and not a: %zu", i);
		cr_expect(interview_open(iv, 4) == cases[i].x, "not both: %zu", i);
	}
	interview_free(iv);
	topic_close(t);
}
