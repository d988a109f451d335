/* SPDX-License-Identifier: MIT */
/* What the topic says of one record, laid out as a page: a row of facts, what it means, how it
 * hangs together with other records (each a link), and its text from the documents. One function
 * for each kind, in a table. Causes, sources, sections and structures have files of their own. */
#include "tell/facts.h"

#include "base/alloc.h"
#include "learn/concord.h"
#include "tell/evidence.h"
#include "tell/figure.h"
#include "tell/prose.h"
#include "tell/words.h"

static void
add_symptom_rules(struct page *p, const struct topic *t, uint32_t symptom)
{
	uint32_t count;
	const uint32_t *rules = topic_mentions(t, (struct entity){ENTITY_SYMPTOM, symptom}, &count);

	for (uint32_t i = 0; i < count; i++) {
		if (i == 0)
			page_heading(p, topic_phrase(t, PHRASE_URGENCY_MEANS));
		page_indent(p, 2);
		words_add_urgency(p, t, topic_rule(t, rules[i])->urgency);
		page_add(p, STYLE_TEXT, ": ");
		words_add_link(p, t, ENTITY_RULE, rules[i]);
		page_indent(p, 0);
	}
}

static void
add_symptom(struct page *p, struct session *s, uint32_t index)
{
	enum finding found = interview_finding(session_interview(s), index);
	const struct topic *t = session_topic(s);
	const struct symptom *y = topic_symptom(t, index);

	if (y->red_flag) {
		page_said(p, STYLE_EMERGENCY, words_urgency_mark(URGENCY_EMERGENCY), "");
		page_said(p, STYLE_EMERGENCY, " ", "");
		page_add(p, STYLE_EMERGENCY, topic_phrase(t, PHRASE_SIGN));
	}
	page_break(p);
	if (found != FINDING_UNASKED)
		facts_add_label(p, topic_phrase(t, PHRASE_PANE_SO_FAR),
		    topic_phrase(t, found == FINDING_YES  ? PHRASE_FOUND_YES
				    : found == FINDING_NO ? PHRASE_FOUND_NO
							  : PHRASE_FOUND_UNSURE));
	if (y->definition.len > 0)
		page_gap(p);
	page_paragraph(p, STYLE_TEXT, topic_text(t, y->definition));
	page_gap(p);
	page_label(p, topic_phrase(t, PHRASE_ASKED_BY));
	words_add_link(p, t, ENTITY_QUESTION, y->question);
	page_break(p);
	add_symptom_rules(p, t, index);
	if (y->evidence.count == 0)
		return;
	page_fold(p, topic_phrase(t, PHRASE_CAUSES_SHOW));
	page_indent(p, 2);
	for (uint32_t i = 0; i < y->evidence.count; i++) {
		const struct evidence *e = topic_evidence(t, topic_item(t, y->evidence, i));

		facts_add_frequency(
		    p, t, e, (struct entity){ENTITY_CAUSE, e->cause}, FINDING_UNASKED);
	}
	struct of_100 background = words_of_100(y->background);
	words_put(p, STYLE_DIM, t, PHRASE_SOURCE_SILENT, (const char *[]){background.text});
	page_indent(p, 0);
}

static void
add_question(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct question *q = topic_question(t, index);
	uint32_t given = interview_effective(session_interview(s), index);
	struct buf answer = {0};

	facts_add_label(p, topic_phrase(t, PHRASE_LABEL_STAGE), words_stage(t, q->stage));
	facts_add_label(p, topic_phrase(t, PHRASE_LABEL_KIND), words_question_kind(t, q->kind));
	words_add_answer(t, index, given, &answer);
	facts_add_label(p, topic_phrase(t, PHRASE_LABEL_ANSWER), buf_str(&answer));
	buf_free(&answer);
	facts_add_condition(p, t, topic_phrase(t, PHRASE_LABEL_ONLY_IF), q->ask_if);
	facts_add_links(
	    p, t, topic_phrase(t, PHRASE_LABEL_PART_OF), q->covered_by, ENTITY_QUESTION);
	facts_add_label(p, topic_phrase(t, PHRASE_LABEL_WHY), topic_text(t, q->why));
	page_heading(p, q->kind == QUESTION_YES_NO ? topic_phrase(t, PHRASE_ASKS_FOR)
						   : topic_phrase(t, PHRASE_ITS_ANSWERS));
	page_indent(p, 2);
	for (uint32_t i = 0; i < q->options; i++) {
		page_bullet(p);
		if (q->kind == QUESTION_CHOICE || q->kind == QUESTION_SEVERAL)
			page_printf(
			    p, STYLE_TEXT, "%s: ", words_answer(t, index, ANSWER_FIRST + i));
		words_add_link(p, t, ENTITY_SYMPTOM, topic_item(t, q->symptoms, i));
		page_break(p);
	}
	page_indent(p, 0);
	if (given > ANSWER_UNSURE) {
		page_gap(p);
		evidence_add_moved(p, s, index);
	}
}

static void
add_rule(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct rule *r = topic_rule(t, index);
	const struct triage *triage = interview_triage(session_interview(s));
	static const enum phrase truths[] = {PHRASE_HOLDS_NOT, PHRASE_NOT_KNOWN, PHRASE_HOLDS};

	words_add_urgency(p, t, r->urgency);
	page_printf(p, STYLE_TEXT, ": %s", words_urgency_when(t, r->urgency));
	page_break(p);
	page_gap(p);
	words_add_shown(p, t, (struct entity){ENTITY_RULE, index});
	facts_add_condition(p, t, topic_phrase(t, PHRASE_LABEL_HOLDS_WHEN), r->when);
	/* What it says is not all that a gate waits for. */
	bool shut = r->urgency == URGENCY_SELF_CARE && triage->gate == NONE &&
		    triage->truth[index] == TRUTH_TRUE;
	if (session_length(s) > 0)
		facts_add_label(p, topic_phrase(t, PHRASE_LABEL_HOLDS_NOW),
		    topic_phrase(t, shut ? PHRASE_GATE_SHUT : truths[triage->truth[index] % 3]));
	facts_add_links(p, t, topic_phrase(t, PHRASE_LABEL_POINTS_TO), r->suspects, ENTITY_CAUSE);
}

/* Where each answer leads. */
static void
add_step(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct flow_step *step = topic_step(t, index);
	bool asks = step->question != NONE;

	page_label(p, topic_phrase(t, PHRASE_STEP_ASKS));
	if (asks)
		words_add_link(p, t, ENTITY_QUESTION, step->question);
	else
		page_add(p, STYLE_TEXT, topic_phrase(t, PHRASE_STEP_NOTHING));
	page_heading(p, topic_phrase(t, PHRASE_STEP_LEADS));
	page_indent(p, 2);
	for (uint32_t i = 0; i < step->branches.count; i++) {
		const struct branch *b = topic_branch(t, step->branches.first + i);
		struct buf when = {0};

		page_bullet(p);
		page_printf(p, STYLE_STRONG, "%s: ",
		    b->answer == ANSWER_UNASKED ? topic_phrase(t, PHRASE_ANY_ANSWER)
						: words_answer(t, step->question, b->answer));
		if (b->when.at != NONE) {
			cond_words(t, b->when.at, NULL, &when);
			words_put(
			    p, STYLE_TEXT, t, PHRASE_STEP_IF, (const char *[]){buf_str(&when)});
			page_add(p, STYLE_TEXT, ": ");
		}
		buf_free(&when);
		if (b->urgency < URGENCY_LEVELS) {
			words_add_urgency(p, t, b->urgency);
			page_printf(p, STYLE_TEXT, ": %s", topic_text(t, b->message));
		} else if (b->next != NONE) {
			words_add_link(p, t, ENTITY_STEP, b->next);
		} else {
			page_add(p, STYLE_TEXT, topic_phrase(t, PHRASE_STEP_INTERVIEW));
		}
		page_cite(p, t, b->refs);
		facts_add_links(
		    p, t, topic_phrase(t, PHRASE_LABEL_POINTS_TO), b->suspects, ENTITY_CAUSE);
		page_break(p);
	}
	page_indent(p, 0);
}

static void
add_complication(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct complication *c = topic_complication(t, index);

	words_add_shown(p, t, (struct entity){ENTITY_COMPLICATION, index});
	facts_add_text(p, t, c->definition);
	facts_add_links(p, t, topic_phrase(t, PHRASE_FOLLOWS_FROM), c->causes, ENTITY_CAUSE);
}

static void
add_advice(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct advice *a = topic_advice(t, index);

	facts_add_text(p, t, a->text);
	words_add_shown(p, t, (struct entity){ENTITY_ADVICE, index});
	page_gap(p);
	facts_add_condition(p, t, topic_phrase(t, PHRASE_LABEL_NOT_IF), a->unless);
	page_gap(p);
	if (a->always)
		facts_add_label(
		    p, topic_phrase(t, PHRASE_LABEL_FOR), topic_phrase(t, PHRASE_EVERY_OUTCOME));
	for (uint32_t u = URGENCY_LEVELS; u-- > 0;)
		if (a->urgencies & 1u << u)
			facts_add_label(
			    p, topic_phrase(t, PHRASE_LABEL_FOR_URGENCY), words_urgency(t, u));
	facts_add_links(p, t, topic_phrase(t, PHRASE_LABEL_FOR), a->causes, ENTITY_CAUSE);
}

static void
add_term(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct term *m = topic_term(t, index);

	facts_add_text(p, t, m->definition);
	facts_add_list(p, topic_phrase(t, PHRASE_ALSO_CALLED), topic_text(t, m->synonyms));
}

static void
add_case(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);

	facts_add_text(p, t, topic_case(t, index)->vignette);
}

static void
add_panel(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct panel_item *item = topic_panel(t, index);
	uint32_t votes[CONCORD_POINT_COUNT], members = concord_tally(t, index, votes);

	facts_add_text(p, t, item->vignette);
	page_label(p, topic_phrase(t, PHRASE_PANEL_CAUSE));
	words_add_link(p, t, ENTITY_CAUSE, item->cause);
	page_break(p);
	page_label(p, topic_phrase(t, item->absent ? PHRASE_PANEL_ABSENT : PHRASE_PANEL_PRESENT));
	words_add_link(p, t, ENTITY_SYMPTOM, item->symptom);
	page_break(p);
	page_fold(p, topic_phrase(t, PHRASE_PANEL_VOTED));
	page_indent(p, 2);
	for (int i = 0; i < CONCORD_POINT_COUNT; i++) {
		page_bullet(p);
		page_printf(p, STYLE_TEXT, "%s: ", concord_word(t, i - 2));
		words_put(p, STYLE_TEXT, t, PHRASE_VOTES_OF,
		    (const char *[]){words_number(votes[i]).text, words_number(members).text});
		page_break(p);
	}
	page_indent(p, 0);
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
    [ENTITY_STEP] = add_step,
    [ENTITY_STRUCTURE] = facts_add_structure,
    [ENTITY_PANEL] = add_panel,
    [ENTITY_SECTION] = facts_add_section,
};

/* What the record is, beside its name. */
static const char *
kind_of(const struct topic *t, struct entity e)
{
	if (e.kind == ENTITY_ADVICE)
		return words_advice_kind(t, topic_advice(t, e.index)->kind);
	if (e.kind == ENTITY_CAUSE && topic_cause(t, e.index)->leaf == NONE)
		return topic_phrase(t, PHRASE_CAUSE_GROUP);
	return words_entity_kind(t, e.kind);
}

/* A VEC. */
struct refs {
	struct ref *items;
	size_t len, cap;
};

static void
add_refs(struct refs *refs, const struct topic *t, struct list list, bool whole)
{
	for (uint32_t i = 0; i < list.count; i++) {
		struct ref r = topic_ref(t, list, i);

		if (whole || r.section != NONE)
			vec_push(refs, r);
	}
}

/* What the documents say of a record is what it refers to. Of a symptom it is, too, the sections
 * that its rules and its evidence cite. */
static struct refs
find_refs(const struct topic *t, struct entity e)
{
	struct refs refs = {0};

	add_refs(&refs, t, topic_entity_refs(t, e), true);
	if (e.kind != ENTITY_SYMPTOM)
		return refs;
	uint32_t count;
	const uint32_t *rules = topic_mentions(t, e, &count);
	for (uint32_t i = 0; i < count; i++)
		add_refs(&refs, t, topic_rule(t, rules[i])->refs, false);
	struct list rows = topic_symptom(t, e.index)->evidence;
	for (uint32_t i = 0; i < rows.count; i++)
		add_refs(&refs, t, topic_evidence(t, topic_item(t, rows, i))->refs, false);
	return refs;
}

/* Texts, and where they disagree, begin and end as their own functions say; other records have
 * their name above, and the documents below. */
void
facts_build(struct page *p, struct session *s, struct entity e)
{
	const struct topic *t = session_topic(s);
	bool framed = e.kind != ENTITY_SECTION && e.kind != ENTITY_DISAGREEMENT;

	if (e.kind >= ENTITY_KINDS)
		return;
	if (framed) {
		const char *kind = kind_of(t, e);

		page_add(p, STYLE_TITLE, topic_entity_name(t, e));
		if (!page_refers(p) || kind != words_entity_kind(t, e.kind)) {
			page_sep(p, STYLE_DIM);
			page_add(p, STYLE_DIM, kind);
		}
		page_title_end(p);
	}
	builders[e.kind](p, s, e.index);
	page_break(p);
	page_fold_end(p);
	if (!framed)
		return;
	prose_add_disagreements(p, t, topic_entity_disagreements(t, e));
	struct refs refs = find_refs(t, e);
	if (refs.len > 0) {
		if (!page_folds(p))
			page_gap(p);
		page_anchor(p);
		page_fold_documents(p, topic_phrase(t, PHRASE_FROM_DOCUMENTS));
	}
	prose_add_text(p, t, refs.items, refs.len);
	vec_free(&refs);
	page_break(p);
	if (e.kind == ENTITY_CAUSE)
		facts_add_notes(p, t, e.index);
}

static void
add_documents(struct page *p, const struct topic *t, struct entity e, const struct refs *refs)
{
	prose_add_disagreements(p, t, topic_entity_disagreements(t, e));
	page_fold_end(p);
	page_gap(p);
	if (!prose_add_text(p, t, refs->items, refs->len))
		page_paragraph(p, STYLE_DIM, topic_phrase(t, PHRASE_NO_DOCUMENTS));
}

void
facts_build_documents(struct page *p, const struct topic *t, struct entity e)
{
	if (e.kind >= ENTITY_KINDS)
		return;
	struct refs refs = find_refs(t, e);
	add_documents(p, t, e, &refs);
	vec_free(&refs);
}

void
facts_build_text(struct page *p, const struct topic *t, struct entity e)
{
	struct span none = {0, 0}; /* the empty text */
	const char *definition =
	    topic_text(t, e.kind == ENTITY_CAUSE     ? topic_cause(t, e.index)->summary
			  : e.kind == ENTITY_SYMPTOM ? topic_symptom(t, e.index)->definition
						     : none);
	struct refs refs = find_refs(t, e);

	page_paragraph(p, STYLE_TEXT, definition);
	if (definition[0] == '\0' || refs.len > 0 || topic_entity_disagreements(t, e).count > 0)
		add_documents(p, t, e, &refs);
	vec_free(&refs);
}
