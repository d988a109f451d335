/* SPDX-License-Identifier: MIT */
/* A line is folded first, so that "Not sure" and "not sure" are one; what follows a word is taken
 * as it was typed. */
#include "cli/ask_line.h"

#include <string.h>

#include "base/text.h"
#include "cli/mdoc.h"
#include "cli/talk.h"
#include "tell/words.h"

#define X(name, letter, word, argument, help) {letter, word, argument, help},
static const struct {
	const char *letter, *word, *argument, *help;
} words[ASK_WORD_COUNT] = {ASK_WORDS(X)};
#undef X

/* What is said to any question, and its letter. */
static const struct {
	const char *said;
	uint32_t answer;
} said_alike[] = {{"yes", ANSWER_FIRST}, {"y", ANSWER_FIRST}, {"no", ANSWER_NONE},
    {"n", ANSWER_NONE}, {"none", ANSWER_NONE}, {"none of these", ANSWER_NONE},
    {"not sure", ANSWER_UNSURE}, {"unsure", ANSWER_UNSURE}, {"u", ANSWER_UNSURE}};

/* Whether that is the topic's word for none of the answers. */
static bool
is_none(const struct topic *t, const char *folded)
{
	const char *none = topic_phrase(t, PHRASE_TYPED_NONE);
	struct buf name = {0};

	text_fold(&name, none, strlen(none));
	bool is = strcmp(buf_str(&name), folded) == 0;
	buf_free(&name);
	return is;
}

/* What everybody may say to any question; ANSWER_UNASKED for what is no such thing. */
static uint32_t
answer_alike(const struct topic *t, const char *folded)
{
	for (size_t i = 0; i < sizeof said_alike / sizeof *said_alike; i++)
		if (strcmp(folded, said_alike[i].said) == 0)
			return said_alike[i].answer;
	return is_none(t, folded) ? ANSWER_NONE : ANSWER_UNASKED;
}

/* What a person may mean of the one number before it, and never of the others. */
static bool
is_no(const char *word)
{
	return strcmp(word, "no") == 0 || strcmp(word, "n") == 0;
}

/* Numbers with spaces, commas or "and" between, and at the end the number of "none" or a word for
 * it. */
static uint32_t
answer_of_several(const struct topic *t, const char *line, uint32_t options)
{
	uint32_t yes = 0;
	bool none = false;

	for (line += strspn(line, " ,;"); *line != '\0'; line += strspn(line, " ,;")) {
		size_t len = strcspn(line, " ,;");
		char word[80] = "";

		if (len >= sizeof word || none)
			return ANSWER_UNASKED;
		memcpy(word, line, len);
		unsigned number = talk_number(word, options + 1);
		if (number > 0 && number <= options)
			yes |= UINT32_C(1) << (number - 1);
		else if (number == options + 1 || strcmp(word, "none") == 0 ||
			 (!is_no(word) && is_none(t, word)))
			none = true;
		else if (strcmp(word, "and") != 0)
			return ANSWER_UNASKED;
		line += len;
	}
	return answer_several(yes, none ? UINT32_MAX : 0, options);
}

/* Of a screen one true answer is enough: the first of numbers that are all of such. */
static uint32_t
first_of(const char *line, uint32_t options)
{
	uint32_t first = 0;

	for (line += strspn(line, " ,;"); *line != '\0'; line += strspn(line, " ,;")) {
		size_t len = strcspn(line, " ,;");
		char word[80] = "";

		if (len >= sizeof word)
			return ANSWER_UNASKED;
		memcpy(word, line, len);
		unsigned number = talk_number(word, options);
		if (number == 0 && strcmp(word, "and") != 0)
			return ANSWER_UNASKED;
		first = first == 0 ? number : first;
		line += len;
	}
	return first > 0 ? ANSWER_FIRST + first - 1 : ANSWER_UNASKED;
}

/* The answer whose words the line has; ANSWER_UNASKED for none, and for two of them. */
static uint32_t
answer_named(const struct topic *t, uint32_t question, const char *folded)
{
	uint32_t found = ANSWER_UNASKED, count = words_answer_count(t, question);
	struct buf name = {0};
	unsigned times = 0;

	for (uint32_t i = 0; i < count; i++) {
		const char *text = words_answer(t, question, words_answer_at(t, question, i));

		buf_clear(&name);
		text_fold(&name, text, strlen(text));
		if (strcmp(buf_str(&name), folded) != 0)
			continue;
		found = words_answer_at(t, question, i);
		times++;
	}
	buf_free(&name);
	return times == 1 ? found : ANSWER_UNASKED;
}

/* "Yes" says nothing where there are several things to say it to, and a choice such as how long it
 * has hurt has no "no". */
static uint32_t
answer_of(const struct topic *t, uint32_t question, const char *folded)
{
	const struct question *q = topic_question(t, question);
	unsigned number = talk_number(folded, words_answer_count(t, question));
	uint32_t alike = answer_alike(t, folded), answer = ANSWER_UNASKED;
	bool says_nothing = (alike == ANSWER_FIRST && q->kind != QUESTION_YES_NO) ||
			    (q->kind == QUESTION_CHOICE && strcmp(folded, "no") == 0);

	if (q->kind == QUESTION_SEVERAL)
		answer = answer_of_several(t, folded, q->options);
	if (q->kind == QUESTION_SCREEN)
		answer = first_of(folded, q->options);
	if (answer == ANSWER_UNASKED && number > 0)
		answer = words_answer_at(t, question, number - 1);
	if (answer == ANSWER_UNASKED)
		answer = answer_named(t, question, folded);
	if (answer == ANSWER_UNASKED && !says_nothing)
		answer = alike;
	return topic_has_answer(q, answer) ? answer : ANSWER_UNASKED;
}

struct ask_line
ask_read(const struct topic *t, uint32_t question, const char *line)
{
	struct ask_line read = {.word = ASK_WORD_COUNT, .rest = line};
	size_t first = strcspn(line, " \t");
	struct buf folded = {0};

	text_fold(&folded, line, strlen(line));
	const char *text = buf_str(&folded);
	read.answer = question == NONE ? ANSWER_UNASKED : answer_of(t, question, text);
	read.answers = read.answer != ANSWER_UNASKED || answer_alike(t, text) != ANSWER_UNASKED ||
		       talk_number(text, UINT32_MAX) > 0;
	for (int i = 0; i < ASK_WORD_COUNT && read.answer == ANSWER_UNASKED; i++) {
		bool whole = line[first] == '\0' || words[i].argument[0] != '\0';
		size_t end = strcspn(text, " \t");

		if (whole &&
		    ((end == strlen(words[i].word) && memcmp(text, words[i].word, end) == 0) ||
			(end == 1 && text[0] == words[i].letter[0])))
			read.word = (enum ask_word)i;
	}
	read.rest += read.word != ASK_WORD_COUNT ? first : 0;
	read.rest += strspn(read.rest, " \t");
	buf_free(&folded);
	return read;
}

void
ask_add_words(struct buf *out)
{
	buf_adds(out,
	    "An answer is its number or its words; where it is asked so, yes, no or none; not "
	    "sure.\n");
	for (int i = 0; i < ASK_WORD_COUNT; i++) {
		buf_printf(out, "  %s%-*s %s\n", words[i].word, (int)(11 - strlen(words[i].word)),
		    words[i].argument, words[i].help);
	}
	buf_adds(out, "The first letter of a word will do.\n");
}

void
ask_write_words(struct buf *out)
{
	for (int i = 0; i < ASK_WORD_COUNT; i++)
		mdoc_add_item(out, "%s, %s%s\t%s.", words[i].letter, words[i].word,
		    words[i].argument, words[i].help);
}
