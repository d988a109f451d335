/* SPDX-License-Identifier: MIT */
/* Error values: one line, cut between characters, fit for a terminal. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/error.h"

Test(base_error, sets_the_text_and_returns_minus_one)
{
	struct error err;

	cr_assert_eq(error_set(&err, "%s: line %d", "causes.csv", 3), -1);
	cr_assert_str_eq(err.text, "causes.csv: line 3");
	cr_assert_eq(error_set(NULL, "nobody asks"), -1);
}

Test(base_error, cannot_act_on_a_terminal)
{
	struct error err;

	error_set(&err, "a\033[31mb\nc\302\233d\342\200\256e");
	cr_assert_str_eq(err.text, "a[31mb cde");
}

Test(base_error, is_cut_between_characters)
{
	struct error err;
	char text[1200];

	for (size_t shift = 0; shift < 2; shift++) {
		memset(text, 'x', sizeof text);
		for (size_t i = shift; i + 2 < sizeof text; i += 2)
			memcpy(text + i, "\303\251", 2);
		text[sizeof text - 2 + shift - (shift ? 1 : 0)] = '\0';
		error_set(&err, "%s", text);
		cr_assert_eq(strlen(err.text), shift == 0 ? 510 : 511);
		cr_assert_eq((unsigned char)err.text[strlen(err.text) - 1], 0xa9);
	}
}
