/* SPDX-License-Identifier: MIT */
/* The progress file: lines put and kept, files that are torn, altered, foreign; two at once. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fixture.h"

#include "base/alloc.h"
#include "base/file.h"
#include "learn/progress.h"

static const struct fixture_file files[] = {
    {"topic", "key,value\nid,small\ntitle,Small\n"},
    {"causes", "id,name,prevalence\na,A cause,3\n"},
    {"questions", "id,text,kind,stage\nq-x,X?,yes-no,history\n"},
    {"symptoms", "id,question,name\nx,q-x,X sign\n"},
    {"evidence", "cause,symptom,frequency\na,x,60%\n"},
    {"cases",
	"id,title,vignette,present,cause,urgency,teaching\nc-one,One,Story.,x,a,routine,Point.\n"
	"c-two,Two,Story.,x,a,routine,Point.\nc-three,Three,Story.,x,a,routine,Point.\n"
	"c-four,Four,Story.,x,a,routine,Point.\nc-five,Five,Story.,x,a,routine,Point.\n"},
    {NULL, NULL},
};

static struct topic *t;
static char *folder, *path;

static void
set_up(void)
{
	t = fixture_topic(files, NULL);
	folder = fixture_empty_folder();
	path = xasprintf("%s/file", folder);
}

static void
tear_down(void)
{
	fixture_remove(folder);
	free(path);
	topic_close(t);
}

TestSuite(learn_progress, .init = set_up, .fini = tear_down);

static void
put(const char *lines)
{
	struct error err = {""};

	cr_assert_eq(progress_put(t, path, lines, &err), 0, "%s", err.text);
}

static struct buf
contents(void)
{
	struct buf b = {0};
	struct error err;

	cr_assert_eq(file_read(path, 0, &b, &err), 0, "%s", err.text);
	return b;
}

static void
expect_lines(const char *lines)
{
	struct buf b = contents();
	const char *from = strstr(buf_str(&b), "topic small\n");

	cr_assert(from != NULL);
	from += strlen("topic small\n");
	cr_expect(strncmp(from, lines, strlen(lines)) == 0, "%s", from);
	cr_expect(strncmp(from + strlen(lines), "end ", 4) == 0, "%s", from);
	buf_free(&b);
}

Test(learn_progress, a_line_takes_the_place_of_that_of_its_name)
{
	put("order 7\ncase a 1 62 2026-11-28\n");
	put("case a-b 1 10 2026-11-28\ncard a 1 2.50 1 2026-11-22 2026-11-23\n");
	expect_lines("order 7\ncase a 1 62 2026-11-28\ncase a-b 1 10 2026-11-28\n"
		     "card a 1 2.50 1 2026-11-22 2026-11-23\n");
	put("case a 2 90 2026-11-29\n");
	expect_lines("order 7\ncase a-b 1 10 2026-11-28\n"
		     "card a 1 2.50 1 2026-11-22 2026-11-23\ncase a 2 90 2026-11-29\n");
}

static bool
take_three(void *ctx, struct lines *l)
{
	++*(int *)ctx;
	return lines_name(l) != NULL && lines_name(l) != NULL && lines_name(l) != NULL &&
	       lines_name(l) != NULL;
}

static void
expect_refused(const char *bytes, size_t len, const char *word)
{
	struct error err = {""};
	int count = 0;

	cr_expect_eq(progress_read(t, bytes, len, "FILE", PROGRESS_CASE, take_three, &count, &err),
	    -1, "%s", word);
	cr_expect(strstr(err.text, word) != NULL, "\"%s\" has no \"%s\"", err.text, word);
}

/* What held cards alone had another first word; a card put into it makes it a progress file. */
Test(learn_progress, a_file_of_cards_alone_is_read)
{
	static const char old[] =
	    "ramus-recall 1\n# Cards.\ntopic small\ncard steps:emergency 1 2.50 1 "
	    "2099-01-01 2099-01-02\nend 1adbfae4\n";
	struct error err = {""};

	cr_assert_eq(file_write(path, old, strlen(old), &err), 0);
	cr_assert_eq(progress_put(t, path, "order 7\n", &err), 0, "%s", err.text);
	expect_lines("card steps:emergency 1 2.50 1 2099-01-01 2099-01-02\norder 7\n");
	struct buf b = contents();
	cr_expect(strncmp(buf_str(&b), "ramus-progress 1\n", 17) == 0, "%s", buf_str(&b));
	buf_free(&b);
}

Test(learn_progress, cut_or_altered_files_are_refused)
{
	put("order 7\ncase a 1 62 2026-11-28\ncase b 1 62 2026-11-28\n");
	struct buf b = contents();

	for (size_t i = 0; i < b.len; i++) {
		char keep = b.data[i];

		expect_refused(b.data, i, i < 15 ? "is not a progress file" : "damaged");
		b.data[i] = (char)(keep ^ 1);
		expect_refused(b.data, b.len, i < 15 ? "is not a progress file" : "damaged");
		b.data[i] = keep;
	}
	buf_free(&b);
}

/* Where it is torn is told, and that file is never written over. */
Test(learn_progress, a_torn_file_is_told_by_its_line_and_left_alone)
{
	struct error err = {""};

	put("order 7\ncase a 1 62 2026-11-28\ncase b 1 62 2026-11-28\n");
	struct buf b = contents();
	size_t half = (size_t)(strstr(buf_str(&b), "62") - buf_str(&b));
	cr_assert_eq(file_write(path, b.data, half, &err), 0);
	cr_expect_eq(progress_put(t, path, "case a 2 90 2026-11-29\n", &err), -1);
	cr_expect(strstr(err.text, "/file:5: is damaged") != NULL, "%s", err.text);
	struct buf now = contents();
	cr_expect(now.len == half && memcmp(now.data, b.data, half) == 0);
	buf_free(&now);
	buf_free(&b);
}

static void
expect_lines_refused(const char *lines, const char *word)
{
	struct buf b = {0};
	struct error err = {""};

	buf_adds(&b, lines);
	lines_end(&b);
	expect_refused(b.data, b.len, word);
	cr_assert_eq(file_write(path, b.data, b.len, &err), 0);
	if (strstr(word, "FILE") == NULL) /* such a line is kept as it is */
		cr_expect_eq(progress_put(t, path, "case a 2 90 2026-11-29\n", &err), -1);
	buf_free(&b);
}

Test(learn_progress, other_files_are_refused_and_not_written_over)
{
	expect_lines_refused("ramus-progress 2\ntopic small\n", "another version");
	expect_lines_refused("ramus-session 1\ntopic small\n", "is not a progress file");
	expect_lines_refused("ramus-progress 1\ntopic large\n", "belongs to the topic \"large\"");
	expect_lines_refused("ramus-progress 1\n", "names no topic");
	expect_lines_refused("ramus-progress 1\ntopic small\nnonsense\n", "FILE:3");
	expect_lines_refused("ramus-progress 1\ntopic small\ncase a\n", "FILE:3");
	expect_lines_refused(
	    "ramus-progress 1\ntopic small\ncase a 1 62 2026-11-28 more\n", "FILE:3");
}

Test(learn_progress, what_is_larger_than_any_is_refused)
{
	struct error err;
	FILE *f = fopen(path, "w");

	cr_assert(f != NULL && ftruncate(fileno(f), LINES_FILE_LIMIT + 1) == 0 && fclose(f) == 0);
	struct progress *p = progress_new(t);
	cr_expect_eq(progress_load(p, path, &err), -1);
	cr_expect(strstr(err.text, "is larger than") != NULL, "%s", err.text);
	progress_free(p);
}

/* Four programs put ten lines each. */
Test(learn_progress, nothing_is_lost_of_two_at_once)
{
	enum { PROGRAMS = 4, LINES = 10 };
	struct error err = {""};
	int count = 0, status;

	for (int who = 0; who < PROGRAMS; who++) {
		if (fork() != 0)
			continue;
		for (int i = 0; i < LINES; i++) {
			char line[64];

			snprintf(line, sizeof line, "case c%d-%d 1 62 2026-11-28\n", who, i);
			if (progress_put(t, path, line, &err) != 0)
				_exit(1);
		}
		_exit(0);
	}
	for (int who = 0; who < PROGRAMS; who++)
		cr_expect(wait(&status) > 0 && status == 0);
	cr_expect_eq(progress_read(t, NULL, 0, path, PROGRESS_CASE, take_three, &count, &err), 0);
	cr_expect_eq(count, PROGRAMS * LINES);
	char **names;
	cr_assert_eq(file_list(folder, &names, &err), 1, "nothing is left beside it");
	free(names[0]);
	free(names);
}

/* The case is counted by what the file says once it is locked, whoever wrote it. */
Test(learn_progress, a_case_is_counted_by_each_of_several_at_once)
{
	struct progress *p = progress_new(t);
	struct error err = {""};
	int failed = 0;

	cr_assert_eq(progress_keep(p, path, 7, &err), 0, "%s", err.text);
	cr_assert_eq(progress_keep(p, path, 7, &err), 0, "a second time");
	expect_lines("order 7\n");
	for (int i = 0; i < 12; i++) {
		pid_t child = fork();

		if (child == 0)
			_exit(progress_add(p, 0, (uint32_t)(40 + i), 20785, &err) != 0);
		cr_assert_geq(child, 0);
	}
	for (int i = 0, status; i < 12; i++) {
		wait(&status);
		failed += status != 0;
	}
	cr_expect_eq(failed, 0);
	cr_assert_eq(progress_load(p, path, &err), 0, "%s", err.text);
	cr_expect_eq(p->done[0].times, 12u);
	cr_expect_eq(p->done[0].best, 51u);
	progress_free(p);
}

/* Another program that holds the file's lock until it is killed. */
static pid_t
begin_holder(void)
{
	int ends[2];
	char c;

	cr_assert_eq(pipe(ends), 0);
	pid_t holder = fork();
	if (holder == 0) {
		c = file_lock(path, NULL) >= 0;
		if (write(ends[1], &c, 1) == 1)
			pause();
		_exit(0);
	}
	cr_assert(read(ends[0], &c, 1) == 1 && c == 1);
	close(ends[0]);
	close(ends[1]);
	return holder;
}

static void
take_signal(int signal_number)
{
	(void)signal_number;
}

/* The wait takes five seconds where nobody asks for the end. */
Test(learn_progress, a_signal_ends_the_wait_for_who_holds_the_file)
{
	/* more than once, as one may come between two sleeps */
	const struct itimerval soon = {.it_value = {0, 50000}, .it_interval = {0, 50000}};
	struct sigaction act = {.sa_handler = take_signal};
	struct timespec before, after;
	struct error err = {""};
	pid_t holder = begin_holder();

	sigaction(SIGALRM, &act, NULL);
	clock_gettime(CLOCK_MONOTONIC, &before);
	setitimer(ITIMER_REAL, &soon, NULL);
	cr_expect_eq(progress_put(t, path, "order 7\n", &err), -1);
	clock_gettime(CLOCK_MONOTONIC, &after);
	setitimer(ITIMER_REAL, &(struct itimerval){{0, 0}, {0, 0}}, NULL);
	cr_expect(strstr(err.text, "another program holds it") != NULL, "%s", err.text);
	cr_expect_leq(after.tv_sec - before.tv_sec, 3);
	kill(holder, SIGKILL);
	waitpid(holder, NULL, 0);
	put("order 7\n");
}

/* What could not be kept counts for now; what is kept later is what the file says. */
Test(learn_progress, a_case_that_could_not_be_kept_counts_once)
{
	struct progress *p = progress_new(t);
	struct error err = {""};
	char *away = xasprintf("%s.away", folder);

	cr_assert_eq(progress_keep(p, path, 7, &err), 0, "%s", err.text);
	cr_assert_eq(rename(folder, away), 0);
	cr_expect_eq(progress_add(p, 0, 50, 20785, &err), -1);
	cr_expect_eq(p->done[0].times, 1u);
	cr_assert_eq(rename(away, folder), 0);
	cr_expect_eq(progress_add(p, 0, 60, 20786, &err), 0, "%s", err.text);
	cr_expect_eq(p->done[0].times, 1u);
	cr_assert_eq(progress_load(p, path, &err), 0, "%s", err.text);
	cr_expect(p->done[0].times == 1 && p->done[0].best == 60);
	free(away);
	progress_free(p);
}

Test(learn_progress, what_cannot_be_written_leaves_the_old_file)
{
	struct error err = {""};

	if (geteuid() == 0)
		cr_skip_test("nothing is refused to the superuser");
	put("order 7\n");
	chmod(folder, 0500);
	cr_expect_eq(progress_put(t, path, "case a 2 90 2026-11-29\n", &err), -1);
	chmod(folder, 0700);
	expect_lines("order 7\n");
}

/* The order is that of the seed, each case once; the topic's id is the seed where there is none. */
Test(learn_progress, cases_come_in_a_mixed_order_that_stays)
{
	struct progress *p = progress_new(t), *other = progress_new(t);
	uint32_t rows[5], again[5], moved = 0, seen = 0;

	progress_order(p, rows);
	progress_order(other, again);
	for (uint32_t i = 0; i < 5; i++) {
		cr_expect_eq(rows[i], again[i]);
		cr_expect_eq(progress_place(p, rows[i]), i);
		seen |= 1u << rows[i];
	}
	cr_expect_eq(seen, 31u);
	for (other->order = 1; other->order < 9; other->order++) {
		progress_order(other, again);
		moved += memcmp(rows, again, sizeof rows) != 0;
	}
	cr_expect(moved >= 6, "another seed mixes otherwise");
	progress_free(p);
	progress_free(other);
}

Test(learn_progress, what_was_done_is_kept_and_the_next_is_what_was_not)
{
	struct progress *p = progress_new(t), *other = progress_new(t);
	struct error err = {""};
	uint32_t rows[5], best;

	progress_order(p, rows);
	cr_expect_eq(progress_next(p, NONE), rows[0]);
	cr_expect_eq(progress_next(p, rows[0]), rows[1]);
	cr_assert_eq(progress_add(p, rows[0], 62, 20785, &err), 0);
	cr_expect(access(path, F_OK) != 0, "nothing is kept unasked");
	cr_assert_eq(progress_keep(p, path, 77, &err), 0, "%s", err.text);
	cr_expect_eq(p->order, 77u);
	cr_assert_eq(progress_load(other, path, &err), 0, "%s", err.text);
	cr_expect(other->order == 77 && other->done[rows[0]].best == 62);
	cr_assert_eq(progress_add(other, rows[0], 40, 20786, &err), 0);
	cr_assert_eq(progress_add(p, rows[0], 90, 20786, &err), 0);
	cr_expect_eq(p->done[rows[0]].times, 3u, "what the other added counts");
	cr_expect_eq(p->done[rows[0]].best, 90u);
	cr_expect_eq(progress_count(p, &best), 1u);
	cr_expect_eq(best, 90u);
	cr_expect(progress_next(p, NONE) != rows[0]);
	progress_free(p);
	progress_free(other);
}

/* A line that tells no case leaves all as it was. */
Test(learn_progress, cases_that_do_not_fit_are_refused)
{
	static const char *const lines[] = {"case c-one 1 101 2026-11-28\n",
	    "case c-one x 10 2026-11-28\n", "case c-one 1 10 2026-11-31\n", "order -1\n",
	    "order 18446744073709551616\n"};
	struct progress *p = progress_new(t);
	struct error err = {""};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		unlink(path);
		put(lines[i]);
		cr_expect_eq(progress_load(p, path, &err), -1, "%s", lines[i]);
		cr_expect(strstr(err.text, "/file:4: ") != NULL, "%s", err.text);
		cr_expect(p->path == NULL && p->done[0].times == 0);
	}
	unlink(path);
	put("case c-gone 1 10 2026-11-28\n");
	cr_expect_eq(progress_load(p, path, &err), 0, "a case that the topic does not have now");
	progress_free(p);
}
