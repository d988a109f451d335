/* SPDX-License-Identifier: MIT */
/* The proofs' own account against the interview, and what its key promises. */
#include <stdlib.h>

#include <criterion/criterion.h>

#include "base/alloc.h"
#include "fixture.h"
#include "reason/interview.h"
#include "prove/account.h"
#include "prove/likely.h"

static enum truth
one(unsigned set)
{
	return set == TRUTH_BIT(TRUTH_TRUE)    ? TRUTH_TRUE
	       : set == TRUTH_BIT(TRUTH_FALSE) ? TRUTH_FALSE
					       : TRUTH_UNKNOWN;
}

/* Rules, ask-ifs, findings and every `unless` are the same for both. */
static void
compare(const struct topic *t, struct account *a, struct interview *iv)
{
	const struct triage *v = interview_triage(iv);
	uint8_t *likely = likely_causes(iv);
	uint32_t emergencies = 0;

	for (uint32_t r = 0; r < topic_rule_count(t); r++) {
		cr_assert(one(account_rule(a, r)) == (enum truth)v->truth[r], "rule %u", r);
		emergencies +=
		    v->truth[r] == TRUTH_TRUE && topic_rule(t, r)->urgency == URGENCY_EMERGENCY;
	}
	cr_assert(account_tally(a)->emergencies == emergencies);
	for (uint32_t s = 0; s < topic_symptom_count(t); s++) {
		uint32_t q = topic_symptom(t, s)->question;
		bool asked = account_ask_if(a, q) == TRUTH_BIT(TRUTH_TRUE);

		cr_assert(asked == interview_active(iv, q));
		cr_assert(
		    (asked ? account_finding(a, s) : FINDING_UNASKED) == interview_finding(iv, s));
	}
	for (uint32_t i = 0; i < topic_advice_count(t); i++) {
		uint32_t unless = topic_advice(t, i)->unless.at;
		enum truth program = unless != NONE ? interview_cond(iv, unless) : TRUTH_FALSE;
		enum truth own = account_unless_given(a, i, likely);

		/* A cause that matters is more than likely, which the account does not know. */
		cr_assert(own == program || own == TRUTH_UNKNOWN, "%d, not %d", own, program);
		cr_assert(own != TRUTH_UNKNOWN || program != TRUTH_FALSE);
	}
	free(likely);
}

/* The next question of a walk, or now and then any that has no answer yet. */
static uint32_t
pick_question(struct interview *iv, uint64_t *state)
{
	uint32_t any = fixture_random(state) % topic_question_count(interview_topic(iv));

	if (fixture_random(state) % 4 == 0 && interview_given(iv, any) == ANSWER_UNASKED &&
	    interview_active(iv, any))
		return any;
	return interview_next(iv, NULL);
}

/* All answers of a walk given at once come to the same. */
static void
compare_at_once(const struct account *a, const struct bearing *b, struct interview *iv)
{
	const struct topic *t = interview_topic(iv);
	struct account *other = account_new(t, b, ACCOUNT_RULES);

	for (uint32_t q = 0; q < topic_question_count(t); q++)
		if (interview_given(iv, q) != ANSWER_UNASKED)
			account_note(other, q, interview_given(iv, q));
	account_settle(other);
	compare(t, other, iv);
	cr_assert(account_key(a).a == account_key(other).a);
	cr_assert(account_key(a).b == account_key(other).b);
	account_back(other, 0);
	interview_clear(iv);
	compare(t, other, iv);
	account_free(other);
}

/* Walks, each step of which both take; then back the way they came. */
static void
walk(const struct topic *t, const struct bearing *b, uint64_t *state)
{
	struct account *a = account_new(t, b, ACCOUNT_RULES);
	struct interview *iv = interview_new(t);
	VEC(struct account_key) keys = {0};
	VEC(uint32_t) asked = {0};
	uint32_t q;

	while ((q = pick_question(iv, state)) != NONE) {
		uint32_t answer = fixture_answer(t, q, state);

		vec_push(&keys, account_key(a));
		vec_push(&asked, q);
		account_answer(a, q, answer);
		interview_answer(iv, q, answer);
		compare(t, a, iv);
	}
	struct interview *same = interview_copy(iv);
	compare_at_once(a, b, same);
	interview_free(same);
	while (asked.len > 0) {
		struct account_key key = keys.items[--keys.len];

		account_back(a, (uint32_t)keys.len);
		interview_answer(iv, asked.items[--asked.len], ANSWER_UNASKED);
		cr_assert(account_key(a).a == key.a && account_key(a).b == key.b);
		compare(t, a, iv);
	}
	vec_free(&keys);
	vec_free(&asked);
	account_free(a);
	interview_free(iv);
}

Test(tree_account, says_what_the_interview_says)
{
	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *t = fixture_topic(files, NULL);
		struct bearing *b = bearing_new(t);
		uint64_t state = seed * 77 + 1;

		for (int i = 0; i < 20; i++)
			walk(t, b, &state);
		bearing_free(b);
		topic_close(t);
		fixture_free_files(files);
	}
}

/* A flow with every kind of question and row, from each of its steps, with answers to any questions
 * in any order, a screen that covers one of them too; what it answered is not asked again. */
Test(tree_account, stands_in_a_flow_where_the_interview_does)
{
	static const struct fixture_file files[] = {
	    {"questions", "id,text,kind,stage,ask-if,covers\nq-any,Any?,screen,complaint,,q-a;q-d\n"
			  "q-a,A?,yes-no,complaint,,\nq-b,B?,several,history,,\n"
			  "q-c,C?,choice,history,a or b1,\nq-d,D?,yes-no,complaint,,\n"},
	    {"symptoms", "id,question,name\na,q-a,A\nb1,q-b,B1\nb2,q-b,B2\nb3,q-b,B3\nc1,q-c,C1\n"
			 "c2,q-c,C2\nd,q-d,D\n"},
	    {"topic", "key,value\nid,t\ntitle,T\nstart,one\n"},
	    {"flow", "id,ask,answer,if,next,message\none,q-a,yes,b1 or not d,two,\n"
		     "one,q-a,no;yes,,three,\none,q-a,any,,two,\ntwo,q-b,b2,unsure d,three,\n"
		     "two,q-b,no,,over,\ntwo,q-b,not-sure,,urgency:today,T\ntwo,q-b,b1,,three,\n"
		     "two,q-b,any,,urgency:soon,S\nthree,q-c,c2;no,at-least 2 of (a;b1;d),over,\n"
		     "three,q-c,any,,urgency:routine,R\nover,,,,interview,\n"},
	    {NULL, NULL}};
	struct topic *t = fixture_topic(files, NULL);
	struct bearing *b = bearing_new(t);
	uint64_t state = 99;

	for (int i = 0; i < 4000; i++) {
		struct account *a = account_new(t, b, ACCOUNT_FLOWS | (i % 2 ? ACCOUNT_RULES : 0));
		struct interview *iv = interview_new(t);
		uint32_t start = fixture_random(&state) % topic_step_count(t);

		interview_set_start(iv, start);
		for (int k = 0; k < 8; k++) {
			uint32_t q = fixture_random(&state) % topic_question_count(t);
			uint32_t answer = fixture_answer(t, q, &state);
			struct flow now = interview_flow(iv);
			struct account_flow at = account_flow(a, start, NULL);

			cr_assert(now.end == at.end);
			cr_assert(at.question ==
				  (now.step != NONE ? topic_step(t, now.step)->question : NONE));
			if (interview_given(iv, q) == ANSWER_UNASKED &&
			    interview_effective(iv, q) == ANSWER_UNASKED) {
				account_answer(a, q, answer);
				interview_answer(iv, q, answer);
			}
		}
		account_free(a);
		interview_free(iv);
	}
	bearing_free(b);
	topic_close(t);
}

/* Answers to some of the first questions, in the order of the tables. */
static void
answer_some(const struct topic *t, struct account *a, uint32_t from, uint32_t to, uint64_t *state)
{
	for (uint32_t q = from; q < to; q++) {
		if (fixture_random(state) % 2)
			account_answer(a, q, fixture_answer(t, q, state));
	}
}

/* Two accounts with the same key are given the same further answers: nothing tells them apart. */
static uint32_t
compare_futures(const struct topic *t, const struct bearing *b, uint64_t *state)
{
	struct account *x = account_new(t, b, ACCOUNT_RULES), *y = account_new(t, b, ACCOUNT_RULES);
	uint32_t questions = topic_question_count(t), half = questions / 2, met = 0;

	for (int i = 0; i < 300; i++) {
		uint64_t same = fixture_random(state) + UINT64_C(1), again = same;

		account_back(x, 0);
		account_back(y, 0);
		answer_some(t, x, 0, half, state);
		answer_some(t, y, 0, half, state);
		if (account_key(x).a != account_key(y).a || account_key(x).b != account_key(y).b)
			continue;
		met++;
		answer_some(t, x, half, questions, &same);
		answer_some(t, y, half, questions, &again);
		for (uint32_t r = 0; r < topic_rule_count(t); r++)
			cr_assert(account_rule(x, r) == account_rule(y, r));
		for (uint32_t k = 0; k < topic_advice_count(t); k++)
			cr_assert(account_unless(x, k) == account_unless(y, k));
		for (uint32_t q = 0; q < questions; q++)
			cr_assert(account_ask_if(x, q) == account_ask_if(y, q));
	}
	account_free(x);
	account_free(y);
	return met;
}

Test(tree_account, equal_keys_have_equal_futures)
{
	uint32_t met = 0;

	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *t = fixture_topic(files, NULL);
		struct bearing *b = bearing_new(t);
		uint64_t state = seed * 99 + 1;

		met += compare_futures(t, b, &state);
		bearing_free(b);
		topic_close(t);
		fixture_free_files(files);
	}
	cr_expect(met > 100, "%u", met);
}
