/* SPDX-License-Identifier: MIT */
/* A question for several symptoms says of them what as many yes-no questions would. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "fixture.h"
#include "reason/outcome.h"
#include "reason/state.h"
#include "reason/worth.h"

#define CAUSES                                                                                     \
	{                                                                                          \
		"causes", "id,name,prevalence,urgency\na,A,3,routine\nb,B,2,soon\nc,C,1,soon\n"    \
	}
#define EVIDENCE                                                                                   \
	{                                                                                          \
		"evidence",                                                                        \
		    "cause,symptom,frequency\na,x,80%\na,z,30%\nb,y,60%\nb,x,10%\nc,z,90%\n"       \
		    "c,w,70%\n"                                                                    \
	}

static const struct fixture_file together[] = {CAUSES,
    {"questions", "id,text,kind,stage\nq-e,E?,yes-no,emergency\nq,Which?,several,history\n"
		  "q-w,W?,yes-no,history\n"},
    {"symptoms", "id,question,name,background\ne,q-e,E,\nx,q,X,5%\ny,q,Y,7%\nz,q,Z,9%\n"
		 "w,q-w,W,4%\n"},
    EVIDENCE,
    {"triage", "id,when,urgency,message\nt-e,e,emergency,Go\nt-xy,x and w,emergency,Go\n"
	       "t-z,unsure z,soon,See\nt-home,not (x or y or z or w),self-care,Rest\n"},
    {NULL, NULL}};

static const struct fixture_file apart[] = {CAUSES,
    {"questions", "id,text,kind,stage\nq-e,E?,yes-no,emergency\nq-x,X?,yes-no,history\n"
		  "q-y,Y?,yes-no,history\nq-z,Z?,yes-no,history\nq-w,W?,yes-no,history\n"},
    {"symptoms", "id,question,name,background\ne,q-e,E,\nx,q-x,X,5%\ny,q-y,Y,7%\nz,q-z,Z,9%\n"
		 "w,q-w,W,4%\n"},
    EVIDENCE,
    {"triage", "id,when,urgency,message\nt-e,e,emergency,Go\nt-xy,x and w,emergency,Go\n"
	       "t-z,unsure z,soon,See\nt-home,not (x or y or z or w),self-care,Rest\n"},
    {NULL, NULL}};

static struct topic *t, *singly;
static struct interview *iv;
static uint32_t q;

static void
set_up(void)
{
	t = fixture_topic(together, NULL);
	singly = fixture_topic(apart, NULL);
	iv = interview_new(t);
	q = fixture_question(t, "q");
}

static void
tear_down(void)
{
	interview_free(iv);
	topic_close(t);
	topic_close(singly);
}

TestSuite(reason_several, .init = set_up, .fini = tear_down);

/* The same said by yes-no questions. */
static struct interview *
say_singly(uint32_t answer)
{
	static const char *const questions[] = {"q-x", "q-y", "q-z"};
	struct interview *other = interview_new(singly);

	for (uint32_t k = 0; k < 3; k++) {
		enum finding f = answer_finding(answer, k);

		interview_answer(other, fixture_question(singly, questions[k]),
		    f == FINDING_YES      ? ANSWER_FIRST
		    : f == FINDING_NO     ? ANSWER_NONE
		    : f == FINDING_UNSURE ? ANSWER_UNSURE
					  : ANSWER_UNASKED);
	}
	return other;
}

Test(reason_several, the_posterior_is_that_of_as_many_yes_no_questions)
{
	for (uint32_t yes = 0; yes < 8; yes++) {
		for (uint32_t no = 0; no < 8; no++) {
			uint32_t answer = answer_several(yes, no, 3);
			struct interview *other = say_singly(answer);

			interview_answer(iv, q, answer);
			cr_assert(interview_given(iv, q) == answer);
			cr_assert(memcmp(interview_posterior(iv), interview_posterior(other),
				      3 * sizeof(double)) == 0,
			    "%x", (unsigned)answer);
			for (uint32_t k = 0; k < 3; k++)
				cr_assert(
				    interview_finding(iv, k + 1) == answer_finding(answer, k));
			interview_free(other);
		}
	}
	cr_expect(interview_spent(iv) == 1, "it is one question");
}

Test(reason_several, what_does_not_exist_changes_nothing)
{
	interview_answer(iv, q, ANSWER_FIRST + 1);
	interview_answer(iv, q, ANSWER_SET | 8);
	interview_answer(iv, q, ANSWER_FIRST + 3);
	interview_answer(iv, fixture_question(t, "q-w"), answer_several(1, 0, 3));
	cr_expect(interview_given(iv, q) == ANSWER_FIRST + 1);
	cr_expect(interview_given(iv, fixture_question(t, "q-w")) == ANSWER_UNASKED);
}

/* What was not ticked is asked no more, is never "no", and may hide an emergency. */
Test(reason_several, what_is_passed_over_is_never_no)
{
	interview_answer(iv, fixture_question(t, "q-e"), ANSWER_NONE);
	interview_answer(iv, fixture_question(t, "q-w"), ANSWER_FIRST);
	cr_expect(interview_triage(iv)->urgency < URGENCY_EMERGENCY);
	interview_answer(iv, q, answer_several(2, 0, 3));
	cr_expect_not(interview_open(iv, q));
	cr_expect(interview_triage(iv)->truth[1] == TRUTH_UNKNOWN);
	cr_expect(interview_triage(iv)->emergency_unsure);
	cr_expect(interview_triage(iv)->urgency == URGENCY_SOON);
	interview_answer(iv, q, answer_several(2, 5, 3));
	cr_expect_not(interview_triage(iv)->emergency_unsure);
	interview_answer(iv, q, answer_several(3, 0, 3));
	cr_expect(interview_triage(iv)->urgency == URGENCY_EMERGENCY);
}

/* What waits for something left unsaid is never asked: it hides as much. So does what waits for
 * that, and what may still be asked hides nothing yet. */
Test(reason_several, what_waits_for_what_is_passed_over_is_never_no)
{
	static const struct fixture_file waiting[] = {
	    {"causes", "id,name,prevalence\nc,C,common\n"},
	    {"questions", "id,text,kind,stage,ask-if\nq,Which?,several,complaint,\n"
			  "q-w,W?,yes-no,complaint,\nq-v,V?,yes-no,history,x\n"
			  "q-u,U?,yes-no,history,not v\nq-o,O?,yes-no,history,x or w\n"},
	    {"symptoms", "id,question,name\nx,q,X\ny,q,Y\nz,q,Z\nw,q-w,W\nv,q-v,V\nu,q-u,U\n"
			 "o,q-o,O\n"},
	    {"triage",
		"id,when,urgency,message\nt-v,x and v,emergency,Go\nt-u,z and u,emergency,Go\n"
		"t-o,y and o,emergency,Go\n"},
	    {"evidence", "cause,symptom,frequency\nc,y,50%\n"}, {NULL, NULL}};
	static const struct {
		uint32_t yes, no, w;
		bool hides;
	} cases[] = {
	    {2, 5, ANSWER_NONE, false},
	    {2, 1, ANSWER_NONE, false}, /* z is left, but x is "no", so v is and u is asked */
	    {2, 4, ANSWER_NONE, true},
	    {2, 4, ANSWER_FIRST, true},
	    {4, 2, ANSWER_FIRST, true}, /* not for o, which is asked */
	    {0, 3, ANSWER_NONE, false},
	};
	struct topic *m = fixture_topic(waiting, NULL);

	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct interview *i = interview_new(m);

		interview_answer(i, 0, answer_several(cases[k].yes, cases[k].no, 3));
		interview_answer(i, 1, cases[k].w);
		cr_expect(interview_triage(i)->emergency_unsure == cases[k].hides, "%zu", k);
		cr_expect(
		    (interview_triage(i)->urgency == URGENCY_SOON) == cases[k].hides, "%zu", k);
		interview_free(i);
	}
	topic_close(m);
}

Test(reason_several, self_care_needs_no_to_all)
{
	interview_answer(iv, fixture_question(t, "q-e"), ANSWER_NONE);
	interview_answer(iv, fixture_question(t, "q-w"), ANSWER_NONE);
	interview_answer(iv, q, answer_several(0, 3, 3));
	cr_expect(interview_triage(iv)->urgency != URGENCY_SELF_CARE);
	interview_answer(iv, q, ANSWER_NONE);
	cr_expect(interview_triage(iv)->gate != NONE || interview_triage(iv)->urgency > 0);
}

Test(reason_several, tells_at_most_what_its_symptoms_tell_singly)
{
	struct interview *other = interview_new(singly);
	double sum = 0, urgency = 0;

	interview_posterior(iv);
	interview_posterior(other);
	for (uint32_t k = 1; k < 4; k++) {
		sum += worth_information(other, k);
		urgency += worth_urgency(other, k);
	}
	cr_expect(fabs(worth_information(iv, q) - sum) < 1e-12);
	cr_expect(fabs(worth_urgency(iv, q) - fmin(urgency, iv->class_bits)) < 1e-12);
	cr_expect(worth_bound(iv, q) >= sum);

	/* Not less than what all of its answers tell. */
	double exact = 0;
	for (uint32_t l = 0; l < 3; l++)
		exact += number_plogp(interview_posterior(iv)[l]);
	for (uint32_t yes = 0; yes < 8; yes++) {
		struct likelihoods k = topic_likelihoods(t, q);
		uint32_t answer = answer_several(yes, 7, 3);
		double chance = 0;
		struct interview *then = interview_copy(iv);

		for (uint32_t l = 0; l < 3; l++)
			chance += interview_posterior(iv)[l] *
				  topic_likelihood(&k, topic_likelihood_row(&k, l), answer);
		interview_answer(then, q, answer);
		for (uint32_t l = 0; l < 3; l++)
			exact -= chance * number_plogp(interview_posterior(then)[l]);
		interview_free(then);
	}
	cr_expect(exact <= sum && exact > 0.8 * sum, "%g of %g", exact, sum);
	interview_free(other);
}

Test(reason_several, an_answer_speaks_for_a_cause_as_its_symptoms_do)
{
	interview_answer(iv, q, answer_several(3, 0, 3));
	struct interview *other = say_singly(answer_several(3, 0, 3));
	const double *prior = topic_priors(t), *p = interview_posterior(other);

	for (uint32_t l = 0; l < 3; l++) {
		double before = prior[l] / (1 - prior[l]), after = p[l] / (1 - p[l]);

		cr_expect(fabs(interview_moved(iv, q, l) - log2(after / before)) < 1e-9);
	}
	interview_free(other);
}

/* Medicines. */

static const struct fixture_file medicines[] = {
    {"topic", "key,value\nid,test\ntitle,T\nstop,90%\n"},
    {"causes", "id,name,prevalence,urgency\na,A,1,routine\nb,B,1,routine\n"},
    {"questions", "id,text,kind,stage\nq-e,E?,yes-no,emergency\nq-k,K?,yes-no,risk\n"
		  "q-m,Which?,several,risk\nq-w,W?,yes-no,history\n"},
    {"symptoms", "id,question,name\ne,q-e,E\nk,q-k,Kidney problem\nl,q-m,Liver problem\n"
		 "m,q-m,Bleeding\nw,q-w,W\n"},
    {"evidence", "cause,symptom,frequency\na,w,90%\nb,w,2%\n"},
    {"triage", "id,when,urgency,message\nt-e,e,emergency,Go\n"},
    {"advice", "id,kind,name,text,for,unless\nm-one,medication,Pills,Take.,*,k or l or m\n"
	       "m-two,rest,Rest,Rest.,*,w\n"},
    {NULL, NULL}};

Test(reason_several, a_medicine_is_asked_about_last_and_in_one)
{
	struct topic *m = fixture_topic(medicines, NULL);
	struct interview *i = interview_new(m);
	uint32_t k = fixture_question(m, "q-k"), several = fixture_question(m, "q-m");
	enum next_reason why;
	struct outcome o = {0};

	interview_answer(i, fixture_question(m, "q-e"), ANSWER_NONE);
	cr_expect(interview_next(i, &why) == fixture_question(m, "q-w") && why == NEXT_CAUSE);
	interview_answer(i, fixture_question(m, "q-w"), ANSWER_FIRST);
	cr_expect(interview_next(i, &why) == several && why == NEXT_MEDICINE, "several at once");
	interview_answer(i, several, answer_several(1, 0, 2));
	cr_expect(interview_next(i, &why) == NONE && why == NEXT_DONE, "one is enough");
	outcome_decide(i, &o);
	outcome_advise(i, &o);
	cr_expect(o.unsuited_count == 1 && o.unsuited[0] == 0);
	cr_expect(o.advice_count == 0, "and rest is nothing to be told of");
	interview_answer(i, several, ANSWER_NONE);
	cr_expect(interview_next(i, &why) == NONE, "not one by one");
	outcome_decide(i, &o);
	outcome_advise(i, &o);
	cr_expect(o.advice_count == 1 && o.advice[0].how == SHOW_NOT_IF);
	interview_answer(i, k, ANSWER_NONE);
	outcome_decide(i, &o);
	outcome_advise(i, &o);
	cr_expect(o.unsuited_count == 0 && o.advice_count == 1 && o.advice[0].how == SHOW_PLAIN);
	outcome_clear(&o);
	interview_free(i);
	topic_close(m);
}

Test(reason_several, no_medicine_is_asked_about_in_an_emergency)
{
	struct topic *m = fixture_topic(medicines, NULL);
	struct interview *i = interview_new(m);
	enum next_reason why;

	interview_answer(i, fixture_question(m, "q-e"), ANSWER_FIRST);
	cr_expect(interview_next(i, &why) == NONE && why == NEXT_ENDED);
	interview_free(i);
	topic_close(m);
}
