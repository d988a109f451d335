/* SPDX-License-Identifier: MIT */
/* The drill on likelihood ratios, and the script concordance test. Of the drill all that a row
 * which a source states can ask is listed once: its finding present and, of a yes-no question,
 * absent. The list is kept by answer, each part in an order drawn from the seed. The test has no
 * list: its items are those of the panel. */
#include "learn/concord.h"

#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/number.h"
#include "learn/cite.h"
#include "reason/ratio.h"
#include "topic/answer.h"

/* An item as it waits for its turn. */
struct waiting {
	struct concord_item item;
	uint64_t key; /* the order */
};

struct concord {
	const struct topic *t;
	enum concord_kind kind;
	uint64_t seed, turn; /* of the test, the items that have come */
	VEC(struct waiting) items[CONCORD_POINT_COUNT];
	size_t next[CONCORD_POINT_COUNT];
	int order[CONCORD_POINT_COUNT]; /* of the answers in this turn */
	int left;                       /* of this turn */
};

static const struct {
	int point;
	double least; /* bits, either way */
} points[CONCORD_POINT_COUNT] = {
#define X(point, least) {point, least},
    CONCORD_POINTS(X)
#undef X
};

/* The other side of the scale is its mirror. */
int
concord_answer(double bits)
{
	double size = bits < 0 ? -bits : bits;
	int point = 2;

	while (size < points[point + 2].least)
		point--;

	return bits < 0 ? -point : point;
}

uint32_t
concord_tally(const struct topic *t, uint32_t panel, uint32_t votes[CONCORD_POINT_COUNT])
{
	struct list l = topic_panel(t, panel)->votes;
	const uint32_t *vote = topic_records(t, PART_VOTE, l.first, l.count);
	uint32_t members = 0;

	memset(votes, 0, CONCORD_POINT_COUNT * sizeof *votes);
	for (uint32_t i = 0; vote != NULL && i < l.count; i++) {
		if (vote[i] >= CONCORD_POINT_COUNT)
			continue;
		votes[vote[i]]++;
		members++;
	}
	return members;
}

double
concord_credit(const struct concord_item *item, int given)
{
	int distance = item->answer > given ? item->answer - given : given - item->answer;
	uint32_t most = item->votes[item->answer - points[0].point];

	if (item->kind == CONCORD_PANEL)
		return most > 0 ? (double)item->votes[given - points[0].point] / most : 0;
	return distance < CONCORD_REACH ? 1 - (double)distance / CONCORD_REACH : 0;
}

static uint64_t
mix(uint64_t x)
{
	return hash_mix(x + UINT64_C(0x9e3779b97f4a7c15));
}

/* The shares that a row stands for, within the topic's floor; both are one where it has a figure.
 * True for a term. */
static bool
row_range(const struct topic *t, const struct evidence *e, double *least, double *most)
{
	double floor = topic_meta(t)->floor;
	bool term = topic_frequency_range(topic_text(t, e->written), least, most);

	if (!term)
		*least = *most = e->frequency;
	*least = *least < floor ? floor : *least;
	*most = *most > 1 - floor ? 1 - floor : *most;
	return term;
}

/* Leaves out what has no clear answer, and what the other options of a choice have scaled: its
 * likelihood is not what the row says. */
static void
add_item(struct concord *c, struct ratios *ratios, uint32_t leaf, uint32_t row, bool absent)
{
	const struct evidence *e = topic_evidence(c->t, row);
	double with, least, most;
	struct waiting w = {.item = {.cause = topic_leaf(c->t, leaf),
				.leaf = leaf,
				.symptom = e->symptom,
				.absent = absent,
				.row = row}};

	if (!ratios_of(ratios, leaf, e->symptom, absent, &with, &w.item.without))
		return;
	double off = with - (absent ? 1 - e->frequency : e->frequency);
	if (off > 0.005 || off < -0.005)
		return;
	bool term = row_range(c->t, e, &least, &most);
	w.item.least = absent ? 1 - most : least;
	w.item.most = absent ? 1 - least : most;
	if (w.item.least <= 0) /* where the topic has no floor */
		return;
	double base = number_log2(w.item.without);
	w.item.answer = concord_answer(number_log2(w.item.least) - base - CONCORD_MARGIN);
	if (w.item.answer != concord_answer(number_log2(w.item.most) - base + CONCORD_MARGIN))
		return;
	/* The upper half of the keys is for terms. */
	w.key = mix(mix(c->seed ^ ((uint64_t)leaf << 32 | e->symptom)) + absent) >> 1 |
		(uint64_t)term << 63;
	vec_push(&c->items[w.item.answer - points[0].point], w);
}

static int
compare_keys(const void *a, const void *b)
{
	const struct waiting *x = a, *y = b;

	return (x->key > y->key) - (x->key < y->key);
}

struct concord *
concord_new(const struct topic *t, enum concord_kind kind, uint64_t seed)
{
	struct concord *c = xcalloc(1, sizeof *c);
	struct ratios *ratios = ratios_new(t);

	c->t = t;
	c->kind = kind;
	c->seed = mix(seed);
	for (uint32_t leaf = 0; kind == CONCORD_DRILL && leaf < topic_leaf_count(t); leaf++) {
		const uint32_t *rows;
		uint32_t count = ratios_rows(ratios, leaf, &rows);

		for (uint32_t i = 0; i < count; i++) {
			uint32_t symptom = topic_evidence(t, rows[i])->symptom;

			if (!cite_is_stated(t, rows[i]))
				continue;
			add_item(c, ratios, leaf, rows[i], false);
			if (topic_question(t, topic_symptom(t, symptom)->question)->kind ==
			    QUESTION_YES_NO)
				add_item(c, ratios, leaf, rows[i], true);
		}
	}
	ratios_free(ratios);
	for (int i = 0; i < CONCORD_POINT_COUNT; i++)
		if (c->items[i].len > 0)
			qsort(c->items[i].items, c->items[i].len, sizeof *c->items[i].items,
			    compare_keys);
	return c;
}

void
concord_free(struct concord *c)
{
	if (c == NULL)
		return;
	for (int i = 0; i < CONCORD_POINT_COUNT; i++)
		vec_free(&c->items[i]);
	free(c);
}

uint32_t
concord_size(const struct concord *c)
{
	size_t size = c->kind == CONCORD_PANEL ? topic_panel_count(c->t) : 0;

	for (int i = 0; i < CONCORD_POINT_COUNT; i++)
		size += c->items[i].len;
	return (uint32_t)size;
}

static bool
next_of_panel(struct concord *c, struct concord_item *item)
{
	uint32_t at = (uint32_t)c->turn;
	const struct panel_item *p = topic_panel(c->t, at);
	int mode = 0;

	if (at >= topic_panel_count(c->t))
		return false;
	c->turn++;
	*item = (struct concord_item){.kind = CONCORD_PANEL,
	    .cause = p->cause,
	    .leaf = topic_cause(c->t, p->cause)->leaf,
	    .symptom = p->symptom,
	    .absent = p->absent,
	    .row = NONE,
	    .panel = at};
	concord_tally(c->t, at, item->votes);
	for (int i = 1; i < CONCORD_POINT_COUNT; i++)
		if (item->votes[i] > item->votes[mode])
			mode = i;
	item->answer = points[mode].point;
	return true;
}

/* A turn has every answer that has items left once, in an order of its own. */
bool
concord_next(struct concord *c, struct concord_item *item)
{
	bool begins = c->left == 0;

	if (c->kind == CONCORD_PANEL)
		return next_of_panel(c, item);
	for (int i = 0; begins && i < CONCORD_POINT_COUNT; i++) {
		int at = (int)(mix(c->seed + ++c->turn) % (unsigned)(c->left + 1));

		if (c->next[i] == c->items[i].len)
			continue;
		c->order[c->left] = c->order[at];
		c->order[at] = i;
		c->left++;
	}
	if (c->left == 0)
		return false;
	int answer = c->order[--c->left];
	*item = c->items[answer].items[c->next[answer]++].item;
	return true;
}
