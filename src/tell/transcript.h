/* A saved walk as a page for paper. */
#ifndef TELL_TRANSCRIPT_H
#define TELL_TRANSCRIPT_H

#include "session/session.h"
#include "tell/page.h"

/* The path with what each answer moved, the urgency and its rules, the ranking, the advice, the
 * notes and bookmarks, the sources. */
void transcript_walk(struct page *p, struct session *s);

/* How a page for paper begins: the topic's title and what kind of page it is, what it is not, and
 * what it holds. */
void transcript_begin(struct page *p, const struct topic *t, const char *kind, const char *holds);

#endif
