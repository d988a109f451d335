/* What the topic says of one record, laid out as a page: a row of facts, what it means, how it
 * hangs together with other records (each a link), and its text from the documents. One function
 * for each kind, in a table. Causes have a file of their own. */
#include "tell/facts.h"

#include <string.h>

#include "tell/evidence.h"
#include "tell/prose.h"
#include "tell/words.h"

static void
add_condition(struct page *p, const struct topic *t, const char *label, struct condition when)
{
	struct buf words = {0};

	if (when.at == NONE)
		return;
	cond_words(t, when.at, NULL, &words);
	facts_add_label(p, label, buf_str(&words));
	buf_free(&words);
}

static bool
rule_names(const struct topic *t, const struct rule *r, uint32_t symptom)
{
	uint32_t i, count;
	const uint32_t *code = cond_code(t, r->when.at, &count);

	for (i = 0; i < count; i++)
		if (COND_OP(code[i]) == COND_SYMPTOM && COND_ARG(code[i]) == symptom)
			return true;
	return false;
}

static void
add_symptom_rules(struct page *p, const struct topic *t, uint32_t symptom)
{
	bool any = false;

	for (uint32_t i = 0; i < topic_rule_count(t); i++) {
		const struct rule *r = topic_rule(t, i);

		if (!rule_names(t, r, symptom))
			continue;
		if (!any)
			page_heading(p, "What it can mean for how urgent this is");
		any = true;
		page_indent(p, 2);
		words_add_urgency(p, r->urgency);
		page_add(p, STYLE_TEXT, ": ");
		page_link(
		    p, STYLE_LINK, topic_text(t, r->message), (struct entity){ENTITY_RULE, i});
		page_indent(p, 0);
	}
}

static void
add_symptom_causes(struct page *p, const struct topic *t, const struct symptom *s)
{
	struct buf of = {0};

	if (s->evidence.count > 0)
		page_heading(p, "How often each cause shows it, of 100");
	page_indent(p, 2);
	for (uint32_t i = 0; i < s->evidence.count; i++) {
		const struct evidence *e = topic_evidence(t, topic_item(t, s->evidence, i));

		facts_add_frequency(
		    p, t, e, (struct entity){ENTITY_CAUSE, e->cause}, FINDING_UNASKED);
	}
	page_indent(p, 2);
	if (s->evidence.count > 0) {
		words_add_of_100(s->background, &of);
		page_printf(p, STYLE_DIM,
		    "Where a source says nothing: %s of 100, this topic's estimate.", buf_str(&of));
	}
	page_indent(p, 0);
	buf_free(&of);
}

static void
add_symptom(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct symptom *y = topic_symptom(t, index);
	static const char *const found[] = {
	    "", "you are not sure", "you do not have it", "you have it"};

	facts_add_name(p, words_entity_kind(ENTITY_SYMPTOM), topic_text(t, y->name));
	if (y->red_flag)
		page_paragraph(p, STYLE_EMERGENCY, "!! An emergency sign");
	facts_add_label(p, "So far", found[interview_finding(session_interview(s), index) & 3]);
	if (y->definition.len > 0)
		page_gap(p);
	page_paragraph(p, STYLE_TEXT, topic_text(t, y->definition));
	page_gap(p);
	page_label(p, "Asked by");
	page_link(p, STYLE_LINK, topic_text(t, topic_question(t, y->question)->text),
	    (struct entity){ENTITY_QUESTION, y->question});
	page_break(p);
	add_symptom_rules(p, t, index);
	add_symptom_causes(p, t, y);
	facts_add_documents(p, t, (struct entity){ENTITY_SYMPTOM, index});
}

static void
add_options(struct page *p, const struct topic *t, uint32_t index)
{
	const struct question *q = topic_question(t, index);
	uint32_t i, symptom;

	page_heading(p, q->kind == QUESTION_YES_NO ? "It asks for" : "Its answers");
	page_indent(p, 2);
	for (i = 0; i < q->options; i++) {
		symptom = topic_item(t, q->symptoms, i);
		page_bullet(p);
		if (q->kind == QUESTION_CHOICE)
			page_printf(
			    p, STYLE_TEXT, "%s: ", words_answer(t, index, ANSWER_FIRST + i));
		page_link(p, STYLE_LINK, topic_text(t, topic_symptom(t, symptom)->name),
		    (struct entity){ENTITY_SYMPTOM, symptom});
		page_break(p);
	}
	page_indent(p, 0);
}

static void
add_question(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct question *q = topic_question(t, index);

	facts_add_name(p, words_entity_kind(ENTITY_QUESTION), topic_text(t, q->text));
	facts_add_label(p, "Stage", words_stage(q->stage));
	facts_add_label(p, "Kind", words_question_kind(q->kind));
	facts_add_label(p, "Your answer",
	    words_answer(t, index, interview_effective(session_interview(s), index)));
	add_condition(p, t, "Asked only if", q->ask_if);
	facts_add_links(p, t, "Part of", q->covered_by, ENTITY_QUESTION);
	facts_add_label(p, "Why it is asked", topic_text(t, q->why));
	add_options(p, t, index);
	if (interview_effective(session_interview(s), index) > ANSWER_UNSURE) {
		page_gap(p);
		evidence_add_moved(p, s, index);
	}
	facts_add_documents(p, t, (struct entity){ENTITY_QUESTION, index});
}

static void
add_rule(struct page *p, struct session *s, uint32_t index)
{
	static const char *const truths[] = {"no", "not known yet", "yes"};
	const struct topic *t = session_topic(s);
	const struct rule *r = topic_rule(t, index);
	const struct triage *triage = interview_triage(session_interview(s));

	facts_add_name(p, words_entity_kind(ENTITY_RULE), topic_text(t, r->message));
	words_add_urgency(p, r->urgency);
	page_printf(p, STYLE_TEXT, ": %s", words_urgency_when(r->urgency));
	page_break(p);
	page_gap(p);
	words_add_shown(p, t, (struct entity){ENTITY_RULE, index});
	add_condition(p, t, "Holds when", r->when);
	facts_add_label(p, "Holds now", truths[triage->truth[index] % 3]);
	facts_add_links(p, t, "Points to", r->suspects, ENTITY_CAUSE);
	facts_add_documents(p, t, (struct entity){ENTITY_RULE, index});
}

static void
add_complication(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct complication *c = topic_complication(t, index);

	facts_add_name(p, words_entity_kind(ENTITY_COMPLICATION), topic_text(t, c->name));
	words_add_shown(p, t, (struct entity){ENTITY_COMPLICATION, index});
	page_gap(p);
	page_paragraph(p, STYLE_TEXT, topic_text(t, c->definition));
	page_gap(p);
	facts_add_links(p, t, "Can follow from", c->causes, ENTITY_CAUSE);
	facts_add_documents(p, t, (struct entity){ENTITY_COMPLICATION, index});
}

static void
add_advice_scope(struct page *p, const struct topic *t, const struct advice *a)
{
	page_gap(p);
	if (a->always)
		facts_add_label(p, "For", "every outcome");
	for (uint32_t u = URGENCY_LEVELS; u-- > 0;)
		if (a->urgencies & 1u << u)
			facts_add_label(p, "For outcomes of urgency", words_urgency(u));
	facts_add_links(p, t, "For", a->causes, ENTITY_CAUSE);
}

static void
add_advice(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct advice *a = topic_advice(t, index);

	facts_add_name(p, words_advice_kind(a->kind), topic_text(t, a->name));
	page_gap(p);
	page_paragraph(p, STYLE_TEXT, topic_text(t, a->text));
	page_gap(p);
	words_add_shown(p, t, (struct entity){ENTITY_ADVICE, index});
	page_gap(p);
	add_condition(p, t, "Not if", a->unless);
	add_advice_scope(p, t, a);
	facts_add_documents(p, t, (struct entity){ENTITY_ADVICE, index});
}

static void
add_term(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct term *m = topic_term(t, index);

	facts_add_name(p, words_entity_kind(ENTITY_TERM), topic_text(t, m->term));
	page_gap(p);
	page_paragraph(p, STYLE_TEXT, topic_text(t, m->definition));
	page_gap(p);
	facts_add_list(p, "Also called", topic_text(t, m->synonyms));
	facts_add_documents(p, t, (struct entity){ENTITY_TERM, index});
}

static void
add_case(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct case_row *c = topic_case(t, index);

	facts_add_name(p, words_entity_kind(ENTITY_CASE), topic_text(t, c->title));
	page_gap(p);
	page_paragraph(p, STYLE_TEXT, topic_text(t, c->vignette));
}

static void (*const builders[ENTITY_KINDS])(struct page *, struct session *, uint32_t) = {
    [ENTITY_CAUSE] = facts_add_cause,
    [ENTITY_QUESTION] = add_question,
    [ENTITY_SYMPTOM] = add_symptom,
    [ENTITY_RULE] = add_rule,
    [ENTITY_COMPLICATION] = add_complication,
    [ENTITY_ADVICE] = add_advice,
    [ENTITY_SOURCE] = facts_add_source,
    [ENTITY_DISAGREEMENT] = facts_add_disagreement,
    [ENTITY_TERM] = add_term,
    [ENTITY_CASE] = add_case,
    [ENTITY_SECTION] = facts_add_section,
};

void
facts_build(struct page *p, struct session *s, struct entity e)
{
	if (e.kind < ENTITY_KINDS)
		builders[e.kind](p, s, e.index);
	page_break(p);
}

static const char *
definition_of(const struct topic *t, struct entity e)
{
	switch (e.kind) {
	case ENTITY_CAUSE:
		return topic_text(t, topic_cause(t, e.index)->summary);
	case ENTITY_SYMPTOM:
		return topic_text(t, topic_symptom(t, e.index)->definition);
	default:
		return "";
	}
}

void
facts_build_text(struct page *p, const struct topic *t, struct entity e)
{
	const char *definition = definition_of(t, e);
	bool any = definition[0] != '\0';

	page_paragraph(p, STYLE_TEXT, definition);
	prose_add_disagreements(p, t, topic_entity_disagreements(t, e));
	page_gap(p);
	any |= prose_add_refs(p, t, topic_entity_refs(t, e));
	if (!any)
		page_paragraph(p, STYLE_DIM, "The documents of this topic say nothing about it.");
}
