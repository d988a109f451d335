/* SPDX-License-Identifier: MIT */
/* What a question would tell: bounds that hold, and a choice that they do not change. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "fixture.h"
#include "reason/gates.h"
#include "reason/outcome.h"
#include "reason/worth.h"

/* Calls check in many states of many random topics. */
static void
in_random_states(void (*check)(struct interview *iv))
{
	for (uint64_t seed = 1; seed <= 240; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *t = fixture_topic(files, NULL);
		struct interview *iv = interview_new(t);
		uint64_t state = seed * 77 + 1;

		for (int step = 0; step < 30; step++) {
			uint32_t q = fixture_random(&state) % topic_question_count(t);

			check(iv);
			interview_answer(iv, q, fixture_answer(t, q, &state));
		}
		interview_free(iv);
		topic_close(t);
		fixture_free_files(files);
	}
}

static void
expect_bounds(struct interview *iv)
{
	for (uint32_t q = 0; q < iv->questions; q++) {
		double told = worth_information(iv, q);
		double urgency = worth_urgency(iv, q);

		cr_expect(told <= worth_bound(iv, q), "question %u: %g above %g", q, told,
		    worth_bound(iv, q));
		cr_expect(told > -1e-12);
		cr_expect(urgency > -1e-12 && urgency <= told + 1e-12, "question %u: %g of %g", q,
		    urgency, told);
		cr_expect(urgency <= worth_urgency_most(iv, q, told), "question %u", q);
	}
}

Test(reason_worth, a_bound_is_never_below_what_it_bounds)
{
	in_random_states(expect_bounds);
}

static bool
is_waiting(struct interview *iv, uint32_t question)
{
	return iv->active[question] == TRUTH_UNKNOWN && iv->effective[question] == ANSWER_UNASKED;
}

static bool
is_whole(struct interview *iv, uint32_t question)
{
	const struct ask *a = &iv->ask[question];
	bool whole = true;

	for (uint32_t c = 0; a->q->kind == QUESTION_SCREEN && c < a->cover_count; c++)
		whole = whole && iv->effective[a->covers[c]] == ANSWER_UNASKED;
	return whole;
}

/* What a question must tell for its cost. */
static double
least_of(struct interview *iv)
{
	double most = 0;

	for (uint32_t l = 0; l < iv->leaves; l++)
		most = iv->share[l] > most ? iv->share[l] : most;
	return iv->meta->worth * most;
}

/* What a question and the best of what it opens promise, down to the last; the weight of urgency is
 * next.c's. */
static struct prospect
weigh_the_long_way(struct interview *iv, uint32_t question)
{
	struct prospect own = {.told = worth_information(iv, question)}, best;

	own.worth = own.told + (iv->triage.rules < URGENCY_SOON ? worth_urgency(iv, question) : 0);
	own.cost = iv->ask[question].q->cost;
	best = own;
	uint32_t count;
	const uint32_t *opened = gates_opened(iv, question, &count);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t q = opened[i];
		double chance = gates_chance(iv, question, i);

		if (chance == 0 || !is_waiting(iv, q) || !is_whole(iv, q))
			continue;
		struct prospect next = weigh_the_long_way(iv, q);
		if (next.told < least_of(iv) * next.cost)
			continue;
		struct prospect both = {own.told + chance * next.told,
		    own.worth + chance * next.worth, own.cost + chance * next.cost};
		if (both.worth / both.cost > best.worth / best.cost)
			best = both;
	}
	return best;
}

/* All that may be asked for the sake of the cause, weighed one by one. */
static uint32_t
best_the_long_way(struct interview *iv)
{
	uint32_t best = NONE;
	double most = 0;

	for (uint32_t q = 0; q < iv->questions; q++) {
		if (!interview_open(iv, q) || !is_whole(iv, q))
			continue;
		struct prospect p = weigh_the_long_way(iv, q);
		double worth = p.worth / p.cost;

		if (p.told >= least_of(iv) * p.cost && (best == NONE || worth > most)) {
			best = q;
			most = worth;
		}
	}
	return best;
}

static uint32_t chosen;

static void
expect_best(struct interview *iv)
{
	enum next_reason why;
	uint32_t next = interview_next(iv, &why);

	if (why != NEXT_CAUSE)
		return;
	chosen++;
	cr_expect(next == best_the_long_way(iv), "%u, not %u", next, best_the_long_way(iv));
}

Test(reason_worth, bounds_do_not_change_the_choice)
{
	chosen = 0;
	in_random_states(expect_best);
	cr_expect(chosen > 100, "only %u choices were seen", chosen);
}

static const struct fixture_file tables[] = {
    {"causes", "id,name,prevalence\na,A,40\nb,B,30\nc,C,20\nd,D,10\n"},
    {"questions", "id,text,kind,covers\nq-s,Any?,screen,q-x;q-y\nq-x,X?,yes-no,\nq-y,Y?,yes-no,\n"
		  "q-z,Z?,yes-no,\n"},
    {"symptoms", "id,question,name\nx,q-x,X\ny,q-y,Y\nz,q-z,Z\n"},
    {"evidence", "cause,symptom,frequency\na,x,90%\nb,y,90%\nc,x,50%\nc,z,30%\n"}, {NULL, NULL}};

Test(reason_worth, a_screen_is_not_asked_once_part_of_it_is_known)
{
	struct topic *t = fixture_topic(tables, NULL);
	struct interview *iv = interview_new(t);
	uint32_t q;

	interview_answer(iv, fixture_question(t, "q-x"), ANSWER_NONE);
	while ((q = interview_next(iv, NULL)) != NONE) {
		cr_expect(q != fixture_question(t, "q-s"));
		interview_answer(iv, q, ANSWER_NONE);
	}
	cr_expect(interview_given(iv, fixture_question(t, "q-y")) == ANSWER_NONE);
	interview_free(iv);
	topic_close(t);
}

/* The number of questions of a walk on which all is "no", with that setting in topic.csv. */
static uint32_t
walk_length(const char *setting)
{
	char text[256];
	struct fixture_file files[] = {
	    tables[0], tables[1], tables[2], tables[3], {"topic", text}, {NULL, NULL}};
	struct topic *t;
	struct interview *iv;
	uint32_t q, n = 0;

	snprintf(text, sizeof text, "key,value\nid,t\ntitle,T\n%s", setting);
	t = fixture_topic(files, NULL);
	iv = interview_new(t);
	for (; (q = interview_next(iv, NULL)) != NONE; n++)
		interview_answer(iv, q, ANSWER_NONE);
	interview_free(iv);
	topic_close(t);
	return n;
}

Test(reason_worth, a_topic_says_what_a_question_must_tell)
{
	cr_expect(walk_length("") > 0);
	cr_expect(walk_length("worth,0.03\n") == walk_length(""));
	cr_expect(walk_length("worth,0.001\n") >= walk_length(""));
	cr_expect(walk_length("worth,5\n") == 0, "no question tells two bits");
}

/* In every topic below nothing but the last question tells anything. */
static void
expect_walk(const char *questions, const char *symptoms, const char *ids)
{
	char text[512];
	struct fixture_file files[] = {{"causes", "id,name\na,A\nb,B\n"}, {"questions", questions},
	    {"symptoms", symptoms}, {"evidence", "cause,symptom,frequency\na,last,90%\n"},
	    {NULL, NULL}};
	struct topic *t = fixture_topic(files, NULL);
	struct interview *iv = interview_new(t);
	enum next_reason why;
	uint32_t q;

	*text = '\0';
	while ((q = interview_next(iv, &why)) != NONE) {
		snprintf(text + strlen(text), sizeof text - strlen(text), "%s ",
		    topic_text(t, topic_question(t, q)->id));
		cr_expect(why == NEXT_CAUSE);
		interview_answer(iv, q, ANSWER_FIRST);
	}
	cr_expect_str_eq(text, ids);
	interview_free(iv);
	topic_close(t);
}

Test(reason_worth, a_gate_is_worth_what_it_opens)
{
	expect_walk("id,text,kind,ask-if\nq-1,1?,yes-no,\nq-2,2?,yes-no,one\n",
	    "id,question,name,background\none,q-1,1,30%\nlast,q-2,2,\n", "q-1 q-2 ");
	expect_walk("id,text,kind,ask-if\nq-1,1?,yes-no,\nq-2,2?,yes-no,one\nq-3,3?,yes-no,two\n",
	    "id,question,name,background\none,q-1,1,50%\ntwo,q-2,2,50%\nlast,q-3,3,\n",
	    "q-1 q-2 q-3 ");
	expect_walk("id,text,kind,ask-if\nq-1,1?,yes-no,\nq-2,2?,yes-no,\n"
		    "q-3,3?,yes-no,one and two\n",
	    "id,question,name,background\none,q-1,1,50%\ntwo,q-2,2,50%\nlast,q-3,3,\n",
	    "q-1 q-2 q-3 ");
	/* Either is enough, so the likelier one is asked. */
	expect_walk("id,text,kind,ask-if\nq-1,1?,yes-no,\nq-2,2?,yes-no,\n"
		    "q-3,3?,yes-no,one or two\n",
	    "id,question,name,background\none,q-1,1,10%\ntwo,q-2,2,50%\nlast,q-3,3,\n", "q-2 q-3 ");
	expect_walk("id,text,kind,ask-if\nq-1,1?,yes-no,\nq-2,2?,yes-no,\nq-3,3?,yes-no,\n"
		    "q-4,4?,yes-no,at-least 2 of (one; two; three)\n",
	    "id,question,name,background\none,q-1,1,50%\ntwo,q-2,2,50%\nthree,q-3,3,50%\n"
	    "last,q-4,4,\n",
	    "q-1 q-2 q-4 ");
	/* A choice opens as well. */
	expect_walk("id,text,kind,ask-if\nq-1,1?,choice,\nq-2,2?,yes-no,one\n",
	    "id,question,name,answer,background\none,q-1,1,one,30%\ntwo,q-1,2,two,30%\n"
	    "last,q-2,2,,\n",
	    "q-1 q-2 ");
	/* One that is too seldom open is not worth its gate, if the topic says how seldom that is.
	 */
	expect_walk("id,text,kind,ask-if\nq-1,1?,yes-no,\nq-2,2?,yes-no,one\n",
	    "id,question,name,background\none,q-1,1,1.2%\nlast,q-2,2,\n", "");
	expect_walk("id,text,kind,ask-if\nq-1,1?,yes-no,\nq-2,2?,yes-no,one\nq-3,3?,yes-no,two\n",
	    "id,question,name\none,q-1,1\ntwo,q-2,2\nlast,q-3,3\n", "q-1 q-2 q-3 ");
	/* "No" opens it as well, of what is stated and what is not. */
	expect_walk("id,text,kind,ask-if\nq-1,1?,choice,\nq-2,2?,yes-no,not (one or two)\n",
	    "id,question,name,answer,background\none,q-1,1,one,30%\ntwo,q-1,2,two,\n"
	    "last,q-2,2,,\n",
	    "q-1 ");
	expect_walk("id,text,kind,ask-if\nq-1,1?,yes-no,\nq-2,2?,yes-no,not one\n",
	    "id,question,name\none,q-1,1\nlast,q-2,2\n", "q-1 ");
}

/* 80 causes as likely as each other, each with a sign of its own. */
Test(reason_worth, a_flat_topic_is_asked_on)
{
	struct buf causes = {0}, questions = {0}, symptoms = {0}, evidence = {0};

	buf_adds(&causes, "id,name\n");
	buf_adds(&questions, "id,text,kind\n");
	buf_adds(&symptoms, "id,question,name\n");
	buf_adds(&evidence, "cause,symptom,frequency\n");
	for (int i = 0; i < 80; i++) {
		buf_printf(&causes, "c-%d,C\n", i);
		buf_printf(&questions, "q-%d,Q?,yes-no\n", i);
		buf_printf(&symptoms, "s-%d,q-%d,S\n", i, i);
		buf_printf(&evidence, "c-%d,s-%d,90%%\n", i, i);
	}
	struct fixture_file files[] = {{"causes", buf_str(&causes)},
	    {"questions", buf_str(&questions)}, {"symptoms", buf_str(&symptoms)},
	    {"evidence", buf_str(&evidence)},
	    {"topic", "key,value\nid,t\ntitle,T\nbackground,10%\nmax-questions,100\n"},
	    {NULL, NULL}};
	struct topic *t = fixture_topic(files, NULL);
	struct interview *iv = interview_new(t);
	struct outcome *o = fixture_outcome(iv);
	uint32_t q, n = 0;

	cr_expect(outcome_equals(o) == 79, "all fit as well as the first");
	outcome_free(o);
	for (; (q = interview_next(iv, NULL)) != NONE; n++)
		interview_answer(iv, q, ANSWER_NONE);
	cr_expect(n == 80, "%u questions", (unsigned)n);
	interview_free(iv);
	topic_close(t);
	buf_free(&causes);
	buf_free(&questions);
	buf_free(&symptoms);
	buf_free(&evidence);
}

/* A complaint that is denied ends the walk, whatever a rule could still say; one "yes" or "not
 * sure" anywhere, and the topic fits. */
Test(reason_worth, a_topic_that_does_not_fit_says_so)
{
	static const struct fixture_file files[] = {{"causes", "id,name\na,A\nb,B\n"},
	    {"questions", "id,text,kind,stage,ask-if\nq-e,E?,yes-no,emergency,\n"
			  "q-c,C?,choice,complaint,\nq-d,D?,yes-no,complaint,\n"
			  "q-f,F?,yes-no,complaint,one\nq-h,H?,yes-no,history,\n"},
	    {"symptoms", "id,question,name,answer\ne,q-e,E,\none,q-c,One,one\ntwo,q-c,Two,two\n"
			 "d,q-d,D,\nf,q-f,F,\nh,q-h,H,\n"},
	    {"evidence", "cause,symptom,frequency\na,one,90%\nb,h,90%\n"},
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,h and d,soon,See\n"
		       "g,not one,self-care,Stay\n"},
	    {NULL, NULL}};
	struct topic *t = fixture_topic(files, NULL);
	struct interview *iv = interview_new(t);
	uint32_t q, n = 0;

	for (; (q = interview_next(iv, NULL)) != NONE; n++)
		interview_answer(iv, q, ANSWER_NONE);
	cr_expect(n == 3, "%u questions", (unsigned)n);
	cr_expect(interview_triage(iv)->no_fit);
	cr_expect(interview_triage(iv)->urgency == URGENCY_ROUTINE);
	interview_answer(iv, fixture_question(t, "q-h"), ANSWER_UNSURE);
	cr_expect_not(interview_triage(iv)->no_fit);
	interview_answer(iv, fixture_question(t, "q-h"), ANSWER_FIRST);
	cr_expect_not(interview_triage(iv)->no_fit);
	interview_answer(iv, fixture_question(t, "q-h"), ANSWER_NONE);
	interview_answer(iv, fixture_question(t, "q-d"), ANSWER_UNASKED);
	cr_expect_not(interview_triage(iv)->no_fit);
	interview_free(iv);
	topic_close(t);
}
