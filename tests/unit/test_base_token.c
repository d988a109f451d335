/* SPDX-License-Identifier: MIT */
/* Tokens: what stands between spaces, and how long runs are cut. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/token.h"

/* The tokens of a text, each followed by '|', or by '+' where its run was cut. */
static char *
cut(const char *text, bool always)
{
	struct buf out = {0};
	struct tokens k;
	size_t at, len;

	tokens_begin(&k, text, strlen(text), always);
	while (tokens_next(&k, &at, &len)) {
		buf_add(&out, text + at, len);
		buf_addc(&out, k.cut ? '+' : '|');
	}
	return buf_steal(&out);
}

static void
expect_cut(const char *text, bool always, const char *expected)
{
	char *found = cut(text, always);

	cr_expect_str_eq(found, expected);
	free(found);
}

Test(base_token, runs_between_spaces_are_tokens)
{
	expect_cut("", false, "");
	expect_cut("   ", false, "");
	expect_cut("knee", false, "knee|");
	expect_cut("  the knee,  self-care. ", false, "the|knee,|self-care.|");
	expect_cut("\xe8\x85\x98 x", false, "\xe8\x85\x98|x|");
}

Test(base_token, a_run_of_just_the_limit_is_whole)
{
	expect_cut("a23456789-123456789-123456789-12", false, "a23456789-123456789-123456789-12|");
	expect_cut(
	    "a23456789-123456789-123456789-123", false, "a23456789+-+123456789+-+123456789+-+123+");
}

Test(base_token, long_runs_are_cut_by_kinds_of_characters)
{
	expect_cut("x https://www.example.org/a/long-path y", false,
	    "x|https+://+www+.+example+.+org+/+a+/+long+-+path+y|");
	expect_cut("\xe8\x85\x98\xe3\x81\xae"
		   "ab",
	    true, "\xe8\x85\x98+\xe3\x81\xae+ab+");
	expect_cut("self-care", true, "self+-+care+");
}

Test(base_token, bytes_that_are_no_utf8_end)
{
	expect_cut("\xff\x80\x80 \x80", true, "\xff\x80\x80+\x80+");
}
