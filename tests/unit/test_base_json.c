/* SPDX-License-Identifier: MIT */
/* The JSON writer: commas, escapes, numbers in any locale. */
#include <criterion/criterion.h>
#include <locale.h>
#include <math.h>
#include <signal.h>

#include "base/json.h"

Test(base_json, commas_and_nesting)
{
	struct buf out = {0};
	struct json j;

	json_begin(&j, &out);
	json_object(&j, NULL);
	json_integer(&j, "cases", -12);
	json_array(&j, "causes");
	json_string(&j, NULL, "a");
	json_object(&j, NULL);
	json_end(&j, '}');
	json_bool(&j, NULL, true);
	json_end(&j, ']');
	json_null(&j, "brier");
	json_end(&j, '}');
	cr_assert_str_eq(
	    buf_str(&out), "{\"cases\":-12,\"causes\":[\"a\",{},true],\"brier\":null}");
	buf_free(&out);
}

Test(base_json, strings_are_valid_and_harmless)
{
	struct buf out = {0};
	struct json j;

	json_begin(&j, &out);
	json_string(&j, NULL, "\"\\\n\t\033\177\302\205\342\200\256 \303\251\377 \360\237\246\265");
	cr_assert_str_eq(buf_str(&out),
	    "\"\\\"\\\\\\n\\t\\u001b\\u007f\\u0085\\u202e \303\251\357\277\275 \360\237\246\265\"");
	buf_free(&out);
}

Test(base_json, a_key_is_escaped_too)
{
	struct buf out = {0};
	struct json j;

	json_begin(&j, &out);
	json_object(&j, NULL);
	json_string(&j, "a\"b", NULL);
	json_end(&j, '}');
	cr_assert_str_eq(buf_str(&out), "{\"a\\\"b\":null}");
	buf_free(&out);
}

Test(base_json, numbers_have_six_digits)
{
	struct buf out = {0};
	struct json j;

	setlocale(LC_ALL, ""); /* whatever it is, the point stays a point */
	json_begin(&j, &out);
	json_array(&j, NULL);
	json_number(&j, NULL, 2.0 / 3);
	json_number(&j, NULL, 41);
	json_number(&j, NULL, -0.0);
	json_number(&j, NULL, 1.5e-9);
	json_number(&j, NULL, NAN);
	json_number(&j, NULL, -INFINITY);
	json_end(&j, ']');
	cr_assert_str_eq(buf_str(&out), "[0.666667,41,0,1.5e-09,null,null]");
	buf_free(&out);
}

Test(base_json, an_end_too_many_aborts, .signal = SIGABRT)
{
	struct buf out = {0};
	struct json j;

	json_begin(&j, &out);
	json_end(&j, '}');
}

Test(base_json, a_level_too_deep_aborts, .signal = SIGABRT)
{
	struct buf out = {0};
	struct json j;

	json_begin(&j, &out);
	for (int i = 0; i < 40; i++)
		json_array(&j, NULL);
}
