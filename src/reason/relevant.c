/* SPDX-License-Identifier: MIT */
/* Which open questions can still change the outcome: the urgency, or what rules say.
 *
 * A question is relevant through the rules: one that may come to hold, above the present urgency or
 * beside what holds already; that may hide an emergency behind a "not sure"; or that stands before
 * self-care while that is within reach. Or through a likely cause that a stated finding would make
 * matter. What opens or covers a relevant question is as relevant as it is.
 */
#include <string.h>

#include "reason/state.h"

static void
mark_question(struct interview *iv, uint32_t question, enum relevance level)
{
	if (question < iv->questions && iv->relevant[question] < level)
		iv->relevant[question] = (uint8_t)level;
}

/* Marks the questions of the symptoms that a condition names, through the rules it names; each rule
 * is gone through once for a level and those below it. */
static void
mark_named(struct interview *iv, const struct code *c, enum relevance level)
{
	for (uint32_t i = 0; i < c->count; i++) {
		enum cond_op op = COND_OP(c->ops[i]);
		uint32_t arg = COND_ARG(c->ops[i]);

		if (op <= COND_UNSURE && arg < iv->symptoms) {
			mark_question(iv, iv->symptom[arg].question, level);
		} else if (op == COND_RULE && arg < iv->rules && iv->visited[arg] < level) {
			iv->visited[arg] = (uint8_t)level;
			mark_named(iv, &iv->when[arg], level);
		}
	}
}

/* A question that is not asked yet because its ask-if is open makes what that names relevant too; a
 * screen is as relevant as what it covers. */
static void
spread_relevance(struct interview *iv)
{
	for (uint32_t i = iv->questions; i-- > 0;) {
		uint32_t q = iv->order[i];
		const struct ask *a = &iv->ask[q];
		enum relevance level = (enum relevance)iv->relevant[q];

		if (level == RELEVANT_NOT)
			continue;
		if (iv->active[q] == TRUTH_UNKNOWN)
			mark_named(iv, &a->ask_if, level);
		for (uint32_t j = 0; j < a->screen_count; j++)
			mark_question(iv, a->screens[j], level);
	}
}

/* Whether self-care may still come out: there are emergency questions, no rule above it is sure to
 * hold, nothing that matters stands above it, and a gate may open. An emergency question that was
 * answered otherwise than "no" is not looked at: a rule speaks for it. */
static bool
self_care_possible(const struct interview *iv)
{
	bool gate = false;

	if (iv->emergency_count == 0 || iv->triage.urgency != URGENCY_ROUTINE ||
	    state_highest_class(iv, iv->matters) != URGENCY_SELF_CARE)
		return false;
	for (uint32_t r = 0; r < iv->rules; r++) {
		if (iv->rule[r].urgency == URGENCY_SELF_CARE)
			gate = gate || state_rule_can(iv, r, READ_YET, TRUTH_TRUE);
		else if (!state_rule_can(iv, r, READ_YET, TRUTH_FALSE))
			return false;
	}
	return gate;
}

void
state_relevant(struct interview *iv)
{
	if (iv->fresh & FRESH_RELEVANT)
		return;
	state_triage(iv);
	memset(iv->relevant, RELEVANT_NOT, iv->questions);
	memset(iv->visited, RELEVANT_NOT, iv->rules);
	bool reach = self_care_possible(iv);
	/* The symptoms of a rule that is open, if its answer could matter: above the present
	 * urgency it may come to hold; an emergency may hide behind a "not sure"; self-care may
	 * depend on it; or what it says would be told beside what is told already. */
	for (uint32_t r = 0; r < iv->rules; r++) {
		uint32_t u = iv->rule[r].urgency;

		if (iv->truth[r] != TRUTH_UNKNOWN)
			continue;
		bool may_hold = state_rule_can(iv, r, READ_YET, TRUTH_TRUE);
		if ((may_hold && u != URGENCY_SELF_CARE && u > (uint32_t)iv->triage.urgency) ||
		    (u == URGENCY_EMERGENCY && iv->triage.urgency < iv->unsure &&
			state_rule_can(iv, r, READ_FEARED_YET, TRUTH_TRUE)))
			mark_named(iv, &iv->when[r],
			    u == URGENCY_EMERGENCY ? RELEVANT_EMERGENCY : RELEVANT_URGENCY);
		else if (reach && (may_hold || u != URGENCY_SELF_CARE))
			mark_named(iv, &iv->when[r], RELEVANT_URGENCY);
		else if (may_hold && u != URGENCY_SELF_CARE)
			mark_named(iv, &iv->when[r], RELEVANT_TOLD);
	}
	/* The open findings that could make a likely cause matter, and so raise the urgency or bar
	 * self-care. */
	enum urgency above = reach ? URGENCY_SELF_CARE : iv->triage.urgency;
	for (uint32_t l = 0; l < iv->leaves; l++) {
		if (iv->class[l] <= above || !state_may_matter(iv, l))
			continue;
		const struct stated *s = state_stated(iv, l);
		for (uint32_t i = 0; i < s->count; i++)
			mark_question(iv, iv->symptom[s->symptom[i]].question, RELEVANT_URGENCY);
	}
	spread_relevance(iv);
	iv->triage.settled = true;
	for (uint32_t q = 0; q < iv->questions && iv->triage.settled; q++)
		iv->triage.settled = !(iv->relevant[q] && interview_open(iv, q));
	iv->fresh |= FRESH_RELEVANT;
}

const struct triage *
interview_triage(struct interview *iv)
{
	state_relevant(iv);
	return &iv->triage;
}

enum next_reason
interview_reason(struct interview *iv, uint32_t question)
{
	state_relevant(iv);
	if (question >= iv->questions || !interview_open(iv, question) || !iv->relevant[question])
		return NEXT_CAUSE;
	return iv->relevant[question] == RELEVANT_TOLD ? NEXT_TOLD : NEXT_URGENCY;
}
