/* SPDX-License-Identifier: MIT */
/* What a question would tell: expected information, worked out over links alone.
 *
 * With posterior p, row r of a linked leaf and b the base row, P(a) = b[a] + sum over links of
 * p (r[a] - b[a]), and the entropies that have to be taken off are stored in the rows. So a turn
 * costs the number of links. Logarithms are what takes time in it, and most questions can be passed
 * over without any: the information is at most the sum over links of p D(r || b), whatever b is
 * (the mixture of the rows is the distribution nearest to them all), and the divergences D do not
 * depend on the answers. `telling` keeps them for each link of a question.
 *
 * A question for several symptoms has too many answers to go through them. Given the cause its
 * symptoms are independent, so that what the answer tells is at most the sum of what each of them
 * tells, and near it as long as that is a small part of what is not known of the cause. That sum is
 * what counts, for the entropy of the answer too: it errs towards asking.
 */
#include "reason/worth.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/number.h"

#define OPTIONS_MAX 64u /* options that are weighed singly; further ones count as one */
#define AHEAD 20000u    /* questions and links that are looked up in a turn */
#define ROUNDING 1e-9   /* far above what the order of a sum can change */

/* D(row || base) of each link in bits: the row's entropy is stored, so that only the base row's
 * logarithms are needed. */
static const double *
link_telling(struct interview *iv, uint32_t question, const struct likelihoods *k)
{
	double *out;

	if (iv->telling[question] != NULL)
		return iv->telling[question];
	out = arena_alloc(iv->arena, k->links * sizeof *out);
	for (uint32_t a = 0, n; !k->several && a <= k->options; a += n) {
		double surprise[OPTIONS_MAX]; /* of some answers at once: rows lie far apart */

		n = k->options + 1 - a < OPTIONS_MAX ? k->options + 1 - a : OPTIONS_MAX;
		for (uint32_t j = 0; j < n; j++)
			surprise[j] = -number_log2(k->base[a + j]);
		for (uint32_t i = 0; i < k->links; i++) {
			const double *row = k->row + (size_t)i * k->stride + a;
			double sum = out[i];

			for (uint32_t j = 0; j < n; j++)
				sum += row[j] * surprise[j];
			out[i] = sum;
		}
	}
	for (uint32_t o = 0; k->several && o < k->options; o++) {
		double usual = topic_frequencies(k, k->base)[o];
		double no = -number_log2(1 - usual), yes = -number_log2(usual);

		for (uint32_t i = 0; i < k->links; i++) {
			double own = topic_frequencies(k, k->row + (size_t)i * k->stride)[o];

			out[i] += (1 - own) * no + own * yes;
		}
	}
	for (uint32_t i = 0; i < k->links; i++)
		out[i] -= k->row[(size_t)i * k->stride + k->options + 1];
	return iv->telling[question] = out;
}

/* The first turn that weighs all questions would read and check all their likelihoods, which takes
 * long where there are hundreds of thousands of links; the turns before it weigh few or none. */
void
worth_look_ahead(struct interview *iv)
{
	if (iv->questions + topic_count(iv->t, PART_LINK) <= AHEAD)
		return;
	for (uint32_t done = 0; done < AHEAD && iv->ahead < iv->questions; iv->ahead++) {
		const struct likelihoods *k = state_likelihoods(iv, iv->ahead);

		if (k->links > 0)
			link_telling(iv, iv->ahead, k);
		done += 1 + k->links;
	}
}

double
worth_bound(struct interview *iv, uint32_t question)
{
	const struct likelihoods *k = state_likelihoods(iv, question);
	double sum = ROUNDING;

	if (k->links == 0)
		return 0;
	const double *telling = link_telling(iv, question, k);
	for (uint32_t i = 0; i < k->links; i++)
		sum += iv->posterior[k->leaf[i]] * telling[i];
	return sum;
}

static uint32_t
weighed(const struct likelihoods *k)
{
	return k->options < OPTIONS_MAX ? k->options : OPTIONS_MAX;
}

static inline void
add_row(double *to, double p, const double *row, uint32_t options)
{
	uint32_t single = options < OPTIONS_MAX ? options : OPTIONS_MAX, a = 0;

	for (; a <= single; a++)
		to[a] += p * row[a];
	for (; a <= options; a++)
		to[OPTIONS_MAX] += p * row[a];
}

/* The entropy of the answer to one of several: "yes" with this chance out of `whole`, else "no". */
static double
two_way(double yes, double whole)
{
	return number_plogp(yes) + number_plogp(whole > yes ? whole - yes : 0);
}

static double
several_information(const struct interview *iv, const struct likelihoods *k)
{
	double p[ANSWER_SEVERAL_MOST] = {0}, rest = 1, spared = 0, answer = 0;

	for (uint32_t i = 0; i < k->links; i++) {
		const double *row = k->row + (size_t)i * k->stride;
		double mass = iv->posterior[k->leaf[i]];

		for (uint32_t o = 0; o < k->options; o++)
			p[o] += mass * topic_frequencies(k, row)[o];
		spared += mass * row[k->options + 1];
		rest -= mass;
	}
	for (uint32_t o = 0; o < k->options; o++) {
		p[o] += rest > 0 ? rest * topic_frequencies(k, k->base)[o] : 0;
		answer += two_way(p[o], 1);
	}
	spared += rest > 0 ? rest * k->base[k->options + 1] : 0;
	return answer - spared;
}

static double
several_urgency(const struct interview *iv, const struct likelihoods *k)
{
	double unlinked[URGENCY_LEVELS], told = 0;

	memcpy(unlinked, iv->class_mass, sizeof unlinked);
	for (uint32_t i = 0; i < k->links; i++)
		unlinked[iv->class[k->leaf[i]]] -= iv->posterior[k->leaf[i]];
	for (uint32_t o = 0; o < k->options; o++) {
		double p[URGENCY_LEVELS] = {0}, yes = 0; /* of "yes", with each urgency */

		for (uint32_t i = 0; i < k->links; i++)
			p[iv->class[k->leaf[i]]] +=
			    iv->posterior[k->leaf[i]] *
			    topic_frequencies(k, k->row + (size_t)i * k->stride)[o];
		told += iv->class_bits;
		for (int c = 0; c < URGENCY_LEVELS; c++) {
			if (unlinked[c] > 0)
				p[c] += unlinked[c] * topic_frequencies(k, k->base)[o];
			yes += p[c];
			told -= two_way(p[c], iv->class_mass[c]);
		}
		told += two_way(yes, 1);
	}
	return told < iv->class_bits ? told : iv->class_bits;
}

/* What the answer tells of the cause is its entropy less what a known cause would leave of it. */
double
worth_information(struct interview *iv, uint32_t question)
{
	const struct likelihoods *k = state_likelihoods(iv, question);
	double p[OPTIONS_MAX + 1], rest = 1, spared = 0;

	if (k->links == 0)
		return 0;
	if (k->several)
		return several_information(iv, k);
	memset(p, 0, (weighed(k) + 1) * sizeof *p);
	for (uint32_t i = 0; i < k->links; i++) {
		const double *row = k->row + (size_t)i * k->stride;
		double mass = iv->posterior[k->leaf[i]];

		add_row(p, mass, row, k->options);
		spared += mass * row[k->options + 1];
		rest -= mass;
	}
	if (rest > 0) {
		add_row(p, rest, k->base, k->options);
		spared += rest * k->base[k->options + 1];
	}
	return number_entropy(p, weighed(k) + 1) - spared;
}

double
worth_urgency_most(struct interview *iv, uint32_t question, double told)
{
	const struct likelihoods *k = state_likelihoods(iv, question);
	bool singly = k->several || k->options <= OPTIONS_MAX;

	return singly && told + ROUNDING < iv->class_bits ? told + ROUNDING
							  : iv->class_bits + ROUNDING;
}

double
worth_urgency(struct interview *iv, uint32_t question)
{
	const struct likelihoods *k = state_likelihoods(iv, question);
	double p[URGENCY_LEVELS][OPTIONS_MAX + 1], unlinked[URGENCY_LEVELS];
	double joint[URGENCY_LEVELS * (OPTIONS_MAX + 1)], answer[OPTIONS_MAX + 1] = {0};
	size_t joints = 0;

	if (k->links == 0)
		return 0;
	if (k->several)
		return several_urgency(iv, k);
	for (int c = 0; c < URGENCY_LEVELS; c++)
		memset(p[c], 0, (weighed(k) + 1) * sizeof *p[c]);
	memcpy(unlinked, iv->class_mass, sizeof unlinked);
	for (uint32_t i = 0; i < k->links; i++) {
		uint8_t class = iv->class[k->leaf[i]];
		double mass = iv->posterior[k->leaf[i]];

		add_row(p[class], mass, k->row + (size_t)i * k->stride, k->options);
		unlinked[class] -= mass;
	}
	for (int c = 0; c < URGENCY_LEVELS; c++)
		if (unlinked[c] > 0)
			add_row(p[c], unlinked[c], k->base, k->options);
	for (uint32_t a = 0; a <= weighed(k); a++) {
		for (int c = 0; c < URGENCY_LEVELS; c++) {
			answer[a] += p[c][a];
			if (p[c][a] > 0)
				joint[joints++] = p[c][a];
		}
	}
	return number_entropy(answer, weighed(k) + 1) + iv->class_bits -
	       number_entropy(joint, joints);
}

double
interview_gain(struct interview *iv, uint32_t question)
{
	if (!interview_open(iv, question))
		return 0;
	state_posterior(iv);
	double cause = worth_information(iv, question);
	return cause > 0 ? cause : 0;
}

uint32_t
interview_best(struct interview *iv, double *gain)
{
	uint32_t best = NONE;
	double most = 0;

	*gain = 0;
	for (uint32_t q = 0; iv->leaves > 0 && q < iv->questions; q++) {
		double bits = interview_gain(iv, q), worth = bits / iv->ask[q].q->cost;

		if (!interview_open(iv, q) || (best != NONE && worth <= most))
			continue;
		best = q;
		most = worth;
		*gain = bits;
	}
	return best;
}
