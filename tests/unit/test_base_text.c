/* SPDX-License-Identifier: MIT */
/* Decoding and filtering. */
#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/file.h"
#include "base/text.h"
#include "shared_data.h"

static char *
filtered(const char *s, size_t len, struct text_report *report)
{
	struct buf out = {0};

	text_filter(&out, s, len, report);
	cr_assert_eq(strlen(buf_str(&out)), out.len);
	return buf_steal(&out);
}

static void
expect(const char *in, const char *want)
{
	char *got = filtered(in, strlen(in), NULL);

	cr_expect_str_eq(got, want, "of \"%s\": got \"%s\", want \"%s\"", in, got, want);
	free(got);
}

/* Decodes all of s; bad sequences become U+FFFD or nothing. */
static char *
decoded(const char *s, size_t len, bool skip)
{
	struct buf out = {0};

	for (size_t at = 0, used; at < len; at += used) {
		char utf8[4];
		bool bad;
		uint32_t c = text_decode(s + at, len - at, &used, &bad);
		cr_assert(used >= 1 && used <= 4 && used <= len - at);
		if (!bad || !skip)
			buf_add(&out, utf8, text_encode(c, utf8));
	}
	return buf_steal(&out);
}

Test(base_text, what_fits_cuts_no_character)
{
	static const size_t fits[] = {0, 1, 1, 3, 3, 3, 6};

	for (size_t most = 0; most < sizeof fits / sizeof *fits; most++)
		cr_expect_eq(
		    text_fit_bytes("a\xc3\xa9\xe2\x82\xac", 6, most), fits[most], "%zu", most);
}

Test(base_text, every_code_point_comes_back)
{
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		char utf8[4];
		bool bad;
		size_t used, len;
		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		len = text_encode(c, utf8);
		cr_assert_eq(text_decode(utf8, len, &used, &bad), c);
		cr_assert(!bad && used == len);
		if (len > 1)
			cr_assert(text_decode(utf8, len - 1, &used, &bad) == TEXT_BAD && bad);
	}
}

Test(base_text, what_cannot_be_encoded_is_replaced)
{
	char utf8[4];

	cr_expect_eq(text_encode(0xd800, utf8), 3);
	cr_expect(memcmp(utf8, "\xef\xbf\xbd", 3) == 0);
	cr_expect_eq(text_encode(0x110000, utf8), 3);
	cr_expect(memcmp(utf8, "\xef\xbf\xbd", 3) == 0);
}

Test(base_text, maximal_subparts)
{
	/* The example of the Unicode standard, table 3-11. */
	char *got = decoded("\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41", 9, false);

	cr_expect_str_eq(got, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\x41");
	free(got);
	/* Table 3-9: each byte of a surrogate stands alone. */
	got = decoded("\xed\xa0\x80", 3, false);
	cr_expect_str_eq(got, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	free(got);
}

static void
compare_reference(const char *reference, bool skip)
{
	char *in = shared_path("data/utf8/utf8tests.bin"), *want = shared_path(reference);
	struct buf a = {0}, b = {0};
	char *got;

	if (in == NULL || want == NULL)
		cr_skip_test("shared/data/utf8 is not there");
	cr_assert_eq(file_read(in, 0, &a, NULL), 0);
	cr_assert_eq(file_read(want, 0, &b, NULL), 0);
	got = decoded(a.data, a.len, skip);
	cr_expect_eq(strlen(got), strlen(buf_str(&b)));
	cr_expect_str_eq(got, buf_str(&b));
	free(got);
	free(in);
	free(want);
	buf_free(&a);
	buf_free(&b);
}

Test(base_text, reference_replacing)
{
	compare_reference("data/utf8/utf8.replace.ref.txt", false);
}

Test(base_text, reference_skipping)
{
	compare_reference("data/utf8/utf8.skip.ref.txt", true);
}

Test(base_text, plain_text_stays)
{
	const char *s = "Baker\xe2\x80\x99s cyst \xe2\x80\x94 10\xe2\x80\x93"
			"15 minutes, \xe4\xb8\xad\xe6\x96\x87, \xf0\x9f\x98\x80\n\nnext";

	expect(s, s);
}

Test(base_text, line_ends)
{
	expect("a\r\nb\rc\nd\r\r\ne", "a\nb\nc\nd\n\ne");
	expect("a\xe2\x80\xa8"
	       "b\xe2\x80\xa9"
	       "c",
	    "a\nb\nc");
	expect("a\tb", "a b");
}

Test(base_text, controls_go)
{
	struct text_report r;
	char *got = filtered("ab\x1b[31mc\x7f\x00\xc2\x9b"
			     "d",
	    13, &r);

	cr_expect_str_eq(got, "ab[31mcd");
	cr_expect_eq(r.controls, 4);
	cr_expect_eq(r.hidden, 0);
	cr_expect_eq(r.bad_bytes, 0);
	cr_expect_eq(r.first_at, 2);
	free(got);
}

Test(base_text, bidi_controls_go)
{
	static const uint32_t bidi[] = {0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d,
	    0x202e, 0x2066, 0x2067, 0x2068, 0x2069};
	struct buf in = {0};
	struct text_report r;
	char utf8[4], *got;

	for (size_t i = 0; i < sizeof bidi / sizeof *bidi; i++) {
		buf_add(&in, utf8, text_encode(bidi[i], utf8));
		buf_addc(&in, 'x');
	}
	got = filtered(in.data, in.len, &r);
	cr_expect_str_eq(got, "xxxxxxxxxxxx");
	cr_expect_eq(r.hidden, 12);
	free(got);
	buf_free(&in);
}

Test(base_text, hidden_characters_go)
{
	static const uint32_t hidden[] = {0xad, 0x34f, 0x115f, 0x180e, 0x200b, 0x2060, 0x2063,
	    0x206a, 0x3164, 0xfdd0, 0xfeff, 0xffa0, 0xfff9, 0xfffe, 0xffff, 0x1d173, 0x1fffe,
	    0xe0001, 0xe0041, 0xe007f, 0xe0100, 0x10ffff};

	for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
		char in[8] = "a", *got;
		size_t len = 1 + text_encode(hidden[i], in + 1);
		struct text_report r;
		in[len++] = 'b';
		got = filtered(in, len, &r);
		cr_expect_str_eq(got, "ab", "U+%04X", (unsigned)hidden[i]);
		cr_expect(r.hidden == 1 && r.first_at == 1, "U+%04X", (unsigned)hidden[i]);
		free(got);
	}
}

#define ZWJ "\xe2\x80\x8d"
#define VS16 "\xef\xb8\x8f"
#define WOMAN "\xf0\x9f\x91\xa9"
#define ROCKET "\xf0\x9f\x9a\x80"
#define HEART "\xe2\x9d\xa4"
#define ACUTE "\xcc\x81"

Test(base_text, joiners_stay_between_solid_characters_only)
{
	expect(WOMAN ZWJ ROCKET, WOMAN ZWJ ROCKET);
	expect(HEART VS16 ZWJ ROCKET, HEART VS16 ZWJ ROCKET);
	expect(WOMAN ZWJ ZWJ ROCKET, WOMAN ZWJ ROCKET);
	expect("a" ZWJ ROCKET, "a" ROCKET);
	expect(WOMAN ZWJ "a", WOMAN "a");
	expect(WOMAN ZWJ " " ROCKET, WOMAN " " ROCKET);
	expect(ZWJ WOMAN ZWJ, WOMAN);
	/* What is dropped between does not part them. */
	expect(WOMAN ZWJ "\xe2\x80\x8b" ROCKET, WOMAN ZWJ ROCKET);
	/* Persian with a non-joiner. */
	expect("\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xb1", "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xb1");
}

Test(base_text, selectors_stay_after_solid_characters_only)
{
	expect(HEART VS16, HEART VS16);
	expect(HEART VS16 VS16, HEART VS16);
	expect("1" VS16, "1");
	expect(VS16 "x", "x");
	expect(" " VS16, " ");
}

Test(base_text, marks_are_few_and_stand_on_something)
{
	struct text_report r;
	struct buf in = {0};
	char *got;

	buf_addc(&in, 'e');
	for (int i = 0; i < 50; i++)
		buf_adds(&in, i % 10 == 3 ? ACUTE ZWJ : ACUTE);
	got = filtered(in.data, in.len, &r);
	cr_expect_eq(strlen(got), 1 + 8 * 2);
	cr_expect_eq(r.hidden, 42 + 5);
	free(got);
	buf_free(&in);
	expect(ACUTE "a\n" ACUTE "b " ACUTE, "a\nb " ACUTE);
}

Test(base_text, bad_bytes_are_shown_and_counted)
{
	struct text_report r;
	char *got = filtered("ok\xff\xc0\xaf.", 6, &r);

	cr_expect_str_eq(got, "ok\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd.");
	cr_expect_eq(r.bad_bytes, 3);
	cr_expect_eq(r.first_at, 2);
	free(got);
}

/* True if nothing in s could act on a terminal or hide. */
static bool
is_clean(const char *s)
{
	for (size_t at = 0, used, len = strlen(s); at < len; at += used) {
		bool bad;
		uint32_t c = text_decode(s + at, len - at, &used, &bad);
		if (bad || (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0) || c == 0xad ||
		    c == 0x61c || (c >= 0x200b && c <= 0x200f && c != 0x200c && c != 0x200d) ||
		    (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
		    (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe || c >> 12 == 0xe0)
			return false;
	}
	return true;
}

static void
check_idempotent(const char *s, size_t len)
{
	struct text_report r;
	char *once = filtered(s, len, NULL), *twice = filtered(once, strlen(once), &r);

	cr_assert_str_eq(once, twice);
	cr_assert_eq(r.bad_bytes + r.controls + r.hidden, 0);
	cr_assert(is_clean(once));
	free(once);
	free(twice);
}

static uint32_t state = 12345;

static uint32_t
next_random(uint32_t n)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 8) % n;
}

Test(base_text, filter_is_idempotent_on_random_bytes)
{
	char s[64];

	for (int round = 0; round < 100000; round++) {
		size_t len = next_random(sizeof s + 1);
		for (size_t i = 0; i < len; i++)
			s[i] = (char)next_random(256);
		check_idempotent(s, len);
	}
}

Test(base_text, filter_is_idempotent_on_random_characters)
{
	static const uint32_t alphabet[] = {'a', ' ', '\n', '\r', '\t', 0x1b, 0x301, 0x20dd, 0x200c,
	    0x200d, 0xfe0f, 0xfe00, 0x2764, 0x1f469, 0x200b, 0x202e, 0x2028, 0xa0, 0x3000, 0x94d,
	    0x915, 0x1161, 0xe0020, 0xfeff, 0x9b};
	char s[64];

	for (int round = 0; round < 200000; round++) {
		size_t len = 0;
		for (uint32_t n = next_random(15); n > 0; n--)
			len += text_encode(
			    alphabet[next_random(sizeof alphabet / sizeof *alphabet)], s + len);
		check_idempotent(s, len);
	}
}

Test(base_text, torture_files_come_out_clean)
{
	static const char *const files[] = {
	    "data/utf8/UTF-8-test.txt", "data/utf8/UTF-8-demo.txt", "data/utf8/utf8tests.bin"};

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		char *path = shared_path(files[i]);
		struct buf b = {0};
		if (path == NULL)
			cr_skip_test("shared/data/utf8 is not there");
		cr_assert_eq(file_read(path, 0, &b, NULL), 0);
		check_idempotent(b.data, b.len);
		free(path);
		buf_free(&b);
	}
}

Test(base_text, nothing_without_width_is_unlimited)
{
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		cr_skip_test("there is no locale C.UTF-8");
	for (uint32_t c = 0xa0; c <= 0x10ffff; c++) {
		struct buf in = {0}, out = {0};
		char utf8[4];
		size_t len = text_encode(c, utf8);
		if ((c >= 0xd800 && c <= 0xdfff) || wcwidth((wchar_t)c) != 0)
			continue;
		buf_addc(&in, 'x');
		for (int i = 0; i < 20; i++)
			buf_add(&in, utf8, len);
		text_filter(&out, in.data, in.len, NULL);
		cr_expect_leq(out.len, 1 + 8 * len, "U+%04X", (unsigned)c);
		buf_free(&in);
		buf_free(&out);
	}
}

Test(base_text, blanks_are_trimmed_whatever_they_are)
{
	static const struct {
		const char *text, *trimmed;
	} cases[] = {{" a b ", "a b"}, {"\u00a0a\u00a0b\u202f\n", "a\u00a0b"}, {"\t \u2007", ""},
	    {"", ""}, {"\u00e0 ", "\u00e0"}, {"a", "a"}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t from = 0, to = strlen(cases[i].text);

		text_trim(cases[i].text, &from, &to);
		cr_expect_eq(to - from, strlen(cases[i].trimmed), "%zu", i);
		cr_expect_eq(strncmp(cases[i].text + from, cases[i].trimmed, to - from), 0);
	}
}

Test(base_text, the_case_of_letters_makes_no_other_word)
{
	cr_expect(text_same("Self-Care", "self-care"));
	cr_expect(text_same("", ""));
	cr_expect_not(text_same("soon", "soo"));
	cr_expect_not(text_same("soo", "soon"));
	cr_expect_not(text_same("@", "`"));
}
