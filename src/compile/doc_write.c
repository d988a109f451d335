/* SPDX-License-Identifier: MIT */
/* Writing what CommonMark and HTML say into the blocks of a document.
 *
 * A row is written as its cells come: what has ended, blanks and cells, waits until there is text
 * again, so that neither stands at its end, and an empty cell keeps its place.
 */
#include "compile/doc_write.h"

#include <string.h>

#include "base/text_class.h"
#include "compile/doc_tags.h"

static void
put(struct doc_writer *w, const char *s, size_t len, uint32_t style, const char *target)
{
	size_t at = len;
	bool bad;
	size_t used;

	if (len == 0)
		return;
	while (at > 0 && len - at < 4 && ((unsigned char)s[--at] & 0xc0) == 0x80)
		;
	w->last = text_decode(s + at, len - at, &used, &bad);
	if (w->heading > 0)
		buf_add(&w->heading_text, s, len);
	else
		doc_maker_text(&w->maker, s, len, style, target);
}

void
doc_writer_free(struct doc_writer *w)
{
	buf_free(&w->heading_text);
	vec_free(&w->numbers);
	vec_free(&w->targets);
}

void
doc_write_flush(struct doc_writer *w, uint32_t line)
{
	if (!w->pending)
		return;
	w->pending = false;
	doc_maker_block(&w->maker, line);
	doc_maker_close(&w->maker, BLOCK_ITEM, w->around, w->number);
}

void
doc_write_open(struct doc_writer *w, enum block_kind kind, uint32_t line)
{
	doc_write_close(w);
	w->count = 0;
	if (kind != BLOCK_ITEM)
		doc_write_flush(w, line);
	else if (w->pending)
		w->count = w->number;
	w->pending = false;
	w->open = true;
	w->kind = kind;
	doc_maker_block(&w->maker, line);
}

void
doc_write_row(struct doc_writer *w, struct doc_row rules, uint32_t line)
{
	doc_write_open(w, BLOCK_ROW, line);
	w->row = rules;
}

void
doc_write_heading(struct doc_writer *w, uint32_t level, uint32_t line)
{
	doc_write_close(w);
	w->heading = level;
	w->heading_line = line;
	buf_clear(&w->heading_text);
}

/* Some write what a heading is called by after it: {#id .class}. */
static size_t
without_attributes(const char *s, size_t len)
{
	size_t at = len;

	if (len == 0 || s[len - 1] != '}')
		return len;
	while (at > 0 && s[at - 1] != '{')
		at--;
	if (at < 2 || s[at - 2] != ' ' || strchr("#.-", s[at]) == NULL)
		return len;
	return at - 2;
}

/* A heading of one line of filtered text; one without text cuts nothing. */
static void
close_heading(struct doc_writer *w)
{
	struct buf line = {0};
	struct text_report r;

	text_filter_line(&line, buf_str(&w->heading_text), w->heading_text.len, &r);
	doc_maker_count(&w->maker, &r, w->heading_line);
	size_t from = 0, to = without_attributes(buf_str(&line), line.len);
	while (to > 0 && line.data[to - 1] == ' ')
		to--;
	from = strspn(buf_str(&line), " ");
	if (from < to) {
		line.data[to] = '\0';
		doc_maker_section(&w->maker, line.data + from, NULL, w->heading, w->heading_line);
	}
	buf_free(&line);
	w->heading = 0;
}

void
doc_write_close(struct doc_writer *w)
{
	if (w->heading > 0)
		close_heading(w);
	else if (w->open)
		doc_maker_close(&w->maker, w->kind, w->around, w->count);
	w->open = false;
	w->gap = w->scripted = w->cell_over = false;
	w->last = 0;
}

void
doc_write_cell(struct doc_writer *w)
{
	w->row.bars += w->row.begun;
	w->row.begun = true;
	w->row.filled = false;
	w->row.broken = false;
	w->cell_over = false;
}

void
doc_write_cell_end(struct doc_writer *w)
{
	w->cell_over = true;
}

void
doc_write_gap(struct doc_writer *w)
{
	w->gap = true;
}

/* What stands between the text of a row so far and what comes in that style. */
static void
put_between(struct doc_writer *w, uint32_t style, const char *target)
{
	struct doc_row *r = &w->row;

	if (r->gaps && r->filled && r->blanks > 1)
		doc_write_cell(w);
	for (; r->bars > 0; r->bars--) {
		const char *end = &DOC_CELL_END[w->last == 0]; /* no blank begins a row */

		put(w, end, strlen(end), 0, NULL);
	}
	if (r->broken && r->filled)
		put(w, "; ", 2, 0, NULL);
	else if (r->blanks > 0 && r->filled && r->style == style && r->target == target)
		put(w, " ", 1, style, target);
	else if (r->blanks > 0 && r->filled)
		put(w, " ", 1, 0, NULL);
	r->style = style;
	r->target = target;
	r->blanks = 0;
	r->broken = false;
	r->begun = r->filled = true;
}

static void
put_in_row(struct doc_writer *w, const char *s, size_t len, uint32_t style, const char *target)
{
	struct doc_row *r = &w->row;

	for (size_t at = 0; at < len;) {
		size_t from = at;

		while (at < len && strchr(" \t\n", s[at]) == NULL && !(r->pipes && s[at] == '|'))
			at++;
		if (at > from) {
			put_between(w, style, target);
			put(w, s + from, at - from, style, target);
		} else if (s[at++] == '|') {
			doc_write_cell(w);
			r->blanks = 0;
		} else {
			r->blanks++;
		}
	}
}

bool
doc_write_in_row(const struct doc_writer *w)
{
	return w->open && w->kind == BLOCK_ROW;
}

/* The character right before what comes; 0 where something stands between. */
static uint32_t
last_before(const struct doc_writer *w)
{
	const struct doc_row *r = &w->row;
	bool waits =
	    doc_write_in_row(w) && (!r->filled || r->bars > 0 || r->blanks > 0 || r->broken);

	return waits || w->cell_over ? 0 : w->last;
}

/* Whether a sign must tell that s is raised or lowered: 10^9, but 1st, H2O and a note's [1]. */
static bool
needs_sign(const struct doc_writer *w, const char *s, size_t len)
{
	uint32_t last = last_before(w);
	static const char *const ordinals[] = {"st", "nd", "rd", "th", "er", "re", "e"};
	size_t used;
	bool bad;
	uint32_t first = text_decode(s, len, &used, &bad);

	if (w->script == '_')
		return text_is_digit(last) && text_is_digit(first);
	for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++)
		if (text_is_digit(last) && len == strlen(ordinals[i]) &&
		    memcmp(s, ordinals[i], len) == 0)
			return false;
	/* A number by itself is a note's; what comes after it may be a number too. */
	if (last <= ' ')
		return text_is_digit(first) && strspn(s, "0123456789") >= len;
	return (text_is_word(first) || first == '-' || first == '+' || first == 0x2212);
}

static void
put_by_kind(struct doc_writer *w, const char *s, size_t len, uint32_t style, const char *target)
{
	(doc_write_in_row(w) ? put_in_row : put)(w, s, len, style, target);
}

/* What must stand between what came and this text, so that no number is made of two. */
static void
put_apart(struct doc_writer *w, const char *s, size_t len)
{
	bool stop =
	    strchr(".,;:!?)", *s) != NULL && (len == 1 || !text_is_digit((unsigned char)s[1]));

	if (w->cell_over && doc_write_in_row(w))
		doc_write_cell(w);
	else if (w->cell_over && w->last > ' ')
		put(w, DOC_CELL_END, strlen(DOC_CELL_END), 0, NULL);
	if ((w->gap && !stop) || (w->scripted && text_is_digit((unsigned char)*s)))
		if (last_before(w) > ' ' && !doc_tag_blank(*s))
			put_by_kind(w, " ", 1, 0, NULL);
	w->gap = w->scripted = w->cell_over = false;
}

void
doc_write_text(struct doc_writer *w, const char *s, size_t len, uint32_t style)
{
	size_t links = w->targets.len;
	const char *target = links > 0 ? w->targets.items[links - 1] : NULL;

	for (; w->script != '\0' && text_is_digit(last_before(w)) && len > 0 && doc_tag_blank(*s);
	     len--)
		s++;
	if (w->muted || len == 0)
		return;
	for (int i = 0; i < DOC_STYLES; i++)
		style |= w->style[i] > 0 ? (uint32_t)RUN_EMPH << i : 0;
	style |= target != NULL ? RUN_LINK : 0;
	w->link_empty = false;
	bool blank = true;
	for (size_t i = 0; i < len && blank; i++)
		blank = doc_tag_blank(s[i]);
	if (!blank) {
		put_apart(w, s, len);
		if (w->script != '\0' && needs_sign(w, s, len))
			put_by_kind(w, &w->script, 1, style, target);
		w->script = '\0';
	}
	put_by_kind(w, s, len, style, target);
}

void
doc_write_break(struct doc_writer *w)
{
	if (doc_write_in_row(w)) {
		w->row.broken = true;
		return;
	}
	w->cell_over = false;
	if (w->last != 0 && w->last != '\n')
		doc_write_text(w, w->heading > 0 ? " " : "\n", 1, 0);
}

bool
doc_starts_with_bullet(const char *s, size_t len)
{
	static const uint32_t bullets[] = {0x2022, 0x25e6, 0x25aa, 0x25ab, 0x2023, 0x2043, 0xb7,
	    0x25cf, 0x25cb, 0x25a0, 0x25a1, 0x27a2, 0x2756, 0x2751};
	size_t used;
	bool bad;
	uint32_t c = text_decode(s, len, &used, &bad);

	/* Word's own fonts have theirs among the characters without a meaning. */
	if (c >= 0xf020 && c <= 0xf0ff)
		return true;
	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
		if (c == bullets[i])
			return true;
	return false;
}

void
doc_write_soft_break(struct doc_writer *w, const char *next)
{
	size_t used;
	bool bad;
	uint32_t first = text_decode(next, strlen(next), &used, &bad);

	if (w->last == 0 || w->last == '\n')
		return;
	if (w->heading == 0 && (doc_starts_with_bullet(next, strlen(next)) || next[0] == '|' ||
				   strncmp(next, ": ", 2) == 0 || strncmp(next, "o\t", 2) == 0))
		doc_write_break(w);
	else if (!text_is_unspaced(w->last) || !text_is_unspaced(first))
		doc_write_text(w, " ", 1, 0);
}

void
doc_write_link(struct doc_writer *w, const char *url)
{
	struct buf b = {0};
	const char *target = NULL;

	if (url != NULL) {
		size_t len = 0;

		text_filter(&b, url, strlen(url), NULL);
		for (size_t i = 0; i < b.len; i++)
			if (b.data[i] != '\n')
				b.data[len++] = b.data[i];
		target = arena_strndup(w->maker.arena, buf_str(&b), len);
	}
	vec_push(&w->targets, target);
	w->link_empty = target != NULL;
	buf_free(&b);
}

void
doc_write_link_end(struct doc_writer *w)
{
	const char *target = w->targets.items[w->targets.len - 1];

	if (w->link_empty)
		doc_write_text(w, target, strlen(target), 0);
	w->targets.len--;
	w->link_empty = false;
}

void
doc_write_list(struct doc_writer *w, uint32_t start, uint32_t line)
{
	doc_write_flush(w, line);
	w->around++;
	vec_push(&w->numbers, start);
}

void
doc_write_list_end(struct doc_writer *w)
{
	w->around--;
	w->numbers.len--;
}

void
doc_write_item(struct doc_writer *w)
{
	uint32_t *next = &w->numbers.items[w->numbers.len - 1];

	w->pending = true;
	w->number = *next;
	*next += *next != NONE;
}
