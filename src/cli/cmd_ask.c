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
#include "session/session.h"
#include "view/words.h"

enum turn { TURN_ON, TURN_QUIT, TURN_ENDED };

static void
write_question(const struct topic *t, uint32_t question, struct session *s, struct buf *out)
{
	const struct question *q = topic_question(t, question);

	buf_printf(out, "\n%s: %s\n", words_stage(q->stage), topic_text(t, q->text));
	for (uint32_t i = 0; i < words_answer_count(t, question); i++)
		buf_printf(out, "  %u  %s\n", i + 1,
		    words_answer(t, question, words_answer_at(t, question, i)));
	buf_printf(out,
	    "At most %u more. Number, y, n, u (not sure), w (why), b (back), q (quit): ",
	    interview_left(session_interview(s)));
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
		buf_printf(out, "Why: %s\n", topic_text(t, topic_question(t, question)->why));
	else
		buf_adds(out, "That is none of the answers.\n");
	return TURN_ON;
}

static void
write_causes(const struct topic *t, const struct outcome *o, struct buf *out)
{
	buf_adds(
	    out, "\nWhat fits, by this topic's estimates, of 100 people with these answers:\n");
	for (uint32_t i = 0; i < o->line_count && i < 5; i++) {
		const struct ranked *r = &o->lines[i];

		buf_adds(out, "  ");
		words_add_of_100(r->share, out);
		buf_adds(out, r->count > 1 ? "  one of: " : "  ");
		for (uint32_t k = 0; k < r->count; k++) {
			uint32_t cause = topic_leaf(t, o->leaves[r->first + k]);

			buf_printf(out, "%s%s", k > 0 ? ", " : "",
			    topic_text(t, topic_cause(t, cause)->name));
		}
		buf_adds(out, r->suspect ? " (a rule points to it)\n" : "\n");
	}
}

static void
write_advice(struct session *s, const struct outcome *o, struct buf *out)
{
	const struct topic *t = session_topic(s);

	for (uint32_t i = 0; i < o->advice_count; i++) {
		const struct advice *a = topic_advice(t, o->advice[i].advice);

		buf_printf(out, "%s- %s: ", i == 0 ? "\nAdvice:\n" : "", topic_text(t, a->name));
		if (o->advice[i].how == SHOW_NOT_IF) {
			buf_adds(out, "Not if ");
			interview_cond_words(session_interview(s), a->unless.at, out);
			buf_adds(out, ": ");
		}
		buf_adds(out, topic_text(t, a->text));
		if (a->caution.len > 0)
			buf_printf(out, " Take care: %s", topic_text(t, a->caution));
		buf_addc(out, '\n');
	}
}

static void
write_outcome(struct session *s, struct buf *out)
{
	const struct topic *t = session_topic(s);
	const struct outcome *o = session_outcome(s);

	buf_printf(
	    out, "\nUrgency: %s (%s)\n", words_urgency(o->urgency), words_urgency_when(o->urgency));
	for (uint32_t i = 0; i < o->rule_count; i++)
		buf_printf(out, "- %s\n", topic_text(t, topic_rule(t, o->rules[i])->message));
	if (o->gate != NONE)
		buf_printf(out, "- %s\n", topic_text(t, topic_rule(t, o->gate)->message));
	if (o->urgency == URGENCY_EMERGENCY)
		buf_printf(out, "%s\n", topic_text(t, topic_meta(t)->emergency));
	write_causes(t, o, out);
	write_advice(s, o, out);
	buf_printf(out, "\n%s\n", topic_text(t, topic_meta(t)->notice));
}

static enum turn
one_turn(struct session *s, struct buf *out)
{
	struct step step = session_now(s);
	enum turn turn = TURN_QUIT;
	char *line = NULL;
	size_t room = 0;

	if (step.question == NONE)
		return TURN_ENDED;
	write_question(session_topic(s), step.question, s, out);
	if (say(out) == 0 && getline(&line, &room, stdin) > 0) {
		buf_clear(out);
		line[strcspn(line, "\r\n")] = '\0';
		turn = take_line(s, step.question, line, out);
	}
	free(line);
	return turn;
}

int
command_ask(const struct arguments *a)
{
	struct made made = load_topic(a->count > 0 ? a->rest[0] : NULL, DIAG_ERROR);
	struct session *s;
	struct buf out = {0};
	int status = EXIT_DONE;

	if (made.topic == NULL)
		return EXIT_INPUT;
	s = session_new(made.topic);
	buf_printf(&out, "%s\n%s\n", topic_text(made.topic, topic_meta(made.topic)->title),
	    topic_text(made.topic, topic_meta(made.topic)->notice));
	while (one_turn(s, &out) == TURN_ON)
		;
	buf_clear(&out);
	write_outcome(s, &out);
	if (topic_damage(made.topic) != NULL) {
		say_error("%s", topic_damage(made.topic));
		status = EXIT_INPUT;
	} else if (say(&out) != 0) {
		status = EXIT_INPUT;
	}
	buf_free(&out);
	session_free(s);
	made_free(&made);
	return status;
}
