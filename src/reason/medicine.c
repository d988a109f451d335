/* What has to be known before a medicine is shown.
 *
 * Whom it does not suit is asked only where the outcome would show it with "not if", and in one
 * question for several symptoms: that much a medicine is worth. A row of yes-no questions is not
 * asked for its sake, and "not if" stays. After an emergency no medicine is shown.
 */
#include "reason/medicine.h"

#include "reason/outcome.h"
#include "reason/state.h"

uint32_t
medicine_question(struct interview *iv)
{
	uint32_t count = topic_advice_count(iv->t), best = NONE;
	bool any = false;

	for (uint32_t i = 0; i < count && !any; i++)
		any = topic_advice(iv->t, i)->kind == ADVICE_MEDICATION &&
		      topic_advice(iv->t, i)->unless.at != NONE;
	if (!any)
		return NONE;
	struct outcome o = {0};
	outcome_decide(iv, &o);
	for (uint32_t i = 0; i < o.advice_count; i++) {
		const struct advice *a = topic_advice(iv->t, o.advice[i].advice);
		struct code c = state_code(iv->t, a->unless.at);

		if (a->kind != ADVICE_MEDICATION || o.advice[i].how != SHOW_NOT_IF)
			continue;
		for (uint32_t k = 0; k < c.count; k++) {
			uint32_t symptom = COND_ARG(c.ops[k]), q;

			if (COND_OP(c.ops[k]) > COND_UNSURE || symptom >= iv->symptoms)
				continue;
			q = iv->symptom[symptom].question;
			if (q < best && q < iv->questions && interview_open(iv, q) &&
			    iv->ask[q].q->kind == QUESTION_SEVERAL)
				best = q;
		}
	}
	outcome_clear(&o);
	return best;
}
