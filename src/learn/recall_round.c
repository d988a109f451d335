/* A round: a queue of cards. A card that was not sure goes to its end once more, and its further
 * grades do not count. */
#include <stdlib.h>

#include "learn/recall_state.h"

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
	uint32_t count = recall_count(r), *due;

	if (limit > count)
		limit = count;
	due = xcalloc(limit, sizeof *due);
	count = recall_due(r, today, limit, limit, due);
	round->r = r;
	round->today = today;
	for (uint32_t i = 0; i < count; i++)
		vec_push(&round->queue, due[i]);
	round->first = count;
	free(due);
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
	uint32_t card;

	if (round->at >= round->queue.len)
		return;
	card = round->queue.items[round->at];
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
