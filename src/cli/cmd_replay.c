/* SPDX-License-Identifier: MIT */
/* ramus replay: a saved walk or practice step by step. At a terminal each step waits for a key and
 * Enter; in a pipe all of them are printed. */
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/talk.h"
#include "tell/replay.h"

static void
step_through(struct replay *r, struct talk *talk)
{
	uint32_t step = 0, shown = UINT32_MAX, last = replay_last(r);

	while (step <= last) {
		if (step != shown)
			replay_step(r, step, talk->out);
		shown = step;
		if (!talk_ask(talk, "\n(Enter next, b back, q quit) ") ||
		    strcmp(talk->line, "q") == 0)
			break;
		if (talk->line[0] == '\0')
			step++;
		else if (strcmp(talk->line, "b") != 0)
			buf_adds(
			    talk->out, "Enter shows the next step, b the one before, q quits.\n");
		else if (step > 0)
			step--;
		else
			buf_adds(talk->out, "This is the beginning.\n");
	}
}

int
command_replay(struct call *c)
{
	struct replay *r =
	    c->saved.walk != NULL ? replay_walk(c->saved.walk) : replay_practice(c->saved.practice);
	struct talk talk = {.out = &c->out};

	talk_open(&talk, c->t);
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
		step_through(r, &talk);
	} else {
		for (uint32_t i = 0; i <= replay_last(r) && !talk.failed; i++) {
			replay_step(r, i, &c->out);
			talk_say(&talk);
		}
	}
	int status = talk_say(&talk) != 0 ? EXIT_INPUT : EXIT_DONE;
	talk_free(&talk);
	replay_free(r);
	return status;
}
