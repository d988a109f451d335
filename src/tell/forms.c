/* SPDX-License-Identifier: MIT */
/* The table of forms, and what is particular to each.
 *
 * Markdown: each block is one line, an item of a list is indented by four columns for each list
 * around it, which CommonMark takes as nested below "- " as below "10. ". Escaped are the marks
 * that mean something anywhere, and at the beginning of a line those that would begin another
 * block. What stands out keeps a space or a mark of punctuation on either side.
 */
#include "tell/forms.h"

#include <string.h>

#include "base/text.h"
#include "tell/forms_state.h"

static void
plain_letter(struct writer *w, char c)
{
	buf_addc(w->out, c);
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
html_letter(struct writer *w, char c)
{
	static const char letters[] = "<>&\"";
	static const char *const names[] = {"&lt;", "&gt;", "&amp;", "&quot;"};
	const char *at = strchr(letters, c);

	if (at != NULL)
		buf_adds(w->out, names[at - letters]);
	else
		buf_addc(w->out, c);
}

static const char html_style[] =
    "body{font:1rem/1.45 serif;max-width:42rem;margin:1.5rem auto;padding:0 1rem;color:#000;"
    "background:#fff}"
    "h1,h2,h3{line-height:1.2;margin:1.2em 0 .4em}h1{font-size:1.6rem}h2{font-size:1.25rem}"
    "h3{font-size:1.05rem}p{margin:.4em 0}ol,ul{margin:.3em 0;padding-left:1.6em}li{margin:.15em 0}"
    "table{margin:.3em 0 .3em 1.6em}td,th{vertical-align:top;padding:0 .6em .15em 0}"
    "th{font-weight:normal;text-align:left}"
    "summary h2{display:inline-block}"
    "@media print{body{font-size:10.5pt;max-width:none;margin:0;padding:0}"
    "h1,h2,h3{break-after:avoid}li,tr{break-inside:avoid}}";

void
form_begin_html(const char *language, struct buf *out)
{
	static const char letters[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
	size_t len = strspn(language, letters);
	bool is_tag = len > 0 && len <= 35 && language[len] == '\0';

	buf_printf(out,
	    "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	    "style-src 'unsafe-inline'\"/>\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
	    "<title>",
	    is_tag ? language : "en");
}

static void
html_begin(struct writer *w, const char *language)
{
	const struct page *p = w->p;
	size_t title = 0;

	form_begin_html(language, w->out);
	form_begin_text(w);
	while (title < p->paragraphs.len && p->paragraphs.items[title].kind != PARAGRAPH_TITLE)
		title++;
	if (title < p->paragraphs.len) {
		const struct paragraph *b = &p->paragraphs.items[title];

		form_add_text(w, buf_str(&p->text) + b->from, b->to - b->from, 0);
	}
	buf_printf(w->out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n", html_style);
}

static void
add_cells(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		size_t space = form_space_length(text + i);

		buf_addc(out, space > 0 ? ' ' : text[i]);
		i += space > 0 ? space - 1 : 0;
	}
}

/* Row by row, without spaces at the end of a row. */
static void
write_cells(const struct page *p, struct buf *out)
{
	for (size_t i = 0; i < p->rows.len; i++) {
		size_t from = out->len;

		for (const struct row *r = &p->rows.items[i]; r != NULL;
		     r = page_row_beside(p, r)) {
			int used = text_width(buf_str(out) + from, out->len - from);

			buf_printf(
			    out, "%*s", r->indent + (r->marks == 0 ? r->hang : 0) - used, "");
			for (size_t k = r->mark; k < r->mark + r->marks; k++)
				add_cells(out, buf_str(&p->marks) + p->mark_list.items[k].at,
				    p->mark_list.items[k].len);
			add_cells(out, buf_str(&p->text) + r->from, r->to - r->from);
			if (r->count > 0)
				buf_printf(out, " %d", r->count);
		}
		while (out->len > from && out->data[out->len - 1] == ' ')
			out->len--;
		buf_addc(out, '\n');
	}
}

static const struct form forms[] = {
    {.name = "cells", .whole = write_cells},
    {.name = "lines",
	.part = {[PARAGRAPH_TEXT] = {NULL, "\n"},
	    [PARAGRAPH_TITLE] = {NULL, "\n"},
	    [PARAGRAPH_HEADING] = {"\n", "\n"},
	    [PARAGRAPH_ITEM] = {"- ", NULL}},
	.gap = "\n",
	.line_break = "\n",
	.indents = true,
	.letter = plain_letter},
    {.name = "markdown",
	.part = {[PARAGRAPH_TEXT] = {"\n", "\n"},
	    [PARAGRAPH_TITLE] = {"# ", "\n"},
	    [PARAGRAPH_HEADING] = {"\n## ", "\n"},
	    [PARAGRAPH_ITEM] = {"- ", NULL}},
	.list = {[PARAGRAPH_ITEM] = {"\n", NULL}, [PARAGRAPH_NUMBERED] = {"\n", NULL}},
	.strong = {"**", "**"},
	.line_break = "\\\n",
	.indents = true,
	.letter = markdown_letter},
    {.name = "html",
	.part = {[PARAGRAPH_TEXT] = {"<p>", "</p>\n"},
	    [PARAGRAPH_TITLE] = {"<h%>", "</h%>\n"},
	    [PARAGRAPH_HEADING] = {"<h%>", "</h%>\n"},
	    [PARAGRAPH_ITEM] = {"<li>", "</li>\n"},
	    [PARAGRAPH_NUMBERED] = {"<li>", "</li>\n"},
	    [PARAGRAPH_ROW] = {"<tr>", "</tr>\n"}},
	.list = {[PARAGRAPH_ITEM] = {"\n<ul>\n", "</ul>\n"},
	    [PARAGRAPH_NUMBERED] = {"\n<ol>\n", "</ol>\n"},
	    [PARAGRAPH_ROW] = {"\n<table>\n", "</table>\n"}},
	.fold = {"<details open=\"open\">\n<summary><h%>", "</h%></summary>\n"},
	.fold_shut = {"<details>\n<summary><h%>", "</h%></summary>\n"},
	.fold_end = "</details>\n",
	.strong = {"<strong>", "</strong>"},
	.named = {"<strong class=\"", "\">"},
	.link = {{"<a href=\"", "\">"}, {NULL, "</a>"}},
	.line_break = "<br/>\n",
	.cell = {"<td>", "</td>"},
	.cell_head = {"<th scope=\"row\">", "</th>"},
	.letter = html_letter,
	.begin = html_begin,
	.end = "</main>\n</body>\n</html>\n"},
    {.name = "json", .whole = form_write_json},
};

const struct form *
form_at(size_t number)
{
	return number < sizeof forms / sizeof *forms ? &forms[number] : NULL;
}

const char *
form_name(const struct form *f)
{
	return f->name;
}

const struct form *
form_named(const char *name)
{
	for (size_t i = 0; form_at(i) != NULL; i++)
		if (strcmp(form_at(i)->name, name) == 0)
			return form_at(i);
	return NULL;
}
