/* SPDX-License-Identifier: MIT */
/* A conversation in lines: something is said, a line is read. Works alike on a terminal, in a pipe
 * and with a screen reader; nothing is drawn over. */
#ifndef CLI_TALK_H
#define CLI_TALK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "topic/topic.h"

struct talk {
	struct buf *out; /* what is to be said before the next line is read; the caller's */
	bool silent;     /* say nothing: only what stands at the end is wanted, as JSON */
	bool failed;     /* it could not be said */
	char *line;      /* what was read, without spaces around it; valid until the next */
	size_t room;
};

/* Begins with what the topic is and is not. */
void talk_open(struct talk *t, const struct topic *topic);
/* Says what has gathered and the prompt, and reads a line. False at the end of the input, or where
 * nothing can be said any more. */
bool talk_ask(struct talk *t, const char *prompt);
/* Says what has gathered. 0, or -1 if it could not be said: then, and from then on, nothing is. */
int talk_say(struct talk *t);
void talk_free(struct talk *t);
/* Cuts the first word off a line: ends it with a NUL and gives what follows. */
char *talk_cut(char *line);
/* A whole number from 1 to `most` and nothing else; 0 if it is none. */
unsigned talk_number(const char *word, unsigned most);

#endif
