/* SPDX-License-Identifier: MIT */
/* Counting votes, and what a case's ballot asks. */
#include "learn/poll.h"

#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"

#define BALLOT_CAUSES 6u /* beside "something else": more cannot be weighed at a glance */

struct on {
	const struct poll *items;
	uint32_t question;
};

static bool
is_on(const void *ctx, uint32_t number)
{
	const struct on *on = ctx;

	return on->items[number].question == on->question;
}

struct poll *
poll_of(const struct polls *polls, uint32_t question)
{
	struct on on = {polls->items, question};
	uint32_t number = map_find(&polls->by_question, hash_mix(question), is_on, &on);

	return number != MAP_NONE ? &polls->items[number] : NULL;
}

struct poll *
polls_add(struct polls *polls, struct poll p)
{
	vec_push(polls, p);
	map_put(&polls->by_question, hash_mix(p.question), (uint32_t)polls->len - 1, is_on,
	    &(struct on){polls->items, p.question});
	return &polls->items[polls->len - 1];
}

void
polls_free(struct polls *polls)
{
	vec_free(polls);
	map_free(&polls->by_question);
}

/* Puts a cause where its number says, unless it is there. */
static void
add_cause(struct poll *p, uint32_t cause)
{
	uint32_t at = p->places;

	while (at > 0 && p->answer[at - 1] > cause)
		at--;
	if (at > 0 && p->answer[at - 1] == cause)
		return;
	memmove(p->answer + at + 1, p->answer + at, (p->places - at) * sizeof *p->answer);
	p->answer[at] = cause;
	p->places++;
}

/* Each line of the ranking by one cause: the case's own where it is there. */
static void
add_causes(struct poll *p, const struct practice *c)
{
	uint32_t questions = topic_question_count(c->t);
	struct interview *iv = interview_new(c->t);
	struct step step;

	for (uint32_t n = 0; n < questions && (step = walk_step(iv)).question != NONE; n++)
		interview_answer(iv, step.question, practice_answer(c, iv, step.question));
	struct outcome *o = outcome_rank(iv);
	add_cause(p, c->c.cause);
	for (uint32_t i = 0; i < o->line_count && p->places < BALLOT_CAUSES; i++) {
		bool own = false;

		for (uint32_t k = 0; k < o->lines[i].count; k++)
			own |= outcome_cause(c->t, o, &o->lines[i], k) == c->c.cause;
		if (!own)
			add_cause(p, outcome_cause(c->t, o, &o->lines[i], 0));
	}
	outcome_free(o);
	interview_free(iv);
	p->answer[p->places++] = NONE;
}

struct poll
poll_ballot(const struct practice *c)
{
	struct poll p = {.question = c->c.cause != NONE ? POLL_CAUSE : POLL_URGENCY};

	if (c->c.cause != NONE)
		add_causes(&p, c);
	else
		p.places = topic_urgencies(c->t, p.answer);
	return p;
}

void
poll_keep(struct poll *p, const struct poll *was)
{
	p->round = was->round;
	for (uint32_t i = 0; i < was->places; i++) {
		bool voted = was->votes[0][i] + was->votes[1][i] > 0;

		if (voted && p->question == POLL_CAUSE && p->places < POLL_PLACES)
			add_cause(p, was->answer[i]);
	}
	for (uint32_t i = 0; i < was->places; i++) {
		uint32_t at = poll_place(p, was->answer[i]);

		for (unsigned round = 0; at < p->places && round < POLL_ROUNDS; round++)
			p->votes[round][at] = was->votes[round][i];
	}
}

uint32_t
poll_place(const struct poll *p, uint32_t answer)
{
	uint32_t i = 0;

	while (i < p->places && p->answer[i] != answer)
		i++;
	return i;
}

bool
poll_vote(struct poll *p, uint32_t answer)
{
	uint32_t at = poll_place(p, answer);

	if (at == p->places)
		return false;
	p->votes[p->round][at] += p->votes[p->round][at] < POLL_MOST;
	return true;
}

bool
poll_count(struct poll *p, const char *line)
{
	uint32_t *votes = p->votes[p->round], n = 0;

	while (n < p->places) {
		char *end;

		line += strspn(line, " ,;");
		if (line[0] < '0' || line[0] > '9')
			break;
		unsigned long number = strtoul(line, &end, 10);
		votes[n++] = number < POLL_MOST ? (uint32_t)number : POLL_MOST;
		line = end;
	}
	if (n > 0)
		memset(votes + n, 0, (POLL_PLACES - n) * sizeof *votes);
	return n > 0;
}

void
poll_again(struct poll *p)
{
	if (poll_sum(p, 0) > 0)
		p->round = 1;
}

void
poll_clear(struct poll *p)
{
	if (p->round == 1 && poll_sum(p, 1) == 0)
		p->round = 0;
	memset(p->votes[p->round], 0, sizeof p->votes[p->round]);
}

uint32_t
poll_sum(const struct poll *p, unsigned round)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < p->places; i++)
		sum += p->votes[round][i];
	return sum;
}

double
poll_share(const struct poll *p, unsigned round, uint32_t place)
{
	uint32_t sum = poll_sum(p, round);

	return sum > 0 && place < p->places ? p->votes[round][place] / (double)sum : 0;
}

uint32_t
poll_lead(const struct poll *p, uint32_t *answer)
{
	uint32_t most = 0, leaders = 0;

	if (p == NULL)
		return 0;
	const uint32_t *votes = p->votes[poll_sum(p, 1) > 0];
	for (uint32_t i = 0; i < p->places; i++) {
		if (votes[i] == 0 || votes[i] < most)
			continue;
		leaders = votes[i] > most ? 1 : leaders + 1;
		if (leaders == 1)
			*answer = p->answer[i];
		most = votes[i];
	}
	return leaders;
}
