/* SPDX-License-Identifier: MIT */
/* Building a page: paragraphs are wrapped as they end. What a page is stands in page_state.h. */
#include "tell/page.h"

#include <stdarg.h>
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

struct page *
page_none(void)
{
	static struct page none;

	if (none.columns == 0)
		page_begin(&none, 80, false);
	return &none;
}

void
page_free(struct page *p)
{
	if (p == NULL || p == page_none())
		return;
	buf_free(&p->text);
	buf_free(&p->marks);
	buf_free(&p->spoken);
	vec_free(&p->segments);
	vec_free(&p->mark_list);
	vec_free(&p->rows);
	vec_free(&p->beside);
	vec_free(&p->said);
	vec_free(&p->paragraphs);
	vec_free(&p->items);
	ref_set_free(&p->cited);
	vec_free(&p->matches);
	free(p);
}

/* Begins the paragraph that follows all there is. */
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
	p->fold = p->folds = p->refers = p->beside_documents = false;
	p->shut_folds = p->late_folds = 0;
	p->fold_row = p->pair_row = p->pair_next = -1;
	buf_clear(&p->text);
	buf_clear(&p->marks);
	buf_clear(&p->spoken);
	p->segments.len = p->mark_list.len = p->rows.len = p->items.len = 0;
	p->beside.len = p->said.len = p->paragraphs.len = p->matches.len = 0;
	ref_set_free(&p->cited);
	p->block = -1;
	p->numbered = 0;
	p->noted = 0;
	p->anchor = 0;
	open_paragraph(p);
}

size_t
page_paragraphs(const struct page *p)
{
	return p->paragraphs.len;
}

void
page_set_refers(struct page *p)
{
	p->refers = true;
}

bool
page_refers(const struct page *p)
{
	return p->refers;
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

void
page_add_bytes(const struct page *p, struct buf *out, const char *text)
{
	if (p->ascii)
		text_ascii(out, text, strlen(text));
	else
		buf_adds(out, text);
}

/* Spaces that hold words together do so in ASCII, too, until they are drawn. */
static void
add_shown(struct page *p, const char *text)
{
	const char *space;

	for (; p->ascii && (space = strstr(text, TEXT_NO_BREAK)) != NULL;
	     text = space + strlen(TEXT_NO_BREAK)) {
		text_ascii(&p->text, text, (size_t)(space - text));
		buf_adds(&p->text, TEXT_NO_BREAK);
	}
	page_add_bytes(p, &p->text, text);
}

static void
add_segment(struct page *p, enum style style, int link, const char *text)
{
	if (text[0] == '\0')
		return;
	p->open.says = true;
	vec_push(&p->segments, ((struct segment){p->text.len, (int)style, link}));
	add_shown(p, text);
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

static void
push_item(struct page *p, struct entity target, bool block)
{
	vec_push(&p->items, ((struct item){target, -1, -1, p->numbered++, block, false}));
}

void
page_link(struct page *p, enum style style, const char *text, struct entity target)
{
	if (text[0] == '\0')
		return;
	push_item(p, target, false);
	add_segment(p, style, (int)p->items.len - 1, text);
}

static void
say(struct page *p, enum said_kind kind, enum style style, const char *shown, const char *said)
{
	struct said s = {
	    .at = p->text.len, .from = p->spoken.len, .kind = kind, .style = (int)style};

	page_add(p, style, shown);
	page_add_bytes(p, &p->spoken, said);
	p->open.says = true;
	s.end = p->text.len;
	s.len = p->spoken.len - s.from;
	vec_push(&p->said, s);
}

void
page_said(struct page *p, enum style style, const char *shown, const char *said)
{
	say(p, SAID_WORDS, style, shown, said);
}

void
page_column(struct page *p, enum style style, const char *shown, const char *said)
{
	say(p, SAID_COLUMN, style, shown, said);
}

void
page_sep(struct page *p, enum style style)
{
	page_said(p, style, page_glyphs(p)->sep, ", ");
}

/* Citing only notes the references; whose they are is looked up where it is asked for, since a
 * screen never shows it. */
void
page_cite(struct page *p, const struct topic *t, struct list refs)
{
	if (refs.count == 0)
		return;
	say(p, SAID_SOURCES, STYLE_SOURCE, "", "");
	p->said.items[p->said.len - 1].refs = refs;
	p->topic = t;
}

const struct ref *
page_cited(struct page *p, uint32_t *count)
{
	for (; p->noted < p->said.len; p->noted++) {
		struct list refs = p->said.items[p->noted].refs;

		for (uint32_t i = 0; i < refs.count; i++) {
			struct ref ref = topic_ref(p->topic, refs, i);

			if (ref.source < topic_source_count(p->topic))
				ref_set_add(&p->cited, ref);
		}
	}
	*count = (uint32_t)p->cited.len;
	return p->cited.items;
}

bool
page_note_source(struct page *p, const struct topic *t, struct ref ref)
{
	uint32_t before;

	if (ref.source >= topic_source_count(t))
		return false;
	page_cited(p, &before);
	ref_set_add(&p->cited, ref);
	return true;
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
	struct row r = {from, to, 0, p->open.mark, 0, p->indent, hang, p->block, 0, 0, 0};
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
	if (p->text.len > p->open.from)
		vec_push(&p->segments, ((struct segment){p->text.len, STYLE_TEXT, -1}));
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
	if (p->open.count > 0)
		p->rows.items[p->rows.len - 1].count = p->open.count;
	if (p->open.kind == PARAGRAPH_TEXT && begins)
		p->open.kind = PARAGRAPH_ITEM;
	p->open.to = p->text.len;
	p->open.mark_end = p->mark_list.len;
	p->open.said_end = p->said.len;
	p->open.indent = p->indent;
	p->open.gap = p->gap;
	p->open.fold = p->fold;
	p->gap = false;
	vec_push(&p->paragraphs, p->open);
	close_paragraph(p);
}

void
page_gap(struct page *p)
{
	page_break(p);
	if (p->rows.len == 0 || (int)p->rows.len == p->pair_row || (int)p->rows.len == p->pair_next)
		return;
	struct row last = p->rows.items[p->rows.len - 1];
	if (last.from == last.to && last.marks == 0 && last.beside == 0)
		return;
	vec_push(&p->rows, ((struct row){.from = p->open.from,
			       .to = p->open.from,
			       .segment = p->open.segment,
			       .mark = last.mark,
			       .indent = last.indent,
			       .hang = last.hang,
			       .block = -1}));
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
	p->fold = false;
	p->open.kind = PARAGRAPH_TITLE;
	page_break(p);
}

void
page_item(struct page *p, struct entity target)
{
	page_break(p);
	push_item(p, target, true);
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
