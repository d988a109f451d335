/* A saved practice as a page for paper, and either step by step. */
#ifndef EXPORT_TRANSCRIPT_H
#define EXPORT_TRANSCRIPT_H

#include "export/paper.h"
#include "learn/practice.h"
#include "session/session.h"

/* The case, what the learner did, and, once committed, feedback, score and teaching point. */
void transcript_practice(const struct practice *p, enum paper_form form, struct buf *out);

/* Going through one step by step, for ramus replay. Step 0 is the beginning; the last is the
 * outcome, or the score. Both copy what they need and leave the original as it is; the topic must
 * outlive them. */
struct replay; /* opaque */
struct replay *replay_walk(const struct session *s);
struct replay *replay_practice(const struct practice *p);
void replay_free(struct replay *r);
uint32_t replay_last(const struct replay *r);
void replay_step(struct replay *r, uint32_t step, struct buf *out);

#endif
