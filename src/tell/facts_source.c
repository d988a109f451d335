/* SPDX-License-Identifier: MIT */
/* The pages of sources, of their sections, and of where they disagree. */
#include "tell/facts.h"

#include <string.h>

#include "base/text.h"
#include "tell/prose.h"
#include "tell/words.h"

/* Links to the disagreements that a source or a section has a part in. */
static void
add_parts(struct page *p, const struct topic *t, struct entity e)
{
	uint32_t count;
	const uint32_t *disagreements = topic_mentions(t, e, &count);

	if (count > 0) {
		page_mark(p, STYLE_WARNING, topic_phrase(t, PHRASE_OTHERS_DISAGREE));
		page_mark(p, STYLE_WARNING, ": ");
	}
	for (uint32_t i = 0; i < count; i++) {
		page_add(p, STYLE_TEXT, i > 0 ? "; " : "");
		words_add_link(p, t, ENTITY_DISAGREEMENT, disagreements[i]);
	}
	page_break(p);
}

void
facts_add_source(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct source *o = topic_source(t, index);

	words_add_shown(p, t, (struct entity){ENTITY_SOURCE, index});
	add_parts(p, t, (struct entity){ENTITY_SOURCE, index});
	if (o->document == NONE)
		return;
	page_gap(p);
	page_anchor(p);
	page_heading(p, topic_phrase(t, PHRASE_ITS_SECTIONS));
	struct list l = topic_document(t, o->document)->sections;
	for (uint32_t i = l.first; i < l.first + l.count; i++) {
		const struct section *c = topic_section(t, i);

		page_indent(p, 2 + 2 * (c->level > 0 && c->level < 7 ? (int)c->level - 1 : 0));
		page_link(p, STYLE_LINK,
		    c->heading.len > 0 ? topic_text(t, c->heading)
				       : topic_phrase(t, PHRASE_BEFORE_HEADING),
		    (struct entity){ENTITY_SECTION, i});
	}
	page_indent(p, 0);
}

void
facts_add_disagreement(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct disagreement *d = topic_disagreement(t, index);

	page_add(p, STYLE_WARNING, topic_phrase(t, PHRASE_ENTITY_DISAGREEMENT));
	page_title_end(p);
	page_label(p, topic_phrase(t, PHRASE_LABEL_ABOUT));
	for (uint32_t i = 0; i < d->about.count; i++) {
		struct entity e = topic_entity(t, d->about, i);

		page_add(p, STYLE_TEXT, i > 0 ? "; " : "");
		words_add_link(p, t, e.kind, e.index);
	}
	page_gap(p);
	prose_add_disagreement(p, t, index);
	page_gap(p);
	page_anchor(p);
	page_heading(p, topic_phrase(t, PHRASE_FIRST_SOURCE));
	prose_add_refs(p, t, d->first_refs);
	page_heading(p, topic_phrase(t, PHRASE_SECOND_SOURCE));
	prose_add_refs(p, t, d->second_refs);
}

/* A link to the section before or after, their names below each other. */
static void
add_neighbour(struct page *p, const struct topic *t, enum phrase label, uint32_t i, struct list all)
{
	static const enum phrase both[] = {PHRASE_SECTION_BEFORE, PHRASE_SECTION_AFTER};
	int columns[2];

	if (i < all.first || i >= all.first + all.count)
		return;
	for (int k = 0; k < 2; k++)
		columns[k] = text_width(topic_phrase(t, both[k]), strlen(topic_phrase(t, both[k])));
	page_mark(p, STYLE_DIM, topic_phrase(t, label));
	page_mark(p, STYLE_DIM, ": ");
	for (int k = columns[label == both[1]]; k < columns[label == both[0]]; k++)
		page_mark(p, STYLE_DIM, " ");
	words_add_link(p, t, ENTITY_SECTION, i);
	page_break(p);
}

void
facts_add_section(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct section *c = topic_section(t, index);
	const struct document *d = topic_document(t, c->document);

	if (d->source != NONE)
		prose_add_source(p, t, (struct ref){d->source, index});
	page_add(p, STYLE_TITLE, topic_text(t, c->heading));
	page_title_end(p);
	prose_add_section(p, t, index);
	uint32_t after = prose_add_below(p, t, index);
	page_gap(p);
	add_parts(p, t, (struct entity){ENTITY_SECTION, index});
	page_gap(p);
	add_neighbour(p, t, PHRASE_SECTION_BEFORE, index - 1, d->sections);
	add_neighbour(p, t, PHRASE_SECTION_AFTER, after, d->sections);
}
