/* The step that is presented, and the poll of a room on its question: how many gave each answer, by
 * key or typed. It lives as long as the browser. */
#include "view/present.h"

#include <stdlib.h>
#include <string.h>

#include "tell/words.h"

uint32_t
present_question(struct ui *ui)
{
	uint32_t at = present_of(ui)->at;

	return at < session_length(ui->session) ? session_question(ui->session, at)
						: session_now(ui->session).question;
}

uint32_t
present_given(struct ui *ui)
{
	uint32_t at = present_of(ui)->at;

	return at < session_length(ui->session) ? session_given(ui->session, at) : ANSWER_UNASKED;
}

struct poll *
present_poll(struct ui *ui)
{
	struct present *x = present_of(ui);
	uint32_t question = present_question(ui);

	for (size_t i = 0; i < x->polls.len; i++)
		if (x->polls.items[i].question == question)
			return &x->polls.items[i];
	return NULL;
}

/* The same, with a new one where there was none. */
static struct poll *
begin_poll(struct ui *ui)
{
	struct poll fresh = {.question = present_question(ui)};

	if (present_poll(ui) == NULL)
		vec_push(&present_of(ui)->polls, fresh);
	return present_poll(ui);
}

uint32_t
present_votes(const struct poll *poll)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; poll != NULL && i < POLL_PLACES; i++)
		sum += poll->votes[i];
	return sum;
}

uint32_t
present_leading(struct ui *ui)
{
	const struct poll *poll = present_poll(ui);
	uint32_t best = 0, ties = 0;

	for (uint32_t i = 1; poll != NULL && i < POLL_PLACES; i++) {
		if (poll->votes[i] > poll->votes[best]) {
			best = i;
			ties = 0;
		} else if (poll->votes[i] == poll->votes[best]) {
			ties++;
		}
	}
	if (poll == NULL || ties > 0 || poll->votes[best] == 0)
		return ANSWER_UNASKED;
	return words_answer_at(ui->topic, poll->question, best);
}

void
present_vote(struct ui *ui, uint32_t answer)
{
	uint32_t question = present_question(ui), count = words_answer_count(ui->topic, question);

	for (uint32_t i = 0; i < count && i < POLL_PLACES; i++) {
		if (words_answer_at(ui->topic, question, i) != answer)
			continue;
		begin_poll(ui)->votes[i]++;
		pane_spoil(&present_of(ui)->pane);
		return;
	}
	ui_say(ui, "This question has no such answer.");
}

void
present_turn_poll(struct ui *ui)
{
	struct present *x = present_of(ui);

	if (present_question(ui) == NONE) {
		ui_say(ui, "There is no question here.");
		return;
	}
	x->polling = !x->polling;
	pane_spoil(&x->pane);
	if (x->polling)
		ui_say(ui, "Each key of an answer counts one vote; %s types the counts, %s ends.",
		    ui_key_of(ui, ACTION_COUNTS), ui_key_of(ui, ACTION_POLL));
}

static void
take_counts(struct ui *ui, const char *line)
{
	uint32_t count = words_answer_count(ui->topic, present_question(ui));

	if (present_question(ui) == NONE)
		return;
	struct poll *poll = begin_poll(ui);
	memset(poll->votes, 0, sizeof poll->votes);
	for (uint32_t i = 0; i < count && i < POLL_PLACES; i++) {
		char *end;

		line += strspn(line, " ,;");
		if (line[0] < '0' || line[0] > '9')
			break;
		poll->votes[i] = (uint32_t)strtoul(line, &end, 10) % 100000;
		line = end;
	}
	pane_spoil(&present_of(ui)->pane);
}

void
present_ask_counts(struct ui *ui)
{
	static const struct prompt ask = {
	    "Votes: ", "12 5 3, in the order of the answers", take_counts, NULL};

	ui_ask(ui, &ask, "");
}
