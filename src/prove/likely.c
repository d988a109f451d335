/* SPDX-License-Identifier: MIT */
/* Shares are summed over the causes that no question tells apart, as the outcome does. */
#include "prove/likely.h"

#include "base/alloc.h"

uint8_t *
likely_causes(struct interview *iv)
{
	const struct topic *t = interview_topic(iv);
	uint32_t leaves = topic_leaf_count(t), causes = topic_cause_count(t);
	uint32_t *class = xcalloc(leaves, sizeof *class);
	double *share = xcalloc(leaves, sizeof *share);
	uint8_t *truth = xcalloc(causes, 1);
	struct list suspects = topic_branch(t, interview_flow(iv).end)->suspects;

	classes_find(t, class);
	classes_share(class, interview_posterior(iv), leaves, share);
	for (uint32_t l = 0; l < leaves; l++) {
		uint32_t cause = topic_leaf(t, l);

		if (cause < causes && share[class[l]] >= topic_meta(t)->matters)
			truth[cause] = TRUTH_UNKNOWN;
	}
	for (uint32_t i = 0; i < suspects.count; i++)
		if (topic_item(t, suspects, i) < causes)
			truth[topic_item(t, suspects, i)] = TRUTH_TRUE;
	free(class);
	free(share);
	return truth;
}
