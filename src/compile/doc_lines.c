/* Plain text, line by line: what a line is by its shape.
 *
 * A heading is a line of at most 80 characters with a letter or digit in it that starts with no
 * list mark or number and does not end in . ! : ; or , (nor in these before closing quotes). A
 * question mark may end it, and no blank line is needed around it. List marks are bullets of any
 * form, - * + and dashes before a space, and numbers with a full stop or parenthesis.
 *
 * One thing is judged by more than a line: text with hard line ends. Lines that stand together are
 * taken as hard-wrapped if one of 50 to 100 characters ends in mid-sentence and the next starts
 * with a small letter. In such a group a line of 50 characters or more is no heading, nor is one
 * that starts with a small letter or follows a long line that ends in mid-sentence. Without this a
 * letter typed at 72 columns would be nothing but headings; a real heading above such a paragraph
 * is shorter, or has a blank line below.
 */
#include "compile/doc_lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/text_class.h"
#include "topic/image.h"

#define HEADING_CHARS 80
#define WRAPPED_LOW 50
#define WRAPPED_HIGH 100

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

/* Columns are counted as characters here: their width would depend on the locale. */
static uint32_t
char_count(const char *s, size_t len)
{
	struct cursor c = {s, len, 0, 0};
	uint32_t n = 0;

	for (; c.at < len; c.at += c.used, n++)
		peek(&c);
	return n;
}

static bool
is_blank(uint32_t c)
{
	return text_is_space(c) || text_is_solid_space(c);
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* Marks that need no space after them. */
static bool
is_bullet(uint32_t c)
{
	return c == 0x2022 || c == 0x25e6 || c == 0x25aa || c == 0x25ab || c == 0x2023 ||
	       c == 0x2043 || c == 0xb7 || c == 0x25cf || c == 0x25cb || c == 0x25a0 || c == 0x25a1;
}

static bool
is_dash(uint32_t c)
{
	return c == '-' || c == '*' || c == '+' || c == 0x2013 || c == 0x2014;
}

static bool
is_quote(uint32_t c)
{
	return c == '"' || c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d ||
	       c == 0xbb || c == 0x203a;
}

static bool
is_small(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0xdf && c <= 0xff && c != 0xf7) ||
	       (c >= 0x3b1 && c <= 0x3c9) || (c >= 0x430 && c <= 0x45f);
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
	for (; is_digit(ch = peek(&n)) && digits < 3; digits++, n.at += n.used)
		number = number * 10 + (ch - '0');
	if (digits == 0 || (ch != ')' && (ch != '.' || open)))
		return 0;
	n.at += n.used;
	if (n.at < n.len && !is_blank(peek(&n)))
		return 0;
	*c = n;
	return number > 0 ? number : 1;
}

/* Steps over a list mark and the spaces after it; false if there is none. */
static bool
skip_mark(struct cursor *c, struct doc_line *line)
{
	struct cursor n = *c;
	uint32_t mark = peek(&n);

	line->number = NONE;
	if (is_bullet(mark) || is_dash(mark)) {
		n.at += n.used;
		if (is_dash(mark) && n.at < n.len && !is_blank(peek(&n)))
			return false;
	} else if ((line->number = skip_number(&n)) == 0) {
		return false;
	}
	while (n.at < n.len && is_blank(peek(&n)))
		n.at += n.used;
	line->content = line->indent + char_count(c->s + c->at, n.at - c->at);
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

/* What the rule for headings asks of a line, found in one pass. */
struct shape {
	uint32_t first, last; /* last: quotes not counted */
	uint32_t chars;
	bool word;  /* it has a letter or digit */
	bool small; /* the first of them is a small letter */
};

static struct shape
shape_of(const char *s, size_t len)
{
	struct cursor c = {s, len, 0, 0};
	struct shape h = {0};

	for (uint32_t ch; c.at < len; c.at += c.used) {
		ch = peek(&c);
		h.first = h.chars++ == 0 ? ch : h.first;
		h.last = is_quote(ch) ? h.last : ch;
		if (!h.word && text_is_word(ch)) {
			h.word = true;
			h.small = is_small(ch);
		}
	}
	return h;
}

static bool
is_stop(uint32_t c)
{
	return c == '.' || c == '!' || c == ':' || c == ';' || c == 0x2026 || c == 0x3002 ||
	       c == 0xff01 || c == 0xff1a || c == 0xff1b;
}

static bool
is_comma(uint32_t c)
{
	return c == ',' || c == 0x3001 || c == 0xff0c;
}

static void
classify(struct doc_lines *l, struct doc_line *line)
{
	struct cursor c = {l->text.data + line->at, line->len, 0, 0};
	struct shape h;

	if (is_rule(c.s, c.len)) {
		line->kind = LINE_RULE;
		return;
	}
	line->content = line->indent;
	if (skip_mark(&c, line))
		line->kind = LINE_ITEM;
	line->at += c.at;
	line->len -= c.at;
	h = shape_of(l->text.data + line->at, line->len);
	line->chars = h.chars;
	line->starts_lower = h.small;
	line->ends_sentence = is_stop(h.last) || h.last == '?' || h.last == 0xff1f;
	if (line->kind == LINE_ITEM)
		return;
	line->kind = LINE_HEADING;
	if (h.chars > HEADING_CHARS || !h.word || is_dash(h.first) || is_digit(h.first) ||
	    is_stop(h.last) || is_comma(h.last))
		line->kind = LINE_PROSE;
}

/* Adds s, one line of filtered text. */
static void
add_line(struct doc_lines *l, const char *s, size_t len, uint32_t number, uint32_t tabs)
{
	struct doc_line line = {.line = number, .at = l->text.len};
	struct cursor c = {s, len, 0, 0};
	size_t end = 0;

	while (c.at < len && is_blank(peek(&c)))
		c.at += c.used;
	line.indent = tabs + char_count(s, c.at);
	for (struct cursor e = c; e.at < len; e.at += e.used)
		if (!is_blank(peek(&e)))
			end = e.at + e.used;
	if (end > 0) {
		line.len = end - c.at;
		buf_add(&l->text, s + c.at, line.len);
		buf_addc(&l->text, '\n');
		classify(l, &line);
	}
	vec_push(&l->lines, line);
}

/* Adds one line of the file. A tab before the text counts as 4 columns, the filter makes it one
 * space. The separators of lines that Unicode has make several lines of it, all of the same number.
 */
static void
add_raw_line(struct doc_lines *l, const char *s, size_t len, uint32_t number)
{
	struct buf b = {0};
	uint32_t tabs = 0;
	const char *p, *end;

	for (size_t i = 0; i < len && (s[i] == ' ' || s[i] == '\t'); i++)
		tabs += s[i] == '\t' ? 3 : 0;
	text_filter(&b, s, len, NULL);
	for (p = buf_str(&b); (end = strchr(p, '\n')) != NULL; p = end + 1, tabs = 0)
		add_line(l, p, (size_t)(end - p), number, tabs);
	add_line(l, p, strlen(p), number, tabs);
	buf_free(&b);
}

static bool
is_long(const struct doc_line *line)
{
	return line->chars >= WRAPPED_LOW && line->chars <= WRAPPED_HIGH;
}

static bool
is_text(const struct doc_line *line)
{
	return line->kind == LINE_PROSE || line->kind == LINE_HEADING;
}

/* In a wrapped group, tells for each line after the first whether it goes on with the one before,
 * and takes back the headings that are none. */
static void
join_group(struct doc_line *first, struct doc_line *end)
{
	if (first->kind == LINE_HEADING && first->chars >= WRAPPED_LOW)
		first->kind = LINE_PROSE;
	for (struct doc_line *line = first + 1; line < end; line++) {
		bool broken = is_long(line - 1) && !(line - 1)->ends_sentence;
		if (line->chars >= WRAPPED_LOW || line->starts_lower || broken)
			line->kind = LINE_PROSE;
		line->joined = line->kind == LINE_PROSE && (line - 1)->kind != LINE_HEADING &&
			       (line->starts_lower || is_long(line - 1));
	}
}

/* A group is a line of text or an item, and the lines of text right below it. */
static void
find_wrapped(struct doc_lines *l)
{
	struct doc_line *line = l->lines.items, *end = line + l->lines.len;

	while (line < end) {
		struct doc_line *first = line++;
		bool wrapped = false;
		if (!is_text(first) && first->kind != LINE_ITEM)
			continue;
		for (; line < end && is_text(line); line++)
			wrapped |=
			    is_long(line - 1) && !(line - 1)->ends_sentence && line->starts_lower;
		if (wrapped)
			join_group(first, line);
	}
}

bool
doc_line_next(const char *data, size_t len, size_t *at, size_t *from, size_t *to)
{
	if (*at >= len)
		return false;
	*from = *to = *at;
	while (*to < len && data[*to] != '\n' && data[*to] != '\r')
		++*to;
	*at = *to + 1;
	if (*at < len && data[*to] == '\r' && data[*at] == '\n')
		++*at;
	return true;
}

void
doc_lines_read(struct doc_lines *l, const char *data, size_t len)
{
	uint32_t number = 1;

	*l = (struct doc_lines){0};
	for (size_t at = 0, from, to; doc_line_next(data, len, &at, &from, &to); number++)
		add_raw_line(l, data + from, to - from, number);
	if (l->lines.len > 0)
		find_wrapped(l);
}

void
doc_lines_free(struct doc_lines *l)
{
	vec_free(&l->lines);
	buf_free(&l->text);
}

const char *
doc_line_text(const struct doc_lines *l, const struct doc_line *line)
{
	return buf_str(&l->text) + line->at;
}
