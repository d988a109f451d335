/* SPDX-License-Identifier: MIT */
/* No text breaks a form: read back by what reads such a form, every form holds the same text. */
#include <cmark.h>
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

#include "tell/forms.h"

/* A page with the text in every place where text can stand. */
static void
write_page(const char *form, const char *language, const char *text, struct buf *out)
{
	struct page *p = page_new();

	page_add(p, STYLE_TITLE, text);
	page_title_end(p);
	page_add(p, STYLE_TEXT, text);
	page_add(p, STYLE_STRONG, " strong");
	page_printf(p, STYLE_TEXT, " %s ", text);
	page_link(p, STYLE_LINK, text, (struct entity){ENTITY_CAUSE, 0});
	page_said(p, STYLE_TEXT, "*", text);
	page_break(p);
	page_heading(p, text);
	for (uint32_t i = 0; i < 11; i++) {
		page_indent(p, 2);
		page_number(p, i);
		page_add(p, STYLE_TEXT, text);
		page_indent(p, 4);
		page_paragraph(p, STYLE_TEXT, text);
		page_bullet(p);
		page_paragraph(p, STYLE_TEXT, text);
		page_indent(p, 6);
		page_share(p, 0.5, 1, 8);
		page_add(p, STYLE_TEXT, text);
		page_column(p, STYLE_TEXT, " ", " ");
		page_paragraph(p, STYLE_TEXT, text);
	}
	page_fold(p, text);
	page_paragraph(p, STYLE_TEXT, text);
	page_fold_end(p);
	page_indent(p, 0);
	page_label(p, text);
	page_paragraph(p, STYLE_TEXT, text);
	form_write(form_named(form), p, language, out);
	page_free(p);
}

/* The text of HTML without tags, its references read; runs of white space are one space. */
static void
strip(const char *html, struct buf *out)
{
	static const struct {
		const char *name;
		char c;
	} names[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}};

	while (*html != '\0') {
		size_t i = 0;

		if (*html == '<') {
			html += strcspn(html, ">") + 1;
			continue;
		}
		while (i < 4 && strncmp(html, names[i].name, strlen(names[i].name)) != 0)
			i++;
		if (i < 4)
			buf_addc(out, names[i].c);
		else if (*html != ' ' && *html != '\n')
			buf_addc(out, *html);
		html += i < 4 ? strlen(names[i].name) : 1;
	}
}

static unsigned
count(const char *text, const char *what)
{
	unsigned n = 0;

	for (; (text = strstr(text, what)) != NULL; text++)
		n++;
	return n;
}

static void
expect_same(const char *text)
{
	struct buf html = {0}, md = {0}, a = {0}, b = {0};
	const char *body;
	char *read;
	static const char *const tags[] = {"<h1>", "<h2>", "<p>", "<ol>", "<strong>", "<a ", "<em>",
	    "<code>", "<img", "<hr", "<blockquote>", "<br"};

	write_page("html", "en", text, &html);
	write_page("markdown", "en", text, &md);
	read = cmark_markdown_to_html(buf_str(&md), md.len, CMARK_OPT_UNSAFE);
	body = strstr(buf_str(&html), "<main>");
	strip(body, &a);
	strip(read, &b);
	cr_expect_str_eq(buf_str(&a), buf_str(&b), "\"%s\" is read as\n%s", text, read);
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		cr_expect_eq(count(body, tags[i]), count(read, tags[i]), "%s of \"%s\":\n%s",
		    tags[i], text, read);
	/* CommonMark has no tables: there a row is an item. */
	cr_expect_eq(count(body, "<ul>") + count(body, "<table>"), count(read, "<ul>"));
	cr_expect_eq(count(body, "<li>") + count(body, "<tr>"), count(read, "<li>"));
	cr_expect_eq(count(body, "<details open="), 1);
	cr_expect_eq(count(body, "</details>"), 1);
	free(read);
	buf_free(&html);
	buf_free(&md);
	buf_free(&a);
	buf_free(&b);
}

Test(tell_forms, no_text_breaks_a_form)
{
	static const char *const hostile[] = {"plain words.", "*a* _b_ `c` ~~d~~", "<b>x</b><!--",
	    "&amp; &#60; &lt", "[x](http://y) [s1]: z", "![i](j)", "# h #", "- a", "+ a", "1. a",
	    "12) a", "> q", "***", "---", "===", "``` x", "~~~", "    code", "a\\", "\\*", "|a|b|",
	    "a\nb\n\n# c", "</title></main><script>", "<http://x>", "http://x", "\"q\" 'r'", "$x$",
	    "a  ", "_", "*", "1.", "-", "=", "[ ] task", "[x] task", "&copy;", "<?x", "<![CDATA["};

	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++)
		expect_same(hostile[i]);
}

Test(tell_forms, no_random_text_breaks_a_form)
{
	static const char letters[] = "a1 .)-+*_`#<>&;[](){}!|~=\\\"':\n/$@";
	uint64_t state = 7;
	char text[13];

	for (int i = 0; i < 3000; i++) {
		uint32_t len = 1 + fixture_random(&state) % 12;

		for (uint32_t k = 0; k < len; k++)
			text[k] = letters[fixture_random(&state) % (sizeof letters - 1)];
		text[len] = '\0';
		if (strspn(text, " \n") < len)
			expect_same(text);
	}
}

Test(tell_forms, the_language_cannot_leave_its_attribute)
{
	struct buf out = {0};

	write_page("html", "en\"><script>", "T", &out);
	cr_expect(strstr(buf_str(&out), "<html lang=\"en\">") != NULL);
	buf_clear(&out);
	write_page("html", "de-CH", "T", &out);
	cr_expect(strstr(buf_str(&out), "<html lang=\"de-CH\">") != NULL);
	buf_free(&out);
}

Test(tell_forms, nothing_is_fetched_or_run)
{
	struct buf out = {0};

	write_page("html", "", "t", &out);
	cr_expect(strstr(buf_str(&out), "default-src 'none'") != NULL);
	cr_expect(strstr(buf_str(&out), "<script") == NULL);
	cr_expect(strstr(buf_str(&out), "src=") == NULL && strstr(buf_str(&out), "href") == NULL &&
		  strstr(buf_str(&out), "url(") == NULL);
	buf_free(&out);
}

static void
add_address(const void *ctx, struct entity e, struct buf *out)
{
	(void)ctx;
	if (e.kind == ENTITY_CAUSE)
		buf_printf(out, "#cause-%u", (unsigned)e.index);
}

/* In a larger page headings are lower, what has a place is linked to, and what is folded is shut.
 */
Test(tell_forms, a_page_can_be_a_part_of_another)
{
	struct form_place place = {3, false, add_address, NULL};
	struct page *p = page_new();
	struct buf out = {0};

	page_add(p, STYLE_TITLE, "Title");
	page_title_end(p);
	page_add(p, STYLE_TEXT, "See ");
	page_link(p, STYLE_LINK, "it & more", (struct entity){ENTITY_CAUSE, 7});
	page_add(p, STYLE_TEXT, ", not ");
	page_link(p, STYLE_LINK, "that", (struct entity){ENTITY_CASE, 7});
	page_break(p);
	page_fold(p, "Fold");
	page_add(p, STYLE_EMERGENCY, "now");
	page_break(p);
	form_write_within(form_named("html"), p, &place, &out);
	cr_expect_str_eq(buf_str(&out),
	    "<h3>Title</h3>\n<p>See <a href=\"#cause-7\">it &amp; more</a>, not that</p>\n"
	    "<details>\n<summary><h4>Fold</h4></summary>\n"
	    "<p><strong class=\"emergency\">now</strong></p>\n</details>\n");
	buf_clear(&out);
	page_begin(p, 80, false);
	page_add(p, STYLE_STRONG, "a");
	page_add(p, STYLE_TEXT, " b");
	page_break(p);
	place.bare = true;
	form_write_within(form_named("html"), p, &place, &out);
	cr_expect_str_eq(buf_str(&out), "<strong>a</strong> b");
	page_free(p);
	buf_free(&out);
}

/* A cell names the others of its row: where it has none, it is no head. */
Test(tell_forms, a_row_of_one_cell_has_no_head)
{
	struct page *p = page_new();
	struct buf out = {0};

	page_row(p);
	page_paragraph(p, STYLE_TEXT, "alone");
	form_write(form_named("html"), p, "en", &out);
	cr_expect(strstr(buf_str(&out), "<td>alone</td>") != NULL, "%s", buf_str(&out));
	buf_free(&out);
	page_free(p);
}

/* A row has cells and nothing else: what is further in stands after the table. */
Test(tell_forms, a_row_holds_nothing)
{
	for (int kind = 0; kind < 3; kind++) {
		struct page *p = page_new();
		struct buf out = {0};

		page_indent(p, 2);
		page_row(p);
		page_add(p, STYLE_TEXT, "a");
		page_column(p, STYLE_TEXT, " ", " ");
		page_paragraph(p, STYLE_TEXT, "b");
		page_indent(p, 4);
		if (kind == 1)
			page_bullet(p);
		else if (kind == 2)
			page_row(p);
		page_paragraph(p, STYLE_TEXT, "further");
		form_write(form_named("html"), p, "en", &out);
		const char *end = strstr(buf_str(&out), "</table>");
		cr_expect(end != NULL && strstr(end, "further") != NULL, "%s", buf_str(&out));
		cr_expect_eq(count(buf_str(&out), "<table>"), count(buf_str(&out), "</table>"));
		buf_free(&out);
		page_free(p);
	}
}
