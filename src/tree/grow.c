/* Growing: best first over sets of answers, then sharing from the leaves up.
 *
 * A twig is a place in the unrolled tree: its parent, the answer that leads to it, and once decided
 * its question or outcome. The answers of a twig are read off by climbing to the root. A heap holds
 * the twigs that are not decided, most probable first (twigs below a "not sure" after all others,
 * ties by age). What is undecided when the budget is used up becomes NODE_LIVE.
 *
 * Children are made after their parent, so going through the twigs backwards meets children first:
 * there each becomes a node, equal nodes become one (hash-consing), and what the root becomes is
 * numbered again from the top.
 */
#include "tree/grow.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/number.h"
#include "reason/outcome.h"
#include "tree/share.h"

#define UNSURE_SHARE                                                                               \
	0.05 /* of a path's mass that its "not sure" is ranked with; not counted as mass */

#define TWIGS_MOST 20u /* answers for each decided node, on average, that are kept open */

struct twig {
	uint32_t parent;
	uint32_t first;	 /* first child, NONE until decided */
	uint32_t index;	 /* question or outcome */
	uint16_t answer; /* of the parent's question */
	uint8_t kind;	 /* enum node_kind */
	uint8_t unsure;	 /* a "not sure" lies on the path */
	uint32_t depth;	 /* questions before it */
	double mass;
};

struct tree {
	const struct topic *t;
	struct interview *iv;
	struct share *share;
	VEC(struct twig) twigs;
	VEC(uint32_t) heap;
	VEC(double) decided; /* mass of each (urgency, leading line), for the entropy */
	double *chances;     /* of the question at hand */
	double capacity;     /* the most that one question of the tree can tell, in bits */
};

/* True if twig a is to be decided before twig b. */
static bool
before(const struct tree *g, uint32_t a, uint32_t b)
{
	const struct twig *x = &g->twigs.items[a], *y = &g->twigs.items[b];

	if (x->unsure != y->unsure)
		return !x->unsure;
	if (x->mass != y->mass)
		return x->mass > y->mass;
	return a < b;
}

static void
heap_push(struct tree *g, uint32_t twig)
{
	size_t i = g->heap.len;

	vec_push(&g->heap, twig);
	for (; i > 0 && before(g, twig, g->heap.items[(i - 1) / 2]); i = (i - 1) / 2)
		g->heap.items[i] = g->heap.items[(i - 1) / 2];
	g->heap.items[i] = twig;
}

static uint32_t
heap_pop(struct tree *g)
{
	uint32_t top = g->heap.items[0], last = g->heap.items[--g->heap.len];
	size_t i = 0, child;

	while ((child = 2 * i + 1) < g->heap.len) {
		if (child + 1 < g->heap.len &&
		    before(g, g->heap.items[child + 1], g->heap.items[child]))
			child++;
		if (!before(g, g->heap.items[child], last))
			break;
		g->heap.items[i] = g->heap.items[child];
		i = child;
	}
	g->heap.items[i] = last;
	return top;
}

/* Puts the answers on the path to a twig into the interview. */
static void
take_path(struct tree *g, uint32_t twig)
{
	interview_clear(g->iv);
	while (g->twigs.items[twig].parent != NONE) {
		const struct twig *w = &g->twigs.items[twig];

		interview_answer(g->iv, g->twigs.items[w->parent].index, w->answer);
		twig = w->parent;
	}
}

static void
add_twig(struct tree *g, uint32_t parent, uint32_t answer, double mass)
{
	const struct twig *p = parent == NONE ? NULL : &g->twigs.items[parent];
	struct twig w = {.parent = parent, .first = NONE, .index = NONE, .kind = NODE_LIVE};

	w.answer = (uint16_t)answer;
	w.mass = mass;
	w.depth = p == NULL ? 0 : p->depth + 1;
	w.unsure = answer == ANSWER_UNSURE || (p != NULL && p->unsure);
	vec_push(&g->twigs, w);
	heap_push(g, (uint32_t)g->twigs.len - 1);
}

static void
add_children(struct tree *g, uint32_t twig, uint32_t question)
{
	uint32_t options = topic_question(g->t, question)->options;
	double mass = g->twigs.items[twig].mass, bits = 0;

	interview_chances(g->iv, question, g->chances);
	g->twigs.items[twig].first = (uint32_t)g->twigs.len; /* adding may move the twigs */
	add_twig(g, twig, ANSWER_UNSURE, mass * UNSURE_SHARE);
	for (uint32_t a = 0; a <= options; a++) {
		add_twig(g, twig, ANSWER_NONE + a, mass * g->chances[a]);
		bits += number_plogp(g->chances[a]);
	}
	if (!g->twigs.items[twig].unsure && bits > g->capacity)
		g->capacity = bits;
}

/* Adds the mass of an outcome to what is decided there: its urgency and its leading line. */
static void
count_decision(struct tree *g, const struct outcome *o, double mass)
{
	size_t leader = o->line_count > 0 ? o->leaves[o->lines[0].first] : 0;
	size_t slot = leader * URGENCY_LEVELS + (size_t)o->urgency;

	while (g->decided.len <= slot)
		vec_push(&g->decided, 0);
	g->decided.items[slot] += mass;
}

static void
decide(struct tree *g, uint32_t twig)
{
	uint32_t question;

	take_path(g, twig);
	question = interview_next(g->iv, NULL);
	if (question != NONE) {
		g->twigs.items[twig].kind = NODE_QUESTION;
		g->twigs.items[twig].index = question;
		add_children(g, twig, question);
		return;
	}
	struct outcome *o = outcome_new(g->iv);

	g->twigs.items[twig].kind = NODE_OUTCOME;
	g->twigs.items[twig].index = share_outcome(g->share, o);
	if (!g->twigs.items[twig].unsure)
		count_decision(g, o, g->twigs.items[twig].mass);
	outcome_free(o);
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
	uint32_t root;

	for (size_t i = g->twigs.len; i-- > 0;) {
		const struct twig *w = &g->twigs.items[i];
		uint32_t edges = 0;

		if (w->kind == NODE_QUESTION)
			edges = topic_question(g->t, w->index)->options + 2;
		node[i] = share_node(g->share, (enum node_kind)w->kind, w->index,
		    edges > 0 ? node + w->first : NULL, edges);
	}
	root = node[0];
	free(node);
	return root;
}

static uint32_t
most_options(const struct topic *t)
{
	uint32_t most = 0;

	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		if (topic_question(t, q)->options > most)
			most = topic_question(t, q)->options;
	}
	return most;
}

void
grow_tree(const struct topic *t, uint32_t budget, struct builder *b)
{
	struct tree *g = xcalloc(1, sizeof *g);
	struct image_report report = {0};

	g->t = t;
	g->iv = interview_new(t);
	g->share = share_new();
	g->chances = xcalloc(most_options(t) + 1, sizeof *g->chances);
	add_twig(g, NONE, ANSWER_UNASKED, 1);
	for (uint32_t n = 0; n < budget && g->heap.len > 0 && g->twigs.len / TWIGS_MOST <= budget;
	     n++)
		decide(g, heap_pop(g));
	measure(g, &report);
	report.dag_nodes = share_store(g->share, share_twigs(g), b);
	((struct image_meta *)builder_record(b, PART_META, 0))->report = report;
	share_free(g->share);
	interview_free(g->iv);
	free(g->chances);
	vec_free(&g->twigs);
	vec_free(&g->heap);
	vec_free(&g->decided);
	free(g);
}
