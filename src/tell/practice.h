/* SPDX-License-Identifier: MIT */
/* A practice told once, for the screen, for lines and for paper: the case, what the learner did,
 * and once there is a commitment the score and the feedback. */
#ifndef TELL_PRACTICE_H
#define TELL_PRACTICE_H

#include "learn/practice.h"
#include "tell/page.h"

/* Whom it is told to: "You asked ...", "The learner asked ...". */
enum tell_to { TELL_LEARNER, TELL_OTHERS };

/* What the case is, and what was told of it at first. */
void tell_case(struct page *p, const struct practice *practice);
/* All that the feedback holds, with the sources; before the learner has committed only what was
 * done. */
void tell_practice(struct page *p, const struct practice *practice,
    const struct practice_feedback *f, enum tell_to to);

/* Parts of it, for going through a practice step by step: the score by groups, and by their parts;
 * where the tree stood before the first question; and one event of the log, with what the feedback
 * says of it. */
void tell_score(struct page *p, const struct topic *t, const struct practice_feedback *f);
void tell_score_parts(struct page *p, const struct topic *t, const struct practice_feedback *f);
void tell_start(struct page *p, const struct practice *practice, const struct practice_feedback *f,
    enum tell_to to);
void tell_event(struct page *p, const struct practice *practice, const struct practice_feedback *f,
    uint32_t event, enum tell_to to);

#endif
