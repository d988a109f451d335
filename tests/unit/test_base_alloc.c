/* SPDX-License-Identifier: MIT */
/* Allocation: sizes of nothing, copies that stop in time, and what happens when there is no
 * memory. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"

Test(base_alloc, a_size_of_nothing_gives_memory)
{
	void *p = xmalloc(0), *q = xcalloc(0, 8), *r = xreallocarray(NULL, 0, 8);

	cr_assert(p != NULL && q != NULL && r != NULL);
	free(p);
	free(q);
	free(r);
}

Test(base_alloc, strndup_stops_at_the_end_of_either)
{
	char *cut = xstrndup("meniscus", 4), *whole = xstrndup("cyst", 100);

	cr_assert_str_eq(cut, "meni");
	cr_assert_str_eq(whole, "cyst");
	free(cut);
	free(whole);
}

Test(base_alloc, asprintf_of_any_length)
{
	char *s = xasprintf("%s/%0*d", "knee", 3000, 7);

	cr_assert_eq(strlen(s), 3005);
	cr_assert_eq(s[3004], '7');
	free(s);
}

Test(base_alloc, vec_keeps_what_was_pushed)
{
	VEC(int) v = {0};

	for (int i = 0; i < 1000; i++)
		vec_push(&v, i * i);
	cr_assert_eq(v.len, 1000);
	for (int i = 0; i < 1000; i++)
		cr_assert_eq(v.items[i], i * i);
	vec_free(&v);
	cr_assert(v.items == NULL && v.len == 0 && v.cap == 0);
}

static void
leave_with_three(void)
{
	_exit(3);
}

Test(base_alloc, an_overflowing_product_calls_the_hook, .exit_code = 3)
{
	alloc_set_hook(leave_with_three);
	free(xreallocarray(NULL, SIZE_MAX / 2, 4));
}

Test(base_alloc, without_a_hook_the_program_ends_with_one, .exit_code = 1)
{
	free(xreallocarray(NULL, SIZE_MAX / 2, 4));
}
