/* SPDX-License-Identifier: MIT */
/* The compiled index of the documents' words. Private to src/search. */
#ifndef SEARCH_INDEX_H
#define SEARCH_INDEX_H

#include "search/search.h"

struct index; /* opaque */

/* The topic must outlive it. */
struct index *index_new(const struct topic *t);
void index_free(struct index *x); /* NULL is allowed */
/* Takes up a query: the candidates are all blocks that have its words, and maybe some that have
 * not. */
void index_ask(struct index *x, const struct query *q);
/* The first candidate from block `from` on; NONE if there is none. */
uint32_t index_next(const struct index *x, uint32_t from);

#endif
