/* SPDX-License-Identifier: MIT */
/* A crash at any moment of saving: the old file is there whole, or the new one.
 *
 * The linker leads write, fsync, rename and unlink of the whole program through here (--wrap). A
 * child saves and ends at the k-th of these calls, before it or, of a write, after half of its
 * bytes, as if the machine had lost power; the parent then reads what is there.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"

#include "base/alloc.h"
#include "base/file.h"
#include "learn/practice.h"
#include "learn/progress.h"
#include "session/save.h"

enum { DONE = 0, KILLED = 42 };

static int until = -1; /* calls until the end; below 0: never */
static bool half;      /* of a write half is done first */

ssize_t __real_write(int fd, const void *data, size_t len);
int __real_fsync(int fd);
int __real_rename(const char *from, const char *to);
int __real_unlink(const char *path);
ssize_t __wrap_write(int fd, const void *data, size_t len);
int __wrap_fsync(int fd);
int __wrap_rename(const char *from, const char *to);
int __wrap_unlink(const char *path);

static bool
is_last(void)
{
	return until >= 0 && until-- == 0;
}

ssize_t
__wrap_write(int fd, const void *data, size_t len)
{
	if (is_last()) {
		if (half && __real_write(fd, data, len / 2) < 0)
			_exit(1);
		_exit(KILLED);
	}
	return __real_write(fd, data, len);
}

int
__wrap_fsync(int fd)
{
	if (is_last())
		_exit(KILLED);
	return __real_fsync(fd);
}

int
__wrap_rename(const char *from, const char *to)
{
	if (is_last())
		_exit(KILLED);
	return __real_rename(from, to);
}

int
__wrap_unlink(const char *path)
{
	if (is_last())
		_exit(KILLED);
	return __real_unlink(path);
}

static struct fixture_file *files;
static struct topic *t;
static char *folder, *path;

static void
set_up(void)
{
	until = -1;
	files = fixture_random_files(4);
	t = fixture_tree(files, 300);
	folder = fixture_empty_folder();
	path = xasprintf("%s/file", folder);
}

/* Temporary files that a crash left behind are to be expected; they go with the folder. */
static void
tear_down(void)
{
	fixture_remove(folder);
	free(path);
	topic_close(t);
	fixture_free_files(files);
}

TestSuite(session_crash, .init = set_up, .fini = tear_down);

/* What is saved: in an early state or, later, in another one. 0, or -1. */
static int
save_session(bool later)
{
	struct session *s = session_new(t);
	struct error err;
	int status;

	session_load(s, path, NULL);
	if (session_length(s) == 0)
		session_answer(s, session_now(s).question, ANSWER_NONE);
	if (later)
		session_note(s, (struct entity){ENTITY_CAUSE, 0}, "a note that makes it longer");
	status = session_save(s, path, &err);
	session_free(s);
	return status;
}

static int
load_session(void)
{
	struct session *s = session_new(t);
	struct error err;
	int status = session_load(s, path, &err);

	session_free(s);
	return status;
}

static int
save_practice(bool later)
{
	struct practice_case c = {
	    .id = "sample-1-1", .cause = topic_leaf(t, 0), .urgency = URGENCY_SOON, .drawn = true};
	struct practice *old = practice_load(t, path, NULL);
	struct practice *p = old != NULL ? old : practice_new(t, &c, PRACTICE_BRIEF, NULL);
	struct error err;
	int status;

	practice_rank(p, topic_leaf(t, 0), 0);
	if (later)
		practice_commit(p, URGENCY_SOON);
	status = practice_save(p, path, &err);
	practice_free(p);
	return status;
}

static int
load_practice(void)
{
	struct error err;
	struct practice *p = practice_load(t, path, &err);
	int status = p != NULL ? 0 : -1;

	practice_free(p);
	return status;
}

static int
save_progress(bool later)
{
	struct error err;

	return progress_put(t, path,
	    later ? "case a 2 90 2026-11-29\ncard for:b 1 2.50 1 2026-11-22 2026-11-23\n"
		  : "case a 1 62 2026-11-28\n",
	    &err);
}

static bool
take_name(void *ctx, struct lines *l)
{
	(void)ctx;
	return lines_name(l) != NULL && lines_name(l) != NULL && lines_name(l) != NULL &&
	       lines_name(l) != NULL;
}

static int
load_progress(void)
{
	struct error err;

	return progress_read(t, NULL, 0, path, PROGRESS_CASE, take_name, NULL, &err);
}

/* Saves in a child that ends at call k; its exit status. */
static int
save_and_die(int (*save)(bool later), int k)
{
	pid_t child = fork();
	int status = 0;

	cr_assert(child >= 0);
	if (child == 0) {
		until = k;
		_exit(save(true) == 0 ? DONE : 1);
	}
	cr_assert(waitpid(child, &status, 0) == child && WIFEXITED(status));
	return WEXITSTATUS(status);
}

static struct buf
contents(void)
{
	struct buf b = {0};
	struct error err;

	cr_assert_eq(file_read(path, 0, &b, &err), 0, "%s", err.text);
	return b;
}

/* Dies at each call in turn until one is past the last; `old`: there is a file already. */
static void
die_at_every_call(int (*save)(bool later), int (*load)(void), bool old)
{
	struct buf before = {0}, after, now;
	int died = 0, status = KILLED;
	bool seen_old = false, seen_new = false;

	cr_assert_eq(save(true), 0);
	after = contents();
	for (int k = 0; status == KILLED; k++) {
		unlink(path);
		buf_free(&before);
		if (old) {
			cr_assert_eq(save(false), 0);
			before = contents();
		}
		status = save_and_die(save, k);
		died += status == KILLED;
		if (access(path, F_OK) != 0) {
			cr_expect(!old, "the old file is gone at call %d", k);
			continue;
		}
		now = contents();
		cr_expect_eq(load(), 0, "call %d", k);
		seen_old = seen_old || (old && strcmp(buf_str(&now), buf_str(&before)) == 0);
		seen_new = seen_new || strcmp(buf_str(&now), buf_str(&after)) == 0;
		cr_expect(strcmp(buf_str(&now), buf_str(&after)) == 0 ||
			      (old && strcmp(buf_str(&now), buf_str(&before)) == 0),
		    "neither the old file nor the new one at call %d", k);
		buf_free(&now);
	}
	cr_expect_eq(status, DONE);
	cr_expect(died >= 4, "write, fsync, rename, fsync of the folder: %d", died);
	cr_expect(seen_new && seen_old == old);
	buf_free(&before);
	buf_free(&after);
}

static void
die_in_every_way(int (*save)(bool later), int (*load)(void))
{
	for (int way = 0; way < 4; way++) {
		half = way & 1;
		die_at_every_call(save, load, way & 2);
	}
}

Test(session_crash, sessions_survive)
{
	die_in_every_way(save_session, load_session);
}

Test(session_crash, practices_survive)
{
	die_in_every_way(save_practice, load_practice);
}

Test(session_crash, progress_survives)
{
	die_in_every_way(save_progress, load_progress);
}
