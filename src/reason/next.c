/* Which question comes next.
 *
 * The emergency stage comes first and whole, in table order, screens before the questions they
 * cover; an emergency rule that holds ends the walk. Then comes what can change the urgency that
 * rules and gates give, so that a limit on the number of questions cuts that last of all; then what
 * tells causes apart. Within each of the two the earliest stage goes first, and in a stage the
 * question that buys the most for its cost: what it is expected to tell of the cause, in bits, plus
 * what it is expected to tell of the urgency of the cause. The choice follows from the set of
 * answers; ties go to table order.
 *
 * Expected information is worked out over links alone. With posterior p, row r of a linked leaf and
 * b the base row, P(a) = b[a] + sum over links of p (r[a] - b[a]), and the entropies that have to
 * be taken off are stored in the rows. So a turn costs the number of links.
 */
#include "base/number.h"
#include "reason/state.h"

#define WORTH_BITS 0.03	   /* what a question must tell of the cause, per cost, to be asked */
#define URGENCY_WEIGHT 1.0 /* a bit about the urgency counts by so much more than any other */
#define OPTIONS_MAX 64u	   /* options that are weighed singly; further ones count as one */

/* P(answer) by urgency class of the leaf, with what is needed to turn it into information. */
struct tally {
	uint32_t answers;
	double p[URGENCY_LEVELS][OPTIONS_MAX + 1]; /* joint mass of class and answer */
	double spared; /* entropy of the answer that a known cause leaves */
};

static void
tally_question(const struct interview *iv, const struct likelihoods *k, struct tally *out)
{
	double unlinked[URGENCY_LEVELS], rest = 1;

	out->answers = k->options < OPTIONS_MAX ? k->options + 1 : OPTIONS_MAX + 1;
	for (int c = 0; c < URGENCY_LEVELS; c++) {
		unlinked[c] = iv->class_mass[c];
		for (uint32_t a = 0; a < out->answers; a++)
			out->p[c][a] = 0;
	}
	out->spared = 0;
	for (uint32_t i = 0; i < k->links; i++) {
		const double *row = k->row + (size_t)i * k->stride;
		double p = iv->posterior[k->leaf[i]];
		double *joint = out->p[iv->class[k->leaf[i]]];

		for (uint32_t a = 0; a <= k->options; a++)
			joint[a < OPTIONS_MAX ? a : OPTIONS_MAX] += p * row[a];
		out->spared += p * row[k->options + 1];
		unlinked[iv->class[k->leaf[i]]] -= p;
		rest -= p;
	}
	for (int c = 0; c < URGENCY_LEVELS; c++) {
		for (uint32_t a = 0; unlinked[c] > 0 && a <= k->options; a++)
			out->p[c][a < OPTIONS_MAX ? a : OPTIONS_MAX] += unlinked[c] * k->base[a];
	}
	out->spared += rest > 0 ? rest * k->base[k->options + 1] : 0;
}

/* Information in bits that the answer gives of the cause, and of its urgency class. */
static void
tally_information(const struct tally *y, double *cause, double *urgency)
{
	double answer = 0, joint = 0, classes = 0;

	for (uint32_t a = 0; a < y->answers; a++) {
		double p = 0;

		for (int c = 0; c < URGENCY_LEVELS; c++) {
			p += y->p[c][a];
			joint += number_plogp(y->p[c][a]);
		}
		answer += number_plogp(p);
	}
	for (int c = 0; c < URGENCY_LEVELS; c++) {
		double p = 0;

		for (uint32_t a = 0; a < y->answers; a++)
			p += y->p[c][a];
		classes += number_plogp(p);
	}
	*cause = answer - y->spared;
	*urgency = answer + classes - joint;
}

static void
information(struct interview *iv, uint32_t question, double *cause, double *urgency)
{
	const struct likelihoods *k = &iv->ask[question].k;
	struct tally y;

	*cause = *urgency = 0;
	if (k->links == 0)
		return;
	state_posterior(iv);
	tally_question(iv, k, &y);
	tally_information(&y, cause, urgency);
}

double
interview_gain(struct interview *iv, uint32_t question)
{
	double cause, urgency;

	if (!interview_open(iv, question))
		return 0;
	information(iv, question, &cause, &urgency);
	return cause > 0 ? cause : 0;
}

/* The next open question of the emergency stage, screens first, or NONE. */
static uint32_t
next_emergency(struct interview *iv)
{
	for (uint32_t i = 0; i < iv->emergency_count; i++) {
		if (interview_open(iv, iv->emergency[i]))
			return iv->emergency[i];
	}
	return NONE;
}

static double
leading_share(const struct interview *iv)
{
	double most = 0;

	for (uint32_t l = 0; l < iv->leaves; l++)
		most = iv->posterior[l] > most ? iv->posterior[l] : most;
	return most;
}

/* How many relevant questions an answer can settle: the open ones of a screen, else the question.
 */
static uint32_t
settles(struct interview *iv, uint32_t question)
{
	const struct ask *a = &iv->ask[question];
	uint32_t n = 0;

	if (a->q->kind != QUESTION_SCREEN)
		return 1;
	for (uint32_t i = 0; i < a->cover_count; i++)
		n += iv->relevant[a->covers[i]] && interview_open(iv, a->covers[i]);
	return n;
}

/* The best question of the earliest stage among those of at least that relevance or, for
 * RELEVANT_NOT, among those worth asking for the sake of the cause; NONE if there is none. */
static uint32_t
best_question(struct interview *iv, enum relevance level)
{
	uint32_t best = NONE, stage = STAGES;
	double most = 0;

	for (uint32_t q = 0; q < iv->questions; q++) {
		const struct question *k = iv->ask[q].q;
		double cause, urgency, worth;

		if (k->stage > stage || iv->relevant[q] < level || !interview_open(iv, q))
			continue;
		information(iv, q, &cause, &urgency);
		if (level == RELEVANT_NOT && cause < WORTH_BITS * k->cost)
			continue;
		worth = cause + URGENCY_WEIGHT * urgency;
		if (level != RELEVANT_NOT)
			worth += settles(iv, q);
		worth /= k->cost;
		if (best == NONE || k->stage < stage || worth > most) {
			best = q;
			stage = k->stage;
			most = worth;
		}
	}
	return best;
}

/* After the emergency stage. Past the limit only what may reveal an emergency is asked. */
static uint32_t
next_worth(struct interview *iv, enum next_reason *why)
{
	bool past = interview_count(iv) >= topic_meta(iv->t)->max_questions;
	uint32_t next = NONE;

	state_relevant(iv);
	if (!iv->triage.settled)
		next = best_question(iv, past ? RELEVANT_EMERGENCY : RELEVANT_URGENCY);
	if (next != NONE) {
		*why = NEXT_URGENCY;
		return next;
	}
	if (past || leading_share(iv) >= topic_meta(iv->t)->stop)
		return NONE;
	next = best_question(iv, RELEVANT_NOT);
	*why = next != NONE ? NEXT_CAUSE : NEXT_DONE;
	return next;
}

uint32_t
interview_next(struct interview *iv, enum next_reason *why)
{
	enum next_reason reason = NEXT_DONE;
	uint32_t next = NONE;

	state_triage(iv);
	if (iv->triage.rules == URGENCY_EMERGENCY) {
		reason = NEXT_ENDED;
	} else if ((next = next_emergency(iv)) != NONE) {
		reason = NEXT_EMERGENCY;
	} else {
		next = next_worth(iv, &reason);
	}
	if (why != NULL)
		*why = reason;
	return next;
}

/* Open, or waiting for an ask-if that may yet hold. */
static bool
may_come(struct interview *iv, uint32_t question)
{
	return interview_open(iv, question) ||
	       (iv->active[question] == TRUTH_UNKNOWN && iv->effective[question] == ANSWER_UNASKED);
}

uint32_t
interview_left(struct interview *iv)
{
	uint32_t open = 0, urgent = 0, asked = interview_count(iv);
	uint32_t limit = topic_meta(iv->t)->max_questions, left;

	state_relevant(iv);
	if (iv->triage.rules == URGENCY_EMERGENCY)
		return 0;
	for (uint32_t q = 0; q < iv->questions; q++) {
		bool emergency = iv->ask[q].q->stage == STAGE_EMERGENCY;

		if (!may_come(iv, q))
			continue;
		open++;
		urgent += emergency || iv->relevant[q] == RELEVANT_EMERGENCY;
	}
	left = asked < limit ? limit - asked : 0;
	left = left < open ? left : open;
	return urgent > left ? urgent : left;
}
