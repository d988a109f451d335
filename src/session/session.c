/* SPDX-License-Identifier: MIT */
/* The walk of a session: answers, going back, changing, undo and redo. What a session is stands in
 * session/state.h. */
#include "session/session.h"

#include <string.h>

#include "session/state.h"

const struct snapshot *
state_current(const struct session *s)
{
	return &s->history.items[s->at];
}

static void *
copy_of(const void *items, uint32_t count, size_t size)
{
	void *copy = xcalloc((size_t)count + 1, size);

	if (count > 0)
		memcpy(copy, items, count * size);
	return copy;
}

struct snapshot
state_copy(const struct session *s)
{
	struct snapshot n = *state_current(s);

	n.items = copy_of(n.items, n.len, sizeof *n.items);
	for (int i = 0; i < KEPT_LISTS; i++)
		n.kept[i].items =
		    copy_of(n.kept[i].items, n.kept[i].count, sizeof *n.kept[i].items);
	return n;
}

void
state_free_snapshot(struct snapshot *n)
{
	free(n->items);
	for (int i = 0; i < KEPT_LISTS; i++)
		free(n->kept[i].items);
}

static void
tell_interview(struct session *s)
{
	const struct snapshot *c = state_current(s);

	interview_clear(s->iv);
	interview_set_start(s->iv, c->start);
	for (uint32_t i = 0; i < c->len; i++)
		interview_answer(s->iv, c->items[i].question, c->items[i].answer);
	outcome_free(s->outcome);
	s->outcome = NULL;
}

static bool
same_walk(const struct snapshot *a, const struct snapshot *b)
{
	bool same = a->len == b->len && a->going_on == b->going_on && a->start == b->start;

	for (uint32_t i = 0; same && i < a->len; i++)
		same = a->items[i].question == b->items[i].question &&
		       a->items[i].answer == b->items[i].answer;
	return same;
}

void
state_advance(struct session *s, struct snapshot n)
{
	n.walk = state_current(s)->walk;
	if (!same_walk(&n, state_current(s)))
		n.walk = ++s->walks;
	while (s->history.len > s->at + 1)
		state_free_snapshot(&s->history.items[--s->history.len]);
	s->saved = false;
	vec_push(&s->history, n);
	s->at = s->history.len - 1;
	tell_interview(s);
}

static void
begin(struct session *s)
{
	struct snapshot empty = {.start = topic_meta(s->t)->start};

	s->saved = true;
	s->arena = arena_new();
	vec_push(&s->history, empty);
}

static void
end(struct session *s)
{
	for (size_t i = 0; i < s->history.len; i++)
		state_free_snapshot(&s->history.items[i]);
	s->history.len = s->at = 0;
	arena_free(s->arena);
	free(s->place);
	s->place = NULL;
}

struct session *
session_new(const struct topic *t)
{
	struct session *s = xcalloc(1, sizeof *s);

	s->t = t;
	s->iv = interview_new(t);
	begin(s);
	return s;
}

void
session_clear(struct session *s)
{
	end(s);
	begin(s);
	tell_interview(s);
}

void
state_free_place(struct saved_place *p)
{
	free(p->asked);
	free(p->path);
	buf_free(&p->kept);
}

void
state_forget_places(struct session *s)
{
	for (size_t i = 0; i < s->places.len; i++)
		state_free_place(&s->places.items[i]);
	s->places.len = 0;
}

void
session_free(struct session *s)
{
	if (s == NULL)
		return;
	end(s);
	state_forget_places(s);
	vec_free(&s->places);
	vec_free(&s->history);
	outcome_free(s->outcome);
	interview_free(s->iv);
	free(s);
}

const struct topic *
session_topic(const struct session *s)
{
	return s->t;
}

struct interview *
session_interview(struct session *s)
{
	return s->iv;
}

/* What is asked past the end: past that of a flow first what the interview would, then what was not
 * worth asking. */
static uint32_t
go_on_to(struct session *s, enum next_reason *why)
{
	uint32_t next = NONE;
	double gain;

	if (interview_flow(s->iv).end != NONE)
		next = interview_next_beyond(s->iv, why);
	if (next == NONE) {
		next = interview_best(s->iv, &gain);
		*why = next != NONE ? NEXT_CAUSE : NEXT_DONE;
	}
	return next;
}

struct step
session_now(struct session *s)
{
	struct step step = walk_step(s->iv);

	if (step.question != NONE || step.why != NEXT_DONE || !state_current(s)->going_on)
		return step;
	step.stored = false;
	step.question = go_on_to(s, &step.why);
	return step;
}

const struct outcome *
session_outcome(struct session *s)
{
	session_ranking(s);
	if (s->outcome->advice == NULL)
		outcome_advise(s->iv, s->outcome);
	return s->outcome;
}

const struct outcome *
session_ranking(struct session *s)
{
	if (s->outcome == NULL) {
		s->outcome = outcome_rank(s->iv);
		outcome_put_urgent_first(s->outcome);
	}
	return s->outcome;
}

uint32_t
session_length(const struct session *s)
{
	return state_current(s)->len;
}

uint32_t
session_question(const struct session *s, uint32_t i)
{
	return i < state_current(s)->len ? state_current(s)->items[i].question : NONE;
}

uint32_t
session_given(const struct session *s, uint32_t i)
{
	return i < state_current(s)->len ? state_current(s)->items[i].answer : ANSWER_UNASKED;
}

void
state_set_answer(struct snapshot *n, uint32_t *places, uint32_t question, uint32_t answer)
{
	if (places[question] == 0)
		places[question] = ++n->len;
	n->items[places[question] - 1] = (struct given){question, answer};
}

/* The place of its answer, or after the last. */
static uint32_t
place_of(const struct snapshot *n, uint32_t question)
{
	uint32_t i = 0;

	while (i < n->len && n->items[i].question != question)
		i++;
	return i;
}

static bool
has_answer(const struct session *s, uint32_t question, uint32_t answer)
{
	return question < topic_question_count(s->t) && answer != ANSWER_UNASKED &&
	       topic_has_answer(topic_question(s->t, question), answer);
}

bool
session_answer(struct session *s, uint32_t question, uint32_t answer)
{
	if (!has_answer(s, question, answer) || interview_given(s->iv, question) == answer)
		return false;
	struct snapshot n = state_copy(s);
	uint32_t i = place_of(&n, question);
	n.items[i] = (struct given){question, answer};
	n.len += i == n.len;
	state_advance(s, n);
	return true;
}

bool
session_forget(struct session *s, uint32_t question)
{
	uint32_t i = place_of(state_current(s), question);

	if (i >= session_length(s))
		return false;
	struct snapshot n = state_copy(s);
	memmove(n.items + i, n.items + i + 1, (n.len - i - 1) * sizeof *n.items);
	n.len--;
	state_advance(s, n);
	return true;
}

bool
session_walk_to(struct session *s, uint32_t start, const uint32_t *questions,
    const uint32_t *answers, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (!has_answer(s, questions[i], answers[i]))
			return false;
	struct snapshot n = state_copy(s);
	free(n.items);
	n.items = xcalloc((size_t)count + 1, sizeof *n.items);
	n.len = 0;
	n.going_on = false;
	n.start = start;
	uint32_t *places = xcalloc(topic_question_count(s->t), sizeof *places);
	for (uint32_t i = 0; i < count; i++)
		state_set_answer(&n, places, questions[i], answers[i]);
	free(places);
	state_advance(s, n);
	return true;
}

uint32_t
session_began(const struct session *s)
{
	return state_current(s)->start;
}

bool
session_start(struct session *s, uint32_t step)
{
	struct snapshot n;

	if (step == state_current(s)->start || (step != NONE && step >= topic_step_count(s->t)))
		return false;
	n = state_copy(s);
	n.start = step;
	n.going_on = false;
	state_advance(s, n);
	return true;
}

bool
session_back(struct session *s)
{
	if (state_current(s)->len == 0)
		return false;
	struct snapshot n = state_copy(s);
	n.len--;
	n.going_on = false;
	state_advance(s, n);
	return true;
}

bool
session_restart(struct session *s)
{
	const struct snapshot *c = state_current(s);
	struct snapshot n;

	if (c->len == 0 && c->start == topic_meta(s->t)->start)
		return false;
	n = state_copy(s);
	n.len = 0;
	n.going_on = false;
	n.start = topic_meta(s->t)->start;
	state_advance(s, n);
	return true;
}

static bool
go_to(struct session *s, size_t at)
{
	s->at = at;
	s->saved = false;
	tell_interview(s);
	return true;
}

uint64_t
session_walk_number(const struct session *s)
{
	return state_current(s)->walk;
}

bool
session_undo(struct session *s)
{
	return s->at > 0 && go_to(s, s->at - 1);
}

bool
session_redo(struct session *s)
{
	return s->at + 1 < s->history.len && go_to(s, s->at + 1);
}

bool
session_can_go_on(struct session *s)
{
	struct step step = walk_step(s->iv);

	return step.question == NONE && step.why == NEXT_DONE && !state_current(s)->going_on &&
	       go_on_to(s, &step.why) != NONE;
}

bool
session_go_on(struct session *s)
{
	if (!session_can_go_on(s))
		return false;
	struct snapshot n = state_copy(s);
	n.going_on = true;
	state_advance(s, n);
	return true;
}
