/* SPDX-License-Identifier: MIT */
/* What a room is shown: a question with its votes, what an answer moved, and of a case its ballot,
 * where it has led, and its point. */
#ifndef TELL_ROOM_H
#define TELL_ROOM_H

#include "learn/poll.h"
#include "tell/question.h"

/* A question before a room. */
struct room {
	uint32_t question, given; /* ANSWER_UNASKED: not answered yet ... */
	uint32_t ticked;          /* ... and so far, of several */
	bool chosen_alone;        /* only the answer given is told */
	bool spaced;              /* wide apart, with bars beside the answers */
	const struct poll *poll;  /* NULL: nobody was asked */
};

/* The answers, with the votes for each; asked once more, with what they were before. */
void tell_room_answers(
    struct page *p, const struct topic *t, const struct room *r, answer_keys *keys);
/* How many voted, and whether that is a tie; poll NULL: nobody was asked yet. */
void tell_room_voters(struct page *p, const struct topic *t, const struct poll *poll);
/* What the case is, to vote for; what was voted at first is not shown beside the second vote. */
void tell_room_ballot(struct page *p, const struct practice *c, const struct poll *poll,
    bool spaced, answer_keys *keys);
/* What was voted before the questions and after them, side by side. */
void tell_room_votes(struct page *p, const struct practice *c, const struct poll *poll);
/* How urgent it is and what fits by the first `steps` answers of the path, each share with what it
 * was before the last of them; of a case (else NULL) what that answers, where that is another. */
void tell_room_revealed(
    struct page *p, struct session *s, uint32_t steps, const struct practice *c);
/* Where the answers have led, what the case is, and what the room said of that before and after. */
void tell_room_end(
    struct page *p, struct session *s, const struct practice *c, const struct poll *poll);
/* What the case teaches; wide apart, sentence by sentence. */
void tell_room_point(struct page *p, const struct practice *c, bool spaced);

#endif
