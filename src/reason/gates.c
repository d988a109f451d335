/* Which questions open which, and how likely their answers are to do it.
 *
 * A question opens another where the other's ask-if names one of its symptoms. The pairs stand side
 * by side, those of question q from opens_at[q] to opens_at[q + 1]; they are made when first
 * needed. That the ask-ifs of a sound topic go in no circle is not leant on here.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "reason/gates.h"

/* Calls add for each gate of the question: the questions of the symptoms that its ask-if names, and
 * the screens that cover them. One that is named twice comes twice. */
static void
each_gate(struct interview *iv, uint32_t question, uint32_t *at, uint32_t *pairs)
{
	const struct code *c = &iv->ask[question].ask_if;

	for (uint32_t i = 0; i < c->count; i++) {
		uint32_t arg = COND_ARG(c->ops[i]);

		if (COND_OP(c->ops[i]) > COND_UNSURE || arg >= iv->symptoms)
			continue;
		uint32_t gate = iv->symptom[arg].question;
		for (uint32_t k = 0; gate < iv->questions && k <= iv->ask[gate].screen_count; k++) {
			uint32_t g = k == 0 ? gate : iv->ask[gate].screens[k - 1];

			if (pairs != NULL)
				pairs[at[g]] = question;
			at[g]++;
		}
	}
}

/* Counted first, then put in place. */
static void
find_opened(struct interview *iv)
{
	uint32_t *at = arena_alloc(iv->arena, ((size_t)iv->questions + 1) * sizeof *at), sum = 0;

	for (uint32_t q = 0; q < iv->questions; q++)
		each_gate(iv, q, at, NULL);
	for (uint32_t q = 0; q <= iv->questions; q++) {
		uint32_t own = at[q];

		at[q] = sum;
		sum += own;
	}
	iv->opens = arena_alloc(iv->arena, ((size_t)sum + 1) * sizeof *iv->opens);
	for (uint32_t q = 0; q < iv->questions; q++)
		each_gate(iv, q, at, iv->opens);
	for (uint32_t q = iv->questions; q > 0; q--) /* each has gone on to where the next began */
		at[q] = at[q - 1];
	at[0] = 0;
	iv->opens_at = at;
}

const uint32_t *
gates_opened(struct interview *iv, uint32_t gate, uint32_t *count)
{
	if (iv->opens_at == NULL)
		find_opened(iv);
	*count = iv->opens_at[gate + 1] - iv->opens_at[gate];
	return iv->opens + iv->opens_at[gate];
}

/* A part of an ask-if: its chance, whether the gate's answer is a part of what decides it, and
 * whether nothing is known of that chance. */
struct way {
	double chance;
	bool through, unknown;
};

/* The chance of an option by a row. */
static double
chance_of(const struct likelihoods *k, const double *row, uint32_t option)
{
	return k->several ? topic_frequencies(k, row)[option] : row[option + 1];
}

/* Nothing is known of how often a symptom is there of which no row speaks, if its background is no
 * more than what the topic has for all. */
static bool
is_unheard_of(struct interview *iv, uint32_t symptom, const struct likelihoods *k)
{
	double own = topic_symptom(iv->t, symptom)->background, all = iv->meta->background;

	return k->links == 0 && own <= all && own >= all;
}

/* Where nothing is known of the chance, a gate is worth all that it may open. */
static struct way
way_of_symptom(struct interview *iv, uint32_t gate, enum cond_op op, uint32_t symptom)
{
	struct way way = {0, false, false};

	for (uint32_t o = 0; o < iv->ask[gate].symptom_count && !way.through; o++)
		way.through = iv->ask[gate].symptoms[o] == symptom;
	if (iv->finding[symptom] != FINDING_UNASKED) {
		way.chance = iv->finding[symptom] == FINDING_YES ||
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
		way.unknown = is_unheard_of(iv, symptom, k);
		way.chance = way.unknown ? 1 : chance_of(k, k->base, o);
		for (uint32_t i = 0; i < k->links; i++)
			way.chance += iv->posterior[k->leaf[i]] *
				      (chance_of(k, k->row + (size_t)i * k->stride, o) -
					  chance_of(k, k->base, o));
	}
	return way;
}

/* Of two ways either of which is enough, one that does not lead through the gate is no merit of it.
 */
static struct way
either_way(struct way a, struct way b)
{
	if (a.through != b.through)
		return a.through ? a : b;
	a.chance = a.chance + b.chance < 1 ? a.chance + b.chance : 1;
	a.unknown = a.unknown && b.unknown;
	return a;
}

/* At least so many of them, as if each came about by itself. */
static struct way
enough_ways(const struct way *ways, uint32_t count, uint32_t least)
{
	struct way way = {0, false, true};
	double held[COND_DEPTH + 1] = {1}; /* the chance that just so many of those before hold */

	for (uint32_t i = 0; i < count; i++) {
		way.through |= ways[i].through;
		way.unknown &= ways[i].unknown;
		for (uint32_t n = i + 1; n > 0; n--)
			held[n] += ways[i].chance * (held[n - 1] - held[n]);
		held[0] *= 1 - ways[i].chance;
	}
	for (uint32_t n = least; n <= count; n++)
		way.chance += held[n];
	return way;
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
			stack[depth++] =
			    (struct way){iv->finding[arg] == FINDING_UNSURE, false, false};
		} else if (op == COND_AND && depth >= 2) {
			depth--;
			stack[depth - 1].chance *= stack[depth].chance;
			stack[depth - 1].through |= stack[depth].through;
			stack[depth - 1].unknown &= stack[depth].unknown;
		} else if (op == COND_OR && depth >= 2) {
			depth--;
			stack[depth - 1] = either_way(stack[depth - 1], stack[depth]);
		} else if (op == COND_AT_LEAST && COND_MEMBERS(c->ops[i]) - 1 < depth) {
			depth -= COND_MEMBERS(c->ops[i]) - 1;
			stack[depth - 1] = enough_ways(
			    &stack[depth - 1], COND_MEMBERS(c->ops[i]), COND_LEAST(c->ops[i]));
		} else if (op == COND_NOT && depth >= 1) {
			stack[depth - 1].chance =
			    stack[depth - 1].unknown ? 1 : 1 - stack[depth - 1].chance;
		} else {
			return 0;
		}
	}
	return depth == 1 && stack[0].through ? stack[0].chance : 0;
}
