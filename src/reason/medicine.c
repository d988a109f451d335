/* SPDX-License-Identifier: MIT */
/* What has to be known before a medicine is shown.
 *
 * Whom it does not suit is asked only where the outcome would show it with "not if", and in one
 * question for several symptoms: that much a medicine is worth. A row of yes-no questions is not
 * asked for its sake, and "not if" stays. After an emergency no medicine is shown.
 */
#include "reason/medicine.h"

#include "reason/outcome.h"
#include "reason/state.h"

/* The first open question of kind "several" of those that ask whom the medicine does not suit, or
 * NONE. */
static uint32_t
question_about(struct interview *iv, const struct advice *a)
{
	struct code c = state_code(iv->t, a->kind == ADVICE_MEDICATION ? a->unless.at : NONE);
	uint32_t first = NONE;

	for (uint32_t k = 0; k < c.count; k++) {
		uint32_t symptom = COND_ARG(c.ops[k]);

		if (COND_OP(c.ops[k]) > COND_UNSURE || symptom >= iv->symptoms)
			continue;
		uint32_t q = iv->symptom[symptom].question;
		if (q < first && q < iv->questions && iv->ask[q].q->kind == QUESTION_SEVERAL &&
		    interview_open(iv, q))
			first = q;
	}
	return first;
}

uint32_t
medicine_question(struct interview *iv)
{
	uint32_t count = topic_advice_count(iv->t), best = NONE;
	bool any = false;

	for (uint32_t i = 0; i < count && !any; i++)
		any = question_about(iv, topic_advice(iv->t, i)) != NONE;
	if (!any)
		return NONE;
	struct outcome o = {0};
	outcome_decide(iv, &o);
	outcome_advise(iv, &o);
	for (uint32_t i = 0; i < o.advice_count; i++) {
		uint32_t q = question_about(iv, topic_advice(iv->t, o.advice[i].advice));

		if (o.advice[i].how == SHOW_NOT_IF && q < best)
			best = q;
	}
	outcome_clear(&o);
	return best;
}
