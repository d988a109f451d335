/* ramus show: the reader's page of records, in any form; and the figure, unless a record has that
 * id. */
#include <string.h>

#include "cli/command.h"
#include "cli/say.h"
#include "search/search.h"
#include "tell/facts.h"
#include "tell/figure.h"

#define SHOW_COLUMNS 78

/* The entry of that id, or the only one that the words find. */
static struct entity
named(const struct topic *t, const char *name)
{
	struct entity e = topic_find(t, name), found[2];
	struct search *s;
	struct query q;

	if (e.kind < ENTITY_KINDS)
		return e;
	s = search_new(t);
	query_parse(&q, name);
	if (q.count > 0 && search_entities(s, &q, found, 2) == 1)
		e = found[0];
	search_free(s);
	return e;
}

int
command_show(struct call *c)
{
	struct session *s = session_new(c->t);
	struct page *p = page_new();
	int status = EXIT_DONE;

	page_begin(p, SHOW_COLUMNS, !say_utf8());
	for (int i = 1; i < c->a->count; i++) {
		struct entity e = named(c->t, c->a->rest[i]);

		bool figure = e.kind >= ENTITY_KINDS && topic_figure_count(c->t) > 0 &&
			      strcmp(c->a->rest[i], "figure") == 0;

		if (e.kind >= ENTITY_KINDS && !figure) {
			say_error("\"%s\" is no id of this topic, or found more than once; `ramus "
				  "find` shows what has words",
			    c->a->rest[i]);
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
