/* ramus transcript: a saved walk or practice as a page for paper. */
#include "cli/command.h"
#include "cli/say.h"
#include "tell/forms.h"
#include "tell/transcript.h"

static const struct form *
form_of(const struct arguments *a)
{
	return form_named(a->set[OPTION_FORM]   ? a->value[OPTION_FORM]
			  : a->set[OPTION_HTML] ? "html"
						: "markdown");
}

bool
command_transcript_fits(const struct arguments *a)
{
	struct buf names = {0};

	if (form_of(a) != NULL)
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

	if (c->saved.walk != NULL)
		transcript_walk(p, c->saved.walk);
	else
		transcript_practice(p, c->saved.practice);
	form_write(form_of(c->a), p, topic_text(c->t, topic_meta(c->t)->language), &c->out);
	page_free(p);
	return EXIT_DONE;
}
