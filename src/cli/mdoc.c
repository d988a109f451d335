/* SPDX-License-Identifier: MIT */
/* What roff would take as its own is escaped: a backslash anywhere, a dot or an apostrophe at the
 * beginning of a line, and in the argument of a macro quotes. */
#include "cli/mdoc.h"

#include <stdbool.h>
#include <string.h>

enum { COLUMNS = 76 };

static void
add_word(struct buf *out, const char *word, size_t len, bool first)
{
	if (first && (word[0] == '.' || word[0] == '\''))
		buf_adds(out, "\\&");
	for (size_t i = 0; i < len; i++) {
		if (word[i] == '\\')
			buf_adds(out, "\\e");
		else
			buf_addc(out, word[i]);
	}
}

char
mdoc_capital(char c)
{
	return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

void
mdoc_add_text(struct buf *out, const char *text)
{
	size_t column = 0;

	while (*(text += strspn(text, " \n")) != '\0') {
		size_t len = strcspn(text, " \n");
		bool first = column == 0 || column + 1 + len > COLUMNS;

		if (column > 0)
			buf_addc(out, first ? '\n' : ' ');
		add_word(out, text, len, first);
		column = (first ? 0 : column + 1) + len;
		if (len > 1 && strchr(".!?", text[len - 1]) != NULL) {
			buf_addc(out, '\n');
			column = 0;
		}
		text += len;
	}
	if (column > 0)
		buf_addc(out, '\n');
}

void
mdoc_add_literal(struct buf *out, const char *text)
{
	while (*text != '\0') {
		size_t len = strcspn(text, "\n");

		add_word(out, text, len, true);
		buf_addc(out, '\n');
		text += len + (text[len] == '\n');
	}
}

void
mdoc_add_item(struct buf *out, const char *format, ...)
{
	struct buf item = {0};
	va_list ap;

	va_start(ap, format);
	buf_vprintf(&item, format, ap);
	va_end(ap);
	const char *at = buf_str(&item);
	buf_adds(out, ".It Li \"");
	for (; *at != '\t' && *at != '\0'; at++) {
		if (*at == '"')
			buf_adds(out, "\\(dq");
		else
			add_word(out, at, 1, false);
	}
	buf_adds(out, "\\&\"\n"); /* so that a last bracket is no punctuation */
	mdoc_add_text(out, at + (*at == '\t'));
	buf_free(&item);
}
