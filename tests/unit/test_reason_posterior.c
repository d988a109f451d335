/* SPDX-License-Identifier: MIT */
/* The posterior and expected information, against the textbook formula worked out the long way. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "base/alloc.h"
#include "base/number.h"
#include "fixture.h"
#include "reason/interview.h"

/* P(answer | leaf) from the evidence rows, as HACKING ("How it reasons") says it. */
static double
symptom_rate(const struct topic *t, uint32_t leaf, uint32_t symptom)
{
	for (uint32_t i = 0; i < topic_evidence_count(t); i++) {
		const struct evidence *e = topic_evidence(t, i);

		if (e->cause == topic_leaf(t, leaf) && e->symptom == symptom)
			return e->frequency;
	}
	return topic_symptom(t, symptom)->background;
}

static double
answer_rate(const struct topic *t, uint32_t leaf, uint32_t question, uint32_t answer)
{
	const struct question *q = topic_question(t, question);
	double sum = 0, none, named = 0, product = 1;

	for (uint32_t k = 0; k < q->options; k++) {
		double f = symptom_rate(t, leaf, topic_item(t, q->symptoms, k));
		enum finding finding = answer_finding(answer, k);

		product *= finding == FINDING_YES ? f : finding == FINDING_NO ? 1 - f : 1;
		sum += f;
		if (answer == ANSWER_FIRST + k)
			named = f;
	}
	if (q->kind == QUESTION_SEVERAL)
		return product;
	if (q->kind == QUESTION_YES_NO)
		return answer == ANSWER_NONE ? 1 - sum : sum;
	none = q->exhaustive ? 0 : fmax(topic_meta(t)->floor, 1 - sum);
	return (answer == ANSWER_NONE ? none : named) / (none + sum);
}

static void
expect_posterior(const struct topic *t, struct interview *iv, double *p)
{
	uint32_t leaves = topic_leaf_count(t);
	double sum = 0;

	for (uint32_t l = 0; l < leaves; l++) {
		p[l] = topic_priors(t)[l];
		for (uint32_t q = 0; q < topic_question_count(t); q++) {
			uint32_t a = interview_effective(iv, q);

			if (a >= ANSWER_NONE && topic_question(t, q)->kind != QUESTION_SCREEN)
				p[l] *= answer_rate(t, l, q, a);
		}
		sum += p[l];
	}
	for (uint32_t l = 0; l < leaves; l++)
		p[l] /= sum;
}

static void
random_answers(struct interview *iv, uint64_t *state, uint32_t share)
{
	const struct topic *t = interview_topic(iv);

	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		if (fixture_random(state) % 100 < share)
			interview_answer(iv, q, fixture_answer(t, q, state));
	}
}

Test(reason_posterior, is_naive_bayes_on_random_topics)
{
	for (uint64_t seed = 1; seed <= 60; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *t = fixture_topic(files, NULL);
		double *expected = xcalloc(topic_leaf_count(t), sizeof *expected);
		uint64_t state = seed * 7919;

		for (int round = 0; round < 20; round++) {
			struct interview *iv = interview_new(t);

			random_answers(iv, &state, 60);
			expect_posterior(t, iv, expected);
			for (uint32_t l = 0; l < topic_leaf_count(t); l++)
				cr_assert(fabs(interview_posterior(iv)[l] - expected[l]) < 1e-12,
				    "seed %d leaf %u: %.15f, not %.15f", (int)seed, l,
				    interview_posterior(iv)[l], expected[l]);
			interview_free(iv);
		}
		free(expected);
		topic_close(t);
		fixture_free_files(files);
	}
}

Test(reason_posterior, and_all_else_depend_on_the_set_of_answers_only)
{
	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *t = fixture_topic(files, NULL);
		struct interview *a = interview_new(t), *b = interview_new(t);
		uint64_t state = seed * 104729;
		uint32_t n = topic_question_count(t);

		random_answers(a, &state, 70);
		for (uint32_t i = 0; i < 4 * n; i++) {
			uint32_t q = fixture_random(&state) % n;

			interview_answer(b, q, fixture_random(&state) % 3);
			interview_posterior(b); /* conclusions on the way leave no trace */
			interview_triage(b);
		}
		for (uint32_t i = n; i-- > 0;)
			interview_answer(b, i, interview_given(a, i));
		cr_assert(memcmp(interview_posterior(a), interview_posterior(b),
			      topic_leaf_count(t) * sizeof(double)) == 0);
		cr_assert(interview_next(a, NULL) == interview_next(b, NULL));
		cr_assert(interview_triage(a)->urgency == interview_triage(b)->urgency);
		interview_free(a);
		interview_free(b);
		topic_close(t);
		fixture_free_files(files);
	}
}

static double
entropy(const double *p, uint32_t n)
{
	double h = 0;

	for (uint32_t i = 0; i < n; i++)
		h += number_plogp(p[i]);
	return h;
}

/* True if answering the question opens or closes no other that has an answer: then what it tells is
 * its own evidence alone. */
static bool
stands_alone(struct interview *iv, uint32_t question)
{
	const struct topic *t = interview_topic(iv);
	bool alone = true;

	for (uint32_t a = 0; a <= topic_question(t, question)->options; a++) {
		struct interview *then = interview_copy(iv);

		interview_answer(then, question, ANSWER_NONE + a);
		for (uint32_t q = 0; q < topic_question_count(t); q++)
			alone = alone && (q == question || interview_effective(then, q) ==
							       interview_effective(iv, q));
		interview_free(then);
	}
	return alone;
}

/* What an answer is expected to tell: the entropy of the cause before, less what remains on
 * average, each posterior worked out in full. */
Test(reason_posterior, gain_is_expected_information)
{
	for (uint64_t seed = 1; seed <= 30; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *t = fixture_topic(files, NULL);
		struct interview *iv = interview_new(t);
		uint64_t state = seed * 31337;
		uint32_t leaves = topic_leaf_count(t);
		double chances[16];

		random_answers(iv, &state, 30);
		for (uint32_t q = 0; q < topic_question_count(t); q++) {
			double remaining = 0, gain, before, sum = 0;

			if (topic_question(t, q)->kind == QUESTION_SCREEN ||
			    topic_question(t, q)->kind == QUESTION_SEVERAL ||
			    !interview_open(iv, q) || !stands_alone(iv, q))
				continue;
			gain = interview_gain(iv, q);
			before = entropy(interview_posterior(iv), leaves);
			interview_chances(iv, q, chances);
			for (uint32_t a = 0; a <= topic_question(t, q)->options; a++) {
				struct interview *then = interview_copy(iv);

				interview_answer(then, q, ANSWER_NONE + a);
				sum += chances[a];
				remaining +=
				    chances[a] * entropy(interview_posterior(then), leaves);
				interview_free(then);
			}
			cr_assert(fabs(sum - 1) < 1e-12);
			cr_assert(fabs(gain - (before - remaining)) < 1e-9, "seed %d: %g, not %g",
			    (int)seed, gain, before - remaining);
		}
		interview_free(iv);
		topic_close(t);
		fixture_free_files(files);
	}
}

Test(reason_posterior, moved_is_a_likelihood_ratio)
{
	static const struct fixture_file files[] = {
	    {"causes", "id,name,prevalence\na,A,1\nb,B,1\nc,C,2\n"},
	    {"questions", "id,text,kind,stage\nq,Q?,yes-no,history\n"},
	    {"symptoms", "id,question,name,background\ns,q,S,10%\n"},
	    {"evidence", "cause,symptom,frequency\na,s,80%\n"},
	    {NULL, NULL},
	};
	struct topic *t = fixture_topic(files, NULL);
	struct interview *iv = interview_new(t);

	cr_expect(interview_moved(iv, 0, 0) == 0);
	interview_answer(iv, 0, ANSWER_FIRST);
	cr_expect(fabs(interview_moved(iv, 0, 0) - 3) < 1e-12, "80 %% against 10 %%: three bits");
	cr_expect(interview_moved(iv, 0, 1) < 0, "against B");
	cr_expect(fabs(interview_posterior(iv)[0] - 0.8 / (0.8 + 0.1 + 0.2)) < 1e-12);
	interview_answer(iv, 0, ANSWER_UNSURE);
	cr_expect(interview_moved(iv, 0, 0) == 0);
	interview_free(iv);
	topic_close(t);
}
