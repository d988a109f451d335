/* Building a page: paragraphs are wrapped as they end. What a page is stands in page_state.h. */
#include "tell/page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tell/page_state.h"
#include "tell/words.h"

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
	buf_free(&p->spoken);
	vec_free(&p->segments);
	vec_free(&p->mark_list);
	vec_free(&p->rows);
	vec_free(&p->said);
	vec_free(&p->paragraphs);
	vec_free(&p->items);
	vec_free(&p->cited);
	vec_free(&p->matches);
	free(p);
}

/* The paragraph that follows all there is. */
static void
open_paragraph(struct page *p)
{
	p->open = (struct paragraph){.from = p->text.len,
	    .segment = p->segments.len,
	    .mark = p->mark_list.len,
	    .said = p->said.len};
	p->marks_on_rows = false;
}

void
page_begin(struct page *p, int columns, bool ascii)
{
	p->columns = columns > 0 ? columns : 1;
	p->indent = 0;
	p->ascii = ascii;
	buf_clear(&p->text);
	buf_clear(&p->marks);
	buf_clear(&p->spoken);
	p->segments.len = p->mark_list.len = p->rows.len = p->items.len = 0;
	p->said.len = p->paragraphs.len = p->cited.len = p->matches.len = 0;
	p->block = -1;
	p->anchor = 0;
	open_paragraph(p);
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
	struct buf text = {0};
	va_list ap;

	va_start(ap, format);
	buf_vprintf(&text, format, ap);
	va_end(ap);
	page_add(p, style, buf_str(&text));
	buf_free(&text);
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

static void
say(struct page *p, enum style style, size_t at, const char *text, bool cites)
{
	struct said s = {at, p->text.len, p->spoken.len, 0, (int)style, cites};

	add_bytes(p, &p->spoken, text);
	s.len = p->spoken.len - s.from;
	vec_push(&p->said, s);
}

void
page_said(struct page *p, enum style style, const char *shown, const char *said)
{
	size_t at = p->text.len;

	page_add(p, style, shown);
	say(p, style, at, said, false);
}

void
page_sep(struct page *p, enum style style)
{
	page_said(p, style, page_glyphs(p)->sep, ", ");
}

bool
page_note_source(struct page *p, const struct topic *t, struct ref ref)
{
	if (ref.source >= topic_source_count(t))
		return false;
	for (size_t i = 0; i < p->cited.len; i++)
		if (p->cited.items[i].source == ref.source &&
		    p->cited.items[i].section == ref.section)
			return true;
	vec_push(&p->cited, ref);
	return true;
}

void
page_cite(struct page *p, const struct topic *t, struct list refs)
{
	struct buf ids = {0};

	for (uint32_t i = 0; i < refs.count; i++) {
		struct ref ref = topic_ref(t, refs, i);

		if (page_note_source(p, t, ref) && !words_ref_repeats(t, refs, i))
			buf_printf(&ids, "%s%s", ids.len > 0 ? "; " : "",
			    topic_text(t, topic_source(t, ref.source)->id));
	}
	if (ids.len > 0)
		say(p, STYLE_SOURCE, p->text.len, buf_str(&ids), true);
	buf_free(&ids);
}

const struct ref *
page_cited(const struct page *p, uint32_t *count)
{
	*count = (uint32_t)p->cited.len;
	return p->cited.items;
}

static void
add_mark(struct page *p, enum style style, const char *text, bool sign)
{
	struct mark m = {p->marks.len, 0, (int)style, sign};

	add_bytes(p, &p->marks, text);
	m.len = p->marks.len - m.at;
	vec_push(&p->mark_list, m);
}

void
page_mark(struct page *p, enum style style, const char *text)
{
	add_mark(p, style, text, false);
}

void
page_mark_sign(struct page *p, enum style style, const char *text)
{
	add_mark(p, style, text, true);
}

void
page_mark_rows(struct page *p, enum style style, const char *text)
{
	add_mark(p, style, text, true);
	p->marks_on_rows = true;
}

void
page_label(struct page *p, const char *label)
{
	page_mark(p, STYLE_DIM, label);
	page_mark(p, STYLE_DIM, ": ");
}

void
page_entry(struct page *p)
{
	p->open.kind = PARAGRAPH_ITEM;
}

void
page_bullet(struct page *p)
{
	add_mark(p, STYLE_TEXT, page_glyphs(p)->bullet, true);
	add_mark(p, STYLE_TEXT, " ", true);
	page_entry(p);
}

void
page_number(struct page *p, uint32_t number)
{
	char text[16];

	snprintf(text, sizeof text, "%2u ", (unsigned)number);
	add_mark(p, STYLE_DIM, text, true);
	p->open.kind = PARAGRAPH_NUMBERED;
}

void
page_bar(struct page *p, double share, int columns)
{
	struct buf bar = {0};

	glyphs_add_bar(page_glyphs(p), share, columns, &bar);
	add_mark(p, STYLE_BAR, buf_str(&bar), true);
	if (bar.len > 0)
		add_mark(p, STYLE_TEXT, " ", true);
	buf_free(&bar);
}

void
page_figure(struct page *p, enum style style, const char *figure)
{
	page_mark(p, style, figure);
	page_mark(p, style, " ");
	p->open.kind = PARAGRAPH_ROW;
}

void
page_share(struct page *p, double share, int columns)
{
	struct buf of = {0}, figure = {0};

	words_add_of_100(share, &of);
	buf_printf(&figure, "%3s", buf_str(&of));
	page_figure(p, STYLE_TEXT, buf_str(&figure));
	page_bar(p, share, columns);
	buf_free(&of);
	buf_free(&figure);
}

static void
touch_item(struct page *p, int item, int row)
{
	if (item < 0)
		return;
	struct item *it = &p->items.items[item];
	if (it->first < 0)
		it->first = row;
	it->last = row;
}

/* Adds a row of the paragraph; from and to are in the text. */
static void
add_row(struct page *p, size_t from, size_t to, size_t *segment, int hang, bool first)
{
	struct row r = {from, to, 0, p->open.mark, 0, p->indent, hang, p->block};
	int number = (int)p->rows.len;
	size_t s = *segment;

	while (s + 1 < p->segments.len && p->segments.items[s + 1].at <= from)
		s++;
	*segment = r.segment = s;
	if (first || p->marks_on_rows)
		r.marks = p->mark_list.len - p->open.mark;
	vec_push(&p->rows, r);
	touch_item(p, p->block, number);
	for (; s < p->segments.len && p->segments.items[s].at < to; s++)
		touch_item(p, p->segments.items[s].link, number);
}

static void
close_paragraph(struct page *p)
{
	if (p->text.len > p->open.from) {
		struct segment end = {p->text.len, STYLE_TEXT, -1};

		vec_push(&p->segments, end);
	}
	buf_addc(&p->text, '\n');
	open_paragraph(p);
}

void
page_break(struct page *p)
{
	size_t from = p->open.from, len = p->text.len - from, at = 0, segment = p->open.segment;
	bool first = true, begins = p->block >= 0 && p->items.items[p->block].first < 0;
	int hang = 0, width;
	struct text_line line;

	if (len == 0 && p->mark_list.len == p->open.mark && p->said.len == p->open.said)
		return;
	for (size_t i = p->open.mark; i < p->mark_list.len; i++)
		hang += text_width(
		    buf_str(&p->marks) + p->mark_list.items[i].at, p->mark_list.items[i].len);
	width = p->columns - p->indent - hang;
	while (len > 0 &&
	       text_wrap(buf_str(&p->text) + from, len, at, width > 1 ? width : 1, &line, &at)) {
		add_row(p, from + line.from, from + line.to, &segment, hang, first);
		first = false;
	}
	if (first && p->mark_list.len > p->open.mark)
		add_row(p, from, from, &segment, hang, true);
	if (p->open.kind == PARAGRAPH_TEXT && begins)
		p->open.kind = PARAGRAPH_ITEM;
	p->open.to = p->text.len;
	p->open.indent = p->indent;
	p->open.gap = p->gap;
	p->gap = false;
	vec_push(&p->paragraphs, p->open);
	close_paragraph(p);
}

void
page_gap(struct page *p)
{
	page_break(p);
	if (p->rows.len == 0)
		return;
	struct row r = p->rows.items[p->rows.len - 1];
	if (r.from == r.to && r.marks == 0)
		return;
	r.from = r.to = p->open.from;
	r.segment = p->open.segment;
	r.marks = 0;
	r.block = -1;
	vec_push(&p->rows, r);
	close_paragraph(p);
	p->gap = true;
}

void
page_paragraph(struct page *p, enum style style, const char *text)
{
	page_add(p, style, text);
	page_break(p);
}

void
page_title_end(struct page *p)
{
	p->open.kind = PARAGRAPH_TITLE;
	page_break(p);
}

void
page_heading(struct page *p, const char *text)
{
	int indent = p->indent;

	page_gap(p);
	p->indent = 0;
	p->open.kind = PARAGRAPH_HEADING;
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
