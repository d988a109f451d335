/* SPDX-License-Identifier: MIT */
/* What `ramus check` tells of walks drawn from the topic's tables. */
#ifndef CLI_REPORT_WALKS_H
#define CLI_REPORT_WALKS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/json.h"
#include "topic/topic.h"

struct report_walks {
	uint64_t seed;
	uint32_t told;    /* walks that are told question by question */
	bool all;         /* every question is listed, however many there are */
	unsigned threads; /* for those that are only counted */
};

/* How walks end, how often each question is asked; then the walks that are told. */
void report_walks_write(const struct topic *t, const struct report_walks *r, struct buf *out);
/* The same as a member `walks` of an object: drawn, seed, questions_mean, questions_max, urgency
 * (id, share), questions (id, share), told (id, cause, urgency, steps). */
void report_walks_json(const struct topic *t, const struct report_walks *r, struct json *j);

#endif
