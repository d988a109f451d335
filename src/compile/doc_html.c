/* SPDX-License-Identifier: MIT */
/* HTML as text with its boundaries: paragraphs, lists, tables, headings, line breaks, links, and
 * what is raised or stands out. A tag whose end is missing ends with its block. What comes out is
 * for the filter like any other text, so nothing depends on finding every tag that a browser would.
 */
#include "compile/doc_html.h"

#include <string.h>

#include "base/text.h"
#include "compile/doc_tags.h"

/* Ends what is open, and with it the styles and links that HTML began in it. */
static void
close_block(struct doc_html *h)
{
	struct doc_writer *w = h->w;

	w->emph -= h->emph;
	w->strong -= h->strong + h->head;
	w->code -= h->code;
	w->script = '\0';
	for (; h->links > 0; h->links--)
		doc_write_link_end(w);
	h->emph = h->strong = h->code = 0;
	h->pre = h->head = h->space = false;
	h->breaks = h->blanks = 0;
	doc_write_close(w);
}

static bool
in_row(const struct doc_html *h)
{
	return h->w->open && h->w->kind == BLOCK_ROW;
}

/* What follows stands apart from what came: as a block of its own, or where there can be none, on a
 * line of its own. */
static void
set_apart(struct doc_html *h, bool among)
{
	if (among || in_row(h))
		doc_write_break(h->w);
	else
		close_block(h);
}

/* Adds text, and opens a block for it where none is open. */
static void
add_text(struct doc_html *h, const char *s, size_t len, uint32_t line)
{
	if (h->w->muted || len == 0)
		return;
	if (!h->w->open && h->w->heading == 0) {
		doc_write_open(h->w,
		    h->pre          ? BLOCK_CODE
		    : h->lists > 0  ? BLOCK_ITEM
		    : h->quotes > 0 ? BLOCK_QUOTE
				    : BLOCK_PARAGRAPH,
		    line);
		h->space = false;
	}
	for (; h->breaks > 0; h->breaks--)
		doc_write_text(h->w, "\n", 1, RUN_CODE);
	for (; h->blanks > 0; h->blanks--)
		doc_write_text(h->w, " ", 1, RUN_CODE);
	if (h->space && (in_row(h) || (h->w->last != 0 && h->w->last != '\n')))
		doc_write_text(h->w, " ", 1, 0);
	h->space = false;
	doc_write_text(h->w, s, len, h->pre ? RUN_CODE : 0);
}

/* Text between tags, whose blanks are one space but in a PRE. */
static void
add_words(struct doc_html *h, const char *s, size_t len, uint32_t line)
{
	for (size_t at = 0; at < len;) {
		size_t from = at;

		while (at < len && !doc_tag_blank(s[at]))
			at++;
		add_text(h, s + from, at - from, line);
		for (; at < len && doc_tag_blank(s[at]); at++)
			if (!h->pre) {
				h->space = true;
			} else if (s[at] == '\n') {
				h->breaks += h->w->open;
				h->blanks = 0;
			} else {
				h->blanks++;
			}
	}
}

static void
leave_lists(struct doc_html *h)
{
	for (; h->lists > 0; h->lists--)
		doc_write_list_end(h->w);
	h->w->around -= h->quotes;
	h->quotes = 0;
}

void
doc_html_leave(struct doc_html *h, bool all)
{
	close_block(h);
	h->w->muted = false;
	h->endless = 0;
	if (all)
		leave_lists(h);
}

/* Changes a style that HTML keeps count of. */
static void
change_style(int *style, int *mine, bool closes)
{
	int step = closes ? -(*mine > 0) : 1;

	*style += step;
	*mine += step;
}

static void
set_head(struct doc_html *h, bool head)
{
	h->w->strong += head - h->head;
	h->head = head;
}

static bool
spans_more(const struct doc_tag *t, const char *name)
{
	const char *value;
	size_t len;

	return doc_tag_attribute(t, name, &value, &len) && !(len == 1 && *value == '1');
}

/* Tags of tables. Cells without a row around them begin one. */
static void
visit_table(struct doc_html *h, const struct doc_tag *t, bool among, uint32_t line)
{
	if (h->span_line == 0 && (spans_more(t, "rowspan") || spans_more(t, "colspan")))
		h->span_line = line;
	if (t->effect >= TAG_CELL && t->closes && (among || in_row(h)))
		doc_write_cell_end(h->w);
	if (among) {
		if (t->effect >= TAG_CELL && t->closes)
			return;
		h->w->cell_over = false;
		if (t->effect >= TAG_CELL && h->w->last != 0)
			doc_write_text(h->w, DOC_CELL_END, strlen(DOC_CELL_END), 0);
		else if (t->effect < TAG_CELL)
			doc_write_break(h->w);
		return;
	}
	if (t->effect < TAG_CELL || !in_row(h))
		close_block(h);
	if (t->effect == TAG_TABLE || t->closes) {
		if (t->effect >= TAG_CELL)
			set_head(h, false);
		return;
	}
	if (!in_row(h))
		doc_write_row(h->w, (struct doc_row){.pipes = false}, line);
	if (t->effect == TAG_ROW)
		return;
	doc_write_cell(h->w);
	set_head(h, t->effect == TAG_HEAD_CELL);
}

static void
visit_list(struct doc_html *h, const struct doc_tag *t, uint32_t line)
{
	if (t->effect != TAG_ITEM && t->closes) {
		if (h->lists > 0) {
			doc_write_list_end(h->w);
			h->lists--;
		}
		return;
	}
	if (t->closes) {
		doc_write_flush(h->w, line);
		return;
	}
	if (t->effect != TAG_ITEM || h->lists == 0) {
		doc_write_list(h->w, t->effect == TAG_NUMBERS ? 1 : NONE, line);
		h->lists++;
	}
	if (t->effect == TAG_ITEM)
		doc_write_item(h->w);
}

static void
visit_heading(struct doc_html *h, const struct doc_tag *t, bool among, uint32_t line)
{
	set_apart(h, among);
	if (t->closes || among || in_row(h))
		return;
	if (h->w->around == 0)
		doc_write_heading(h->w, (uint32_t)(t->s[1] - '0'), line);
	else
		change_style(&h->w->strong, &h->strong, false);
}

static void
visit_link(struct doc_html *h, const struct doc_tag *t)
{
	const char *value;
	size_t len;
	struct buf url = {0};

	if (t->closes) {
		if (h->links > 0)
			doc_write_link_end(h->w);
		h->links -= h->links > 0;
		return;
	}
	if (!doc_tag_attribute(t, "href", &value, &len))
		return;
	doc_tag_decode(&url, value, len);
	doc_write_link(h->w, buf_str(&url));
	h->w->link_empty = false;
	h->links++;
	buf_free(&url);
}

static void
visit_image(struct doc_html *h, const struct doc_tag *t, uint32_t line)
{
	const char *value;
	size_t len;
	struct buf text = {0};

	if (!doc_tag_attribute(t, "alt", &value, &len))
		return;
	doc_tag_decode(&text, value, len);
	doc_write_gap(h->w);
	add_words(h, buf_str(&text), text.len, line);
	doc_write_gap(h->w);
	buf_free(&text);
}

static void
note_lost(struct doc_html *h, const struct doc_tag *t, uint32_t line)
{
	if (h->lost != NULL || t->closes)
		return;
	h->lost = arena_strndup(h->w->maker.arena, t->s, t->name);
	h->lost_line = line;
}

static void
visit_tag(struct doc_html *h, const struct doc_tag *t, bool among, uint32_t line)
{
	struct doc_writer *w = h->w;

	if (w->muted && t->effect != TAG_MUTED)
		return;
	switch (t->effect) {
	case TAG_BREAK:
		doc_write_break(w);
		h->space = false;
		break;
	case TAG_RULE:
		set_apart(h, among);
		if (among || in_row(h))
			break;
		doc_write_open(w, BLOCK_RULE, line);
		doc_write_close(w);
		break;
	case TAG_APART:
		set_apart(h, among);
		break;
	case TAG_HEADING:
		visit_heading(h, t, among, line);
		break;
	case TAG_PRE:
		set_apart(h, among);
		h->pre = !t->closes && !among && !in_row(h);
		break;
	case TAG_QUOTE:
		set_apart(h, among);
		if (among || in_row(h) || (t->closes && h->quotes == 0))
			break;
		h->quotes += t->closes ? -1u : 1u;
		w->around += t->closes ? -1u : 1u;
		break;
	case TAG_BULLETS:
	case TAG_NUMBERS:
	case TAG_ITEM:
		set_apart(h, among);
		if (!among && !in_row(h))
			visit_list(h, t, line);
		break;
	case TAG_TABLE:
	case TAG_ROW:
	case TAG_CELL:
	case TAG_HEAD_CELL:
		visit_table(h, t, among, line);
		break;
	case TAG_EMPH:
		change_style(&w->emph, &h->emph, t->closes);
		break;
	case TAG_STRONG:
		change_style(&w->strong, &h->strong, t->closes);
		break;
	case TAG_CODE:
		change_style(&w->code, &h->code, t->closes);
		break;
	case TAG_RAISED:
	case TAG_LOWERED:
		w->scripted = t->closes && w->script == '\0';
		w->script = t->closes ? '\0' : t->effect == TAG_RAISED ? '^' : '_';
		break;
	case TAG_STRUCK:
		if (!t->closes || w->open)
			add_text(h, "~~", 2, line);
		break;
	case TAG_QUOTED:
		add_text(h, t->closes ? "\u201d" : "\u201c", 3, line);
		break;
	case TAG_LINK:
		visit_link(h, t);
		break;
	case TAG_IMAGE:
		visit_image(h, t, line);
		break;
	case TAG_MUTED:
		w->muted = !t->closes;
		if (text_begins(t->s, "svg", 3))
			note_lost(h, t, line);
		break;
	case TAG_PLAIN:
		break;
	case TAG_UNKNOWN:
		break;
	case TAG_LOST:
		set_apart(h, among);
		note_lost(h, t, line);
	}
}

/* rest is what follows the HTML among text, where a tag that mutes may end; else NULL. */
static void
read_html(struct doc_html *h, const char *html, const char *rest, uint32_t line)
{
	struct buf text = {0};
	unsigned endless = 0;

	while (*html != '\0') {
		struct doc_tag t = doc_tag_read(html, &endless);
		size_t len = t.size, held = 0;

		if (t.mutes && !t.closes && !h->w->muted &&
		    !doc_tag_end(&t, rest != NULL ? rest : html + len, &h->endless, &held))
			t.effect = TAG_UNKNOWN;
		if (len == 0 && t.name > 0)
			note_lost(h, &t, line);
		if (t.effect == TAG_UNKNOWN) {
			len = len > 0 ? len : 1 + strcspn(html + 1, "<");
			buf_clear(&text);
			doc_tag_decode(&text, html, len);
			add_words(h, buf_str(&text), text.len, line);
		} else {
			visit_tag(h, &t, rest != NULL, line);
			len += rest == NULL ? held : 0;
		}
		for (size_t i = 0; i < len; i++)
			line += html[i] == '\n';
		html += len;
	}
	buf_free(&text);
}

void
doc_html_read(struct doc_html *h, const char *html, uint32_t line)
{
	h->endless = 0;
	read_html(h, html, NULL, line);
	h->space = true;
}

void
doc_html_read_inline(struct doc_html *h, const char *html, const char *rest, uint32_t line)
{
	read_html(h, html, rest, line);
}
