/* SPDX-License-Identifier: MIT */
/* What can be typed in `ramus ask`: an answer, or a word. */
#ifndef CLI_ASK_LINE_H
#define CLI_ASK_LINE_H

#include "base/buf.h"
#include "topic/topic.h"

/* Each word: its letters, what follows it, what it does. */
#define ASK_WORDS(X)                                                                               \
	X(WHY, "w", "why", "", "why the question is asked")                                        \
	X(BACK, "b", "back", "", "the last question again, its answer taken back")                 \
	X(PATH, "p", "path", "", "the answers so far, and what each has moved")                    \
	X(READ, "r", "read", " WORD", "what the topic says of a word, or of the question")         \
	X(SAVE, "s", "save", " FILE", "keep the walk in the file, for --session and the browser")  \
	X(MORE, "m", "more", "", "the rest of the outcome, at the end or so far")                  \
	X(HELP, "?", "help", "", "these words")                                                    \
	X(QUIT, "q", "quit", "", "end the walk with what is known so far")

#define X(name, letter, word, argument, help) ASK_##name,
enum ask_word { ASK_WORDS(X) ASK_WORD_COUNT };
#undef X

struct ask_line {
	enum ask_word word; /* ASK_WORD_COUNT: none */
	const char *rest;   /* what follows it, inside the line */
	uint32_t answer;    /* where there is no word: to the question; ANSWER_UNASKED for none */
	bool answers;       /* it is an answer to some question, if not to this */
};

/* Reads a line. To a question of several, numbers such as "1 3" are true, and "none" among them
 * says that no other is; of a screen the first of such numbers is taken; else an answer is its
 * number, yes, no, none, not sure, or the words it has on the screen. Case and accents are ignored,
 * nothing near is taken for an answer. Without a question (NONE) none is. */
struct ask_line ask_read(const struct topic *t, uint32_t question, const char *line);
/* The words and what they do, a line each; and as items of a list in mdoc(7). */
void ask_add_words(struct buf *out);
void ask_write_words(struct buf *out);

#endif
