/* SPDX-License-Identifier: MIT */
/* Growing: best first over sets of answers, then sharing from the leaves up.
 *
 * A twig is a place in the unrolled tree; where it is decided it gets a fork, with its question or
 * outcome. Most twigs never are, so they are kept small, and the answers of one are read off by
 * climbing the forks alone. A heap holds the twigs that are not decided, most probable first, ties
 * by age; twigs below a "not sure" wait apart until no other is left. Deciding is what takes time,
 * so the best of the heap are taken in batches and decided by several threads; what a batch holds
 * depends on the batches before alone, and its decisions are entered in its order, so that the tree
 * is the same for any number of threads. What is undecided when the budget is used up becomes
 * NODE_LIVE.
 *
 * A fork is made after that of its parent, so going through the forks backwards meets children
 * first: there each becomes a node, equal nodes become one (hash-consing), and what the root
 * becomes is numbered again from the top.
 */
#include "tree/grow.h"

#include "base/alloc.h"
#include "base/heap.h"
#include "base/number.h"
#include "reason/outcome.h"
#include "tree/share.h"

#define UNSURE_SHARE                                                                               \
	0.05 /* of a path's mass that its "not sure" is ranked with; not counted as mass */

#define TWIGS_MOST 20u /* answers for each decided node, on average, that are kept open */
#define BATCH 256u
#define WORK_MOST 720000000.0 /* of all decisions, as work_of_decision() counts it */
#define QUESTION_WORK 64u     /* a question that is weighed, in links: logarithms */
#define ADVICE_WORK 16u       /* a piece that is looked at and may be kept in an outcome */

struct twig {
	uint32_t fork; /* its own once it is decided, before that its parent's */
	uint16_t answer;
	bool decided;
};

struct fork {
	double mass;
	uint32_t parent; /* NONE: the root */
	uint32_t index;  /* question or outcome */
	uint32_t first;  /* twig of a question */
	uint16_t answer; /* of the parent's question */
	uint8_t kind;    /* enum node_kind */
	bool unsure;     /* a "not sure" lies on the path */
	uint32_t depth;  /* questions before it */
};

/* What comes next at a twig: a question with the chances of its answers, or an outcome. */
struct decision {
	uint32_t twig;
	double mass;
	uint32_t question; /* NONE: an outcome */
	double *chances;
	struct words outcome;
	uint32_t leader; /* of the outcome */
	enum urgency urgency;
};

/* What each thread has for itself. */
struct decider {
	struct interview *iv;
	struct outcome outcome;
};

struct tree {
	const struct topic *t;
	struct share *share;
	VEC(struct twig) twigs;
	VEC(struct fork) forks;
	struct heap heap;
	VEC(struct heap_item) unsure; /* twigs below a "not sure", until the heap is empty */
	bool unsure_turn;
	struct decider *deciders;
	unsigned threads;
	struct decision batch[BATCH];
	VEC(double) decided; /* mass of each (urgency, leading line), for the entropy */
	double capacity;     /* the most that one question of the tree can tell, in bits */
};

static bool
is_unsure(const struct tree *g, uint32_t parent, uint32_t answer)
{
	return parent != NONE && (g->forks.items[parent].unsure || answer == ANSWER_UNSURE);
}

static void
add_twig(struct tree *g, uint32_t parent, uint32_t answer, double mass)
{
	uint32_t number = (uint32_t)g->twigs.len;

	vec_push(&g->twigs, ((struct twig){parent, (uint16_t)answer, false}));
	if (is_unsure(g, parent, answer) && !g->unsure_turn)
		vec_push(&g->unsure, ((struct heap_item){mass, number}));
	else
		heap_push(&g->heap, mass, number);
}

/* Makes the fork of a twig that is decided; returns its number. */
static uint32_t
add_fork(struct tree *g, const struct decision *d, enum node_kind kind, uint32_t index)
{
	struct twig *w = &g->twigs.items[d->twig];
	uint32_t number = (uint32_t)g->forks.len, parent = w->fork;
	struct fork f = {.mass = d->mass,
	    .parent = parent,
	    .index = index,
	    .first = (uint32_t)g->twigs.len,
	    .answer = w->answer,
	    .kind = (uint8_t)kind,
	    .unsure = is_unsure(g, parent, w->answer),
	    .depth = parent != NONE ? g->forks.items[parent].depth + 1 : 0};

	vec_push(&g->forks, f);
	*w = (struct twig){number, w->answer, true};
	return number;
}

/* The part that threads share: nothing of the tree changes while they are at it. */
static void
decide(void *ctx, unsigned member, size_t item)
{
	struct tree *g = ctx;
	struct decider *me = &g->deciders[member];
	struct decision *d = &g->batch[item];
	uint32_t answer = g->twigs.items[d->twig].answer;

	interview_clear(me->iv);
	for (uint32_t at = g->twigs.items[d->twig].fork; at != NONE;
	     at = g->forks.items[at].parent) {
		interview_answer(me->iv, g->forks.items[at].index, answer);
		answer = g->forks.items[at].answer;
	}
	d->question = interview_next(me->iv, NULL);
	if (d->question != NONE) {
		interview_chances(me->iv, d->question, d->chances);
		return;
	}
	outcome_decide(me->iv, &me->outcome);
	outcome_advise(me->iv, &me->outcome);
	share_outcome_words(&me->outcome, &d->outcome);
	d->urgency = me->outcome.urgency;
	d->leader = me->outcome.leader;
}

static void
enter_question(struct tree *g, const struct decision *d)
{
	const struct question *q = topic_question(g->t, d->question);
	uint32_t fork = add_fork(g, d, NODE_QUESTION, d->question);
	double bits = 0;

	add_twig(g, fork, ANSWER_UNSURE, d->mass * UNSURE_SHARE);
	for (uint32_t a = 0; a <= q->options; a++) {
		if (topic_has_answer(q, ANSWER_NONE + a))
			add_twig(g, fork, ANSWER_NONE + a, d->mass * d->chances[a]);
		bits += number_plogp(d->chances[a]);
	}
	if (q->kind == QUESTION_SEVERAL)
		bits =
		    number_log2(q->options + 2); /* at most, with all that is not stored as one */
	if (!g->forks.items[fork].unsure && bits > g->capacity)
		g->capacity = bits;
}

static void
enter_outcome(struct tree *g, const struct decision *d)
{
	size_t leader = d->leader != NONE ? d->leader : 0;
	size_t slot = leader * URGENCY_LEVELS + (size_t)d->urgency;
	uint32_t fork = add_fork(g, d, NODE_OUTCOME, share_outcome(g->share, &d->outcome));

	if (g->forks.items[fork].unsure)
		return;
	while (g->decided.len <= slot)
		vec_push(&g->decided, 0);
	g->decided.items[slot] += d->mass;
}

/* What one decision costs at most, in links that are gone through: every question is weighed over
 * its links, four answers at a time, every condition worked out, and advice picked. */
static double
work_of_decision(const struct topic *t)
{
	double work = (double)topic_leaf_count(t) + topic_count(t, PART_CODE) +
		      ADVICE_WORK * (double)topic_advice_count(t);

	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		const struct question *k = topic_question(t, q);

		work += QUESTION_WORK + k->links.count * (1 + (k->options + 1) / 4.0);
	}
	return work;
}

/* So the work of a compilation grows with the topic, and not with the topic times the budget. */
uint32_t
grow_affordable(const struct topic *t, uint32_t budget)
{
	double most = WORK_MOST / work_of_decision(t);

	return most >= budget ? budget : most > 1 ? (uint32_t)most : 1;
}

/* False if it was stopped. */
static bool
grow_twigs(struct tree *g, uint32_t budget, const struct work *work)
{
	struct crew *crew = crew_new(g->threads, decide, g);
	bool go_on = true;

	add_twig(g, NONE, ANSWER_UNASKED, 1);
	for (uint32_t n = 0; go_on && n < budget && g->twigs.len / TWIGS_MOST <= budget;) {
		if (g->heap.len == 0 && !g->unsure_turn) {
			g->unsure_turn = true;
			for (size_t i = 0; i < g->unsure.len; i++)
				heap_push(
				    &g->heap, g->unsure.items[i].rank, g->unsure.items[i].number);
			vec_free(&g->unsure);
		}
		if (g->heap.len == 0)
			break;
		uint32_t count = 0;
		while (count < BATCH && count < budget - n && g->heap.len > 0) {
			g->batch[count].mass = g->heap.items[0].rank;
			g->batch[count++].twig = heap_pop(&g->heap);
		}
		crew_run(crew, count);
		for (uint32_t i = 0; i < count; i++) {
			if (g->batch[i].question != NONE)
				enter_question(g, &g->batch[i]);
			else
				enter_outcome(g, &g->batch[i]);
		}
		n += count;
		go_on = work_tick(work, "tree", n, budget);
	}
	crew_free(crew);
	return go_on;
}

static void
measure(const struct tree *g, struct image_report *r)
{
	double depth = 0;

	for (size_t i = 0; i < g->twigs.len; i++) {
		const struct twig *w = &g->twigs.items[i];
		const struct fork *f = &g->forks.items[w->fork];

		if (!w->decided || f->kind != NODE_OUTCOME || f->unsure)
			continue;
		r->covered += f->mass;
		depth += f->mass * f->depth;
		r->longest = f->depth > r->longest ? f->depth : r->longest;
	}
	r->tree_nodes = g->twigs.len;
	r->expected = r->covered > 0 ? depth / r->covered : 0;
	for (size_t i = 0; i < g->decided.len && r->covered > 0; i++)
		r->bits += number_plogp(g->decided.items[i] / r->covered);
	r->bound = g->capacity > 0 ? r->bits / g->capacity : 0;
}

/* Turns forks into shared nodes, children first; returns the node of the root. */
static uint32_t
share_forks(struct tree *g)
{
	uint32_t live = share_node(g->share, NODE_LIVE, NONE, NULL, 0);
	uint32_t *node = xcalloc(g->forks.len, sizeof *node);
	VEC(uint32_t) edge = {0};

	for (size_t i = g->forks.len; i-- > 0;) {
		const struct fork *f = &g->forks.items[i];
		const struct question *q = topic_question(g->t, f->index);
		uint32_t edges = f->kind == NODE_QUESTION ? q->options + 2 : 0, from = f->first;

		edge.len = 0;
		for (uint32_t k = 0; k < edges; k++) {
			if (!topic_has_answer(q, ANSWER_UNSURE + k)) { /* goes with "not sure" */
				vec_push(&edge, edge.items[0]);
				continue;
			}
			const struct twig *w = &g->twigs.items[from++];
			vec_push(&edge, w->decided ? node[w->fork] : live);
		}
		node[i] =
		    share_node(g->share, (enum node_kind)f->kind, f->index, edge.items, edges);
	}
	uint32_t root = g->forks.len > 0 ? node[0] : live;
	vec_free(&edge);
	free(node);
	return root;
}

static void
tree_free(struct tree *g)
{
	for (unsigned i = 0; i < g->threads; i++) {
		interview_free(g->deciders[i].iv);
		outcome_clear(&g->deciders[i].outcome);
	}
	for (uint32_t i = 0; i < BATCH; i++) {
		free(g->batch[i].chances);
		vec_free(&g->batch[i].outcome);
	}
	free(g->deciders);
	share_free(g->share);
	vec_free(&g->twigs);
	vec_free(&g->forks);
	vec_free(&g->heap);
	vec_free(&g->unsure);
	vec_free(&g->decided);
	free(g);
}

bool
grow_tree(const struct topic *t, uint32_t budget, const struct work *work, struct builder *b)
{
	struct tree *g = xcalloc(1, sizeof *g);
	struct image_report report = {0};
	uint32_t most = 0;

	for (uint32_t q = 0; q < topic_question_count(t); q++)
		most = topic_question(t, q)->options > most ? topic_question(t, q)->options : most;
	g->t = t;
	g->share = share_new();
	g->threads = work != NULL && work->threads > 0 ? work->threads : 1;
	g->deciders = xcalloc(g->threads, sizeof *g->deciders);
	for (unsigned i = 0; i < g->threads; i++)
		g->deciders[i].iv = interview_new(t);
	for (uint32_t i = 0; i < BATCH; i++)
		g->batch[i].chances = xcalloc(most + 1, sizeof *g->batch[i].chances);
	topic_verify(t, NULL); /* its accessors only read from here on, whatever the thread */
	bool done = grow_twigs(g, grow_affordable(t, budget), work);
	if (done) {
		measure(g, &report);
		report.dag_nodes = share_store(g->share, share_forks(g), b);
		((struct image_meta *)builder_record(b, PART_META, 0))->report = report;
	}
	tree_free(g);
	return done;
}
