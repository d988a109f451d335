/* SPDX-License-Identifier: MIT */
/* The stored tree as a graph: whether it is sound, and how far its walks go. */
#ifndef REASON_STORED_H
#define REASON_STORED_H

#include <stdbool.h>

#include "base/buf.h"
#include "topic/topic.h"

/* One step of a walk. */
struct taken {
	uint32_t question, answer;
};
struct path {
	struct taken *items;
	size_t len, cap;
};
/* Appends a path in words, "question: answer; question: answer". */
void stored_write_path(const struct topic *t, const struct path *p, struct buf *out);

struct stored {
	const struct topic *t;
	const struct node *nodes;
	const uint32_t *edges;
	const struct question *questions;
	uint32_t count, question_count;
	uint32_t *order; /* nodes that can be reached, each after all that lead to it */
	uint32_t reached;
	bool *shared;      /* of each node: more than one edge leads to it */
	uint32_t *depth;   /* of each node: the most that a walk to it has spent of the limit */
	const char *fault; /* NULL where every edge leads to a node and none in a circle */
	struct path path;  /* of the fault, or of the last check that failed */
};

/* Looks the tree through; the topic must outlive it. The tree is sound if `fault` is NULL; all else
 * is for sound ones. */
struct stored *stored_new(const struct topic *t);
void stored_free(struct stored *s);

/* NULL, or what is wrong with some walk, its path in `path`: past `limit` questions outside the
 * emergency stage one is asked that is not exempt (by question). */
const char *stored_too_long(struct stored *s, uint32_t limit, const bool *exempt);
/* Likewise: a question is asked that has its answer already, its own or a screen's. */
const char *stored_asked_again(struct stored *s);

/* Puts the walk to a node that spends most of the limit into `path`. */
void stored_find_path(struct stored *s, uint32_t node);

#endif
