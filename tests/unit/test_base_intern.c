/* SPDX-License-Identifier: MIT */
/* Distinct texts: each kept once, numbered as they come. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"

Test(base_intern, numbers_follow_the_order_of_coming)
{
	struct arena *arena = arena_new();
	struct intern *in = intern_new(arena);
	struct intern_text *texts;
	size_t count;

	cr_expect_eq(intern_add(in, "", 0), 0);
	cr_expect_eq(intern_add(in, NULL, 0), 0);
	cr_expect_eq(intern_add(in, "bone", 4), 1);
	cr_expect_eq(intern_add(in, "bonesetter", 4), 1, "only so many bytes are the text");
	cr_expect_eq(intern_add(in, "bones", 5), 2);
	cr_expect_eq(intern_add(in, "bone", 4), 1);
	cr_expect(intern_is(in, 1, "bone", 4));
	cr_expect(!intern_is(in, 1, "bond", 4));
	cr_expect(!intern_is(in, 1, "bones", 5));
	cr_expect(!intern_is(in, 1, "", 0));
	cr_expect(intern_is(in, 0, NULL, 0));
	cr_expect(!intern_is(in, 0, "bone", 4));
	texts = intern_take(in, &count);
	intern_free(in);
	cr_assert_eq(count, 3);
	cr_expect_str_eq(texts[0].text, "");
	cr_expect_str_eq(texts[1].text, "bone");
	cr_expect_str_eq(texts[2].text, "bones");
	cr_expect_eq(texts[2].len, 5);
	free(texts);
	arena_free(arena);
}

/* So many that some have the same hash. */
Test(base_intern, many_texts_keep_their_numbers)
{
	struct arena *arena = arena_new();
	struct intern *in = intern_new(arena);

	for (int round = 0; round < 2; round++) {
		for (uint32_t i = 1; i <= 300000; i++) {
			char text[32];

			snprintf(text, sizeof text, "text %06u", i);
			cr_assert_eq(intern_add(in, text, strlen(text)), i);
		}
	}
	intern_free(in);
	arena_free(arena);
}
