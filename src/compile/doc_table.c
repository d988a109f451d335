/* SPDX-License-Identifier: MIT */
/* Tables of other dialects of Markdown, found in what cmark makes of them.
 *
 * A table with pipes is a paragraph that has a delimiter in a line of its own: the line above is
 * its head, all below are its rows. A grid begins with a delimiter and has more. Tables without
 * pipes, as pandoc writes them, have rulers of dashes above or below, which cmark takes for
 * thematic breaks.
 */
#include "compile/doc_table.h"

#include <string.h>

#include "csv/scan.h"

void
doc_table_mark_bars(const char *text, size_t len, struct buf *out)
{
	for (const char *at; (at = memchr(text, '\\', len)) != NULL;) {
		size_t before = (size_t)(at - text), taken = before + 1 < len ? before + 2 : len;

		buf_add(out, text, before);
		if (taken == before + 2 && at[1] == '|')
			buf_adds(out, DOC_TABLE_BAR);
		else
			buf_add(out, at, taken - before);
		text += taken;
		len -= taken;
	}
	buf_add(out, text, len);
}

const char *
doc_table_end_bars(const char *text, const char *bar, struct buf *out)
{
	const char *mark = strstr(text, DOC_TABLE_BAR);

	if (mark == NULL)
		return text;
	buf_clear(out);
	for (; mark != NULL; mark = strstr(text, DOC_TABLE_BAR)) {
		buf_add(out, text, (size_t)(mark - text));
		buf_adds(out, bar);
		text = mark + strlen(DOC_TABLE_BAR);
	}
	buf_adds(out, text);
	return buf_str(out);
}

bool
doc_table_is_delimiter(const char *s, size_t len)
{
	bool bar = false, dash = false;

	for (size_t i = 0; i < len; i++) {
		if (strchr("|+-=: \t", s[i]) == NULL || s[i] == '\0')
			return false;
		bar = bar || s[i] == '|' || s[i] == '+';
		dash = dash || s[i] == '-' || s[i] == '=';
	}
	return bar && dash;
}

static bool
ends_line(cmark_node *node)
{
	cmark_node_type type = node != NULL ? cmark_node_get_type(node) : CMARK_NODE_SOFTBREAK;

	return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

/* The first piece of the last line. */
static cmark_node *
last_line(cmark_node *paragraph)
{
	cmark_node *node = cmark_node_last_child(paragraph);

	while (node != NULL && !ends_line(cmark_node_previous(node)))
		node = cmark_node_previous(node);
	return node;
}

/* More than one group of two dashes or more, and nothing else. */
static bool
has_groups(const char *s, size_t len)
{
	size_t groups = 0;

	for (size_t at = 0; at < len;) {
		size_t n = 0;

		while (at + n < len && s[at + n] == '-')
			n++;
		if (n == 1 || (n == 0 && strchr(" \t>\r\n", s[at]) == NULL))
			return false;
		groups += n > 0;
		at += n > 0 ? n : 1;
	}
	return groups > 1;
}

struct doc_source
doc_source_read(const char *data, size_t len)
{
	struct doc_source source = {.data = data, .len = len};

	for (size_t at = 0; at < len; at = scan_line_end(data, len, at))
		vec_push(&source.starts, at);
	return source;
}

static bool
is_paragraph(cmark_node *node)
{
	return node != NULL && cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH;
}

/* A thematic break that is written as groups of dashes. */
static bool
is_dashes(cmark_node *node, const struct doc_source *source)
{
	if (node == NULL || cmark_node_get_type(node) != CMARK_NODE_THEMATIC_BREAK)
		return false;
	size_t line = (size_t)cmark_node_get_start_line(node), end = source->len;
	if (line == 0 || line > source->starts.len)
		return false;
	size_t start = source->starts.items[line - 1];
	end = line < source->starts.len ? source->starts.items[line] : end;
	return has_groups(source->data + start, end - start);
}

static bool
touch(cmark_node *above, cmark_node *below)
{
	return cmark_node_get_end_line(above) + 1 == cmark_node_get_start_line(below);
}

bool
doc_table_is_ruler(cmark_node *node, const struct doc_source *source)
{
	cmark_node *above = cmark_node_previous(node), *below = cmark_node_next(node);

	return is_dashes(node, source) && ((is_paragraph(above) && touch(above, node)) ||
					      (is_paragraph(below) && touch(node, below)));
}

struct doc_table
doc_table_find(cmark_node *paragraph, const struct doc_source *source)
{
	struct doc_table t = {NULL, NULL, false, false};
	cmark_node *line = cmark_node_first_child(paragraph), *before = NULL;
	cmark_node *above = cmark_node_previous(paragraph), *below = cmark_node_next(paragraph);

	for (cmark_node *node = line; node != NULL; node = cmark_node_next(node)) {
		const char *text = cmark_node_get_literal(node);

		if (ends_line(node)) {
			before = line;
			line = cmark_node_next(node);
		} else if (node == line && ends_line(cmark_node_next(node)) && text != NULL &&
			   doc_table_is_delimiter(text, strlen(text))) {
			t.first = before != NULL ? before : node;
			t.body = node;
			t.grid = text[0] == '+';
			return t;
		}
	}
	t.gaps = true;
	if (is_dashes(above, source) && touch(above, paragraph)) {
		t.first = t.body = cmark_node_first_child(paragraph);
	} else if (is_dashes(below, source) && touch(paragraph, below)) {
		t.first = last_line(paragraph);
	}
	return t;
}

bool
doc_table_is_drawn(const struct doc_table *t, cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);

	if (node == t->body && !t->gaps)
		return true;
	return t->grid && text[0] == '+' && doc_table_is_delimiter(text, strlen(text)) &&
	       ends_line(cmark_node_previous(node)) && ends_line(cmark_node_next(node));
}
