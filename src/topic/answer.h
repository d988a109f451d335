/* Answers as numbers, the same in tables, tree, sessions and reasoning. */
#ifndef TOPIC_ANSWER_H
#define TOPIC_ANSWER_H

enum {
	ANSWER_UNASKED = 0,
	ANSWER_UNSURE = 1, /* "not sure": never "no" */
	ANSWER_NONE = 2,   /* "no", or "none of these" */
	ANSWER_FIRST = 3,  /* "yes", or the first option; option k is ANSWER_FIRST + k - 1 */
};

/* What is known of a symptom. */
enum finding { FINDING_UNASKED, FINDING_UNSURE, FINDING_NO, FINDING_YES };

#endif
