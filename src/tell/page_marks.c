/* SPDX-License-Identifier: MIT */
/* What hangs before a paragraph and makes it an item or a row: bullets, numbers, figures, bars. */
#include "tell/page.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "tell/page_state.h"
#include "tell/words.h"

static void
add_mark(struct page *p, enum style style, const char *text, bool sign)
{
	struct mark m = {p->marks.len, 0, (int)style, sign};

	page_add_bytes(p, &p->marks, text);
	m.len = p->marks.len - m.at;
	p->open.says |= !sign;
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
page_row(struct page *p)
{
	p->open.kind = PARAGRAPH_ROW;
}

void
page_figure(struct page *p, enum style style, const char *figure)
{
	page_mark(p, style, figure);
	page_mark(p, style, " ");
	page_row(p);
	page_column(p, style, "", "");
}

static void
mark_of_100(struct page *p, double share)
{
	char figure[12];

	snprintf(figure, sizeof figure, "%3s", words_of_100(share).text);
	page_figure(p, STYLE_TEXT, figure);
}

void
page_share(struct page *p, double share, double scale, int columns)
{
	mark_of_100(p, share);
	page_bar(p, scale > 0 ? share / scale : 0, columns);
}

void
page_share_said(struct page *p, double share, const char *word, int columns)
{
	int width, room = page_glyphs(p)->bar_full[0] == '\0' ? 0 : columns + 1;
	size_t len = text_fit(word, strlen(word), columns, &width);
	struct buf place = {0};

	mark_of_100(p, share);
	if (room > 0)
		buf_printf(&place, "%.*s%*s", (int)len, word, room - width, "");
	add_mark(p, STYLE_DIM, buf_str(&place), true);
	buf_free(&place);
}
