/* SPDX-License-Identifier: MIT */
/* Blocks of HTML: paragraphs, headings, lists, quotes, tables. A tag whose end is missing ends with
 * its block. Among the text of a block, and in the row of a table, none can begin: there a line
 * does.
 */
#include "compile/doc_html.h"

#include <string.h>

#include "compile/value.h"

/* Ends what is open, and with it the styles and links that HTML began in it. */
static void
close_block(struct doc_html *h)
{
	struct doc_writer *w = h->w;

	w->style[DOC_STRONG] -= h->head;
	for (int i = 0; i < DOC_STYLES; i++) {
		w->style[i] -= h->style[i];
		h->style[i] = 0;
	}
	w->script = '\0';
	for (; h->links > 0; h->links--)
		doc_write_link_end(w);
	h->pre = h->head = h->space = false;
	h->breaks = h->blanks = 0;
	doc_write_close(w);
}

static bool
is_inside(const struct doc_html *h)
{
	return h->among || doc_write_in_row(h->w);
}

/* What follows stands apart from what came: as a block of its own, or where there can be none, on a
 * line of its own. */
static void
set_apart(struct doc_html *h)
{
	if (is_inside(h))
		doc_write_break(h->w);
	else
		close_block(h);
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

void
doc_html_style(struct doc_html *h, enum doc_style style, bool closes)
{
	int step = closes ? -(h->style[style] > 0) : 1;

	h->w->style[style] += step;
	h->style[style] += step;
}

void
doc_html_note(struct doc_html *h, struct doc_html_note *note, const struct doc_tag *t)
{
	if (note->tag == NULL && !t->closes)
		*note = (struct doc_html_note){
		    arena_strndup(h->w->maker.arena, t->s, t->name), h->line};
}

static void
set_head(struct doc_html *h, bool head)
{
	h->w->style[DOC_STRONG] += head - h->head;
	h->head = head;
}

static bool
spans_more(const struct doc_tag *t, const char *name)
{
	const char *value;
	size_t len;

	return doc_tag_attribute(t, name, &value, &len) && !(len == 1 && *value == '1');
}

/* Tags of tables among text: a row is a line of it. */
static void
visit_table_inside(struct doc_html *h, const struct doc_tag *t)
{
	bool cell = t->effect >= TAG_CELL;

	if (cell && t->closes) {
		doc_write_cell_end(h->w);
		return;
	}
	h->w->cell_over = false;
	if (!cell)
		doc_write_break(h->w);
	else if (h->w->last != 0)
		doc_write_text(h->w, DOC_CELL_END, strlen(DOC_CELL_END), 0);
}

void
doc_html_visit_table(struct doc_html *h, const struct doc_tag *t)
{
	bool cell = t->effect >= TAG_CELL, row = doc_write_in_row(h->w);

	if (h->span_line == 0 && (spans_more(t, "rowspan") || spans_more(t, "colspan")))
		h->span_line = h->line;
	if (h->among) {
		visit_table_inside(h, t);
		return;
	}
	if (cell && t->closes && row)
		doc_write_cell_end(h->w);
	if (!cell || !row)
		close_block(h);
	if (cell && t->closes)
		set_head(h, false);
	if (t->closes || t->effect == TAG_TABLE)
		return;
	if (!cell || !row)
		doc_write_row(h->w, (struct doc_row){.pipes = false}, h->line);
	if (!cell)
		return;
	doc_write_cell(h->w);
	set_head(h, t->effect == TAG_HEAD_CELL);
}

/* The number that a list begins with. */
static uint32_t
list_start(struct doc_html *h, const struct doc_tag *t)
{
	uint32_t start = 1;
	const char *value;
	size_t len;

	if (doc_tag_attribute(t, "start", &value, &len))
		value_whole(arena_strndup(h->w->maker.arena, value, len), &start);
	return start;
}

static void
visit_list(struct doc_html *h, const struct doc_tag *t)
{
	if (t->effect != TAG_ITEM && t->closes) {
		if (h->lists > 0) {
			doc_write_list_end(h->w);
			h->lists--;
		}
		return;
	}
	if (t->closes) {
		doc_write_flush(h->w, h->line);
		return;
	}
	if (t->effect != TAG_ITEM || h->lists == 0) {
		doc_write_list(h->w, t->effect == TAG_NUMBERS ? list_start(h, t) : NONE, h->line);
		h->lists++;
	}
	if (t->effect == TAG_ITEM)
		doc_write_item(h->w);
}

static void
visit_heading(struct doc_html *h, const struct doc_tag *t)
{
	if (t->closes)
		return;
	if (h->w->around == 0)
		doc_write_heading(h->w, (uint32_t)(t->s[1] - '0'), h->line);
	else
		doc_html_style(h, DOC_STRONG, false);
}

static void
visit_quote(struct doc_html *h, bool closes)
{
	if (closes && h->quotes == 0)
		return;
	h->quotes += closes ? -1u : 1u;
	h->w->around += closes ? -1u : 1u;
}

void
doc_html_visit_block(struct doc_html *h, const struct doc_tag *t)
{
	set_apart(h);
	if (t->effect == TAG_LOST)
		doc_html_note(h, &h->lost, t);
	if (is_inside(h))
		return;
	switch (t->effect) {
	case TAG_RULE:
		doc_write_open(h->w, BLOCK_RULE, h->line);
		doc_write_close(h->w);
		break;
	case TAG_HEADING:
		visit_heading(h, t);
		break;
	case TAG_PRE:
		h->pre = !t->closes;
		break;
	case TAG_QUOTE:
		visit_quote(h, t->closes);
		break;
	case TAG_BULLETS:
	case TAG_NUMBERS:
	case TAG_ITEM:
		visit_list(h, t);
		break;
	default:
		break;
	}
}
