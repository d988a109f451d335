/* SPDX-License-Identifier: MIT */
/* What the parts of a practice's telling need; private to practice*.c. */
#ifndef TELL_PRACTICE_STATE_H
#define TELL_PRACTICE_STATE_H

#include "tell/practice.h"
#include "tell/words.h"

struct telling {
	struct page *p;
	const struct topic *t;
	const struct practice *practice;
	const struct practice_feedback *f;
	const char *who, *within; /* the learner: "You", and "you" inside a sentence */
	enum phrase questions;    /* "Your questions" */
};

struct telling telling_of(struct page *p, const struct practice *practice,
    const struct practice_feedback *f, enum tell_to to);
/* A phrase whose values are texts alone, in that order. */
#define TELLING_PUT(a, style, phrase, ...)                                                         \
	words_put((a)->p, style, (a)->t, phrase, (const char *const[]){__VA_ARGS__})
/* The parts of the score that lost most, the largest loss first (practice_score.c). */
void telling_add_losses(const struct telling *a);
/* How the case's cause moved, and the questions asked, with what was done between them
 * (practice_steps.c). */
void telling_add_log(const struct telling *a);
void telling_add_course(const struct telling *a);
/* What each answer was expected to tell and what it moved, in bits. */
void telling_add_bits(const struct telling *a);

#endif
