/* SPDX-License-Identifier: MIT */
/* What the files of sessions, practices, progress and votes have in common: a first line that names
 * the format and its version, a line with the topic, lines of a word and names, and a last line
 * with a checksum of all before it. Private to src/session and src/learn. */
#ifndef SESSION_LINES_H
#define SESSION_LINES_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"
#include "topic/topic.h"

#define LINES_FILE_LIMIT (8u << 20) /* bytes; longer files are refused, and never written */

/* A format: the word of its first line, its version, what messages call such a file, a line on what
 * it holds (NULL: none), and whether it belongs to one compilation of its topic. */
struct lines_format {
	const char *word, *version, *what, *note;
	bool bound;
	const char
	    *once; /* the word of files that were written before it, read as its own; or NULL */
};

/* Writing: the first lines and that of the topic; the last, with the checksum. */
void lines_begin(struct buf *out, const struct lines_format *f, const struct topic *t);
void lines_end(struct buf *out);
/* Whether so much can be read again. 0, or -1 with the cause for a file of that name. */
int lines_fit(const struct buf *out, const char *file, struct error *err);
/* Each appends a space and: a name, in which a space, a percent sign and whatever is no graphic
 * ASCII stand as %XX; the id of a record; a question and its answer (the id of a symptom, "no" or
 * "unsure"). */
void lines_add_name(struct buf *out, const char *name);
void lines_add_id(struct buf *out, const struct topic *t, uint32_t kind, uint32_t index);
/* The word of an answer: "no", "unsure", the symptom's id; of several that are true their ids,
 * "a+b", "a+b+..." where nothing was said of the others, "a+!c+..." where one of them is not so. */
void lines_answer_word(const struct topic *t, uint32_t question, uint32_t answer, struct buf *out);
void lines_add_answer(struct buf *out, const struct topic *t, uint32_t question, uint32_t answer);

/* Reading: a copy of the bytes, cut into lines as they are asked for. */
struct lines {
	const char *file; /* stands for the file in messages */
	char *text, *at, *end;
	unsigned number;  /* of the line that was read last, from 1 */
	const char *rest; /* what of it was not read yet; NULL past the last line */
	struct buf name;
};
/* Checks the first line, the checksum and the line with the topic, which must be t and, if the
 * format is bound, this compilation of it. Without bytes (NULL) they are read from `file`, which
 * else only stands for the file in the cause. 0, or -1 with the cause; either way the caller closes
 * it. */
int lines_open(struct lines *l, const struct lines_format *f, const struct topic *t,
    const char *bytes, size_t len, const char *file, struct error *err);
/* Lines without a first and a last one, from a buffer that they cut up. */
void lines_over(struct lines *l, struct buf *text);
void lines_close(struct lines *l);
/* Sets the error to "FILE:LINE: why" and returns -1. */
int lines_refuse(const struct lines *l, const char *why, struct error *err);
/* Goes to the next line; false at the end. Lines that begin with # are passed over. */
bool lines_next(struct lines *l);
/* Moves past the first word of the line if it is that word. */
bool lines_word(struct lines *l, const char *word);
/* The next name of the line, decoded, valid until the next is read; NULL if there is none or it is
 * malformed. */
const char *lines_name(struct lines *l);
/* The whole number from 0 to `most` that the next name is; false if it is none. */
bool lines_number(struct lines *l, uint64_t most, uint64_t *number);
/* The level that the next name names; NONE. */
uint32_t lines_urgency(struct lines *l);
/* The number of the record of that kind that the next name is the id of; NONE. */
uint32_t lines_id(struct lines *l, const struct topic *t, uint32_t kind);
/* A question and an answer that it has; false if they are none. */
bool lines_answer(struct lines *l, const struct topic *t, uint32_t *question, uint32_t *answer);
/* True where all of the line was read. */
bool lines_done(const struct lines *l);

#endif
