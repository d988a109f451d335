/* SPDX-License-Identifier: MIT */
/* Cases drawn from a topic's own likelihoods, as if its numbers were the world. */
#ifndef REASON_SAMPLE_H
#define REASON_SAMPLE_H

#include <stdbool.h>

#include "base/buf.h"
#include "topic/topic.h"

struct sampler; /* opaque */

/* A case: its cause by the priors, the answer to each question by the cause's likelihoods; a
 * question whose ask-if fails has nothing present. Whatever is seen with other causes, or in
 * general, is present as often as the tables say, so a case has its distractors. */
struct sampled {
	uint64_t seed, number;   /* from 0 */
	uint32_t leaf;           /* the cause */
	const uint32_t *present; /* symptoms, in table order */
	uint32_t count;
	const uint32_t *unsure; /* symptoms that the person is not sure of, in table order */
	uint32_t unsure_count;
	uint32_t initial; /* the finding that a person comes with, NONE if nothing is present: one
			     of the earliest stage after the emergencies that has any */
	enum urgency urgency; /* what the topic gives once every finding is known */
};

/* The topic must outlive it. The same seed gives the same cases everywhere. Each question is
 * answered "not sure" with the chance `unsure`, whatever else it would be; 0 leaves all else as it
 * is. */
struct sampler *sampler_new(const struct topic *t, uint64_t seed, double unsure);
/* The next case will be that number, from 0. */
void sampler_seek(struct sampler *s, uint64_t number);
void sampler_free(struct sampler *s);
/* The next case; what it points to changes with the next call. */
struct sampled sampler_next(struct sampler *s);

/* A drawn case's id: "sample-SEED-NUMBER" with the number from 1, and back; false for another
 * id. */
void sample_write_id(uint64_t seed, uint64_t number, struct buf *out);
bool sample_read_id(const char *id, uint64_t *seed, uint64_t *number);
#define SAMPLE_TITLE "Drawn from the tables"

/* The rows of a file of cases: id, present, cause and urgency, a title that marks them as drawn,
 * and the columns asked for. */
struct sample_columns {
	bool initial, unsure;
};
void sample_write_header(const struct sample_columns *columns, struct buf *out);
void sample_write(const struct topic *t, const struct sampled *c,
    const struct sample_columns *columns, struct buf *out);

#endif
