/* SPDX-License-Identifier: MIT */
/* Sections become paragraphs block by block. A reference to a section stands for what is below its
 * heading too, so the sections that follow it at a deeper level are shown with it. */
#include "tell/prose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tell/glyphs.h"
#include "tell/words.h"
#include "topic/ref_set.h"

/* What a link of a document leads to: a section of the same document, or an id of the topic. */
static struct entity
link_target(const struct topic *t, uint32_t document, const char *address)
{
	if (address[0] != '#')
		return topic_find(t, address);
	uint32_t section = topic_section_named(t, document, address + 1);
	return (struct entity){section != NONE ? ENTITY_SECTION : ENTITY_KINDS, section};
}

static void
add_run(
    struct page *p, const struct topic *t, uint32_t document, const struct run *r, enum style base)
{
	const char *text = topic_text(t, r->text), *address = topic_text(t, r->target);
	bool leads = (r->style & RUN_LINK) != 0;
	struct entity target = {ENTITY_KINDS, NONE};

	if (leads)
		target = link_target(t, document, address);
	if (target.kind < ENTITY_KINDS) {
		page_link(p, STYLE_LINK, text, target);
		return;
	}
	page_add(p,
	    r->style & RUN_STRONG ? STYLE_STRONG
	    : r->style & RUN_CODE ? STYLE_CODE
	    : r->style & RUN_EMPH ? STYLE_EMPH
				  : base,
	    text);
	if (leads && strcmp(address, text) != 0)
		page_printf(p, STYLE_DIM, " <%s>", address);
}

static void
begin_block(struct page *p, const struct block *b, uint32_t before)
{
	int depth = b->depth < 8 ? (int)b->depth : 8;
	char number[16] = "  ";

	if (before != NONE &&
	    (b->kind != before || (b->kind != BLOCK_ITEM && b->kind != BLOCK_ROW)))
		page_gap(p);
	page_indent(p, b->kind == BLOCK_ITEM && depth > 0 ? 2 * (depth - 1) : 2 * depth);
	if (b->kind == BLOCK_CODE)
		page_indent(p, 4);
	if (b->kind == BLOCK_QUOTE && glyphs_are_linear()) {
		page_mark(p, STYLE_QUOTE, "Quote: ");
	} else if (b->kind == BLOCK_QUOTE) {
		page_mark_rows(p, STYLE_QUOTE, page_glyphs(p)->vline);
		page_mark_rows(p, STYLE_QUOTE, " ");
	}
	if (b->kind == BLOCK_RULE)
		page_mark_sign(p, STYLE_RULE, "* * *");
	if (b->kind == BLOCK_ROW)
		page_row(p);
	if (b->kind != BLOCK_ITEM)
		return;
	if (b->number == NONE) {
		page_bullet(p);
		return;
	}
	if (b->number > 0)
		snprintf(number, sizeof number, "%u. ", (unsigned)b->number);
	page_mark(p, STYLE_TEXT, number);
}

void
prose_add_section(struct page *p, const struct topic *t, uint32_t section)
{
	const struct section *s = topic_section(t, section);
	uint32_t before = NONE;

	for (uint32_t i = 0; i < s->blocks.count; i++) {
		const struct block *b = topic_block(t, s->blocks.first + i);
		enum style base = b->kind == BLOCK_QUOTE  ? STYLE_QUOTE
				  : b->kind == BLOCK_CODE ? STYLE_CODE
							  : STYLE_TEXT;

		begin_block(p, b, before);
		for (uint32_t k = 0; k < b->runs.count; k++)
			add_run(p, t, s->document, topic_run(t, b->runs.first + k), base);
		page_break(p);
		before = b->kind;
	}
	page_indent(p, 0);
}

void
prose_begin_source(struct page *p, const struct topic *t, struct ref ref)
{
	const struct source *s = topic_source(t, ref.source);
	struct span rest[] = {s->publisher, s->date};

	if (ref.source == NONE)
		return;
	page_mark_sign(p, STYLE_SOURCE, "[");
	page_link(
	    p, STYLE_SOURCE, topic_text(t, s->title), (struct entity){ENTITY_SOURCE, ref.source});
	for (size_t i = 0; i < 2; i++) {
		if (rest[i].len == 0)
			continue;
		page_sep(p, STYLE_SOURCE);
		page_add(p, STYLE_SOURCE, topic_text(t, rest[i]));
	}
	page_said(p, STYLE_SOURCE, "]", "");
}

void
prose_add_source(struct page *p, const struct topic *t, struct ref ref)
{
	page_break(p);
	prose_begin_source(p, t, ref);
	page_break(p);
}

/* A section under its heading, which leads to it. */
static void
add_headed(struct page *p, const struct topic *t, uint32_t section)
{
	page_link(p, STYLE_TITLE, topic_text(t, topic_section(t, section)->heading),
	    (struct entity){ENTITY_SECTION, section});
	page_break(p);
	prose_add_section(p, t, section);
}

uint32_t
prose_add_below(struct page *p, const struct topic *t, uint32_t section)
{
	uint32_t end = topic_section_end(t, section);

	for (uint32_t i = section + 1; i < end; i++) {
		page_gap(p);
		add_headed(p, t, i);
	}
	return end;
}

/* Where it can be read, for a page that does not tell it. */
static void
add_reference(struct page *p, const struct topic *t, struct ref r)
{
	struct entity section = {ENTITY_SECTION, r.section};
	const char *heading = topic_entity_name(t, section);

	page_bullet(p);
	if (r.section != NONE) {
		page_link(p, STYLE_LINK,
		    heading[0] != '\0' ? heading : topic_phrase(t, PHRASE_ENTITY_SECTION), section);
		page_add(p, STYLE_DIM, ", ");
	}
	if (r.source != NONE)
		prose_begin_source(p, t, r);
	page_break(p);
}

bool
prose_add_text(struct page *p, const struct topic *t, const struct ref *refs, size_t count)
{
	uint32_t sections = topic_count(t, PART_SECTION);
	bool *read = xcalloc(sections + 1, sizeof *read), any = false;

	/* First what has text, then sources without. */
	for (size_t i = 0; i < 2 * count; i++) {
		struct ref r = refs[i % count];
		bool text = i < count;

		if ((r.section != NONE) != text ||
		    (text ? r.section >= sections || read[r.section] : r.source == NONE))
			continue;
		if (any && !page_refers(p))
			page_gap(p);
		any = true;
		if (page_refers(p)) {
			add_reference(p, t, r);
			if (text)
				read[r.section] = true;
			continue;
		}
		prose_add_source(p, t, r);
		if (!text)
			continue;
		uint32_t end = topic_section_end(t, r.section);
		for (uint32_t n = r.section; n < end && n < sections; n++) {
			if (read[n])
				continue;
			if (n > r.section)
				page_gap(p);
			add_headed(p, t, n);
			read[n] = true;
		}
	}
	free(read);
	return any;
}

bool
prose_add_refs(struct page *p, const struct topic *t, struct list list)
{
	struct ref *refs = xcalloc(list.count + 1, sizeof *refs);

	for (uint32_t i = 0; i < list.count; i++)
		refs[i] = topic_ref(t, list, i);
	bool any = prose_add_text(p, t, refs, list.count);
	free(refs);
	return any;
}

void
prose_add_source_names(struct page *p, const struct topic *t, struct list refs)
{
	struct ref_set told = {0};

	for (uint32_t i = 0; i < refs.count; i++) {
		struct ref r = topic_ref(t, refs, i);

		if (r.source == NONE || !ref_set_add(&told, (struct ref){r.source, NONE}))
			continue;
		if (i > 0)
			page_add(p, STYLE_SOURCE, ", ");
		page_link(p, STYLE_SOURCE, topic_text(t, topic_source(t, r.source)->id),
		    r.section == NONE ? (struct entity){ENTITY_SOURCE, r.source}
				      : (struct entity){ENTITY_SECTION, r.section});
	}
	ref_set_free(&told);
}

static void
add_side(struct page *p, const struct topic *t, struct span text, struct list refs)
{
	page_mark(p, STYLE_WARNING, page_glyphs(p)->bullet);
	page_mark(p, STYLE_WARNING, " ");
	page_add(p, STYLE_TEXT, topic_text(t, text));
	page_add(p, STYLE_TEXT, " [");
	prose_add_source_names(p, t, refs);
	page_add(p, STYLE_TEXT, "]");
	page_break(p);
}

void
prose_add_disagreement(struct page *p, const struct topic *t, uint32_t disagreement)
{
	const struct disagreement *d = topic_disagreement(t, disagreement);

	page_indent(p, 2);
	add_side(p, t, d->first, d->first_refs);
	add_side(p, t, d->second, d->second_refs);
	page_printf(p, STYLE_STRONG, "%s ", topic_phrase(t, PHRASE_HERE));
	page_add(p, STYLE_TEXT, topic_text(t, d->handling));
	page_indent(p, 0);
}

void
prose_add_disagreements(struct page *p, const struct topic *t, struct list disagreements)
{
	if (disagreements.count > 0 && page_folds(p))
		page_fold(p, topic_phrase(t, PHRASE_ENTITY_DISAGREEMENT));
	for (uint32_t i = 0; i < disagreements.count; i++) {
		if (i > 0 || !page_folds(p))
			page_gap(p);
		if (!page_folds(p))
			page_paragraph(
			    p, STYLE_WARNING, topic_phrase(t, PHRASE_ENTITY_DISAGREEMENT));
		prose_add_disagreement(p, t, topic_item(t, disagreements, i));
	}
}
