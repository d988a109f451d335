/* SPDX-License-Identifier: MIT */
/* Slugs, the folded form, plain ASCII. */
#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "base/text.h"
#include "base/text_class.h"

typedef void form(struct buf *, const char *, size_t);

static void
expect(form *f, const char *in, const char *want)
{
	struct buf out = {0};

	f(&out, in, strlen(in));
	cr_expect_str_eq(
	    buf_str(&out), want, "of \"%s\": got \"%s\", want \"%s\"", in, buf_str(&out), want);
	buf_free(&out);
}

#define QUOTE "\xe2\x80\x99"

Test(base_text_fold, slug)
{
	expect(text_slug, "Meniscus tears", "meniscus-tears");
	expect(text_slug, "Baker" QUOTE "s cyst", "bakers-cyst");
	expect(text_slug, "Baker's cyst?", "bakers-cyst");
	expect(text_slug, "When to call a nurse (within days)", "when-to-call-a-nurse-within-days");
	expect(text_slug, "Cause \xe2\x80\x94 effect", "cause--effect");
	expect(text_slug, "snake_case and-dash", "snake_case-and-dash");
	expect(text_slug, "\xc3\x89tude \xc5\xbd\xc4\xb0", "\xc3\xa9tude-\xc5\xbei");
	expect(text_slug, "\xe8\x86\x9d\xe7\x9b\x96 \xe3\x80\x8cx\xe3\x80\x8d",
	    "\xe8\x86\x9d\xe7\x9b\x96-x");
	expect(text_slug, "\xd0\xba\xd0\xbe\xd0\xbb\xd0\xb5\xd0\xbd\xd0\xbe",
	    "\xd0\xba\xd0\xbe\xd0\xbb\xd0\xb5\xd0\xbd\xd0\xbe");
	expect(text_slug, "1. RICE: 50 %", "1-rice-50-");
	expect(text_slug, "\xf0\x9f\x98\x80 \xe2\x80\xa2", "-");
	expect(text_slug, "", "");
}

Test(base_text_fold, slugs_beyond_latin_are_in_lower_case)
{
	expect(text_slug,
	    "\u0413\u043e\u043b\u043e\u0432\u043d\u0430\u044f \u0411\u043e\u043b\u044c",
	    "\u0433\u043e\u043b\u043e\u0432\u043d\u0430\u044f-\u0431\u043e\u043b\u044c");
	expect(text_slug, "\u1f08\u03c1\u03c4\u03b7\u03c1\u03af\u03b1 \u039a\u03a3",
	    "\u1f00\u03c1\u03c4\u03b7\u03c1\u03af\u03b1-\u03ba\u03c3");
	expect(text_slug, "\u0386\u038f\u03ab \u0404\u04d8 \u0531",
	    "\u03ac\u03ce\u03cb-\u0454\u04d9-\u0561");
}

/* The C library knows lower case too, in a locale of UTF-8, be it of another version of Unicode. */
Test(base_text_fold, lower_case_is_as_in_the_c_library)
{
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		cr_skip_test("there is no locale of UTF-8");
	for (uint32_t c = 0; c < 0x10000; c++) {
		uint32_t want = (uint32_t)towlower((wint_t)c), got = text_lower_letter(c);
		bool old = c < 0x180 || (c >= 0x386 && c < 0x3ac) || (c >= 0x400 && c < 0x560) ||
			   (c >= 0x1f00 && c < 0x2000);

		if (c != 0x130 && (got != c || old))
			cr_expect_eq(got, want, "of U+%04X: %04X, not %04X", (unsigned)c,
			    (unsigned)got, (unsigned)want);
		cr_expect_eq(text_lower_letter(got), got, "of U+%04X", (unsigned)c);
	}
}

/* A capital is what the small letter came from. */
Test(base_text_fold, capitals_lead_back)
{
	struct buf out = {0};

	for (uint32_t c = 0; c < 0x10000; c++) {
		uint32_t small = text_lower_letter(c), capital = text_capital_letter(c);

		if (capital != c && c != 0x3c2)
			cr_expect_eq(text_lower_letter(capital), c, "of U+%04X", (unsigned)c);
		if (small != c && c != 0x130 && c != 0x1e9e)
			cr_expect_eq(text_lower_letter(text_capital_letter(small)), small,
			    "of U+%04X", (unsigned)c);
	}
	text_capitals(&out, "\u03b5\u03c0\u03b5\u03af\u03b3\u03bf\u03bd \u1ea5 \u00df i");
	cr_expect_str_eq(
	    buf_str(&out), "\u0395\u03a0\u0395\u038a\u0393\u039f\u039d \u1ea4 \u00df I");
	buf_free(&out);
}

Test(base_text_fold, greek_in_ascii)
{
	expect(text_ascii, "\u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac", "Ellenika");
	expect(text_ascii, "\u03b1-blocker, \u03b22, 5 \u03bcg, \u0394",
	    "alpha-blocker, beta2, 5 ug, Delta");
	expect(text_ascii, "\u03b8\u03c1\u03cc\u03bc\u03b2\u03bf\u03c2 \u03c8\u03c5\u03c7\u03ae",
	    "thrombos psuche");
	expect(text_ascii, "\u1f08\u03c1\u03c4\u03b7\u03c1\u03af\u03b1", "Arteria");
	expect(text_ascii, "\u03a9 \u0387", "Omega ?");
}

Test(base_text_fold, fold)
{
	expect(text_fold, "Baker" QUOTE "s CYST", "baker's cyst");
	expect(text_fold, "\xc3\x89tude na\xc3\xafve \xc3\x9f \xc5\x93", "etude naive ss oe");
	expect(text_fold, "e\xcc\x81", "e");
	expect(text_fold, "\xc3\x98re \xc5\x81\xc3\xb3\xc4\x91\xc5\xba \xe1\xbb\x87", "ore lodz e");
	expect(text_fold, "\u041a\u043e\u0401 \u03a3", "\u043a\u043e\u0435 \u03c3");
	expect(text_fold,
	    "10\xe2\x80\x93"
	    "15\xc2\xa0mm",
	    "10-15 mm");
	expect(text_fold, "\xe4\xb8\xad", "\xe4\xb8\xad");
}

/* As a person types them: without accents, in capitals, in two code points. */
Test(base_text_fold, greek_and_cyrillic_fold_as_latin_does)
{
	const char *knee = "\u03b3\u03bf\u03bd\u03b1\u03c4\u03bf\u03c3";

	expect(text_fold, "\u03b3\u03cc\u03bd\u03b1\u03c4\u03bf\u03c2", knee);
	expect(text_fold, "\u0393\u039f\u039d\u0391\u03a4\u039f\u03a3", knee);
	expect(text_fold, "\u03b3\u03bf\u0301\u03bd\u03b1\u03c4\u03bf\u03c2", knee);
	expect(text_fold, "\u1f00\u03c1\u03c4\u03b7\u03c1\u03af\u1fb3",
	    "\u03b1\u03c1\u03c4\u03b7\u03c1\u03b9\u03b1");
	expect(text_fold, "\u0407\u0436\u0430\u043a \u0451\u043b\u043a\u0430",
	    "\u0456\u0436\u0430\u043a \u0435\u043b\u043a\u0430");
	expect(text_fold, "\u0531\u10d0\u1c90 \ua640", "\u0561\u10d0\u10d0 \ua641");
}

/* What is no accent stays: voiced kana, syllables of Hangul, vowels, a sign with a stroke. */
Test(base_text_fold, what_is_no_accent_stays)
{
	static const char text[] = "\u304c \ud55c \u0915\u093f \u0e19\u0e34 \u2260 \u00b5";

	expect(text_fold, text, text);
}

Test(base_text_fold, fold_twice_is_fold_once)
{
	for (uint32_t c = 1; c < 0x11000; c++) {
		struct buf once = {0}, twice = {0};
		char utf8[4];
		size_t len = text_encode(c, utf8);
		text_fold(&once, utf8, len);
		text_fold(&twice, buf_str(&once), once.len);
		cr_expect_str_eq(buf_str(&once), buf_str(&twice), "U+%04X", (unsigned)c);
		buf_free(&once);
		buf_free(&twice);
	}
}

Test(base_text_fold, ascii)
{
	expect(text_ascii,
	    "\xe2\x80\x9cgiving way,\xe2\x80\x9d Baker" QUOTE "s \xe2\x80\x93 10\xc2\xa0mm",
	    "\"giving way,\" Baker's - 10 mm");
	expect(text_ascii, "\xe2\x80\xa2 na\xc3\xafve \xc3\x86sop\xe2\x80\xa6", "* naive AEsop...");
	expect(text_ascii, "37\xc2\xb0\xe2\x89\xa5 \xe4\xb8\xad\xe6\x96\x87", "37 deg>= ??");
	expect(text_ascii, "e\xcc\x81\xe2\x9d\xa4\xef\xb8\x8f", "e?");
	expect(text_ascii, "plain\n", "plain\n");
	expect(text_ascii, "\xff", "?");
}

Test(base_text_fold, ascii_is_ascii)
{
	for (uint32_t c = 0; c < 0x20000; c++) {
		struct buf out = {0};
		char utf8[4];
		size_t len = text_encode(c, utf8);
		text_ascii(&out, utf8, len);
		for (size_t i = 0; i < out.len; i++)
			cr_assert((unsigned char)out.data[i] < 0x80);
		buf_free(&out);
	}
}

Test(base_text_fold, lower_keeps_accents)
{
	struct buf out = {0};
	static const char text[] = "AbC \xc3\x84\xc3\xa4 \xce\xa9 \xd0\x96 \xff";

	text_lower(&out, text, sizeof text - 1);
	cr_expect_str_eq(buf_str(&out), "abc \xc3\xa4\xc3\xa4 \xcf\x89 \xd0\xb6 \xef\xbf\xbd");
	buf_free(&out);
}
