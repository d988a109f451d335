/* ramus transcript: a saved walk or practice as a page for paper. */
#include "cli/command.h"
#include "cli/say.h"
#include "tell/forms.h"
#include "tell/transcript.h"

int
command_transcript(struct call *c)
{
	const struct arguments *a = c->a;
	const char *name = a->set[OPTION_FORM]   ? a->value[OPTION_FORM]
			   : a->set[OPTION_HTML] ? "html"
						 : "markdown";
	const struct form *form = form_named(name);

	if (form == NULL) {
		struct buf names = {0};

		for (size_t i = 0; form_at(i) != NULL; i++)
			buf_printf(&names, "%s%s", i > 0 ? ", " : "", form_name(form_at(i)));
		say_error("there is no form \"%s\"; there are %s", name, buf_str(&names));
		buf_free(&names);
		return EXIT_USAGE;
	}
	struct page *p = page_new();
	if (c->saved.walk != NULL)
		transcript_walk(p, c->saved.walk);
	else
		transcript_practice(p, c->saved.practice);
	form_write(form, p, topic_text(c->t, topic_meta(c->t)->language), &c->out);
	page_free(p);
	return EXIT_DONE;
}
