/* SPDX-License-Identifier: MIT */
/* Plain text, line by line: what a line is by its shape.
 *
 * A heading is a line of at most 80 characters with a letter or digit in it that starts with no
 * list mark or number and does not end in . ! : ; or , (nor in these before closing quotes). A
 * question mark may end it, and no blank line is needed around it. List marks are bullets of any
 * form, - * + and dashes before a space, and numbers with a full stop or parenthesis.
 *
 * More than the line judges whether it is a row of a table: it begins with '|', it stands around a
 * line of a table's dashes, or it has as many tabs in it as the line above or below. How lines with
 * hard ends are joined is in doc_wrap.c.
 */
#include "compile/doc_lines.h"

#include <string.h>

#include "base/text.h"
#include "base/text_class.h"
#include "compile/doc_table.h"
#include "compile/doc_write.h"
#include "csv/scan.h"
#include "topic/image.h"

#define HEADING_CHARS 80

/* A place in a text, moved one character at a time. */
struct cursor {
	const char *s;
	size_t len, at, used;
};

static uint32_t
peek(struct cursor *c)
{
	bool bad;

	c->used = 0;
	return c->at < c->len ? text_decode(c->s + c->at, c->len - c->at, &c->used, &bad) : 0;
}

static bool
is_blank(uint32_t c)
{
	return text_is_space(c) || text_is_solid_space(c);
}

/* Zero-terminated; a text of no characters gives 0, which is in none of them. */
static const uint32_t dashes[] = {'-', '*', '+', 0x2013, 0x2014, 0};
/* What Word's bullets are as text, a tab after them: letters of fonts that hold signs. */
static const uint32_t lettered[] = {'o', 'v', 'q', 'n', 'l', 'u', 'r', 'p', 'w', 0xa7, 0xb7, 0xd8,
    0xe0, 0xe8, 0xf0, 0xfc, 0xfe, 0x2d, 0};
static const uint32_t quotes[] = {'"', '\'', 0x2018, 0x2019, 0x201c, 0x201d, 0xbb, 0x203a, 0};
static const uint32_t stops[] = {'.', '!', ':', ';', 0x2026, 0x3002, 0xff01, 0xff1a, 0xff1b, 0};
static const uint32_t commas[] = {',', 0x3001, 0xff0c, 0};

static bool
is_in(const uint32_t *set, uint32_t c)
{
	while (*set != 0 && *set != c)
		set++;
	return *set != 0;
}

/* Whether a tab comes right after the character there. */
static bool
has_tab_after(struct cursor c)
{
	peek(&c);
	return c.at + c.used < c.len && c.s[c.at + c.used] == '\t';
}

/* Steps over "12.", "12)" or "(12)" with a space after it; returns the number, 0 if there is
 * none. */
static uint32_t
skip_number(struct cursor *c)
{
	struct cursor n = *c;
	uint32_t number = 0, digits = 0, ch = peek(&n);
	bool open = ch == '(';

	if (open)
		n.at += n.used;
	for (; text_is_digit(ch = peek(&n)) && digits < 3; digits++, n.at += n.used)
		number = number * 10 + (ch - '0');
	if (digits == 0 || (ch != ')' && (ch != '.' || open)))
		return 0;
	n.at += n.used;
	if (n.at < n.len && !is_blank(peek(&n)))
		return 0;
	*c = n;
	return number > 0 ? number : 1;
}

/* Steps over "a)" or "(a)" with a space after it; false if there is none. */
static bool
skip_letter(struct cursor *c)
{
	struct cursor n = *c;
	uint32_t ch = peek(&n);

	if (ch == '(') {
		n.at += n.used;
		ch = peek(&n);
	}
	n.at += n.used;
	if (ch < 'a' || ch > 'z' || peek(&n) != ')')
		return false;
	n.at += n.used;
	if (n.at < n.len && !is_blank(peek(&n)))
		return false;
	*c = n;
	return true;
}

/* Steps over a list mark and the spaces after it; false if there is none. tabbed: a tab follows the
 * first character. */
static bool
skip_mark(struct cursor *c, struct doc_line *line, bool tabbed)
{
	struct cursor n = *c;
	uint32_t mark = peek(&n);

	line->number = NONE;
	if (skip_letter(&n)) { /* which stays in the text */
		line->number = 0;
		return true;
	}
	if (doc_starts_with_bullet(c->s + c->at, c->len - c->at) ||
	    (tabbed && is_in(lettered, mark))) {
		n.at += n.used;
	} else if (is_in(dashes, mark)) {
		n.at += n.used;
		if (n.at < n.len && !is_blank(peek(&n)))
			return false;
	} else if ((line->number = skip_number(&n)) == 0) {
		return false;
	}
	while (n.at < n.len && is_blank(peek(&n)))
		n.at += n.used;
	line->content = line->indent + text_count(c->s + c->at, n.at - c->at);
	*c = n;
	return true;
}

static bool
is_rule(const char *s, size_t len)
{
	size_t count = 0;

	if (len == 0 || strchr("-*_=~", s[0]) == NULL)
		return false;
	for (size_t i = 0; i < len; i++) {
		if (s[i] != s[0] && s[i] != ' ')
			return false;
		count += s[i] == s[0];
	}
	return count >= 3;
}

/* What the line is, from one pass over its characters. */
static void
classify(struct doc_line *line, bool tabbed)
{
	struct cursor c = {line->text, line->len, 0, 0};
	uint32_t last = 0; /* quotes not counted */
	bool word = false; /* it has a letter or digit */

	if (is_rule(c.s, c.len)) {
		line->kind = LINE_RULE;
		return;
	}
	line->content = line->indent;
	line->kind = skip_mark(&c, line, tabbed) ? LINE_ITEM : LINE_HEADING;
	line->text += c.at;
	line->len -= c.at;
	for (; c.at < c.len; c.at += c.used) {
		uint32_t ch = peek(&c);

		line->first = line->chars++ == 0 ? ch : line->first;
		line->last = ch;
		last = is_in(quotes, ch) ? last : ch;
		line->word =
		    is_blank(ch) || line->word + 1 < line->chars ? line->word : line->chars;
		if (!word && text_is_word(ch)) {
			word = true;
			line->starts_lower = text_is_small(ch);
		}
	}
	line->ends_sentence = is_in(stops, last) || last == '?' || last == 0xff1f;
	if (line->kind == LINE_HEADING &&
	    (line->chars > HEADING_CHARS || !word || is_in(dashes, line->first) ||
		text_is_digit(line->first) || is_in(stops, last) || is_in(commas, last)))
		line->kind = LINE_PROSE;
}

/* Adds s, one line of filtered text. Columns are counted as characters: their width would depend on
 * the locale. */
static void
add_line(struct doc_lines *l, const char *s, size_t len, uint32_t number, uint32_t tabs,
    bool tabbed, struct arena *arena)
{
	struct doc_line line = {.line = number};
	struct cursor c = {s, len, 0, 0};
	size_t end = 0;

	while (c.at < len && is_blank(peek(&c)))
		c.at += c.used;
	line.indent = tabs + text_count(s, c.at);
	for (struct cursor e = c; e.at < len; e.at += e.used)
		if (!is_blank(peek(&e)))
			end = e.at + e.used;
	if (end > 0) {
		line.len = end - c.at;
		line.text = arena_strndup(arena, s + c.at, line.len);
		line.whole = line.text;
		line.whole_len = line.len;
		classify(&line, tabbed);
	}
	vec_push(l, line);
}

/* The tabs in a line that end cells: not those before the text or right after a list mark. */
static size_t
count_tabs(const char *s, size_t len)
{
	struct cursor c = {s, len, 0, 0};
	struct doc_line line = {0};
	size_t tabs = 0;

	while (c.at < len && is_blank(peek(&c)))
		c.at += c.used;
	if (skip_mark(&c, &line, has_tab_after(c)) && line.number == 0 && skip_letter(&c))
		c.at++;
	for (size_t at = c.at; at < len; at++)
		tabs += s[at] == '\t';
	return tabs;
}

/* Makes a row of a line: of its text s, whose cells end with that character. */
static void
make_row(struct doc_line *line, const char *s, size_t len, char ending, struct arena *arena)
{
	struct buf row = {0}, cell = {0};

	for (size_t at = 0, to; at <= len; at = to + 1) {
		size_t from = 0;

		for (to = at; to < len && s[to] != ending; to++)
			;
		buf_clear(&cell);
		text_filter_line(&cell, s + at, to - at, NULL);
		buf_adds(&row, at > 0 ? DOC_CELL_END : "");
		size_t end = cell.len;
		text_trim(buf_str(&cell), &from, &end);
		buf_add(&row, buf_str(&cell) + from, end - from);
	}
	line->kind = LINE_ROW;
	line->text = arena_strndup(arena, buf_str(&row), row.len);
	line->len = row.len;
	buf_free(&row);
	buf_free(&cell);
}

/* The same with pipes, which may stand around it too. What looks like a list mark is its first
 * cell.
 */
static void
make_pipe_row(struct doc_line *line, struct arena *arena)
{
	const char *s = line->whole;
	size_t from = s[0] == '|', to = line->whole_len;

	to -= to > from && s[to - 1] == '|';
	make_row(line, s + from, to - from, '|', arena);
}

static bool
has_pipe(const struct doc_line *line)
{
	return line->whole_len > 0 && memchr(line->whole, '|', line->whole_len) != NULL;
}

/* Whether a line draws a table: "+---+" wherever it stands, else only the first of the table. */
static bool
is_drawn(const struct doc_line *line, bool table, const struct doc_line *above)
{
	if (line->kind == LINE_ROW || !doc_table_is_delimiter(line->whole, line->whole_len))
		return false;
	return line->whole[0] == '+' || (!table && (strstr(line->whole, "--") != NULL ||
						       (above != NULL && has_pipe(above))));
}

/* Rows with pipes: those that begin with one, and those around a delimiter, which is none. */
static void
find_rows(struct doc_lines *l, struct arena *arena)
{
	bool table = false;

	for (size_t i = 0; i < l->len; i++) {
		struct doc_line *line = &l->items[i];
		bool pipe = has_pipe(line);

		if (is_drawn(line, table, i > 0 ? line - 1 : NULL)) {
			if (!table && i > 0 && line[-1].kind != LINE_ROW && has_pipe(line - 1))
				make_pipe_row(line - 1, arena);
			line->kind = LINE_BLANK;
			table = true;
			continue;
		}
		table = table && pipe;
		if (pipe && line->kind != LINE_ROW && (table || line->whole[0] == '|'))
			make_pipe_row(line, arena);
	}
}

/* A tab before the text counts as 4 columns, the filter makes it one space. The separators of lines
 * that Unicode has make several lines of one, all of the same number. */
static void
read_line(struct doc_lines *l, const char *s, size_t len, uint32_t number, struct arena *arena)
{
	struct buf b = {0};
	uint32_t tabs = 0;
	size_t from = 0;

	for (; from < len && (s[from] == ' ' || s[from] == '\t'); from++)
		tabs += s[from] == '\t' ? 3 : 0;
	bool tabbed = has_tab_after((struct cursor){s, len, from, 0});
	text_filter(&b, s, len, NULL);
	for (const char *p = buf_str(&b), *end; *p != '\0'; p = end + (*end == '\n')) {
		end = p + strcspn(p, "\n");
		add_line(l, p, (size_t)(end - p), number, tabs, tabbed, arena);
		tabs = 0;
		tabbed = false;
	}
	buf_free(&b);
}

struct doc_lines
doc_lines_read(const char *data, size_t len, struct arena *arena)
{
	struct doc_lines l = {0};
	size_t above = 0, tabs = count_tabs(data, scan_line_end(data, len, 0)), below;
	uint32_t number = 1;

	for (size_t at = 0, next; at < len; at = next, number++, above = tabs, tabs = below) {
		size_t first = l.len;

		next = scan_line_end(data, len, at);
		below =
		    next < len ? count_tabs(data + next, scan_line_end(data, len, next) - next) : 0;
		read_line(&l, data + at, next - at, number, arena);
		if (tabs > 0 && (tabs == above || tabs == below) && l.len == first + 1)
			make_row(&l.items[first], data + at, next - at, '\t', arena);
	}
	find_rows(&l, arena);
	doc_lines_join(&l);
	return l;
}
