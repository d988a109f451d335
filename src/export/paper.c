/* The three forms of a page. What is particular to a form stands in the functions named after it;
 * the others only know which lists are open.
 *
 * Markdown: each block is one line, an item of a list is indented by four columns for each list
 * around it, which CommonMark takes as nested below "- " as below "10. ". Escaped are the marks
 * that mean something anywhere, and at the beginning of a block those that would begin another one.
 */
#include "export/paper.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

static const char page_style[] =
    "body{font:1rem/1.45 serif;max-width:42rem;margin:1.5rem auto;padding:0 1rem;color:#000;"
    "background:#fff}"
    "h1,h2,h3{line-height:1.2;margin:1.2em 0 .4em}h1{font-size:1.6rem}h2{font-size:1.25rem}"
    "h3{font-size:1.05rem}p{margin:.4em 0}ol,ul{margin:.3em 0;padding-left:1.6em}li{margin:.15em 0}"
    "@media print{body{font-size:10.5pt;max-width:none;margin:0;padding:0}"
    "h1,h2,h3{break-after:avoid}li{break-inside:avoid}}";

static void
markdown_char(struct paper *p, char c)
{
	if (strchr("\\`*_[]<>&|~#$", c) != NULL || (p->first && strchr("-+", c) != NULL))
		buf_addc(p->out, '\\');
	buf_addc(p->out, c);
}

/* "12." or "12)" at the beginning of a block would be an item's number. */
static size_t
markdown_number(struct paper *p, const char *text)
{
	size_t digits = p->first ? strspn(text, "0123456789") : 0;

	if (digits == 0 || (text[digits] != '.' && text[digits] != ')'))
		return 0;
	buf_add(p->out, text, digits);
	buf_addc(p->out, '\\');
	buf_addc(p->out, text[digits]);
	return digits + 1;
}

static void
html_char(struct buf *out, char c)
{
	switch (c) {
	case '<':
		buf_adds(out, "&lt;");
		break;
	case '>':
		buf_adds(out, "&gt;");
		break;
	case '&':
		buf_adds(out, "&amp;");
		break;
	case '"':
		buf_adds(out, "&quot;");
		break;
	default:
		buf_addc(out, c);
	}
}

static void
add_char(struct paper *p, char c)
{
	if (p->form == PAPER_MARKDOWN)
		markdown_char(p, c);
	else if (p->form == PAPER_HTML)
		html_char(p->out, c);
	else
		buf_addc(p->out, c);
	p->first = false;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Spaces are held back until a word follows, so that no line begins or ends with one: there
 * Markdown gives them a meaning. */
void
paper_text(struct paper *p, const char *text)
{
	while (*text != '\0') {
		size_t number;

		if (is_space(*text)) {
			p->space = !p->first;
			text++;
			continue;
		}
		if (p->space)
			buf_addc(p->out, ' ');
		p->space = false;
		number = p->form == PAPER_MARKDOWN ? markdown_number(p, text) : 0;
		if (number == 0)
			add_char(p, *text);
		p->first = false;
		text += number > 0 ? number : 1;
	}
}

void
paper_printf(struct paper *p, const char *format, ...)
{
	va_list ap;
	char *text;
	int len;

	va_start(ap, format);
	len = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	if (len < 0)
		return;
	text = xmalloc((size_t)len + 1);
	va_start(ap, format);
	vsnprintf(text, (size_t)len + 1, format, ap);
	va_end(ap);
	paper_text(p, text);
	free(text);
}

void
paper_strong(struct paper *p, const char *text)
{
	const char *mark[] = {
	    [PAPER_MARKDOWN] = "**", [PAPER_HTML] = "<strong>", [PAPER_PLAIN] = ""};

	while (is_space(*text))
		text++;
	if (*text == '\0')
		return;
	if (p->space)
		buf_addc(p->out, ' ');
	p->space = p->first = false;
	buf_adds(p->out, mark[p->form]);
	paper_text(p, text);
	p->space = false;
	buf_adds(p->out, p->form == PAPER_HTML ? "</strong>" : mark[p->form]);
}

void
paper_bracketed(struct paper *p, const char *text)
{
	if (p->space)
		buf_addc(p->out, ' ');
	p->space = p->first = false;
	buf_addc(p->out, '[');
	paper_text(p, text);
	p->space = false;
	buf_addc(p->out, ']');
}

/* Before the text of a block, and after it. */
static void
begin_text(struct paper *p)
{
	p->first = true;
	p->space = false;
}

static bool
is_tag(const char *language)
{
	return language[0] != '\0' && strlen(language) <= 35 &&
	       language[strspn(language,
		   "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

void
paper_begin(
    struct paper *p, enum paper_form form, const char *language, const char *title, struct buf *out)
{
	*p = (struct paper){.form = form, .out = out};
	if (form == PAPER_HTML) {
		buf_printf(out,
		    "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
		    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		    "style-src 'unsafe-inline'\"/>\n"
		    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
		    "<title>",
		    is_tag(language) ? language : "en");
		begin_text(p);
		paper_text(p, title);
		buf_printf(
		    out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n", page_style);
	}
	paper_heading(p, 1, title);
}

void
paper_end(struct paper *p)
{
	if (p->form == PAPER_HTML)
		buf_adds(p->out, "</main>\n</body>\n</html>\n");
}

void
paper_heading(struct paper *p, int level, const char *text)
{
	if (p->form == PAPER_HTML)
		buf_printf(p->out, "<h%d>", level);
	else if (level > 1)
		buf_addc(p->out, '\n');
	if (p->form == PAPER_MARKDOWN)
		buf_printf(p->out, "%.*s ", level, "###");
	begin_text(p);
	paper_text(p, text);
	if (p->form == PAPER_HTML)
		buf_printf(p->out, "</h%d>", level);
	buf_addc(p->out, '\n');
}

void
paper_paragraph(struct paper *p)
{
	if (p->form == PAPER_HTML)
		buf_adds(p->out, "<p>");
	else if (p->form == PAPER_MARKDOWN)
		buf_addc(p->out, '\n');
	begin_text(p);
}

void
paper_paragraph_end(struct paper *p)
{
	buf_adds(p->out, p->form == PAPER_HTML ? "</p>\n" : "\n");
}

void
paper_list(struct paper *p, bool numbered)
{
	if (p->form == PAPER_HTML)
		buf_adds(p->out, numbered ? "\n<ol>\n" : "\n<ul>\n");
	else if (p->depth > 0 || p->form == PAPER_MARKDOWN)
		buf_addc(p->out, '\n');
	if (p->depth < PAPER_DEPTH) {
		p->list[p->depth].numbered = numbered;
		p->list[p->depth].open = false;
		p->list[p->depth].count = 0;
		p->depth++;
	}
}

/* A list inside the item has ended its line already. */
static void
end_item(struct paper *p)
{
	if (!p->list[p->depth - 1].open)
		return;
	if (p->form == PAPER_HTML)
		buf_adds(p->out, "</li>\n");
	else if (p->out->len > 0 && p->out->data[p->out->len - 1] != '\n')
		buf_addc(p->out, '\n');
	p->list[p->depth - 1].open = false;
}

void
paper_item(struct paper *p)
{
	end_item(p);
	p->list[p->depth - 1].open = true;
	p->list[p->depth - 1].count++;
	if (p->form == PAPER_HTML)
		buf_adds(p->out, "<li>");
	else
		buf_printf(p->out, "%*s", 4 * (p->depth - 1), "");
	if (p->form != PAPER_HTML && p->list[p->depth - 1].numbered)
		buf_printf(p->out, "%u. ", p->list[p->depth - 1].count);
	else if (p->form != PAPER_HTML)
		buf_adds(p->out, "- ");
	begin_text(p);
}

void
paper_list_end(struct paper *p)
{
	end_item(p);
	if (p->form == PAPER_HTML)
		buf_adds(p->out, p->list[p->depth - 1].numbered ? "</ol>\n" : "</ul>\n");
	p->depth--;
}

void
paper_say(struct paper *p, const char *text)
{
	paper_paragraph(p);
	paper_text(p, text);
	paper_paragraph_end(p);
}
