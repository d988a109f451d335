/* SPDX-License-Identifier: MIT */
/* A conversation in lines. What is to be said gathers in a buffer until a line is read, so that a
 * prompt and what it follows leave in one piece. */
#include "cli/talk.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/say.h"
#include "tell/forms.h"
#include "tell/outcome.h"

void
talk_open(struct talk *t, const struct topic *topic)
{
	struct page *p = page_new();

	tell_opening(p, topic);
	form_write(form_named("lines"), p, "", t->out);
	page_free(p);
}

int
talk_say(struct talk *t)
{
	if (!t->silent && !t->failed && t->out->len > 0 && say(t->out) != 0)
		t->failed = true;
	buf_clear(t->out);
	return t->failed ? -1 : 0;
}

bool
talk_ask(struct talk *t, const char *prompt)
{
	buf_adds(t->out, prompt);
	if (talk_say(t) != 0 || getline(&t->line, &t->room, stdin) <= 0)
		return false;
	size_t len = strcspn(t->line, "\r\n");
	while (len > 0 && isspace((unsigned char)t->line[len - 1]))
		len--;
	t->line[len] = '\0';
	len = strspn(t->line, " \t");
	memmove(t->line, t->line + len, strlen(t->line + len) + 1);
	return true;
}

void
talk_free(struct talk *t)
{
	free(t->line);
	t->line = NULL;
}

char *
talk_cut(char *line)
{
	char *end = line + strcspn(line, " \t"), *rest = end + strspn(end, " \t");

	*end = '\0';
	return rest;
}

unsigned
talk_number(const char *word, unsigned most)
{
	char *end;

	if (!isdigit((unsigned char)word[0]))
		return 0;
	unsigned long number = strtoul(word, &end, 10);
	return *end == '\0' && number >= 1 && number <= most ? (unsigned)number : 0;
}
