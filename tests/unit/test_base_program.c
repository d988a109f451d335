/* SPDX-License-Identifier: MIT */
/* Other programs are run by their words: what a shell would act on is a part of a name. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/program.h"

static char folder[] = "/tmp/ramus-program-XXXXXX";

static void
enter_folder(void)
{
	cr_assert(mkdtemp(folder) != NULL && chdir(folder) == 0);
}

static void
leave_folder(void)
{
	cr_expect(chdir("/") == 0 && rmdir(folder) == 0);
}

TestSuite(base_program, .init = enter_folder, .fini = leave_folder);

/* The file is there under that very name, and no other is: the folder can be removed. */
static void
expect_made(const char *name)
{
	cr_expect_eq(unlink(name), 0, "no file is called %s", name);
}

Test(base_program, words_of_a_command_are_words)
{
	struct error err;

	cr_assert_eq(program_run("touch  a;b $(id>c) `d` |e", NULL, NULL, "EDITOR", NULL, &err), 0);
	expect_made("a;b");
	expect_made("$(id>c)");
	expect_made("`d`");
	expect_made("|e");
}

Test(base_program, a_path_is_one_word)
{
	char first[] = "two words; touch x", second[] = "*\"'\\";
	struct error err;

	cr_assert_eq(program_run("touch", first, second, "EDITOR", NULL, &err), 0);
	expect_made(first);
	expect_made(second);
}

Test(base_program, one_that_cannot_be_run_is_named)
{
	struct error err;

	cr_assert_eq(program_run("./none; touch x", NULL, NULL, "PAGER", "text", &err), -1);
	cr_expect(strstr(err.text, "./none;") != NULL && strstr(err.text, "PAGER") != NULL);
}

static void
take_signal(int signal_number)
{
	(void)signal_number;
}

/* One that reads nothing has a pipe full of text; a signal ends the wait for it all the same. */
Test(base_program, a_signal_ends_the_wait_for_one_that_takes_nothing)
{
	const struct itimerval soon = {.it_value = {0, 200000}, .it_interval = {0, 200000}};
	const struct sigaction act = {.sa_handler = take_signal};
	struct timespec before, after;
	struct error err = {""};
	size_t len = 1000000;
	char *text = xmalloc(len + 1);

	memset(text, 'x', len);
	text[len] = '\0';
	sigaction(SIGALRM, &act, NULL);
	setitimer(ITIMER_REAL, &soon, NULL);
	clock_gettime(CLOCK_MONOTONIC, &before);
	cr_expect_eq(program_run("sleep 20", NULL, NULL, "PAGER", text, &err), 0, "%s", err.text);
	clock_gettime(CLOCK_MONOTONIC, &after);
	setitimer(ITIMER_REAL, &(struct itimerval){{0, 0}, {0, 0}}, NULL);
	cr_expect_lt(after.tv_sec - before.tv_sec, 15);
	free(text);
}
