/* SPDX-License-Identifier: MIT */
/* Flows: each step leads on by the answers alone, an end gives its level, and rules stand above it.
 */
#include <criterion/criterion.h>

#include "fixture.h"
#include "reason/outcome.h"
#include "reason/walk.h"
#include "topic/answer.h"

#define QUESTIONS                                                                                  \
	"id,text,kind,stage\nq-red,Red?,yes-no,emergency\nq-hurt,Hurt?,yes-no,complaint\n"         \
	"q-where,Where?,several,complaint\nq-old,Old?,yes-no,history\n"                            \
	"q-bend,How far?,choice,self-exam\nq-odd,Odd?,yes-no,history\n"
#define SYMPTOMS                                                                                   \
	"id,question,name\nred,q-red,Red\nhurt,q-hurt,Hurt\ncap,q-where,Cap\nhead,q-where,Head\n"  \
	"old,q-old,Old\nfar,q-bend,Far\nhalf,q-bend,Half\nodd,q-odd,Odd\n"
#define TRIAGE                                                                                     \
	"id,when,urgency,message\nt-red,red,emergency,Go.\nt-odd,odd and hurt,today,Look.\n"       \
	"t-home,not old,self-care,Rest.\n"
#define FLOW                                                                                       \
	"id,name,ask,answer,if,next,message\n"                                                     \
	"one,A rule,q-hurt,yes,,two,\none,,q-hurt,no; not-sure,,urgency:routine,Not for this.\n"   \
	"two,,q-where,head,,picture,\ntwo,,q-where,cap; "                                          \
	"no,,three,\ntwo,,q-where,not-sure,,three,\n"                                              \
	"three,,q-old,yes,,four,\nthree,,q-old,any,,four,\n"                                       \
	"four,,q-bend,far,at-least 1 of (old; cap),picture,\nfour,,q-bend,far,,urgency:self-care," \
	"None.\nfour,,q-bend,any,,over,\npicture,,,,,urgency:soon,A "                              \
	"picture.\nover,,,,,interview,\n"

static const struct fixture_file alone[] = {{"topic", "key,value\nid,t\ntitle,T\nstart,one\n"},
    {"questions", QUESTIONS}, {"symptoms", SYMPTOMS}, {"triage", TRIAGE}, {"flow", FLOW},
    {NULL, NULL}};
static const struct fixture_file beside[] = {{"topic", "key,value\nid,t\ntitle,T\n"},
    {"causes", "id,name,prevalence\na,A,common\nb,B,common\n"},
    {"evidence", "cause,symptom,frequency\na,old,90%\nb,odd,90%\n"}, {"questions", QUESTIONS},
    {"symptoms", SYMPTOMS}, {"triage", TRIAGE}, {"flow", FLOW}, {NULL, NULL}};

static struct topic *t;
static struct interview *iv;

static void
begin(const struct fixture_file *files)
{
	t = fixture_topic(files, NULL);
	iv = interview_new(t);
}

static void
end(void)
{
	interview_free(iv);
	topic_close(t);
}

#define SAY(id, answer) interview_answer(iv, fixture_question(t, id), answer)
#define NEXT interview_next(iv, NULL)
#define ASKS(id) (NEXT == fixture_question(t, id))

/* What the flow says at its end, "" where it has none. */
static const char *
said(void)
{
	struct outcome *o = fixture_outcome(iv);
	const char *text = o->end != NONE ? topic_text(t, topic_branch(t, o->end)->message) : "";

	outcome_free(o);
	return text;
}

Test(reason_flow, what_is_told_to_be_left_holds_past_the_limit, .fini = end)
{
	const struct fixture_file short_walk[] = {
	    {"topic", "key,value\nid,t\ntitle,T\nstart,one\nmax-questions,2\n"},
	    {"questions", QUESTIONS}, {"symptoms", SYMPTOMS}, {"triage", TRIAGE}, {"flow", FLOW},
	    {NULL, NULL}};
	static const struct {
		const char *id;
		uint32_t answer;
	} steps[] = {{"q-red", ANSWER_NONE}, {"q-hurt", ANSWER_FIRST}, {"q-where", ANSWER_FIRST},
	    {"q-old", ANSWER_NONE}, {"q-bend", ANSWER_FIRST}};

	begin(short_walk);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		cr_assert(ASKS(steps[i].id), "%s", steps[i].id);
		cr_expect(interview_left(iv) >= sizeof steps / sizeof *steps - i, "%zu", i);
		SAY(steps[i].id, steps[i].answer);
	}
}

Test(reason_flow, emergency_first_then_step_by_step, .fini = end)
{
	enum next_reason why;

	begin(alone);
	cr_expect(topic_leaf_count(t) == 0);
	cr_expect(ASKS("q-red") && interview_left(iv) == 6);
	SAY("q-red", ANSWER_NONE);
	cr_expect(interview_next(iv, &why) == fixture_question(t, "q-hurt") && why == NEXT_FLOW);
	SAY("q-hurt", ANSWER_FIRST);
	cr_expect(ASKS("q-where"));
	SAY("q-where", ANSWER_FIRST + 1);
	cr_expect(interview_next(iv, &why) == NONE && why == NEXT_DONE);
	cr_expect_str_eq(said(), "A picture.");
	cr_expect(interview_triage(iv)->urgency == URGENCY_SOON && interview_left(iv) == 0);
	SAY("q-where", ANSWER_FIRST); /* an answer changed leads elsewhere, with nothing kept */
	cr_expect(ASKS("q-old") && interview_triage(iv)->urgency == URGENCY_ROUTINE);
	SAY("q-where", ANSWER_UNASKED);
	cr_expect(ASKS("q-where"));
	SAY("q-red", ANSWER_FIRST);
	cr_expect(interview_next(iv, &why) == NONE && why == NEXT_ENDED);
}

Test(reason_flow, several_with_nothing_true_is_not_sure, .fini = end)
{
	begin(alone);
	SAY("q-red", ANSWER_NONE);
	SAY("q-hurt", ANSWER_FIRST);
	SAY("q-where", answer_several(0, 1, 2));
	cr_expect(ASKS("q-old"), "the row of not-sure");
	SAY("q-where", answer_several(3, 0, 2));
	cr_expect_str_eq(said(), "A picture.", "the first row that fits: head");
}

Test(reason_flow, not_sure_counts_as_yes_in_an_if, .fini = end)
{
	begin(alone);
	SAY("q-red", ANSWER_NONE);
	SAY("q-hurt", ANSWER_FIRST);
	SAY("q-where", ANSWER_NONE);
	SAY("q-old", ANSWER_UNSURE);
	SAY("q-bend", ANSWER_FIRST);
	cr_expect_str_eq(said(), "A picture.");
	SAY("q-old", ANSWER_NONE);
	cr_expect_str_eq(said(), "None.");
}

/* Who does not know whether there is fever is not sent on as one who has none. */
Test(reason_flow, not_sure_is_no_no_in_an_if, .fini = end)
{
	static const struct fixture_file doubt[] = {
	    {"topic", "key,value\nid,t\ntitle,T\nstart,one\n"},
	    {"questions", "id,text,kind,stage\nq-hot,Hot?,yes-no,complaint\n"
			  "q-old,Old?,yes-no,history\n"},
	    {"symptoms", "id,question,name\nhot,q-hot,Hot\nold,q-old,Old\n"},
	    {"flow", "id,name,ask,answer,if,next,message\none,Doubt,q-hot,any,,two,\n"
		     "two,,q-old,any,not hot,urgency:routine,Later.\n"
		     "two,,q-old,any,,urgency:today,Today.\n"},
	    {NULL, NULL}};

	begin(doubt);
	SAY("q-old", ANSWER_NONE);
	SAY("q-hot", ANSWER_NONE);
	cr_expect_str_eq(said(), "Later.");
	SAY("q-hot", ANSWER_UNSURE);
	cr_expect_str_eq(said(), "Today.");
}

Test(reason_flow, self_care_only_through_a_gate, .fini = end)
{
	begin(alone);
	SAY("q-red", ANSWER_NONE);
	SAY("q-hurt", ANSWER_FIRST);
	SAY("q-where", ANSWER_NONE);
	SAY("q-old", ANSWER_NONE);
	SAY("q-bend", ANSWER_FIRST);
	cr_expect(interview_triage(iv)->urgency == URGENCY_ROUTINE, "q-odd is open");
	SAY("q-odd", ANSWER_NONE);
	cr_expect(interview_triage(iv)->urgency == URGENCY_SELF_CARE);
	SAY("q-red", ANSWER_UNSURE);
	cr_expect(interview_triage(iv)->urgency == URGENCY_TODAY);
	SAY("q-red", ANSWER_NONE);
	SAY("q-hurt", ANSWER_NONE);
	cr_expect(interview_triage(iv)->urgency == URGENCY_ROUTINE, "an end above the gate");
	cr_expect_not(interview_triage(iv)->no_fit, "a flow that ends says so itself");
}

Test(reason_flow, the_higher_of_rules_and_end, .fini = end)
{
	begin(alone);
	SAY("q-red", ANSWER_NONE);
	SAY("q-hurt", ANSWER_FIRST);
	SAY("q-where", ANSWER_FIRST + 1);
	SAY("q-odd", ANSWER_FIRST);
	cr_expect(interview_triage(iv)->urgency == URGENCY_TODAY);
	cr_expect_str_eq(said(), "A picture.");
	SAY("q-red", ANSWER_FIRST);
	cr_expect_str_eq(said(), "", "an emergency has its own instructions alone");
}

/* As a rule does: of a group all below it, listed first, and what would do harm to them is no more
 * shown plainly. */
Test(reason_flow, an_end_suspects_causes, .fini = end)
{
	static const struct fixture_file files[] = {
	    {"topic", "key,value\nid,t\ntitle,T\nstart,one\n"},
	    {"causes", "id,name,parent,prevalence,urgency\nstrain,Strain,,common,routine\n"
		       "clot,Clot,,,\ndeep,Deep,clot,rare,emergency\n"
		       "flat,Flat,clot,rare,today\n"},
	    {"evidence", "cause,symptom,frequency\nstrain,old,5%\ndeep,old,1%\nflat,old,1%\n"},
	    {"questions", QUESTIONS}, {"symptoms", SYMPTOMS}, {"triage", TRIAGE},
	    {"advice", "id,kind,name,text,for,unless\n"
		       "rub,self-care,Rub,Rub the leg.,strain,suspect:clot\n"},
	    {"flow", "id,ask,answer,if,next,message,suspect\n"
		     "one,q-old,yes,,urgency:soon,A scan.,clot\n"
		     "one,q-old,any,,urgency:soon,No scan.,\n"},
	    {NULL, NULL}};
	static const struct {
		uint32_t answer, suspects;
		enum truth unless;
		const char *first;
	} ways[] = {
	    {ANSWER_FIRST, 2, TRUTH_TRUE, "deep"}, {ANSWER_NONE, 0, TRUTH_UNKNOWN, "strain"}};

	begin(files);
	SAY("q-red", ANSWER_NONE);
	for (size_t i = 0; i < 2; i++) {
		SAY("q-old", ways[i].answer);
		struct outcome *o = fixture_outcome(iv);
		uint32_t unless = topic_advice(t, 0)->unless.at;
		uint32_t first = topic_leaf(t, o->leaves[o->lines[0].first]);

		cr_expect(o->suspect_count == ways[i].suspects, "%zu: %u", i, o->suspect_count);
		cr_expect_str_eq(topic_text(t, topic_cause(t, first)->id), ways[i].first);
		cr_expect(o->lines[0].suspect == (ways[i].suspects > 0));
		cr_expect(interview_cond(iv, unless) == ways[i].unless, "%zu", i);
		cr_expect(outcome_reason_suspects(t, o).count == ways[i].suspects);
		outcome_free(o);
	}
}

Test(reason_flow, hands_over_with_every_answer, .fini = end)
{
	enum next_reason why;

	begin(beside);
	SAY("q-red", ANSWER_NONE);
	cr_expect(interview_next(iv, &why) != NONE && why != NEXT_FLOW, "the interview at first");
	interview_set_start(iv, topic_find(t, "one").index);
	cr_expect(ASKS("q-hurt"));
	SAY("q-hurt", ANSWER_FIRST);
	SAY("q-where", ANSWER_NONE);
	SAY("q-old", ANSWER_FIRST);
	SAY("q-bend", ANSWER_UNSURE);
	cr_expect(interview_next(iv, &why) == fixture_question(t, "q-odd") && why == NEXT_URGENCY);
	SAY("q-bend", ANSWER_FIRST);
	cr_expect(NEXT == NONE, "an end");
	cr_expect(interview_next_beyond(iv, &why) == fixture_question(t, "q-odd"));
	struct interview *copy = interview_copy(iv);
	cr_expect(interview_next(copy, NULL) == NONE, "a copy stands in the flow, too");
	interview_free(copy);
	interview_set_start(iv, 9999);
	cr_expect(interview_start(iv) == NONE && ASKS("q-odd"));
}

/* Unsaid is no "no": not even under `not`, where it may open a question. */
Test(reason_flow, left_unsaid_takes_no_row_of_a_not, .fini = end)
{
	const struct fixture_file files[] = {{"topic", "key,value\nid,t\ntitle,T\nstart,one\n"},
	    {"questions", QUESTIONS}, {"symptoms", SYMPTOMS}, {"triage", TRIAGE},
	    {"flow", "id,ask,answer,if,next,message\n"
		     "one,q-where,any,not cap,urgency:routine,None.\n"
		     "one,q-where,any,,urgency:soon,A picture.\n"},
	    {NULL, NULL}};

	begin(files);
	SAY("q-where", answer_several(2, 0, 2));
	cr_expect_str_eq(said(), "A picture.");
	SAY("q-where", answer_several(2, 1, 2));
	cr_expect_str_eq(said(), "None.");
}

/* Whatever a damaged image says, a walk ends. */
Test(reason_flow, damage_hands_over, .timeout = 20)
{
	for (uint32_t damage = 0; damage < 4; damage++) {
		struct builder *b = NULL;
		struct error err;
		size_t len;

		topic_close(fixture_topic(alone, &b));
		for (uint32_t i = 0; i < builder_count(b, PART_BRANCH); i++) {
			struct branch *r = builder_record(b, PART_BRANCH, i);

			r->urgency = NONE;
			r->next = damage == 0 ? r->step : damage == 1 ? 9999 : r->next;
			r->answer = damage == 2 ? 77 : r->answer;
		}
		for (uint32_t i = 0; damage == 3 && i < builder_count(b, PART_STEP); i++)
			((struct flow_step *)builder_record(b, PART_STEP, i))->question = 9999;
		void *bytes = builder_finish(b, &len);
		builder_free(b);
		t = topic_open_bytes(bytes, len, &err);
		cr_assert(t != NULL);
		iv = interview_new(t);
		for (uint32_t q, asked = 0; (q = NEXT) != NONE; asked++) {
			cr_assert(asked <= topic_question_count(t));
			interview_answer(iv, q, ANSWER_UNSURE);
		}
		end();
	}
}
