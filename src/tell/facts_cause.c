/* The page of a cause or of a group of causes. The person reads its summary; what is for students,
 * the card, is a section that may be folded. */
#include "tell/facts.h"

#include "tell/evidence.h"
#include "tell/prose.h"
#include "tell/words.h"

void
facts_add_cause(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct cause *c = topic_cause(t, index);
	struct interview *iv = session_interview(s);
	const char *head[] = {
	    words_prevalence(c->prevalence), topic_text(t, c->category), topic_text(t, c->icd10)};

	if (c->urgency != NONE) {
		words_add_urgency(p, c->urgency);
		page_sep(p, STYLE_TEXT);
	}
	for (size_t i = 0; i < 3; i++) {
		if (head[i][0] == '\0')
			continue;
		page_printf(p, STYLE_TEXT, "%s%s", i == 2 ? "ICD-10 " : "", head[i]);
		page_sep(p, STYLE_TEXT);
	}
	page_printf(p, STYLE_DIM, "id %s", topic_text(t, c->id));
	page_break(p);
	if (c->leaf != NONE && session_length(s) > 0) {
		page_label(p, "Now");
		page_printf(p, STYLE_STRONG, "%s of 100",
		    words_of_100(interview_posterior(iv)[c->leaf]).text);
		page_paragraph(
		    p, STYLE_TEXT, " with answers like yours, by this topic's estimates");
	}
	page_gap(p);
	page_paragraph(p, STYLE_TEXT, topic_text(t, c->summary));
	page_paragraph(p, STYLE_TEXT, topic_text(t, c->note));
	page_gap(p);
	facts_add_list(p, "Also called", topic_text(t, c->synonyms));
	facts_add_links(p, t, "Kind of", c->parents, ENTITY_CAUSE);
	facts_add_links(p, t, "Kinds of it", c->children, ENTITY_CAUSE);
	facts_add_links(p, t, "Can lead to", c->complications, ENTITY_COMPLICATION);
	facts_add_links(p, t, "Advice", c->advice, ENTITY_ADVICE);
	evidence_add_cause(p, s, index);
	if (c->card.count > 0)
		page_fold(p, "For students");
	prose_add_refs(p, t, c->card);
	if (c->evidence.count > 0)
		page_fold(p, "What it shows, of 100 people who have it");
	page_indent(p, 2);
	for (uint32_t i = 0; i < c->evidence.count; i++) {
		const struct evidence *e = topic_evidence(t, topic_item(t, c->evidence, i));

		facts_add_frequency(p, t, e, (struct entity){ENTITY_SYMPTOM, e->symptom},
		    interview_finding(iv, e->symptom));
	}
	page_indent(p, 0);
}
