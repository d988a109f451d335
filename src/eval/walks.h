/* SPDX-License-Identifier: MIT */
/* Walks on cases drawn from a topic's own tables: how they end and what is asked on the way, as if
 * its numbers were the world. Walk n answers as the case does that `ramus cases` draws as number n.
 */
#ifndef EVAL_WALKS_H
#define EVAL_WALKS_H

#include "eval/eval.h"
#include "reason/sample.h"

struct walks; /* opaque */

struct drawn_walk {
	struct sampled drawn;
	enum urgency urgency;
	const struct eval_asked *asked; /* in order */
	uint32_t count;
};

/* The topic must outlive it. The same seed gives the same walks everywhere. */
struct walks *walks_new(const struct topic *t, uint64_t seed);
void walks_free(struct walks *w);
/* The walk of that number, from 0; what it points to changes with the next call. */
struct drawn_walk walks_at(struct walks *w, uint64_t number);

/* Sums over walks. */
struct walks_sums {
	uint64_t walks, questions;
	uint32_t questions_max;
	uint64_t urgency[URGENCY_LEVELS]; /* walks that end so */
	uint64_t *asked; /* walks that ask each question, by itself or by a screen */
};

/* Over the first walks of a seed, on so many threads; the caller frees it. */
struct walks_sums *walks_count(
    const struct topic *t, uint64_t seed, uint32_t walks, unsigned threads);
void walks_sums_free(struct walks_sums *s);

#endif
