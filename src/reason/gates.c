/* SPDX-License-Identifier: MIT */
/* Which questions open which, and how likely their answers are to do it.
 *
 * A question opens another where the other's ask-if names one of its symptoms, as does a screen
 * that covers it. That the ask-ifs of a sound topic go in no circle is not leant on here.
 */
#include "base/alloc.h"
#include "reason/gates.h"

/* A gate that is named twice opens twice. */
void
gates_find(struct interview *iv)
{
	struct pairs opens = {0};

	for (uint32_t q = 0; q < iv->questions; q++) {
		const struct code *c = &iv->ask[q].ask_if;

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
	}
	iv->opens = fan_new(iv->arena, &opens, iv->questions);
	vec_free(&opens);
}

/* A part of an ask-if: its chance lies between these, apart where the topic says nothing of it; and
 * whether the gate's answer is a part of what decides it. */
struct way {
	double least, most;
	bool through;
};

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
way_of_symptom(struct interview *iv, uint32_t gate, enum cond_op op, uint32_t symptom)
{
	struct way way = {0, 0, false};

	for (uint32_t o = 0; o < iv->ask[gate].symptom_count && !way.through; o++)
		way.through = iv->ask[gate].symptoms[o] == symptom;
	if (iv->finding[symptom] != FINDING_UNASKED) {
		way.least = way.most =
		    iv->finding[symptom] == FINDING_YES ||
		    (op == COND_SYMPTOM && iv->finding[symptom] == FINDING_UNSURE);
		return way;
	}
	uint32_t q = iv->symptom[symptom].question;
	if (q >= iv->questions || iv->active[q] == TRUTH_FALSE)
		return way;
	const struct ask *a = &iv->ask[q];
	const struct likelihoods *k = state_likelihoods(iv, q);
	for (uint32_t o = 0; o < a->symptom_count && o < k->options; o++) {
		if (a->symptoms[o] != symptom)
			continue;
		double chance = chance_of(k, k->base, o);
		for (uint32_t i = 0; i < k->links; i++)
			chance += iv->posterior[k->leaf[i]] *
				  (chance_of(k, k->row + (size_t)i * k->stride, o) -
				      chance_of(k, k->base, o));
		bool unheard = is_unheard_of(iv, symptom, k);
		way.least = unheard ? 0 : chance;
		way.most = unheard ? 1 : chance;
	}
	return way;
}

static double
sum_of(double a, double b)
{
	return a + b < 1 ? a + b : 1;
}

/* Of two ways either of which is enough, one that does not lead through the gate is no merit of it.
 */
static struct way
either_way(struct way a, struct way b)
{
	if (a.through != b.through)
		return a.through ? a : b;
	return (struct way){sum_of(a.least, b.least), sum_of(a.most, b.most), a.through};
}

static struct way
both_ways(struct way a, struct way b)
{
	return (struct way){a.least * b.least, a.most * b.most, a.through || b.through};
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
	bool through = false;

	for (uint32_t i = 0; i < count; i++) {
		low[i] = ways[i].least;
		high[i] = ways[i].most;
		through |= ways[i].through;
	}
	return (struct way){enough(low, count, least), enough(high, count, least), through};
}

double
gates_chance(struct interview *iv, uint32_t gate, uint32_t question)
{
	const struct code *c = &iv->ask[question].ask_if;
	struct way stack[COND_DEPTH];
	uint32_t depth = 0;

	for (uint32_t i = 0; i < c->count; i++) {
		enum cond_op op = COND_OP(c->ops[i]);
		uint32_t arg = COND_ARG(c->ops[i]);

		if ((op == COND_SYMPTOM || op == COND_SURE) && depth < COND_DEPTH &&
		    arg < iv->symptoms) {
			stack[depth++] = way_of_symptom(iv, gate, op, arg);
		} else if (op == COND_UNSURE && depth < COND_DEPTH && arg < iv->symptoms) {
			double unsure = iv->finding[arg] == FINDING_UNSURE;

			stack[depth++] = (struct way){unsure, unsure, false};
		} else if (op == COND_AND && depth >= 2) {
			depth--;
			stack[depth - 1] = both_ways(stack[depth - 1], stack[depth]);
		} else if (op == COND_OR && depth >= 2) {
			depth--;
			stack[depth - 1] = either_way(stack[depth - 1], stack[depth]);
		} else if (op == COND_AT_LEAST && COND_MEMBERS(c->ops[i]) - 1 < depth) {
			depth -= COND_MEMBERS(c->ops[i]) - 1;
			stack[depth - 1] = enough_ways(
			    &stack[depth - 1], COND_MEMBERS(c->ops[i]), COND_LEAST(c->ops[i]));
		} else if (op == COND_NOT && depth >= 1) {
			struct way *w = &stack[depth - 1];

			*w = (struct way){1 - w->most, 1 - w->least, w->through};
		} else {
			return 0;
		}
	}
	return depth == 1 && stack[0].through ? stack[0].most : 0;
}
