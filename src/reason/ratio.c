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
	uint32_t a = answer - ANSWER_NONE;

	if (row == NULL || prior == NULL || a > k.options || leaf >= topic_leaf_count(t) ||
	    prior[leaf] >= 1)
		return false;
	double all = k.base[a];
	for (uint32_t i = 0; i < k.links; i++)
		all += prior[k.leaf[i]] * (k.row[(size_t)i * k.stride + a] - k.base[a]);
	double others = (all - prior[leaf] * row[a]) / (1 - prior[leaf]);
	if (row[a] <= 0 || others <= 0)
		return false;
	*with = row[a];
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
