/* SPDX-License-Identifier: MIT */
/* HTML as text with its boundaries: its blocks, which doc_html_block.c begins and ends, line
 * breaks, links, and what is raised or stands out. What comes out is for the filter like any other
 * text, so nothing depends on finding every tag that a browser would.
 */
#include "compile/doc_html.h"

#include <string.h>

/* Adds text, and opens a block for it where none is open. */
static void
add_text(struct doc_html *h, const char *s, size_t len)
{
	if (h->w->muted || len == 0)
		return;
	if (!h->w->open && h->w->heading == 0) {
		doc_write_open(h->w,
		    h->pre          ? BLOCK_CODE
		    : h->lists > 0  ? BLOCK_ITEM
		    : h->quotes > 0 ? BLOCK_QUOTE
				    : BLOCK_PARAGRAPH,
		    h->line);
		h->space = false;
	}
	for (; h->breaks > 0; h->breaks--)
		doc_write_text(h->w, "\n", 1, RUN_CODE);
	for (; h->blanks > 0; h->blanks--)
		doc_write_text(h->w, " ", 1, RUN_CODE);
	if (h->space && (doc_write_in_row(h->w) || (h->w->last != 0 && h->w->last != '\n')))
		doc_write_text(h->w, " ", 1, 0);
	h->space = false;
	doc_write_text(h->w, s, len, h->pre ? RUN_CODE : 0);
}

/* Text between tags, whose blanks are one space but in a PRE. */
static void
add_words(struct doc_html *h, const char *s, size_t len)
{
	for (size_t at = 0; at < len;) {
		size_t from = at;

		while (at < len && !doc_tag_blank(s[at]))
			at++;
		add_text(h, s + from, at - from);
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
visit_image(struct doc_html *h, const struct doc_tag *t)
{
	const char *value;
	size_t len;
	struct buf text = {0};

	if (!doc_tag_attribute(t, "alt", &value, &len))
		return;
	doc_tag_decode(&text, value, len);
	doc_write_gap(h->w);
	add_words(h, buf_str(&text), text.len);
	doc_write_gap(h->w);
	buf_free(&text);
}

/* Tags among text. */
static void
visit_text_tag(struct doc_html *h, const struct doc_tag *t)
{
	struct doc_writer *w = h->w;

	switch (t->effect) {
	case TAG_BREAK:
		doc_write_break(w);
		h->space = false;
		break;
	case TAG_EMPH:
	case TAG_STRONG:
	case TAG_CODE:
		doc_html_style(h, t->effect - TAG_EMPH, t->closes);
		break;
	case TAG_RAISED:
	case TAG_LOWERED:
		w->scripted = t->closes && w->script == '\0';
		w->script = t->closes ? '\0' : t->effect == TAG_RAISED ? '^' : '_';
		break;
	case TAG_STRUCK:
		if (!t->closes || w->open)
			add_text(h, "~~", 2);
		break;
	case TAG_QUOTED:
		add_text(h, t->closes ? "\u201d" : "\u201c", 3);
		break;
	case TAG_LINK:
		visit_link(h, t);
		break;
	case TAG_IMAGE:
		visit_image(h, t);
		break;
	case TAG_LEFT_OUT:
		doc_html_note(h, &h->left_out, t);
		w->muted = !t->closes;
		break;
	case TAG_MUTED:
		w->muted = !t->closes;
		break;
	default:
		break;
	}
}

static void
visit_tag(struct doc_html *h, const struct doc_tag *t)
{
	if (h->w->muted && !t->mutes)
		return;
	(t->effect < TAG_TABLE      ? doc_html_visit_block
	    : t->effect < TAG_PLAIN ? doc_html_visit_table
				    : visit_text_tag)(h, t);
}

/* Reads HTML that begins in that line. rest is what follows it among text, where a tag that mutes
 * may end; else NULL. */
static void
read_html(struct doc_html *h, const char *html, const char *rest, uint32_t line)
{
	struct buf text = {0};
	unsigned endless = 0;

	h->among = rest != NULL;
	h->line = line;
	while (*html != '\0') {
		struct doc_tag t = doc_tag_read(html, &endless);
		size_t len = t.size, held = 0;

		if (t.mutes && !t.closes && !h->w->muted &&
		    !doc_tag_end(&t, h->among ? rest : html + len, &h->endless, &held))
			t.effect = TAG_UNKNOWN;
		if (len == 0 && t.name > 0)
			doc_html_note(h, &h->lost, &t);
		if (t.effect == TAG_UNKNOWN) {
			len = len > 0 ? len : 1 + strcspn(html + 1, "<");
			buf_clear(&text);
			doc_tag_decode(&text, html, len);
			add_words(h, buf_str(&text), text.len);
		} else {
			visit_tag(h, &t);
			len += h->among ? 0 : held;
		}
		for (size_t i = 0; i < len; i++)
			h->line += html[i] == '\n';
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
