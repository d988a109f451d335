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

/* The nodes that the answers of a node lead to, "not sure" first, then "no"; NULL if there are
 * none, or not as many as its question has. */
static const uint32_t *
edges_of(const struct topic *t, uint32_t node, uint32_t *count)
{
	const struct node *n = topic_node(t, node);

	*count = n->edges.count;
	if (n->kind != NODE_QUESTION || n->index >= topic_question_count(t) ||
	    *count != topic_question(t, n->index)->options + 2)
		return NULL;
	return topic_records(t, PART_EDGE, n->edges.first, *count);
}

/* No way asks a question twice, but in a damaged file. */
bool
outline_has_branches(const struct outline *o, uint32_t i)
{
	const struct outline_row *r = outline_row(o, i);
	uint32_t count;

	return r->depth < topic_question_count(o->t) && edges_of(o->t, r->node, &count) != NULL;
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
	uint32_t count;
	const uint32_t *edges = edges_of(o->t, up.node, &count);

	if (i >= o->rows.len || up.open || !outline_has_branches(o, i))
		return;
	uint32_t options = count - 2;
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
	bool *open; /* of each node: it is being looked at */
	uint32_t
	    *height; /* of each node: how many a way down from it has at most, 0 if not known */
	uint64_t *wanted; /* of each node: how many are wanted from it on, it among them */
};

/* A node, and which of its edges comes next. */
struct place {
	uint32_t node, edge;
};

static struct place
enter(struct below *b, uint32_t node)
{
	b->open[node] = true;
	b->height[node] = 1;
	b->wanted[node] = b->wants(b->ctx, node);
	return (struct place){node, 0};
}

/* Looks at each node that the root leads to. False if a way goes in a circle or asks more questions
 * than there are, as in the tree of a damaged file, so that no list of places grows too long. Sums
 * stop at half of what can be counted. */
static bool
look_below(struct below *b)
{
	VEC(struct place) way = {0};
	uint32_t most = topic_question_count(b->t) + 1;
	bool sound = true;

	vec_push(&way, enter(b, 0));
	while (sound && way.len > 0) {
		struct place *at = &way.items[way.len - 1];
		uint32_t count, node = at->node;
		const uint32_t *edges = edges_of(b->t, node, &count);

		if (edges == NULL || at->edge == count) {
			b->open[node] = false;
			way.len--;
			continue;
		}
		uint32_t to = edges[at->edge];
		if (to >= topic_node_count(b->t)) {
			at->edge++;
		} else if (b->height[to] == 0) {
			vec_push(&way, enter(b, to));
		} else {
			at->edge++;
			b->wanted[node] += b->wanted[to];
			if (b->wanted[node] > UINT64_MAX / 2)
				b->wanted[node] = UINT64_MAX / 2;
			if (b->height[node] <= b->height[to])
				b->height[node] = b->height[to] + 1;
			sound = !b->open[to];
		}
		sound = sound && way.len <= most;
	}
	vec_free(&way);
	return sound && b->height[0] <= most;
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
	struct below b = {.t = o->t, .wants = wants, .ctx = ctx};
	uint32_t nodes = topic_node_count(o->t), found = NONE;

	if (o->rows.len == 0)
		return NONE;
	b.open = xcalloc(nodes, sizeof *b.open);
	b.height = xcalloc(nodes, sizeof *b.height);
	b.wanted = xcalloc(nodes, sizeof *b.wanted);
	bool sound = look_below(&b);
	*count = sound ? b.wanted[0] : 0;
	if (sound)
		found = (backward ? find_backward : find_forward)(o, i, &b);
	*number = 1;
	for (uint32_t k = 0; k < found && found != NONE; k++) {
		const struct outline_row *r = &o->rows.items[k];

		*number += r->open ? wants(ctx, r->node) : b.wanted[r->node];
	}
	free(b.wanted);
	free(b.height);
	free(b.open);
	return found;
}
