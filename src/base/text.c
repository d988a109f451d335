/* SPDX-License-Identifier: MIT */
/* UTF-8 and the filter that every text passes once.
 *
 * The filter looks at one character at a time and keeps three facts about what it has written: what
 * the last character was, how many marks stand in a row, and whether a joiner waits. A joiner is
 * written only when the next character shows that it joins something. What is dropped leaves those
 * facts alone; therefore a second pass over the output meets the same facts and drops nothing.
 */
#include "base/text.h"

#include <string.h>

#include "base/text_class.h"

#define MARKS_IN_A_ROW 8

uint32_t
text_decode(const char *s, size_t len, size_t *used, bool *bad)
{
	const unsigned char *p = (const unsigned char *)s;
	unsigned more, low = 0x80, high = 0xbf;

	*used = len > 0;
	*bad = len == 0;
	if (len == 0)
		return TEXT_BAD;
	if (p[0] < 0x80)
		return p[0];
	more = p[0] < 0xc2 || p[0] > 0xf4 ? 0 : p[0] < 0xe0 ? 1 : p[0] < 0xf0 ? 2 : 3;
	/* The second byte's bounds keep out overlong forms, surrogates, values above U+10FFFF. */
	if (p[0] == 0xe0 || p[0] == 0xf0)
		low = p[0] == 0xe0 ? 0xa0 : 0x90;
	if (p[0] == 0xed || p[0] == 0xf4)
		high = p[0] == 0xed ? 0x9f : 0x8f;
	uint32_t c = p[0] & (0x3fu >> more);
	for (unsigned i = 1; i <= more; i++) {
		if (i >= len || p[i] < low || p[i] > high) {
			*bad = true;
			return TEXT_BAD;
		}
		c = c << 6 | (p[i] & 0x3f);
		*used = i + 1;
		low = 0x80;
		high = 0xbf;
	}
	*bad = more == 0;
	return *bad ? TEXT_BAD : c;
}

size_t
text_encode(uint32_t c, char out[4])
{
	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		c = TEXT_BAD;
	size_t more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
	out[0] = (char)(more == 0 ? c : (0xff00u >> (more + 1) & 0xff) | c >> 6 * more);
	for (size_t i = 1; i <= more; i++)
		out[i] = (char)(0x80 | (c >> 6 * (more - i) & 0x3f));
	return more + 1;
}

/* What the last character written was, as far as the next one cares. */
enum last {
	LAST_NOTHING,  /* the start of the text or of a line: a mark has nothing to stand on */
	LAST_PLAIN,    /* ASCII or a space */
	LAST_SOLID,    /* visible and not ASCII: a selector or joiner may follow */
	LAST_SELECTED, /* such a character with marks or a selector: only a joiner may follow */
};

struct filter {
	struct buf *out;
	enum last last;
	unsigned marks;
	uint32_t joiner; /* waiting to be written, 0 for none */
};

static void
filter_write(struct filter *f, uint32_t c)
{
	char utf8[4];

	buf_add(f->out, utf8, text_encode(c, utf8));
}

static void
filter_write_joiner(struct filter *f)
{
	if (f->joiner != 0)
		filter_write(f, f->joiner);
	f->joiner = 0;
}

/* Returns how many invisible characters were dropped on account of c: itself, or a waiting joiner
 * that c has shown to join nothing. */
static unsigned
filter_add(struct filter *f, uint32_t c)
{
	if (text_is_hidden(c))
		return 1;
	if (text_is_joiner(c)) {
		if (f->joiner != 0 || f->last < LAST_SOLID)
			return 1;
		f->joiner = c;
		return 0;
	}
	if (text_is_selector(c)) {
		if (f->last != LAST_SOLID || f->joiner != 0)
			return 1;
		f->last = LAST_SELECTED;
		filter_write(f, c);
		return 0;
	}
	if (!text_is_mark(c)) {
		bool solid = c >= 0x80 && !text_is_space(c) && !text_is_solid_space(c);
		unsigned lost = f->joiner != 0 && !solid;

		if (solid)
			filter_write_joiner(f);
		f->joiner = 0;
		f->marks = 0;
		f->last = solid ? LAST_SOLID : c == '\n' ? LAST_NOTHING : LAST_PLAIN;
		filter_write(f, c);
		return lost;
	}
	if (f->last == LAST_NOTHING || f->marks == MARKS_IN_A_ROW)
		return 1;
	filter_write_joiner(f);
	f->marks++;
	if (f->last == LAST_SOLID)
		f->last = LAST_SELECTED;
	filter_write(f, c);
	return 0;
}

size_t
text_plain(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] >= ' ' && s[n] <= '~')
		n++;
	return n;
}

void
text_filter(struct buf *out, const char *s, size_t len, struct text_report *report)
{
	struct text_report r = {0};
	struct filter f = {.out = out};

	for (size_t at = 0, used; at < len; at += used) {
		size_t found = r.bad_bytes + r.controls + r.hidden;
		bool bad;
		uint32_t c = text_decode(s + at, len - at, &used, &bad);
		if (c == '\r' && at + 1 < len && s[at + 1] == '\n')
			continue;
		if (c == '\r' || c == 0x2028 || c == 0x2029)
			c = '\n';
		if (c == '\t')
			c = ' ';
		r.bad_bytes += bad;
		if (text_is_control(c))
			r.controls++;
		else
			r.hidden += filter_add(&f, c);
		/* More of the kind changes nothing, and most text is that. */
		if (c >= ' ' && c <= '~') {
			size_t plain = text_plain(s + at + used, len - at - used);

			buf_add(out, s + at + used, plain);
			used += plain;
		}
		if (found == 0 && r.bad_bytes + r.controls + r.hidden > 0)
			r.first_at = at;
	}
	if (f.joiner != 0) {
		if (r.bad_bytes + r.controls + r.hidden == 0)
			r.first_at = len;
		r.hidden++;
	}
	if (report != NULL)
		*report = r;
}

void
text_filter_line(struct buf *out, const char *s, size_t len, struct text_report *report)
{
	size_t from = out->len;

	text_filter(out, s, len, report);
	for (size_t i = from; i < out->len; i++)
		if (out->data[i] == '\n')
			out->data[i] = ' ';
}

size_t
text_blank(const char *s)
{
	if ((unsigned char)*s < 0x80)
		return *s == ' ' || *s == '\t' || *s == '\n';
	if (strncmp(s, "\u00a0", 2) == 0)
		return 2;
	return strncmp(s, "\u2007", 3) == 0 || strncmp(s, "\u202f", 3) == 0 ? 3 : 0;
}

static bool
is_graphic(char c)
{
	return c > ' ' && c <= '~';
}

void
text_trim(const char *s, size_t *from, size_t *to)
{
	if (*from < *to && is_graphic(s[*from]) && is_graphic(s[*to - 1]))
		return; /* as most texts are */
	for (size_t n; *from < *to && (n = text_blank(s + *from)) > 0;)
		*from += n;
	for (size_t n = 1; n <= 3 && *from + n <= *to; n++)
		if (text_blank(s + *to - n) == n) {
			*to -= n;
			n = 0;
		}
}

static char
lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool
text_same(const char *a, const char *b)
{
	while (*a != '\0' && lower(*a) == lower(*b)) {
		a++;
		b++;
	}
	return *a == *b;
}

bool
text_begins(const char *s, const char *word, size_t n)
{
	size_t i = 0;

	while (i < n && lower(s[i]) == lower(word[i]))
		i++;
	return i == n;
}

const char *
text_behind(const char *s, const char *word)
{
	size_t len = strlen(word);

	return text_begins(s, word, len) ? s + len : NULL;
}

size_t
text_fit_bytes(const char *s, size_t len, size_t most)
{
	if (len <= most)
		return len;
	while (most > 0 && ((unsigned char)s[most] & 0xc0) == 0x80)
		most--;
	return most;
}

uint32_t
text_count(const char *s, size_t len)
{
	uint32_t count = 0;
	bool bad;

	for (size_t at = 0, used; at < len; at += used, count++)
		text_decode(s + at, len - at, &used, &bad);
	return count;
}
