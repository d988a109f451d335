/* A practice as a log of events, and what each event does. */
#include "learn/practice.h"

#include <stdlib.h>
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

const struct topic *
practice_topic(const struct practice *p)
{
	return p->t;
}

const struct practice_case *
practice_case_of(const struct practice *p)
{
	return &p->c;
}

enum practice_opening
practice_opening_of(const struct practice *p)
{
	return p->opening;
}

struct interview *
practice_interview(struct practice *p)
{
	return p->iv;
}

bool
practice_state_flags_covered(struct interview *iv)
{
	return !interview_emergency_open(iv);
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

static uint32_t
place_of(const struct practice *p, uint32_t cause)
{
	uint32_t i = 0;

	while (i < p->mine_count && p->mine[i] != cause)
		i++;
	return i;
}

static bool
apply_ask(struct practice *p, struct practice_event *e)
{
	uint32_t answer;

	if (!interview_open(p->iv, e->question))
		return false;
	answer = practice_state_answer(p, p->iv, e->question);
	if (e->answer != ANSWER_UNASKED && e->answer != answer)
		return false;
	e->answer = answer;
	interview_answer(p->iv, e->question, answer);
	return true;
}

static void
take_out(struct practice *p, uint32_t place)
{
	memmove(p->mine + place, p->mine + place + 1, (--p->mine_count - place) * sizeof *p->mine);
}

static bool
apply_rank(struct practice *p, struct practice_event *e)
{
	uint32_t was = place_of(p, e->cause), last = p->mine_count;

	if (e->cause >= topic_cause_count(p->t) || topic_cause(p->t, e->cause)->leaf == NONE)
		return false;
	if (was == p->mine_count && p->mine_count == PRACTICE_RANKED_MAX)
		return false;
	last -= was < p->mine_count;
	e->place = e->place < last ? e->place : last;
	if (was < p->mine_count && was == e->place)
		return false;
	if (was < p->mine_count)
		take_out(p, was);
	memmove(p->mine + e->place + 1, p->mine + e->place,
	    (p->mine_count++ - e->place) * sizeof *p->mine);
	p->mine[e->place] = e->cause;
	return true;
}

static bool
apply_unrank(struct practice *p, const struct practice_event *e)
{
	uint32_t place = place_of(p, e->cause);

	if (place == p->mine_count)
		return false;
	take_out(p, place);
	return true;
}

static bool
apply_cover(struct practice *p)
{
	if (p->covered)
		return false;
	p->covered = true;
	return true;
}

static bool
apply_commit(struct practice *p, const struct practice_event *e)
{
	if (p->mine_count == 0 || e->urgency >= URGENCY_LEVELS)
		return false;
	p->urgency = e->urgency;
	return true;
}

bool
practice_state_apply(struct practice *p, struct practice_event e)
{
	bool done = false;

	if (practice_committed(p))
		return false;
	switch (e.kind) {
	case PRACTICE_ASK:
		done = apply_ask(p, &e);
		break;
	case PRACTICE_RANK:
		done = apply_rank(p, &e);
		break;
	case PRACTICE_UNRANK:
		done = apply_unrank(p, &e);
		break;
	case PRACTICE_COVER:
		done = apply_cover(p);
		break;
	case PRACTICE_COMMIT:
		done = apply_commit(p, &e);
		break;
	case PRACTICE_EVENTS:
		break;
	}
	if (!done)
		return false;
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
practice_commit(struct practice *p, uint32_t urgency)
{
	return practice_state_apply(
	    p, (struct practice_event){.kind = PRACTICE_COMMIT, .urgency = urgency});
}

uint32_t
practice_ranked_count(const struct practice *p)
{
	return p->mine_count;
}

uint32_t
practice_ranked(const struct practice *p, uint32_t place)
{
	return place < p->mine_count ? p->mine[place] : NONE;
}

bool
practice_covered(const struct practice *p)
{
	return p->covered;
}

bool
practice_committed(const struct practice *p)
{
	return p->urgency != NONE;
}

uint32_t
practice_urgency(const struct practice *p)
{
	return p->urgency;
}

bool
practice_is_saved(const struct practice *p)
{
	return p->saved;
}

uint32_t
practice_event_count(const struct practice *p)
{
	return (uint32_t)p->log.len;
}

struct practice_event
practice_event_at(const struct practice *p, uint32_t i)
{
	return i < p->log.len ? p->log.items[i] : (struct practice_event){.kind = PRACTICE_EVENTS};
}

bool
practice_can_undo(const struct practice *p)
{
	enum practice_event_kind kind = PRACTICE_ASK;

	if (p->log.len > 0)
		kind = p->log.items[p->log.len - 1].kind;
	return kind == PRACTICE_RANK || kind == PRACTICE_UNRANK || kind == PRACTICE_COVER;
}

/* The differential and the declaration once more from the log, which holds few of either. */
bool
practice_undo(struct practice *p)
{
	if (!practice_can_undo(p))
		return false;
	p->log.len--;
	p->mine_count = 0;
	p->covered = false;
	for (size_t i = 0; i < p->log.len; i++) {
		struct practice_event e = p->log.items[i];

		if (e.kind == PRACTICE_RANK)
			apply_rank(p, &e);
		else if (e.kind == PRACTICE_UNRANK)
			apply_unrank(p, &e);
		else if (e.kind == PRACTICE_COVER)
			apply_cover(p);
	}
	p->saved = false;
	return true;
}
