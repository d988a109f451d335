/* SPDX-License-Identifier: MIT */
/* Likelihood ratios from the rows of a question's likelihoods. The share of the other causes is the
 * sum over all of them less the one, so that a ratio costs the links of its question. */
#include "reason/ratio.h"

#include "base/number.h"
#include "topic/answer.h"

bool
ratio_of(const struct topic *t, uint32_t leaf, uint32_t question, uint32_t answer, double *with,
    double *without)
{
	struct likelihoods k = topic_likelihoods(t, question);
	const double *row = topic_likelihood_row(&k, leaf), *prior = topic_priors(t);

	if (row == NULL || prior == NULL || answer < ANSWER_NONE ||
	    !topic_has_answer(topic_question(t, question), answer) || leaf >= topic_leaf_count(t) ||
	    prior[leaf] >= 1)
		return false;
	double own = topic_likelihood(&k, row, answer), base = topic_likelihood(&k, k.base, answer);
	double all = base;
	for (uint32_t i = 0; i < k.links; i++)
		all += prior[k.leaf[i]] *
		       (topic_likelihood(&k, k.row + (size_t)i * k.stride, answer) - base);
	double others = (all - prior[leaf] * own) / (1 - prior[leaf]);
	if (own <= 0 || others <= 0)
		return false;
	*with = own;
	*without = others;
	return true;
}

double
ratio_bits(const struct topic *t, uint32_t leaf, uint32_t question, uint32_t answer)
{
	double with, without;

	return ratio_of(t, leaf, question, answer, &with, &without)
		   ? number_log2(with) - number_log2(without)
		   : 0;
}

uint32_t
ratio_row(const struct topic *t, uint32_t leaf, uint32_t symptom)
{
	struct list rows = topic_cause(t, topic_leaf(t, leaf))->evidence;

	for (uint32_t i = 0; i < rows.count; i++)
		if (topic_evidence(t, topic_item(t, rows, i))->symptom == symptom)
			return topic_item(t, rows, i);
	return NONE;
}

double
ratio_apart(const struct topic *t, const uint32_t *leaves, uint32_t count, uint32_t question)
{
	struct likelihoods k = topic_likelihoods(t, question);
	uint32_t answers = k.several ? 2 * k.options : k.options + 1; /* of each "yes" and "no" */
	double bits = 0;

	for (uint32_t a = 0; k.base != NULL && a < answers; a++) {
		double p[RATIO_APART_MOST], mean = 0;

		for (uint32_t i = 0; i < count; i++) {
			const double *row = topic_likelihood_row(&k, leaves[i]);

			p[i] = !k.several ? row[a] : topic_frequencies(&k, row)[a / 2];
			if (k.several && a % 2 == 0)
				p[i] = 1 - p[i];
			mean += p[i] / count;
		}
		for (uint32_t i = 0; i < count; i++)
			if (p[i] > 0)
				bits += p[i] / count * number_log2(p[i] / mean);
	}
	return bits;
}
