/* SPDX-License-Identifier: MIT */
/* ramus show: the reader's page of records, in any form; and the figure, unless a record has that
 * id. */
#include <string.h>

#include "cli/command.h"
#include "cli/say.h"
#include "search/search.h"
#include "tell/facts.h"
#include "tell/figure.h"

#define SHOW_COLUMNS 78

int
command_show(struct call *c)
{
	struct session *s = session_new(c->t);
	struct page *p = page_new();
	int status = EXIT_DONE;

	page_begin(p, SHOW_COLUMNS, !say_utf8());
	for (int i = 1; i < c->a->count; i++) {
		struct entity e = search_named(c->t, c->a->rest[i], SEARCH_ALL_KINDS, true);

		bool figure = e.kind >= ENTITY_KINDS && topic_figure_count(c->t) > 0 &&
			      strcmp(c->a->rest[i], "figure") == 0;

		if (e.kind >= ENTITY_KINDS && !figure) {
			say_unnamed(c->t, c->a->rest[i], SEARCH_ALL_KINDS);
			status = EXIT_INPUT;
			continue;
		}
		page_fold_end(p);
		page_gap(p);
		if (figure)
			tell_figure(p, s);
		else
			facts_build(p, s, e);
	}
	form_write(
	    command_form(c->a, "cells"), p, topic_text(c->t, topic_meta(c->t)->language), &c->out);
	page_free(p);
	session_free(s);
	return status;
}
