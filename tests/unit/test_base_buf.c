/* SPDX-License-Identifier: MIT */
/* The growable buffer: always a string, whatever was added. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

Test(base_buf, an_empty_one_reads_as_nothing)
{
	struct buf b = {0};

	cr_assert_str_eq(buf_str(&b), "");
	buf_clear(&b);
	buf_add(&b, NULL, 0);
	cr_assert_str_eq(buf_str(&b), "");
	buf_free(&b);
}

Test(base_buf, bytes_pile_up)
{
	struct buf b = {0};

	for (int i = 0; i < 1000; i++)
		buf_addc(&b, (char)('a' + i % 26));
	cr_assert_eq(b.len, 1000);
	cr_assert_eq(strlen(buf_str(&b)), 1000);
	cr_assert_eq(buf_str(&b)[999], 'a' + 999 % 26);
	buf_clear(&b);
	buf_adds(&b, "one");
	buf_add(&b, "\0two", 4);
	cr_assert_eq(b.len, 7);
	cr_assert_eq(memcmp(b.data, "one\0two", 8), 0);
	buf_free(&b);
}

Test(base_buf, what_is_made_longer_is_set_by_the_caller)
{
	struct buf b = {0};

	buf_adds(&b, "ab");
	memcpy(buf_extend(&b, 3), "cde", 3);
	cr_assert_not_null(buf_extend(&b, 0));
	cr_assert_str_eq(buf_str(&b), "abcde");
	memset(buf_extend(&b, 1000), 'x', 1000);
	cr_assert_eq(strlen(buf_str(&b)), 1005);
	buf_free(&b);
}

/* What is printed fits into what room there is, or just does not. */
Test(base_buf, printf_at_the_edge_of_its_room)
{
	for (int len = 0; len < 200; len++) {
		struct buf b = {0};

		buf_adds(&b, "0123456789");
		buf_printf(&b, "%*d", len, 7);
		cr_assert_eq(b.len, 10 + (size_t)(len > 0 ? len : 1), "%d", len);
		cr_assert_eq(strlen(buf_str(&b)), b.len);
		cr_assert_eq(b.data[b.len - 1], '7');
		buf_free(&b);
	}
}

Test(base_buf, printf_grows_as_needed)
{
	struct buf b = {0};

	buf_adds(&b, "x");
	buf_printf(&b, "%*d", 500, 42);
	buf_printf(&b, "%s", "");
	cr_assert_eq(b.len, 501);
	cr_assert_str_eq(buf_str(&b) + 499, "42");
	buf_free(&b);
}

Test(base_buf, stealing_empties)
{
	struct buf b = {0};
	char *s;

	s = buf_steal(&b);
	cr_assert_str_eq(s, "");
	free(s);
	buf_adds(&b, "cyst");
	s = buf_steal(&b);
	cr_assert_str_eq(s, "cyst");
	cr_assert(b.data == NULL && b.len == 0);
	free(s);
}
