/* ramus replay: a saved walk or practice step by step. At a terminal each step waits for a key and
 * Enter; in a pipe all of them are printed. */
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/saved_file.h"
#include "cli/say.h"
#include "cli/talk.h"
#include "tell/replay.h"

/* The step after this one, by what was typed; past the last one to end. */
static uint32_t
next_step(const char *line, uint32_t step, uint32_t last, struct talk *talk)
{
	if (line[0] == '\0')
		return step + 1;
	if (strcmp(line, "q") == 0)
		return last + 1;
	if (strcmp(line, "b") != 0)
		buf_adds(&talk->out, "Enter shows the next step, b the one before, q quits.\n");
	else if (step > 0)
		return step - 1;
	else
		buf_adds(&talk->out, "This is the beginning.\n");
	return step;
}

static int
print_all(struct replay *r, struct talk *talk)
{
	int status = 0;

	for (uint32_t i = 0; i <= replay_last(r) && status == 0; i++) {
		replay_step(r, i, &talk->out);
		status = talk_say(talk);
	}
	return status;
}

static int
step_through(struct replay *r, struct talk *talk)
{
	uint32_t step = 0, shown = UINT32_MAX, last = replay_last(r);

	while (step <= last) {
		if (step != shown)
			replay_step(r, step, &talk->out);
		shown = step;
		if (!talk_ask(talk, "\n(Enter next, b back, q quit) "))
			break;
		step = next_step(talk->line, step, last, talk);
	}
	return talk->failed ? -1 : 0;
}

static int
run(const struct saved_file *f)
{
	struct replay *r =
	    f->saved.walk != NULL ? replay_walk(f->saved.walk) : replay_practice(f->saved.practice);
	struct talk talk = {0};

	talk_open(&talk, f->made.topic);
	int status = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) ? step_through(r, &talk)
								   : print_all(r, &talk);
	if (topic_damage(f->made.topic) != NULL) {
		say_error("%s", topic_damage(f->made.topic));
		status = -1;
	}
	talk_free(&talk);
	replay_free(r);
	return status;
}

int
command_replay(const struct arguments *a)
{
	struct saved_file f;
	int status = saved_file_open(a, &f);

	if (status == 0)
		status = run(&f);
	saved_file_close(&f);
	return status == 0 ? EXIT_DONE : EXIT_INPUT;
}
