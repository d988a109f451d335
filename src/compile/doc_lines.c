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

#include <string.h>

#include "base/text.h"
#include "base/text_class.h"
#include "csv/scan.h"
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

/* Zero-terminated; a text of no characters gives 0, which is in none of them. */
static const uint32_t bullets[] = {0x2022, 0x25e6, 0x25aa, 0x25ab, 0x2023, 0x2043, 0xb7, 0x25cf,
    0x25cb, 0x25a0, 0x25a1, 0}; /* marks that need no space after them */
static const uint32_t dashes[] = {'-', '*', '+', 0x2013, 0x2014, 0};
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
	if (is_in(bullets, mark) || is_in(dashes, mark)) {
		n.at += n.used;
		if (is_in(dashes, mark) && n.at < n.len && !is_blank(peek(&n)))
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
classify(struct doc_line *line)
{
	struct cursor c = {line->text, line->len, 0, 0};
	uint32_t first = 0, last = 0; /* last: quotes not counted */
	bool word = false;            /* it has a letter or digit */

	if (is_rule(c.s, c.len)) {
		line->kind = LINE_RULE;
		return;
	}
	line->content = line->indent;
	line->kind = skip_mark(&c, line) ? LINE_ITEM : LINE_HEADING;
	line->text += c.at;
	line->len -= c.at;
	for (; c.at < c.len; c.at += c.used) {
		uint32_t ch = peek(&c);

		first = line->chars++ == 0 ? ch : first;
		last = is_in(quotes, ch) ? last : ch;
		if (!word && text_is_word(ch)) {
			word = true;
			line->starts_lower = is_small(ch);
		}
	}
	line->ends_sentence = is_in(stops, last) || last == '?' || last == 0xff1f;
	if (line->kind == LINE_HEADING &&
	    (line->chars > HEADING_CHARS || !word || is_in(dashes, first) || is_digit(first) ||
		is_in(stops, last) || is_in(commas, last)))
		line->kind = LINE_PROSE;
}

/* Adds s, one line of filtered text. Columns are counted as characters: their width would depend on
 * the locale. */
static void
add_line(struct doc_lines *l, const char *s, size_t len, uint32_t number, uint32_t tabs,
    struct arena *arena)
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
		classify(&line);
	}
	vec_push(l, line);
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

/* Looks at each group: a line of text or an item, and the lines of text right below it. In one that
 * is wrapped, tells for each line after the first whether it goes on with the one before, and takes
 * back the headings that are none. */
static void
join_wrapped(struct doc_line *line, struct doc_line *end)
{
	while (line < end) {
		struct doc_line *first = line++;
		bool wrapped = false;

		if (!is_text(first) && first->kind != LINE_ITEM)
			continue;
		for (; line < end && is_text(line); line++)
			wrapped |=
			    is_long(line - 1) && !line[-1].ends_sentence && line->starts_lower;
		if (!wrapped)
			continue;
		if (first->kind == LINE_HEADING && first->chars >= WRAPPED_LOW)
			first->kind = LINE_PROSE;
		for (struct doc_line *l = first + 1; l < line; l++) {
			bool broken = is_long(l - 1) && !l[-1].ends_sentence;

			if (l->chars >= WRAPPED_LOW || l->starts_lower || broken)
				l->kind = LINE_PROSE;
			l->joined = l->kind == LINE_PROSE && l[-1].kind != LINE_HEADING &&
				    (l->starts_lower || is_long(l - 1));
		}
	}
}

/* A tab before the text counts as 4 columns, the filter makes it one space. The separators of lines
 * that Unicode has make several lines of one, all of the same number. */
struct doc_lines
doc_lines_read(const char *data, size_t len, struct arena *arena)
{
	struct doc_lines l = {0};
	struct buf b = {0};
	uint32_t number = 1;

	for (size_t at = 0, next; at < len; at = next, number++) {
		uint32_t tabs = 0;

		next = scan_line_end(data, len, at);
		for (size_t i = at; i < next && (data[i] == ' ' || data[i] == '\t'); i++)
			tabs += data[i] == '\t' ? 3 : 0;
		buf_clear(&b);
		text_filter(&b, data + at, next - at, NULL);
		for (const char *p = buf_str(&b), *end; *p != '\0'; p = end + (*end == '\n')) {
			end = p + strcspn(p, "\n");
			add_line(&l, p, (size_t)(end - p), number, tabs, arena);
			tabs = 0;
		}
	}
	buf_free(&b);
	if (l.len > 0)
		join_wrapped(l.items, l.items + l.len);
	return l;
}
