/* SPDX-License-Identifier: MIT */
/* What is looked for is marked in each text that is shown. Texts are cut around the first word that
 * was found, at a space, and never through a character. */
#include "view/entries.h"

#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "tell/words.h"
#include "topic/bounds.h"

#define BEFORE 40    /* bytes shown before the first word */
#define LENGTH 160   /* bytes shown */
#define TEXT_HITS 40 /* blocks of text shown */

static void
add_marked(struct page *p, enum style style, const char *text, size_t len, const struct query *q)
{
	size_t from = 0, at, end;
	struct buf piece = {0};

	while (from < len) {
		bool found = query_find_any(q, text, len, from, &at, &end) && end > at;

		buf_clear(&piece);
		buf_add(&piece, text + from, (found ? at : len) - from);
		page_add(p, style, buf_str(&piece));
		if (!found)
			break;
		buf_clear(&piece);
		buf_add(&piece, text + at, end - at);
		page_add(p, STYLE_MATCH, buf_str(&piece));
		from = end;
	}
	buf_free(&piece);
}

void
entry_add_marked(struct page *p, const char *text, size_t len, const struct query *q)
{
	add_marked(p, STYLE_TEXT, text, len, q);
}

/* The words in their line: what stands around the one found at `at`. */
static void
add_excerpt(struct page *p, const char *text, size_t at, const struct query *q)
{
	size_t all = strlen(text), from = at > BEFORE ? at - BEFORE : 0, len;

	while (from > 0 && from < at && text[from - 1] != ' ')
		from++;
	len = text_fit(text + from, all - from, LENGTH, NULL);
	if (from > 0)
		page_add(p, STYLE_DIM, page_glyphs(p)->ellipsis);
	add_marked(p, STYLE_TEXT, text + from, len, q);
	if (from + len < all)
		page_add(p, STYLE_DIM, page_glyphs(p)->ellipsis);
}

static bool
has_synonyms(struct entity e)
{
	return e.kind == ENTITY_CAUSE || e.kind == ENTITY_TERM;
}

static bool
has_word(const char *text, const struct query *q, size_t word, size_t *at)
{
	size_t end;

	return query_find_word(text, strlen(text), 0, q->word[word], q->len[word], at, &end);
}

/* The first text that has a word which neither name nor synonyms have, each text once. */
static void
add_where(struct page *p, const struct topic *t, struct entity e, const struct query *q)
{
	const char *texts[3];
	size_t first = has_synonyms(e), at;

	search_texts(t, e, texts);
	texts[2] = topic_entity_id(t, e);
	for (size_t w = 0; w < q->count; w++) {
		if (has_word(topic_entity_name(t, e), q, w, &at) ||
		    (first > 0 && has_word(texts[0], q, w, &at)))
			continue;
		for (size_t i = first; i < 3; i++)
			if (has_word(texts[i], q, w, &at)) {
				page_add(p, STYLE_DIM, ": ");
				add_excerpt(p, texts[i], at, q);
				texts[i] = "";
				break;
			}
	}
}

void
entry_add(struct page *p, struct session *s, struct entity e, const struct query *q)
{
	const struct topic *t = session_topic(s);
	const char *name = topic_entity_name(t, e), *note = session_note_of(s, e), *texts[2];
	uint32_t urgency = e.kind == ENTITY_RULE    ? topic_rule(t, e.index)->urgency
			   : e.kind == ENTITY_CAUSE ? topic_cause(t, e.index)->urgency
						    : NONE;
	bool compared = e.kind == ENTITY_CAUSE && session_keeps(s, KEPT_COMPARED, e);
	struct buf synonyms = {0};

	page_item(p, e);
	if (urgency < URGENCY_LEVELS)
		words_add_gutter(p, urgency);
	if (e.kind == ENTITY_SECTION && topic_section(t, e.index)->level > 1)
		page_mark(p, STYLE_TEXT, topic_section(t, e.index)->level > 2 ? "    " : "  ");
	if (session_keeps(s, KEPT_MARKS, e))
		page_mark(p, STYLE_STRONG, "* ");
	add_marked(p, STYLE_TEXT, name, strlen(name), q);
	if (name[0] == '\0')
		page_add(p, STYLE_DIM, "(before the first heading)");
	words_say_urgency(p, t, urgency);
	search_texts(t, e, texts);
	words_add_list(has_synonyms(e) && q->count > 0 ? texts[0] : "", &synonyms);
	if (synonyms.len > 0) {
		page_add(p, STYLE_DIM, " (");
		add_marked(p, STYLE_DIM, buf_str(&synonyms), synonyms.len, q);
		page_add(p, STYLE_DIM, ")");
	}
	buf_free(&synonyms);
	add_where(p, t, e, q);
	if (compared)
		page_add(p, STYLE_DIM, " (compared)");
	if (note[0] != '\0')
		page_printf(p, STYLE_QUOTE, " %s%s%s", page_glyphs(p)->quote_open, note,
		    page_glyphs(p)->quote_close);
	if (q->count == 0 && note[0] == '\0' && !compared && !glyphs_are_linear())
		page_break_brief(p);
	page_item_end(p);
}

const char *
entries_others(enum search_rank rank)
{
	return rank == SEARCH_NEAR ? "Nearest; nothing has all of these words"
				   : "Inside other words";
}

void
entry_add_group(struct page *p, struct session *s, uint32_t cause, bool open)
{
	const struct topic *t = session_topic(s);
	struct entity e = {ENTITY_CAUSE, cause};

	page_item(p, e);
	page_add_fold(p, open, topic_cause(t, cause)->children.count);
	if (session_keeps(s, KEPT_MARKS, e))
		page_mark(p, STYLE_STRONG, "* ");
	page_add(p, STYLE_STRONG, topic_entity_name(t, e));
	page_item_end(p);
}

/* A block of text as one item that leads to its section: what stands around the first word. */
static void
add_hit(struct page *p, const struct topic *t, const struct search_hit *hit, const struct query *q)
{
	struct entity e = {ENTITY_SECTION, hit->section};
	struct buf text = {0};
	size_t at = 0, end;

	search_block_text(t, hit->block, &text);
	query_find_any(q, buf_str(&text), text.len, 0, &at, &end);
	page_item(p, e);
	page_printf(p, STYLE_SOURCE, "%s: ", topic_entity_name(t, e));
	add_excerpt(p, buf_str(&text), at, q);
	page_item_end(p);
	buf_free(&text);
}

static void
add_heading(struct page *p, const char *text)
{
	page_heading(p, text);
	page_indent(p, 2);
}

/* By kind what has all words as beginnings, then in one list what has them inside others; the text
 * of the documents; what is near only if there is nothing else. */
void
entries_add_found(struct page *p, struct session *s, struct search *search, struct query *q)
{
	const struct topic *t = session_topic(s);
	struct search_hit hits[TEXT_HITS];
	size_t total = 0, n, k, i, inner = 0;
	uint32_t kinds = 0;

	for (k = 0; k < ENTRY_KINDS; k++) {
		kinds |= 1u << entry_kinds[k].kind;
		total += topic_count(t, bounds_entity_part(entry_kinds[k].kind));
	}
	struct search_found *found = xcalloc(total + 1, sizeof *found);
	size_t in_text = search_text(search, q, hits, TEXT_HITS);
	n = search_entities(t, q, kinds, found, total);
	if (q->near && in_text > 0)
		n = 0;
	while (inner < n && found[inner].rank >= SEARCH_BEGINS)
		inner++;
	for (k = 0; k < ENTRY_KINDS; k++) {
		bool any = false;

		for (i = 0; i < inner; i++) {
			if (found[i].e.kind != entry_kinds[k].kind)
				continue;
			if (!any)
				add_heading(p, topic_phrase(t, entry_kinds[k].heading));
			any = true;
			entry_add(p, s, found[i].e, q);
		}
	}
	if (inner < n)
		add_heading(p, entries_others(found[inner].rank));
	for (i = inner; i < n; i++)
		entry_add(p, s, found[i].e, q);
	free(found);
	if (in_text > 0)
		add_heading(p, "In the text of the documents");
	for (i = 0; i < in_text; i++)
		add_hit(p, t, &hits[i], q);
	if (in_text == TEXT_HITS)
		page_paragraph(p, STYLE_DIM, "There may be more; another word tells which.");
}
