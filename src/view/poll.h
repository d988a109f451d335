/* Votes of a room: how many of the audience gave each answer of a question, by the answer's place.
 */
#ifndef VIEW_POLL_H
#define VIEW_POLL_H

#include "base/alloc.h"
#include "topic/topic.h"

#define POLL_PLACES 16u /* answers that have a key */

struct poll {
	uint32_t question;
	uint32_t votes[POLL_PLACES];
};

/* Freed with vec_free(). */
struct polls {
	struct poll *items;
	size_t len, cap;
};

/* The poll of the question; NULL if there was none, or a new one where it is to begin. Valid until
 * the next begins. */
struct poll *poll_of(struct polls *polls, uint32_t question, bool begin);
/* One vote for an answer; false if the question has no such answer. */
bool poll_vote(struct polls *polls, const struct topic *t, uint32_t question, uint32_t answer);
/* Sets the votes to the counts of a line, in the order of the answers; what is missing is 0. */
void poll_count(struct poll *p, const struct topic *t, const char *line);
/* The answer that most gave; ANSWER_UNASKED if two lead, nobody voted, or there is no poll. */
uint32_t poll_leading(const struct poll *p, const struct topic *t);

#endif
