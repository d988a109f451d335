/* SPDX-License-Identifier: MIT */
/* What stands around the tests of each program.
 *
 * LeakSanitizer leaves alone the few bytes that Criterion itself loses when CRITERION_OUTPUTS is
 * set. Any other leak is reported, and tests/run-unit makes it an error.
 *
 * Criterion runs each test in a process of its own, and begins each by setting up libgit2, which it
 * has for a way of comparing texts that no test here uses. That reads and parses the certificates
 * of the machine, which would be most of what a small test costs. A library finds a function of the
 * program before its own. */
const char *__lsan_default_suppressions(void);
int git_libgit2_init(void);
int git_libgit2_shutdown(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:criterion_handle_args\n";
}

int
git_libgit2_init(void)
{
	return 1;
}

int
git_libgit2_shutdown(void)
{
	return 0;
}
