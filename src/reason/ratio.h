/* SPDX-License-Identifier: MIT */
/* How much an answer speaks for a cause. */
#ifndef REASON_RATIO_H
#define REASON_RATIO_H

#include <stdbool.h>

#include "topic/topic.h"

/* How many bits an answer of a question (topic/answer.h, from ANSWER_NONE on) moves a leaf, as
 * interview_moved() tells; 0 where it is not known. */
double ratio_bits(const struct topic *t, uint32_t leaf, uint32_t question, uint32_t answer);

/* The ratios of many leaves: how likely an answer is over all of them is worked out once. The topic
 * must outlive it. */
struct ratios; /* opaque */
struct ratios *ratios_new(const struct topic *t);
void ratios_free(struct ratios *r);
/* The chance of the answer that has the symptom or, if absent, of "no" and "none of these" with a
 * leaf and, by the priors, with the other leaves together: their quotient is the likelihood ratio,
 * whose logarithm is ratio_bits(). False, and no change, where either is not known. */
bool ratios_of(
    struct ratios *r, uint32_t leaf, uint32_t symptom, bool absent, double *with, double *without);
/* The evidence rows of a leaf, of each symptom the first; they change with the next call. */
uint32_t ratios_rows(struct ratios *r, uint32_t leaf, const uint32_t **rows);

/* The evidence rows of a leaf for a symptom, one with each call: *at is 0 before the first, and
 * NONE comes after the last. */
uint32_t ratio_next_row(const struct topic *t, uint32_t leaf, uint32_t symptom, uint32_t *at);
/* The first of them; NONE if there is none. */
uint32_t ratio_row(const struct topic *t, uint32_t leaf, uint32_t symptom);
/* What the answer to a question tells about which of so many leaves it is, in bits, if each is as
 * likely as the others. */
#define RATIO_APART_MOST 3
double ratio_apart(
    const struct topic *t, const uint32_t *leaves, uint32_t count, uint32_t question);

#endif
