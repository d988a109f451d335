/* SPDX-License-Identifier: MIT */
/* A case drawn from the topic's own numbers, as a practice. */
#include "learn/practice.h"
#include "reason/sample.h"

struct practice *
practice_drawn(const struct topic *t, uint64_t seed, uint64_t number, double unsure,
    enum practice_opening opening, struct error *err)
{
	struct buf id = {0};

	if (topic_leaf_count(t) == 0) {
		error_set(err, "this topic has no causes, so no case can be drawn from them");
		return NULL;
	}
	struct sampler *sampler = sampler_new(t, seed, unsure);
	sampler_seek(sampler, number);
	struct sampled s = sampler_next(sampler);
	sample_write_id(seed, number, &id);
	struct practice_case c = {.id = buf_str(&id),
	    .title = SAMPLE_TITLE,
	    .present = {s.present, s.count},
	    .unsure = {s.unsure, s.unsure_count},
	    .cause = topic_leaf(t, s.leaf),
	    .urgency = s.urgency,
	    .drawn = true};
	struct practice *p = practice_new(t, &c, opening, err);
	buf_free(&id);
	sampler_free(sampler);
	return p;
}
