/* SPDX-License-Identifier: MIT */
/* ramus scores: the practices in a folder and the folders below it, as a table or as a page.
 *
 * Files are read one after the other, and nothing of one is kept but what it adds. What is no
 * practice of the topic is passed over, and told at the end on standard error and on the page.
 */
#include <string.h>

#include "cli/command.h"
#include "cli/say.h"
#include "learn/folder.h"
#include "learn/scores.h"
#include "tell/cohort.h"

static bool
is_page(const struct arguments *a)
{
	return a->set[OPTION_FORM] || a->set[OPTION_HTML] || a->set[OPTION_PLAIN] ||
	       a->set[OPTION_JSON];
}

bool
command_scores_fits(const struct arguments *a)
{
	const char *by = a->value[OPTION_BY];

	if (by != NULL && scores_by_named(by) == SCORES_BY_COUNT)
		say_error("--by is practice, student, case or flag");
	else if (by != NULL && is_page(a))
		say_error("--by belongs to the table, and --form, --html, --plain and --json to "
			  "the page");
	else
		return command_form_fits(a);
	return false;
}

/* The class as a page of that form, or the sums of the table. */
static void
write_class(struct call *c, struct cohort *cohort, enum scores_by by, const char *passed)
{
	if (!is_page(c->a)) {
		scores_write(cohort, by, &c->out);
		return;
	}
	struct page *page = page_new();
	page_begin(page, 80, !say_utf8());
	cohort_sort(cohort);
	tell_cohort(page, cohort, passed);
	form_write(command_form(c->a, "markdown"), page,
	    topic_text(cohort->t, topic_meta(cohort->t)->language), &c->out);
	page_free(page);
}

/* The topic of the command line, or else the one that most of the practices are of. */
static struct made
find_topic(const struct arguments *a, const struct folder *d)
{
	struct made made = {0};
	struct buf bytes = {0};
	const char *name;

	if (a->count > 1)
		made = load_saved_topic(NULL, NULL, a->rest[1]);
	else if (folder_choose(d, &bytes, &name))
		made = load_saved_topic(&bytes, name, NULL);
	buf_free(&bytes);
	return made;
}

int
command_scores(struct call *c)
{
	const struct arguments *a = c->a;
	enum scores_by by =
	    a->set[OPTION_BY] ? scores_by_named(a->value[OPTION_BY]) : SCORES_BY_PRACTICE;
	bool rows = by == SCORES_BY_PRACTICE && !is_page(a), failed = false;
	struct cohort *cohort = NULL;
	struct folder d;
	struct error err;

	if (folder_open(&d, a->rest[0], &err) != 0)
		say_error("%s", err.text);
	if (a->set[OPTION_ANONYMOUS])
		folder_anonymise(&d);
	c->made = find_topic(a, &d);
	if (c->made.topic != NULL)
		cohort = cohort_new(c->made.topic);
	for (size_t i = 0; i < d.files.len && !failed; i++) {
		struct practice *p = folder_read(&d, i, c->made.topic);
		const struct folder_file *f = &d.files.items[i];

		if (p == NULL)
			continue;
		struct practice_feedback *feedback = practice_feedback_new(p);
		if (rows)
			scores_write_practice(
			    f->person, f->name, p, feedback, cohort->files == 0, &c->out);
		cohort_add(cohort, f->person, p, feedback);
		practice_feedback_free(feedback);
		practice_free(p);
		failed = say_gathered(&c->out) != 0;
	}
	bool any = cohort != NULL && cohort->files > 0, whole = d.passed.len == 0;
	if (any && !failed)
		write_class(c, cohort, by, buf_str(&d.passed));
	for (char *line = whole ? NULL : strtok(d.passed.data, "\n"); line != NULL;
	     line = strtok(NULL, "\n"))
		say_error("%s; passed over", line);
	if (!any)
		say_error("%s: holds no practice that could be read", a->rest[0]);
	cohort_free(cohort);
	folder_free(&d);
	if (failed)
		buf_clear(&c->out);
	return any && whole && !failed ? EXIT_DONE : EXIT_INPUT;
}
