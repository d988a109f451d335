/* SPDX-License-Identifier: MIT */
/* "You think of X. Now you learn Y. Does X become more or less likely?", of two kinds.
 *
 * The script concordance test has its key in the votes of a panel (Charlin, Roy, Brailovsky, Goulet
 * and van der Vleuten, Teaching and Learning in Medicine 2000;12:189-195). It is scored by the
 * aggregate method: an answer is worth the number of members who gave it over the number of those
 * who gave the most frequent one. Ten to twenty members are asked for (Gagnon and others, Medical
 * Education 2005;39:284-291; Dory and others, Medical Education 2012;46:552-563).
 *
 * The drill on likelihood ratios has its key in the evidence table, and only in rows that a source
 * states: an item is such a row, its finding present or, of a yes-no question, absent. The ratio is
 * how often the finding is seen with X, as the row says it, over how often with the other causes by
 * their priors, which is the topic's estimate and said to be. A term is a range, and so is the
 * ratio then. The bounds of the five points are those by which clinicians read likelihood ratios
 * (Jaeschke, Guyatt and Sackett, JAMA 1994;271:703-707): a ratio between 1/2 and 2 rarely matters,
 * one of 5 or more (1/5 or less) moves a decision. An item whose ratio lies on both sides of a
 * bound, or too near to one, is left out. Credit follows the distance on the scale.
 */
#ifndef LEARN_CONCORD_H
#define LEARN_CONCORD_H

#include <stdbool.h>

#include "base/buf.h"
#include "topic/topic.h"

/* Each point of the scale: its number, and how large the ratio must be in bits, either way, for it
 * to be the answer. */
#define CONCORD_POINTS(X)                                                                          \
	X(-2, 2.321928094887362)                                                                   \
	X(-1, 1.0)                                                                                 \
	X(0, 0.0)                                                                                  \
	X(1, 1.0)                                                                                  \
	X(2, 2.321928094887362)
/* The credit of the drill by the distance from the answer: 1, a half, nothing from 2 on. */
#define CONCORD_REACH 2
/* How far from a bound a ratio has to be, in bits. */
#define CONCORD_MARGIN 0.15

/* The points from -2 to 2: place 0 to 4. */
enum { CONCORD_POINT_COUNT = IMAGE_VOTES };
/* The word for a point, and the ratio that calls for it, as the topic says them ("more likely",
 * "between 2 and 5"); of the nearest point where it is out of range. */
const char *concord_word(const struct topic *t, int point);
const char *concord_ratio(const struct topic *t, int point);
/* The point that a likelihood ratio, in bits, calls for. */
int concord_answer(double bits);

enum concord_kind { CONCORD_DRILL, CONCORD_PANEL, CONCORD_KIND_COUNT };
const char *concord_title(const struct topic *t, enum concord_kind kind);
enum { CONCORD_FEW = 10 }; /* a drill of fewer items is none */

struct concord_item {
	enum concord_kind kind;
	uint32_t cause, leaf; /* X */
	uint32_t symptom;     /* Y ... */
	bool absent;          /* ... or the want of it */
	int answer;           /* -2..2; of a panel, the first of its most frequent ones */
	/* Of the drill: */
	uint32_t row;       /* the evidence row that says how often */
	double least, most; /* P(Y | X), as the row says it */
	double without;     /* P(Y | another cause), as the topic estimates it */
	/* Of a panel: */
	uint32_t panel;                      /* the item */
	uint32_t votes[CONCORD_POINT_COUNT]; /* of each point, from -2 */
};
/* How often each point was voted for on an item of the panel, from -2; returns the votes in all. */
uint32_t concord_tally(const struct topic *t, uint32_t panel, uint32_t votes[CONCORD_POINT_COUNT]);

/* Every item once. The drill: each answer about as often as another as long as there are items left
 * that have it, those of a real figure before those of a term; the same seed gives the same
 * everywhere. The test: in the order of the table, whatever the seed. */
struct concord; /* opaque */
/* The topic must outlive it. */
struct concord *concord_new(const struct topic *t, enum concord_kind kind, uint64_t seed);
void concord_free(struct concord *c);
/* How many items there are in all. */
uint32_t concord_size(const struct concord *c);
/* The next item; false at the end. */
bool concord_next(struct concord *c, struct concord_item *item);
/* 0..1: the credit for a point given as the answer. */
double concord_credit(const struct concord_item *item, int given);

/* In words, for any screen: what is practised here, from how many rows or votes, and whether these
 * are too few. */
void concord_write_about(
    const struct topic *t, enum concord_kind kind, uint32_t size, struct buf *out);
/* "You think of X. Now you learn: Y (or: not Y).", after what is known before. */
void concord_write_item(const struct topic *t, const struct concord_item *item, struct buf *out);
/* What the point given is worth, the answer, and why: the row with its source, and how often the
 * finding is seen without the cause; or how the panel voted. */
void concord_write_feedback(
    const struct topic *t, const struct concord_item *item, int given, struct buf *out);

#endif
