/* ramus show: the reader's page of a record, as plain text. */
#include "cli/command.h"
#include "cli/say.h"
#include "tell/facts.h"
#include "tell/forms.h"

#define SHOW_COLUMNS 78

int
command_show(struct call *c)
{
	struct session *s = session_new(c->t);
	struct page *p = page_new();
	int status = EXIT_DONE;

	for (int i = 1; i < c->a->count; i++) {
		struct entity e = topic_find(c->t, c->a->rest[i]);

		if (e.kind >= ENTITY_KINDS) {
			say_error("\"%s\" is no id of this topic; `ramus list` shows them",
			    c->a->rest[i]);
			status = EXIT_INPUT;
			continue;
		}
		buf_adds(&c->out, c->out.len > 0 ? "\n" : "");
		page_begin(p, SHOW_COLUMNS, !say_utf8());
		facts_build(p, s, e);
		form_write(form_named("cells"), p, "", &c->out);
	}
	page_free(p);
	session_free(s);
	return status;
}
