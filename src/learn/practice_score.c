/* SPDX-License-Identifier: MIT */
/* The score: the table of practice.h worked out. Every share follows from the feedback, so that a
 * learner can check the sum by hand. */

#include "learn/practice_state.h"

#define X(name, group, weight, help) {PRACTICE_GROUP_##group, weight, PHRASE_PART_##name, help},
const struct practice_part_row practice_parts[] = {PRACTICE_PARTS(X)};
#undef X

#define X(name, most) {most, PHRASE_CAP_##name},
const struct practice_cap_row practice_caps[] = {PRACTICE_CAPS(X)};
#undef X

#define X(name, value, help) {name, value, help},
const struct practice_number_row practice_numbers[] = {PRACTICE_NUMBERS(X)};
#undef X

#define X(name) PHRASE_GROUP_##name,
const enum phrase practice_groups[] = {PRACTICE_GROUPS(X)};
#undef X

/* The place of a level among those that the topic uses, the least urgent first. */
static uint32_t
level_of(const struct topic *t, uint32_t urgency)
{
	uint32_t levels[URGENCY_LEVELS], count = topic_urgencies(t, levels), place = 0;

	while (place < count && levels[place] > urgency)
		place++;
	return count - place;
}

/* Of what the emergency questions ask for, what was asked; all of it once an emergency was found.
 */
static double
flags_share(const struct practice_build *b)
{
	const struct topic *t = b->p->t;
	double asked = 0, all = 0;

	if (interview_triage(b->p->iv)->rules == URGENCY_EMERGENCY)
		return 1;
	for (uint32_t q = 0; q < topic_question_count(t); q++)
		if (topic_question(t, q)->stage == STAGE_EMERGENCY &&
		    topic_question(t, q)->kind != QUESTION_SCREEN) {
			all++;
			asked += interview_effective(b->p->iv, q) != ANSWER_UNASKED;
		}
	return all > 0 ? asked / all : 1;
}

/* Of the steps up to covering the red flags, those that asked for them. */
static double
order_share(const struct practice_feedback *f)
{
	double sum = 0;

	for (uint32_t i = 0; i < f->covered_step; i++)
		sum += f->steps[i].emergency;
	return f->covered_step > 0 ? sum / f->covered_step : f->covered;
}

static double
said_share(const struct practice_build *b)
{
	const struct practice_feedback *f = b->f;

	if (f->said)
		return f->said_rightly;
	return interview_triage(b->p->iv)->rules == URGENCY_EMERGENCY ||
	       (f->covered && f->covered_step == 0);
}

/* What was asked was worth, of what the case needed asking; 1 where it needed nothing. */
static double
questions_share(const struct practice_feedback *f)
{
	uint32_t needed = f->counted + f->remaining_count;
	double sum = 0;

	for (uint32_t i = 0; i < f->step_count; i++)
		sum += f->steps[i].counted ? f->steps[i].worth : 0;
	return needed > 0 ? sum / needed : 1;
}

/* Of the causes ranked, those that the answers support, as far as what was needed was asked. */
static double
differential_share(const struct practice_build *b)
{
	const struct practice_feedback *f = b->f;
	uint32_t ranked = b->p->mine_count < PRACTICE_COUNTED ? b->p->mine_count : PRACTICE_COUNTED;
	uint32_t needed = f->counted + f->remaining_count;
	double asked = needed > 0 ? (double)f->counted / needed : 1, sum = 0;

	if (b->truth == NONE)
		return asked;
	for (uint32_t i = 0; i < ranked; i++)
		sum += b->supported[i];
	return ranked > 0 ? asked * sum / ranked : 0;
}

static double
economy_share(const struct practice_build *b)
{
	double share = 1 - (b->cost - b->tree_cost) / (b->tree_cost + PRACTICE_SLACK);

	return !b->f->borne || share < 0 ? 0 : share > 1 ? 1 : share;
}

/* What practice.h says of each part, worked out. */
static double
share_of(const struct practice_build *b, enum practice_part part)
{
	const struct practice_feedback *f = b->f;
	uint32_t mine = level_of(b->p->t, f->urgency), right = level_of(b->p->t, f->case_urgency);
	const struct practice_plan_made *plan =
	    &f->plan[part == PRACTICE_PART_NEXT ? PRACTICE_PLAN_NEXT : PRACTICE_PLAN_NET];
	double urgency = mine == right ? 1 : mine == right + 1 ? 0.5 : 0;

	switch (part) {
	case PRACTICE_PART_FLAGS:
		return flags_share(b);
	case PRACTICE_PART_ORDER:
		return order_share(f);
	case PRACTICE_PART_SAID:
		return said_share(b);
	case PRACTICE_PART_TRIAGE:
		if (mine >= right)
			return 1;
		return mine + 1 == right && f->case_urgency != URGENCY_EMERGENCY ? 0.5 : 0;
	case PRACTICE_PART_URGENCY:
		return urgency;
	case PRACTICE_PART_QUESTIONS:
		return questions_share(f);
	case PRACTICE_PART_DIFFERENTIAL:
		return differential_share(b);
	case PRACTICE_PART_CAUSE: /* of a case without a cause the urgency */
		if (f->truth_place > 0)
			return (double)(PRACTICE_COUNTED + 1 - f->truth_place) / PRACTICE_COUNTED;
		return b->truth != NONE ? 0 : urgency;
	case PRACTICE_PART_NEXT:
	case PRACTICE_PART_NET: /* where the topic has no choice of them the urgency */
		return plan->asked ? plan->right : urgency;
	case PRACTICE_PART_ECONOMY:
		return economy_share(b);
	case PRACTICE_PART_COUNT:
		break;
	}
	return 0;
}

void
practice_state_score(struct practice_build *b)
{
	const struct practice_feedback *f = b->f;
	struct practice_score *s = &b->f->score;
	int tenths = 0, group[PRACTICE_GROUP_COUNT] = {0};

	for (int i = 0; i < PRACTICE_PART_COUNT; i++) {
		s->share[i] = share_of(b, (enum practice_part)i);
		int points = (int)(s->share[i] * practice_parts[i].weight * 10 + 0.5);

		s->points[i] = points / 10.0;
		group[practice_parts[i].group] += points;
		s->most[practice_parts[i].group] += practice_parts[i].weight;
		tenths += points;
	}
	for (int g = 0; g < PRACTICE_GROUP_COUNT; g++)
		s->group[g] = group[g] / 10.0;
	s->cap = f->covered ? PRACTICE_CAP_COUNT : PRACTICE_CAP_UNCOVERED;
	if (f->flags_missed > 0 ||
	    (f->case_urgency == URGENCY_EMERGENCY && f->urgency != URGENCY_EMERGENCY))
		s->cap = PRACTICE_CAP_MISSED;
	s->uncapped = (tenths + 5) / 10;
	s->total = s->uncapped;
	if (s->cap != PRACTICE_CAP_COUNT && s->total > practice_caps[s->cap].most)
		s->total = practice_caps[s->cap].most;
}
