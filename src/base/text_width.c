/* SPDX-License-Identifier: MIT */
/* Columns: measuring, cutting and wrapping.
 *
 * Text is taken by clusters: a character, the marks on it, and what a joiner joins to it. A cluster
 * is never cut, unless it alone is wider than the room there is; then its first character is taken
 * with its marks, so that every step moves on. A cluster is bounded in width, so a text that is one
 * endless chain of joiners is cut somewhere too. All steps look at most a few characters ahead:
 * wrapping a whole text line by line is linear.
 */
#include "base/text.h"

#include <wchar.h>

#include "base/text_class.h"

#define CLUSTER_COLUMNS 12 /* joined characters end here; a family of four takes 8 */

int
text_char_width(uint32_t c)
{
	if (c < 0x7f) /* the same in every locale, and most of all text */
		return 1;
	int width = wcwidth((wchar_t)c);
	return width < 0 ? 1 : width > 2 ? 2 : width;
}

int
text_char_columns(uint32_t c)
{
	if (text_is_mark(c) || text_is_joiner(c) || text_is_selector(c))
		return 0;
	return text_is_wide(c) ? 2 : 1;
}

static int
sum_columns(const char *s, size_t len, int (*columns)(uint32_t c))
{
	int sum = 0;

	for (size_t at = 0, used; at < len; at += used) {
		bool bad;
		sum += columns(text_decode(s + at, len - at, &used, &bad));
	}
	return sum;
}

int
text_width(const char *s, size_t len)
{
	return sum_columns(s, len, text_char_width);
}

int
text_columns(const char *s, size_t len)
{
	return sum_columns(s, len, text_char_columns);
}

struct cluster {
	uint32_t base, last; /* first and last character, marks not counted */
	size_t bytes;
	int width;
	bool marked; /* something follows the base */
};

static bool
extends(uint32_t c)
{
	return text_is_mark(c) || text_is_selector(c) || text_is_joiner(c) ||
	       (c >= 0x1f3fb && c <= 0x1f3ff) || (c >= 0x80 && text_char_width(c) == 0);
}

static bool
is_flag_letter(uint32_t c)
{
	return c >= 0x1f1e6 && c <= 0x1f1ff;
}

static bool
is_plain(char c)
{
	return c >= ' ' && c < 0x7f;
}

/* The cluster at the start of s, at most `room` columns wide unless its base and marks are
 * wider. */
static struct cluster
cluster_at(const char *s, size_t len, int room)
{
	struct cluster k = {0};
	uint32_t before = 0;
	bool bad;
	size_t used;

	if (len > 0 && is_plain(s[0]) && (len == 1 || is_plain(s[1]))) {
		k.base = k.last = (unsigned char)s[0];
		k.bytes = 1;
		k.width = 1;
		return k;
	}
	k.base = k.last = text_decode(s, len, &k.bytes, &bad);
	k.width = text_char_width(k.base);
	bool flag = is_flag_letter(k.base);
	while (k.base >= ' ' && k.bytes < len) {
		uint32_t c = text_decode(s + k.bytes, len - k.bytes, &used, &bad);
		int width = text_char_width(c);
		bool joined = (before == 0x200d && c > ' ') || (flag && is_flag_letter(c));
		if (!extends(c) && !joined)
			break;
		if (width > 0 &&
		    k.width + width > (room < CLUSTER_COLUMNS ? room : CLUSTER_COLUMNS))
			break;
		if (!extends(c))
			k.last = c;
		flag = false;
		before = c;
		k.marked = true;
		k.width += width;
		k.bytes += used;
	}
	return k;
}

size_t
text_fit(const char *s, size_t len, int columns, int *width)
{
	size_t at = 0;
	int total = 0;

	while (at < len) {
		struct cluster k = cluster_at(s + at, len - at, CLUSTER_COLUMNS);
		if (k.width > columns - total)
			break;
		total += k.width;
		at += k.bytes;
	}
	if (width != NULL)
		*width = total;
	return at;
}

static bool
is_break_space(const struct cluster *k)
{
	return text_is_space(k->base) && !k->marked;
}

static bool
is_letter(uint32_t c)
{
	return text_is_word(c) && !text_is_digit(c);
}

static bool
is_wide(uint32_t c)
{
	return c >= 0x1100 && text_char_width(c) == 2;
}

/* Closing marks and small kana, which do not start a line, and opening ones, which do not end
 * one. */
static bool
is_closing(uint32_t c)
{
	static const wchar_t closing[] =
	    L"\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u30fb\u30fc"
	    L"\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5"
	    L"\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f";

	return c >= 0x3001 && wcschr(closing, (wchar_t)c) != NULL;
}

static bool
is_opening(uint32_t c)
{
	return (c >= 0x3008 && c <= 0x3010 && c % 2 == 0) || c == 0x3014 || c == 0x3016 ||
	       c == 0xff08;
}

/* Whether a line may end after cluster b, which stands between a and c. */
static bool
may_break(uint32_t a, const struct cluster *b, const struct cluster *c)
{
	uint32_t last = b->last;

	if (is_break_space(b))
		return true;
	if (is_break_space(c) || is_closing(c->base) || is_opening(last))
		return false;
	if (last == '-' || last == '/' || last == 0x2010 || last == 0x2013)
		return is_letter(a) && is_letter(c->base);
	if (last == 0x2014)
		return text_is_word(c->base);
	return is_wide(c->base) ? last >= 0x80 || is_wide(last)
				: is_wide(last) && is_letter(c->base);
}

static bool
is_ascii_word(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || text_is_digit(c);
}

/* How many letters and digits of ASCII s begins with, at most `most`; they are clusters of one
 * byte, and no line ends between two of them. Nearly all text is that. */
static size_t
ascii_word(const char *s, size_t len, int most)
{
	size_t n = 0;

	while (n < len && (int)n < most && is_ascii_word((unsigned char)s[n]) &&
	       (n + 1 == len || is_plain(s[n + 1])))
		n++;
	return n;
}

/* Finds the end of the line that starts at `at`: the line itself and the bytes that it uses up. A
 * line that is nothing but spaces has no break in it. */
static struct text_line
scan_line(const char *s, size_t len, size_t at, int columns, size_t *next)
{
	struct text_line line = {at, at};
	struct cluster here = {0}, ahead;
	size_t cut = at, end = at; /* the last break, the end of what is not a space */
	uint32_t before = 0;
	int width = 0;

	for (size_t p = at;; p += here.bytes) {
		bool all = p >= len || s[p] == '\n';
		size_t n = all || here.marked || !is_ascii_word(here.base)
			       ? 0
			       : ascii_word(s + p, len - p, columns - width);

		if (n > 0) {
			before = n > 1 ? (unsigned char)s[p + n - 2] : here.last;
			p += n - 1;
			here.base = here.last = (unsigned char)s[p];
			width += (int)n;
			end = p + 1;
			continue;
		}
		ahead = all ? (struct cluster){0} : cluster_at(s + p, len - p, columns);
		if (!all && end > at && may_break(before, &here, &ahead)) {
			cut = p;
			line.to = end;
		}
		if (all || (width + ahead.width > columns && p > at && !is_break_space(&ahead))) {
			bool whole = all || cut == at;
			line.to = whole ? end : line.to;
			*next = whole ? p : cut;
			return line;
		}
		before = here.last;
		here = ahead;
		width += here.width;
		if (!is_break_space(&here))
			end = p + here.bytes;
	}
}

bool
text_wrap(const char *s, size_t len, size_t at, int columns, struct text_line *line, size_t *next)
{
	if (at >= len)
		return false;
	*line = scan_line(s, len, at, columns < 1 ? 1 : columns, next);
	while (*next < len && s[*next] != '\n') {
		struct cluster k = cluster_at(s + *next, len - *next, 1);
		if (!is_break_space(&k))
			break;
		*next += k.bytes;
	}
	if (*next < len && s[*next] == '\n')
		++*next;
	return true;
}
