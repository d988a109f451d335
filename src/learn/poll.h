/* SPDX-License-Identifier: MIT */
/* Votes of a room: how many gave each answer of a question, at first and once more after they have
 * talked. A case has a ballot of its own, on what it is, before its questions and after them.
 *
 * A poll holds the answers that can be voted for, in the order shown, so that counting needs no
 * topic. Nothing here knows who voted.
 */
#ifndef LEARN_POLL_H
#define LEARN_POLL_H

#include "base/map.h"
#include "learn/practice.h"

#define POLL_PLACES 16u /* answers that have a key */
#define POLL_ROUNDS 2
#define POLL_MOST 99999u /* votes for one answer */

/* In place of a question: what the case is, the answers being causes (NONE: something else), or
 * where a topic has none how urgent it is. */
#define POLL_CAUSE (NONE - 1)
#define POLL_URGENCY (NONE - 2)

struct poll {
	uint32_t question;
	uint32_t places, answer[POLL_PLACES];
	unsigned round; /* that is counted now, 0 or 1 */
	uint32_t votes[POLL_ROUNDS][POLL_PLACES];
};

/* At most one on a question; {0} is none. */
struct polls {
	struct poll *items;
	size_t len, cap;
	struct map by_question;
};

/* Adds a poll on what there is none on; valid as that of poll_of(). */
struct poll *polls_add(struct polls *polls, struct poll p);
void polls_free(struct polls *polls); /* there are none again */

/* The poll on a question, NULL where there was none; valid until the next is added. */
struct poll *poll_of(const struct polls *polls, uint32_t question);
/* The ballot of a case: its cause among those that the tree's own questions leave likely, in the
 * order of their table, and "something else". */
struct poll poll_ballot(const struct practice *p);

/* Takes over the votes of a poll on the same as it was: what was voted for keeps a place, as far as
 * there is room. */
void poll_keep(struct poll *p, const struct poll *was);

/* The place of an answer; past the last if it is none of them. */
uint32_t poll_place(const struct poll *p, uint32_t answer);
/* One vote for an answer; false if it is none of them. */
bool poll_vote(struct poll *p, uint32_t answer);
/* Sets the votes to the counts of a line, in the order of the answers; what is missing is 0. False,
 * and no change, where it does not begin with a number. */
bool poll_count(struct poll *p, const char *line);
/* The same question is asked once more, if there are votes at first; those stay beside. */
void poll_again(struct poll *p);
/* Takes back the votes of this round; where it has none, those of the first. */
void poll_clear(struct poll *p);
uint32_t poll_sum(const struct poll *p, unsigned round);
/* The share of a round's votes that a place has; 0 where nobody voted. */
double poll_share(const struct poll *p, unsigned round, uint32_t place);
/* How many answers lead by the last round that has votes, 0 where there are none, or no poll; with
 * the first of them. */
uint32_t poll_lead(const struct poll *p, uint32_t *answer);

/* The votes as a file (poll_file.c): readable lines, written whole or not at all, of one walk or
 * one case (`id`, "" for none). *kept, the caller's, has the bytes of the file as it was last
 * written or read here, none before: a file that is not so any more is another's and stays, and the
 * votes go into one beside it, as practice_keep() does it. 0, FILE_TAKEN, or less than 0 with the
 * cause. */
int poll_save(const struct polls *polls, const struct topic *t, const char *id, char **path,
    struct buf *kept, struct error *err);
/* Refuses in words what is damaged, of another topic, compilation or case, and changes nothing
 * then. 0, or -1 with the cause. */
int poll_load(struct polls *polls, const struct topic *t, const char *id, const char *path,
    struct buf *kept, struct error *err);
/* The votes on what another compilation of the topic still has, by ids; freed with vec_free(). */
struct polls poll_carry(
    const struct polls *polls, const struct topic *from, const struct topic *to);

#endif
