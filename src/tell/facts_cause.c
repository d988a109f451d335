/* SPDX-License-Identifier: MIT */
/* The page of a cause or of a group of causes: what it is, how it shows, what to do; then, in
 * sections that may be folded, what the answers say of it, what it can lead to, and what is for
 * students. */
#include "tell/facts.h"

#include "base/alloc.h"
#include "tell/evidence.h"
#include "tell/prose.h"
#include "tell/words.h"

#define SHOWN_FIRST 5 /* findings on the first page */

static int
most_often_first(const void *a, const void *b)
{
	const struct evidence *const *x = a, *const *y = b;

	if ((*x)->frequency != (*y)->frequency)
		return (*x)->frequency > (*y)->frequency ? -1 : 1;
	return *x < *y ? -1 : *x > *y;
}

static void
add_findings(struct page *p, struct session *s, struct list evidence)
{
	const struct topic *t = session_topic(s);
	const struct evidence **rows = xcalloc((size_t)evidence.count + 1, sizeof *rows);

	for (uint32_t i = 0; i < evidence.count; i++)
		rows[i] = topic_evidence(t, topic_item(t, evidence, i));
	qsort(rows, evidence.count, sizeof *rows, most_often_first);
	for (uint32_t i = 0; i < evidence.count; i++) {
		if (i == 0)
			page_heading(p, "What it shows, of 100 by estimate");
		else if (i == SHOWN_FIRST && evidence.count > SHOWN_FIRST + 1)
			page_fold(p, "What it shows less often");
		page_indent(p, 2);
		facts_add_frequency(p, t, rows[i],
		    (struct entity){ENTITY_SYMPTOM, rows[i]->symptom},
		    interview_finding(session_interview(s), rows[i]->symptom));
	}
	page_indent(p, 0);
	free(rows);
}

/* How soon, and the advice for it. */
static void
add_what_to_do(struct page *p, const struct topic *t, const struct cause *c)
{
	if (c->urgency == NONE && c->advice.count == 0)
		return;
	page_heading(p, "What to do");
	page_indent(p, 2);
	if (c->urgency != NONE) {
		words_add_urgency(p, c->urgency);
		page_printf(p, STYLE_TEXT, ": %s.", words_urgency_when(c->urgency));
	}
	page_break(p);
	facts_add_links(p, t, "Advice", c->advice, ENTITY_ADVICE);
	page_indent(p, 0);
}

void
facts_add_cause(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct cause *c = topic_cause(t, index);

	const char *common = words_prevalence(c->prevalence);

	if (c->urgency != NONE)
		words_add_urgency(p, c->urgency);
	if (c->urgency != NONE && common[0] != '\0')
		page_sep(p, STYLE_DIM);
	page_add(p, STYLE_TEXT, common);
	page_break(p);
	page_paragraph(p, STYLE_TEXT, topic_text(t, c->summary));
	facts_add_list(p, "Also called", topic_text(t, c->synonyms));
	facts_add_links(p, t, "Kinds of it", c->children, ENTITY_CAUSE);
	facts_add_links(p, t, "Where it sits", c->structures, ENTITY_STRUCTURE);
	if (c->leaf != NONE && session_length(s) > 0) {
		page_label(p, "Now");
		page_printf(p, STYLE_STRONG, "%s of 100",
		    words_of_100(interview_posterior(session_interview(s))[c->leaf]).text);
		page_paragraph(
		    p, STYLE_TEXT, " with answers like yours, by this topic's estimates");
	}
	add_findings(p, s, c->evidence);
	page_fold_end(p);
	add_what_to_do(p, t, c);
	evidence_add_cause(p, s, index);
	if (c->complications.count > 0)
		page_fold(p, "What it can lead to");
	page_indent(p, 2);
	for (uint32_t i = 0; i < c->complications.count; i++) {
		page_bullet(p);
		words_add_link(p, t, ENTITY_COMPLICATION, topic_item(t, c->complications, i));
		page_break(p);
	}
	page_indent(p, 0);
	if (c->card.count > 0)
		page_fold(p, "For students");
	prose_add_refs(p, t, c->card);
}

void
facts_add_notes(struct page *p, const struct topic *t, uint32_t cause)
{
	const struct cause *c = topic_cause(t, cause);

	page_fold(p, "About this entry");
	page_indent(p, 4);
	facts_add_links(p, t, "Kind of", c->parents, ENTITY_CAUSE);
	facts_add_label(p, "Note", topic_text(t, c->note));
	facts_add_label(p, "Category", topic_text(t, c->category));
	facts_add_label(p, "ICD-10", topic_text(t, c->icd10));
	facts_add_label(p, "Id", topic_text(t, c->id));
	page_indent(p, 0);
}
