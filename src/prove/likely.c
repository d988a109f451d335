/* Shares are summed over the causes that no question tells apart, as the outcome does. */
#include "prove/likely.h"

#include "base/arena.h"
#include "reason/outcome.h"

struct likely {
	struct arena *arena; /* it and its arrays */
	const struct topic *t;
	uint32_t leaves, causes;
	uint32_t *class; /* of each leaf, see classes_find() */
	double *share;   /* of each class, at its lowest leaf */
	uint8_t *truth;  /* of each cause */
};

struct likely *
likely_new(const struct topic *t)
{
	struct arena *arena = arena_new();
	struct likely *l = arena_alloc(arena, sizeof *l);

	l->arena = arena;
	l->t = t;
	l->leaves = topic_leaf_count(t);
	l->causes = topic_cause_count(t);
	l->class = arena_alloc(arena, l->leaves * sizeof *l->class);
	l->share = arena_alloc(arena, l->leaves * sizeof *l->share);
	l->truth = arena_alloc(arena, l->causes);
	classes_find(t, l->class);
	return l;
}

void
likely_free(struct likely *l)
{
	if (l != NULL)
		arena_free(l->arena);
}

const uint8_t *
likely_causes(struct likely *l, struct interview *iv)
{
	const double *posterior = interview_posterior(iv);
	double least = topic_meta(l->t)->matters;

	classes_share(l->class, posterior, l->leaves, l->share);
	for (uint32_t i = 0; i < l->leaves; i++) {
		uint32_t cause = topic_leaf(l->t, i);

		if (cause < l->causes)
			l->truth[cause] =
			    l->share[l->class[i]] >= least ? TRUTH_UNKNOWN : TRUTH_FALSE;
	}
	return l->truth;
}
