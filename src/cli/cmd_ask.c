/* ramus ask: the walk line by line, for pipes, screen readers and dumb terminals.
 *
 * Each turn prints the question with its answers numbered as everywhere else, reads one line, and
 * goes on. Nothing is drawn over: what was said stays said. The end of the input ends the walk with
 * what is known by then.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/say.h"
#include "cli/talk.h"
#include "tell/forms.h"
#include "tell/outcome.h"
#include "tell/question.h"
#include "tell/words.h"

/* Hands over what was told, and begins anew. */
static void
put(struct talk *talk, struct page *p)
{
	form_write(form_named("lines"), p, "", &talk->out);
	page_begin(p, 80, false);
}

/* The answer that a line names, ANSWER_UNASKED if none. */
static uint32_t
answer_of(const struct topic *t, uint32_t question, const char *line)
{
	unsigned number = talk_number(line, words_answer_count(t, question));

	if (number > 0)
		return words_answer_at(t, question, number - 1);
	if (strcmp(line, "u") == 0)
		return ANSWER_UNSURE;
	if (strcmp(line, "n") == 0)
		return ANSWER_NONE;
	if (strcmp(line, "y") == 0 && topic_question(t, question)->kind == QUESTION_YES_NO)
		return ANSWER_FIRST;
	return ANSWER_UNASKED;
}

/* Does what a line says to the question; false to end the walk. */
static bool
take_line(struct session *s, uint32_t question, struct talk *talk, struct page *p)
{
	uint32_t answer = answer_of(session_topic(s), question, talk->line);

	if (answer != ANSWER_UNASKED)
		session_answer(s, question, answer);
	else if (strcmp(talk->line, "q") == 0)
		return false;
	else if (strcmp(talk->line, "b") == 0)
		buf_adds(&talk->out, session_back(s) ? "" : "This is the first question.\n");
	else if (strcmp(talk->line, "w") == 0)
		tell_why(p, s);
	else
		buf_adds(&talk->out, "That is none of the answers.\n");
	put(talk, p);
	return true;
}

/* The whole walk. What the image does not hold whole must not lead it. */
static void
walk(struct session *s, struct talk *talk, struct page *p)
{
	const struct topic *t = session_topic(s);
	struct buf prompt = {0};
	uint32_t question;

	tell_opening(p, t);
	put(talk, p);
	while (topic_damage(t) == NULL && (question = session_now(s).question) != NONE) {
		buf_addc(&talk->out, '\n');
		tell_question(p, t, question, NULL);
		put(talk, p);
		buf_clear(&prompt);
		buf_addc(&prompt, '(');
		words_add_left(session_interview(s), &prompt);
		buf_adds(&prompt, ") Number, y, n, u (not sure), w (why), b (back), q (quit): ");
		if (!talk_ask(talk, buf_str(&prompt)) || !take_line(s, question, talk, p))
			break;
	}
	buf_free(&prompt);
	if (topic_damage(t) != NULL || talk->failed)
		return;
	page_heading(p, "How urgent it is");
	tell_outcome(p, s, NULL);
	put(talk, p);
}

int
command_ask(struct call *c)
{
	struct talk talk = {0};
	struct error err;

	if (topic_verify(c->t, &err) != 0) {
		say_error("%s", err.text);
		return EXIT_INPUT;
	}
	struct session *s = session_new(c->t);
	struct page *p = page_new();
	walk(s, &talk, p);
	int status = talk.failed ? EXIT_INPUT : EXIT_DONE;
	c->out = talk.out;
	talk.out = (struct buf){0};
	talk_free(&talk);
	page_free(p);
	session_free(s);
	return status;
}
