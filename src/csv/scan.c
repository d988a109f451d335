/* SPDX-License-Identifier: MIT */
/* A second reader of CSV that keeps places instead of values.
 *
 * It knows the grammar of libcsv in strict mode and nothing else: spaces and tabs around a field
 * are trimmed unless quoted, CR and LF both end a row, lines with nothing in them are no rows. A
 * property test holds the two against each other on random text. Comments are no part of that
 * grammar: the reader keeps them from libcsv.
 */
#include "csv/scan.h"

static bool
is_break(char c)
{
	return c == '\r' || c == '\n';
}

static bool
is_blank(char c, char separator)
{
	return (c == ' ' || c == '\t') && c != separator;
}

static size_t
skip_blanks(const char *s, size_t len, size_t at, char separator)
{
	while (at < len && is_blank(s[at], separator))
		at++;
	return at;
}

size_t
scan_row(const char *s, size_t len, size_t at, char separator, bool comments)
{
	for (;;) {
		size_t line = at;

		if (comments && at < len && s[at] == '#') {
			at = scan_line_end(s, len, at);
			continue;
		}
		at = skip_blanks(s, len, at, separator);
		if (at == len)
			return len;
		if (!is_break(s[at]))
			return line;
		at++;
	}
}

enum scan_end
scan_field(const char *s, size_t len, size_t at, char separator, struct scan_field *field)
{
	at = skip_blanks(s, len, at, separator);
	*field = (struct scan_field){at, at, at, false};
	if (at < len && s[at] == '"') {
		field->quoted = true;
		field->begin = ++at;
		while (at < len && (s[at] != '"' || (at + 1 < len && s[at + 1] == '"')))
			at += s[at] == '"' ? 2 : 1;
		if (at == len) {
			field->next = field->begin - 1;
			return SCAN_OPEN;
		}
		field->end = at;
		at = skip_blanks(s, len, at + 1, separator);
	} else {
		for (; at < len && s[at] != separator && s[at] != '"' && !is_break(s[at]); at++)
			if (!is_blank(s[at], separator))
				field->end = at + 1;
	}
	field->next = at < len ? at + 1 : len;
	if (at == len || is_break(s[at]))
		return SCAN_ROW;
	if (s[at] == separator)
		return SCAN_SEPARATOR;
	field->next = at;
	return field->quoted ? SCAN_AFTER : SCAN_STRAY;
}

void
scan_value(const char *s, const struct scan_field *field, struct buf *out)
{
	if (!field->quoted) {
		buf_add(out, s + field->begin, field->end - field->begin);
		return;
	}
	for (size_t i = field->begin; i < field->end; i++) {
		buf_addc(out, s[i]);
		if (s[i] == '"')
			i++;
	}
}

size_t
scan_offset(const char *s, const struct scan_field *field, size_t offset)
{
	size_t at = field->begin;

	if (!field->quoted)
		return at + offset < field->end ? at + offset : field->end;
	for (; offset > 0 && at < field->end; offset--)
		at += s[at] == '"' ? 2 : 1;
	return at;
}

size_t
scan_line_end(const char *s, size_t len, size_t at)
{
	while (at < len && !is_break(s[at]))
		at++;
	if (at + 1 < len && s[at] == '\r' && s[at + 1] == '\n')
		at++;
	return at < len ? at + 1 : len;
}

size_t
scan_line_begin(const char *s, size_t from, size_t to)
{
	while (to > from && !is_break(s[to - 1]))
		to--;
	return to;
}

size_t
scan_lines(const char *s, size_t from, size_t to)
{
	size_t lines = 0;

	for (size_t i = from; i < to; i++) {
		if (s[i] == '\r' && i + 1 < to && s[i + 1] == '\n')
			continue;
		lines += is_break(s[i]);
	}
	return lines;
}
