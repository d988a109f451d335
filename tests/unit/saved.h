/* SPDX-License-Identifier: MIT */
/* A session on a topic of chance, and a file for it: what the suites of saving begin with. The
 * topic has terms and sections, too, whose names need not be plain. */
#ifndef TESTS_SAVED_H
#define TESTS_SAVED_H

#include <stdlib.h>
#include <unistd.h>

#include "fixture.h"

#include "session/save.h"

static struct fixture_file *files;
static struct topic *t;
static struct session *s;
static char path[] = "/tmp/ramus-session-XXXXXX";

static void
set_up(void)
{
	struct fixture_file all[10] = {
	    {"glossary", "term,definition\nzoo %41,Animals.\nzoo A,A part.\n"
			 "\u00e4pfel und 100 %,Fruit.\n"},
	    {"documents/my doc #1.md",
		"# One %20 two\n\nText.\n\n## \u00c4pfel\n\nText.\n\n## One %20 two\n\nText.\n"}};

	files = fixture_random_files(4);
	for (size_t i = 0; files[i].name != NULL; i++)
		all[2 + i] = files[i];
	t = fixture_tree(all, 500);
	s = session_new(t);
	close(mkstemp(path));
}

static void
tear_down(void)
{
	unlink(path);
	session_free(s);
	topic_close(t);
	fixture_free_files(files);
}

#endif
