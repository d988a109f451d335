/* ramus transcript: a saved walk or practice as a page for paper. */
#include "cli/command.h"
#include "cli/saved_file.h"
#include "cli/say.h"
#include "export/transcript.h"
#include "tell/forms.h"
#include "tell/transcript.h"

static void
write_walk(struct session *s, const char *form, struct buf *out)
{
	const struct topic *t = session_topic(s);
	struct page *p = page_new();

	transcript_walk(p, s);
	form_write(form_named(form), p, topic_text(t, topic_meta(t)->language), out);
	page_free(p);
}

int
command_transcript(const struct arguments *a)
{
	enum paper_form form = a->set[OPTION_HTML] ? PAPER_HTML : PAPER_MARKDOWN;
	struct saved_file f;
	struct buf out = {0};
	int status = EXIT_INPUT;

	if (saved_file_open(a, &f) == 0) {
		if (f.saved.walk != NULL)
			write_walk(f.saved.walk, a->set[OPTION_HTML] ? "html" : "markdown", &out);
		else
			transcript_practice(f.saved.practice, form, &out);
		if (topic_damage(f.made.topic) != NULL)
			say_error("%s", topic_damage(f.made.topic));
		else if (say(&out) == 0)
			status = EXIT_DONE;
	}
	buf_free(&out);
	saved_file_close(&f);
	return status;
}
