/* Growing: best first over sets of answers, then sharing from the leaves up.
 *
 * A twig is a place in the unrolled tree: its parent, the answer that leads to it, and once decided
 * its question or outcome. The answers of a twig are read off by climbing to the root. A heap holds
 * the twigs that are not decided, most probable first, ties by age; twigs below a "not sure" wait
 * apart until no other is left. Deciding is what takes time, so the best of the heap are taken in
 * batches and decided by several threads; what a batch holds depends on the batches before alone,
 * and its decisions are entered in its order, so that the tree is the same for any number of
 * threads. What is undecided when the budget is used up becomes NODE_LIVE.
 *
 * Children are made after their parent, so going through the twigs backwards meets children first:
 * there each becomes a node, equal nodes become one (hash-consing), and what the root becomes is
 * numbered again from the top.
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

struct twig {
	uint32_t parent;
	uint32_t first;  /* first child, NONE until decided */
	uint32_t index;  /* question or outcome */
	uint16_t answer; /* of the parent's question */
	uint8_t kind;    /* enum node_kind */
	uint8_t unsure;  /* a "not sure" lies on the path */
	uint32_t depth;  /* questions before it */
	double mass;
};

/* What comes next at a twig: a question with the chances of its answers, or an outcome. */
struct decision {
	uint32_t twig;
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
	struct heap heap;
	VEC(uint32_t) unsure; /* twigs below a "not sure", until the heap is empty */
	bool unsure_turn;
	struct decider *deciders;
	unsigned threads;
	struct decision batch[BATCH];
	VEC(double) decided; /* mass of each (urgency, leading line), for the entropy */
	double capacity;     /* the most that one question of the tree can tell, in bits */
};

static void
add_twig(struct tree *g, uint32_t parent, uint32_t answer, double mass)
{
	struct twig w = {.parent = parent,
	    .answer = (uint16_t)answer,
	    .mass = mass,
	    .first = NONE,
	    .index = NONE,
	    .kind = NODE_LIVE};
	uint32_t number = (uint32_t)g->twigs.len;

	if (parent != NONE) {
		w.depth = g->twigs.items[parent].depth + 1;
		w.unsure = g->twigs.items[parent].unsure || answer == ANSWER_UNSURE;
	}
	vec_push(&g->twigs, w);
	if (w.unsure && !g->unsure_turn)
		vec_push(&g->unsure, number);
	else
		heap_push(&g->heap, mass, number);
}

/* The part that threads share: nothing of the tree changes while they are at it. */
static void
decide(void *ctx, unsigned member, size_t item)
{
	struct tree *g = ctx;
	struct decider *me = &g->deciders[member];
	struct decision *d = &g->batch[item];
	const struct twig *w = &g->twigs.items[d->twig];

	interview_clear(me->iv);
	for (; w->parent != NONE; w = &g->twigs.items[w->parent])
		interview_answer(me->iv, g->twigs.items[w->parent].index, w->answer);
	d->question = interview_next(me->iv, NULL);
	if (d->question != NONE) {
		interview_chances(me->iv, d->question, d->chances);
		return;
	}
	outcome_decide(me->iv, &me->outcome);
	share_outcome_words(&me->outcome, &d->outcome);
	d->urgency = me->outcome.urgency;
	d->leader = me->outcome.leader;
}

static void
enter_question(struct tree *g, const struct decision *d)
{
	uint32_t options = topic_question(g->t, d->question)->options;
	double mass = g->twigs.items[d->twig].mass, bits = 0;

	g->twigs.items[d->twig].kind = NODE_QUESTION;
	g->twigs.items[d->twig].index = d->question;
	g->twigs.items[d->twig].first = (uint32_t)g->twigs.len; /* adding may move the twigs */
	add_twig(g, d->twig, ANSWER_UNSURE, mass * UNSURE_SHARE);
	for (uint32_t a = 0; a <= options; a++) {
		if (topic_has_answer(topic_question(g->t, d->question), ANSWER_NONE + a))
			add_twig(g, d->twig, ANSWER_NONE + a, mass * d->chances[a]);
		bits += number_plogp(d->chances[a]);
	}
	if (topic_question(g->t, d->question)->kind == QUESTION_SEVERAL)
		bits = number_log2(options + 2); /* at most, with all that is not stored as one */
	if (!g->twigs.items[d->twig].unsure && bits > g->capacity)
		g->capacity = bits;
}

static void
enter_outcome(struct tree *g, const struct decision *d)
{
	size_t leader = d->leader != NONE ? d->leader : 0;
	size_t slot = leader * URGENCY_LEVELS + (size_t)d->urgency;
	struct twig *w = &g->twigs.items[d->twig];

	w->kind = NODE_OUTCOME;
	w->index = share_outcome(g->share, &d->outcome);
	if (w->unsure)
		return;
	while (g->decided.len <= slot)
		vec_push(&g->decided, 0);
	g->decided.items[slot] += w->mass;
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
				heap_push(&g->heap, g->twigs.items[g->unsure.items[i]].mass,
				    g->unsure.items[i]);
			vec_free(&g->unsure);
		}
		if (g->heap.len == 0)
			break;
		uint32_t count = 0;
		while (count < BATCH && count < budget - n && g->heap.len > 0)
			g->batch[count++].twig = heap_pop(&g->heap);
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

		if (w->kind != NODE_OUTCOME || w->unsure)
			continue;
		r->covered += w->mass;
		depth += w->mass * w->depth;
		r->longest = w->depth > r->longest ? w->depth : r->longest;
	}
	r->tree_nodes = g->twigs.len;
	r->expected = r->covered > 0 ? depth / r->covered : 0;
	for (size_t i = 0; i < g->decided.len && r->covered > 0; i++)
		r->bits += number_plogp(g->decided.items[i] / r->covered);
	r->bound = g->capacity > 0 ? r->bits / g->capacity : 0;
}

/* Turns twigs into shared nodes, children first; returns the node of the root. */
static uint32_t
share_twigs(struct tree *g)
{
	uint32_t *node = xcalloc(g->twigs.len, sizeof *node);
	VEC(uint32_t) edge = {0};

	for (size_t i = g->twigs.len; i-- > 0;) {
		const struct twig *w = &g->twigs.items[i];
		uint32_t edges = 0, from = w->first;

		edge.len = 0;
		if (w->kind == NODE_QUESTION)
			edges = topic_question(g->t, w->index)->options + 2;
		for (uint32_t k = 0; k < edges;
		     k++) { /* an answer that is none goes with "not sure" */
			bool has =
			    topic_has_answer(topic_question(g->t, w->index), ANSWER_UNSURE + k);

			vec_push(&edge, has ? node[from++] : edge.items[0]);
		}
		node[i] =
		    share_node(g->share, (enum node_kind)w->kind, w->index, edge.items, edges);
	}
	uint32_t root = node[0];
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
	bool done = grow_twigs(g, budget, work);
	if (done) {
		measure(g, &report);
		report.dag_nodes = share_store(g->share, share_twigs(g), b);
		((struct image_meta *)builder_record(b, PART_META, 0))->report = report;
	}
	tree_free(g);
	return done;
}
