/* Building a page: paragraphs are wrapped as they end. What a page is stands in page_state.h. */
#include "tell/page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tell/page_state.h"

struct page *
page_new(void)
{
	struct page *p = xcalloc(1, sizeof *p);

	page_begin(p, 80, false);
	return p;
}

void
page_free(struct page *p)
{
	if (p == NULL)
		return;
	buf_free(&p->text);
	buf_free(&p->marks);
	vec_free(&p->segments);
	vec_free(&p->mark_list);
	vec_free(&p->rows);
	vec_free(&p->items);
	vec_free(&p->matches);
	free(p);
}

void
page_begin(struct page *p, int columns, bool ascii)
{
	p->columns = columns > 0 ? columns : 1;
	p->indent = 0;
	p->ascii = ascii;
	buf_clear(&p->text);
	buf_clear(&p->marks);
	p->segments.len = p->mark_list.len = p->rows.len = p->items.len = 0;
	p->matches.len = 0;
	p->paragraph = p->paragraph_segment = p->paragraph_mark = 0;
	p->block = -1;
	p->marks_on_rows = false;
	p->anchor = 0;
}

int
page_columns(const struct page *p)
{
	return p->columns;
}

const struct glyphs *
page_glyphs(const struct page *p)
{
	return glyphs_get(p->ascii);
}

void
page_indent(struct page *p, int columns)
{
	page_break(p);
	p->indent = columns;
}

static void
add_bytes(const struct page *p, struct buf *out, const char *text)
{
	if (p->ascii)
		text_ascii(out, text, strlen(text));
	else
		buf_adds(out, text);
}

static void
add_segment(struct page *p, enum style style, int link, const char *text)
{
	struct segment s = {p->text.len, (int)style, link};

	if (text[0] == '\0')
		return;
	vec_push(&p->segments, s);
	add_bytes(p, &p->text, text);
}

void
page_add(struct page *p, enum style style, const char *text)
{
	add_segment(p, style, -1, text);
}

void
page_printf(struct page *p, enum style style, const char *format, ...)
{
	struct buf b = {0};
	char small[512];
	va_list ap, again;
	int len;

	va_start(ap, format);
	va_copy(again, ap);
	len = vsnprintf(small, sizeof small, format, ap);
	va_end(ap);
	if (len >= 0 && (size_t)len < sizeof small) {
		buf_adds(&b, small);
	} else if (len > 0) {
		char *large = xmalloc((size_t)len + 1);

		vsnprintf(large, (size_t)len + 1, format, again);
		buf_adds(&b, large);
		free(large);
	}
	va_end(again);
	add_segment(p, style, -1, buf_str(&b));
	buf_free(&b);
}

void
page_link(struct page *p, enum style style, const char *text, struct entity target)
{
	struct item it = {target, -1, -1, false, false};

	if (text[0] == '\0')
		return;
	vec_push(&p->items, it);
	add_segment(p, style, (int)p->items.len - 1, text);
}

void
page_mark(struct page *p, enum style style, const char *text)
{
	struct mark m = {p->marks.len, 0, (int)style};

	add_bytes(p, &p->marks, text);
	m.len = p->marks.len - m.at;
	vec_push(&p->mark_list, m);
}

void
page_mark_rows(struct page *p, enum style style, const char *text)
{
	page_mark(p, style, text);
	p->marks_on_rows = true;
}

static void
touch_item(struct page *p, int item, int row)
{
	struct item *it;

	if (item < 0)
		return;
	it = &p->items.items[item];
	if (it->first < 0)
		it->first = row;
	it->last = row;
}

/* Adds a row of the paragraph; from and to are in the text. */
static void
add_row(struct page *p, size_t from, size_t to, size_t *segment, int hang, bool first)
{
	struct row r = {from, to, 0, p->paragraph_mark, 0, p->indent, hang, p->block};
	int number = (int)p->rows.len;
	size_t s = *segment;

	while (s + 1 < p->segments.len && p->segments.items[s + 1].at <= from)
		s++;
	*segment = r.segment = s;
	if (first || p->marks_on_rows)
		r.marks = p->mark_list.len - p->paragraph_mark;
	vec_push(&p->rows, r);
	touch_item(p, p->block, number);
	for (; s < p->segments.len && p->segments.items[s].at < to; s++)
		touch_item(p, p->segments.items[s].link, number);
}

static int
marks_width(const struct page *p, size_t first, size_t end)
{
	int width = 0;

	for (; first < end; first++) {
		const struct mark *m = &p->mark_list.items[first];

		width += text_width(buf_str(&p->marks) + m->at, m->len);
	}
	return width;
}

static void
close_paragraph(struct page *p)
{
	if (p->text.len > p->paragraph) {
		struct segment end = {p->text.len, STYLE_TEXT, -1};

		vec_push(&p->segments, end);
	}
	buf_addc(&p->text, '\n');
	p->paragraph = p->text.len;
	p->paragraph_segment = p->segments.len;
	p->paragraph_mark = p->mark_list.len;
	p->marks_on_rows = false;
}

void
page_break(struct page *p)
{
	size_t len = p->text.len - p->paragraph, at = 0, segment = p->paragraph_segment;
	int hang = marks_width(p, p->paragraph_mark, p->mark_list.len);
	int width = p->columns - p->indent - hang;
	struct text_line line;
	bool first = true;

	if (len == 0 && p->mark_list.len == p->paragraph_mark)
		return;
	while (len > 0 && text_wrap(buf_str(&p->text) + p->paragraph, len, at,
			      width > 1 ? width : 1, &line, &at)) {
		add_row(p, p->paragraph + line.from, p->paragraph + line.to, &segment, hang, first);
		first = false;
	}
	if (first)
		add_row(p, p->paragraph, p->paragraph, &segment, hang, true);
	close_paragraph(p);
}

void
page_gap(struct page *p)
{
	struct row r = {0};

	page_break(p);
	if (p->rows.len == 0)
		return;
	r = p->rows.items[p->rows.len - 1];
	if (r.from == r.to && r.marks == 0)
		return;
	r.from = r.to = p->paragraph;
	r.segment = p->paragraph_segment;
	r.marks = 0;
	r.block = -1;
	vec_push(&p->rows, r);
	close_paragraph(p);
}

void
page_paragraph(struct page *p, enum style style, const char *text)
{
	page_add(p, style, text);
	page_break(p);
}

void
page_heading(struct page *p, const char *text)
{
	int indent = p->indent;

	page_gap(p);
	p->indent = 0;
	page_paragraph(p, STYLE_HEADING, text);
	p->indent = indent;
}

void
page_item(struct page *p, struct entity target)
{
	struct item it = {target, -1, -1, true, false};

	page_break(p);
	vec_push(&p->items, it);
	p->block = (int)p->items.len - 1;
}

void
page_item_slim(struct page *p, struct entity target)
{
	page_item(p, target);
	p->items.items[p->block].slim = true;
}

void
page_item_end(struct page *p)
{
	page_break(p);
	p->block = -1;
}

void
page_anchor(struct page *p)
{
	page_break(p);
	p->anchor = p->text.len + 1;
}

int
page_anchor_row(const struct page *p)
{
	return p->anchor == 0 ? -1 : page_row_at(p, p->anchor - 1);
}

int
page_rows(const struct page *p)
{
	return (int)p->rows.len;
}

int
page_items(const struct page *p)
{
	return (int)p->items.len;
}

struct entity
page_target(const struct page *p, int item)
{
	if (item < 0 || (size_t)item >= p->items.len)
		return (struct entity){TARGET_NONE, 0};
	return p->items.items[item].target;
}

bool
page_item_rows(const struct page *p, int item, int *first, int *last)
{
	*first = *last = 0;
	if (item < 0 || (size_t)item >= p->items.len || p->items.items[item].first < 0)
		return false;
	*first = p->items.items[item].first;
	*last = p->items.items[item].last;
	return p->items.items[item].block;
}

int
page_find_item(const struct page *p, struct entity target)
{
	size_t i;

	for (i = 0; i < p->items.len; i++)
		if (p->items.items[i].target.kind == target.kind &&
		    p->items.items[i].target.index == target.index)
			return (int)i;
	return -1;
}

size_t
page_place(const struct page *p, int row)
{
	if (row < 0 || p->rows.len == 0)
		return 0;
	return p->rows.items[(size_t)row < p->rows.len ? (size_t)row : p->rows.len - 1].from;
}

int
page_row_at(const struct page *p, size_t place)
{
	size_t low = 0, high = p->rows.len, mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (p->rows.items[mid].from <= place)
			low = mid;
		else
			high = mid;
	}
	return (int)low;
}
