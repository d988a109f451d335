/* What the cards of a topic are kept in; private to src/learn. */
#ifndef LEARN_RECALL_STATE_H
#define LEARN_RECALL_STATE_H

#include "base/alloc.h"
#include "base/arena.h"
#include "learn/recall.h"

/* A card of the progress file that the topic does not have now. */
struct recall_other {
	char *name;
	struct recall_state state;
};

struct recall {
	const struct topic *t;
	struct arena *arena; /* the items of the cards */
	VEC(struct recall_card) cards;
	struct recall_state *states; /* of each card */
	VEC(struct recall_other) others;
};

/* Makes the cards, in the order of the deck (recall_cards.c). */
void recall_state_make(struct recall *r);
/* Appends a card's name in the file: "for:bakers-cyst", "steps:emergency". */
void recall_state_name(const struct recall *r, uint32_t card, struct buf *out);
/* A card that was never seen. */
struct recall_state recall_state_new(void);

#endif
