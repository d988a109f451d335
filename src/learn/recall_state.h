/* Where the cards of a topic stand, made and freed; private to src/learn. */
#ifndef LEARN_RECALL_STATE_H
#define LEARN_RECALL_STATE_H

#include "learn/recall.h"

/* Makes the states, of cards never seen, and no others (recall.c); frees both. */
void recall_state_begin(struct recall *r);
void recall_state_end(struct recall *r);

#endif
