/* SPDX-License-Identifier: MIT */
/* Causes that no question tells apart.
 *
 * They are found by splitting: all leaves start in one class, and each question splits every class
 * by the rows of its links. What is left together at the end has equal likelihoods for every answer
 * there is, and counts as one wherever shares are compared.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "reason/state.h"

/* A linked leaf of the question at hand, with what it is sorted by. */
struct member {
	uint32_t leaf, class;
	const double *row;
	size_t size; /* of the row in bytes */
};

static int
compare_members(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	if (x->class != y->class)
		return x->class < y->class ? -1 : 1;
	int order = memcmp(x->row, y->row, x->size);
	return order != 0 ? order : x->leaf < y->leaf ? -1 : 1;
}

struct splitting {
	uint32_t *class, last; /* of each leaf; the newest */
	bool *alone;           /* of each leaf: nothing is left to split it from */
	struct member *members;
};

static void
split_classes(struct splitting *s, const struct likelihoods *k)
{
	size_t size = k->stride * sizeof *k->row;
	struct member *m = s->members;
	uint32_t n = 0;

	for (uint32_t i = 0; i < k->links; i++) {
		const double *row = k->row + (size_t)i * k->stride;
		uint32_t leaf = k->leaf[i];

		if (!s->alone[leaf] && memcmp(row, k->base, size) != 0)
			m[n++] = (struct member){leaf, s->class[leaf], row, size};
	}
	if (n > 1)
		qsort(m, n, sizeof *m, compare_members);
	for (uint32_t i = 0, end; i < n; i = end) {
		s->last++;
		for (end = i; end < n && m[end].class == m[i].class &&
			      memcmp(m[end].row, m[i].row, size) == 0;
		     end++)
			s->class[m[end].leaf] = s->last;
		s->alone[m[i].leaf] = end == i + 1;
	}
}

/* The classes as the compiler stored them; false where it has not yet, or they make no sense. */
static bool
stored_classes(const struct topic *t, uint32_t leaves, uint32_t *class)
{
	const uint32_t *stored = topic_records(t, PART_CLASS, 0, leaves);

	if (stored == NULL)
		return false;
	for (uint32_t l = 0; l < leaves; l++) {
		if (stored[l] > l || stored[stored[l]] != stored[l])
			return false;
		class[l] = stored[l];
	}
	return true;
}

void
classes_find(const struct topic *t, uint32_t *class)
{
	uint32_t leaves = topic_leaf_count(t);

	if (stored_classes(t, leaves, class))
		return;
	struct splitting s = {.class = class,
	    .alone = xcalloc(leaves, sizeof *s.alone),
	    .members = xcalloc(leaves, sizeof *s.members)};
	memset(class, 0, leaves * sizeof *class);
	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		struct likelihoods k = topic_likelihoods(t, q);

		if (topic_question(t, q)->kind != QUESTION_SCREEN && k.links <= leaves)
			split_classes(&s, &k);
	}
	free(s.alone);
	free(s.members);
	uint32_t *lowest = xcalloc((size_t)s.last + 1, sizeof *lowest);
	memset(lowest, 0xff, ((size_t)s.last + 1) * sizeof *lowest);
	for (uint32_t l = 0; l < leaves; l++) {
		if (lowest[class[l]] == NONE)
			lowest[class[l]] = l;
		class[l] = lowest[class[l]];
	}
	free(lowest);
}

void
classes_share(const uint32_t *class, const double *posterior, uint32_t leaves, double *share)
{
	for (uint32_t l = 0; l < leaves; l++)
		share[l] = 0;
	for (uint32_t l = 0; l < leaves; l++)
		share[class[l]] += posterior[l];
}
