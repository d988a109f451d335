/* The table of forms, and the one walk over a page that all of them share.
 *
 * The walk turns indents into lists: an item further in than the one before it begins a list in
 * that item, one further out ends lists. A paragraph further in than an item goes on with it, on a
 * line of its own. What is particular to a form stands in the functions named after it.
 *
 * Markdown: each block is one line, an item of a list is indented by four columns for each list
 * around it, which CommonMark takes as nested below "- " as below "10. ". Escaped are the marks
 * that mean something anywhere, and at the beginning of a line those that would begin another
 * block. What stands out keeps a space or a mark of punctuation on either side.
 */
#include "tell/forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

#include "tell/page_state.h"

#define DEPTH 8 /* of lists in lists */

/* A page while it is written. */
struct writer {
	const struct form *f;
	const struct page *p;
	struct buf *out;
	int depth; /* lists that are open, each with an open item */
	struct {
		int indent;
		bool numbered;
		unsigned count;
	} list[DEPTH];
	bool first;  /* nothing stands in the line yet */
	bool digits; /* nothing but digits do */
	bool space;  /* a space is due before the next word */
	bool strong; /* what is written stands out ... */
	bool wanted; /* ... and what comes next does */
};

struct form {
	const char *name;
	/* Before and after each part. A list inside an item follows the item's text. */
	void (*page)(struct writer *w, bool begins, const char *language, const char *title);
	void (*heading)(struct writer *w, bool begins, int level);
	void (*paragraph)(struct writer *w, bool begins, bool gap);
	void (*list)(struct writer *w, bool begins, bool numbered);
	void (*item)(struct writer *w, bool begins);
	const char *line_break; /* inside an item */
	const char *strong[2];
	void (*letter)(struct writer *w, char c);
	/* In place of all these, for a form that is no outline. */
	void (*whole)(const struct page *p, struct buf *out);
};

/* Bytes of the space at the beginning of a text, 0 for none. One at which no line ends is a space
 * like any other once lines are made. */
static size_t
space_length(const char *text)
{
	if (*text == ' ' || *text == '\n' || *text == '\t' || *text == '\r')
		return 1;
	return strncmp(text, "\u00a0", 2) == 0 ? 2 : 0;
}

/* What stands out begins after the space before it, and ends before the space after it. */
static void
begin_word(struct writer *w)
{
	if (w->strong && !w->wanted)
		buf_adds(w->out, w->f->strong[1]);
	if (w->space)
		buf_addc(w->out, ' ');
	if (w->wanted && !w->strong)
		buf_adds(w->out, w->f->strong[0]);
	w->strong = w->wanted;
	w->space = false;
}

/* Spaces are held back until a word follows, so that no line begins or ends with one: there
 * Markdown gives them a meaning. */
static void
add_text(struct writer *w, const char *text, size_t len, bool strong)
{
	char *copy = xstrndup(text, len);

	for (const char *at = copy; *at != '\0';) {
		size_t space = space_length(at);

		if (space > 0) {
			w->space = !w->first;
			at += space;
			continue;
		}
		w->wanted = strong;
		begin_word(w);
		w->f->letter(w, *at);
		w->digits = (w->first || w->digits) && *at >= '0' && *at <= '9';
		w->first = false;
		at++;
	}
	free(copy);
}

static void
begin_text(struct writer *w)
{
	w->first = true;
	w->space = w->digits = false;
}

static void
end_text(struct writer *w)
{
	w->space = w->wanted = false;
	begin_word(w);
}

/* Names in square brackets: text never makes a definition of a link, so in Markdown they need no
 * escape. What follows them is no round bracket. */
static void
add_said(struct writer *w, const struct said *s, bool strong)
{
	const char *text = buf_str(&w->p->spoken) + s->from;

	if (!s->cites) {
		add_text(w, text, s->len, strong);
		return;
	}
	w->space = !w->first;
	w->wanted = w->first = w->digits = false;
	begin_word(w);
	buf_addc(w->out, '[');
	add_text(w, text, s->len, false);
	w->space = false;
	buf_addc(w->out, ']');
}

static bool
is_strong(int style)
{
	return style == STYLE_STRONG || style == STYLE_TITLE || style == STYLE_WARNING ||
	       (style >= STYLE_EMERGENCY && style <= STYLE_SELF_CARE);
}

/* The text of a paragraph from place to place, with what is said in place of signs. */
static void
add_paragraph_text(struct writer *w, size_t number)
{
	const struct page *p = w->p;
	const struct paragraph *b = &p->paragraphs.items[number];
	bool last = number + 1 == p->paragraphs.len;
	bool title = b->kind == PARAGRAPH_TITLE || b->kind == PARAGRAPH_HEADING;
	size_t mark_end = last ? p->mark_list.len : b[1].mark, segment = b->segment;
	size_t said = b->said, said_end = last ? p->said.len : b[1].said;

	for (size_t i = b->mark; i < mark_end; i++) {
		const struct mark *m = &p->mark_list.items[i];

		if (!m->sign)
			add_text(w, buf_str(&p->marks) + m->at, m->len,
			    b->kind == PARAGRAPH_ROW || is_strong(m->style));
	}
	for (size_t at = b->from; at < b->to || said < said_end;) {
		const struct segment *g = &p->segments.items[segment];
		size_t end = b->to;

		if (said < said_end && p->said.items[said].at <= at) {
			const struct said *s = &p->said.items[said++];

			add_said(w, s, !title && is_strong(s->style));
			at = s->end;
			continue;
		}
		if (g[1].at <= at) {
			segment++;
			continue;
		}
		end = g[1].at < end ? g[1].at : end;
		if (said < said_end && p->said.items[said].at < end)
			end = p->said.items[said].at;
		add_text(w, buf_str(&p->text) + at, end - at, !title && is_strong(g->style));
		at = end;
	}
}

static void
end_list(struct writer *w)
{
	w->f->item(w, false);
	w->f->list(w, false, w->list[--w->depth].numbered);
}

static void
begin_item(struct writer *w, const struct paragraph *b)
{
	bool numbered = b->kind == PARAGRAPH_NUMBERED;

	while (w->depth > 0 && (w->list[w->depth - 1].indent > b->indent || w->depth == DEPTH))
		end_list(w);
	if (w->depth > 0 && w->list[w->depth - 1].indent == b->indent &&
	    w->list[w->depth - 1].numbered != numbered)
		end_list(w);
	if (w->depth > 0 && w->list[w->depth - 1].indent == b->indent) {
		w->f->item(w, false);
	} else {
		w->f->list(w, true, numbered);
		w->list[w->depth].indent = b->indent;
		w->list[w->depth].numbered = numbered;
		w->list[w->depth++].count = 0;
	}
	w->list[w->depth - 1].count++;
	w->f->item(w, true);
}

static void
write_paragraph(struct writer *w, size_t number)
{
	const struct paragraph *b = &w->p->paragraphs.items[number];
	int level = b->kind == PARAGRAPH_TITLE ? 1 : b->kind == PARAGRAPH_HEADING ? 2 : 0;
	bool item = b->kind >= PARAGRAPH_ITEM;

	while (w->depth > 0 && !item && (level > 0 || w->list[w->depth - 1].indent >= b->indent))
		end_list(w);
	begin_text(w);
	if (item)
		begin_item(w, b);
	else if (level > 0)
		w->f->heading(w, true, level);
	else if (w->depth > 0)
		buf_printf(w->out, "%s%*s", w->f->line_break, 4 * w->depth, "");
	else
		w->f->paragraph(w, true, b->gap);
	add_paragraph_text(w, number);
	end_text(w);
	if (level > 0)
		w->f->heading(w, false, level);
	else if (w->depth == 0)
		w->f->paragraph(w, false, false);
}

/* False where all that a paragraph has is for the eye. */
static bool
says_something(const struct page *p, size_t number)
{
	const struct paragraph *b = &p->paragraphs.items[number];
	bool last = number + 1 == p->paragraphs.len;
	size_t mark_end = last ? p->mark_list.len : b[1].mark;

	for (size_t i = b->mark; i < mark_end; i++)
		if (!p->mark_list.items[i].sign)
			return true;
	return b->to > b->from || (last ? p->said.len : b[1].said) > b->said;
}

void
form_write(const struct form *f, const struct page *p, const char *language, struct buf *out)
{
	struct writer w = {.f = f, .p = p, .out = out};
	char *title = NULL;

	if (f->whole != NULL) {
		f->whole(p, out);
		return;
	}
	for (size_t i = 0; i < p->paragraphs.len && title == NULL; i++) {
		const struct paragraph *b = &p->paragraphs.items[i];

		if (b->kind == PARAGRAPH_TITLE)
			title = xstrndup(buf_str(&p->text) + b->from, b->to - b->from);
	}
	f->page(&w, true, language, title != NULL ? title : "");
	for (size_t i = 0; i < p->paragraphs.len; i++)
		if (says_something(p, i))
			write_paragraph(&w, i);
	while (w.depth > 0)
		end_list(&w);
	f->page(&w, false, language, "");
	free(title);
}

static void
plain_letter(struct writer *w, char c)
{
	buf_addc(w->out, c);
}

static void
plain_page(struct writer *w, bool begins, const char *language, const char *title)
{
	(void)w, (void)begins, (void)language, (void)title;
}

static void
lines_heading(struct writer *w, bool begins, int level)
{
	if (!begins || level > 1)
		buf_addc(w->out, '\n');
}

static void
lines_paragraph(struct writer *w, bool begins, bool gap)
{
	if (!begins || gap)
		buf_addc(w->out, '\n');
}

/* In an item a list begins on a line of its own; after one inside, the item has ended its line. */
static void
lines_list(struct writer *w, bool begins, bool numbered)
{
	(void)numbered;
	if (begins && w->depth > 0)
		buf_addc(w->out, '\n');
}

static void
plain_item(struct writer *w, bool begins)
{
	if (!begins) {
		if (w->out->len > 0 && w->out->data[w->out->len - 1] != '\n')
			buf_addc(w->out, '\n');
		return;
	}
	buf_printf(w->out, "%*s", 4 * (w->depth - 1), "");
	if (w->list[w->depth - 1].numbered)
		buf_printf(w->out, "%u. ", w->list[w->depth - 1].count);
	else
		buf_adds(w->out, "- ");
}

static void
markdown_letter(struct writer *w, char c)
{
	if (strchr("\\`*_[]<>&|~#$", c) != NULL ||
	    (w->first && !w->strong && strchr("-+=", c) != NULL) ||
	    (w->digits && strchr(".)", c) != NULL))
		buf_addc(w->out, '\\');
	buf_addc(w->out, c);
}

static void
markdown_heading(struct writer *w, bool begins, int level)
{
	if (begins)
		buf_printf(w->out, "%s%.*s ", level > 1 ? "\n" : "", level, "##");
	else
		buf_addc(w->out, '\n');
}

static void
markdown_paragraph(struct writer *w, bool begins, bool gap)
{
	(void)begins, (void)gap;
	buf_addc(w->out, '\n');
}

static void
markdown_list(struct writer *w, bool begins, bool numbered)
{
	(void)numbered;
	if (begins)
		buf_addc(w->out, '\n');
}

static const char page_style[] =
    "body{font:1rem/1.45 serif;max-width:42rem;margin:1.5rem auto;padding:0 1rem;color:#000;"
    "background:#fff}"
    "h1,h2,h3{line-height:1.2;margin:1.2em 0 .4em}h1{font-size:1.6rem}h2{font-size:1.25rem}"
    "h3{font-size:1.05rem}p{margin:.4em 0}ol,ul{margin:.3em 0;padding-left:1.6em}li{margin:.15em 0}"
    "@media print{body{font-size:10.5pt;max-width:none;margin:0;padding:0}"
    "h1,h2,h3{break-after:avoid}li{break-inside:avoid}}";

static void
html_letter(struct writer *w, char c)
{
	switch (c) {
	case '<':
		buf_adds(w->out, "&lt;");
		break;
	case '>':
		buf_adds(w->out, "&gt;");
		break;
	case '&':
		buf_adds(w->out, "&amp;");
		break;
	case '"':
		buf_adds(w->out, "&quot;");
		break;
	default:
		buf_addc(w->out, c);
	}
}

static bool
is_tag(const char *language)
{
	return language[0] != '\0' && strlen(language) <= 35 &&
	       language[strspn(language,
		   "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static void
html_page(struct writer *w, bool begins, const char *language, const char *title)
{
	if (!begins) {
		buf_adds(w->out, "</main>\n</body>\n</html>\n");
		return;
	}
	buf_printf(w->out,
	    "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	    "style-src 'unsafe-inline'\"/>\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
	    "<title>",
	    is_tag(language) ? language : "en");
	begin_text(w);
	add_text(w, title, strlen(title), false);
	buf_printf(w->out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n", page_style);
}

static void
html_heading(struct writer *w, bool begins, int level)
{
	buf_printf(w->out, begins ? "<h%d>" : "</h%d>\n", level);
}

static void
html_paragraph(struct writer *w, bool begins, bool gap)
{
	(void)gap;
	buf_adds(w->out, begins ? "<p>" : "</p>\n");
}

static void
html_list(struct writer *w, bool begins, bool numbered)
{
	const char *tag = numbered ? "ol" : "ul";

	buf_printf(w->out, begins ? "\n<%s>\n" : "</%s>\n", tag);
}

static void
html_item(struct writer *w, bool begins)
{
	buf_adds(w->out, begins ? "<li>" : "</li>\n");
}

static void
add_cells(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len;) {
		size_t space = space_length(text + i);

		buf_addc(out, space > 0 ? ' ' : text[i]);
		i += space > 0 ? space : 1;
	}
}

/* Row by row, without spaces at the end of a row. */
static void
write_cells(const struct page *p, struct buf *out)
{
	for (size_t i = 0; i < p->rows.len; i++) {
		const struct row *r = &p->rows.items[i];
		size_t from = out->len;

		buf_printf(out, "%*s", r->indent + (r->marks == 0 ? r->hang : 0), "");
		for (size_t k = r->mark; k < r->mark + r->marks; k++)
			add_cells(out, buf_str(&p->marks) + p->mark_list.items[k].at,
			    p->mark_list.items[k].len);
		add_cells(out, buf_str(&p->text) + r->from, r->to - r->from);
		while (out->len > from && out->data[out->len - 1] == ' ')
			out->len--;
		buf_addc(out, '\n');
	}
}

static const struct form forms[] = {
    {.name = "cells", .whole = write_cells},
    {"lines", plain_page, lines_heading, lines_paragraph, lines_list, plain_item, "\n", {"", ""},
	plain_letter, NULL},
    {"markdown", plain_page, markdown_heading, markdown_paragraph, markdown_list, plain_item,
	"\\\n", {"**", "**"}, markdown_letter, NULL},
    {"html", html_page, html_heading, html_paragraph, html_list, html_item, "<br/>\n",
	{"<strong>", "</strong>"}, html_letter, NULL},
};

const struct form *
form_at(size_t number)
{
	return number < sizeof forms / sizeof *forms ? &forms[number] : NULL;
}

const struct form *
form_named(const char *name)
{
	for (size_t i = 0; form_at(i) != NULL; i++)
		if (strcmp(form_at(i)->name, name) == 0)
			return form_at(i);
	return NULL;
}
