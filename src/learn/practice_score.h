/* SPDX-License-Identifier: MIT */
/* How a practice is scored: its parts, caps and numbers as tables. */
#ifndef LEARN_PRACTICE_SCORE_H
#define LEARN_PRACTICE_SCORE_H

#include "topic/phrase.h"

/* The score: parts in four groups, each part a share 0..1 times its weight, to a tenth; the weights
 * sum to 100. "Covered" means that every emergency question is answered, or an emergency rule holds
 * by the answers. What a part measures is told here once; the manual's table is made from it. What
 * groups, parts and caps are called is in phrases.def. */
#define PRACTICE_GROUPS(X)                                                                         \
	X(SAFETY)                                                                                  \
	X(REASONING)                                                                               \
	X(RESULT)                                                                                  \
	X(ECONOMY)
#define PRACTICE_PARTS(X)                                                                          \
	X(FLAGS, SAFETY, 14,                                                                       \
	    "1 once an emergency rule holds by the answers, else the share of the emergency "      \
	    "questions answered by the end")                                                       \
	X(ORDER, SAFETY, 6,                                                                        \
	    "of the questions asked until the red flags were covered, the share that belongs to "  \
	    "the emergency stage; 0 if they never were")                                           \
	X(SAID, SAFETY, 4,                                                                         \
	    "1 if the learner declared the red flags covered when they were, or declared nothing " \
	    "and found an emergency; else 0")                                                      \
	X(TRIAGE, SAFETY, 14,                                                                      \
	    "1 if the committed urgency is at least the case's; a half if it is one level lower "  \
	    "and the case is no emergency; else 0")                                                \
	X(QUESTIONS, REASONING, 18,                                                                \
	    "the sum of the questions' worth over their number and that of the questions still "   \
	    "to ask. A question is worth 1 if it was the one to ask, or if it is an emergency "    \
	    "question and one was still to ask; else its expected bits over the best question's, " \
	    "each for its cost, and at least `urgent` if its answer could change the urgency. "    \
	    "Once there is an emergency, what it has made needless is worth 0, and what bears on " \
	    "a cause that threatens life or limb is not counted unless it was the one to ask")     \
	X(DIFFERENTIAL, REASONING, 10,                                                             \
	    "of the first three causes committed, the share that is the case's cause, or that at " \
	    "the end of the questions still to ask a holding rule or the end of a flow suspects, " \
	    "matters, or has at least the share `supported`; times the share of the evidence "     \
	    "that was asked for: the learner's questions over theirs and those still to ask; "     \
	    "that share alone where the topic has no causes")                                      \
	X(CAUSE, RESULT, 8,                                                                        \
	    "1 if the case's cause stands first, two thirds if second, a third if third; else 0; " \
	    "as the urgency where the topic has no causes")                                        \
	X(URGENCY, RESULT, 9,                                                                      \
	    "1 if the committed urgency is the case's, a half if it is one level higher; else 0")  \
	X(NEXT, RESULT, 4,                                                                         \
	    "1 if the topic's advice names the one chosen for the case's cause; else, and if "     \
	    "none was chosen, 0; as the urgency where the topic names none")                       \
	X(NET, RESULT, 3,                                                                          \
	    "the same for what to watch for or do until help comes, for the case's cause or its "  \
	    "urgency")                                                                             \
	X(ECONOMY, ECONOMY, 10,                                                                    \
	    "1 up to the cost of the best walk on the case, falling to 0 at twice that and "       \
	    "`slack` more, however short the walk; 0 if the red flags were not covered, or if "    \
	    "only questions still to ask bear out an urgency as low as the one committed")
/* The best walk is the tree's own; where an emergency ends it the red flags that are left follow,
 * and then, while fewer than `apart` questions outside the emergency stage are answered, what tells
 * the causes apart best. What it still has to ask when a learner closes is "still to ask".
 *
 * Safety comes first: with one of these the score is at most that, whatever the rest says. Whoever
 * covers the red flags and commits no less than the case's urgency has 28 at least. */
#define PRACTICE_CAPS(X)                                                                           \
	X(MISSED, 25)                                                                              \
	X(UNCOVERED, 50)
/* Numbers that the parts above and the feedback use, with what they mean. */
#define PRACTICE_SUPPORTED 0.05
#define PRACTICE_URGENT_WORTH 0.5
#define PRACTICE_SLACK 2.0
#define PRACTICE_NEEDLESS 0.03
#define PRACTICE_OPEN_CAUSE 0.02
#define PRACTICE_APART 4
#define PRACTICE_NUMBERS(X)                                                                        \
	X("supported", PRACTICE_SUPPORTED,                                                         \
	    "the share at which the answers support a cause of the differential")                  \
	X("urgent", PRACTICE_URGENT_WORTH,                                                         \
	    "the least worth of a question whose answer could change the urgency")                 \
	X("slack", PRACTICE_SLACK, "questions more than needed that economy allows for")           \
	X("needless", PRACTICE_NEEDLESS,                                                           \
	    "bits for its cost below which a question is called needless")                         \
	X("open", PRACTICE_OPEN_CAUSE,                                                             \
	    "the share at which a cause more urgent than the commitment is not ruled out")         \
	X("apart", PRACTICE_APART,                                                                 \
	    "questions outside the emergency stage that are wanted although there is an "          \
	    "emergency")

#define X(name) PRACTICE_GROUP_##name,
enum practice_group { PRACTICE_GROUPS(X) PRACTICE_GROUP_COUNT };
#undef X
#define X(name, group, weight, help) PRACTICE_PART_##name,
enum practice_part { PRACTICE_PARTS(X) PRACTICE_PART_COUNT };
#undef X
#define X(name, most) PRACTICE_CAP_##name,
enum practice_cap { PRACTICE_CAPS(X) PRACTICE_CAP_COUNT /* none */ };
#undef X
struct practice_part_row {
	enum practice_group group;
	int weight;
	enum phrase word;
	const char *help;
};
struct practice_cap_row {
	int most;
	enum phrase reason;
};
struct practice_number_row {
	const char *name;
	double value;
	const char *help;
};
/* The tables above. */
#define X(name, value, help) +1
enum { PRACTICE_NUMBER_COUNT = 0 PRACTICE_NUMBERS(X) };
#undef X
extern const struct practice_part_row practice_parts[PRACTICE_PART_COUNT];
extern const struct practice_cap_row practice_caps[PRACTICE_CAP_COUNT];
extern const struct practice_number_row practice_numbers[PRACTICE_NUMBER_COUNT];
extern const enum phrase practice_groups[PRACTICE_GROUP_COUNT]; /* "safety" */

struct practice_score {
	double share[PRACTICE_PART_COUNT];  /* 0..1 */
	double points[PRACTICE_PART_COUNT]; /* share * weight, rounded to a tenth */
	double group[PRACTICE_GROUP_COUNT]; /* sums of points */
	int most[PRACTICE_GROUP_COUNT];     /* sums of weights */
	enum practice_cap cap;              /* the lowest that holds, PRACTICE_CAP_COUNT for none */
	int uncapped;                       /* the sum of the points, rounded to the nearest */
	int total;                          /* 0..100 */
};

#endif
