/* SPDX-License-Identifier: MIT */
/* A saved walk or practice as a page for paper. */
#ifndef TELL_TRANSCRIPT_H
#define TELL_TRANSCRIPT_H

#include "learn/practice.h"
#include "session/session.h"
#include "tell/page.h"

/* The path with what each answer moved, the urgency and its rules, the ranking, the advice, the
 * notes and bookmarks, the sources. */
void transcript_walk(struct page *p, struct session *s);
/* Half a page to take to a doctor: complaint, danger signs, findings, what to ask. */
void transcript_short(struct page *p, struct session *s);
/* The case, what the learner did, and, once committed, feedback, score and teaching point. */
void transcript_practice(struct page *p, const struct practice *practice);

#endif
