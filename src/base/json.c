/* SPDX-License-Identifier: MIT */
/* A streaming JSON writer.
 *
 * first[depth] tells whether the next member of the open level comes without a comma. Strings are
 * escaped so that the output is valid JSON whatever bytes come in, and harmless on a terminal:
 * controls are written as \u escapes, bytes that are not UTF-8 as U+FFFD. Misuse (a level too deep,
 * an end too many) is a mistake in the program, so it aborts.
 */
#include "base/json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { DEPTH_MAX = 32 };

void
json_begin(struct json *j, struct buf *out)
{
	*j = (struct json){.out = out};
	j->first[0] = true;
}

/* Characters that must be escaped, and those that a terminal would act on. */
static bool
needs_escape(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static void
add_quoted(struct buf *out, const char *s)
{
	size_t len = strlen(s), used;
	char bytes[4];
	bool bad;

	buf_addc(out, '"');
	for (size_t i = 0; i < len; i += used) {
		uint32_t c = text_decode(s + i, len - i, &used, &bad);

		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", (char)c);
		else if (c == '\n' || c == '\t')
			buf_adds(out, c == '\n' ? "\\n" : "\\t");
		else if (needs_escape(c))
			buf_printf(out, "\\u%04" PRIx32, c);
		else
			buf_add(out, bytes, text_encode(c, bytes));
	}
	buf_addc(out, '"');
}

/* What stands before a value: the comma and the key. Values at the top stand on lines of their
 * own. */
static void
add_key(struct json *j, const char *key)
{
	if (!j->first[j->depth])
		buf_addc(j->out, j->depth > 0 ? ',' : '\n');
	j->first[j->depth] = false;
	if (key != NULL) {
		add_quoted(j->out, key);
		buf_addc(j->out, ':');
	}
}

static void
open_level(struct json *j, const char *key, char bracket)
{
	add_key(j, key);
	buf_addc(j->out, bracket);
	if (j->depth + 1 >= DEPTH_MAX)
		abort();
	j->first[++j->depth] = true;
}

void
json_object(struct json *j, const char *key)
{
	open_level(j, key, '{');
}

void
json_array(struct json *j, const char *key)
{
	open_level(j, key, '[');
}

void
json_end(struct json *j, char closing)
{
	if (j->depth <= 0)
		abort();
	j->depth--;
	buf_addc(j->out, closing);
}

void
json_string(struct json *j, const char *key, const char *value)
{
	if (value == NULL) {
		json_null(j, key);
		return;
	}
	add_key(j, key);
	add_quoted(j->out, value);
}

void
json_integer(struct json *j, const char *key, int64_t value)
{
	add_key(j, key);
	buf_printf(j->out, "%" PRId64, value);
}

/* The locale may write the point in another way, even in several bytes; JSON may not. */
void
json_number(struct json *j, const char *key, double value)
{
	static const char parts[] = "+-0123456789e";
	char text[64];

	if (!isfinite(value)) {
		json_null(j, key);
		return;
	}
	snprintf(text, sizeof text, "%.6g", value == 0 ? 0.0 : value);
	size_t whole = strspn(text, parts);
	size_t point = strcspn(text + whole, parts);
	add_key(j, key);
	buf_printf(
	    j->out, "%.*s%s%s", (int)whole, text, point > 0 ? "." : "", text + whole + point);
}

void
json_bool(struct json *j, const char *key, bool value)
{
	add_key(j, key);
	buf_adds(j->out, value ? "true" : "false");
}

void
json_null(struct json *j, const char *key)
{
	add_key(j, key);
	buf_adds(j->out, "null");
}

void
json_open(struct json *j)
{
	json_object(j, NULL);
	json_integer(j, "format", JSON_FORMAT);
}

void
json_close(struct json *j)
{
	json_end(j, '}');
	buf_addc(j->out, '\n');
}
