/* SPDX-License-Identifier: MIT */
/* ramus ask: the walk line by line, for pipes, screen readers and dumb terminals.
 *
 * Each turn prints the question with its answers numbered as everywhere else, reads one line, and
 * goes on. Nothing is drawn over: what was said stays said. The end of the input ends the walk with
 * what is known by then. Of an outcome how urgent it is and what to do come first; the rest is for
 * those who ask for more.
 */
#include <stdint.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/ask_line.h"
#include "cli/command.h"
#include "cli/say.h"
#include "cli/talk.h"
#include "search/search.h"
#include "session/save.h"
#include "tell/facts.h"
#include "tell/forms.h"
#include "tell/outcome.h"
#include "tell/path.h"
#include "tell/question.h"
#include "tell/words.h"

/* Hands over what was told, and begins anew. */
static void
put(struct talk *talk, struct page *p)
{
	form_write(form_named("lines"), p, "", talk->out);
	page_begin(p, 80, false);
}

struct asking {
	struct talk talk;
	struct session *s;
	struct page *p;
	const char *path; /* where the walk is kept after each answer; NULL: nowhere */
	bool unsaved;     /* the last `save` failed, so the end is no success */
	uint32_t heard; /* the question that was told last; NONE: none, or it is wanted once more */
};

/* How urgent it is and what to do comes first; the rest waits to be asked for. */
static void
tell(struct asking *a, bool first, bool rest)
{
	const struct form *lines = form_named("lines");

	page_heading(a->p, topic_phrase(session_topic(a->s), PHRASE_URGENCY_HOW));
	tell_outcome_first(a->p, a->s, NULL);
	size_t end = page_paragraphs(a->p);
	tell_outcome_rest(a->p, a->s);
	form_write_part(lines, a->p, first ? 0 : end, rest ? SIZE_MAX : end, a->talk.out);
	page_begin(a->p, 80, false);
}

static void
save_to(struct asking *a, const char *path)
{
	struct error err;

	if (path[0] == '\0') {
		buf_adds(a->talk.out, "Save where? Say: save FILE\n");
		return;
	}
	int saved = session_save(a->s, path, &err);
	a->unsaved = saved < 0;
	if (saved == 0)
		buf_printf(a->talk.out, "Saved: %s\n", path);
	else if (saved > 0)
		buf_printf(a->talk.out, "%s\n", err.text);
	else
		say_error("%s%s", file_is_written(saved) ? "" : "not saved: ", err.text);
}

/* What the topic says of a word, or of what is asked. */
static void
read_of(struct asking *a, uint32_t question, const char *words)
{
	const struct topic *t = session_topic(a->s);
	struct entity e = {ENTITY_QUESTION, question};

	if (words[0] != '\0')
		e = search_named(t, words, SEARCH_ALL_KINDS, true);
	if (words[0] == '\0' && question == NONE) {
		buf_adds(a->talk.out, "Read what? Say: read WORD\n");
	} else if (e.kind < ENTITY_KINDS) {
		facts_build(a->p, a->s, e);
	} else {
		buf_printf(a->talk.out, "\"%s\" ", words);
		search_add_unnamed(t, words, SEARCH_ALL_KINDS, a->talk.out);
		buf_addc(a->talk.out, '\n');
	}
	put(&a->talk, a->p);
}

/* False to end the walk. */
static bool
do_word(struct asking *a, enum ask_word word, uint32_t question, const char *rest)
{
	struct buf *out = a->talk.out;

	switch (word) {
	case ASK_WHY:
		if (question != NONE)
			tell_why(a->p, a->s);
		else
			buf_adds(out, "The walk has ended: nothing is asked.\n");
		put(&a->talk, a->p);
		break;
	case ASK_BACK:
		buf_adds(out, session_back(a->s) ? "" : "This is the first question.\n");
		break;
	case ASK_PATH:
		tell_path(a->p, a->s, false);
		put(&a->talk, a->p);
		break;
	case ASK_READ:
		read_of(a, question, rest);
		break;
	case ASK_SAVE:
		save_to(a, rest);
		break;
	case ASK_MORE:
		tell(a, question != NONE, true);
		break;
	case ASK_HELP:
		ask_add_words(out);
		break;
	case ASK_QUIT:
		return false;
	case ASK_WORD_COUNT:
		if (question == NONE)
			buf_adds(out, "The walk has ended; ? lists the words.\n");
		else if (topic_question(session_topic(a->s), question)->kind == QUESTION_SCREEN)
			buf_adds(out, "That is none of the answers. Type the number of one that "
				      "is true, one is enough; ? lists the words.\n");
		else
			buf_adds(out, "That is none of the answers; ? lists the words.\n");
		break;
	}
	return true;
}

/* What can be said to a question, in few words. */
static enum phrase
answers_of(const struct question *q)
{
	if (q->kind == QUESTION_SEVERAL)
		return PHRASE_TYPE_SEVERAL;
	if (q->kind == QUESTION_YES_NO)
		return PHRASE_TYPE_YES_NO;
	return topic_has_answer(q, ANSWER_NONE) ? PHRASE_TYPE_NONE : PHRASE_TYPE_NUMBER;
}

/* The question, if it is not the one told last, a line, and what that says; false to end. An empty
 * line has the question once more. At the end an answer to nothing ends it where nobody is there to
 * read on, so that `yes n | ramus ask` ends. */
static bool
take_turn(struct asking *a)
{
	const struct topic *t = session_topic(a->s);
	uint32_t question = session_now(a->s).question;
	struct buf prompt = {0};

	if (question != a->heard && question != NONE) {
		buf_addc(a->talk.out, '\n');
		tell_question(a->p, t, question, ANSWER_UNASKED, NULL);
		put(&a->talk, a->p);
	}
	a->heard = question;
	if (question != NONE) {
		buf_addc(&prompt, '(');
		words_add_left(session_interview(a->s), &prompt);
		buf_printf(&prompt, ") %s, %s, why, back, help, quit: ",
		    topic_phrase(t, answers_of(topic_question(t, question))),
		    topic_phrase(t, PHRASE_TYPE_UNSURE));
	} else {
		buf_adds(&prompt, "(the end) more, path, read WORD, save FILE, back, quit: ");
	}
	bool goes_on = talk_ask(&a->talk, buf_str(&prompt));
	buf_free(&prompt);
	if (!goes_on)
		return false;
	struct ask_line line = ask_read(t, question, a->talk.line);
	if (line.answer != ANSWER_UNASKED)
		session_answer(a->s, question, line.answer);
	else if (question == NONE && line.word == ASK_WORD_COUNT && line.answers &&
		 !isatty(STDIN_FILENO))
		return false;
	else if (a->talk.line[0] == '\0')
		a->heard = NONE;
	else
		goes_on = do_word(a, line.word, question, line.rest);
	return goes_on;
}

/* False after a message. */
static bool
start_with(struct session *s, const char *id)
{
	const struct topic *t = session_topic(s);
	struct entity e = search_named(t, id, 1u << ENTITY_STEP, false);

	if (e.kind == ENTITY_STEP)
		session_start(s, e.index);
	else
		say_unnamed(t, id, 1u << ENTITY_STEP);
	return e.kind == ENTITY_STEP;
}

/* The session of the options; NULL after a message. */
static struct session *
begin(const struct call *c)
{
	const char *path = c->a->value[OPTION_SESSION], *step = c->a->value[OPTION_START];
	struct session *s = session_new(c->t);
	struct error err;
	bool fine = step == NULL || start_with(s, step);

	if (fine && path != NULL && session_take_up(s, path, &err) != 0) {
		say_error("%s", err.text);
		fine = false;
	}
	if (fine)
		return s;
	session_free(s);
	return NULL;
}

/* After each turn, since a closed window or Ctrl-C ends it at once; false where it could not be
 * kept, after a message. */
static bool
keep(struct asking *a)
{
	struct error err;

	if (a->path == NULL || session_is_saved(a->s))
		return true;
	int status = session_save(a->s, a->path, &err);
	if (status != 0)
		say_error("%s", err.text);
	return status >= 0;
}

/* The turns up to the end, with the outcome each time that one is reached; false after a message.
 */
static bool
walk(struct asking *a)
{
	bool ended = false, goes_on = true, kept = keep(a);

	while (goes_on && kept) {
		bool end = session_now(a->s).question == NONE;

		if (end && !ended)
			tell(a, true, false);
		ended = end;
		goes_on = take_turn(a);
		kept = keep(a);
	}
	if (!ended && !a->talk.failed)
		tell(a, true, false);
	return talk_say(&a->talk) == 0 && kept && !a->unsaved;
}

int
command_ask(struct call *c)
{
	struct asking a = {.talk = {.out = &c->out},
	    .s = begin(c),
	    .p = page_new(),
	    .path = c->a->value[OPTION_SESSION],
	    .heard = NONE};
	int status = EXIT_INPUT;

	if (a.s != NULL) {
		tell_opening(a.p, c->t);
		put(&a.talk, a.p);
		status = walk(&a) ? EXIT_DONE : EXIT_INPUT;
	}
	talk_free(&a.talk);
	page_free(a.p);
	session_free(a.s);
	return status;
}
