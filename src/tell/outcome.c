/* SPDX-License-Identifier: MIT */
/* The outcome: how urgent it is and what to do now on top, then what fits, what was not ruled out,
 * what it can lead to, advice, and what to watch for.
 *
 * The urgency is told only once the emergency questions are behind, advice only with the urgency,
 * and a source with each rule, each cause and each piece of advice. A screen that folds has on its
 * first page what one needs at once: in an emergency what to do and why, within OUTCOME_WORDS; else
 * the first rules, what to do and when to see a doctor. Every other form has all, in that order.
 */
#include <stdlib.h>
#include <string.h>

#include "search/search.h"
#include "tell/outcome_parts.h"
#include "tell/words.h"

#define FIRST_RULES 2 /* that the first page has at least */

/* True if the message of a rule says itself by when it wants to be followed, or there is no such
 * time. */
static bool
says_within(const struct topic *t, const struct rule *r)
{
	const char *message = topic_text(t, r->message);
	struct query q;
	size_t at, end;

	query_phrase(&q, topic_text(t, r->within));
	return q.count == 0 || query_find_any(&q, message, strlen(message), 0, &at, &end);
}

/* True of a rule that is never folded: one of the first, and of the outcome's own level each time
 * to be seen by that no rule before it names: a stricter one must not hide below. */
static bool
stands_first(const struct told *a, uint32_t i)
{
	const struct rule *r = topic_rule(a->t, a->o->rules[i]);
	const char *within = topic_text(a->t, r->within);

	if (i < FIRST_RULES)
		return true;
	if (r->urgency != (uint32_t)a->o->urgency || within[0] == '\0')
		return false;
	while (i-- > 0)
		if (strcmp(topic_text(a->t, topic_rule(a->t, a->o->rules[i])->within), within) == 0)
			return false;
	return true;
}

/* A screen has the sign of how urgent it is in the gutter, and of an emergency above. */
static void
add_rule(const struct told *a, uint32_t index)
{
	const struct rule *r = topic_rule(a->t, index);
	struct entity e = {ENTITY_RULE, index};
	bool brief = page_folds(a->p),
	     level = r->urgency != URGENCY_SELF_CARE && (!brief || r->urgency != URGENCY_EMERGENCY);

	page_item(a->p, e);
	if (level && brief) {
		words_add_gutter(a->p, r->urgency);
		page_entry(a->p);
	} else {
		page_bullet(a->p);
	}
	if (level && !brief)
		words_add_urgency(a->p, a->t, r->urgency);
	if (level && r->within.len > 0 && (!brief || !says_within(a->t, r)))
		page_printf(
		    a->p, STYLE_STRONG, "%s(%s)", brief ? "" : " ", topic_text(a->t, r->within));
	if (level && !brief)
		page_add(a->p, STYLE_TEXT, ": ");
	else if (level && !says_within(a->t, r))
		page_add(a->p, STYLE_TEXT, " ");
	page_add(a->p, STYLE_TEXT, topic_text(a->t, r->message));
	if (level && brief)
		words_say_urgency(a->p, a->t, r->urgency);
	words_add_disagreement(a->p, a->t, e);
	page_cite(a->p, a->t, r->refs);
	page_item_end(a->p);
}

/* What the flow says where it has ended, and which flow it was. */
static void
add_end(const struct told *a)
{
	const struct branch *b = topic_branch(a->t, a->o->end);

	page_item(a->p, (struct entity){ENTITY_STEP, b->step});
	page_bullet(a->p);
	if (b->urgency != URGENCY_SELF_CARE) {
		words_add_urgency(a->p, a->t, b->urgency);
		page_add(a->p, STYLE_TEXT, ": ");
	}
	page_add(a->p, STYLE_TEXT, topic_text(a->t, b->message));
	page_cite(a->p, a->t, b->refs);
	page_add(a->p, STYLE_DIM, " (");
	words_add_link(a->p, a->t, ENTITY_STEP, interview_start(a->iv));
	page_add(a->p, STYLE_DIM, ")");
	page_item_end(a->p);
}

/* True if the flow's end is more urgent than every rule that holds. */
static bool
stands_above(const struct told *a)
{
	return a->o->end != NONE &&
	       (a->o->rule_count == 0 || topic_branch(a->t, a->o->end)->urgency >
					     topic_rule(a->t, a->o->rules[0])->urgency);
}

/* Why it is an emergency: what the rules say, with what was answered, and the end of the flow,
 * which comes first where it alone says so. */
static void
add_why(const struct told *a, uint32_t used)
{
	struct buf said = {0};
	bool by_end = stands_above(a), folded = false;

	page_heading(a->p, topic_phrase(a->t, PHRASE_WHY));
	page_indent(a->p, 2);
	if (by_end)
		add_end(a);
	for (uint32_t i = 0; i < a->o->rule_count; i++) {
		const struct rule *r = topic_rule(a->t, a->o->rules[i]);

		bool first = i == 0 && !by_end;
		used += first ? 0 : outcome_words(topic_text(a->t, r->message));
		if (!first && !folded && page_folds(a->p) && used > OUTCOME_WORDS) {
			page_fold(a->p, topic_phrase(a->t, PHRASE_REASONS_MORE));
			page_indent(a->p, 2);
			folded = true;
		}
		add_rule(a, a->o->rules[i]);
		buf_clear(&said);
		outcome_add_found(a, r->when.at, PHRASE_SINCE, UINT32_MAX, &said);
		used += outcome_words(buf_str(&said));
		if (said.len == 0 || (page_is_brief(a->p) && !folded && used > OUTCOME_WORDS))
			continue;
		page_indent(a->p, 4);
		page_printf(a->p, STYLE_DIM, "%s.", buf_str(&said));
		page_indent(a->p, 2);
	}
	page_fold_end(a->p);
	page_indent(a->p, 2);
	if (!by_end && a->o->end != NONE)
		add_end(a);
	page_indent(a->p, 0);
	buf_free(&said);
}

/* Causes that matter raise the urgency above what the rules say. */
static void
add_raised_by(const struct told *a)
{
	const char *before = topic_phrase(a->t, PHRASE_NO_RULE), *after = " ";

	for (uint32_t i = 0; i < a->o->line_count; i++)
		for (uint32_t k = 0; a->o->lines[i].matters && k < a->o->lines[i].count; k++) {
			uint32_t cause = outcome_cause(a->t, a->o, &a->o->lines[i], k);
			const struct cause *c = topic_cause(a->t, cause);

			if (c->urgency < a->o->urgency || c->urgency >= URGENCY_LEVELS)
				continue;
			page_printf(a->p, STYLE_TEXT, "%s%s", before, after);
			words_add_link(a->p, a->t, ENTITY_CAUSE, cause);
			page_cite(a->p, a->t, c->refs);
			before = ",";
		}
	page_break(a->p);
}

/* While the urgency is open, rules that hold already are told as the least. */
void
tell_urgency(struct page *p, struct session *s, const char *goes_on)
{
	struct told a = outcome_told(p, s);
	const struct triage *triage = interview_triage(a.iv);
	bool by_end = stands_above(&a), folded = false;

	page_indent(p, 0);
	if (a.open || !page_folds(p)) { /* a screen has it above */
		page_said(p, STYLE_TEXT, "", topic_phrase(a.t, PHRASE_URGENCY_IS));
		page_said(p, STYLE_TEXT, "", ": ");
		words_add_urgency_so_far(p, a.iv);
		page_printf(p, STYLE_STRONG, ": %s",
		    a.open ? topic_phrase(a.t, PHRASE_URGENCY_OPEN)
			   : words_urgency_when(a.t, a.o->urgency));
		page_break(p);
	}
	if (session_now(s).question != NONE) {
		page_add(p, STYLE_WARNING, topic_phrase(a.t, PHRASE_QUESTIONS_LEFT));
		if (goes_on != NULL)
			page_printf(p, STYLE_WARNING, " %s goes on.", goes_on);
	}
	page_break(p);
	if (a.o->urgency == URGENCY_EMERGENCY) {
		add_why(&a, outcome_add_do_now(&a));
		return;
	}
	if (a.o->end != NONE && session_can_go_on(s))
		page_paragraph(p, STYLE_WARNING, topic_phrase(a.t, PHRASE_FLOW_ONLY));
	if (a.o->no_fit)
		page_paragraph(p, STYLE_STRONG, topic_phrase(a.t, PHRASE_NO_FIT));
	if (triage->emergency_unsure)
		outcome_add_hidden(&a);
	if (!a.open && a.o->urgency > triage->rules)
		add_raised_by(&a);
	if (a.o->rule_count > 0 || a.o->gate != NONE || a.o->end != NONE)
		(page_folds(p) ? page_break : page_gap)(p);
	if (a.open && a.o->rule_count > 0)
		page_paragraph(p, STYLE_TEXT, topic_phrase(a.t, PHRASE_AT_LEAST));
	page_indent(p, 2);
	if (by_end)
		add_end(&a);
	for (uint32_t i = 0; i < a.o->rule_count; i++)
		if (!page_folds(p) || stands_first(&a, i))
			add_rule(&a, a.o->rules[i]);
	if (a.o->end != NONE && !by_end)
		add_end(&a);
	for (uint32_t i = 0; i < a.o->rule_count && page_folds(p); i++) {
		if (stands_first(&a, i))
			continue;
		if (!folded) {
			page_fold(p, topic_phrase(a.t, PHRASE_REASONS_MORE));
			page_indent(p, 2);
		}
		folded = true;
		add_rule(&a, a.o->rules[i]);
	}
	page_fold_end(p);
	if (a.o->gate != NONE)
		add_rule(&a, a.o->gate);
	page_indent(p, 0);
}

static void
add_not_ruled_out(const struct told *a)
{
	struct part part = {page_fold, topic_phrase(a->t, PHRASE_NOT_RULED_OUT), false};

	for (uint32_t i = 0; i < a->o->line_count; i++)
		for (uint32_t k = 0; k < a->o->lines[i].count; k++) {
			uint32_t cause = outcome_cause(a->t, a->o, &a->o->lines[i], k);
			const struct cause *c = topic_cause(a->t, cause);

			if (!outcome_not_ruled_out(a->t, a->o, &a->o->lines[i], cause))
				continue;
			outcome_begin_item(a->p, &part, (struct entity){ENTITY_CAUSE, cause});
			words_add_gutter(a->p, c->urgency);
			page_entry(a->p);
			page_add(a->p, STYLE_TEXT, topic_text(a->t, c->name));
			words_say_urgency(a->p, a->t, c->urgency);
			page_cite(a->p, a->t, c->refs);
			page_item_end(a->p);
		}
}

static void
add_complications_of(const struct told *a, const struct cause *of, struct part *part, bool *there)
{
	for (uint32_t n = 0; n < of->complications.count; n++) {
		struct entity e = {ENTITY_COMPLICATION, topic_item(a->t, of->complications, n)};
		const struct complication *c = topic_complication(a->t, e.index);

		if (e.index >= topic_complication_count(a->t) || there[e.index])
			continue;
		there[e.index] = true;
		outcome_begin_item(a->p, part, e);
		page_bullet(a->p);
		page_add(a->p, STYLE_TEXT, topic_text(a->t, c->name));
		page_printf(a->p, STYLE_DIM, " (%s)", topic_text(a->t, of->name));
		page_cite(a->p, a->t, c->refs);
		page_item_end(a->p);
	}
}

/* About the rules that hold, the causes listed and the advice given; each once. */
static void
add_disagreements(const struct told *a)
{
	struct part part = {page_fold, topic_phrase(a->t, PHRASE_ALL_DISAGREEMENTS), false};
	struct entity *about;
	uint32_t count = outcome_subjects(a->t, a->o, !a->open, &about);
	bool *there = page_find_items(a->p, ENTITY_DISAGREEMENT, topic_disagreement_count(a->t));

	for (uint32_t n = 0; n < count; n++) {
		struct list l = topic_entity_disagreements(a->t, about[n]);

		for (uint32_t k = 0; k < l.count; k++) {
			struct entity e = {ENTITY_DISAGREEMENT, topic_item(a->t, l, k)};
			const struct disagreement *d = topic_disagreement(a->t, e.index);

			if (e.index >= topic_disagreement_count(a->t) || there[e.index])
				continue;
			there[e.index] = true;
			outcome_begin_item(a->p, &part, e);
			page_bullet(a->p);
			for (uint32_t i = 0; i < d->about.count; i++)
				page_printf(a->p, STYLE_STRONG, "%s%s", i > 0 ? "; " : "",
				    topic_entity_name(a->t, topic_entity(a->t, d->about, i)));
			page_printf(a->p, STYLE_TEXT, ": %s", topic_text(a->t, d->first));
			page_cite(a->p, a->t, d->first_refs);
			page_printf(a->p, STYLE_TEXT, " %s %s", topic_phrase(a->t, PHRASE_BUT),
			    topic_text(a->t, d->second));
			page_cite(a->p, a->t, d->second_refs);
			page_printf(a->p, STYLE_TEXT, " %s %s", topic_phrase(a->t, PHRASE_HERE),
			    topic_text(a->t, d->handling));
			page_item_end(a->p);
		}
	}
	free(about);
	free(there);
}

void
tell_consequences(struct page *p, struct session *s)
{
	struct told a = outcome_told(p, s);
	struct part complications = {page_fold, topic_phrase(a.t, PHRASE_LEADS_TO), false};
	bool emergency = a.o->urgency == URGENCY_EMERGENCY;
	bool *there = page_find_items(p, ENTITY_COMPLICATION, topic_complication_count(a.t));

	add_not_ruled_out(&a);
	/* Of the first line, where it is no emergency, of suspects, and of causes that matter; each
	 * once. */
	for (uint32_t i = 0; i < a.o->line_count; i++) {
		const struct ranked *line = &a.o->lines[i];
		bool counts =
		    (i == 0 && !emergency && !a.o->no_fit) || line->suspect || line->matters;

		for (uint32_t k = 0; counts && k < line->count; k++)
			add_complications_of(&a, topic_cause(a.t, outcome_cause(a.t, a.o, line, k)),
			    &complications, there);
	}
	free(there);
	if (!a.open)
		outcome_add_advice(&a, true);
	add_disagreements(&a);
}

/* What to do comes before what it may be; in an emergency nothing stands before it. */
void
tell_outcome_first(struct page *p, struct session *s, const char *goes_on)
{
	tell_urgency(p, s, goes_on);
	if (session_outcome(s)->urgency != URGENCY_EMERGENCY)
		tell_advice(p, s);
}

void
tell_outcome_rest(struct page *p, struct session *s)
{
	tell_ranking(p, session_topic(s), session_outcome(s));
	if (session_outcome(s)->urgency == URGENCY_EMERGENCY)
		tell_advice(p, s);
	tell_consequences(p, s);
	tell_sources(p, session_topic(s));
	if (page_folds(p))
		page_fold(p, topic_phrase(session_topic(s), PHRASE_WHAT_THIS_IS));
	page_gap(p);
	tell_notice(p, session_topic(s));
}

void
tell_outcome(struct page *p, struct session *s, const char *goes_on)
{
	tell_outcome_first(p, s, goes_on);
	tell_outcome_rest(p, s);
}
