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
			page_heading(p, topic_phrase(t, PHRASE_SHOWS));
		else if (i == SHOWN_FIRST && evidence.count > SHOWN_FIRST + 1)
			page_fold(p, topic_phrase(t, rows[i]->frequency < rows[i - 1]->frequency
							 ? PHRASE_SHOWS_LESS
							 : PHRASE_SHOWS_ELSE));
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
	page_heading(p, topic_phrase(t, PHRASE_DO));
	page_indent(p, 2);
	if (c->urgency != NONE) {
		words_add_urgency(p, t, c->urgency);
		page_printf(p, STYLE_TEXT, ": %s.", words_urgency_when(t, c->urgency));
	}
	page_break(p);
	facts_add_links(p, t, topic_phrase(t, PHRASE_CAUSE_ADVICE), c->advice, ENTITY_ADVICE);
	page_indent(p, 0);
}

void
facts_add_cause(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct cause *c = topic_cause(t, index);

	const char *common = words_prevalence(t, c->prevalence);

	if (c->urgency != NONE)
		words_add_urgency(p, t, c->urgency);
	if (c->urgency != NONE && common[0] != '\0')
		page_sep(p, STYLE_DIM);
	page_add(p, STYLE_TEXT, common);
	page_break(p);
	page_paragraph(p, STYLE_TEXT, topic_text(t, c->summary));
	facts_add_list(p, topic_phrase(t, PHRASE_ALSO_CALLED), topic_text(t, c->synonyms));
	facts_add_links(p, t, topic_phrase(t, PHRASE_CAUSE_KINDS), c->children, ENTITY_CAUSE);
	facts_add_links(p, t, topic_phrase(t, PHRASE_CAUSE_SITS), c->structures, ENTITY_STRUCTURE);
	if (c->leaf != NONE && session_length(s) > 0 && outcome_has_shares(session_ranking(s))) {
		page_label(p, topic_phrase(t, PHRASE_CAUSE_NOW));
		struct of_100 share =
		    words_of_100(interview_posterior(session_interview(s))[c->leaf]);

		words_put(p, STYLE_STRONG, t, PHRASE_OF_100, (const char *[]){share.text});
		page_add(p, STYLE_TEXT, " ");
		page_paragraph(p, STYLE_TEXT, topic_phrase(t, PHRASE_LIKE_YOURS));
	}
	add_findings(p, s, c->evidence);
	page_fold_end(p);
	add_what_to_do(p, t, c);
	evidence_add_cause(p, s, index);
	if (c->complications.count > 0)
		page_fold(p, topic_phrase(t, PHRASE_LEADS_TO));
	page_indent(p, 2);
	for (uint32_t i = 0; i < c->complications.count; i++) {
		page_bullet(p);
		words_add_link(p, t, ENTITY_COMPLICATION, topic_item(t, c->complications, i));
		page_break(p);
	}
	page_indent(p, 0);
	if (c->card.count > 0)
		page_fold(p, topic_phrase(t, PHRASE_STUDENTS));
	prose_add_refs(p, t, c->card);
}

void
facts_add_notes(struct page *p, const struct topic *t, uint32_t cause)
{
	const struct cause *c = topic_cause(t, cause);

	page_fold(p, topic_phrase(t, PHRASE_ABOUT_ENTRY));
	page_indent(p, 4);
	facts_add_links(p, t, topic_phrase(t, PHRASE_CAUSE_KIND_OF), c->parents, ENTITY_CAUSE);
	facts_add_label(p, topic_phrase(t, PHRASE_LABEL_NOTE), topic_text(t, c->note));
	facts_add_label(p, topic_phrase(t, PHRASE_LABEL_CATEGORY), topic_text(t, c->category));
	facts_add_label(p, topic_phrase(t, PHRASE_LABEL_ICD10), topic_text(t, c->icd10));
	facts_add_label(p, topic_phrase(t, PHRASE_LABEL_ID), topic_text(t, c->id));
	page_indent(p, 0);
}
