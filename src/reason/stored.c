/* SPDX-License-Identifier: MIT */
/* The stored tree is gone through once, depth first, which finds circles and an order in which each
 * node comes after all that lead to it. What can be said of every walk to a node is then worked out
 * in that order, node by node: how much of the limit it spends; which questions some walk has
 * answered. A walk that shows a fault is put together only once there is one.
 */
#include "reason/stored.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "topic/answer.h"

enum colour { NODE_NEW, NODE_OPEN, NODE_DONE };

struct place {
	uint32_t node, next; /* the next edge to follow */
};

/* A search in progress. */
struct descent {
	struct stored *s;
	uint8_t *colour;
	VEC(struct place) stack;
};

void
stored_write_path(const struct topic *t, const struct path *p, struct buf *out)
{
	for (size_t i = 0; i < p->len; i++) {
		buf_printf(out, "%s%s: ", i > 0 ? "; " : "",
		    topic_text(t, topic_question(t, p->items[i].question)->id));
		topic_add_answer(t, p->items[i].question, p->items[i].answer, out);
	}
	if (p->len == 0)
		buf_adds(out, "no answer at all");
}

/* What is wrong with a node by itself. */
static const char *
node_fault(const struct stored *s, const struct node *n)
{
	if (n->kind == NODE_OUTCOME)
		return n->index < topic_outcome_count(s->t) ? NULL : "a node is no outcome";
	if (n->kind == NODE_LIVE)
		return NULL;
	if (n->kind != NODE_QUESTION || n->index >= s->question_count)
		return "a node is no question";
	if (n->edges.count != s->questions[n->index].options + 2)
		return "a question lacks an edge for one of its answers";
	return NULL;
}

/* Puts a path that was found from its end in order. */
static void
reverse_path(struct path *p)
{
	for (size_t i = 0; i < p->len / 2; i++) {
		struct taken step = p->items[i];

		p->items[i] = p->items[p->len - 1 - i];
		p->items[p->len - 1 - i] = step;
	}
}

/* The fault that the search has met, with the way it came. */
static void
report_descent(struct descent *d, const char *fault)
{
	struct stored *s = d->s;

	s->fault = fault;
	for (size_t i = 0; i < d->stack.len; i++) {
		const struct place *p = &d->stack.items[i];

		vec_push(&s->path,
		    ((struct taken){s->nodes[p->node].index, ANSWER_UNSURE + p->next - 1}));
	}
}

static void
enter(struct descent *d, uint32_t node)
{
	struct stored *s = d->s;

	if (node >= s->count) {
		report_descent(d, s->count > 0 ? "an edge leads to no node" : "no tree is stored");
		return;
	}
	s->shared[node] = d->colour[node] != NODE_NEW;
	const char *fault = d->colour[node] == NODE_OPEN  ? "the tree has a circle"
			    : d->colour[node] == NODE_NEW ? node_fault(s, &s->nodes[node])
							  : NULL;
	if (fault != NULL)
		report_descent(d, fault);
	if (fault != NULL || d->colour[node] != NODE_NEW)
		return;
	d->colour[node] = NODE_OPEN;
	vec_push(&d->stack, ((struct place){node, 0}));
}

static uint32_t
edge_count(const struct stored *s, uint32_t node)
{
	return s->nodes[node].kind == NODE_QUESTION ? s->nodes[node].edges.count : 0;
}

static uint32_t
edge(const struct stored *s, uint32_t node, uint32_t i)
{
	return s->edges[s->nodes[node].edges.first + i];
}

/* What the question of a node takes of the limit. */
static uint32_t
spends(const struct stored *s, uint32_t node)
{
	const struct node *n = &s->nodes[node];

	return n->kind == NODE_QUESTION && s->questions[n->index].stage != STAGE_EMERGENCY;
}

struct stored *
stored_new(const struct topic *t)
{
	struct stored *s = xcalloc(1, sizeof *s);
	struct descent d = {.s = s};

	s->t = t;
	s->count = topic_node_count(t);
	s->nodes = topic_records(t, PART_NODE, 0, s->count);
	s->edges = topic_records(t, PART_EDGE, 0, topic_count(t, PART_EDGE));
	s->question_count = topic_question_count(t);
	s->questions = topic_records(t, PART_QUESTION, 0, s->question_count);
	s->order = xcalloc(s->count, sizeof *s->order);
	s->shared = xcalloc(s->count, sizeof *s->shared);
	s->depth = xcalloc(s->count, sizeof *s->depth);
	d.colour = xcalloc(s->count, 1);
	uint32_t at = s->count;
	enter(&d, 0);
	while (d.stack.len > 0 && s->fault == NULL) {
		struct place *p = &d.stack.items[d.stack.len - 1];

		if (p->next < edge_count(s, p->node)) {
			p->next++;
			enter(&d, edge(s, p->node, p->next - 1));
			continue;
		}
		d.colour[p->node] = NODE_DONE;
		s->order[--at] = p->node; /* from its end, as nodes are left */
		d.stack.len--;
	}
	s->reached = s->count - at;
	memmove(s->order, s->order + at, s->reached * sizeof *s->order);
	for (uint32_t i = 0; i < s->reached && s->fault == NULL; i++) {
		uint32_t node = s->order[i], next = s->depth[node] + spends(s, node);

		for (uint32_t k = 0; k < edge_count(s, node); k++) {
			uint32_t *depth = &s->depth[edge(s, node, k)];

			*depth = next > *depth ? next : *depth;
		}
	}
	free(d.colour);
	vec_free(&d.stack);
	return s;
}

void
stored_free(struct stored *s)
{
	if (s == NULL)
		return;
	free(s->order);
	free(s->shared);
	free(s->depth);
	vec_free(&s->path);
	free(s);
}

void
stored_find_path(struct stored *s, uint32_t node)
{
	s->path.len = 0;
	for (uint32_t i = s->reached; i-- > 0;) {
		uint32_t from = s->order[i];

		if (s->depth[from] + spends(s, from) != s->depth[node])
			continue;
		for (uint32_t k = 0; k < edge_count(s, from); k++) {
			if (edge(s, from, k) != node)
				continue;
			vec_push(
			    &s->path, ((struct taken){s->nodes[from].index, ANSWER_UNSURE + k}));
			node = from;
			break;
		}
	}
	reverse_path(&s->path);
}

const char *
stored_too_long(struct stored *s, uint32_t limit, const bool *exempt)
{
	for (uint32_t i = 0; i < s->reached; i++) {
		uint32_t node = s->order[i];
		const struct node *n = &s->nodes[node];

		if (n->kind != NODE_QUESTION || s->depth[node] < limit || exempt[n->index])
			continue;
		stored_find_path(s, node);
		return "the limit of questions is reached and one is asked that reveals no "
		       "emergency";
	}
	return NULL;
}

/* Questions that are looked at together, one bit each. */
enum { BATCH = 64 };

struct batch {
	struct stored *s;
	const uint32_t *place; /* of each question: its number among those asked, or NONE */
	uint32_t first;        /* number of the first of this batch */
	uint64_t *answered;    /* of each node: questions that some walk to it has answered */
};

static uint64_t
batch_bit(const struct batch *b, uint32_t question)
{
	uint32_t at = b->place[question];

	return at != NONE && at >= b->first && at - b->first < BATCH
		   ? UINT64_C(1) << (at - b->first)
		   : 0;
}

/* The questions of the batch that an answer to a question answers. */
static uint64_t
answers(const struct batch *b, uint32_t question, uint32_t answer)
{
	struct list covers = b->s->questions[question].covers;
	uint64_t bits = batch_bit(b, question);

	for (uint32_t i = 0; i < covers.count; i++) {
		uint32_t c = topic_item(b->s->t, covers, i);

		if (c < b->s->question_count &&
		    (answer == ANSWER_NONE || answer == ANSWER_FIRST + i))
			bits |= batch_bit(b, c);
	}
	return bits;
}

/* The first node of this batch that asks what some walk to it has answered, or NONE. */
static uint32_t
find_asked_again(const struct batch *b)
{
	const struct stored *s = b->s;

	memset(b->answered, 0, s->count * sizeof *b->answered);
	for (uint32_t i = 0; i < s->reached; i++) {
		uint32_t node = s->order[i], question = s->nodes[node].index;

		if (s->nodes[node].kind != NODE_QUESTION)
			continue;
		if (b->answered[node] & batch_bit(b, question))
			return node;
		for (uint32_t k = 0; k < edge_count(s, node); k++)
			b->answered[edge(s, node, k)] |=
			    b->answered[node] | answers(b, question, ANSWER_UNSURE + k);
	}
	return NONE;
}

/* A walk to a node on which its question has been answered: back to a node whose answer it was, by
 * nodes that some walk reached with the answer given; from there to the root by any way. */
static void
set_path_again(const struct batch *b, uint32_t node)
{
	struct stored *s = b->s;
	uint64_t bit = batch_bit(b, s->nodes[node].index);
	bool given = true; /* the answer is still to be met on the way back */
	s->path.len = 0;
	for (uint32_t i = s->reached; i-- > 0;) {
		uint32_t from = s->order[i];

		for (uint32_t k = 0; k < edge_count(s, from); k++) {
			struct taken step = {s->nodes[from].index, ANSWER_UNSURE + k};
			bool here = (answers(b, step.question, step.answer) & bit) != 0;

			if (edge(s, from, k) != node ||
			    (given && !here && !(b->answered[from] & bit)))
				continue;
			vec_push(&s->path, step);
			given = given && !here;
			node = from;
			break;
		}
	}
	reverse_path(&s->path);
}

const char *
stored_asked_again(struct stored *s)
{
	uint32_t questions = s->question_count, asked = 0, node = NONE;
	uint32_t *place = xcalloc(questions, sizeof *place);
	struct batch b = {.s = s, .place = place, .answered = xcalloc(s->count, sizeof(uint64_t))};

	memset(place, 0xff, questions * sizeof *place);
	for (uint32_t i = 0; i < s->reached; i++) {
		const struct node *n = &s->nodes[s->order[i]];

		if (n->kind == NODE_QUESTION && place[n->index] == NONE)
			place[n->index] = asked++;
	}
	for (; b.first < asked && node == NONE; b.first += BATCH) {
		node = find_asked_again(&b);
		if (node != NONE)
			set_path_again(&b, node);
	}
	free(place);
	free(b.answered);
	return node != NONE ? "a question is asked that has been answered" : NULL;
}
