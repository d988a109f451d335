/* The outcome: how urgent it is and what to do now on top, then what fits, what was not ruled out,
 * what it can lead to, advice, and what to watch for.
 *
 * The urgency is told only once the emergency questions are behind, advice only with the urgency,
 * and a source with each rule, each cause and each piece of advice.
 */
#include "tell/outcome.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tell/prose.h"
#include "tell/words.h"

/* What the parts of an outcome need. */
struct told {
	struct page *p;
	const struct topic *t;
	struct interview *iv;
	const struct outcome *o;
	bool open; /* an emergency question waits: no urgency is known */
};

static struct told
told_of(struct page *p, struct session *s)
{
	struct interview *iv = session_interview(s);

	return (struct told){
	    p, session_topic(s), iv, session_outcome(s), interview_emergency_open(iv)};
}

static struct entity
cause_of(const struct told *a, const struct ranked *line, uint32_t i)
{
	return (struct entity){ENTITY_CAUSE, topic_leaf(a->t, a->o->leaves[line->first + i])};
}

/* Begins an item that can be opened, with the heading before the first one. */
static void
begin_item(const struct told *a, const char *heading, bool *any, struct entity e)
{
	if (!*any)
		page_heading(a->p, heading);
	*any = true;
	page_indent(a->p, 2);
	page_item(a->p, e);
}

static void
add_rule(const struct told *a, uint32_t index)
{
	const struct rule *r = topic_rule(a->t, index);
	struct entity e = {ENTITY_RULE, index};

	page_item(a->p, e);
	page_bullet(a->p);
	if (r->urgency != URGENCY_SELF_CARE) {
		words_add_urgency(a->p, r->urgency);
		if (r->within.len > 0)
			page_printf(a->p, STYLE_STRONG, " (%s)", topic_text(a->t, r->within));
		page_add(a->p, STYLE_TEXT, ": ");
	}
	page_add(a->p, STYLE_TEXT, topic_text(a->t, r->message));
	words_add_disagreement(a->p, a->t, e);
	page_cite(a->p, a->t, r->refs);
	page_item_end(a->p);
}

/* Causes that matter raise the urgency above what the rules say. */
static void
add_raised_by(const struct told *a)
{
	bool any = false;

	for (uint32_t i = 0; i < a->o->line_count; i++)
		for (uint32_t k = 0; a->o->lines[i].matters && k < a->o->lines[i].count; k++) {
			struct entity e = cause_of(a, &a->o->lines[i], k);
			const struct cause *c = topic_cause(a->t, e.index);

			if (c->urgency < a->o->urgency || c->urgency >= URGENCY_LEVELS)
				continue;
			page_add(a->p, STYLE_TEXT,
			    any ? ", " : "No rule asks for it, but what fits and matters: ");
			page_link(a->p, STYLE_LINK, topic_text(a->t, c->name), e);
			page_cite(a->p, a->t, c->refs);
			any = true;
		}
	page_break(a->p);
}

/* While the urgency is open, rules that hold already are told as the least. */
void
tell_urgency(struct page *p, struct session *s, const char *goes_on)
{
	struct told a = told_of(p, s);
	const struct triage *triage = interview_triage(a.iv);
	const char *emergency = topic_text(a.t, topic_meta(a.t)->emergency);

	page_indent(p, 0);
	page_said(p, STYLE_TEXT, "", "Urgency: ");
	words_add_urgency_so_far(p, a.iv);
	page_printf(
	    p, STYLE_STRONG, ": %s", a.open ? TELL_URGENCY_OPEN : words_urgency_when(a.o->urgency));
	page_break(p);
	if (session_now(s).question != NONE)
		page_add(p, STYLE_WARNING,
		    "So far: there are questions left, and they can change this.");
	if (session_now(s).question != NONE && goes_on != NULL)
		page_printf(p, STYLE_WARNING, " %s goes on.", goes_on);
	page_break(p);
	if (a.o->urgency == URGENCY_EMERGENCY)
		page_paragraph(p, STYLE_STRONG, emergency);
	if (triage->emergency_unsure)
		page_paragraph(p, STYLE_TEXT,
		    "An emergency sign was answered \"not sure\". That is not \"no\": have it "
		    "looked at.");
	if (!a.open && a.o->urgency > triage->rules)
		add_raised_by(&a);
	if (a.o->rule_count > 0 || a.o->gate != NONE)
		page_gap(p);
	if (a.open && a.o->rule_count > 0)
		page_paragraph(p, STYLE_TEXT, "The answers so far call for this at least:");
	page_indent(p, 2);
	for (uint32_t i = 0; i < a.o->rule_count; i++)
		add_rule(&a, a.o->rules[i]);
	if (a.o->gate != NONE)
		add_rule(&a, a.o->gate);
	page_indent(p, 0);
}

static void
add_advice(const struct told *a, const struct shown_advice *shown)
{
	const struct advice *d = topic_advice(a->t, shown->advice);
	struct entity e = {ENTITY_ADVICE, shown->advice};

	page_add(a->p, STYLE_TITLE, topic_text(a->t, d->name));
	if (strcmp(topic_text(a->t, d->name), words_advice_kind(d->kind)) != 0) {
		page_sep(a->p, STYLE_DIM);
		page_add(a->p, STYLE_DIM, words_advice_kind(d->kind));
	}
	words_add_disagreement(a->p, a->t, e);
	page_indent(a->p, 4);
	if (shown->how == SHOW_NOT_IF) {
		struct buf words = {0};

		interview_cond_words(a->iv, d->unless.at, &words);
		page_printf(a->p, STYLE_WARNING, "Not if %s: ", buf_str(&words));
		buf_free(&words);
	}
	page_add(a->p, STYLE_TEXT, topic_text(a->t, d->text));
	page_cite(a->p, a->t, d->refs);
	page_break(a->p);
	words_add_shown(a->p, a->t, e);
	page_item_end(a->p);
}

/* While the urgency is open only what is for emergencies: anything else would read as an
 * all-clear. */
static void
add_advice_under(const struct told *a, const char *heading, bool safety_net)
{
	bool any = false;

	for (uint32_t i = 0; i < a->o->advice_count; i++) {
		const struct shown_advice *shown = &a->o->advice[i];
		uint32_t kind = topic_advice(a->t, shown->advice)->kind;

		if (outcome_is_safety_net(kind) != safety_net ||
		    (a->open && kind != ADVICE_EMERGENCY))
			continue;
		begin_item(a, heading, &any, (struct entity){ENTITY_ADVICE, shown->advice});
		add_advice(a, shown);
	}
	page_indent(a->p, 0);
}

void
tell_emergency_advice(struct page *p, struct session *s)
{
	struct told a = told_of(p, s);

	if (a.o->urgency == URGENCY_EMERGENCY)
		add_advice_under(&a, "What to do", false);
}

void
tell_add_names(
    const struct topic *t, const struct outcome *o, const struct ranked *line, struct buf *out)
{
	buf_adds(out, line->count > 1 ? "one of: " : "");
	for (uint32_t i = 0; i < line->count; i++)
		buf_printf(out, "%s%s", i > 0 ? ", " : "",
		    topic_text(t, topic_cause(t, topic_leaf(t, o->leaves[line->first + i]))->name));
}

void
tell_ranked(struct page *p, const struct topic *t, const struct outcome *o,
    const struct ranked *line, int bar)
{
	page_share(p, line->share, bar);
	if (line->count > 1)
		page_add(p, STYLE_DIM, "one of: ");
	for (uint32_t i = 0; i < line->count; i++) {
		const struct cause *c = topic_cause(t, topic_leaf(t, o->leaves[line->first + i]));

		page_printf(p, STYLE_TEXT, "%s%s", i > 0 ? "; " : "", topic_text(t, c->name));
		page_cite(p, t, c->refs);
	}
}

void
tell_ranking(struct page *p, const struct topic *t, const struct outcome *o)
{
	int bar = page_columns(p) < 60 ? 8 : 16;
	uint32_t rest = 0;

	page_heading(p, "What fits, of 100 people with answers like yours");
	page_indent(p, 2);
	for (uint32_t i = 0; i < o->line_count; i++) {
		const struct ranked *line = &o->lines[i];

		if (!outcome_lists(line, i)) {
			rest += line->count;
			continue;
		}
		page_item(p, (struct entity){ENTITY_CAUSE, topic_leaf(t, o->leaves[line->first])});
		tell_ranked(p, t, o, line, bar);
		if (line->suspect)
			page_add(p, STYLE_WARNING, " (a rule points to it)");
		page_item_end(p);
	}
	if (rest > 0)
		page_printf(p, STYLE_DIM, "%u more fit less. ", (unsigned)rest);
	page_add(p, STYLE_DIM,
	    "The numbers are this topic's estimates and no diagnosis; the urgency comes from "
	    "rules.");
	page_indent(p, 0);
}

static void
add_not_ruled_out(const struct told *a)
{
	bool any = false;

	for (uint32_t i = 0; i < a->o->line_count; i++)
		for (uint32_t k = 0; k < a->o->lines[i].count; k++) {
			struct entity e = cause_of(a, &a->o->lines[i], k);
			const struct cause *c = topic_cause(a->t, e.index);

			if (!outcome_not_ruled_out(a->t, a->o, &a->o->lines[i], e.index))
				continue;
			begin_item(a, "Not ruled out", &any, e);
			page_bullet(a->p);
			page_add(a->p, STYLE_TEXT, topic_text(a->t, c->name));
			words_add_urgency_of(a->p, c->urgency);
			page_cite(a->p, a->t, c->refs);
			page_item_end(a->p);
		}
}

/* Of the first line, where it is no emergency, of suspects, and of causes that matter; each once.
 */
static void
add_complications(const struct told *a)
{
	bool any = false;

	for (uint32_t i = 0; i < a->o->line_count; i++) {
		const struct ranked *line = &a->o->lines[i];

		if ((i > 0 || a->o->urgency == URGENCY_EMERGENCY) && !line->suspect &&
		    !line->matters)
			continue;
		for (uint32_t k = 0; k < line->count; k++) {
			const struct cause *of = topic_cause(a->t, cause_of(a, line, k).index);

			for (uint32_t n = 0; n < of->complications.count; n++) {
				struct entity e = {
				    ENTITY_COMPLICATION, topic_item(a->t, of->complications, n)};
				const struct complication *c = topic_complication(a->t, e.index);

				if (page_find_item(a->p, e) >= 0)
					continue;
				begin_item(a, "What it can lead to", &any, e);
				page_bullet(a->p);
				page_add(a->p, STYLE_TEXT, topic_text(a->t, c->name));
				page_printf(a->p, STYLE_DIM, " (%s)", topic_text(a->t, of->name));
				page_cite(a->p, a->t, c->refs);
				page_item_end(a->p);
			}
		}
	}
}

static void
add_disagreement(const struct told *a, uint32_t index)
{
	const struct disagreement *d = topic_disagreement(a->t, index);

	page_bullet(a->p);
	for (uint32_t i = 0; i < d->about.count; i++)
		page_printf(a->p, STYLE_STRONG, "%s%s", i > 0 ? "; " : "",
		    topic_entity_name(a->t, topic_entity(a->t, d->about, i)));
	page_printf(a->p, STYLE_TEXT, ": %s", topic_text(a->t, d->first));
	page_cite(a->p, a->t, d->first_refs);
	page_printf(a->p, STYLE_TEXT, " But: %s", topic_text(a->t, d->second));
	page_cite(a->p, a->t, d->second_refs);
	page_printf(a->p, STYLE_TEXT, " Here: %s", topic_text(a->t, d->handling));
	page_item_end(a->p);
}

/* About the rules that hold, the causes listed and the advice given; each once. */
static void
add_disagreements(const struct told *a)
{
	struct entity *about;
	uint32_t n = outcome_subjects(a->t, a->o, !a->open, &about);
	bool any = false;

	for (uint32_t i = 0; i < n; i++) {
		struct list l = topic_entity_disagreements(a->t, about[i]);

		for (uint32_t k = 0; k < l.count; k++) {
			struct entity e = {ENTITY_DISAGREEMENT, topic_item(a->t, l, k)};

			if (page_find_item(a->p, e) >= 0)
				continue;
			begin_item(a, "Where sources disagree", &any, e);
			add_disagreement(a, e.index);
		}
	}
	free(about);
}

void
tell_consequences(struct page *p, struct session *s)
{
	struct told a = told_of(p, s);

	add_not_ruled_out(&a);
	add_complications(&a);
	if (a.open) {
		page_gap(p);
		page_indent(p, 0);
		page_paragraph(
		    p, STYLE_WARNING, "Advice comes once the emergency questions are answered.");
	}
	if (a.o->urgency != URGENCY_EMERGENCY)
		add_advice_under(&a, "What you can do", false);
	add_advice_under(&a, "What to watch for, and when to come back", true);
	add_disagreements(&a);
}

static void
add_source(struct page *p, const struct topic *t, uint32_t number)
{
	uint32_t count;
	const struct ref *cited = page_cited(p, &count);
	uint32_t source = cited[number].source;
	bool any = false;

	page_entry(p);
	page_said(p, STYLE_STRONG, "", topic_text(t, topic_source(t, source)->id));
	page_said(p, STYLE_TEXT, "", " ");
	prose_begin_source(p, t, cited[number]);
	for (uint32_t i = number; i < count; i++) {
		if (cited[i].source != source || cited[i].section >= topic_section_count(t))
			continue;
		page_said(p, STYLE_TEXT, "", any ? ", \"" : ". Sections: \"");
		page_said(
		    p, STYLE_TEXT, "", topic_text(t, topic_section(t, cited[i].section)->heading));
		page_said(p, STYLE_TEXT, "", "\"");
		any = true;
	}
	page_said(p, STYLE_TEXT, "", ".");
	page_break(p);
}

void
tell_sources(struct page *p, const struct topic *t)
{
	uint32_t count;
	const struct ref *cited = page_cited(p, &count);

	if (count > 0)
		page_heading(p, "Sources of this page");
	page_indent(p, 2);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t before = 0;

		while (cited[before].source != cited[i].source)
			before++;
		if (before == i)
			add_source(p, t, i);
	}
	page_indent(p, 0);
}

void
tell_notice(struct page *p, const struct topic *t)
{
	const struct image_meta *m = topic_meta(t);

	page_paragraph(p, STYLE_STRONG, topic_text(t, m->notice));
	if (m->reviewed.len == 0)
		page_paragraph(p, STYLE_STRONG, "Not reviewed by a clinician.");
	else
		page_printf(p, STYLE_DIM, "Reviewed: %s", topic_text(t, m->reviewed));
	page_break(p);
	if (m->red_flags == 0)
		page_paragraph(p, STYLE_STRONG,
		    "This topic asks no emergency questions, so it never says that self-care is "
		    "enough.");
}

void
tell_opening(struct page *p, const struct topic *t)
{
	page_add(p, STYLE_TITLE, topic_text(t, topic_meta(t)->title));
	page_title_end(p);
	tell_notice(p, t);
}

void
tell_outcome(struct page *p, struct session *s, const char *goes_on)
{
	tell_urgency(p, s, goes_on);
	tell_emergency_advice(p, s);
	tell_ranking(p, session_topic(s), session_outcome(s));
	tell_consequences(p, s);
	tell_sources(p, session_topic(s));
	page_gap(p);
	tell_notice(p, session_topic(s));
}
