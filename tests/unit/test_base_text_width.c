/* SPDX-License-Identifier: MIT */
/* Widths, cutting and wrapping, in a UTF-8 locale and in none. */
#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "base/text.h"
#include "base/text_class.h"

static void
need_utf8(void)
{
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL && setlocale(LC_CTYPE, "en_US.UTF-8") == NULL)
		cr_skip_test("there is no UTF-8 locale");
}

TestSuite(base_text_width, .init = need_utf8);

static int
width(const char *s)
{
	return text_width(s, strlen(s));
}

/* The lines of s with '|' between them. */
static char *
wrapped(const char *s, int columns)
{
	struct buf out = {0};
	struct text_line line;
	size_t len = strlen(s), at = 0, next;

	while (text_wrap(s, len, at, columns, &line, &next)) {
		cr_assert(next > at && next <= len);
		cr_assert(line.from >= at && line.from <= line.to && line.to <= next);
		if (at > 0)
			buf_addc(&out, '|');
		buf_add(&out, s + line.from, line.to - line.from);
		at = next;
	}
	return buf_steal(&out);
}

static void
expect_wrap(const char *s, int columns, const char *want)
{
	char *got = wrapped(s, columns);

	cr_expect_str_eq(got, want, "\"%s\" in %d: got \"%s\", want \"%s\"", s, columns, got, want);
	free(got);
}

#define ACUTE "\xcc\x81"
#define ZHONG "\xe4\xb8\xad"
#define WEN "\xe6\x96\x87"
#define STOP "\xe3\x80\x82"
#define WOMAN "\xf0\x9f\x91\xa9"
#define ZWJ "\xe2\x80\x8d"

Test(base_text_width, widths)
{
	cr_expect_eq(width(""), 0);
	cr_expect_eq(width("knee"), 4);
	cr_expect_eq(width("Baker\xe2\x80\x99s"), 7);
	cr_expect_eq(width("e" ACUTE), 1);
	cr_expect_eq(width(ZHONG WEN), 4);
	cr_expect_eq(width("\x1b\n"), 2);
	cr_expect_eq(width("\xff"), 1);
	cr_expect_eq(text_char_width(0), 1);
	cr_expect_eq(text_char_width(0x10ffff), 1);
}

Test(base_text_width, fit_does_not_cut_a_character)
{
	int got;

	cr_expect_eq(text_fit("abcdef", 6, 4, &got), 4);
	cr_expect_eq(got, 4);
	cr_expect_eq(text_fit("a" ZHONG "b", 5, 2, &got), 1);
	cr_expect_eq(got, 1);
	cr_expect_eq(text_fit("e" ACUTE "f", 4, 1, &got), 3);
	cr_expect_eq(text_fit("abc", 3, 0, &got), 0);
	cr_expect_eq(text_fit("abc", 3, -1, &got), 0);
	cr_expect_eq(text_fit("abc", 3, 80, NULL), 3);
	cr_expect_eq(text_fit(WOMAN ZWJ WOMAN "x", 12, 3, &got), 0, "joined characters part");
	cr_expect_eq(text_fit(WOMAN ZWJ WOMAN "x", 12, 4, &got), 11);
}

Test(base_text_width, wrap_words)
{
	expect_wrap("the back of the knee", 9, "the back|of the|knee");
	expect_wrap("the back of the knee", 8, "the back|of the|knee");
	expect_wrap("the back of the knee", 80, "the back of the knee");
	expect_wrap("a  b   c  ", 1, "a|b|c");
	expect_wrap("one two   ", 3, "one|two");
	expect_wrap("", 5, "");
}

Test(base_text_width, wrap_long_words)
{
	expect_wrap("abcdefgh", 3, "abc|def|gh");
	expect_wrap("a bcdefgh", 3, "a|bcd|efg|h");
	expect_wrap("ab", 0, "a|b");
	expect_wrap("   abcdef", 5, "   ab|cdef");
}

Test(base_text_width, wrap_newlines)
{
	expect_wrap("a\nb", 5, "a|b");
	expect_wrap("a\n\nb\n", 5, "a||b");
	expect_wrap("abc\ndef", 3, "abc|def");
	expect_wrap("abc  \ndef", 3, "abc|def");
	expect_wrap("  indented\n    more", 20, "  indented|    more");
}

Test(base_text_width, wrap_after_hyphens)
{
	expect_wrap("soft-tissue", 6, "soft-|tissue");
	expect_wrap("red/warm skin", 9, "red/warm|skin");
	expect_wrap("red/warm", 5, "red/|warm");
	expect_wrap("on 12/10/2020", 10, "on|12/10/2020");
	expect_wrap("a --option", 8, "a|--option");
	expect_wrap("10\xe2\x80\x93"
		    "15 minutes",
	    7,
	    "10\xe2\x80\x93"
	    "15|minutes");
	expect_wrap("knee\xe2\x80\x94"
		    "pain",
	    6, "knee\xe2\x80\x94|pain");
}

Test(base_text_width, wrap_keeps_solid_spaces)
{
	expect_wrap("about 5\xc2\xa0mm wide", 8, "about|5\xc2\xa0mm|wide");
}

Test(base_text_width, wrap_wide)
{
	expect_wrap(ZHONG WEN ZHONG, 4, ZHONG WEN "|" ZHONG);
	expect_wrap(ZHONG WEN ZHONG, 1, ZHONG "|" WEN "|" ZHONG);
	expect_wrap(ZHONG WEN STOP, 4, ZHONG "|" WEN STOP);
	expect_wrap("e" ACUTE "e" ACUTE, 1, "e" ACUTE "|e" ACUTE);
	expect_wrap(WOMAN ZWJ WOMAN, 1, WOMAN ZWJ "|" WOMAN);
	expect_wrap("a " ACUTE "b", 1, "a| " ACUTE "|b");
}

Test(base_text_width, a_long_chain_of_joiners_is_cut)
{
	struct buf in = {0};
	struct text_line line;
	size_t at = 0, next;

	for (int i = 0; i < 1000; i++)
		buf_adds(&in, WOMAN ZWJ);
	while (text_wrap(in.data, in.len, at, 20, &line, &next)) {
		cr_assert_leq(text_width(in.data + line.from, line.to - line.from), 20);
		at = next;
	}
	buf_free(&in);
}

static uint32_t state = 99;

static uint32_t
next_random(uint32_t n)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 8) % n;
}

/* Wrapping loses nothing but spaces and newlines, and keeps to the columns. */
static void
check_wrap(const char *s, size_t len, int columns)
{
	struct text_line line;
	size_t at = 0, next, copied = 0;

	while (text_wrap(s, len, at, columns, &line, &next)) {
		int w = text_width(s + line.from, line.to - line.from);
		cr_assert(next > at && next <= len && line.to <= next && line.from >= at);
		cr_assert(w <= (columns < 2 ? 2 : columns), "%d columns in %d", w, columns);
		for (size_t i = copied; i < line.from; i++)
			cr_assert(s[i] == ' ' || s[i] == '\n');
		for (size_t i = line.to; i < next; i++)
			cr_assert(s[i] == ' ' || s[i] == '\n');
		copied = next;
		at = next;
	}
	cr_assert_eq(at, len);
}

Test(base_text_width, wrap_is_whole_on_random_text)
{
	static const uint32_t alphabet[] = {'a', 'b', ' ', ' ', '\n', '-', '/', 0x301, 0x4e2d,
	    0x3002, 0x1f469, 0x200d, 0xa0, 0x2014, '1', 0xfe0f, 0x1f1e6};
	char s[256];

	for (int round = 0; round < 100000; round++) {
		size_t len = 0;
		struct buf b = {0};
		for (uint32_t n = next_random(40); n > 0; n--)
			len += text_encode(
			    alphabet[next_random(sizeof alphabet / sizeof *alphabet)], s + len);
		text_filter(&b, s, len, NULL);
		check_wrap(buf_str(&b), b.len, 1 + (int)next_random(12));
		buf_free(&b);
	}
}

Test(base_text_locale, c_locale_counts_one_column)
{
	setlocale(LC_ALL, "C");
	cr_expect_eq(width("Baker\xe2\x80\x99s"), 7);
	cr_expect_eq(width(ZHONG), 1);
	expect_wrap("caf\xc3\xa9 au lait", 7, "caf\xc3\xa9 au|lait");
}

/* Columns that are no locale's are those of the C library in UTF-8, within what both know: but for
 * the number signs, which stand on their digits here, and for what one of them knows alone, the
 * younger Unicode. */
Test(base_text_width, columns_are_the_same_in_every_locale)
{
	static const char s[] =
	    "a\u00e9 e\u0301 \u65e5\u672c \uff21 \uff71 \uac00 \u2500 \U0001f600";
	int apart = 0;

	cr_expect_eq(text_columns(s, sizeof s - 1), width(s));
	for (uint32_t c = 0x20; c < 0x30000; c++)
		apart += !text_is_hidden(c) && !text_is_control(c) && wcwidth((wchar_t)c) >= 0 &&
			 text_char_columns(c) != text_char_width(c);
	cr_expect(apart < 100, "%d", apart);
	setlocale(LC_CTYPE, "C");
	cr_expect_eq(text_columns(s, sizeof s - 1), 22);
}

/* text_is_mark() does not ask the library about these. */
Test(base_text_width, no_sign_is_a_mark)
{
	static const utf8proc_category_t marks[] = {
	    UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME, UTF8PROC_CATEGORY_CF};

	for (uint32_t c = 0x300; c < 0x3000; c++)
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (utf8proc_category((utf8proc_int32_t)c) == marks[i])
				cr_expect(text_is_mark(c) || text_is_hidden(c) ||
					      text_is_joiner(c) || text_is_selector(c),
				    "U+%04X", (unsigned)c);
}
