/* A topic's opening and an outcome in plain lines, for `ramus ask`. */
#ifndef CLI_TELL_H
#define CLI_TELL_H

#include "session/session.h"

/* Beside an urgency while interview_emergency_open(). */
#define TELL_URGENCY_OPEN "not known yet: the emergency questions were not all answered"

/* What the topic is and is not. */
void tell_opening(const struct topic *t, struct buf *out);
/* The outcome of the answers so far. */
void tell_outcome(struct session *s, struct buf *out);

#endif
