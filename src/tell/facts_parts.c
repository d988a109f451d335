/* SPDX-License-Identifier: MIT */
/* What the pages of records have in common: a labelled text, list or links, and rows of evidence.
 */
#include "tell/facts.h"

#include "tell/prose.h"
#include "tell/words.h"

#define FREQUENCY_BAR 10
#define ROOM 60 /* columns for what a source says beside how often */

void
facts_add_text(struct page *p, const struct topic *t, struct span text)
{
	page_gap(p);
	page_paragraph(p, STYLE_TEXT, topic_text(t, text));
	page_gap(p);
}

void
facts_add_label(struct page *p, const char *label, const char *text)
{
	if (text[0] == '\0')
		return;
	page_break(p);
	page_label(p, label);
	page_paragraph(p, STYLE_TEXT, text);
}

void
facts_add_condition(struct page *p, const struct topic *t, const char *label, struct condition when)
{
	struct buf words = {0};

	if (when.at == NONE)
		return;
	cond_words(t, when.at, NULL, &words);
	facts_add_label(p, label, buf_str(&words));
	buf_free(&words);
}

void
facts_add_list(struct page *p, const char *label, const char *list)
{
	struct buf b = {0};

	words_add_list(list, &b);
	facts_add_label(p, label, buf_str(&b));
	buf_free(&b);
}

void
facts_add_links(
    struct page *p, const struct topic *t, const char *label, struct list l, enum entity_kind kind)
{
	if (l.count == 0)
		return;
	page_break(p);
	page_label(p, label);
	for (uint32_t i = 0; i < l.count; i++) {
		page_add(p, STYLE_TEXT, i > 0 ? "; " : "");
		words_add_link(p, t, kind, topic_item(t, l, i));
	}
	page_break(p);
}

void
facts_add_frequency(struct page *p, const struct topic *t, const struct evidence *e,
    struct entity other, enum finding found)
{
	const struct glyphs *g = page_glyphs(p);
	bool brief = page_folds(p) && page_columns(p) < ROOM;

	page_break(p);
	if (e->basis == BASIS_JUDGEMENT)
		page_share_said(
		    p, e->frequency, brief ? topic_phrase(t, PHRASE_JUDGED) : "", FREQUENCY_BAR);
	else
		page_share(p, e->frequency, 1, FREQUENCY_BAR);
	words_add_link(p, t, other.kind, other.index);
	if (found != FINDING_UNASKED)
		page_printf(p, STYLE_STRONG, " (%s)", words_found(t, found));
	if (brief) {
		page_break(p);
		return;
	}
	page_column(p, STYLE_DIM, g->sep, ", ");
	page_add(p, STYLE_DIM, topic_text(t, e->written));
	if (e->strength.len > 0)
		page_printf(p, STYLE_QUOTE, " %s%s%s", g->quote_open, topic_text(t, e->strength),
		    g->quote_close);
	if (e->basis == BASIS_JUDGEMENT)
		page_printf(p, STYLE_DIM, " (%s)", words_basis(t, e->basis));
	if (e->refs.count > 0) {
		page_add(p, STYLE_SOURCE, " [");
		prose_add_source_names(p, t, e->refs);
		page_add(p, STYLE_SOURCE, "]");
	}
	page_break(p);
}
