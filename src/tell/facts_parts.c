/* What the pages of records have in common: the name, a labelled text, list or links, and what the
 * documents say. */
#include "tell/facts.h"

#include "tell/prose.h"
#include "tell/words.h"

void
facts_add_name(struct page *p, const char *kind, const char *name)
{
	page_add(p, STYLE_TITLE, name);
	page_sep(p, STYLE_DIM);
	page_add(p, STYLE_DIM, kind);
	page_title_end(p);
}

void
facts_add_label(struct page *p, const char *label, const char *text)
{
	if (text[0] == '\0')
		return;
	page_break(p);
	page_label(p, label);
	page_add(p, STYLE_TEXT, text);
	page_break(p);
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
		struct entity e = {kind, topic_item(t, l, i)};

		if (i > 0)
			page_add(p, STYLE_TEXT, "; ");
		page_link(p, STYLE_LINK, topic_entity_name(t, e), e);
	}
	page_break(p);
}

void
facts_add_documents(struct page *p, const struct topic *t, struct entity e)
{
	struct list refs = topic_entity_refs(t, e);

	if (refs.count > 0) {
		page_gap(p);
		page_anchor(p);
	}
	prose_add_disagreements(p, t, topic_entity_disagreements(t, e));
	if (refs.count == 0)
		return;
	page_heading(p, "From the documents");
	prose_add_refs(p, t, refs);
}
