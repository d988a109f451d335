/* The page of a cause or of a group of causes. */
#include "tell/facts.h"

#include "tell/evidence.h"
#include "tell/prose.h"
#include "tell/words.h"

#define FREQUENCY_BAR 10

void
facts_add_frequency(struct page *p, const struct topic *t, const struct evidence *e,
    struct entity other, enum finding found)
{
	const struct glyphs *g = page_glyphs(p);

	page_break(p);
	page_share(p, e->frequency, FREQUENCY_BAR);
	page_link(p, STYLE_LINK, topic_entity_name(t, other), other);
	page_add(p, STYLE_STRONG, words_found(found));
	page_sep(p, STYLE_DIM);
	page_add(p, STYLE_DIM, topic_text(t, e->written));
	if (e->strength.len > 0)
		page_printf(p, STYLE_QUOTE, " %s%s%s", g->quote_open, topic_text(t, e->strength),
		    g->quote_close);
	if (e->basis == BASIS_JUDGEMENT)
		page_printf(p, STYLE_DIM, " (%s)", words_basis(e->basis));
	if (e->refs.count > 0) {
		page_add(p, STYLE_SOURCE, " [");
		prose_add_source_names(p, t, e->refs);
		page_add(p, STYLE_SOURCE, "]");
	}
	page_break(p);
}

/* A word of the cause's row, before the next one. */
static void
add_word(struct page *p, const char *before, const char *word)
{
	if (word[0] == '\0')
		return;
	page_printf(p, STYLE_TEXT, "%s%s", before, word);
	page_sep(p, STYLE_TEXT);
}

static void
add_head(struct page *p, const struct topic *t, const struct cause *c)
{
	facts_add_name(p, c->leaf == NONE ? "Group of causes" : "Cause", topic_text(t, c->name));
	if (c->urgency != NONE) {
		words_add_urgency(p, c->urgency);
		page_sep(p, STYLE_TEXT);
	}
	add_word(p, "", words_prevalence(c->prevalence));
	add_word(p, "", topic_text(t, c->category));
	add_word(p, "ICD-10 ", topic_text(t, c->icd10));
	page_printf(p, STYLE_DIM, "id %s", topic_text(t, c->id));
	page_break(p);
}

static void
add_now(struct page *p, struct session *s, const struct cause *c)
{
	struct interview *iv = session_interview(s);
	struct buf of = {0};

	if (c->leaf == NONE || session_length(s) == 0)
		return;
	words_add_of_100(interview_posterior(iv)[c->leaf], &of);
	page_label(p, "Now");
	page_printf(p, STYLE_STRONG, "%s of 100", buf_str(&of));
	page_add(p, STYLE_TEXT, " with answers like yours, by this topic's estimates");
	page_break(p);
	buf_free(&of);
}

static void
add_evidence(struct page *p, struct session *s, const struct cause *c)
{
	const struct topic *t = session_topic(s);

	if (c->evidence.count == 0)
		return;
	page_heading(p, "What it shows, of 100 people who have it");
	page_indent(p, 2);
	for (uint32_t i = 0; i < c->evidence.count; i++) {
		const struct evidence *e = topic_evidence(t, topic_item(t, c->evidence, i));

		facts_add_frequency(p, t, e, (struct entity){ENTITY_SYMPTOM, e->symptom},
		    interview_finding(session_interview(s), e->symptom));
	}
	page_indent(p, 0);
}

void
facts_add_cause(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct cause *c = topic_cause(t, index);

	add_head(p, t, c);
	add_now(p, s, c);
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
	add_evidence(p, s, c);
	facts_add_documents(p, t, (struct entity){ENTITY_CAUSE, index});
}
