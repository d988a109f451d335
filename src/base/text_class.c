/* SPDX-License-Identifier: MIT */
/* Kinds of characters.
 *
 * Slugs and filtered text are part of the compiled file, so what is a letter or a mark must not
 * depend on the locale: utf8proc tells it, not the C library. What is filtered is decided here, and
 * what is two columns wide, since terminals give those also to code points that are not assigned
 * yet: sorted tables of ranges of Unicode 14, searched by halves.
 */
#include "base/text_class.h"

#include <stddef.h>
#include <utf8proc.h>

struct range {
	uint32_t from, to;
};

#define COUNT(a) (sizeof(a) / sizeof *(a))

static bool
range_holds(const struct range *r, size_t n, uint32_t c)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (c < r[mid].from)
			high = mid;
		else if (c > r[mid].to)
			low = mid + 1;
		else
			return true;
	}
	return false;
}

/* clang-format off */
static const struct range hidden[] = {
	{0xad, 0xad},       /* soft hyphen */
	{0x34f, 0x34f},     /* combining grapheme joiner */
	{0x61c, 0x61c},     /* Arabic letter mark, a bidi control */
	{0x115f, 0x1160},   /* Hangul fillers */
	{0x17b4, 0x17b5},   /* Khmer inherent vowels */
	{0x180b, 0x180f},   /* Mongolian selectors and separator */
	{0x200b, 0x200b},   /* zero-width space */
	{0x200e, 0x200f},   /* bidi marks */
	{0x202a, 0x202e},   /* bidi embeddings and overrides */
	{0x2060, 0x206f},   /* word joiner, invisible operators, bidi isolates, deprecated formats */
	{0x3164, 0x3164},   /* Hangul filler */
	{0xfdd0, 0xfdef},   /* noncharacters */
	{0xfeff, 0xfeff},   /* byte order mark */
	{0xffa0, 0xffa0},   /* halfwidth Hangul filler */
	{0xfff0, 0xfffb},   /* reserved, interlinear annotation */
	{0x13430, 0x1345f}, /* hieroglyph format controls */
	{0x1bca0, 0x1bca3}, /* shorthand format controls */
	{0x1d173, 0x1d17a}, /* musical format controls */
	{0xe0000, 0xe0fff}, /* tags, variation selectors 17 to 256, reserved */
};

static const struct range wide[] = {
	{0x1100, 0x115f}, {0x231a, 0x231b}, {0x2329, 0x232a}, {0x23e9, 0x23ec}, {0x23f0, 0x23f0},
	{0x23f3, 0x23f3}, {0x25fd, 0x25fe}, {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267f, 0x267f},
	{0x2693, 0x2693}, {0x26a1, 0x26a1}, {0x26aa, 0x26ab}, {0x26bd, 0x26be}, {0x26c4, 0x26c5},
	{0x26ce, 0x26ce}, {0x26d4, 0x26d4}, {0x26ea, 0x26ea}, {0x26f2, 0x26f3}, {0x26f5, 0x26f5},
	{0x26fa, 0x26fa}, {0x26fd, 0x26fd}, {0x2705, 0x2705}, {0x270a, 0x270b}, {0x2728, 0x2728},
	{0x274c, 0x274c}, {0x274e, 0x274e}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797},
	{0x27b0, 0x27b0}, {0x27bf, 0x27bf}, {0x2b1b, 0x2b1c}, {0x2b50, 0x2b50}, {0x2b55, 0x2b55},
	{0x2e80, 0x3029}, {0x302e, 0x303e}, {0x3041, 0x3096}, {0x309b, 0xa4c6}, {0xa960, 0xa97c},
	{0xac00, 0xd7a3}, {0xf900, 0xfad9}, {0xfe10, 0xfe19}, {0xfe30, 0xfe6b}, {0xff01, 0xff60},
	{0xffe0, 0xffe6}, {0x16fe0, 0x16fe3}, {0x16ff0, 0x1b2fb}, {0x1f004, 0x1f004}, {0x1f0cf, 0x1f0cf},
	{0x1f18e, 0x1f18e}, {0x1f191, 0x1f19a}, {0x1f200, 0x1f320}, {0x1f32d, 0x1f335}, {0x1f337, 0x1f37c},
	{0x1f37e, 0x1f393}, {0x1f3a0, 0x1f3ca}, {0x1f3cf, 0x1f3d3}, {0x1f3e0, 0x1f3f0}, {0x1f3f4, 0x1f3f4},
	{0x1f3f8, 0x1f43e}, {0x1f440, 0x1f440}, {0x1f442, 0x1f4fc}, {0x1f4ff, 0x1f53d}, {0x1f54b, 0x1f54e},
	{0x1f550, 0x1f567}, {0x1f57a, 0x1f57a}, {0x1f595, 0x1f596}, {0x1f5a4, 0x1f5a4}, {0x1f5fb, 0x1f64f},
	{0x1f680, 0x1f6c5}, {0x1f6cc, 0x1f6cc}, {0x1f6d0, 0x1f6d2}, {0x1f6d5, 0x1f6df}, {0x1f6eb, 0x1f6ec},
	{0x1f6f4, 0x1f6fc}, {0x1f7e0, 0x1f7f0}, {0x1f90c, 0x1f93a}, {0x1f93c, 0x1f945}, {0x1f947, 0x1f9ff},
	{0x1fa70, 0x1faf6}, {0x20000, 0x3fffd},
};
/* clang-format on */

bool
text_is_control(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0);
}

bool
text_is_hidden(uint32_t c)
{
	/* The last two code points of every plane are noncharacters. */
	return c >= 0xad && ((c & 0xfffe) == 0xfffe || range_holds(hidden, COUNT(hidden), c));
}

static utf8proc_category_t
category(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c);
}

/* Punctuation, arrows, signs and what frames are made of: none is a mark. To know that without the
 * library leaves its tables alone, 256 kB of which are in memory at the first look. */
static bool
is_sign(uint32_t c)
{
	return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2100 && c <= 0x2bff);
}

bool
text_is_mark(uint32_t c)
{
	if (c < 0x300 || is_sign(c))
		return false;
	utf8proc_category_t k = category(c);
	if (k != UTF8PROC_CATEGORY_MN && k != UTF8PROC_CATEGORY_ME && k != UTF8PROC_CATEGORY_CF &&
	    (c <= 0x1160 || c > 0x11ff) && (c < 0xd7b0 || c > 0xd7ff))
		return false;
	return !text_is_hidden(c) && !text_is_joiner(c) && !text_is_selector(c);
}

bool
text_is_joiner(uint32_t c)
{
	return c == 0x200c || c == 0x200d;
}

bool
text_is_selector(uint32_t c)
{
	return c >= 0xfe00 && c <= 0xfe0f;
}

bool
text_is_solid_space(uint32_t c)
{
	return c == 0xa0 || c == 0x2007 || c == 0x202f;
}

bool
text_is_unspaced(uint32_t c)
{
	return (c >= 0x2e80 && c <= 0x312f && c != 0x3000) || (c >= 0x31a0 && c <= 0xa4cf) ||
	       (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe4f) ||
	       (c >= 0xff01 && c <= 0xff9f) || (c >= 0x20000 && c <= 0x3ffff);
}

bool
text_is_wide(uint32_t c)
{
	return c >= 0x1100 && range_holds(wide, COUNT(wide), c);
}

bool
text_is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

bool
text_is_word(uint32_t c)
{
	if (c < 0x80)
		return text_is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
		       c == '_';
	utf8proc_category_t k = category(c);
	return (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_NL) ||
	       k == UTF8PROC_CATEGORY_PC;
}
