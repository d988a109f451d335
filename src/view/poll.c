/* Counting votes. */
#include "view/poll.h"

#include <string.h>

#include "tell/words.h"
#include "topic/answer.h"

struct poll *
poll_of(struct polls *polls, uint32_t question, bool begin)
{
	for (size_t i = 0; i < polls->len; i++)
		if (polls->items[i].question == question)
			return &polls->items[i];
	if (!begin)
		return NULL;
	vec_push(polls, (struct poll){.question = question});
	return &polls->items[polls->len - 1];
}

bool
poll_vote(struct polls *polls, const struct topic *t, uint32_t question, uint32_t answer)
{
	uint32_t count = words_answer_count(t, question);

	for (uint32_t i = 0; i < count && i < POLL_PLACES; i++)
		if (words_answer_at(t, question, i) == answer) {
			poll_of(polls, question, true)->votes[i]++;
			return true;
		}
	return false;
}

void
poll_count(struct poll *p, const struct topic *t, const char *line)
{
	uint32_t count = words_answer_count(t, p->question);

	memset(p->votes, 0, sizeof p->votes);
	for (uint32_t i = 0; i < count && i < POLL_PLACES; i++) {
		char *end;

		line += strspn(line, " ,;");
		if (line[0] < '0' || line[0] > '9')
			break;
		p->votes[i] = (uint32_t)strtoul(line, &end, 10) % 100000;
		line = end;
	}
}

uint32_t
poll_leading(const struct poll *p, const struct topic *t)
{
	uint32_t best = 0, ties = 0;

	for (uint32_t i = 1; p != NULL && i < POLL_PLACES; i++) {
		if (p->votes[i] > p->votes[best]) {
			best = i;
			ties = 0;
		} else if (p->votes[i] == p->votes[best]) {
			ties++;
		}
	}
	if (p == NULL || ties > 0 || p->votes[best] == 0)
		return ANSWER_UNASKED;
	const struct question *q = topic_question(t, p->question);
	return q->kind == QUESTION_SEVERAL && best < q->options
		   ? answer_with(ANSWER_UNASKED, best, FINDING_YES, q->options)
		   : words_answer_at(t, p->question, best);
}
