/* SPDX-License-Identifier: MIT */
/* The words of the program that a topic can have otherwise, as phrases.def tells them. In tables
 * they are called words; here phrases, since the words of the documents have records of their own.
 * What a topic says is topic_phrase(). */
#ifndef TOPIC_PHRASE_H
#define TOPIC_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum phrase {
#define PHRASE(NAME, id, most, text, note) PHRASE_##NAME,
#include "topic/phrases.def"
	PHRASES
};

struct phrase_row {
	const char *id, *text, *note;
	int most; /* columns at most, 0: any number */
};
/* What phrases.def says of it. */
struct phrase_row phrase_row(enum phrase p);

/* The phrase of that id, PHRASES if there is none. */
enum phrase phrase_find(const char *id);

/* A value that a text has in it: "{count}" is the value count. */
struct phrase_value {
	size_t from, to; /* where it stands, with the braces */
};
/* Finds the next value of a text from *at on, and puts *at behind it. False if there are no more.
 */
bool phrase_next_value(const char *text, size_t *at, struct phrase_value *v);
/* Where the text of a phrase has the value that another text has at v, counted from 0; -1: it has
 * no such value. */
int phrase_value_number(enum phrase p, const char *text, const struct phrase_value *v);
/* Appends a text of the phrase with its values, which are in the order of phrases.def. What is no
 * value of it stays as it is. */
void phrase_fill(enum phrase p, const char *text, const char *const values[], struct buf *out);

#endif
