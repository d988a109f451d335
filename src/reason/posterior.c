/* SPDX-License-Identifier: MIT */
/* Naive Bayes over the leaves.
 *
 * A leaf without a row of its own for a question has the base row, so an answer multiplies all of
 * those by the same number, which drops out. What is kept for each question is therefore, for each
 * linked leaf and answer, log2 P(answer | leaf) - log2 P(answer | no link): `loglik[q]` holds
 * one for each link, for each of the options + 1 answers. Of several symptoms each counts by
 * itself, as if it were a yes-no question: there are two for each of them, of "no" and of "yes".
 * The cost of a posterior is the number of leaves plus the number of links of the answered
 * questions, never causes times symptoms. Sums run in table order; what the first questions come
 * to, up to the first that was answered otherwise last time, is kept for the next time.
 */
#include <string.h>

#include "base/number.h"
#include "reason/ratio.h"
#include "reason/state.h"

/* The chance of what the list of logarithms has at place a, by a row. */
static double
chance_at(const struct likelihoods *k, const double *row, uint32_t a)
{
	if (!k->several)
		return row[a];
	double yes = topic_frequencies(k, row)[a / 2];
	return a % 2 == 0 ? 1 - yes : yes;
}

static const double *
link_logliks(struct interview *iv, uint32_t question, const struct likelihoods *k)
{
	uint32_t answers = k->several ? 2 * k->options : k->options + 1;
	double *out;

	if (iv->loglik[question] != NULL)
		return iv->loglik[question];
	out = arena_alloc(iv->arena, (size_t)answers * (k->links + 1) * sizeof *out);
	for (uint32_t a = 0; a < answers; a++) {
		double base = number_log2(chance_at(k, k->base, a));

		for (uint32_t i = 0; i < k->links; i++)
			out[(size_t)a * k->links + i] =
			    number_log2(chance_at(k, k->row + (size_t)i * k->stride, a)) - base;
	}
	return iv->loglik[question] = out;
}

/* Counts what stands at place a of a question's list. */
static void
count_answer(struct interview *iv, const struct likelihoods *k, const double *logliks, uint32_t a)
{
	const double *loglik = logliks + (size_t)a * k->links;

	for (uint32_t i = 0; i < k->links; i++)
		iv->posterior[k->leaf[i]] += loglik[i];
}

static void
count_question(struct interview *iv, uint32_t question)
{
	uint32_t answer = iv->effective[question];

	if (answer < ANSWER_NONE || iv->ask[question].q->kind == QUESTION_SCREEN)
		return;
	const struct likelihoods *k = state_likelihoods(iv, question);
	if (k->links == 0)
		return;
	const double *logliks = link_logliks(iv, question, k);
	if (!k->several)
		count_answer(iv, k, logliks, answer - ANSWER_NONE);
	for (uint32_t o = 0; k->several && o < k->options; o++) {
		enum finding f = answer_finding(answer, o);

		if (f >= FINDING_NO)
			count_answer(iv, k, logliks, 2 * o + (f == FINDING_YES));
	}
}

/* Sums up what the answers say, from where they differ from the last ones if that is kept. */
static void
count_answers(struct interview *iv)
{
	size_t size = iv->leaves * sizeof *iv->posterior;
	uint32_t same = 0;

	while (same < iv->questions && iv->counted[same] == iv->effective[same])
		same++;
	bool kept = iv->begun_to <= same;
	uint32_t q = kept ? iv->begun_to : 0;
	memcpy(iv->posterior, kept ? iv->begun : iv->prior, size);
	for (; q < same; q++)
		count_question(iv, q);
	memcpy(iv->begun, iv->posterior, size);
	iv->begun_to = same;
	for (; q < iv->questions; q++) {
		count_question(iv, q);
		iv->counted[q] = iv->effective[q];
	}
}

void
state_posterior(struct interview *iv)
{
	if (iv->fresh & FRESH_POSTERIOR)
		return;
	state_findings(iv);
	double *p = iv->posterior, max = -1e300, sum = 0;
	count_answers(iv);
	for (uint32_t l = 0; l < iv->leaves; l++)
		max = p[l] > max ? p[l] : max;
	for (uint32_t l = 0; l < iv->leaves; l++) {
		p[l] = number_exp2(p[l] - max);
		sum += p[l];
	}
	for (int c = 0; c < URGENCY_LEVELS; c++)
		iv->class_mass[c] = 0;
	for (uint32_t l = 0; l < iv->leaves; l++) {
		p[l] /= sum;
		iv->class_mass[iv->class[l]] += p[l];
	}
	iv->class_bits = 0;
	for (int c = 0; c < URGENCY_LEVELS; c++)
		iv->class_bits += number_plogp(iv->class_mass[c]);
	iv->fresh |= FRESH_POSTERIOR;
}

const double *
interview_posterior(struct interview *iv)
{
	state_posterior(iv);
	return iv->posterior;
}

double
interview_moved(struct interview *iv, uint32_t question, uint32_t leaf)
{
	return ratio_bits(iv->t, leaf, question, interview_effective(iv, question));
}

void
interview_chances(struct interview *iv, uint32_t question, double *p)
{
	const struct likelihoods *k = state_likelihoods(iv, question);

	state_posterior(iv);
	for (uint32_t a = 0; a <= k->options; a++) {
		p[a] = k->base != NULL ? k->base[a] : 0;
		for (uint32_t i = 0; i < k->links; i++)
			p[a] += iv->posterior[k->leaf[i]] *
				(k->row[(size_t)i * k->stride + a] - k->base[a]);
		if (p[a] < 0)
			p[a] = 0;
	}
}
