/* SPDX-License-Identifier: MIT */
/* What stands above every screen that depends on answers: how urgent they make it, and how far the
 * walk is. */
#ifndef TELL_BAND_H
#define TELL_BAND_H

#include "session/session.h"
#include "tell/style.h"

struct band {
	enum style style;
	struct buf left, right; /* how urgent; what of the emergency signs */
	struct buf first;       /* where `right` has no room its first sentence, ... */
	struct buf suspect; /* ... else what it may be, an emergency itself; either may be empty */
	struct buf sign;    /* behind that, never cut: that sources disagree */
};

/* How urgent it is so far and what that means; while emergency questions wait only how many. The
 * buffers, empty at first, are the caller's to free. */
void tell_band(struct session *s, bool ascii, struct band *b);
/* The same once a case has been told: how urgent it was, and what the learner committed to (NONE:
 * nothing). */
void tell_band_case(
    const struct topic *t, uint32_t urgency, uint32_t committed, bool ascii, struct band *b);
/* Appends "4 of at most 15", or "after 15 questions" at the end, in as many columns; where there is
 * room and `strip` is true, behind the walk as a strip of signs. Nothing where there is room for
 * neither. */
void tell_progress(struct session *s, bool ascii, bool strip, int columns, struct buf *out);

#endif
