/* A session is a list of snapshots, one for each change, and a place in it.
 *
 * A snapshot holds the answers in the order they were given. Walks are short (tens of answers), so
 * a whole copy for each change is cheap and makes undo, redo, changing an early answer and starting
 * over one thing: moving to another snapshot and telling the interview.
 */
#include "session/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

struct given {
	uint32_t question, answer;
};

struct snapshot {
	struct given *items;
	uint32_t len;
	bool going_on; /* asks what the walk itself would not */
};

struct session {
	const struct topic *t;
	struct interview *iv;
	struct outcome *outcome; /* NULL when stale */
	VEC(struct snapshot) history;
	size_t at;
};

static const struct snapshot *
current(const struct session *s)
{
	return &s->history.items[s->at];
}

/* A copy of the current snapshot with room for one more answer. */
static struct snapshot
copy_current(const struct session *s)
{
	const struct snapshot *c = current(s);
	struct snapshot n = *c;

	n.items = xcalloc((size_t)c->len + 1, sizeof *n.items);
	if (c->len > 0)
		memcpy(n.items, c->items, c->len * sizeof *n.items);
	return n;
}

static void
tell_interview(struct session *s)
{
	const struct snapshot *c = current(s);

	interview_clear(s->iv);
	for (uint32_t i = 0; i < c->len; i++)
		interview_answer(s->iv, c->items[i].question, c->items[i].answer);
	outcome_free(s->outcome);
	s->outcome = NULL;
}

/* Makes n the newest snapshot; what was undone is gone. */
static void
advance(struct session *s, struct snapshot n)
{
	while (s->history.len > s->at + 1)
		free(s->history.items[--s->history.len].items);
	vec_push(&s->history, n);
	s->at = s->history.len - 1;
	tell_interview(s);
}

struct session *
session_new(const struct topic *t)
{
	struct session *s = xcalloc(1, sizeof *s);
	struct snapshot empty = {NULL, 0, false};

	s->t = t;
	s->iv = interview_new(t);
	vec_push(&s->history, empty);
	return s;
}

void
session_free(struct session *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->history.len; i++)
		free(s->history.items[i].items);
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

/* The open question that tells most of the cause for its cost; table order among equals. */
static uint32_t
best_open(struct session *s)
{
	uint32_t best = NONE;
	double most = 0;

	for (uint32_t q = 0; q < topic_question_count(s->t); q++) {
		double worth;

		if (!interview_open(s->iv, q))
			continue;
		worth = interview_gain(s->iv, q) / topic_question(s->t, q)->cost;
		if (best == NONE || worth > most) {
			best = q;
			most = worth;
		}
	}
	return best;
}

struct step
session_now(struct session *s)
{
	struct step step = walk_step(s->iv);

	if (step.question == NONE && step.why == NEXT_DONE && current(s)->going_on) {
		step.question = best_open(s);
		step.stored = false;
		step.why = step.question == NONE ? NEXT_DONE : NEXT_CAUSE;
	}
	return step;
}

const struct outcome *
session_outcome(struct session *s)
{
	if (s->outcome == NULL)
		s->outcome = outcome_new(s->iv);
	return s->outcome;
}

uint32_t
session_length(const struct session *s)
{
	return current(s)->len;
}

uint32_t
session_question(const struct session *s, uint32_t i)
{
	return i < current(s)->len ? current(s)->items[i].question : NONE;
}

uint32_t
session_given(const struct session *s, uint32_t i)
{
	return i < current(s)->len ? current(s)->items[i].answer : ANSWER_UNASKED;
}

bool
session_answer(struct session *s, uint32_t question, uint32_t answer)
{
	struct snapshot n;
	uint32_t i = 0;

	if (question >= topic_question_count(s->t) || answer == ANSWER_UNASKED ||
	    answer >= ANSWER_FIRST + topic_question(s->t, question)->options ||
	    interview_given(s->iv, question) == answer)
		return false;
	n = copy_current(s);
	while (i < n.len && n.items[i].question != question)
		i++;
	n.items[i] = (struct given){question, answer};
	n.len = i == n.len ? n.len + 1 : n.len;
	advance(s, n);
	return true;
}

bool
session_back(struct session *s)
{
	struct snapshot n;

	if (current(s)->len == 0)
		return false;
	n = copy_current(s);
	n.len--;
	n.going_on = false;
	advance(s, n);
	return true;
}

bool
session_restart(struct session *s)
{
	struct snapshot empty = {NULL, 0, false};

	if (current(s)->len == 0)
		return false;
	advance(s, empty);
	return true;
}

bool
session_undo(struct session *s)
{
	if (s->at == 0)
		return false;
	s->at--;
	tell_interview(s);
	return true;
}

bool
session_redo(struct session *s)
{
	if (s->at + 1 >= s->history.len)
		return false;
	s->at++;
	tell_interview(s);
	return true;
}

bool
session_go_on(struct session *s)
{
	struct step step = walk_step(s->iv);
	struct snapshot n;

	if (step.question != NONE || step.why != NEXT_DONE || current(s)->going_on ||
	    best_open(s) == NONE)
		return false;
	n = copy_current(s);
	n.going_on = true;
	advance(s, n);
	return true;
}
