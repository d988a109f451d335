/* SPDX-License-Identifier: MIT */
/* The spacing of cards, which of them are due, and a round of them. */
#include "learn/recall.h"

#include <stdlib.h>

#include "base/heap.h"

#define X(grade, words) [grade] = words,
static const char *const grades[] = {RECALL_GRADES(X)};
#undef X

const char *
recall_grade_words(uint32_t grade)
{
	return grades[grade <= RECALL_GRADE_MOST ? grade : RECALL_GRADE_MOST];
}

/* The ease is EF + (0.1 - (5 - q) * (0.08 + (5 - q) * 0.02)), in hundredths. */
struct recall_state
recall_next(struct recall_state s, uint32_t grade, int32_t today)
{
	int off = grade < RECALL_GRADE_MOST ? RECALL_GRADE_MOST - (int)grade : 0;
	int ease = (int)s.ease + 10 - off * (8 + off * 2);
	bool ahead = s.last > today && grade >= RECALL_PASSED;

	if (grade < RECALL_PASSED) {
		s.repetitions = 0;
	} else if (!ahead) {
		s.repetitions += s.repetitions < RECALL_REPETITIONS_MOST;
		s.ease = ease < RECALL_EASE_LEAST  ? RECALL_EASE_LEAST
			 : ease > RECALL_EASE_MOST ? RECALL_EASE_MOST
						   : (uint32_t)ease;
	}
	uint64_t days = ahead                ? s.interval
			: s.repetitions <= 1 ? RECALL_FIRST
			: s.repetitions == 2 ? RECALL_SECOND
					     : ((uint64_t)s.interval * s.ease + 99) / 100;
	s.interval = days < RECALL_INTERVAL_MOST ? (uint32_t)days : RECALL_INTERVAL_MOST;
	s.last = today;
	s.due = today > RECALL_DAY_MOST - (int32_t)s.interval ? RECALL_DAY_MOST
							      : today + (int32_t)s.interval;
	return s;
}

void
recall_free(struct recall *r)
{
	if (r == NULL)
		return;
	free(r->states);
	vec_free(&r->cards);
	vec_free(&r->names);
	arena_free(r->arena);
	free(r);
}

static bool
is_waiting(const struct recall *r, uint32_t card, int32_t today)
{
	const struct recall_state *s = &r->states[card];

	return s->last != RECALL_NEVER && (s->due <= today || s->last > today);
}

struct recall_count
recall_count(const struct recall *r, int32_t today)
{
	struct recall_count n = {0};

	for (uint32_t i = 0; i < r->cards.len; i++) {
		n.waiting += is_waiting(r, i, today);
		n.ahead += r->states[i].last > today;
		n.unseen += r->states[i].last == RECALL_NEVER;
	}
	return n;
}

/* The higher, the sooner a card comes: what is needed most, then what was seen before, then what is
 * longest overdue. Between two steps there is room for all days. */
static double
rank_of(const struct recall *r, uint32_t card, int32_t today)
{
	const struct recall_state *s = &r->states[card];
	uint32_t kind = r->cards.items[card].kind;
	double steps = 2.0 * (kind < RECALL_FOR ? kind : RECALL_FOR) + (s->last == RECALL_NEVER);

	return -steps * 4294967296.0 - (s->due < today ? s->due : today);
}

uint32_t
recall_due(const struct recall *r, int32_t today, uint32_t limit, uint32_t fresh, uint32_t *out)
{
	struct heap_item *due = xcalloc(r->cards.len, sizeof *due);
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->cards.len; i++) {
		bool unseen = r->states[i].last == RECALL_NEVER && fresh > 0;

		fresh -= unseen;
		if (unseen || is_waiting(r, i, today))
			due[n++] = (struct heap_item){rank_of(r, i, today), i};
	}
	qsort(due, n, sizeof *due, heap_compare);
	n = n < limit ? n : limit;
	for (uint32_t i = 0; i < n; i++)
		out[i] = due[i].number;
	free(due);
	return n;
}

/* A round: a queue of cards. A card that was not sure goes to its end once more, and its further
 * grades do not count. */
struct recall_round {
	struct recall *r;
	int32_t today;
	VEC(uint32_t) queue;
	size_t at;
	size_t first; /* cards of the queue that are asked for the first time */
};

struct recall_round *
recall_round_new(struct recall *r, int32_t today, uint32_t limit)
{
	struct recall_round *round = xcalloc(1, sizeof *round);

	if (limit > r->cards.len)
		limit = (uint32_t)r->cards.len;
	round->r = r;
	round->today = today;
	round->queue.items = xcalloc(limit, sizeof *round->queue.items);
	round->queue.cap = limit;
	round->first = recall_due(r, today, limit, limit, round->queue.items);
	round->queue.len = round->first;
	return round;
}

void
recall_round_free(struct recall_round *round)
{
	if (round == NULL)
		return;
	vec_free(&round->queue);
	free(round);
}

uint32_t
recall_round_card(const struct recall_round *round, bool *again)
{
	*again = round->at >= round->first;
	return round->at < round->queue.len ? round->queue.items[round->at] : NONE;
}

void
recall_round_grade(struct recall_round *round, uint32_t grade)
{
	if (round->at >= round->queue.len)
		return;
	uint32_t card = round->queue.items[round->at];
	if (round->at < round->first)
		round->r->states[card] = recall_next(round->r->states[card], grade, round->today);
	round->at++;
	if (grade < RECALL_SURE)
		vec_push(&round->queue, card);
}

uint32_t
recall_round_left(const struct recall_round *round)
{
	return (uint32_t)(round->queue.len - round->at);
}
