/* ramus show: the reader's page of a record, as plain text. */
#include "cli/command.h"
#include "cli/load.h"
#include "cli/say.h"
#include "tell/facts.h"
#include "tell/forms.h"

#define SHOW_COLUMNS 78

static void
write_page(struct session *s, struct entity e, struct buf *out)
{
	struct page *p = page_new();

	page_begin(p, SHOW_COLUMNS, !say_utf8());
	facts_build(p, s, e);
	form_write(form_named("cells"), p, "", out);
	page_free(p);
}

/* Writes what the ids name; returns an exit status. */
static int
show_ids(struct session *s, const struct arguments *a, struct buf *out)
{
	int status = EXIT_DONE;

	for (int i = 1; i < a->count; i++) {
		struct entity e = topic_find(session_topic(s), a->rest[i]);

		if (e.kind >= ENTITY_KINDS) {
			say_error(
			    "\"%s\" is no id of this topic; `ramus list` shows them", a->rest[i]);
			status = EXIT_INPUT;
			continue;
		}
		buf_adds(out, out->len > 0 ? "\n" : "");
		write_page(s, e, out);
	}
	return status;
}

int
command_show(const struct arguments *a)
{
	struct made made = load_topic(a->rest[0], DIAG_ERROR);
	struct session *s;
	struct buf out = {0};
	int status;

	if (made.topic == NULL)
		return EXIT_INPUT;
	s = session_new(made.topic);
	status = show_ids(s, a, &out);
	if (topic_damage(made.topic) != NULL) {
		say_error("%s", topic_damage(made.topic));
		status = EXIT_INPUT;
	} else if (say(&out) != 0) {
		status = EXIT_INPUT;
	}
	buf_free(&out);
	session_free(s);
	made_free(&made);
	return status;
}
