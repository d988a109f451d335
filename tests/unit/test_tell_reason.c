/* SPDX-License-Identifier: MIT */
/* What is told first of why it is as urgent, where a flow's end and rules say different ones. */
#include <criterion/criterion.h>
#include <string.h>

#include "fixture.h"

#include "reason/outcome.h"
#include "tell/band.h"
#include "tell/forms.h"
#include "tell/outcome.h"

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

/* The page has this text, and that one, if any, after it. */
static void
expect_told(const char *text, const char *after)
{
	struct page *p = page_new();
	struct buf b = {0};

	page_begin(p, 80, true);
	tell_urgency(p, s, NULL);
	form_write(form_named("lines"), p, "", &b);
	const char *at = strstr(buf_str(&b), text);
	cr_expect(at != NULL && (after == NULL || strstr(at, after) != NULL), "%s", buf_str(&b));
	buf_free(&b);
	page_free(p);
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
