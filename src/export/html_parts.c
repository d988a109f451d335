/* SPDX-License-Identifier: MIT */
/* The larger parts of the page: the outline of the tree, the figure, the entries, the documents,
 * and the contents that lead to them. */
#include "export/html_page.h"

#include <string.h>

#include "base/text.h"
#include "reason/outline.h"
#include "tell/facts.h"
#include "tell/figure.h"
#include "tell/path.h"
#include "tell/prose.h"
#include "tell/words.h"
#include "topic/bounds.h"

#define OPEN_SHARE 0.2 /* of all walks: from there on a branch is open at first */

/* The answer that leads to a row, how often it is taken there, and what the row is. */
static void
add_row(struct html *h, const struct outline *o, uint32_t i)
{
	const struct outline_row *r = outline_row(o, i);
	struct entity e = tell_node_entity(h->t, r->node);

	if (r->parent != NONE) {
		struct page *p = html_begin(h);
		uint32_t asked = topic_node(h->t, outline_row(o, r->parent)->node)->index;

		words_put_answer(p, STYLE_STRONG, h->t, asked, r->answer);
		if (r->chance >= 0) {
			page_add(p, STYLE_DIM, ", ");
			words_put(p, STYLE_DIM, h->t, PHRASE_OF_100,
			    (const char *const[]){words_of_100(r->chance).text});
		}
		page_add(p, STYLE_TEXT, ": ");
		html_end_bare(h);
		buf_addc(h->out, ' ');
	}
	if (!r->open && e.kind < ENTITY_KINDS) {
		buf_adds(h->out, "<a href=\"");
		html_add_address(h, e, h->out);
		buf_adds(h->out, "\">");
	}
	tell_node(html_begin(h), h->t, r->node);
	html_end_bare(h);
	if (!r->open && e.kind < ENTITY_KINDS)
		buf_adds(h->out, "</a>");
	if (!r->open && outline_has_branches(o, i))
		buf_adds(h->out, " …");
}

void
html_add_tree(struct html *h, uint32_t questions)
{
	struct outline *o = outline_new(h->t);
	struct buf about = {0};
	uint32_t depth = 0;

	if (outline_count(o) > 0) {
		html_begin_part(h, "tree", topic_phrase(h->t, PHRASE_STEP_BY_STEP));
		form_write_text(h->form, topic_phrase(h->t, PHRASE_TREE_IS), &about);
		buf_adds(h->out, "<p>");
		phrase_fill(PHRASE_TREE_IS, buf_str(&about),
		    (const char *const[]){"<code>ramus</code>"}, h->out);
		buf_adds(h->out, "</p>\n<ul class=\"tree\">\n");
		buf_free(&about);
		outline_unfold_most(o, questions);
	}
	for (uint32_t i = 0; i < outline_count(o); i++) {
		const struct outline_row *r = outline_row(o, i);

		for (; depth > r->depth; depth--)
			buf_adds(h->out, "</ul>\n</details></li>\n");
		buf_adds(h->out, "<li>");
		if (r->open)
			buf_printf(h->out, "<details%s><summary>",
			    r->share >= OPEN_SHARE ? " open=\"open\"" : "");
		add_row(h, o, i);
		if (r->open) {
			struct entity e = tell_node_entity(h->t, r->node);

			buf_adds(h->out, "</summary>\n<p>");
			html_add_link(h, e, topic_phrase(h->t, PHRASE_MORE_ABOUT));
			buf_adds(h->out, "</p>\n<ul>\n");
			depth = r->depth + 1;
		} else {
			buf_adds(h->out, "</li>\n");
		}
	}
	for (; depth > 0; depth--)
		buf_adds(h->out, "</ul>\n</details></li>\n");
	if (outline_count(o) > 0) {
		buf_adds(h->out, "</ul>\n");
		html_end_part(h);
	}
	outline_free(o);
}

/* The drawing is for the eye and the mouse; the list below it has the same links. */
static void
add_drawing(struct html *h)
{
	struct figure_run r = {0};
	const char *at = "";

	buf_adds(h->out, "<pre class=\"figure\" aria-hidden=\"true\">");
	while (figure_next(h->t, &r)) {
		struct buf text = {0};

		if (r.col == 0) {
			at = topic_text(h->t, topic_figure(h->t, r.row)->drawing);
			buf_adds(h->out, r.row > 0 ? "\n" : "");
		}
		for (uint32_t i = 0; i < r.cells && *at != '\0'; i++) {
			size_t used;
			bool bad;

			text_decode(at, strlen(at), &used, &bad);
			buf_adds(&text, *at == '<' ? "&lt;" : *at == '&' ? "&amp;" : "");
			if (*at != '<' && *at != '&')
				buf_add(&text, at, used);
			at += used;
		}
		if (r.structure != NONE) {
			buf_adds(h->out, "<a tabindex=\"-1\" href=\"");
			html_add_address(h, (struct entity){ENTITY_STRUCTURE, r.structure}, h->out);
			buf_printf(h->out, "\">%s</a>", buf_str(&text));
		} else {
			buf_adds(h->out, buf_str(&text));
		}
		buf_free(&text);
	}
	buf_adds(h->out, "</pre>\n");
}

void
html_add_figure(struct html *h)
{
	if (topic_figure_count(h->t) == 0)
		return;
	html_begin_part(h, "figure", topic_phrase(h->t, PHRASE_FIGURE));
	add_drawing(h);
	tell_figure_words(html_begin(h), h->t);
	html_end(h, 2);
	html_end_part(h);
}

static void
begin_article(struct html *h, struct entity e)
{
	buf_adds(h->out, "<article id=\"");
	html_add_id(h, e, h->out);
	buf_adds(h->out, "\">\n");
}

static uint32_t
count_of(const struct topic *t, size_t kind)
{
	return topic_count(t, bounds_entity_part(entry_kinds[kind].kind));
}

void
html_add_entries(struct html *h)
{
	for (size_t k = 0; k < ENTRY_KINDS; k++) {
		uint32_t count = count_of(h->t, k);

		if (count == 0 || entry_kinds[k].kind == ENTITY_SECTION)
			continue;
		html_begin_part(h, topic_entity_kind_name(entry_kinds[k].kind),
		    topic_phrase(h->t, entry_kinds[k].heading));
		for (uint32_t i = 0; i < count; i++) {
			struct entity e = {entry_kinds[k].kind, i};

			begin_article(h, e);
			facts_build(html_begin(h), h->s, e);
			html_end(h, 3);
			buf_adds(h->out, "</article>\n");
		}
		html_end_part(h);
	}
}

/* How deep a section stands below the top of its document. */
static int
depth_of(const struct topic *t, uint32_t section)
{
	int depth = 0;

	for (uint32_t up = topic_section(t, section)->parent; up != NONE && depth < 6; depth++)
		up = topic_section(t, up)->parent;
	return depth;
}

/* Headed by a heading of that level where it stands at the top of its document. */
static void
add_section(struct html *h, uint32_t section, int level)
{
	struct entity e = {ENTITY_SECTION, section};
	struct page *p = html_begin(h);

	buf_adds(h->out, "<section id=\"");
	html_add_id(h, e, h->out);
	buf_adds(h->out, "\">\n");
	if (topic_section(h->t, section)->heading.len > 0) {
		page_add(p, STYLE_TITLE, topic_entity_name(h->t, e));
		page_title_end(p);
	}
	prose_add_section(p, h->t, section);
	html_end(h, level + depth_of(h->t, section));
	buf_adds(h->out, "</section>\n");
}

void
html_add_documents(struct html *h)
{
	uint32_t count = topic_document_count(h->t);

	if (count > 0)
		html_begin_part(h, "documents", topic_phrase(h->t, PHRASE_ALL_DOCUMENTS));
	for (uint32_t i = 0; i < count; i++) {
		const struct document *d = topic_document(h->t, i);
		struct entity first = {ENTITY_SECTION, d->sections.first};
		struct page *p = html_begin(h);
		const char *title = topic_text(h->t, d->title);
		bool named = strcmp(title, topic_entity_name(h->t, first)) != 0;

		buf_printf(h->out, "<article id=\"/document/%u\">\n", (unsigned)i + 1);
		if (named) {
			page_add(p, STYLE_TITLE, title);
			page_title_end(p);
		}
		if (d->source != NONE)
			prose_add_source(p, h->t, (struct ref){d->source, NONE});
		html_end(h, 3);
		for (uint32_t k = 0; k < d->sections.count; k++)
			add_section(h, d->sections.first + k, named ? 4 : 3);
		buf_adds(h->out, "</article>\n");
	}
	if (count > 0)
		html_end_part(h);
}

/* A line of the contents that leads to a part of the page. */
static void
add_part(struct html *h, const char *id, enum phrase name)
{
	buf_printf(h->out, "<li><a href=\"#/%s\">", id);
	html_add_phrase(h, name);
	buf_adds(h->out, "</a></li>\n");
}

static void
begin_list(struct html *h, const char *id, const char *heading, uint32_t count)
{
	buf_adds(h->out, "<li><details><summary>");
	html_add_text(h, heading);
	buf_printf(h->out, " <span>%u</span></summary>\n<ul>\n", (unsigned)count);
	add_part(h, id, PHRASE_ALL_OF_THEM);
}

static void
add_item(struct html *h, struct entity e)
{
	const char *name = topic_entity_name(h->t, e);

	buf_adds(h->out, "<li>");
	html_add_link(h, e, name[0] != '\0' ? name : topic_entity_id(h->t, e));
	buf_adds(h->out, "</li>\n");
}

void
html_add_contents(struct html *h)
{
	buf_adds(h->out, "<nav id=\"/contents\" aria-label=\"");
	html_add_phrase(h, PHRASE_CONTENTS);
	buf_adds(h->out, "\">\n<ul>\n");
	if (words_has_emergency(h->t))
		add_part(h, "emergency", PHRASE_IN_EMERGENCY);
	if (topic_node_count(h->t) > 0)
		add_part(h, "tree", PHRASE_STEP_BY_STEP);
	if (topic_figure_count(h->t) > 0)
		add_part(h, "figure", PHRASE_FIGURE);
	for (size_t k = 0; k < ENTRY_KINDS; k++) {
		uint32_t kind = entry_kinds[k].kind, count = count_of(h->t, k);

		if (count == 0 || kind == ENTITY_SECTION)
			continue;
		begin_list(h, topic_entity_kind_name(kind),
		    topic_phrase(h->t, entry_kinds[k].heading), count);
		for (uint32_t i = 0; i < count; i++)
			add_item(h, (struct entity){kind, i});
		buf_adds(h->out, "</ul>\n</details></li>\n");
	}
	if (topic_document_count(h->t) > 0)
		begin_list(h, "documents", topic_phrase(h->t, PHRASE_ALL_DOCUMENTS),
		    topic_document_count(h->t));
	for (uint32_t i = 0; i < topic_document_count(h->t); i++) {
		buf_printf(h->out, "<li><a href=\"#/document/%u\">", (unsigned)i + 1);
		html_add_text(h, topic_text(h->t, topic_document(h->t, i)->title));
		buf_adds(h->out, "</a></li>\n");
	}
	if (topic_document_count(h->t) > 0)
		buf_adds(h->out, "</ul>\n</details></li>\n");
	buf_adds(h->out, "</ul>\n</nav>\n");
}
