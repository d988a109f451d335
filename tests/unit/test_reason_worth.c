/* What a question would tell: bounds that hold, and a choice that they do not change. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "fixture.h"
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
		struct information i = worth_information(iv, q);
		double urgency = worth_urgency(iv, q);

		cr_expect(i.cause <= worth_bound(iv, q), "question %u: %g above %g", q, i.cause,
		    worth_bound(iv, q));
		cr_expect(i.cause > -1e-12 && i.cause <= i.answer + 1e-12);
		cr_expect(urgency > -1e-12 && urgency <= i.cause + 1e-12, "question %u: %g of %g",
		    q, urgency, i.cause);
	}
}

Test(reason_worth, a_bound_is_never_below_what_it_bounds)
{
	in_random_states(expect_bounds);
}

/* All that may be asked for the sake of the cause, weighed one by one; the constants are
 * next.c's. */
static uint32_t
best_the_long_way(struct interview *iv)
{
	uint32_t best = NONE;
	double most = 0;

	for (uint32_t q = 0; q < iv->questions; q++) {
		const struct ask *a = &iv->ask[q];
		struct information i = worth_information(iv, q);
		double noise = iv->triage.urgency == URGENCY_SELF_CARE ? 0 : 0.05;
		double worth = i.cause - noise * (i.answer - i.cause);
		bool whole = interview_open(iv, q);

		for (uint32_t c = 0; a->q->kind == QUESTION_SCREEN && c < a->cover_count; c++)
			whole = whole && iv->effective[a->covers[c]] == ANSWER_UNASKED;
		if (!whole || worth < 0.03 * a->q->cost)
			continue;
		worth += iv->triage.rules < URGENCY_SOON ? worth_urgency(iv, q) : 0;
		worth /= a->q->cost;
		if (best == NONE || worth > most) {
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

Test(reason_worth, three_likely_causes_end_the_walk_where_the_topic_says_so)
{
	cr_expect(walk_length("") > 0);
	cr_expect(walk_length("stop-three,100%\n") == walk_length(""));
	cr_expect(walk_length("stop-three,85%\n") == 0, "a, b and c have 90%% from the start");
}

Test(reason_worth, a_topic_says_what_a_question_must_tell)
{
	cr_expect(walk_length("worth,0.03\n") == walk_length(""));
	cr_expect(walk_length("worth,0.001\n") >= walk_length(""));
	cr_expect(walk_length("worth,1\n") == 0, "no question tells a bit");
}

Test(reason_worth, noise_counts_against_a_question)
{
	/* n tells 0.04 bits; the rest of its answer's entropy is noise. */
	static const struct fixture_file noisy[] = {
	    {"causes", "id,name,prevalence\na,A,50\nb,B,50\n"},
	    {"questions", "id,text,kind\nq-n,N?,yes-no\n"},
	    {"symptoms", "id,question,name,background\nn,q-n,N,50%\n"},
	    {"evidence", "cause,symptom,frequency\na,n,62%\nb,n,38%\n"}, {NULL, NULL}};
	struct topic *t = fixture_topic(noisy, NULL);
	struct interview *iv = interview_new(t);

	cr_expect(interview_gain(iv, 0) > 0.03);
	cr_expect(interview_gain(iv, 0) < 0.05 * (1 - interview_gain(iv, 0)) + 0.03);
	cr_expect(interview_next(iv, NULL) == NONE);
	interview_free(iv);
	topic_close(t);
}
