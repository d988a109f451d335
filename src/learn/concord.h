/* Script concordance: "You think of X. Now you learn Y. Does X become more or less likely?"
 *
 * The method is that of the script concordance test (Charlin, Roy, Brailovsky, Goulet and van der
 * Vleuten, Teaching and Learning in Medicine 2000;12:189-195), with the topic's evidence in the
 * place of the panel of experts: an item is a row of the evidence table, or the want of one, and
 * its answer is the likelihood ratio of the finding for the cause against all other causes by their
 * priors, as interview_moved() gives it. The bounds of the five points are those by which
 * clinicians read likelihood ratios (Jaeschke, Guyatt and Sackett, JAMA 1994;271:703-707): a ratio
 * between 1/2 and 2 rarely matters, one of 5 or more (1/5 or less) moves a decision. Credit follows
 * the distance on the scale. Items too near to a bound for anyone to be sure are left out, as
 * panels leave out those on which they do not agree.
 */
#ifndef LEARN_CONCORD_H
#define LEARN_CONCORD_H

#include <stdbool.h>

#include "base/buf.h"
#include "topic/answer.h"
#include "topic/topic.h"

/* Each point of the scale: its number, the word for it, how large the ratio must be in bits, either
 * way, for it to be the answer, and the ratio in words. */
#define CONCORD_POINTS(X)                                                                          \
	X(-2, "much less likely", 2.321928094887362, "1/5 or less")                                \
	X(-1, "less likely", 1.0, "between 1/5 and 1/2")                                           \
	X(0, "neither", 0.0, "between 1/2 and 2")                                                  \
	X(1, "more likely", 1.0, "between 2 and 5")                                                \
	X(2, "much more likely", 2.321928094887362, "5 or more")
/* The credit by the distance from the answer: 1, a half, nothing from 2 on. */
#define CONCORD_REACH 2
/* Items nearer than this to a bound, in bits, are left out. */
#define CONCORD_MARGIN 0.15

struct concord_point {
	int point;
	const char *word;
	double least; /* bits, either way */
	const char *ratio;
};
/* The points from -2 to 2: place 0 to 4. */
enum { CONCORD_POINT_COUNT = 5 };
const struct concord_point *concord_point(int point); /* the nearest where out of range */
/* The point that a likelihood ratio, in bits, calls for. */
int concord_answer(double bits);
/* 0..1: the credit for a point given where another is the answer. */
double concord_credit(int answer, int given);

struct concord_item {
	uint32_t cause, leaf; /* X */
	uint32_t question;
	uint32_t reply;       /* Y as an answer: the symptom's, or ANSWER_NONE for its absence */
	uint32_t symptom;     /* the symptom that is present or, of a yes-no question, absent */
	double bits;          /* log2 of the likelihood ratio */
	double with, without; /* P(Y | X); P(Y | another cause) */
	int answer;           /* -2..2 */
	uint32_t row; /* the evidence row that says so; NONE: no source links the two, and the
			 symptom counts with its background */
};

/* Items without end, each answer about as often as another as far as the topic has such; the same
 * seed gives the same items everywhere. None comes twice before all of its answer have come. */
struct concord; /* opaque */
/* The topic must outlive it. */
struct concord *concord_new(const struct topic *t, uint64_t seed);
void concord_free(struct concord *c);
/* The next item; false if the topic has none. */
bool concord_next(struct concord *c, struct concord_item *item);

/* In words, for any screen: "You think of X. Now you learn: Y (or: not Y)." */
void concord_write_item(const struct topic *t, const struct concord_item *item, struct buf *out);
/* Why: how often with X and without, the row's frequency, strength, basis and sources' ids, or that
 * no source links the two. */
void concord_write_reason(const struct topic *t, const struct concord_item *item, struct buf *out);

#endif
