/* SPDX-License-Identifier: MIT */
/* Drawn walks: a case of the sampler's answers an interview of the evaluation's. Sums are whole
 * numbers, so they come out alike on any number of threads.
 */
#include "eval/walks.h"

#include <string.h>

#include "base/alloc.h"
#include "base/crew.h"

enum { BLOCK = 16 }; /* walks that a thread takes at a time */

struct walks {
	const struct topic *t;
	struct sampler *sampler;
	struct eval *eval;
	uint8_t *mention; /* of each symptom */
};

struct walks *
walks_new(const struct topic *t, uint64_t seed)
{
	struct walks *w = xcalloc(1, sizeof *w);

	*w = (struct walks){.t = t,
	    .sampler = sampler_new(t, seed, 0),
	    .eval = eval_new(t, &(struct eval_options){0}),
	    .mention = xcalloc(topic_symptom_count(t), 1)};
	return w;
}

void
walks_free(struct walks *w)
{
	if (w == NULL)
		return;
	sampler_free(w->sampler);
	eval_free(w->eval);
	free(w->mention);
	free(w);
}

struct drawn_walk
walks_at(struct walks *w, uint64_t number)
{
	struct drawn_walk walk;

	sampler_seek(w->sampler, number);
	walk.drawn = sampler_next(w->sampler);
	memset(w->mention, MENTION_NONE, topic_symptom_count(w->t));
	for (uint32_t i = 0; i < walk.drawn.count; i++)
		w->mention[walk.drawn.present[i]] = MENTION_PRESENT;
	struct case_facts facts = {
	    .id = "", .mention = w->mention, .leaf = walk.drawn.leaf, .urgency = NONE};
	walk.urgency = eval_case(w->eval, &facts).urgency;
	walk.asked = eval_asked(w->eval, &walk.count);
	return walk;
}

/* True if a screen that covers the question came before in the walk. */
static bool
was_covered(const struct topic *t, const struct drawn_walk *walk, uint32_t asked)
{
	struct list screens = topic_question(t, walk->asked[asked].question)->covered_by;

	for (uint32_t i = 0; i < screens.count; i++)
		for (uint32_t k = 0; k < asked; k++)
			if (walk->asked[k].question == topic_item(t, screens, i))
				return true;
	return false;
}

static void
add_walk(struct walks_sums *s, const struct topic *t, const struct drawn_walk *walk)
{
	s->walks++;
	s->questions += walk->count;
	s->questions_max = walk->count > s->questions_max ? walk->count : s->questions_max;
	s->urgency[walk->urgency]++;
	for (uint32_t i = 0; i < walk->count; i++) {
		struct list covers = topic_question(t, walk->asked[i].question)->covers;

		s->asked[walk->asked[i].question] += !was_covered(t, walk, i);
		for (uint32_t k = 0; k < covers.count; k++) {
			uint32_t covered = topic_item(t, covers, k);

			if (covered < topic_question_count(t))
				s->asked[covered]++;
		}
	}
}

static struct walks_sums *
sums_new(const struct topic *t)
{
	struct walks_sums *s = xcalloc(1, sizeof *s);

	s->asked = xcalloc(topic_question_count(t), sizeof *s->asked);
	return s;
}

void
walks_sums_free(struct walks_sums *s)
{
	if (s == NULL)
		return;
	free(s->asked);
	free(s);
}

struct count {
	struct walks **walks; /* of each member */
	struct walks_sums **sums;
	uint32_t left; /* of the last block */
	size_t blocks;
};

static void
count_block(void *ctx, unsigned member, size_t item)
{
	struct count *c = ctx;
	uint32_t walks = item + 1 < c->blocks ? BLOCK : c->left;

	for (uint32_t i = 0; i < walks; i++) {
		struct drawn_walk walk = walks_at(c->walks[member], item * BLOCK + i);

		add_walk(c->sums[member], c->walks[member]->t, &walk);
	}
}

struct walks_sums *
walks_count(const struct topic *t, uint64_t seed, uint32_t walks, unsigned threads)
{
	struct walks_sums *total = sums_new(t);
	struct count c = {.walks = xcalloc(threads, sizeof(struct walks *)),
	    .sums = xcalloc(threads, sizeof(struct walks_sums *)),
	    .blocks = (walks + BLOCK - 1) / BLOCK,
	    .left = walks - (walks - 1) / BLOCK * BLOCK};

	for (unsigned m = 0; m < threads; m++) {
		c.walks[m] = walks_new(t, seed);
		c.sums[m] = sums_new(t);
	}
	struct crew *crew = crew_new(threads, count_block, &c);
	crew_run(crew, c.blocks);
	crew_free(crew);
	for (unsigned m = 0; m < threads; m++) {
		const struct walks_sums *s = c.sums[m];

		total->walks += s->walks;
		total->questions += s->questions;
		if (s->questions_max > total->questions_max)
			total->questions_max = s->questions_max;
		for (uint32_t u = 0; u < URGENCY_LEVELS; u++)
			total->urgency[u] += s->urgency[u];
		for (uint32_t q = 0; q < topic_question_count(t); q++)
			total->asked[q] += s->asked[q];
		walks_free(c.walks[m]);
		walks_sums_free(c.sums[m]);
	}
	free(c.walks);
	free(c.sums);
	return total;
}
