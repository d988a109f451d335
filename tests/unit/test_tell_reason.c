/* SPDX-License-Identifier: MIT */
/* What is told first of why it is as urgent, where a flow's end and rules say different ones; and
 * that what leaves an emergency open is told as that. */
#include <criterion/criterion.h>
#include <string.h>

#include "fixture.h"

#include "reason/outcome.h"
#include "tell/band.h"
#include "tell/facts.h"
#include "tell/forms.h"
#include "tell/outcome.h"
#include "tell/path.h"
#include "tell/room.h"
#include "tell/transcript.h"
#include "tell/words.h"
#include "topic/answer.h"

static const struct fixture_file files[] = {{"topic", "key,value\nid,t\ntitle,T\nstart,one\n"},
    {"questions", "id,text,kind,stage\nq-red,Red?,yes-no,emergency\nq-old,Old?,yes-no,history\n"
		  "q-leg,Leg?,yes-no,history\n"},
    {"symptoms", "id,question,name\nred,q-red,Red\nold,q-old,Old\nleg,q-leg,Leg\n"},
    {"triage", "id,when,urgency,message\nt-red,red,emergency,A red sign. Go.\n"
	       "t-old,old,soon,Within days.\n"},
    {"flow", "id,name,ask,answer,if,next,message\none,Score,q-old,any,,two,\n"
	     "two,,q-leg,yes,,urgency:emergency,A clot is likely. A scan today.\n"
	     "two,,q-leg,any,,urgency:routine,Less likely.\n"},
    {NULL, NULL}};

static struct topic *t;
static struct session *s;

static void
set_up(void)
{
	t = fixture_topic(files, NULL);
	s = session_new(t);
}

static void
tear_down(void)
{
	session_free(s);
	topic_close(t);
}

/* A flow keeps to no limit: at each of its steps no fewer are told to be left than come. */
Test(tell_left, a_flow_asks_past_the_limit)
{
	static const struct fixture_file long_flow[] = {
	    {"topic", "key,value\nid,t\ntitle,T\nstart,one\nmax-questions,2\n"},
	    {"questions", "id,text,kind,stage\nq-a,A?,yes-no,history\nq-b,B?,yes-no,history\n"
			  "q-c,C?,yes-no,history\nq-d,D?,yes-no,history\n"},
	    {"symptoms", "id,question,name\na,q-a,A\nb,q-b,B\nc,q-c,C\nd,q-d,D\n"},
	    {"triage", "id,when,urgency,message\nt-d,d,today,D.\n"},
	    {"flow", "id,name,ask,answer,if,next,message\none,Score,q-a,any,,two,\n"
		     "two,,q-b,any,,three,\nthree,,q-c,no,,interview,\n"
		     "three,,q-c,yes; not-sure,,urgency:routine,Over.\n"},
	    {NULL, NULL}};
	bool limited;

	t = fixture_topic(long_flow, NULL);
	s = session_new(t);
	for (uint32_t left = 3; left > 0; left--) {
		cr_expect(words_left(session_interview(s), &limited) >= left, "%u", left);
		session_answer(s, session_now(s).question, ANSWER_NONE);
	}
	cr_expect(session_now(s).question == NONE);
	tear_down();
}

TestSuite(tell_reason, .init = set_up, .fini = tear_down);

/* To q-red, q-old and q-leg, as far as they are asked. */
static void
answer(const uint32_t *answers)
{
	for (; session_now(s).question != NONE; answers++)
		session_answer(s, session_now(s).question, *answers);
}

static void
expect_band(const char *right, const char *first)
{
	struct band b = {0};

	tell_band(s, false, &b);
	cr_expect(strstr(buf_str(&b.left), "EMERGENCY") != NULL, "%s", buf_str(&b.left));
	cr_expect_str_eq(buf_str(&b.right), right);
	cr_expect_str_eq(buf_str(&b.first), first);
	buf_free(&b.left);
	buf_free(&b.right);
	buf_free(&b.first);
	buf_free(&b.suspect);
	buf_free(&b.sign);
}

static struct page *
begin_page(void)
{
	struct page *p = page_new();

	page_begin(p, 80, true);
	return p;
}

/* The page, which is gone then, has this text or has it not, and that one, if any, after it. */
static void
expect_page(struct page *p, bool there, const char *text, const char *after)
{
	struct buf b = {0};

	form_write(form_named("lines"), p, "", &b);
	const char *at = strstr(buf_str(&b), text);
	cr_expect_eq(at != NULL, there, "\"%s\":\n%s", text, buf_str(&b));
	if (at != NULL && after != NULL)
		cr_expect(strstr(at, after) != NULL, "\"%s\":\n%s", after, buf_str(&b));
	buf_free(&b);
	page_free(p);
}

static void
expect_told(const char *text, const char *after)
{
	struct page *p = begin_page();

	tell_urgency(p, s, NULL);
	expect_page(p, true, text, after);
}

Test(tell_reason, an_emergency_that_only_a_flow_says)
{
	answer((const uint32_t[]){ANSWER_NONE, ANSWER_NONE, ANSWER_FIRST});
	expect_band("A clot is likely. A scan today.", "A clot is likely.");
	cr_expect_eq(outcome_reason(t, session_ranking(s)).kind, ENTITY_STEP);
	expect_told("A clot is likely.", NULL);
}

Test(tell_reason, a_lesser_rule_is_not_why_it_is_an_emergency)
{
	answer((const uint32_t[]){ANSWER_NONE, ANSWER_FIRST, ANSWER_FIRST});
	expect_band("A clot is likely. A scan today.", "A clot is likely.");
	expect_told("A clot is likely.", "Within days.");
}

Test(tell_reason, a_rule_is_why_where_it_says_so)
{
	answer((const uint32_t[]){ANSWER_FIRST});
	expect_band("A red sign. Go.", "A red sign.");
	expect_told("A red sign.", NULL);
}

Test(tell_reason, a_rule_above_the_end_of_a_flow)
{
	answer((const uint32_t[]){ANSWER_NONE, ANSWER_FIRST, ANSWER_NONE});
	cr_expect_str_eq(outcome_reason_text(t, session_ranking(s)), "Within days.");
	cr_expect_eq(outcome_reason(t, session_ranking(s)).kind, ENTITY_RULE);
}

/* Rules of an emergency that wait for what was answered "not sure", or was left unsaid. */
static const struct fixture_file open_files[] = {{"topic", "key,value\nid,t\ntitle,T\n"},
    {"causes", "id,name,prevalence\na,A,common\nb,B,common\n"},
    {"evidence", "cause,symptom,frequency\na,long,90%\nb,ill,90%\n"},
    {"questions", "id,text,kind,stage\nq-red,Red?,yes-no,emergency\nq-long,Long?,yes-no,history\n"
		  "q-risks,Which?,several,history\n"},
    {"symptoms", "id,question,name\nred,q-red,Red\nlong,q-long,Long\nill,q-risks,Ill\n"
		 "thin,q-risks,Blood thinner\n"},
    {"triage", "id,when,urgency,message\nt-red,red,emergency,Go.\n"
	       "t-thin,ill and thin,emergency,Go now.\nt-ill,ill,routine,A visit.\n"
	       "t-home,long,self-care,Rest.\n"},
    {NULL, NULL}};

static void
set_up_open(void)
{
	t = fixture_topic(open_files, NULL);
	s = session_new(t);
}

TestSuite(tell_open, .init = set_up_open, .fini = tear_down);

static void
say(const char *id, uint32_t answer)
{
	session_answer(s, fixture_question(t, id), answer);
}

static void
expect_short(const char *text, bool there)
{
	struct page *p = begin_page();

	transcript_short(p, s);
	expect_page(p, there, text, NULL);
}

/* Of two, one is true and nothing is said of the other. How long it lasts is in no such rule. */
Test(tell_open, what_was_left_unsaid_is_told)
{
	struct band b = {0};

	say("q-red", ANSWER_NONE);
	say("q-long", ANSWER_UNSURE);
	say("q-risks", answer_several(1, 0, 2));
	cr_assert(interview_triage(session_interview(s))->emergency_unsure);
	tell_band(s, false, &b);
	cr_expect_str_eq(buf_str(&b.right), "an emergency is not ruled out");
	expect_told(
	    "Left open is not \"no\", and this can make it an emergency: Blood thinner.", NULL);
	expect_short("can make it an emergency: Blood thinner", true);
	expect_short("Not sure: Long", true);
	expect_short("Not there: Red", true);
	expect_short("not ruled out", false);
	cr_expect_not(interview_hides_emergency(session_interview(s), 1), "long");
	cr_expect(interview_hides_emergency(session_interview(s), 3), "thin");
	buf_free(&b.left);
	buf_free(&b.right);
}

Test(tell_open, what_is_not_sure_is_told_as_that)
{
	say("q-red", ANSWER_NONE);
	say("q-long", ANSWER_NONE);
	say("q-risks", ANSWER_UNSURE);
	expect_told(
	    "\"Not sure\" is not \"no\", and this can make it an emergency: Ill; Blood thinner.",
	    NULL);
	expect_short("can make it an emergency: Ill; Blood thinner", true);
	expect_short("Not sure: ", false);
}

/* What only a rule within the emergency's rule names has no name here. */
Test(tell_open, an_emergency_behind_another_rule_is_told)
{
	struct fixture_file nested[sizeof open_files / sizeof *open_files];

	memcpy(nested, open_files, sizeof nested);
	nested[5].text =
	    "id,when,urgency,message\nt-red,red,emergency,Go.\n"
	    "t-ill,ill and thin,routine,A visit.\nt-thin,rule:t-ill,emergency,Go now.\n"
	    "t-home,long,self-care,Rest.\n";
	session_free(s);
	topic_close(t);
	t = fixture_topic(nested, NULL);
	s = session_new(t);
	say("q-red", ANSWER_NONE);
	say("q-long", ANSWER_NONE);
	say("q-risks", ANSWER_UNSURE);
	expect_told("An emergency is not ruled out: have it looked at.", NULL);
}

Test(tell_open, what_is_denied_hides_nothing)
{
	say("q-red", ANSWER_NONE);
	say("q-long", ANSWER_UNSURE);
	say("q-risks", answer_several(1, 2, 2));
	cr_expect_not(interview_triage(session_interview(s))->emergency_unsure);
	expect_short("Not sure or not answered", false);
}

/* What the rule for self-care says holds, and an emergency is not ruled out. */
Test(tell_open, a_gate_that_is_shut_does_not_hold)
{
	struct page *p = begin_page();

	say("q-red", ANSWER_NONE);
	say("q-long", ANSWER_FIRST);
	say("q-risks", answer_several(1, 0, 2));
	facts_build(p, s, (struct entity){ENTITY_RULE, 3});
	expect_page(p, true, "Holds now: not by itself", NULL);
}

Test(tell_open, another_answer_of_several_is_named)
{
	struct page *p = begin_page();

	say("q-red", ANSWER_NONE);
	say("q-long", ANSWER_NONE);
	say("q-risks", answer_several(1, 2, 2));
	tell_otherwise(p, s, 2, answer_several(2, 1, 2));
	expect_page(p, true, "Of 100, if: Blood thinner", NULL);
}

/* "A visit" does not stand for the urgency that what is not sure has raised. */
Test(tell_open, a_lesser_rule_is_no_reason)
{
	say("q-red", ANSWER_UNSURE);
	say("q-long", ANSWER_NONE);
	say("q-risks", answer_several(1, 2, 2));
	cr_assert_geq(session_ranking(s)->urgency, URGENCY_SOON);
	cr_assert_eq(session_ranking(s)->rule_count, 1);
	cr_expect_eq(outcome_reason(t, session_ranking(s)).kind, ENTITY_KINDS);
}

/* An emergency before anything else was asked, whose commonest suspect is the least urgent. */
static const struct fixture_file suspect_files[] = {{"topic", "key,value\nid,t\ntitle,T\n"},
    {"causes", "id,name,prevalence,urgency\ngout,Gout,very-common,routine\n"
	       "crystal,Crystals,common,today\njoint,Infected joint,rare,emergency\n"},
    {"questions", "id,text,kind,stage\nq-hot,Hot?,yes-no,emergency\nq-long,Long?,yes-no,history\n"
		  "q-cold,Cold?,yes-no,emergency\n"},
    {"symptoms", "id,question,name\nhot,q-hot,Hot\nlong,q-long,Long\ncold,q-cold,Cold\n"},
    {"evidence", "cause,symptom,frequency\ngout,hot,90%\ngout,long,50%\ncrystal,hot,80%\n"},
    {"triage", "id,when,urgency,message,suspect\nt-hot,hot,emergency,Go.,gout;crystal;joint\n"
	       "t-cold,cold,emergency,Go.,\n"},
    {NULL, NULL}};

static void
set_up_suspects(void)
{
	t = fixture_topic(suspect_files, NULL);
	s = session_new(t);
}

TestSuite(tell_suspects, .init = set_up_suspects, .fini = tear_down);

Test(tell_suspects, without_shares_the_most_urgent_stands_first)
{
	struct page *p = begin_page(), *room = begin_page();

	say("q-hot", ANSWER_FIRST);
	tell_ranking(p, t, session_ranking(s));
	expect_page(p, true, "Infected joint", "Crystals");
	p = begin_page();
	tell_ranking(p, t, session_ranking(s));
	expect_page(p, true, "Crystals", "Gout");
	tell_room_revealed(room, s, 1, NULL);
	expect_page(room, true, "Infected joint", "Gout");
	expect_short("Can this be ruled out: Infected joint, Crystals, Gout?", true);
	struct outcome *o = outcome_rank(session_interview(s));
	cr_expect_gt(o->lines[0].share, o->lines[1].share, "what is measured is by share");
	outcome_free(o);
}

/* No heading stands above nothing. */
Test(tell_suspects, where_none_is_suspected_that_is_said)
{
	struct page *p = begin_page();

	say("q-cold", ANSWER_FIRST);
	tell_ranking(p, t, session_ranking(s));
	expect_page(p, true, "so nothing is said of what it may be", NULL);
	p = begin_page();
	tell_ranking(p, t, session_ranking(s));
	expect_page(p, false, "What it may be", NULL);
}

/* Of three that are as common one stands out, one has a share too small to be listed, and the other
 * suspect a smaller one. */
static const struct fixture_file hidden_files[] = {{"topic", "key,value\nid,t\ntitle,T\n"},
    {"causes", "id,name,prevalence\ngout,Gout,common\njoint,Joint,common\nvein,Vein,common\n"},
    {"questions", "id,text,kind,stage\nq-hot,Hot?,yes-no,history\n"},
    {"symptoms", "id,question,name\nhot,q-hot,Hot\n"},
    {"evidence", "cause,symptom,frequency\ngout,hot,95%\njoint,hot,0.3%\nvein,hot,1.2%\n"},
    {"triage", "id,when,urgency,message,suspect\nt-hot,hot,soon,Soon.,gout;joint\n"}, {NULL, NULL}};

static void
set_up_hidden(void)
{
	t = fixture_topic(hidden_files, NULL);
	s = session_new(t);
}

TestSuite(tell_hidden, .init = set_up_hidden, .fini = tear_down);

Test(tell_hidden, one_that_fits_better_is_not_listed)
{
	struct page *p = begin_page();

	say("q-hot", ANSWER_FIRST);
	cr_assert_lt(session_ranking(s)->lines[1].share, session_ranking(s)->lines[2].share);
	tell_ranking(p, t, session_ranking(s));
	expect_page(p, true, "1 more is not listed.", NULL);
}

/* With shares the likeliest stands first. */
Test(tell_suspects, with_shares_they_stand_by_share)
{
	struct page *p = begin_page();

	say("q-long", ANSWER_FIRST);
	say("q-hot", ANSWER_FIRST);
	tell_ranking(p, t, session_ranking(s));
	expect_page(p, true, "Gout", "Infected joint");
}
