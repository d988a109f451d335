/* SPDX-License-Identifier: MIT */
/* Which questions open which, and how likely their answers are to do it.
 *
 * A question opens another where the other's ask-if names one of its symptoms, as does a screen
 * that covers it. That the ask-ifs of a sound topic go in no circle is not leant on here.
 *
 * What an ask-if comes to depends on the gate, since of two ways either of which is enough, one
 * that does not lead through the gate is no merit of it. Yet it is gone through once for all gates:
 * each part of it has its chance for any gate that it does not name, and a list of those that it
 * names with theirs. The lists of the parts lie one behind the other.
 */
#include "reason/gates.h"

#include <string.h>

#include "base/alloc.h"

/* A part's chance lies between these, apart where the topic says nothing of it. */
struct way {
	double least, most;
};

struct through {
	uint32_t gate;
	uint32_t before; /* where the gate's entry for an earlier part is, or NONE */
	struct way way;
};

/* A part of an ask-if: the chance without a gate, and where the list of its gates begins. */
struct part {
	struct way way;
	uint32_t from;
};

struct gates {
	struct fan opens;   /* which question opens which: places, by the gate */
	struct fan openers; /* of each question: the places where it is opened */
	uint32_t *gate;     /* of each place */
	double *chance;     /* of each place, as it was in the turn of its question */
	uint32_t *turn, now;
	struct through *list; /* of the parts at hand; twice as long as any need be */
	uint32_t len;
	uint32_t *last; /* of each gate: the place of its last entry there, or NONE */
};

/* A gate that is named twice opens twice. */
static void
find_gates(struct interview *iv)
{
	struct gates *g = iv->gates = arena_alloc(iv->arena, sizeof *g);
	struct pairs opens = {0}, openers = {0};
	uint32_t longest = 0;

	for (uint32_t q = 0; q < iv->questions; q++) {
		const struct code *c = &iv->ask[q].ask_if;
		size_t before = opens.len;

		for (uint32_t i = 0; i < c->count; i++) {
			uint32_t arg = COND_ARG(c->ops[i]), gate = NONE;

			if (COND_OP(c->ops[i]) <= COND_UNSURE && arg < iv->symptoms)
				gate = iv->symptom[arg].question;
			if (gate >= iv->questions)
				continue;
			vec_push(&opens, ((struct pair){gate, q}));
			for (uint32_t k = 0; k < iv->ask[gate].screen_count; k++)
				vec_push(&opens, ((struct pair){iv->ask[gate].screens[k], q}));
		}
		if (opens.len - before > longest)
			longest = (uint32_t)(opens.len - before);
	}
	g->opens = fan_new(iv->arena, &opens, iv->questions);
#define ARRAY(member, count) (g->member = arena_alloc(iv->arena, (count) * sizeof *g->member))
	ARRAY(gate, opens.len);
	ARRAY(chance, opens.len);
	ARRAY(turn, iv->questions);
	ARRAY(list, (size_t)longest * 2);
	ARRAY(last, iv->questions);
#undef ARRAY
	for (uint32_t q = 0; q < iv->questions; q++) {
		g->last[q] = NONE;
		for (uint32_t place = g->opens.at[q]; place < g->opens.at[q + 1]; place++) {
			g->gate[place] = q;
			vec_push(&openers, ((struct pair){g->opens.items[place], place}));
		}
	}
	g->openers = fan_new(iv->arena, &openers, iv->questions);
	vec_free(&opens);
	vec_free(&openers);
}

const uint32_t *
gates_opened(struct interview *iv, uint32_t gate, uint32_t *count)
{
	if (iv->gates == NULL)
		find_gates(iv);
	const uint32_t *at = &iv->gates->opens.at[gate];
	*count = at[1] - at[0];
	return iv->gates->opens.items + at[0];
}

/* The chance of an option by a row. */
static double
chance_of(const struct likelihoods *k, const double *row, uint32_t option)
{
	return k->several ? topic_frequencies(k, row)[option] : row[option + 1];
}

/* Nothing is known of how often a symptom is there if no row is about its question and its
 * background is no more than what the topic has for all. */
static bool
is_unheard_of(struct interview *iv, uint32_t symptom, const struct likelihoods *k)
{
	double own = topic_symptom(iv->t, symptom)->background, all = iv->meta->background;

	return k->links == 0 && own <= all && own >= all;
}

static struct way
way_of_symptom(struct interview *iv, enum cond_op op, uint32_t symptom)
{
	struct way way = {0, 0};

	if (op == COND_UNSURE || iv->finding[symptom] != FINDING_UNASKED) {
		way.least = way.most = (op != COND_UNSURE && iv->finding[symptom] == FINDING_YES) ||
				       (op != COND_SURE && iv->finding[symptom] == FINDING_UNSURE);
		return way;
	}
	uint32_t q = iv->symptom[symptom].question, o = iv->symptom[symptom].option - 1;
	if (q >= iv->questions || iv->active[q] == TRUTH_FALSE)
		return way;
	const struct likelihoods *k = state_likelihoods(iv, q);
	if (o >= k->options)
		return way;
	double chance = chance_of(k, k->base, o);
	for (uint32_t i = 0; i < k->links; i++)
		chance +=
		    iv->posterior[k->leaf[i]] *
		    (chance_of(k, k->row + (size_t)i * k->stride, o) - chance_of(k, k->base, o));
	bool unheard = is_unheard_of(iv, symptom, k);
	way.least = unheard ? 0 : chance;
	way.most = unheard ? 1 : chance;
	return way;
}

static void
add_gate(struct gates *g, uint32_t gate, const struct part *p)
{
	uint32_t before = g->last[gate];

	if (before != NONE && before >= p->from) /* a screen that covers it twice */
		return;
	g->list[g->len] = (struct through){gate, before, p->way};
	g->last[gate] = g->len++;
}

/* A symptom, which its question asks for, and if it is the first one there, a screen that covers
 * that; nobody asks for what is not sure. */
static struct part
part_of_symptom(struct interview *iv, enum cond_op op, uint32_t symptom)
{
	struct gates *g = iv->gates;
	struct part p = {way_of_symptom(iv, op, symptom), g->len};
	uint32_t q = iv->symptom[symptom].question;

	if (op == COND_UNSURE || q >= iv->questions)
		return p;
	add_gate(g, q, &p);
	for (uint32_t i = 0; iv->symptom[symptom].option == 1 && i < iv->ask[q].screen_count; i++)
		add_gate(g, iv->ask[q].screens[i], &p);
	return p;
}

static double
sum_of(double a, double b)
{
	return a + b < 1 ? a + b : 1;
}

static struct way
join_ways(enum cond_op op, struct way a, struct way b)
{
	return op == COND_OR ? (struct way){sum_of(a.least, b.least), sum_of(a.most, b.most)}
			     : (struct way){a.least * b.least, a.most * b.most};
}

/* Joins two parts, of which the right one's gates lie last. */
static struct part
join_parts(struct gates *g, enum cond_op op, struct part left, struct part right)
{
	uint32_t end = g->len;

	g->len = right.from;
	for (uint32_t i = left.from; op == COND_AND && i < right.from; i++)
		if (g->last[g->list[i].gate] == i) /* the right one does not name it */
			g->list[i].way = join_ways(op, g->list[i].way, right.way);
	for (uint32_t i = right.from; i < end; i++) {
		struct through e = g->list[i];

		if (e.before != NONE && e.before >= left.from) {
			struct way *both = &g->list[e.before].way;

			*both = join_ways(op, *both, e.way);
			g->last[e.gate] = e.before;
			continue;
		}
		if (op == COND_AND)
			e.way = join_ways(op, left.way, e.way);
		g->last[e.gate] = g->len;
		g->list[g->len++] = e;
	}
	return (struct part){join_ways(op, left.way, right.way), left.from};
}

/* The chance that at least so many hold, as if each came about by itself. */
static double
enough(const double *chance, uint32_t count, uint32_t least)
{
	double held[COND_DEPTH + 1] = {1}, sum = 0; /* that just so many of those before hold */

	for (uint32_t i = 0; i < count; i++) {
		for (uint32_t n = i + 1; n > 0; n--)
			held[n] += chance[i] * (held[n - 1] - held[n]);
		held[0] *= 1 - chance[i];
	}
	for (uint32_t n = least; n <= count; n++)
		sum += held[n];
	return sum;
}

static struct way
enough_ways(const struct way *ways, uint32_t count, uint32_t least)
{
	double low[COND_DEPTH], high[COND_DEPTH];

	for (uint32_t i = 0; i < count; i++) {
		low[i] = ways[i].least;
		high[i] = ways[i].most;
	}
	return (struct way){enough(low, count, least), enough(high, count, least)};
}

/* Joins the parts of an at-least: for each gate those that name it, with the others as they are
 * without. */
static struct part
join_members(struct gates *g, const struct part *members, uint32_t count, uint32_t least)
{
	uint32_t from = members[0].from, end = g->len;
	struct way without[COND_DEPTH], with[COND_DEPTH];

	for (uint32_t i = 0; i < count; i++)
		without[i] = members[i].way;
	for (uint32_t k = from; k < end; k++) {
		uint32_t gate = g->list[k].gate, at = k, m = count;

		if (g->last[gate] != k)
			continue;
		memcpy(with, without, count * sizeof *with);
		for (; at != NONE && at >= from; at = g->list[at].before) {
			while (members[m - 1].from > at)
				m--;
			with[m - 1] = g->list[at].way;
		}
		g->list[g->len++] = (struct through){gate, at, enough_ways(with, count, least)};
	}
	uint32_t made = g->len - end;
	memmove(&g->list[from], &g->list[end], made * sizeof *g->list);
	g->len = from + made;
	for (uint32_t k = from; k < g->len; k++)
		g->last[g->list[k].gate] = k;
	return (struct part){enough_ways(without, count, least), from};
}

/* Goes through an ask-if; false if it is damaged. */
static bool
follow_ask_if(struct interview *iv, const struct code *c)
{
	struct gates *g = iv->gates;
	struct part stack[COND_DEPTH];
	uint32_t depth = 0;

	for (uint32_t i = 0; i < c->count; i++) {
		enum cond_op op = COND_OP(c->ops[i]);
		uint32_t arg = COND_ARG(c->ops[i]);

		if (op <= COND_UNSURE && depth < COND_DEPTH && arg < iv->symptoms) {
			stack[depth++] = part_of_symptom(iv, op, arg);
		} else if ((op == COND_AND || op == COND_OR) && depth >= 2) {
			depth--;
			stack[depth - 1] = join_parts(g, op, stack[depth - 1], stack[depth]);
		} else if (op == COND_AT_LEAST && COND_MEMBERS(c->ops[i]) - 1 < depth) {
			depth -= COND_MEMBERS(c->ops[i]) - 1;
			stack[depth - 1] = join_members(
			    g, &stack[depth - 1], COND_MEMBERS(c->ops[i]), COND_LEAST(c->ops[i]));
		} else if (op == COND_NOT && depth >= 1) {
			struct part *p = &stack[depth - 1];

			p->way = (struct way){1 - p->way.most, 1 - p->way.least};
			for (uint32_t k = p->from; k < g->len; k++) {
				struct way w = g->list[k].way;

				g->list[k].way = (struct way){1 - w.most, 1 - w.least};
			}
		} else {
			return false;
		}
	}
	return depth == 1;
}

static void
find_chances(struct interview *iv, uint32_t question)
{
	struct gates *g = iv->gates;
	bool sound;

	g->len = 0;
	sound = follow_ask_if(iv, &iv->ask[question].ask_if);
	for (uint32_t k = g->openers.at[question]; k < g->openers.at[question + 1]; k++) {
		uint32_t place = g->openers.items[k], last = g->last[g->gate[place]];

		g->chance[place] = sound && last != NONE ? g->list[last].way.most : 0;
	}
	for (uint32_t k = 0; k < g->len; k++)
		g->last[g->list[k].gate] = NONE;
	g->turn[question] = g->now;
}

double
gates_chance(struct interview *iv, uint32_t gate, uint32_t number)
{
	struct gates *g = iv->gates;
	uint32_t place = g->opens.at[gate] + number;

	if (!(iv->fresh & FRESH_GATES))
		g->now++;
	iv->fresh |= FRESH_GATES;
	if (g->turn[g->opens.items[place]] != g->now)
		find_chances(iv, g->opens.items[place]);
	return g->chance[place];
}
