/* SPDX-License-Identifier: MIT */
/* The one walk over a page that all forms share.
 *
 * It turns indents into lists: an item further in than the one before it begins a list in that
 * item, one further out ends lists. A paragraph further in than an item goes on with it, on a line
 * of its own. Rows that follow each other are a table, where the form has tables, and hold nothing:
 * what is further in ends the table. Else they are items. What is particular to a form stands in
 * its row of the table in forms.c.
 */
#include "tell/forms_state.h"

#include <string.h>

#include "tell/words.h"
#include "topic/ref_set.h"

size_t
form_space_length(const char *text)
{
	if (*text == ' ' || *text == '\n' || *text == '\t' || *text == '\r')
		return 1;
	return strncmp(text, "\u00a0", 2) == 0 ? 2 : 0;
}

static void
put(struct writer *w, const char *text)
{
	if (text != NULL)
		buf_adds(w->out, text);
}

/* What stands out begins after the space before it, and ends before the space after it. A warning
 * and an urgency stand out in a way of their own where the form has one. */
static void
begin_word(struct writer *w)
{
	bool ends = w->f->named.before != NULL ? w->wanted != w->strong : w->wanted == 0;

	if (w->strong != 0 && ends)
		put(w, w->f->strong.after);
	if (w->space)
		buf_addc(w->out, ' ');
	if (w->wanted != 0 && (w->strong == 0 || ends)) {
		const char *name = style_look((unsigned)w->wanted - 1)->name;
		bool plain = w->f->named.before == NULL || w->wanted == 1 + STYLE_STRONG;

		put(w, plain ? w->f->strong.before : w->f->named.before);
		put(w, plain ? NULL : name);
		put(w, plain ? NULL : w->f->named.after);
	}
	w->strong = w->wanted;
	w->space = false;
}

/* Spaces are held back until a word follows, so that no line begins or ends with one: there
 * Markdown gives them a meaning. */
void
form_add_text(struct writer *w, const char *text, size_t len, int strong)
{
	for (size_t i = 0; i < len; i++) {
		size_t space = form_space_length(text + i);

		if (space > 0) {
			w->space = !w->first;
			i += space - 1;
			continue;
		}
		w->wanted = strong;
		begin_word(w);
		w->f->letter(w, text[i]);
		w->digits = (w->first || w->digits) && text[i] >= '0' && text[i] <= '9';
		w->first = false;
	}
}

void
form_begin_text(struct writer *w)
{
	w->first = true;
	w->space = w->digits = false;
}

static void
end_text(struct writer *w)
{
	w->space = false;
	w->wanted = 0;
	begin_word(w);
}

/* A link begins after the space before it. False where there is none. */
static bool
begin_link(struct writer *w, struct entity target, int strong)
{
	struct buf address = {0};

	if (w->place == NULL || w->place->add_address == NULL)
		return false;
	w->place->add_address(w->place->ctx, target, &address);
	bool leads = address.len > 0;
	if (leads) {
		w->wanted = strong;
		begin_word(w);
		put(w, w->f->link[0].before);
		put(w, buf_str(&address));
		put(w, w->f->link[0].after);
	}
	buf_free(&address);
	return leads;
}

static void
end_link(struct writer *w, bool leads)
{
	if (leads)
		put(w, w->f->link[1].after);
}

/* The ids of what is cited, each once, in square brackets: text never makes a definition of a link,
 * so in Markdown they need no escape. What follows them is no round bracket. */
static void
add_sources(struct writer *w, const struct topic *t, struct list refs)
{
	struct ref_set told = {0};
	bool any = false;

	for (uint32_t i = 0; i < refs.count; i++) {
		struct ref ref = topic_ref(t, refs, i);
		const char *id = topic_text(t, topic_source(t, ref.source)->id);

		if (ref.source >= topic_source_count(t) ||
		    !ref_set_add(&told, (struct ref){ref.source, NONE}))
			continue;
		w->space = any || !w->first;
		if (any)
			buf_addc(w->out, ';');
		w->first = w->digits = false;
		w->wanted = 0;
		begin_word(w);
		put(w, any ? NULL : "[");
		any = true;
		bool leads = begin_link(w, (struct entity){ENTITY_SOURCE, ref.source}, 0);
		form_add_text(w, id, strlen(id), 0);
		end_link(w, leads);
	}
	ref_set_free(&told);
	w->space = false;
	put(w, any ? "]" : NULL);
}

/* The cell that is being written, or that is ended; nothing where rows are items. */
static void
around_cell(struct writer *w, bool begins)
{
	const struct around *a = w->cell == w->head ? &w->f->cell_head : &w->f->cell;

	put(w, begins ? a->before : a->after);
}

static void
add_said(struct writer *w, const struct said *s, int strong)
{
	if (s->kind == SAID_COLUMN && w->f->cell.before != NULL) {
		end_text(w);
		around_cell(w, false);
		w->cell++;
		around_cell(w, true);
		form_begin_text(w);
	} else if (s->kind == SAID_SOURCES) {
		add_sources(w, w->p->topic, s->refs);
	} else {
		form_add_text(w, buf_str(&w->p->spoken) + s->from, s->len, strong);
	}
}

/* 1 and the style as which it stands out, 0 if it does not. */
static int
strong_as(int style)
{
	if (style == STYLE_WARNING || (style >= STYLE_EMERGENCY && style <= STYLE_SELF_CARE))
		return 1 + style;
	return style == STYLE_STRONG || style == STYLE_TITLE ? 1 + STYLE_STRONG : 0;
}

void
form_add_paragraph(struct writer *w, const struct paragraph *b)
{
	const struct page *p = w->p;
	bool title = b->kind == PARAGRAPH_TITLE || b->kind == PARAGRAPH_HEADING;
	size_t segment = b->segment, said = b->said;

	form_begin_text(w);
	for (size_t i = b->mark; i < b->mark_end; i++) {
		const struct mark *m = &p->mark_list.items[i];

		if (!m->sign)
			form_add_text(w, buf_str(&p->marks) + m->at, m->len,
			    b->kind == PARAGRAPH_ROW ? 1 + STYLE_STRONG : strong_as(m->style));
	}
	for (size_t at = b->from; at < b->to || said < b->said_end;) {
		const struct segment *g = &p->segments.items[segment];
		size_t end = b->to;

		if (said < b->said_end && p->said.items[said].at <= at) {
			const struct said *s = &p->said.items[said++];

			add_said(w, s, title ? 0 : strong_as(s->style));
			at = s->end;
			continue;
		}
		if (g[1].at <= at) {
			segment++;
			continue;
		}
		end = g[1].at < end ? g[1].at : end;
		if (said < b->said_end && p->said.items[said].at < end)
			end = p->said.items[said].at;
		int strong = title ? 0 : strong_as(g->style);
		bool leads = g->link >= 0 && begin_link(w, p->items.items[g->link].target, strong);

		form_add_text(w, buf_str(&p->text) + at, end - at, strong);
		end_link(w, leads);
		at = end;
	}
	end_text(w);
}

/* What stands around an item of the innermost list; on a line of its own where items are
 * indented. */
static void
around_item(struct writer *w, bool begins)
{
	enum paragraph_kind kind = w->list[w->depth - 1].kind;
	const struct around *a = &w->f->part[kind];

	if (w->f->indents && w->out->len > 0 && w->out->data[w->out->len - 1] != '\n')
		buf_addc(w->out, '\n');
	if (w->f->indents && begins)
		buf_printf(w->out, "%*s", 4 * (w->depth - 1), "");
	if (begins && w->f->indents && kind == PARAGRAPH_NUMBERED)
		buf_printf(w->out, "%u. ", ++w->list[w->depth - 1].count);
	else
		put(w, begins ? a->before : a->after);
}

static void
end_list(struct writer *w)
{
	around_item(w, false);
	put(w, w->f->list[w->list[--w->depth].kind].after);
}

static void
begin_item(struct writer *w, const struct paragraph *b)
{
	bool items = b->kind == PARAGRAPH_ROW && w->f->cell.before == NULL;
	enum paragraph_kind kind = items ? PARAGRAPH_ITEM : b->kind;

	while (w->depth > 0 && (w->list[w->depth - 1].indent > b->indent || w->depth == DEPTH))
		end_list(w);
	if (w->depth > 0 && w->list[w->depth - 1].indent == b->indent &&
	    w->list[w->depth - 1].kind != kind)
		end_list(w);
	if (w->depth > 0 && w->list[w->depth - 1].indent == b->indent) {
		around_item(w, false);
	} else {
		put(w, w->f->list[kind].before);
		w->list[w->depth].indent = b->indent;
		w->list[w->depth].kind = kind;
		w->list[w->depth++].count = 0;
	}
	around_item(w, true);
}

/* A heading's level: the title has that of the page, others are one below it. */
static void
put_heading(struct writer *w, const struct paragraph *b, const char *text)
{
	int level = (w->place != NULL ? w->place->level : 1) + (b->kind == PARAGRAPH_HEADING);

	for (; text != NULL && *text != '\0'; text++)
		buf_addc(w->out, *text != '%' ? *text : (char)('0' + (level < 6 ? level : 6)));
}

static void
end_fold(struct writer *w)
{
	if (w->fold)
		put(w, w->f->fold_end);
	w->fold = false;
}

/* The cell that names a row: its first, or the second where the first is for the eye alone; none
 * where the row is of one cell. */
static int
head_of(const struct writer *w, const struct paragraph *b)
{
	const struct said *said = w->p->said.items;

	for (size_t i = b->said; i < b->said_end; i++)
		if (said[i].kind == SAID_COLUMN)
			return said[b->said].at == b->from;
	return -1;
}

static void
write_paragraph(struct writer *w, const struct paragraph *b)
{
	bool heads = b->kind == PARAGRAPH_TITLE || b->kind == PARAGRAPH_HEADING;
	bool item = b->kind >= PARAGRAPH_ITEM, folds = b->fold && heads;
	const struct around *a = &w->f->part[b->kind];

	if (folds && w->f->fold.before != NULL)
		a = w->place != NULL ? &w->f->fold_shut : &w->f->fold;

	while (w->depth > 0 && (heads || !b->fold != !w->fold ||
				   (!item && w->list[w->depth - 1].indent >= b->indent) ||
				   (w->list[w->depth - 1].kind == PARAGRAPH_ROW &&
				       w->list[w->depth - 1].indent < b->indent)))
		end_list(w);
	if (heads || !b->fold)
		end_fold(w);
	if (item) {
		begin_item(w, b);
	} else if (w->depth > 0) {
		buf_printf(w->out, "%s%*s", w->f->line_break, 4 * w->depth, "");
	} else {
		put(w, b->gap && !heads ? w->f->gap : NULL);
		put_heading(w, b, a->before);
	}
	if (b->kind == PARAGRAPH_ROW) {
		w->cell = 0;
		w->head = head_of(w, b);
		around_cell(w, true);
	}
	form_add_paragraph(w, b);
	if (b->kind == PARAGRAPH_ROW)
		around_cell(w, false);
	if (w->depth == 0)
		put_heading(w, b, a->after);
	w->fold |= folds;
}

static void
write_part(struct writer *w, size_t from, size_t to)
{
	for (size_t i = from; i < w->p->paragraphs.len && i < to; i++)
		if (w->p->paragraphs.items[i].says)
			write_paragraph(w, &w->p->paragraphs.items[i]);
	while (w->depth > 0)
		end_list(w);
	end_fold(w);
}

void
form_write_part(const struct form *f, const struct page *p, size_t from, size_t to, struct buf *out)
{
	write_part(&(struct writer){.f = f, .p = p, .out = out}, from, to);
}

void
form_write(const struct form *f, const struct page *p, const char *language, struct buf *out)
{
	struct writer w = {.f = f, .p = p, .out = out};

	if (f->whole != NULL) {
		f->whole(p, out);
		return;
	}
	if (f->begin != NULL)
		f->begin(&w, language);
	write_part(&w, 0, SIZE_MAX);
	put(&w, f->end);
}

void
form_write_within(
    const struct form *f, const struct page *p, const struct form_place *place, struct buf *out)
{
	struct writer w = {.f = f, .p = p, .out = out, .place = place};

	if (!place->bare)
		write_part(&w, 0, SIZE_MAX);
	for (size_t i = 0; place->bare && i < p->paragraphs.len; i++)
		form_add_paragraph(&w, &p->paragraphs.items[i]);
}

void
form_write_text(const struct form *f, const char *text, struct buf *out)
{
	struct writer w = {.f = f, .out = out};

	form_begin_text(&w);
	form_add_text(&w, text, strlen(text), 0);
}
