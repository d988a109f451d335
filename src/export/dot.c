/* SPDX-License-Identifier: MIT */
/* The branches of the tree that are taken most, for Graphviz: a box for each question, with an edge
 * for each answer and how many of 100 give it there; what a walk comes to has the look of its
 * urgency and says it in words. */
#include "export/formats.h"

#include <string.h>

#include "base/text.h"
#include "reason/outline.h"
#include "tell/forms.h"
#include "tell/path.h"
#include "tell/words.h"

#define QUESTIONS 8
#define COLUMNS 34 /* of a label's line */

/* A text as the inside of a quoted string, in lines of so many columns. */
static void
add_label(struct buf *out, const char *text)
{
	size_t len = strlen(text);
	struct text_line line;

	for (size_t at = 0; at < len && text_wrap(text, len, at, COLUMNS, &line, &at);) {
		if (line.from > 0)
			buf_adds(out, "\\n");
		for (size_t i = line.from; i < line.to; i++) {
			if (text[i] == '"' || text[i] == '\\')
				buf_addc(out, '\\');
			buf_addc(out, text[i]);
			if (text[i] == '&') /* "&lt;" would be read as "<" */
				buf_adds(out, "amp;");
		}
	}
}

static void
add_page(struct buf *out, struct page *p)
{
	struct buf text = {0};
	struct form_place place = {.level = 1, .bare = true};

	page_break(p);
	form_write_within(form_named("lines"), p, &place, &text);
	add_label(out, buf_str(&text));
	buf_free(&text);
}

static void
add_node(
    struct buf *out, const struct topic *t, struct page *p, const struct outline *o, uint32_t i)
{
	static const char *const fills[URGENCY_LEVELS] = {[URGENCY_SELF_CARE] = "#d5efdc",
	    [URGENCY_ROUTINE] = "#d6e6f7",
	    [URGENCY_SOON] = "#fbeeb4",
	    [URGENCY_TODAY] = "#fbdcb8",
	    [URGENCY_EMERGENCY] = "#f8ccd0"};
	const struct node *n = topic_node(t, outline_row(o, i)->node);
	uint32_t urgency = topic_outcome(t, n->index)->urgency;

	buf_printf(out, "\tn%u [label=\"", (unsigned)i);
	page_begin(p, 80, false);
	tell_node(p, t, outline_row(o, i)->node);
	add_page(out, p);
	if (n->kind == NODE_OUTCOME && urgency < URGENCY_LEVELS)
		buf_printf(out, "\", style=\"filled\", fillcolor=\"%s", fills[urgency]);
	else if (!outline_row(o, i)->open)
		buf_adds(out,
		    outline_has_branches(o, i) ? "\\n…\", style=\"dashed" : "\", style=\"dashed");
	buf_adds(out, "\"];\n");
}

static void
add_edge(
    struct buf *out, const struct topic *t, struct page *p, const struct outline *o, uint32_t i)
{
	const struct outline_row *r = outline_row(o, i);

	buf_printf(out, "\tn%u -> n%u [label=\"", (unsigned)r->parent, (unsigned)i);
	page_begin(p, 80, false);
	words_put_answer(
	    p, STYLE_TEXT, t, topic_node(t, outline_row(o, r->parent)->node)->index, r->answer);
	add_page(out, p);
	if (r->chance >= 0) {
		buf_adds(out, "\\n");
		page_begin(p, 80, false);
		words_put(p, STYLE_TEXT, t, PHRASE_OF_100,
		    (const char *const[]){words_of_100(r->chance).text});
		add_page(out, p);
	}
	buf_adds(out, r->chance >= 0.5 ? "\", penwidth=\"2.5\"];\n" : "\"];\n");
}

int
export_dot(const struct export_request *r, struct buf *out, struct error *err)
{
	const struct image_meta *m = topic_meta(r->t);
	struct outline *o = outline_new(r->t);
	struct page *p = page_new();

	if (outline_count(o) == 0) {
		outline_free(o);
		page_free(p);
		return error_set(err, "this topic has no stored tree");
	}
	outline_unfold_most(o, r->questions > 0 ? r->questions : QUESTIONS);
	buf_adds(out, "digraph ramus {\n\tgraph [rankdir=\"LR\", fontname=\"Helvetica\", label=\"");
	add_label(out, topic_text(r->t, m->title));
	buf_adds(out, "\\n");
	add_label(out, topic_text(r->t, m->notice));
	buf_adds(out, "\"];\n\tnode [shape=\"box\", fontname=\"Helvetica\"];\n"
		      "\tedge [fontname=\"Helvetica\", fontsize=\"11\"];\n");
	for (uint32_t i = 0; i < outline_count(o); i++) {
		add_node(out, r->t, p, o, i);
		if (i > 0)
			add_edge(out, r->t, p, o, i);
	}
	buf_adds(out, "}\n");
	outline_free(o);
	page_free(p);
	return 0;
}
