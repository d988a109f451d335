/* The score: the table of practice.h worked out. Every share follows from the feedback, so that a
 * learner can check the sum by hand. */
#include <string.h>

#include "learn/practice_state.h"

static const struct practice_part_row parts[] = {
#define X(name, group, weight, word, help) {PRACTICE_GROUP_##group, weight, word, help},
    PRACTICE_PARTS(X)
#undef X
};

static const struct practice_cap_row caps[] = {
#define X(name, most, help) {most, help},
    PRACTICE_CAPS(X)
#undef X
};

static const struct practice_number_row numbers[] = {
#define X(name, value, help) {name, value, help},
    PRACTICE_NUMBERS(X)
#undef X
};

static const char *const groups[] = {
#define X(name, word) word,
    PRACTICE_GROUPS(X)
#undef X
};

const struct practice_part_row *
practice_part(uint32_t part)
{
	return &parts[part < PRACTICE_PART_COUNT ? part : PRACTICE_PART_COUNT - 1];
}

const struct practice_cap_row *
practice_cap(uint32_t cap)
{
	return &caps[cap < PRACTICE_CAP_COUNT ? cap : PRACTICE_CAP_COUNT - 1];
}

const struct practice_number_row *
practice_number(uint32_t i)
{
	return i < sizeof numbers / sizeof *numbers ? &numbers[i] : NULL;
}

const char *
practice_group_name(uint32_t group)
{
	return groups[group < PRACTICE_GROUP_COUNT ? group : PRACTICE_GROUP_COUNT - 1];
}

static bool
found_emergency(const struct practice_build *b)
{
	return interview_triage(b->p->iv)->rules == URGENCY_EMERGENCY;
}

static double
share_flags(const struct practice_build *b)
{
	uint32_t all = 0, answered = 0;

	for (uint32_t q = 0; q < topic_question_count(b->p->t); q++) {
		const struct question *k = topic_question(b->p->t, q);

		if (k->stage != STAGE_EMERGENCY || k->kind == QUESTION_SCREEN)
			continue;
		all++;
		answered += interview_effective(b->p->iv, q) != ANSWER_UNASKED;
	}
	return all == 0 || found_emergency(b) ? 1 : (double)answered / all;
}

static double
share_order(const struct practice_build *b)
{
	const struct practice_feedback *f = b->f;
	uint32_t emergency = 0;

	if (!f->covered || f->covered_step == 0)
		return f->covered;
	for (uint32_t i = 0; i < f->covered_step; i++)
		emergency += f->steps[i].emergency;
	return (double)emergency / f->covered_step;
}

static double
share_said(const struct practice_build *b)
{
	const struct practice_feedback *f = b->f;

	if (f->said)
		return f->said_rightly;
	return found_emergency(b) || (f->covered && f->covered_step == 0);
}

static double
share_triage(const struct practice_build *b)
{
	uint32_t mine = b->p->urgency, right = b->p->c.urgency;

	if (mine >= right)
		return 1;
	return mine + 1 == right && right != URGENCY_EMERGENCY ? 0.5 : 0;
}

static double
share_questions(const struct practice_build *b)
{
	const struct practice_feedback *f = b->f;
	uint32_t all = f->step_count + f->remaining_count;
	double sum = 0;

	for (uint32_t i = 0; i < f->step_count; i++)
		sum += f->steps[i].worth;
	return all > 0 ? sum / all : 1;
}

/* Of the questions that the case needed, those that were asked; 1 where it needed none. */
static double
share_asked(const struct practice_build *b)
{
	uint32_t asked = b->f->step_count, all = asked + b->f->remaining_count;

	return all > 0 ? (double)asked / all : 1;
}

static double
share_differential(const struct practice_build *b)
{
	uint32_t n = b->p->mine_count < PRACTICE_COUNTED ? b->p->mine_count : PRACTICE_COUNTED;
	uint32_t supported = 0;

	for (uint32_t i = 0; i < n; i++)
		supported += b->supported[i];
	return n > 0 ? share_asked(b) * supported / n : 0;
}

static double
share_cause(const struct practice_build *b)
{
	uint32_t place = b->f->truth_place;

	return place > 0 ? (double)(PRACTICE_COUNTED + 1 - place) / PRACTICE_COUNTED : 0;
}

static double
share_urgency(const struct practice_build *b)
{
	uint32_t mine = b->p->urgency, right = b->p->c.urgency;

	return mine == right ? 1 : mine == right + 1 ? 0.5 : 0;
}

static double
share_economy(const struct practice_build *b)
{
	double thrift = 1 - (b->cost - b->tree_cost) / (b->tree_cost + PRACTICE_SLACK);

	thrift = thrift < 0 ? 0 : thrift > 1 ? 1 : thrift;
	return thrift * share_asked(b);
}

static enum practice_cap
cap_of(const struct practice_build *b)
{
	if (b->f->flags_missed > 0 ||
	    (b->p->c.urgency == URGENCY_EMERGENCY && b->p->urgency != URGENCY_EMERGENCY))
		return PRACTICE_CAP_MISSED;
	return b->f->covered ? PRACTICE_CAP_COUNT : PRACTICE_CAP_UNCOVERED;
}

void
practice_state_score(struct practice_build *b)
{
	static double (*const share[])(const struct practice_build *) = {
	    [PRACTICE_PART_FLAGS] = share_flags,
	    [PRACTICE_PART_ORDER] = share_order,
	    [PRACTICE_PART_SAID] = share_said,
	    [PRACTICE_PART_TRIAGE] = share_triage,
	    [PRACTICE_PART_QUESTIONS] = share_questions,
	    [PRACTICE_PART_DIFFERENTIAL] = share_differential,
	    [PRACTICE_PART_CAUSE] = share_cause,
	    [PRACTICE_PART_URGENCY] = share_urgency,
	    [PRACTICE_PART_ECONOMY] = share_economy,
	};
	struct practice_score *s = &b->f->score;
	double sum = 0;

	for (int i = 0; i < PRACTICE_PART_COUNT; i++) {
		s->share[i] = share[i](b);
		s->points[i] = s->share[i] * parts[i].weight;
		s->group[parts[i].group] += s->points[i];
		s->most[parts[i].group] += parts[i].weight;
		sum += s->points[i];
	}
	s->cap = cap_of(b);
	s->uncapped = (int)(sum + 0.5);
	s->total = s->uncapped;
	if (s->cap != PRACTICE_CAP_COUNT && s->total > caps[s->cap].most)
		s->total = caps[s->cap].most;
}
