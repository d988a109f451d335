/* SPDX-License-Identifier: MIT */
/* A practice as a log of events, and what each event does. The commitment ends the work on the
 * case; only what comes next is chosen after it, each once. */
#include "learn/practice.h"

#include <string.h>

#include "learn/practice_state.h"

struct practice *
practice_new(const struct topic *t, const struct practice_case *c, enum practice_opening opening,
    struct error *err)
{
	struct practice *p = xcalloc(1, sizeof *p);

	p->t = t;
	p->opening = opening;
	p->urgency = NONE;
	for (int i = 0; i < PRACTICE_PLANS; i++)
		p->plan[i] = NONE;
	p->saved = true;
	p->arena = arena_new();
	p->iv = interview_new(t);
	if (practice_state_take_case(p, c, err) == 0)
		return p;
	practice_free(p);
	return NULL;
}

void
practice_free(struct practice *p)
{
	if (p == NULL)
		return;
	interview_free(p->iv);
	vec_free(&p->log);
	buf_free(&p->kept);
	arena_free(p->arena);
	free(p);
}

struct practice *
practice_prefix(const struct practice *p, uint32_t events)
{
	struct practice *copy = practice_new(p->t, &p->c, p->opening, NULL);

	for (uint32_t i = 0; copy != NULL && i < events && i < p->log.len; i++)
		practice_state_apply(copy, p->log.items[i]);
	if (copy != NULL)
		copy->saved = p->saved && events >= p->log.len;
	return copy;
}

enum practice_standing
practice_standing(struct practice *p, uint32_t question)
{
	if (practice_committed(p))
		return PRACTICE_CLOSED;
	if (interview_open(p->iv, question))
		return PRACTICE_OPEN;
	return interview_active(p->iv, question) ? PRACTICE_ANSWERED : PRACTICE_WAITING;
}

/* Changes the differential or the declaration; false, and no change, if that changes nothing. */
static bool
change_mine(struct practice *p, struct practice_event *e)
{
	uint32_t was = 0;

	if (e->kind == PRACTICE_COVER) {
		if (p->covered)
			return false;
		p->covered = true;
		return true;
	}
	while (was < p->mine_count && p->mine[was] != e->cause)
		was++;
	bool there = was < p->mine_count;
	if (e->kind == PRACTICE_UNRANK && !there)
		return false;
	if (e->kind == PRACTICE_RANK) {
		uint32_t last = p->mine_count - there;

		if (e->place > last)
			e->place = last;
		if (e->cause >= topic_cause_count(p->t) ||
		    topic_cause(p->t, e->cause)->leaf == NONE || last == PRACTICE_RANKED_MAX ||
		    (there && was == e->place))
			return false;
	}
	if (there) {
		p->mine_count--;
		memmove(p->mine + was, p->mine + was + 1, (p->mine_count - was) * sizeof *p->mine);
	}
	if (e->kind == PRACTICE_RANK) {
		memmove(p->mine + e->place + 1, p->mine + e->place,
		    (p->mine_count - e->place) * sizeof *p->mine);
		p->mine[e->place] = e->cause;
		p->mine_count++;
	}
	return true;
}

/* False if the event's advice is none of the choices, there are none, or one has been made. */
static bool
take_plan(struct practice *p, enum practice_plan plan, uint32_t advice)
{
	uint32_t choices[PRACTICE_CHOICES], count = 0, i = 0;

	if (!p->planned[plan])
		count = practice_choices(p, plan, choices);
	while (i < count && advice != NONE && choices[i] != advice)
		i++;
	if (i == count)
		return false;
	p->plan[plan] = advice;
	p->planned[plan] = true;
	return true;
}

bool
practice_state_apply(struct practice *p, struct practice_event e)
{
	uint32_t answer;

	if (practice_committed(p) != (e.kind == PRACTICE_NEXT || e.kind == PRACTICE_NET))
		return false;
	switch (e.kind) {
	case PRACTICE_ASK:
		if (!interview_open(p->iv, e.question))
			return false;
		answer = practice_answer(p, p->iv, e.question);
		if (e.answer != ANSWER_UNASKED && e.answer != answer)
			return false;
		e.answer = answer;
		interview_answer(p->iv, e.question, answer);
		break;
	case PRACTICE_RANK:
	case PRACTICE_UNRANK:
	case PRACTICE_COVER:
		if (!change_mine(p, &e))
			return false;
		break;
	case PRACTICE_COMMIT:
		if (!practice_ready(p) || e.urgency >= URGENCY_LEVELS)
			return false;
		p->urgency = e.urgency;
		break;
	case PRACTICE_NEXT:
	case PRACTICE_NET:
		if (!take_plan(p, e.kind == PRACTICE_NEXT ? PRACTICE_PLAN_NEXT : PRACTICE_PLAN_NET,
			e.advice))
			return false;
		break;
	case PRACTICE_EVENTS:
		return false;
	}
	vec_push(&p->log, e);
	p->saved = false;
	return true;
}

uint32_t
practice_ask(struct practice *p, uint32_t question)
{
	struct practice_event e = {.kind = PRACTICE_ASK, .question = question};

	return practice_state_apply(p, e) ? p->log.items[p->log.len - 1].answer : ANSWER_UNASKED;
}

bool
practice_rank(struct practice *p, uint32_t cause, uint32_t place)
{
	return practice_state_apply(
	    p, (struct practice_event){.kind = PRACTICE_RANK, .cause = cause, .place = place});
}

bool
practice_unrank(struct practice *p, uint32_t cause)
{
	return practice_state_apply(
	    p, (struct practice_event){.kind = PRACTICE_UNRANK, .cause = cause});
}

bool
practice_cover(struct practice *p)
{
	return practice_state_apply(p, (struct practice_event){.kind = PRACTICE_COVER});
}

bool
practice_ready(const struct practice *p)
{
	return p->mine_count > 0 || topic_leaf_count(p->t) == 0;
}

bool
practice_commit(struct practice *p, uint32_t urgency)
{
	return practice_state_apply(
	    p, (struct practice_event){.kind = PRACTICE_COMMIT, .urgency = urgency});
}

static bool
choose(struct practice *p, enum practice_plan plan, uint32_t advice)
{
	enum practice_event_kind kind = plan == PRACTICE_PLAN_NEXT ? PRACTICE_NEXT : PRACTICE_NET;

	return practice_state_apply(p, (struct practice_event){.kind = kind, .advice = advice});
}

bool
practice_choose(struct practice *p, enum practice_plan plan, uint32_t advice)
{
	return advice != NONE && choose(p, plan, advice);
}

bool
practice_choose_none(struct practice *p, enum practice_plan plan)
{
	return choose(p, plan, NONE);
}

enum practice_plan
practice_next_plan(const struct practice *p)
{
	uint32_t choices[PRACTICE_CHOICES];
	enum practice_plan plan = practice_committed(p) ? 0 : PRACTICE_PLANS;

	while (
	    plan < PRACTICE_PLANS && (p->planned[plan] || practice_choices(p, plan, choices) == 0))
		plan++;
	return plan;
}

bool
practice_finished(const struct practice *p)
{
	return practice_committed(p) && practice_next_plan(p) == PRACTICE_PLANS;
}

void
practice_finish(struct practice *p)
{
	enum practice_plan plan;

	while ((plan = practice_next_plan(p)) < PRACTICE_PLANS)
		practice_choose_none(p, plan);
}

bool
practice_committed(const struct practice *p)
{
	return p->urgency != NONE;
}

/* The differential and the declaration once more from the log, which holds few of either. */
bool
practice_undo(struct practice *p)
{
	enum practice_event_kind kind = PRACTICE_ASK;

	if (p->log.len > 0)
		kind = p->log.items[p->log.len - 1].kind;
	if (kind == PRACTICE_ASK || practice_committed(p))
		return false;
	p->log.len--;
	p->mine_count = 0;
	p->covered = false;
	for (size_t i = 0; i < p->log.len; i++)
		if (p->log.items[i].kind != PRACTICE_ASK)
			change_mine(p, &p->log.items[i]);
	p->saved = false;
	return true;
}
