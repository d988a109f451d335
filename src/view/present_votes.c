/* SPDX-License-Identifier: MIT */
/* The votes of a room: what is voted on at a step, counting, and the file that somebody named. Each
 * vote is kept as it is given; one that could not be kept is tried again at the next. Votes that
 * are in no file are lost by quitting or another case, which asks first. */
#include "view/present.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "tell/words.h"

/* What is voted on at this step: its question, or of a case what it is; NONE: nothing. */
static uint32_t
voted_on(struct ui *ui)
{
	const struct present *x = present_of(ui);

	if (x->c != NULL && (x->stage == PRESENT_BALLOT || present_is_end(ui)))
		return x->c->c.cause != NONE ? POLL_CAUSE : POLL_URGENCY;
	return present_question(ui);
}

static struct poll
poll_on(const struct topic *t, uint32_t question)
{
	uint32_t count = words_answer_count(t, question);
	struct poll p = {.question = question, .places = count < POLL_PLACES ? count : POLL_PLACES};

	for (uint32_t i = 0; i < p.places; i++)
		p.answer[i] = words_answer_at(t, question, i);
	return p;
}

static const char *
case_id(const struct present *x)
{
	return x->c != NULL ? x->c->c.id : "";
}

static void
write_votes(struct ui *ui, const struct topic *t)
{
	struct present *x = present_of(ui);
	struct error err = {""};

	if (x->path == NULL || !x->counted)
		return;
	int status = poll_save(&x->polls, t, case_id(x), &x->path, &x->kept, &err);
	ui_saved(ui, SAVE_VOTES, status, &err);
	x->counted = status != 0 && status != FILE_TAKEN;
}

bool
present_write(struct ui *ui)
{
	write_votes(ui, ui->topic);
	return present_of(ui)->path == NULL || !present_of(ui)->counted;
}

void
present_carry_votes(struct ui *ui, const struct topic *to)
{
	struct present *x = present_of(ui);
	struct polls kept = poll_carry(&x->polls, ui->topic, to);

	polls_free(&x->polls);
	for (size_t i = 0; i < kept.len; i++) {
		const struct poll *k = &kept.items[i];
		bool ballot = k->question == POLL_CAUSE || k->question == POLL_URGENCY;

		if (ballot && x->c == NULL)
			continue;
		struct poll p = ballot ? poll_ballot(x->c) : poll_on(to, k->question);
		if (p.question != k->question)
			continue;
		poll_keep(&p, k);
		polls_add(&x->polls, p);
	}
	x->counted |= x->polls.len > 0;
	write_votes(ui, to);
	polls_free(&kept);
}

/* The ballot is counted at first before the questions, once more after them. */
struct poll *
present_poll(struct ui *ui, bool begin)
{
	struct present *x = present_of(ui);
	uint32_t on = voted_on(ui);
	bool ballot = on != present_question(ui);
	struct poll *p = on != NONE ? poll_of(&x->polls, on) : NULL;

	if (p == NULL && begin && on != NONE)
		p = polls_add(&x->polls, ballot ? poll_ballot(x->c) : poll_on(ui->topic, on));
	if (p != NULL && ballot)
		p->round = x->stage == PRESENT_WALK;
	return p;
}

bool
present_has_votes(const struct ui *ui)
{
	const struct present *x = present_of(ui);
	bool any = false;

	for (size_t i = 0; i < x->polls.len && !any; i++)
		any = poll_sum(&x->polls.items[i], 0) + poll_sum(&x->polls.items[i], 1) > 0;
	return any;
}

/* Votes are kept as they are given. */
static void
take_votes(struct ui *ui)
{
	present_of(ui)->counted = true;
	pane_spoil(&present_of(ui)->pane);
	present_write(ui);
}

void
present_vote(struct ui *ui, uint32_t answer)
{
	struct poll *p = present_poll(ui, true);

	if (poll_vote(p, answer))
		take_votes(ui);
	else
		ui_say(ui, "This question has no such answer.");
}

void
present_take_counts(struct ui *ui, const char *line)
{
	struct poll *p = present_poll(ui, true);

	if (p == NULL || line[strspn(line, " ,;")] == '\0')
		return;
	if (poll_count(p, line))
		take_votes(ui);
	else
		ui_say(ui, "Votes are numbers, as 12 5 3, in the order of the answers.");
}

void
present_ask_room(struct ui *ui)
{
	struct present *x = present_of(ui);
	struct poll *p = present_poll(ui, true);
	char counts_key[16];

	if (p == NULL || present_is_ballot(ui)) {
		ui_say(ui,
		    p == NULL ? "There is no question here."
			      : "The room is asked: each key counts one vote, %s types them.",
		    ui_key_of(ui, ACTION_COUNTS));
		return;
	}
	x->polling = !x->polling;
	pane_spoil(&x->pane);
	if (!x->polling)
		return;
	poll_again(p);
	ui_say(ui, "%sEach key of an answer counts one vote; %s types the counts, %s ends.",
	    p->round > 0 ? "Once more. " : "",
	    keys_nth(ACTION_COUNTS, SCREEN_PRESENT, 0, counts_key), ui_key_of(ui, ACTION_POLL));
}

void
present_keep_nowhere(struct ui *ui)
{
	struct present *x = present_of(ui);

	free(x->path);
	buf_free(&x->kept);
	x->path = NULL;
}

void
present_take_up(struct ui *ui, const char *path)
{
	struct present *x = present_of(ui);
	struct error err;

	x->path = xstrdup(path);
	poll_load(&x->polls, ui->topic, case_id(x), path, &x->kept, &err);
}

void
present_keep(struct ui *ui, const char *path)
{
	struct present *x = present_of(ui);

	if (path[0] == '\0')
		return;
	bool same = x->path != NULL && strcmp(x->path, path) == 0;
	if (!same && access(path, F_OK) == 0) {
		ui_say(ui, "%s is there already: choose another name, or take it up by --votes.",
		    path);
		return;
	}
	if (!same) {
		present_keep_nowhere(ui);
		x->path = xstrdup(path);
	}
	x->counted = true;
	present_write(ui);
	if (!x->counted)
		ui_say(ui, "The votes are kept in %s from now on.", x->path);
}
