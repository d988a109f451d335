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
	VEC(const char *)
	names; /* of each card in the file: "for:bakers-cyst", "steps:emergency" */
	struct recall_state *states; /* of each card */
	VEC(struct recall_other) others;
};

/* Makes the states, of cards never seen, and no others (recall.c); frees both. */
void recall_state_begin(struct recall *r);
void recall_state_end(struct recall *r);

#endif
