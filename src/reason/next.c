/* Which question comes next.
 *
 * The emergency stage comes first and whole, in table order, screens before the questions they
 * cover; an emergency rule that holds ends the walk. Then comes what can change the urgency that
 * rules and gates give, so that a limit on the number of questions cuts that last of all: the
 * earliest stage first, and in a stage what settles most. Then, in the same order, what can make a
 * rule hold that says more at the same urgency: nobody leaves before. Then, whatever its stage,
 * what tells causes apart: the question that buys the most for its cost, which is what it is
 * expected to tell of the cause, in bits, plus what it is expected to tell of the urgency of the
 * cause. The choice follows from the set of answers; ties go to table order.
 */
#include "reason/state.h"
#include "reason/worth.h"

#define NOISE_WEIGHT 0.05  /* how much a bit of the answer that tells nothing counts against it */
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

/* True if nothing more need be asked about the cause: the likeliest line has the share at which the
 * topic stops, or the three likeliest have theirs together. Who is to be told to look after himself
 * is asked on for as long as anything is worth asking. */
static bool
is_clear_enough(const struct interview *iv)
{
	double most[3] = {0}, three = iv->meta->stop_three;

	for (uint32_t l = 0; l < iv->leaves; l++) {
		double share = iv->share[l];

		for (int i = 0; i < 3; i++) {
			if (share > most[i]) {
				double less = most[i];

				most[i] = share;
				share = less;
			}
		}
	}
	return most[0] >= iv->meta->stop || (three > 0 && iv->triage.urgency != URGENCY_SELF_CARE &&
						most[0] + most[1] + most[2] >= three);
}

/* The question of the earliest stage, among those of at least that relevance, that settles (of
 * a screen, the relevant questions that it covers) and tells the most for its cost; NONE if there
 * is none. What it tells is only worked out where it can make a difference: for one question alone
 * nothing, else where its bound does not rule it out. */
static uint32_t
best_for_outcome(struct interview *iv, enum relevance level)
{
	uint32_t best = NONE, stage = STAGES, found = 0;
	double most = 0;

	for (uint32_t q = 0; q < iv->questions; q++) {
		if (iv->relevant[q] < level || iv->ask[q].q->stage > stage ||
		    !interview_open(iv, q))
			continue;
		found = iv->ask[q].q->stage < stage ? 1 : found + 1;
		stage = iv->ask[q].q->stage;
		best = q;
	}
	for (uint32_t q = 0; q < iv->questions && found > 1; q++) {
		const struct ask *a = &iv->ask[q];
		double cost = a->q->cost, settled = a->q->kind != QUESTION_SCREEN;

		if (iv->relevant[q] < level || a->q->stage != stage || !interview_open(iv, q))
			continue;
		for (uint32_t i = 0; a->q->kind == QUESTION_SCREEN && i < a->cover_count; i++)
			settled += iv->relevant[a->covers[i]] && interview_open(iv, a->covers[i]);
		if ((settled + (1 + URGENCY_WEIGHT) * worth_bound(iv, q)) / cost <= most)
			continue;
		double worth = (settled + worth_information(iv, q).cause +
				   URGENCY_WEIGHT * worth_urgency(iv, q)) /
			       cost;
		if (worth > most) {
			best = q;
			most = worth;
		}
	}
	return best;
}

/* Open, and no screen of which something is known already: its likelihoods are those of a screen of
 * which nothing is. */
static bool
is_whole(struct interview *iv, uint32_t question)
{
	const struct ask *a = &iv->ask[question];

	if (!interview_open(iv, question))
		return false;
	for (uint32_t i = 0; a->q->kind == QUESTION_SCREEN && i < a->cover_count; i++)
		if (iv->effective[a->covers[i]] != ANSWER_UNASKED)
			return false;
	return true;
}

/* The question that tells most of the cause for its cost, among those worth asking; NONE if there
 * is none. The one with the highest bound is weighed first, since the better the best so far, the
 * more of the others can be passed over by their bounds. Once the rules give as much as a cause
 * could, telling urgencies apart buys nothing more; where self-care is in view, noise is no reason
 * to pass over a question. */
static uint32_t
best_for_cause(struct interview *iv)
{
	bool urgency = iv->triage.rules < URGENCY_SOON;
	double most = urgency ? 1 + URGENCY_WEIGHT : 1, best_worth = 0;
	uint32_t first = NONE, best = NONE;

	for (uint32_t q = 0; q < iv->questions; q++) {
		iv->bound[q] = is_whole(iv, q) ? worth_bound(iv, q) / iv->ask[q].q->cost : 0;
		if (iv->bound[q] >= iv->meta->worth &&
		    (first == NONE || iv->bound[q] > iv->bound[first]))
			first = q;
	}
	for (uint32_t i = 0; i <= iv->questions && first != NONE; i++) {
		uint32_t q = i == 0 ? first : i - 1;
		double cost = iv->ask[q].q->cost;

		if (i > 0 && (q == first || iv->bound[q] < iv->meta->worth ||
				 most * iv->bound[q] < best_worth))
			continue;
		struct information told = worth_information(iv, q);
		double worth = told.cause;
		if (iv->triage.urgency != URGENCY_SELF_CARE)
			worth -= NOISE_WEIGHT * (told.answer - told.cause);
		if (worth < iv->meta->worth * cost)
			continue;
		worth = (worth + (urgency ? URGENCY_WEIGHT * worth_urgency(iv, q) : 0)) / cost;
		if (best == NONE || worth > best_worth || (worth == best_worth && q < best)) {
			best = q;
			best_worth = worth;
		}
	}
	return best;
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
	/* Past the limit only what may reveal an emergency is asked. */
	bool past = interview_spent(iv) >= iv->meta->max_questions;
	state_relevant(iv);
	*why = NEXT_URGENCY;
	if (!iv->triage.settled)
		next = best_for_outcome(iv, past ? RELEVANT_EMERGENCY : RELEVANT_URGENCY);
	if (next != NONE)
		return next;
	*why = NEXT_TOLD;
	if (!iv->triage.settled && !past)
		next = best_for_outcome(iv, RELEVANT_TOLD);
	if (next != NONE)
		return next;
	if (!past && !is_clear_enough(iv))
		next = best_for_cause(iv);
	*why = next != NONE ? NEXT_CAUSE : NEXT_DONE;
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
	for (uint32_t q = 0; q < iv->questions; q++) {
		bool waits = iv->active[q] == TRUTH_UNKNOWN && iv->effective[q] == ANSWER_UNASKED;

		if (!waits && !interview_open(iv, q)) /* waits: its ask-if may yet hold */
			continue;
		open++;
		urgent +=
		    iv->ask[q].q->stage == STAGE_EMERGENCY || iv->relevant[q] == RELEVANT_EMERGENCY;
	}
	uint32_t left = (asked < limit ? limit - asked : 0) + urgent;
	return left < open ? left : open;
}
