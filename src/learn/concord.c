/* Items of script concordance. All that an evidence row can ask is listed once: its finding present
 * and, of a yes-no question, absent; and beside each row the same finding for a cause that has no
 * row for it. The list is kept by answer, each part in an order drawn from the seed. */
#include "learn/concord.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/number.h"
#include "learn/cite.h"
#include "reason/ratio.h"

/* An item as it waits for its turn. */
struct waiting {
	uint32_t leaf, symptom, reply, row;
	uint64_t key; /* the order */
};

struct concord {
	const struct topic *t;
	uint64_t seed, turn;
	VEC(struct waiting) items[CONCORD_POINT_COUNT];
	size_t next[CONCORD_POINT_COUNT];
	int order[CONCORD_POINT_COUNT]; /* of the answers in this turn */
	int left;                       /* of this turn */
};

#define X(point, word, least, ratio) {point, word, least, ratio},
static const struct concord_point points[CONCORD_POINT_COUNT] = {CONCORD_POINTS(X)};
#undef X

const struct concord_point *
concord_point(int point)
{
	int place = point - points[0].point;

	return &points[place < 0                     ? 0
		       : place < CONCORD_POINT_COUNT ? place
						     : CONCORD_POINT_COUNT - 1];
}

/* The other side of the scale is its mirror. */
int
concord_answer(double bits)
{
	double size = bits < 0 ? -bits : bits;
	int point = 2;

	while (size < concord_point(point)->least)
		point--;

	return bits < 0 ? -point : point;
}

double
concord_credit(int answer, int given)
{
	int distance = answer > given ? answer - given : given - answer;

	return distance < CONCORD_REACH ? 1 - (double)distance / CONCORD_REACH : 0;
}

static uint64_t
mix(uint64_t x)
{
	return hash_mix(x + UINT64_C(0x9e3779b97f4a7c15));
}

/* Leaves out what lies too near a bound for its answer to be clear. */
static void
add_item(struct concord *c, struct waiting w)
{
	uint32_t question = topic_symptom(c->t, w.symptom)->question;
	uint64_t what = (uint64_t)w.leaf << 32 | w.symptom;
	double with, without;

	if (!ratio_of(c->t, w.leaf, question, w.reply, &with, &without))
		return;
	double bits = ratio_bits(c->t, w.leaf, question, w.reply);
	for (int i = 3; i < CONCORD_POINT_COUNT; i++) {
		double off = (bits < 0 ? -bits : bits) - points[i].least;

		if (off < CONCORD_MARGIN && off > -CONCORD_MARGIN)
			return;
	}
	w.key = mix(mix(c->seed ^ what) + w.reply);
	vec_push(&c->items[concord_answer(bits) - points[0].point], w);
}

/* The finding present, and absent where there is a plain "no". */
static void
add_both(struct concord *c, uint32_t leaf, uint32_t symptom, uint32_t row)
{
	const struct symptom *s = topic_symptom(c->t, symptom);
	const struct question *q = topic_question(c->t, s->question);

	add_item(c, (struct waiting){leaf, symptom, topic_symptom_answer(c->t, symptom), row, 0});
	if (q->kind == QUESTION_YES_NO)
		add_item(c, (struct waiting){leaf, symptom, ANSWER_NONE, row, 0});
}

/* Each row, and the same finding for another cause, which says nothing of it. */
static void
add_leaf(struct concord *c, uint32_t leaf)
{
	struct list rows = topic_cause(c->t, topic_leaf(c->t, leaf))->evidence;

	for (uint32_t i = 0; i < rows.count; i++) {
		uint32_t row = topic_item(c->t, rows, i);
		uint32_t symptom = topic_evidence(c->t, row)->symptom;

		if (symptom >= topic_symptom_count(c->t) || ratio_row(c->t, leaf, symptom) != row)
			continue;
		add_both(c, leaf, symptom, row);
		for (uint32_t k = 0; k < 8; k++) {
			uint64_t draw = mix(c->seed + ((uint64_t)leaf << 32 | symptom) * 8 + k);
			uint32_t other = (uint32_t)(draw % topic_leaf_count(c->t));

			if (ratio_row(c->t, other, symptom) == NONE) {
				add_both(c, other, symptom, NONE);
				break;
			}
		}
	}
}

static int
compare_keys(const void *a, const void *b)
{
	const struct waiting *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->reply < y->reply ? -1 : x->reply > y->reply;
}

/* Two rows may have led to the same silent item; once sorted, equal items stand side by side. */
struct concord *
concord_new(const struct topic *t, uint64_t seed)
{
	struct concord *c = xcalloc(1, sizeof *c);

	c->t = t;
	c->seed = mix(seed);
	for (uint32_t l = 0; l < topic_leaf_count(t); l++)
		add_leaf(c, l);
	for (int i = 0; i < CONCORD_POINT_COUNT; i++) {
		struct waiting *items = c->items[i].items;
		size_t count = c->items[i].len, kept = 0;

		if (count > 0)
			qsort(items, count, sizeof *items, compare_keys);
		for (size_t k = 0; k < count; k++)
			if (kept == 0 || items[kept - 1].leaf != items[k].leaf ||
			    items[kept - 1].symptom != items[k].symptom ||
			    items[kept - 1].reply != items[k].reply)
				items[kept++] = items[k];
		c->items[i].len = kept;
	}
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

/* A turn has every answer that has items once, in an order of its own. */
bool
concord_next(struct concord *c, struct concord_item *item)
{
	bool begins = c->left == 0;

	for (int i = 0; begins && i < CONCORD_POINT_COUNT; i++) {
		int at = (int)(mix(c->seed + ++c->turn) % (unsigned)(c->left + 1));

		if (c->items[i].len == 0)
			continue;
		c->order[c->left] = c->order[at];
		c->order[at] = i;
		c->left++;
	}
	if (c->left == 0)
		return false;
	int answer = c->order[--c->left];
	const struct waiting *w = &c->items[answer].items[c->next[answer]++ % c->items[answer].len];
	*item = (struct concord_item){.cause = topic_leaf(c->t, w->leaf),
	    .leaf = w->leaf,
	    .question = topic_symptom(c->t, w->symptom)->question,
	    .reply = w->reply,
	    .symptom = w->symptom,
	    .row = w->row,
	    .answer = points[answer].point};
	ratio_of(c->t, w->leaf, item->question, w->reply, &item->with, &item->without);
	item->bits = ratio_bits(c->t, w->leaf, item->question, w->reply);
	return true;
}

void
concord_write_item(const struct topic *t, const struct concord_item *item, struct buf *out)
{
	buf_printf(out, "You think of: %s. Now you learn that this is %s: %s.",
	    topic_text(t, topic_cause(t, item->cause)->name),
	    item->reply == ANSWER_NONE ? "not so" : "so",
	    topic_text(t, topic_symptom(t, item->symptom)->name));
}

void
concord_write_reason(const struct topic *t, const struct concord_item *item, struct buf *out)
{
	buf_adds(out, "By this topic's estimates, of 100 with it ");
	cite_add_of_100(item->with, out);
	buf_adds(out, " answer so, of 100 with another cause ");
	cite_add_of_100(item->without, out);
	buf_printf(out, ": a likelihood ratio of %.2g (%+.1f bits). ", number_exp2(item->bits),
	    item->bits);
	if (item->row != NONE) {
		buf_adds(out, "The table: ");
		cite_add_row(t, item->row, out);
	} else {
		buf_adds(out, "No source links the two: the finding counts as often as it is seen "
			      "in general");
	}
	buf_addc(out, '.');
}
