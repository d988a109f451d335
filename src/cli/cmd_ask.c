/* ramus ask: the walk line by line, for pipes, screen readers and dumb terminals.
 *
 * Each turn prints the question with its answers numbered as everywhere else, reads one line, and
 * goes on. Nothing is drawn over: what was said stays said. The end of the input ends the walk with
 * what is known by then.
 */
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
	form_write(form_named("lines"), p, "", talk->out);
	page_begin(p, 80, false);
}

/* The answer of a line such as "1 3", "1,3 n" or "n" to a question for several symptoms: those
 * numbers are true, "n" (or its number) says that no other is. ANSWER_UNASKED if it is none. */
static uint32_t
answer_of_several(const char *line, uint32_t options)
{
	uint32_t yes = 0;
	bool none = false;

	for (line += strspn(line, " ,;"); *line != '\0'; line += strspn(line, " ,;")) {
		size_t len = strcspn(line, " ,;");
		char word[4] = "";

		if (len >= sizeof word)
			return ANSWER_UNASKED;
		memcpy(word, line, len);
		unsigned number = talk_number(word, options + 1);
		if (number > 0 && number <= options)
			yes |= UINT32_C(1) << (number - 1);
		else if (number == options + 1 || strcmp(word, "n") == 0)
			none = true;
		else
			return ANSWER_UNASKED;
		line += len;
	}
	return answer_several(yes, none ? UINT32_MAX : 0, options);
}

/* Does what a line says to the question; false to end the walk. */
static bool
take_line(struct session *s, uint32_t question, struct talk *talk, struct page *p)
{
	const struct topic *t = session_topic(s);
	const char *line = talk->line;
	const struct question *q = topic_question(t, question);
	unsigned number = talk_number(line, words_answer_count(t, question));
	uint32_t answer = ANSWER_UNASKED;

	if (q->kind == QUESTION_SEVERAL)
		answer = answer_of_several(line, q->options);
	if (answer == ANSWER_UNASKED && number > 0)
		answer = words_answer_at(t, question, number - 1);
	else if (strcmp(line, "u") == 0)
		answer = ANSWER_UNSURE;
	else if (strcmp(line, "n") == 0)
		answer = ANSWER_NONE;
	else if (strcmp(line, "y") == 0 && q->kind == QUESTION_YES_NO)
		answer = ANSWER_FIRST;

	if (answer != ANSWER_UNASKED && topic_has_answer(q, answer))
		session_answer(s, question, answer);
	else if (strcmp(line, "q") == 0)
		return false;
	else if (strcmp(line, "b") == 0)
		buf_adds(talk->out, session_back(s) ? "" : "This is the first question.\n");
	else if (strcmp(line, "w") == 0)
		tell_why(p, s);
	else
		buf_adds(talk->out, "That is none of the answers.\n");
	put(talk, p);
	return true;
}

/* False after a message. */
static bool
start_with(struct session *s, const char *id)
{
	const struct topic *t = session_topic(s);
	struct entity e = topic_find(t, id);

	if (e.kind == ENTITY_STEP)
		session_start(s, e.index);
	else
		say_error("\"%s\" is no step of a flow; `ramus list` shows them", id);
	return e.kind == ENTITY_STEP;
}

int
command_ask(struct call *c)
{
	struct talk talk = {.out = &c->out};
	struct session *s = session_new(c->t);
	struct page *p = page_new();
	struct buf prompt = {0};
	uint32_t question;

	if (c->a->set[OPTION_START] && !start_with(s, c->a->value[OPTION_START])) {
		page_free(p);
		session_free(s);
		return EXIT_INPUT;
	}
	tell_opening(p, c->t);
	put(&talk, p);
	while ((question = session_now(s).question) != NONE) {
		buf_addc(talk.out, '\n');
		tell_question(p, c->t, question, ANSWER_UNASKED, NULL);
		put(&talk, p);
		buf_clear(&prompt);
		buf_addc(&prompt, '(');
		words_add_left(session_interview(s), &prompt);
		buf_adds(
		    &prompt, topic_question(c->t, question)->kind == QUESTION_SEVERAL
				 ? ") Numbers such as 1 3; 1 3 n: and none of the others; n: none; "
				   "u, w, b, q: "
				 : ") Number, y, n, u (not sure), w (why), b (back), q (quit): ");
		if (!talk_ask(&talk, buf_str(&prompt)) || !take_line(s, question, &talk, p))
			break;
	}
	if (!talk.failed) {
		page_heading(p, "How urgent it is");
		tell_outcome(p, s, NULL);
		put(&talk, p);
	}
	talk_free(&talk);
	buf_free(&prompt);
	page_free(p);
	session_free(s);
	return talk.failed ? EXIT_INPUT : EXIT_DONE;
}
