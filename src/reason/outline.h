/* SPDX-License-Identifier: MIT */
/* The stored tree as an outline that is opened branch by branch.
 *
 * The tree is a DAG of thousands of nodes that stands for a far larger tree, so only what is open
 * has rows. Rows stand in the order of the outline; the first is the root, and the branches of a
 * row follow it, one deeper, for as long as it is open.
 */
#ifndef REASON_OUTLINE_H
#define REASON_OUTLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "topic/topic.h"

struct outline; /* opaque */

struct outline_row {
	uint32_t node, depth;
	uint32_t parent; /* row; NONE for the root */
	uint32_t answer; /* the parent's answer that leads here, ANSWER_UNASKED for the root */
	double chance;   /* of that answer there, -1 for "not sure", which has no estimate */
	double share;    /* of all walks from the root; -1 below a "not sure" */
	bool open;
};

/* The topic must outlive it. A topic without a stored tree gives an outline without rows. */
struct outline *outline_new(const struct topic *t);
void outline_free(struct outline *o);
uint32_t outline_count(const struct outline *o);
const struct outline_row *outline_row(const struct outline *o, uint32_t i);
/* True if the row has branches. */
bool outline_has_branches(const struct outline *o, uint32_t i);
void outline_unfold(struct outline *o, uint32_t i);
void outline_fold(struct outline *o, uint32_t i);
/* Opens the branches that are taken most often, until so many questions are open or none that can
 * be told is left. */
void outline_unfold_most(struct outline *o, uint32_t questions);
/* The branch of an open row by that answer, NONE if there is none. */
uint32_t outline_branch(const struct outline *o, uint32_t i, uint32_t answer);
/* The questions and answers on the way to a row, in order; returns how many. Each has room for
 * outline_row(o, i)->depth of them. */
uint32_t outline_path(const struct outline *o, uint32_t i, uint32_t *questions, uint32_t *answers);

/* Finds the next node in the order of the whole outline (or the one before) that wants(ctx, node)
 * is true of, beginning after row i, and opens the way to it. Returns its row, NONE if none is;
 * *number and *count get which of how many it is. */
uint32_t outline_find(struct outline *o, uint32_t i, bool backward,
    bool (*wants)(void *ctx, uint32_t node), void *ctx, uint64_t *number, uint64_t *count);

#endif
