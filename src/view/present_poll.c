/* The poll of a room: how many gave each answer, by key or typed. It lives as long as the
 * browser. */
#include "view/present.h"

#include <stdlib.h>
#include <string.h>

#include "tell/words.h"

static struct poll *
poll_of(struct ui *ui, uint32_t question)
{
	size_t i;

	for (i = 0; i < ui->present->polls.len; i++)
		if (ui->present->polls.items[i].question == question)
			return &ui->present->polls.items[i];
	return NULL;
}

const struct poll *
present_poll(struct ui *ui)
{
	return poll_of(ui, present_question(ui));
}

uint32_t
present_votes(const struct poll *poll)
{
	uint32_t i, sum = 0;

	for (i = 0; poll != NULL && i < POLL_PLACES; i++)
		sum += poll->votes[i];
	return sum;
}

static struct poll *
begin_poll(struct ui *ui)
{
	struct poll *poll = poll_of(ui, present_question(ui)), fresh = {0};

	if (poll != NULL)
		return poll;
	fresh.question = present_question(ui);
	vec_push(&ui->present->polls, fresh);
	return &ui->present->polls.items[ui->present->polls.len - 1];
}

/* The answer that most of the audience gave, ANSWER_UNASKED if two lead or nobody voted. */
uint32_t
present_leading(struct ui *ui)
{
	const struct poll *poll = present_poll(ui);
	uint32_t i, best = 0, ties = 0;

	for (i = 0; poll != NULL && i < POLL_PLACES; i++) {
		if (poll->votes[i] > poll->votes[best]) {
			best = i;
			ties = 0;
		} else if (i != best && poll->votes[i] == poll->votes[best]) {
			ties++;
		}
	}
	if (poll == NULL || ties > 0 || poll->votes[best] == 0)
		return ANSWER_UNASKED;
	return words_answer_at(ui->topic, poll->question, best);
}

void
present_vote(struct ui *ui, uint32_t place)
{
	if (place >= words_answer_count(ui->topic, present_question(ui)) || place >= POLL_PLACES) {
		ui_say(ui, "This question has no such answer.");
		return;
	}
	begin_poll(ui)->votes[place]++;
	ui->present->change++;
}

void
present_turn_poll(struct ui *ui)
{
	struct present *p = ui->present;

	if (present_question(ui) == NONE) {
		ui_say(ui, "There is no question here.");
		return;
	}
	p->polling = !p->polling;
	ui->present->change++;
	if (p->polling)
		ui_say(ui, "Each key of an answer counts one vote; %s types the counts, %s ends.",
		    ui_key_of(ui, ACTION_COUNTS), ui_key_of(ui, ACTION_POLL));
}

void
present_clear_poll(struct ui *ui)
{
	struct poll *poll = poll_of(ui, present_question(ui));

	if (poll != NULL)
		memset(poll->votes, 0, sizeof poll->votes);
	ui->present->change++;
}

void
present_take_counts(struct ui *ui, const char *line)
{
	uint32_t i, n;
	struct poll *poll;
	char *end;

	if (present_question(ui) == NONE)
		return;
	poll = begin_poll(ui);
	n = words_answer_count(ui->topic, poll->question);
	memset(poll->votes, 0, sizeof poll->votes);
	for (i = 0; i < n && i < POLL_PLACES; i++) {
		line += strspn(line, " ,;");
		if (line[0] < '0' || line[0] > '9')
			break;
		poll->votes[i] = (uint32_t)strtoul(line, &end, 10) % 100000;
		line = end;
	}
	ui->present->change++;
}
