/* ramus transcript: a saved walk or practice as a page for paper. */
#include "cli/command.h"
#include "cli/saved_file.h"
#include "cli/say.h"
#include "tell/forms.h"
#include "tell/transcript.h"

int
command_transcript(const struct arguments *a)
{
	struct saved_file f;
	struct buf out = {0};
	int status = EXIT_INPUT;
	const char *name = a->set[OPTION_FORM]   ? a->value[OPTION_FORM]
			   : a->set[OPTION_HTML] ? "html"
						 : "markdown";
	const struct form *form = form_named(name);

	if (form == NULL) {
		for (size_t i = 0; form_at(i) != NULL; i++)
			buf_printf(&out, "%s%s", i > 0 ? ", " : "", form_name(form_at(i)));
		say_error("there is no form \"%s\"; there are %s", name, buf_str(&out));
		buf_free(&out);
		return EXIT_USAGE;
	}
	if (saved_file_open(a, &f) == 0) {
		const struct topic *t = f.made.topic;
		struct page *p = page_new();

		if (f.saved.walk != NULL)
			transcript_walk(p, f.saved.walk);
		else
			transcript_practice(p, f.saved.practice);
		form_write(form, p, topic_text(t, topic_meta(t)->language), &out);
		page_free(p);
		if (topic_damage(t) != NULL)
			say_error("%s", topic_damage(t));
		else if (say(&out) == 0)
			status = EXIT_DONE;
	}
	buf_free(&out);
	saved_file_close(&f);
	return status;
}
