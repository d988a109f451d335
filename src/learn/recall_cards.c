/* SPDX-License-Identifier: MIT */
/* The cards of a topic, from rows with a source alone. First what a person's life may hang on (what
 * to do, the signs that send one for help), then for each cause, the commonest first, what a source
 * says that points to it and speaks against it. A card names a few things only, the strongest. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/fan.h"
#include "base/heap.h"
#include "base/number.h"
#include "learn/cite.h"
#include "learn/recall.h"
#include "reason/ratio.h"
#include "topic/answer.h"
#include "topic/cond.h"

#define ITEMS_MOST 6u    /* of a card on findings */
#define TELLING_BITS 1.0 /* a likelihood ratio of 2, or of 1/2 */

#define X(name, word) {word, PHRASE_RECALL_##name},
static const struct {
	const char *word;
	enum phrase ask;
} kinds[] = {RECALL_KINDS(X)};
#undef X

static const struct recall_state unseen = {.ease = RECALL_EASE_START, .last = RECALL_NEVER};

/* The items of the card that is being made. */
struct making {
	struct recall *r;
	const struct topic *t;
	struct ratios *ratios;
	struct fan flags; /* emergency rules that a source states, by the causes they suspect */
	VEC(struct recall_item) items, first_aid; /* of any emergency */
};

/* A card without items is none. */
static void
end_card(struct making *m, enum recall_kind kind, struct entity about)
{
	size_t bytes = m->items.len * sizeof *m->items.items;

	if (bytes == 0)
		return;
	struct recall_item *items = arena_alloc(m->r->arena, bytes);
	memcpy(items, m->items.items, bytes);
	vec_push(&m->r->cards, ((struct recall_card){kind, about, items, (uint32_t)m->items.len}));
	char *name = xasprintf("%s:%s", kinds[kind].word,
	    about.kind == ENTITY_CAUSE ? topic_entity_id(m->t, about)
				       : topic_urgency_name(about.index));
	arena_keep(m->r->arena, name);
	vec_push(&m->r->names, name);
	m->items.len = 0;
}

/* Puts a finding in its place: the strongest first, few in all. The sign is 1 on a card of what
 * speaks for a cause, -1 on one of what speaks against it. */
static void
put_finding(struct making *m, uint32_t leaf, uint32_t row, bool absent, int sign)
{
	struct recall_item item = {
	    ENTITY_SYMPTOM, topic_evidence(m->t, row)->symptom, absent, 0, row};
	size_t at = m->items.len;
	double with, without;

	if (ratios_of(m->ratios, leaf, item.index, absent, &with, &without))
		item.bits = number_log2(with) - number_log2(without);
	double strength = sign * item.bits;
	if (strength < TELLING_BITS)
		return;
	vec_push(&m->items, item);
	for (; at > 0 && sign * m->items.items[at - 1].bits < strength; at--)
		m->items.items[at] = m->items.items[at - 1];
	m->items.items[at] = item;
	if (m->items.len > ITEMS_MOST)
		m->items.len = ITEMS_MOST;
}

/* The want of a finding is asked for only where it speaks against. */
static void
make_findings(struct making *m, uint32_t leaf, enum recall_kind kind)
{
	const uint32_t *rows;
	uint32_t count = ratios_rows(m->ratios, leaf, &rows);
	int sign = kind == RECALL_FOR ? 1 : -1;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t symptom = topic_evidence(m->t, rows[i])->symptom;
		const struct symptom *s = topic_symptom(m->t, symptom);

		if (!cite_is_stated(m->t, rows[i]))
			continue;
		put_finding(m, leaf, rows[i], false, sign);
		if (sign < 0 && topic_question(m->t, s->question)->kind == QUESTION_YES_NO)
			put_finding(m, leaf, rows[i], true, sign);
	}
	end_card(m, kind, (struct entity){ENTITY_CAUSE, topic_leaf(m->t, leaf)});
}

static void
add_item(struct making *m, uint32_t kind, uint32_t index)
{
	vec_push(&m->items, ((struct recall_item){.kind = kind, .index = index, .row = NONE}));
}

static struct fan
flags_of(const struct topic *t, struct arena *arena)
{
	struct pairs found = {0};

	for (uint32_t i = 0; i < topic_rule_count(t); i++) {
		const struct rule *rule = topic_rule(t, i);
		bool flag = rule->urgency == URGENCY_EMERGENCY && rule->refs.count > 0;

		for (uint32_t k = 0; flag && k < rule->suspects.count; k++)
			vec_push(&found, ((struct pair){topic_item(t, rule->suspects, k), i}));
	}
	struct fan flags = fan_new(arena, &found, topic_cause_count(t));
	vec_free(&found);
	return flags;
}

static void
make_flags(struct making *m, uint32_t cause)
{
	for (uint32_t i = m->flags.at[cause]; i < m->flags.at[cause + 1]; i++)
		add_item(m, ENTITY_RULE, m->flags.items[i]);
	end_card(m, RECALL_FLAGS, (struct entity){ENTITY_CAUSE, cause});
}

/* First aid where the urgency is that. */
static void
take_steps(struct making *m, uint32_t urgency)
{
	for (uint32_t i = 0; i < topic_advice_count(m->t); i++) {
		const struct advice *a = topic_advice(m->t, i);
		bool first_aid = urgency == URGENCY_EMERGENCY ? a->kind == ADVICE_EMERGENCY
							      : a->kind <= ADVICE_ELEVATION;

		if (first_aid && a->refs.count > 0 && (a->urgencies & 1u << urgency))
			add_item(m, ENTITY_ADVICE, i);
	}
}

/* Where a lower urgency has the same steps, one card is enough. */
static void
make_urgency_steps(struct making *m, uint32_t urgency)
{
	size_t cards = m->r->cards.len, same = 0;

	take_steps(m, urgency);
	if (cards > 0 && m->r->cards.items[cards - 1].count == m->items.len) {
		const struct recall_item *last = m->r->cards.items[cards - 1].items;

		while (same < m->items.len && last[same].index == m->items.items[same].index)
			same++;
		if (same == m->items.len)
			m->items.len = 0;
	}
	end_card(m, RECALL_STEPS, (struct entity){ENTITY_KINDS, urgency});
}

/* What an emergency asks for, and what is added where this cause is suspected. */
static void
make_cause_steps(struct making *m, uint32_t cause)
{
	struct list advice = topic_cause(m->t, cause)->advice;

	for (uint32_t i = 0; i < advice.count; i++) {
		const struct advice *a = topic_advice(m->t, topic_item(m->t, advice, i));

		if (a->kind != ADVICE_EMERGENCY || a->refs.count == 0)
			continue;
		for (size_t k = m->items.len; k < m->first_aid.len; k++) /* once */
			vec_push(&m->items, m->first_aid.items[k]);
		add_item(m, ENTITY_ADVICE, topic_item(m->t, advice, i));
	}
	end_card(m, RECALL_STEPS, (struct entity){ENTITY_CAUSE, cause});
}

struct recall *
recall_new(const struct topic *t)
{
	struct recall *r = xcalloc(1, sizeof *r);
	struct making m = {.r = r, .t = t, .ratios = ratios_new(t)};
	uint32_t leaves = topic_leaf_count(t);
	struct heap_item *order = xcalloc(leaves, sizeof *order);

	r->t = t;
	r->arena = arena_new();
	m.flags = flags_of(t, r->arena);
	take_steps(&m, URGENCY_EMERGENCY);
	for (size_t i = 0; i < m.items.len; i++)
		vec_push(&m.first_aid, m.items.items[i]);
	m.items.len = 0; /* no card of their own */
	for (uint32_t l = 0; l < leaves; l++)
		order[l] = (struct heap_item){topic_priors(t)[l], l};
	qsort(order, leaves, sizeof *order, heap_compare);
	for (uint32_t u = URGENCY_LEVELS; u-- > 0;)
		make_urgency_steps(&m, u);
	for (uint32_t i = 0; i < leaves; i++)
		make_cause_steps(&m, topic_leaf(t, order[i].number));
	for (uint32_t i = 0; i < leaves; i++)
		make_flags(&m, topic_leaf(t, order[i].number));
	for (uint32_t i = 0; i < leaves; i++) {
		make_findings(&m, order[i].number, RECALL_FOR);
		make_findings(&m, order[i].number, RECALL_AGAINST);
	}
	vec_free(&m.items);
	vec_free(&m.first_aid);
	ratios_free(m.ratios);
	free(order);
	r->states = xcalloc(r->cards.len, sizeof *r->states);
	for (size_t i = 0; i < r->cards.len; i++)
		r->states[i] = unseen;
	return r;
}

void
recall_write_prompt(const struct recall *r, uint32_t card, struct buf *out)
{
	const struct recall_card *c = &r->cards.items[card];
	struct buf about = {0};

	if (c->about.kind == ENTITY_CAUSE)
		buf_adds(&about, topic_text(r->t, topic_cause(r->t, c->about.index)->name));
	else
		topic_add_phrase(r->t, PHRASE_RECALL_LEVEL,
		    (const char *[]){topic_phrase(r->t, PHRASE_URGENCY_SELF_CARE + c->about.index)},
		    &about);
	topic_add_phrase(r->t, kinds[c->kind].ask, (const char *[]){buf_str(&about)}, out);
	buf_free(&about);
}

void
recall_write_item(const struct recall *r, uint32_t card, uint32_t item, struct buf *out)
{
	const struct recall_item *i = &r->cards.items[card].items[item];
	const struct topic *t = r->t;
	char ratio[24];

	if (i->kind == ENTITY_SYMPTOM) {
		snprintf(ratio, sizeof ratio, "%.2g", number_exp2(i->bits));
		topic_add_phrase(t, i->absent ? PHRASE_RECALL_WANT : PHRASE_RECALL_FINDING,
		    (const char *[]){topic_text(t, topic_symptom(t, i->index)->name), ratio}, out);
		buf_adds(out, ": ");
		cite_add_row(t, i->row, out);
	} else if (i->kind == ENTITY_RULE) {
		cond_words(t, topic_rule(t, i->index)->when.at, NULL, out);
		cite_add_refs(t, topic_rule(t, i->index)->refs, out);
	} else {
		const struct advice *a = topic_advice(t, i->index);

		buf_printf(out, "%s: ", topic_text(t, a->name));
		if (a->unless.at != NONE) {
			struct buf unless = {0};

			cond_words(t, a->unless.at, NULL, &unless);
			topic_add_phrase(t, PHRASE_NOT_IF, (const char *[]){buf_str(&unless)}, out);
			buf_addc(out, ' ');
			buf_free(&unless);
		}
		buf_adds(out, topic_text(t, a->text));
		if (a->caution.len > 0)
			buf_printf(out, " %s: %s", topic_phrase(t, PHRASE_RECALL_CARE),
			    topic_text(t, a->caution));
		cite_add_refs(t, a->refs, out);
	}
}
