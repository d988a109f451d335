/* SPDX-License-Identifier: MIT */
/* ramus find: entries by words, as the browser finds them. */
#include "cli/command.h"
#include "cli/list_write.h"
#include "cli/say.h"
#include "search/search.h"

#define MOST 200

int
command_find(struct call *c)
{
	struct search_found found[MOST];
	struct buf words = {0};
	struct json json, *j = c->a->set[OPTION_JSON] ? &json : NULL;
	struct query q;

	for (int i = 1; i < c->a->count; i++)
		buf_printf(&words, " %s", c->a->rest[i]);
	query_parse(&q, buf_str(&words));
	size_t n = search_entities(c->t, &q, SEARCH_ALL_KINDS, found, MOST);
	json_begin(&json, &c->out);
	if (j != NULL) {
		json_open(j);
		json_bool(j, "near", q.near);
		json_array(j, "entries");
	}
	for (size_t i = 0; i < n; i++)
		list_write(c->t, found[i].e, j, &c->out);
	if (j != NULL) {
		json_end(j, ']');
		json_close(j);
	}
	if (n == 0)
		say_error("nothing has these words:%s", buf_str(&words));
	else if (q.near)
		say_error("nothing has all of these words; this is nearest");
	buf_free(&words);
	return n > 0 ? EXIT_DONE : EXIT_INPUT;
}
