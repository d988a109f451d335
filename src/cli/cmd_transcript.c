/* SPDX-License-Identifier: MIT */
/* ramus transcript: a saved walk or practice as a page for paper; and the form that the options of
 * any command ask for. */
#include "cli/command.h"
#include "cli/say.h"
#include "tell/transcript.h"

const struct form *
command_form(const struct arguments *a, const char *otherwise)
{
	return form_named(a->set[OPTION_FORM]    ? a->value[OPTION_FORM]
			  : a->set[OPTION_HTML]  ? "html"
			  : a->set[OPTION_PLAIN] ? "lines"
			  : a->set[OPTION_JSON]  ? "json"
						 : otherwise);
}

bool
command_form_fits(const struct arguments *a)
{
	struct buf names = {0};

	if (command_form(a, "cells") != NULL)
		return true;
	for (size_t i = 0; form_at(i) != NULL; i++)
		buf_printf(&names, "%s%s", i > 0 ? ", " : "", form_name(form_at(i)));
	say_error("there is no form \"%s\"; there are %s", a->value[OPTION_FORM], buf_str(&names));
	buf_free(&names);
	return false;
}

int
command_transcript(struct call *c)
{
	struct page *p = page_new();

	if (c->a->set[OPTION_SHORT] && c->saved.walk == NULL) {
		say_error("%s: a practice has no short form; a walk has", c->a->rest[0]);
		page_free(p);
		return EXIT_INPUT;
	}
	if (c->a->set[OPTION_SHORT])
		transcript_short(p, c->saved.walk);
	else if (c->saved.walk != NULL)
		transcript_walk(p, c->saved.walk);
	else
		transcript_practice(p, c->saved.practice);
	form_write(command_form(c->a, "markdown"), p, topic_text(c->t, topic_meta(c->t)->language),
	    &c->out);
	page_free(p);
	return EXIT_DONE;
}
