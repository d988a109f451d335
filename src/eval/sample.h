/* Cases drawn from a topic's own likelihoods, as if its numbers were the world. */
#ifndef EVAL_SAMPLE_H
#define EVAL_SAMPLE_H

#include "base/buf.h"
#include "topic/topic.h"

struct sampler; /* opaque */

/* A case: its cause by the priors, the answer to each question by the cause's likelihoods; a
 * question whose ask-if fails has nothing present. */
struct sampled {
	uint64_t number;	 /* from 0 */
	uint32_t leaf;		 /* the cause */
	const uint32_t *present; /* symptoms, in table order */
	uint32_t count;
	uint32_t initial; /* the finding that a person comes with, NONE if nothing is present: one
			     of the earliest stage after the emergencies that has any */
	enum urgency urgency; /* what the topic gives once every finding is known */
};

/* The topic must outlive it. The same seed gives the same cases everywhere. */
struct sampler *sampler_new(const struct topic *t, uint64_t seed);
void sampler_free(struct sampler *s);
/* The next case; what it points to changes with the next call. */
struct sampled sampler_next(struct sampler *s);

/* The rows of a file of cases. */
void sample_write_header(struct buf *out, bool initial);
void sample_write(const struct topic *t, const struct sampled *c, bool initial, struct buf *out);

#endif
