/* SPDX-License-Identifier: MIT */
/* A topic as one page of HTML: a header, the contents beside or above the text, and the text: what
 * to do in an emergency, the tree's outline, the figure, every entry, every document. It is told by
 * src/tell and written by its form; here is what puts the pieces together. */
#include "export/formats.h"

#include <stdlib.h>

#include "export/html_page.h"
#include "tell/outcome.h"
#include "tell/words.h"

#define TREE_QUESTIONS 150

static void
add_header(struct html *h)
{
	const struct image_meta *m = topic_meta(h->t);
	struct page *p = html_begin(h);

	buf_adds(h->out, "<header>\n");
	page_add(p, STYLE_TITLE, topic_text(h->t, m->title));
	page_title_end(p);
	page_paragraph(p, STYLE_TEXT, topic_text(h->t, m->summary));
	tell_notice(p, h->t);
	html_end(h, 1);
	buf_adds(h->out, "</header>\n");
}

static void
add_emergency(struct html *h)
{
	html_begin_part(h, "emergency", topic_phrase(h->t, PHRASE_IN_EMERGENCY));
	words_add_signs(html_begin(h), h->t);
	html_end(h, 2);
	html_end_part(h);
}

static void
add_footer(struct html *h)
{
	const struct image_meta *m = topic_meta(h->t);
	struct page *p = html_begin(h);

	buf_adds(h->out, "<footer>\n");
	words_put(
	    p, STYLE_TEXT, h->t, PHRASE_THE_TOPIC, (const char *const[]){topic_text(h->t, m->id)});
	page_add(p, STYLE_TEXT, ", ");
	if (m->version.len > 0) {
		words_put(p, STYLE_TEXT, h->t, PHRASE_VERSION,
		    (const char *const[]){topic_text(h->t, m->version)});
		page_add(p, STYLE_TEXT, ", ");
	}
	words_put(p, STYLE_TEXT, h->t, PHRASE_PAGE_BY, (const char *const[]){"ramus " VERSION});
	page_paragraph(p, STYLE_TEXT, ".");
	if (m->licence.len > 0) {
		page_label(p, topic_phrase(h->t, PHRASE_LICENCE));
		page_paragraph(p, STYLE_TEXT, topic_text(h->t, m->licence));
	}
	html_end(h, 1);
	buf_adds(h->out, "<p><a href=\"#/contents\">");
	html_add_phrase(h, PHRASE_TO_CONTENTS);
	buf_adds(h->out, "</a></p>\n</footer>\n");
}

int
export_html(const struct export_request *r, struct buf *out, struct error *err)
{
	const struct image_meta *m = topic_meta(r->t);
	struct html h = {r->t, session_new(r->t), page_new(), form_named("html"), out, NULL};

	(void)err;
	html_number_terms(&h);
	form_begin_html(topic_text(r->t, m->language), out);
	html_add_text(&h, topic_text(r->t, m->title));
	buf_adds(out, "</title>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n"
		      "<style>\n");
	html_add_style(out);
	buf_adds(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#/text\">");
	html_add_phrase(&h, PHRASE_TO_TEXT);
	buf_adds(out, "</a>\n");
	add_header(&h);
	html_add_contents(&h);
	buf_adds(out, "<main id=\"/text\" tabindex=\"-1\">\n");
	if (words_has_emergency(r->t))
		add_emergency(&h);
	html_add_tree(&h, r->questions > 0 ? r->questions : TREE_QUESTIONS);
	html_add_figure(&h);
	html_add_entries(&h);
	html_add_documents(&h);
	buf_adds(out, "</main>\n");
	add_footer(&h);
	buf_adds(out, "</body>\n</html>\n");
	page_free(h.p);
	session_free(h.s);
	free(h.same);
	return 0;
}
