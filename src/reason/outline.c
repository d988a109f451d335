/* SPDX-License-Identifier: MIT */
/* Rows in a growing array; opening a row puts its branches after it, closing takes all below away.
 * Finding goes through the whole tree without walking it: which nodes hold or lead to a match is
 * worked out once for each node, and only ways that lead to one are followed. */
#include "reason/outline.h"

#include <string.h>

#include "base/alloc.h"
#include "reason/interview.h"

struct outline {
	const struct topic *t;
	VEC(struct outline_row) rows;
};

struct outline *
outline_new(const struct topic *t)
{
	struct outline *o = xcalloc(1, sizeof *o);
	struct outline_row root = {0, 0, NONE, ANSWER_UNASKED, 1, 1, false};

	o->t = t;
	if (topic_node_count(t) == 0)
		return o;
	vec_push(&o->rows, root);
	outline_unfold(o, 0);
	return o;
}

void
outline_free(struct outline *o)
{
	if (o == NULL)
		return;
	vec_free(&o->rows);
	free(o);
}

uint32_t
outline_count(const struct outline *o)
{
	return (uint32_t)o->rows.len;
}

const struct outline_row *
outline_row(const struct outline *o, uint32_t i)
{
	return &o->rows.items[i < o->rows.len ? i : 0];
}

bool
outline_has_branches(const struct outline *o, uint32_t i)
{
	const struct node *n = topic_node(o->t, outline_row(o, i)->node);

	return n->kind == NODE_QUESTION && n->edges.count > 0;
}

uint32_t
outline_path(const struct outline *o, uint32_t i, uint32_t *questions, uint32_t *answers)
{
	uint32_t depth = outline_row(o, i)->depth, k = depth;

	while (k-- > 0) {
		const struct outline_row *r = outline_row(o, i);

		answers[k] = r->answer;
		questions[k] = topic_node(o->t, outline_row(o, r->parent)->node)->index;
		i = r->parent;
	}
	return depth;
}

/* The chance of each answer at a row, by what was answered on the way: p[0] none, p[k] option k. */
static double *
chances_at(const struct outline *o, uint32_t i)
{
	uint32_t question = topic_node(o->t, outline_row(o, i)->node)->index;
	double *p = xcalloc(topic_question(o->t, question)->options + 2, sizeof *p);
	struct interview *iv = interview_new(o->t);

	for (uint32_t up; (up = outline_row(o, i)->parent) != NONE; i = up)
		interview_answer(iv, topic_node(o->t, outline_row(o, up)->node)->index,
		    outline_row(o, i)->answer);
	interview_chances(iv, question, p);
	interview_free(iv);
	return p;
}

/* The first row that is not below row i. */
static uint32_t
row_after(const struct outline *o, uint32_t i)
{
	uint32_t k = i + 1;

	while (k < o->rows.len && o->rows.items[k].depth > o->rows.items[i].depth)
		k++;
	return k;
}

/* Rows from row `from` on stand at row `to` now; the numbers of their parents move along. */
static void
move_rows(struct outline *o, uint32_t from, uint32_t to)
{
	struct outline_row none = {0};
	size_t old = o->rows.len;

	while (o->rows.len < old - from + to)
		vec_push(&o->rows, none);
	memmove(o->rows.items + to, o->rows.items + from, (old - from) * sizeof *o->rows.items);
	o->rows.len = old - from + to;
	for (uint32_t k = to; k < o->rows.len; k++)
		if (o->rows.items[k].parent >= from)
			o->rows.items[k].parent += to - from;
}

void
outline_unfold(struct outline *o, uint32_t i)
{
	const struct node *n = topic_node(o->t, outline_row(o, i)->node);
	struct outline_row up = *outline_row(o, i);
	uint32_t options = n->edges.count >= 2 ? n->edges.count - 2 : 0;
	const uint32_t *edges = topic_records(o->t, PART_EDGE, n->edges.first, n->edges.count);

	if (i >= o->rows.len || up.open || !outline_has_branches(o, i) || edges == NULL ||
	    options > topic_question(o->t, n->index)->options)
		return;
	double *chances = chances_at(o, i);
	bool none = topic_has_answer(topic_question(o->t, n->index), ANSWER_NONE);
	move_rows(o, i + 1, i + 1 + options + 1 + none);
	o->rows.items[i].open = true;
	for (uint32_t k = 0; k < options + 1 + none; k++) {
		struct outline_row row = {0, up.depth + 1, i, ANSWER_FIRST + k, -1, -1, false};

		if (k >= options) /* after the options "no", then "not sure", as in the walk */
			row.answer = none && k == options ? ANSWER_NONE : ANSWER_UNSURE;
		row.node = edges[row.answer - ANSWER_UNSURE];
		if (row.answer >= ANSWER_NONE)
			row.chance = chances[row.answer - ANSWER_NONE];
		if (row.chance >= 0 && up.share >= 0)
			row.share = up.share * row.chance;
		o->rows.items[i + 1 + k] = row;
	}
	free(chances);
}

void
outline_unfold_most(struct outline *o, uint32_t questions)
{
	uint32_t open = 0;

	for (uint32_t i = 0; i < o->rows.len; i++)
		open += o->rows.items[i].open;
	for (uint32_t most = 0; open < questions && most != NONE; open++) {
		most = NONE;
		for (uint32_t i = 0; i < o->rows.len; i++) {
			const struct outline_row *r = &o->rows.items[i];

			if (!r->open && r->share > 0 && outline_has_branches(o, i) &&
			    (most == NONE || r->share > o->rows.items[most].share))
				most = i;
		}
		if (most != NONE)
			outline_unfold(o, most);
	}
}

void
outline_fold(struct outline *o, uint32_t i)
{
	if (i >= o->rows.len || !o->rows.items[i].open)
		return;
	move_rows(o, row_after(o, i), i + 1);
	o->rows.items[i].open = false;
}

uint32_t
outline_branch(const struct outline *o, uint32_t i, uint32_t answer)
{
	uint32_t end = row_after(o, i);

	for (uint32_t k = i + 1; k < end; k++)
		if (o->rows.items[k].parent == i && o->rows.items[k].answer == answer)
			return k;
	return NONE;
}

struct below {
	const struct topic *t;
	bool (*wants)(void *ctx, uint32_t node);
	void *ctx;
	bool *seen;       /* of each node */
	uint64_t *wanted; /* of each node: how many are wanted from it on, it among them */
};

/* A node that is being looked at counts as none: the tree of a damaged file may lead in a circle.
 * Sums stop at half of what can be counted. */
static uint64_t
look_below(struct below *b, uint32_t node)
{
	const struct node *n = topic_node(b->t, node);
	const uint32_t *edges = topic_records(b->t, PART_EDGE, n->edges.first, n->edges.count);

	if (node >= topic_node_count(b->t))
		return 0;
	if (b->seen[node])
		return b->wanted[node];
	b->seen[node] = true;
	uint64_t sum = b->wants(b->ctx, node);
	for (uint32_t k = 0; edges != NULL && k < n->edges.count; k++) {
		sum += look_below(b, edges[k]);
		sum = sum < UINT64_MAX / 2 ? sum : UINT64_MAX / 2;
	}
	return b->wanted[node] = sum;
}

/* Going down in order; a closed row with something wanted below is opened on the way. */
static uint32_t
find_forward(struct outline *o, uint32_t from, const struct below *b)
{
	for (uint32_t i = from; i < o->rows.len;) {
		uint32_t node = o->rows.items[i].node;

		if (i != from && b->wants(b->ctx, node))
			return i;
		if (b->wanted[node] > 0)
			outline_unfold(o, i++);
		else
			i = row_after(o, i);
	}
	return NONE;
}

/* Going up: before a row come the last rows of what is below the row above it. */
static uint32_t
find_backward(struct outline *o, uint32_t i, const struct below *b)
{
	while (i-- > 0) {
		uint32_t node = o->rows.items[i].node;

		if (b->wanted[node] > 0 && !o->rows.items[i].open && outline_has_branches(o, i)) {
			outline_unfold(o, i);
			i = row_after(o, i);
		} else if (b->wants(b->ctx, node)) {
			return i;
		}
	}
	return NONE;
}

uint32_t
outline_find(struct outline *o, uint32_t i, bool backward, bool (*wants)(void *ctx, uint32_t node),
    void *ctx, uint64_t *number, uint64_t *count)
{
	struct below b = {o->t, wants, ctx, NULL, NULL};

	if (o->rows.len == 0)
		return NONE;
	b.seen = xcalloc(topic_node_count(o->t), 1);
	b.wanted = xcalloc(topic_node_count(o->t), sizeof *b.wanted);
	*count = look_below(&b, 0);
	uint32_t found = (backward ? find_backward : find_forward)(o, i, &b);
	*number = 1;
	for (uint32_t k = 0; k < found && found != NONE; k++) {
		const struct outline_row *r = &o->rows.items[k];

		*number += r->open ? wants(ctx, r->node) : b.wanted[r->node];
	}
	free(b.wanted);
	free(b.seen);
	return found;
}
