/* SPDX-License-Identifier: MIT */
/* A session on a topic of chance, and a file for it: what the suites of saving begin with. */
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
	files = fixture_random_files(4);
	t = fixture_tree(files, 500);
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
