/* SPDX-License-Identifier: MIT */
/* Where a presentation stands: its question, whether the room votes on the case, the clock. */
#include "view/present.h"

uint32_t
present_question(struct ui *ui)
{
	const struct present *x = present_of(ui);

	if (x->stage != PRESENT_WALK)
		return NONE;
	return x->at < session_length(ui->session) ? session_question(ui->session, x->at)
						   : session_now(ui->session).question;
}

uint32_t
present_given(struct ui *ui)
{
	const struct present *x = present_of(ui);

	return x->stage == PRESENT_WALK && x->at < session_length(ui->session)
		   ? session_given(ui->session, x->at)
		   : ANSWER_UNASKED;
}

bool
present_is_end(struct ui *ui)
{
	return present_of(ui)->stage == PRESENT_WALK && present_question(ui) == NONE;
}

bool
present_is_ballot(struct ui *ui)
{
	const struct present *x = present_of(ui);

	return x->c != NULL &&
	       (x->stage == PRESENT_BALLOT || (present_is_end(ui) && !ui->revealed));
}

uint64_t
present_passed(const struct ui *ui)
{
	const struct present *x = present_of(ui);

	return x->before + (x->running && ui->now > x->since ? ui->now - x->since : 0);
}

uint64_t
present_left(const struct ui *ui)
{
	uint64_t passed = present_passed(ui);

	return passed < ui->set.countdown ? ui->set.countdown - passed : 0;
}
