/* The cards of a topic. First what a person's life may hang on (the signs that send one for help,
 * what to do then), then for each cause, the commonest first, what points to it and what speaks
 * against it. A card names a few things only, the strongest. */
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "learn/cite.h"
#include "learn/ratio.h"
#include "learn/recall_state.h"
#include "topic/answer.h"
#include "topic/cond.h"

#define ITEMS_MOST 6u    /* of a card on findings */
#define TELLING_BITS 1.0 /* a likelihood ratio of 2, or of 1/2 */

static const struct {
	const char *word, *ask;
} kinds[] = {
#define X(name, word, ask) {word, ask},
    RECALL_KINDS(X)
#undef X
};

const char *
recall_kind_word(uint32_t kind)
{
	return kind < RECALL_KIND_COUNT ? kinds[kind].word : "";
}

/* The items of the card that is being made. */
struct making {
	struct recall *r;
	VEC(struct recall_item) items;
};

static void
end_card(struct making *m, enum recall_kind kind, struct entity about, uint32_t least)
{
	size_t bytes = m->items.len * sizeof *m->items.items;
	struct recall_item *items;

	if (m->items.len >= least) {
		items = arena_alloc(m->r->arena, bytes + 1);
		memcpy(items, m->items.items, bytes);
		vec_push(&m->r->cards,
		    ((struct recall_card){kind, about, items, (uint32_t)m->items.len}));
	}
	m->items.len = 0;
}

/* Puts an item in its place: the strongest first, few in all. */
static void
put_item(struct making *m, struct recall_item item)
{
	double size = item.bits < 0 ? -item.bits : item.bits;
	size_t at = m->items.len;

	vec_push(&m->items, item);
	while (at > 0 && (m->items.items[at - 1].bits < 0 ? -m->items.items[at - 1].bits
							  : m->items.items[at - 1].bits) < size) {
		m->items.items[at] = m->items.items[at - 1];
		at--;
	}
	m->items.items[at] = item;
	if (m->items.len > ITEMS_MOST)
		m->items.len = ITEMS_MOST;
}

static void
take_row(struct making *m, uint32_t leaf, uint32_t row, bool against)
{
	const struct topic *t = m->r->t;
	uint32_t symptom = topic_evidence(t, row)->symptom;
	uint32_t question = topic_symptom(t, symptom)->question;

	for (int absent = 0; absent <= 1; absent++) {
		double bits = ratio_bits(t, leaf, question,
		    absent ? ANSWER_NONE : ANSWER_NONE + topic_symptom(t, symptom)->option);
		struct recall_item item = {ENTITY_SYMPTOM, symptom, absent, bits, row};

		if (absent && (!against || topic_question(t, question)->kind != QUESTION_YES_NO))
			continue;
		if (against ? bits <= -TELLING_BITS : bits >= TELLING_BITS)
			put_item(m, item);
	}
}

static void
make_findings(struct making *m, uint32_t leaf, enum recall_kind kind)
{
	uint32_t cause = topic_leaf(m->r->t, leaf);
	struct list rows = topic_cause(m->r->t, cause)->evidence;

	for (uint32_t i = 0; i < rows.count; i++) {
		uint32_t row = topic_item(m->r->t, rows, i);
		uint32_t symptom = topic_evidence(m->r->t, row)->symptom;

		if (symptom < topic_symptom_count(m->r->t) &&
		    ratio_row(m->r->t, leaf, symptom) == row)
			take_row(m, leaf, row, kind == RECALL_AGAINST);
	}
	end_card(m, kind, (struct entity){ENTITY_CAUSE, cause}, 1);
}

static bool
list_has(const struct topic *t, struct list l, uint32_t value)
{
	for (uint32_t i = 0; i < l.count; i++)
		if (topic_item(t, l, i) == value)
			return true;
	return false;
}

static void
make_flags(struct making *m, uint32_t cause)
{
	const struct topic *t = m->r->t;

	for (uint32_t i = 0; i < topic_rule_count(t); i++)
		if (topic_rule(t, i)->urgency == URGENCY_EMERGENCY &&
		    list_has(t, topic_rule(t, i)->suspects, cause))
			vec_push(&m->items,
			    ((struct recall_item){.kind = ENTITY_RULE, .index = i, .row = NONE}));
	end_card(m, RECALL_FLAGS, (struct entity){ENTITY_CAUSE, cause}, 1);
}

static bool
is_first_aid(uint32_t kind, uint32_t urgency)
{
	return urgency == URGENCY_EMERGENCY ? kind == ADVICE_EMERGENCY : kind <= ADVICE_ELEVATION;
}

static void
add_step(struct making *m, uint32_t advice)
{
	vec_push(
	    &m->items, ((struct recall_item){.kind = ENTITY_ADVICE, .index = advice, .row = NONE}));
}

static void
take_steps(struct making *m, uint32_t urgency)
{
	for (uint32_t i = 0; i < topic_advice_count(m->r->t); i++) {
		const struct advice *a = topic_advice(m->r->t, i);

		if (is_first_aid(a->kind, urgency) && (a->urgencies & 1u << urgency))
			add_step(m, i);
	}
}

/* First aid of an urgency. Where a lower one has the same steps, one card is enough. */
static void
make_urgency_steps(struct making *m, uint32_t urgency)
{
	const struct recall_card *last;

	take_steps(m, urgency);
	last = m->r->cards.len > 0 ? &m->r->cards.items[m->r->cards.len - 1] : NULL;
	if (last != NULL && last->kind == RECALL_STEPS && last->count == m->items.len) {
		uint32_t same = 0;

		while (same < last->count && last->items[same].index == m->items.items[same].index)
			same++;
		if (same == last->count)
			m->items.len = 0;
	}
	end_card(m, RECALL_STEPS, (struct entity){ENTITY_KINDS, urgency}, 1);
}

/* What an emergency asks for, and what is added where this cause is suspected. */
static void
make_cause_steps(struct making *m, uint32_t cause)
{
	struct list advice = topic_cause(m->r->t, cause)->advice;
	size_t general;

	take_steps(m, URGENCY_EMERGENCY);
	general = m->items.len;
	for (uint32_t i = 0; i < advice.count; i++)
		if (topic_advice(m->r->t, topic_item(m->r->t, advice, i))->kind == ADVICE_EMERGENCY)
			add_step(m, topic_item(m->r->t, advice, i));
	if (m->items.len == general)
		m->items.len = 0;
	end_card(m, RECALL_STEPS, (struct entity){ENTITY_CAUSE, cause}, 1);
}

/* Leaves in the order of their priors. */
static uint32_t *
sort_leaves(const struct topic *t)
{
	uint32_t leaves = topic_leaf_count(t), *order = xcalloc(leaves, sizeof *order);
	const double *prior = topic_priors(t);

	for (uint32_t l = 0; l < leaves; l++) {
		uint32_t at = l;

		for (; prior != NULL && at > 0 && prior[order[at - 1]] < prior[l]; at--)
			order[at] = order[at - 1];
		order[at] = l;
	}
	return order;
}

void
recall_state_make(struct recall *r)
{
	struct making m = {.r = r};
	uint32_t leaves = topic_leaf_count(r->t), *order = sort_leaves(r->t);

	for (uint32_t u = URGENCY_LEVELS; u-- > 0;)
		make_urgency_steps(&m, u);
	for (uint32_t i = 0; i < leaves; i++)
		make_flags(&m, topic_leaf(r->t, order[i]));
	for (uint32_t i = 0; i < leaves; i++)
		make_cause_steps(&m, topic_leaf(r->t, order[i]));
	for (uint32_t i = 0; i < leaves; i++) {
		make_findings(&m, order[i], RECALL_FOR);
		make_findings(&m, order[i], RECALL_AGAINST);
	}
	vec_free(&m.items);
	free(order);
}

void
recall_state_name(const struct recall *r, uint32_t card, struct buf *out)
{
	const struct recall_card *c = recall_card(r, card);

	buf_printf(out, "%s:%s", recall_kind_word(c->kind),
	    c->about.kind == ENTITY_CAUSE ? topic_entity_id(r->t, c->about)
					  : topic_urgency_name(c->about.index));
}

void
recall_write_prompt(const struct recall *r, uint32_t card, struct buf *out)
{
	const struct recall_card *c = recall_card(r, card);
	const char *ask = kinds[c->kind].ask, *name = strstr(ask, "%s");

	buf_add(out, ask, (size_t)(name - ask));
	if (c->about.kind == ENTITY_CAUSE)
		buf_adds(out, topic_text(r->t, topic_cause(r->t, c->about.index)->name));
	else
		buf_printf(out, "where the urgency is %s", topic_urgency_name(c->about.index));
	buf_adds(out, name + 2);
}

static void
write_finding(const struct topic *t, const struct recall_item *item, struct buf *out)
{
	buf_printf(out, "%s%s (likelihood ratio %.2g): ", item->absent ? "the want of this: " : "",
	    topic_text(t, topic_symptom(t, item->index)->name), number_exp2(item->bits));
	cite_add_row(t, item->row, out);
}

static void
write_rule(const struct topic *t, uint32_t index, struct buf *out)
{
	const struct rule *rule = topic_rule(t, index);

	cond_words(t, rule->when.at, NULL, out);
	cite_add_refs(t, rule->refs, out);
}

static void
write_advice(const struct topic *t, uint32_t index, struct buf *out)
{
	const struct advice *a = topic_advice(t, index);

	buf_printf(out, "%s: ", topic_text(t, a->name));
	if (a->unless.at != NONE) {
		buf_adds(out, "Not if ");
		cond_words(t, a->unless.at, NULL, out);
		buf_adds(out, ": ");
	}
	buf_adds(out, topic_text(t, a->text));
	if (a->caution.len > 0)
		buf_printf(out, " Take care: %s", topic_text(t, a->caution));
	cite_add_refs(t, a->refs, out);
}

void
recall_write_item(const struct recall *r, uint32_t card, uint32_t item, struct buf *out)
{
	const struct recall_item *i = &recall_card(r, card)->items[item];

	if (i->kind == ENTITY_SYMPTOM)
		write_finding(r->t, i, out);
	else if (i->kind == ENTITY_RULE)
		write_rule(r->t, i->index, out);
	else
		write_advice(r->t, i->index, out);
}
