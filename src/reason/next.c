/* SPDX-License-Identifier: MIT */
/* Which question comes next.
 *
 * The emergency stage comes first and whole, in table order, screens before the questions they
 * cover; an emergency rule that holds ends the walk. Then come the steps of the flow that the walk
 * begins with, if any, whole whatever the limit; where it ends the walk does. Else comes what can
 * change the urgency that rules and gates give, so that a limit on the number of questions cuts
 * that last of all: the earliest stage first, and in a stage what settles most. Then, in the same
 * order, what can make a rule hold that says more at the same urgency: nobody leaves before, unless
 * all about the complaint is "no", so that the topic does not fit. Then, whatever its stage, what
 * tells causes apart: the question that buys the most for its cost, which is what it is expected to
 * tell of the cause, in bits, plus what it is expected to tell of the urgency of the cause, and as
 * much again as the best of what its answer may open is expected to buy. Where the table gives
 * questions an order, those of the same stage that would be asked for the same reason are asked in
 * it, before those without. Last, where the walk would end, comes what a medicine that would be
 * shown may not suit (medicine.c): no other question gives way to it, and past the limit the
 * medicine is shown with "not if". The choice follows from the set of answers; ties go to table
 * order.
 */
#include <float.h>
#include <string.h>

#include "reason/gates.h"
#include "reason/medicine.h"
#include "reason/state.h"
#include "reason/worth.h"

#define URGENCY_WEIGHT 1.0 /* how much more a bit about the urgency counts than any other */

/* The next open question of the emergency stage, screens first, or NONE. */
static uint32_t
next_emergency(struct interview *iv)
{
	for (uint32_t i = 0; i < iv->emergency_count; i++)
		if (interview_open(iv, iv->emergency[i]))
			return iv->emergency[i];
	return NONE;
}

/* The share of the likeliest line; all of it where there is no cause to be found. */
static double
lead(const struct interview *iv)
{
	double most = iv->leaves == 0;

	for (uint32_t l = 0; l < iv->leaves; l++)
		most = iv->share[l] > most ? iv->share[l] : most;
	return most;
}

/* The question of the earliest stage, among those of at least that relevance, that settles (of
 * a screen, the relevant questions that it covers) and tells the most for its cost; NONE if there
 * is none. What it tells is only worked out where it can make a difference: for one question alone
 * nothing, else where its bound does not rule it out. */
static uint32_t
best_for_outcome(struct interview *iv, enum relevance level)
{
	uint32_t best = NONE, stage = STAGES, found = 0, turn = NONE;
	double most = 0;

	for (uint32_t q = 0; q < iv->questions; q++) {
		if (iv->relevant[q] < level || iv->ask[q].q->stage > stage ||
		    !interview_open(iv, q))
			continue;
		bool earlier = iv->ask[q].q->stage < stage;
		found = earlier ? 1 : found + 1;
		stage = iv->ask[q].q->stage;
		if (earlier || iv->ask[q].q->turn < turn) {
			best = q;
			turn = iv->ask[q].q->turn;
		}
	}
	if (turn != NONE)
		return best;
	for (uint32_t q = 0; q < iv->questions && found > 1; q++) {
		const struct ask *a = &iv->ask[q];
		double cost = a->q->cost, settled = a->q->kind != QUESTION_SCREEN;

		if (iv->relevant[q] < level || a->q->stage != stage || !interview_open(iv, q))
			continue;
		for (uint32_t i = 0; a->q->kind == QUESTION_SCREEN && i < a->cover_count; i++)
			settled += iv->relevant[a->covers[i]] && interview_open(iv, a->covers[i]);
		if ((settled + (1 + URGENCY_WEIGHT) * worth_bound(iv, q)) / cost <= most)
			continue;
		double worth =
		    (settled + worth_information(iv, q) + URGENCY_WEIGHT * worth_urgency(iv, q)) /
		    cost;
		if (worth > most) {
			best = q;
			most = worth;
		}
	}
	return best;
}

/* Nothing is known of it, even in part: the likelihoods of a screen are those of one of which
 * nothing is. */
static bool
is_whole(const struct interview *iv, uint32_t question)
{
	const struct ask *a = &iv->ask[question];

	for (uint32_t i = 0; a->q->kind == QUESTION_SCREEN && i < a->cover_count; i++)
		if (iv->effective[a->covers[i]] != ANSWER_UNASKED)
			return false;
	return iv->effective[question] == ANSWER_UNASKED;
}

/* Not open yet: answers that may still come open it. */
static bool
waits(const struct interview *iv, uint32_t question)
{
	return iv->active[question] == TRUTH_UNKNOWN && is_whole(iv, question);
}

/* What it tells of the cause, its own and (where that buys more for its cost) with the best of what
 * it opens. Once the rules give as much as a cause could, telling urgencies apart buys nothing
 * more; nor is it worked out where the question opens nothing and tells less than `least` for its
 * cost, or cannot be worth `enough` for it. */
static struct prospect
weigh(struct interview *iv, uint32_t question, double least, double enough)
{
	double told = worth_information(iv, question);
	struct prospect own = {told, told, iv->ask[question].q->cost}, best;
	uint32_t count;
	const uint32_t *opened = gates_opened(iv, question, &count);
	double most = told + URGENCY_WEIGHT * worth_urgency_most(iv, question, told);

	if (iv->triage.rules < URGENCY_SOON &&
	    (count > 0 || (told >= least * own.cost && most >= enough * own.cost)))
		own.worth += URGENCY_WEIGHT * worth_urgency(iv, question);
	best = own;
	for (uint32_t i = 0; i < count; i++) {
		const struct prospect *next = &iv->prospect[opened[i]];
		double chance = next->cost > 0 ? gates_chance(iv, question, i) : 0;
		struct prospect both = {own.told + chance * next->told,
		    own.worth + chance * next->worth, own.cost + chance * next->cost};

		if (both.worth * best.cost > best.worth * both.cost)
			best = both;
	}
	return best;
}

/* At least what a question can tell for its cost with all that follows, for each that is open or
 * waits; 0 for the others. What an ask-if names comes before it in `order`. */
static void
find_bounds(struct interview *iv)
{
	memset(iv->bound, 0, iv->questions * sizeof *iv->bound);
	for (uint32_t i = iv->questions; i-- > 0;) {
		uint32_t q = iv->order[i], count;
		const uint32_t *opened = gates_opened(iv, q, &count);
		double most = 0;

		iv->prospect[q].cost = 0;
		if (!waits(iv, q) && !(interview_open(iv, q) && is_whole(iv, q)))
			continue;
		for (uint32_t k = 0; k < count; k++) {
			uint32_t c = opened[k];
			double more = waits(iv, c) ? iv->bound[c] * iv->ask[c].q->cost : 0;

			if (more > most)
				more *= gates_chance(iv, q, k);
			most = more > most ? more : most;
		}
		iv->bound[q] = (worth_bound(iv, q) + most) / iv->ask[q].q->cost;
	}
}

/* The best question, or the first in the table's order among those of its stage that are worth
 * asking as well. */
static uint32_t
first_in_turn(struct interview *iv, uint32_t best, double least)
{
	uint32_t first = best;

	for (uint32_t q = 0; best != NONE && q < iv->questions; q++) {
		const struct question *k = iv->ask[q].q;

		if (k->turn >= iv->ask[first].q->turn || k->stage != iv->ask[best].q->stage ||
		    iv->bound[q] < least || waits(iv, q))
			continue;
		struct prospect p = weigh(iv, q, least, DBL_MAX);
		if (p.told >= least * p.cost)
			first = q;
	}
	return first;
}

/* The question that tells most of the cause for its cost, among those worth asking; NONE if there
 * is none. What one must tell for each unit of its cost is the topic's `worth` times the share of
 * the likeliest line: less while much is undecided, since of many causes as likely as each other no
 * sign tells much, and yet each is worth asking for. The one with the highest bound is weighed
 * first, since the better the best so far, the more of the others can be passed over by their
 * bounds. */
static uint32_t
best_for_cause(struct interview *iv)
{
	double most = iv->triage.rules < URGENCY_SOON ? 1 + URGENCY_WEIGHT : 1, best_worth = 0;
	double least = iv->meta->worth * lead(iv);
	uint32_t first = NONE, best = NONE;

	find_bounds(iv);
	for (uint32_t i = iv->questions; i-- > 0;) {
		uint32_t q = iv->order[i];

		if (iv->bound[q] < least)
			continue;
		if (waits(iv, q)) { /* of no use to what opens it where it is not worth asking */
			struct prospect p = weigh(iv, q, least, 0);

			if (p.told >= least * p.cost)
				iv->prospect[q] = p;
		} else if (first == NONE || iv->bound[q] > iv->bound[first] ||
			   (iv->bound[q] == iv->bound[first] && q < first)) {
			first = q;
		}
	}
	for (uint32_t i = 0; i <= iv->questions && first != NONE; i++) {
		uint32_t q = i == 0 ? first : i - 1;

		if (i > 0 && (q == first || iv->bound[q] < least || waits(iv, q) ||
				 most * iv->bound[q] < best_worth))
			continue;
		struct prospect p = weigh(iv, q, least, best_worth);
		if (p.told < least * p.cost)
			continue;
		double worth = p.worth / p.cost;
		if (best == NONE || worth > best_worth || (worth == best_worth && q < best)) {
			best = q;
			best_worth = worth;
		}
	}
	return first_in_turn(iv, best, least);
}

uint32_t
interview_next(struct interview *iv, enum next_reason *why)
{
	enum next_reason unused;
	uint32_t next;

	why = why != NULL ? why : &unused;
	state_triage(iv);
	*why = NEXT_ENDED;
	if (iv->triage.rules == URGENCY_EMERGENCY)
		return NONE;
	*why = NEXT_EMERGENCY;
	if ((next = next_emergency(iv)) != NONE)
		return next;
	*why = iv->flow.end == NONE                      ? NEXT_FLOW
	       : iv->triage.urgency == URGENCY_EMERGENCY ? NEXT_ENDED
							 : NEXT_DONE;
	if (iv->flow.step != NONE)
		return topic_step(iv->t, iv->flow.step)->question;
	return iv->flow.end == NONE ? interview_next_beyond(iv, why) : NONE;
}

uint32_t
interview_next_beyond(struct interview *iv, enum next_reason *why)
{
	uint32_t next = NONE;

	/* Past the limit only what may reveal an emergency is asked. */
	bool past = interview_spent(iv) >= iv->meta->max_questions;
	state_relevant(iv);
	*why = NEXT_URGENCY;
	if (!iv->triage.settled)
		next = best_for_outcome(
		    iv, past || iv->triage.no_fit ? RELEVANT_EMERGENCY : RELEVANT_URGENCY);
	if (next != NONE)
		return next;
	*why = NEXT_DONE;
	if (iv->triage.no_fit)
		return NONE;
	*why = NEXT_TOLD;
	if (!iv->triage.settled && !past)
		next = best_for_outcome(iv, RELEVANT_TOLD);
	if (next != NONE)
		return next;
	if (!past && state_fit(iv) == FIT_OPEN)
		next = iv->fit_next;
	else if (!past && lead(iv) < iv->meta->stop)
		next = best_for_cause(iv);
	*why = NEXT_CAUSE;
	if (next == NONE && !past) {
		next = medicine_question(iv);
		*why = NEXT_MEDICINE;
	}
	*why = next != NONE ? *why : NEXT_DONE;
	return next;
}

bool
interview_emergency_open(struct interview *iv)
{
	state_triage(iv);
	return iv->triage.rules < URGENCY_EMERGENCY && next_emergency(iv) != NONE;
}

uint32_t
interview_left(struct interview *iv)
{
	uint32_t open = 0, urgent = 0, asked = interview_spent(iv);
	uint32_t limit = iv->meta->max_questions;

	state_relevant(iv);
	if (iv->triage.rules == URGENCY_EMERGENCY)
		return 0;
	const struct flow_step *step = topic_step(iv->t, iv->flow.step);
	if (iv->flow.end != NONE || (iv->flow.step != NONE && step->longest != NONE)) {
		for (uint32_t i = 0; i < iv->emergency_count; i++)
			open += interview_open(iv, iv->emergency[i]);
		return open + (iv->flow.end == NONE ? step->longest : 0);
	}
	if (iv->triage.no_fit)
		limit = asked;
	for (uint32_t q = 0; q < iv->questions; q++) {
		bool may_open =
		    iv->active[q] == TRUTH_UNKNOWN && iv->effective[q] == ANSWER_UNASKED;

		if (!may_open && !interview_open(iv, q))
			continue;
		open++;
		urgent +=
		    iv->ask[q].q->stage == STAGE_EMERGENCY || iv->relevant[q] == RELEVANT_EMERGENCY;
	}
	/* A flow asks past the limit, and hands over with what was open. */
	if (iv->flow.step != NONE)
		return open;
	uint32_t left = (asked < limit ? limit - asked : 0) + urgent;
	return left < open ? left : open;
}
