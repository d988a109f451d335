/* SPDX-License-Identifier: MIT */
/* Going through a saved walk or practice step by step, for ramus replay. */
#ifndef TELL_REPLAY_H
#define TELL_REPLAY_H

#include "learn/practice.h"
#include "session/session.h"

/* Step 0 is the beginning; the last is the outcome, or the score. Both copy what they need and
 * leave the original as it is; the topic must outlive them. */
struct replay; /* opaque */
struct replay *replay_walk(const struct session *s);
struct replay *replay_practice(const struct practice *p);
void replay_free(struct replay *r);
uint32_t replay_last(const struct replay *r);
/* Appends the step in lines. */
void replay_step(struct replay *r, uint32_t step, struct buf *out);

#endif
