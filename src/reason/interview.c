/* SPDX-License-Identifier: MIT */
/* Answers and what they say of each symptom. */
#include "reason/interview.h"

#include <string.h>

#include "base/number.h"
#include "reason/state.h"

/* The items of a list if all of them are numbers of records below `limit`, else none. */
static const uint32_t *
checked_items(const struct topic *t, struct list l, uint32_t limit, uint32_t *count)
{
	const uint32_t *items = topic_records(t, PART_INDEX, l.first, l.count);

	*count = items != NULL ? l.count : 0;
	for (uint32_t i = 0; i < *count; i++)
		if (items[i] >= limit)
			*count = 0;
	return items;
}

static void
look_up_questions(struct interview *iv)
{
	const struct code *last = NULL;

	for (uint32_t i = 0; i < iv->questions; i++) {
		struct ask *a = &iv->ask[iv->order[i]];
		struct code *c = &a->ask_if;

		a->q = topic_question(iv->t, iv->order[i]);
		a->symptoms = checked_items(iv->t, a->q->symptoms, iv->symptoms, &a->symptom_count);
		a->covers = checked_items(iv->t, a->q->covers, iv->questions, &a->cover_count);
		a->screens =
		    checked_items(iv->t, a->q->covered_by, iv->questions, &a->screen_count);
		*c = state_code(iv->t, a->q->ask_if.at);
		if (c->count == 0)
			continue;
		/* Neighbours often share their ask-if; it is then worked out once. */
		a->repeats = last != NULL && last->count == c->count &&
			     memcmp(last->ops, c->ops, c->count * sizeof *c->ops) == 0;
		last = c;
	}
	for (int screens = 1; screens >= 0; screens--) { /* each by the table's order, if any */
		uint32_t first = iv->emergency_count;

		for (uint32_t n = 0; n < iv->questions; n++)
			if (iv->ask[n].q->stage == STAGE_EMERGENCY &&
			    (iv->ask[n].q->kind == QUESTION_SCREEN) == (screens == 1)) {
				uint32_t at = iv->emergency_count++;

				for (; at > first &&
				       iv->ask[iv->emergency[at - 1]].q->turn > iv->ask[n].q->turn;
				     at--)
					iv->emergency[at] = iv->emergency[at - 1];
				iv->emergency[at] = n;
			}
	}
}

void
state_weigh(struct interview *iv, uint32_t question)
{
	iv->ask[question].k = topic_likelihoods(iv->t, question);
	iv->ask[question].weighed = true;
}

static void
look_up_rules(struct interview *iv)
{
	iv->unsure = URGENCY_SOON;
	for (uint32_t r = 0; r < iv->rules; r++) {
		iv->when[r] = state_code(iv->t, iv->rule[r].when.at);
		if (iv->rule[r].urgency == URGENCY_TODAY)
			iv->unsure = URGENCY_TODAY;
	}
}

static void
look_up_leaves(struct interview *iv)
{
	for (uint32_t l = 0; l < iv->leaves; l++) {
		uint32_t u = topic_cause(iv->t, topic_leaf(iv->t, l))->urgency;

		iv->prior[l] = iv->begun[l] = number_log2(topic_priors(iv->t)[l]);
		iv->class[l] = u >= URGENCY_LEVELS ? URGENCY_ROUTINE
			       : u > URGENCY_SOON  ? URGENCY_SOON
						   : (uint8_t)u;
	}
}

struct interview *
interview_new(const struct topic *t)
{
	struct arena *arena = arena_new();
	struct interview *iv = arena_alloc(arena, sizeof *iv);

	iv->arena = arena;
	iv->t = t;
	iv->meta = topic_meta(t);
	iv->questions = topic_question_count(t);
	iv->symptoms = topic_symptom_count(t);
	iv->leaves = topic_leaf_count(t);
	iv->rules = topic_rule_count(t);
	iv->symptom = topic_records(t, PART_SYMPTOM, 0, iv->symptoms);
	iv->rule = topic_records(t, PART_RULE, 0, iv->rules);
#define ARRAY(member, count) (iv->member = arena_alloc(arena, (count) * sizeof *iv->member))
	ARRAY(order, iv->questions);
	ARRAY(ask, iv->questions);
	ARRAY(emergency, iv->questions);
	ARRAY(given, iv->questions);
	ARRAY(effective, iv->questions);
	ARRAY(active, iv->questions);
	ARRAY(relevant, iv->questions);
	ARRAY(counted, iv->questions);
	ARRAY(loglik, iv->questions);
	ARRAY(telling, iv->questions);
	ARRAY(bound, iv->questions);
	ARRAY(prospect, iv->questions);
	ARRAY(finding, iv->symptoms);
	ARRAY(known, iv->symptoms);
	ARRAY(feared, iv->symptoms);
	ARRAY(when, iv->rules);
	ARRAY(lanes, iv->rules);
	ARRAY(truth, iv->rules);
	ARRAY(visited, iv->rules);
	ARRAY(prior, iv->leaves);
	ARRAY(posterior, iv->leaves);
	ARRAY(begun, iv->leaves);
	ARRAY(share, iv->leaves);
	ARRAY(matters, iv->leaves);
	ARRAY(likely, iv->leaves);
	ARRAY(stated, iv->leaves);
	ARRAY(suspected, iv->leaves);
	ARRAY(suspect, topic_cause_count(t));
	ARRAY(class, iv->leaves);
	ARRAY(applies, topic_advice_count(t));
#undef ARRAY
	topic_order_questions(t, iv->order);
	look_up_questions(iv);
	interview_set_start(iv, iv->meta->start);
	look_up_rules(iv);
	look_up_leaves(iv);
	return iv;
}

struct interview *
interview_copy(const struct interview *iv)
{
	struct interview *copy = interview_new(iv->t);

	memcpy(copy->given, iv->given, iv->questions * sizeof *iv->given);
	copy->start = iv->start;
	return copy;
}

void
interview_free(struct interview *iv)
{
	if (iv != NULL)
		arena_free(iv->arena);
}

const struct topic *
interview_topic(const struct interview *iv)
{
	return iv->t;
}

uint32_t
interview_start(const struct interview *iv)
{
	return iv->start;
}

void
interview_set_start(struct interview *iv, uint32_t step)
{
	iv->start = step < topic_step_count(iv->t) ? step : NONE;
	iv->fresh = 0;
}

void
interview_answer(struct interview *iv, uint32_t question, uint32_t answer)
{
	if (question >= iv->questions || iv->given[question] == answer)
		return;
	if (!topic_has_answer(iv->ask[question].q, answer))
		return;
	iv->given[question] = answer;
	iv->fresh = 0;
}

void
interview_clear(struct interview *iv)
{
	memset(iv->given, 0, iv->questions * sizeof *iv->given);
	iv->fresh = 0;
}

uint32_t
interview_given(const struct interview *iv, uint32_t question)
{
	return question < iv->questions ? iv->given[question] : ANSWER_UNASKED;
}

/* The answer of an active question as it counts: "yes" where a screen names it, whatever was said
 * of it before; else its own; else "none of these" of a screen. */
static uint32_t
active_answer(const struct interview *iv, uint32_t question)
{
	const struct ask *a = &iv->ask[question];
	uint32_t answer = iv->given[question];

	for (uint32_t i = 0; i < a->screen_count; i++) {
		uint32_t s = a->screens[i], given = iv->given[s];

		if (given < ANSWER_NONE || iv->active[s] != TRUTH_TRUE)
			continue;
		if (given == ANSWER_NONE)
			answer = answer == ANSWER_UNASKED ? ANSWER_NONE : answer;
		else if (given - ANSWER_FIRST < iv->ask[s].cover_count &&
			 iv->ask[s].covers[given - ANSWER_FIRST] == question)
			return ANSWER_FIRST;
	}
	return answer;
}

void
state_findings(struct interview *iv)
{
	uint8_t last = TRUTH_UNKNOWN; /* the ask-if before ... */
	bool can = true;              /* ... which may yet come to hold */

	if (iv->fresh & FRESH_FINDINGS)
		return;
	memset(iv->finding, FINDING_UNASKED, iv->symptoms);
	memset(iv->known, KNOWN_NO, iv->symptoms);
	for (uint32_t i = 0; i < iv->questions; i++) {
		uint32_t n = iv->order[i], answer = ANSWER_UNASKED;
		const struct ask *a = &iv->ask[n];

		if (a->ask_if.count > 0 && !a->repeats)
			last = (uint8_t)state_ask_if(iv, &a->ask_if, &can);
		uint8_t active = a->ask_if.always      ? TRUTH_TRUE
				 : a->ask_if.count > 0 ? last
						       : TRUTH_UNKNOWN;
		if (active == TRUTH_TRUE)
			answer = active_answer(iv, n);
		iv->active[n] = active;
		iv->effective[n] = answer;
		if (a->q->kind == QUESTION_SCREEN || active == TRUTH_FALSE)
			continue;
		if (answer == ANSWER_UNASKED) {
			uint8_t known = a->ask_if.count > 0 && !can ? KNOWN_SHUT : KNOWN_OPEN;

			for (uint32_t o = 0; o < a->symptom_count; o++)
				iv->known[a->symptoms[o]] = known;
			continue;
		}
		for (uint32_t o = 0; o < a->symptom_count; o++) {
			uint8_t f = (uint8_t)answer_finding(answer, o);

			iv->finding[a->symptoms[o]] = f;
			iv->known[a->symptoms[o]] = f == FINDING_UNASKED ? KNOWN_LEFT : f;
		}
	}
	iv->fresh |= FRESH_FINDINGS;
}

uint32_t
interview_effective(struct interview *iv, uint32_t question)
{
	state_findings(iv);
	return question < iv->questions ? iv->effective[question] : ANSWER_UNASKED;
}

bool
interview_active(struct interview *iv, uint32_t question)
{
	state_findings(iv);
	return question < iv->questions && iv->active[question] == TRUTH_TRUE;
}

bool
interview_open(struct interview *iv, uint32_t question)
{
	if (!interview_active(iv, question) || iv->effective[question] != ANSWER_UNASKED)
		return false;
	const struct ask *a = &iv->ask[question];
	if (a->q->kind != QUESTION_SCREEN)
		return true;
	for (uint32_t i = 0; i < a->cover_count; i++) {
		uint32_t c = a->covers[i];

		if (iv->active[c] == TRUTH_TRUE && iv->effective[c] == ANSWER_UNASKED)
			return true;
	}
	return false;
}

bool
state_any_yes(const struct interview *iv)
{
	return memchr(iv->finding, FINDING_YES, iv->symptoms) != NULL;
}

enum finding
interview_finding(struct interview *iv, uint32_t symptom)
{
	state_findings(iv);
	return symptom < iv->symptoms ? (enum finding)iv->finding[symptom] : FINDING_UNASKED;
}

uint32_t
interview_spent(struct interview *iv)
{
	uint32_t n = 0;

	state_findings(iv);
	for (uint32_t q = 0; q < iv->questions; q++)
		n += iv->given[q] != ANSWER_UNASKED && iv->active[q] == TRUTH_TRUE &&
		     iv->ask[q].q->stage != STAGE_EMERGENCY;
	return n;
}
