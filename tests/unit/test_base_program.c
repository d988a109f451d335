/* SPDX-License-Identifier: MIT */
/* Other programs are run by their words: what a shell would act on is a part of a name. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
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
