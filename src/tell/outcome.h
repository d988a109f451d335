/* SPDX-License-Identifier: MIT */
/* What follows from answers, told once for screens, lines and paper. */
#ifndef TELL_OUTCOME_H
#define TELL_OUTCOME_H

#include "session/session.h"
#include "tell/page.h"

/* The whole outcome of the answers so far. `goes_on` is the key that goes on with the walk, NULL
 * where there is none. */
void tell_outcome(struct page *p, struct session *s, const char *goes_on);
/* The same in two parts: how urgent it is and what to do; what it may be, and all else. */
void tell_outcome_first(struct page *p, struct session *s, const char *goes_on);
void tell_outcome_rest(struct page *p, struct session *s);

/* Every line of the ranking, a row each: its share in percent, its causes, whether a rule points to
 * it. */
void tell_all_ranked(struct page *p, const struct topic *t, const struct outcome *o);
/* Its parts, for what tells something between them: how urgent it is, with the rules that hold, and
 * before these what to do in an emergency; what fits; and all the rest, up to what sources disagree
 * on. */
void tell_urgency(struct page *p, struct session *s, const char *goes_on);
void tell_ranking(struct page *p, const struct topic *t, const struct outcome *o);
void tell_consequences(struct page *p, struct session *s);
/* What one can do, and what to watch for. */
void tell_advice(struct page *p, struct session *s);

/* " 41 ███░░░ Name" or "one of: ..."; the paragraph is left open. */
void tell_ranked(struct page *p, const struct topic *t, const struct outcome *o,
    const struct ranked *line, int bar);
/* The same without a share, where there are none. */
void tell_suspected(
    struct page *p, const struct topic *t, const struct outcome *o, const struct ranked *line);
/* The same on one row after shares that it had. */
void tell_trail(struct page *p, const struct topic *t, const struct outcome *o,
    const struct ranked *line, const char *shares);
/* The same for a share that was another, on two rows: the name, then a bar that shows both, `scale`
 * as long as it can be. And the largest share of an outcome. */
void tell_shifted(struct page *p, const struct topic *t, const struct outcome *o,
    const struct ranked *line, double was, double scale, int bar);
double tell_largest(const struct outcome *o);
/* The same on one row: both first, then the name. */
void tell_moved(struct page *p, const struct topic *t, const struct outcome *o,
    const struct ranked *line, double was, double scale, int bar);
/* What a line came to by other answers. */
double tell_share_of(const double *posterior, const struct outcome *o, const struct ranked *line);
/* The heading above shares, or in its place what there is where answers gave none. */
const char *tell_shares_heading(const struct topic *t, const struct outcome *o, const char *shares);
/* The first cause of a line of the ranking. */
struct entity tell_first_cause(
    const struct topic *t, const struct outcome *o, const struct ranked *line);
/* "Name" or "one of: Name, Name" of a line of the ranking. */
void tell_add_names(
    const struct topic *t, const struct outcome *o, const struct ranked *line, struct buf *out);

/* The sources that the page has cited, with the sections, under a heading. */
void tell_sources(struct page *p, const struct topic *t);
/* What the topic is called, under it the next; what it is and is not, and who has reviewed it. */
void tell_opening(struct page *p, const struct topic *t);
void tell_notice(struct page *p, const struct topic *t);

#endif
