/* SPDX-License-Identifier: MIT */
/* What LeakSanitizer leaves alone in a test program: the few bytes that Criterion itself loses when
 * CRITERION_OUTPUTS is set. Any other leak is reported, and tests/run-unit makes it an error. */
const char *__lsan_default_suppressions(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:criterion_handle_args\n";
}
