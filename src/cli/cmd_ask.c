/* ramus ask: the walk line by line, for pipes, screen readers and dumb terminals.
 *
 * Each turn prints the question with its answers numbered as everywhere else, reads one line, and
 * goes on. Nothing is drawn over: what was said stays said. The end of the input ends the walk with
 * what is known by then.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/load.h"
#include "cli/say.h"
#include "cli/tell.h"
#include "tell/words.h"

enum turn { TURN_ON, TURN_QUIT, TURN_ENDED, TURN_FAILED };

static void
write_question(const struct topic *t, uint32_t question, struct session *s, struct buf *out)
{
	const struct question *q = topic_question(t, question);

	buf_printf(out, "\n%s: %s\n", words_stage(q->stage), topic_text(t, q->text));
	for (uint32_t i = 0; i < words_answer_count(t, question); i++)
		buf_printf(out, "  %u  %s\n", i + 1,
		    words_answer(t, question, words_answer_at(t, question, i)));
	buf_addc(out, '(');
	words_add_left(session_interview(s), out);
	buf_adds(out, ") Number, y, n, u (not sure), w (why), b (back), q (quit): ");
}

/* The answer that a line names, ANSWER_UNASKED if none. */
static uint32_t
answer_of(const struct topic *t, uint32_t question, const char *line)
{
	uint32_t count = words_answer_count(t, question);
	char *end;
	long number = strtol(line, &end, 10);

	if (end != line && *end == '\0' && number >= 1 && number <= (long)count)
		return words_answer_at(t, question, (uint32_t)number - 1);
	if (strcmp(line, "u") == 0)
		return ANSWER_UNSURE;
	if (strcmp(line, "n") == 0)
		return ANSWER_NONE;
	if (strcmp(line, "y") == 0 && topic_question(t, question)->kind == QUESTION_YES_NO)
		return ANSWER_FIRST;
	return ANSWER_UNASKED;
}

static void
write_why(struct session *s, struct buf *out)
{
	struct step step = session_now(s);
	const char *why =
	    topic_text(session_topic(s), topic_question(session_topic(s), step.question)->why);

	buf_printf(out, "Why: %s%s%s\n", why, why[0] != '\0' ? " " : "", words_reason(step.why));
}

static enum turn
take_line(struct session *s, uint32_t question, const char *line, struct buf *out)
{
	const struct topic *t = session_topic(s);
	uint32_t answer = answer_of(t, question, line);

	if (answer != ANSWER_UNASKED)
		session_answer(s, question, answer);
	else if (strcmp(line, "q") == 0)
		return TURN_QUIT;
	else if (strcmp(line, "b") == 0)
		buf_adds(out, session_back(s) ? "" : "This is the first question.\n");
	else if (strcmp(line, "w") == 0)
		write_why(s, out);
	else
		buf_adds(out, "That is none of the answers.\n");
	return TURN_ON;
}

/* Asks and takes one answer. What the image does not hold whole must not lead a walk. */
static enum turn
one_turn(struct session *s, struct buf *out)
{
	struct step step = session_now(s);
	enum turn turn = TURN_QUIT;
	char *line = NULL;
	size_t room = 0;

	if (topic_damage(session_topic(s)) != NULL)
		return TURN_FAILED;
	if (step.question == NONE)
		return TURN_ENDED;
	write_question(session_topic(s), step.question, s, out);
	if (say(out) != 0)
		return TURN_FAILED;
	buf_clear(out);
	if (getline(&line, &room, stdin) > 0) {
		line[strcspn(line, "\r\n")] = '\0';
		turn = take_line(s, step.question, line, out);
	}
	free(line);
	return turn;
}

/* The whole walk; returns an exit status. */
static int
walk(struct session *s)
{
	const struct topic *t = session_topic(s);
	struct buf out = {0};
	enum turn turn;
	int status = EXIT_INPUT;

	tell_opening(t, &out);
	while ((turn = one_turn(s, &out)) == TURN_ON)
		;
	if (turn != TURN_FAILED) {
		tell_outcome(s, &out);
		if (topic_damage(t) == NULL && say(&out) == 0)
			status = EXIT_DONE;
	}
	if (topic_damage(t) != NULL)
		say_error("%s", topic_damage(t));
	buf_free(&out);
	return status;
}

int
command_ask(const struct arguments *a)
{
	struct made made = load_topic(a->count > 0 ? a->rest[0] : NULL, DIAG_ERROR);
	struct session *s;
	struct error err;
	int status = EXIT_INPUT;

	if (made.topic == NULL)
		return EXIT_INPUT;
	if (topic_verify(made.topic, &err) == 0) {
		s = session_new(made.topic);
		status = walk(s);
		session_free(s);
	} else {
		say_error("%s", err.text);
	}
	made_free(&made);
	return status;
}
