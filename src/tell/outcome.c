/* The outcome: how urgent it is and what to do now on top, then what fits, what was not ruled out,
 * what it can lead to, advice, and what to watch for.
 *
 * The urgency is told only once the emergency questions are behind, advice only with the urgency,
 * and a source with each rule, each cause and each piece of advice. What to do and what to watch
 * for stands in sections that are never folded.
 */
#include "tell/outcome.h"

#include <stdlib.h>
#include <string.h>

#include "tell/words.h"

#define MOVED 0.005 /* of a share, what is worth a sign */
#define NAMED 2     /* causes of one line that the eye gets */

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

/* A section that begins with its first item. */
struct part {
	void (*begin)(struct page *p, const char *heading);
	const char *heading;
	bool begun;
};

/* Begins an item of the section that can be opened. */
static void
begin_item(struct page *p, struct part *part, struct entity e)
{
	if (!part->begun)
		part->begin(p, part->heading);
	part->begun = true;
	page_indent(p, 2);
	page_item(p, e);
}

static uint32_t
cause_at(const struct topic *t, const struct outcome *o, const struct ranked *line, uint32_t i)
{
	return topic_leaf(t, o->leaves[line->first + i]);
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
	const char *before = "No rule asks for it, but what fits and matters: ";

	for (uint32_t i = 0; i < a->o->line_count; i++)
		for (uint32_t k = 0; a->o->lines[i].matters && k < a->o->lines[i].count; k++) {
			uint32_t cause = cause_at(a->t, a->o, &a->o->lines[i], k);
			const struct cause *c = topic_cause(a->t, cause);

			if (c->urgency < a->o->urgency || c->urgency >= URGENCY_LEVELS)
				continue;
			page_add(a->p, STYLE_TEXT, before);
			words_add_link(a->p, a->t, ENTITY_CAUSE, cause);
			page_cite(a->p, a->t, c->refs);
			before = ", ";
		}
	page_break(a->p);
}

/* While the urgency is open, rules that hold already are told as the least. */
void
tell_urgency(struct page *p, struct session *s, const char *goes_on)
{
	struct told a = told_of(p, s);
	const struct triage *triage = interview_triage(a.iv);

	page_indent(p, 0);
	page_said(p, STYLE_TEXT, "", "Urgency: ");
	words_add_urgency_so_far(p, a.iv);
	page_printf(
	    p, STYLE_STRONG, ": %s", a.open ? TELL_URGENCY_OPEN : words_urgency_when(a.o->urgency));
	page_break(p);
	if (session_now(s).question != NONE) {
		page_add(p, STYLE_WARNING,
		    "So far: there are questions left, and they can change this.");
		if (goes_on != NULL)
			page_printf(p, STYLE_WARNING, " %s goes on.", goes_on);
	}
	page_break(p);
	if (a.o->urgency == URGENCY_EMERGENCY)
		page_paragraph(p, STYLE_STRONG, topic_text(a.t, topic_meta(a.t)->emergency));
	if (triage->emergency_unsure)
		page_paragraph(p, STYLE_TEXT, words_hidden(a.iv, false));
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

/* While the urgency is open only what is for emergencies: anything else would read as an
 * all-clear. */
static void
add_advice_under(const struct told *a, const char *heading, bool safety_net)
{
	struct part part = {page_heading, heading, false};

	for (uint32_t i = 0; i < a->o->advice_count; i++) {
		const struct shown_advice *shown = &a->o->advice[i];
		const struct advice *d = topic_advice(a->t, shown->advice);
		const char *name = topic_text(a->t, d->name), *kind = words_advice_kind(d->kind);
		struct entity e = {ENTITY_ADVICE, shown->advice};

		if (outcome_is_safety_net(d->kind) != safety_net ||
		    (a->open && d->kind != ADVICE_EMERGENCY))
			continue;
		begin_item(a->p, &part, e);
		page_add(a->p, STYLE_TITLE, name);
		if (strcmp(name, kind) != 0) {
			page_sep(a->p, STYLE_DIM);
			page_add(a->p, STYLE_DIM, kind);
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
	page_indent(a->p, 0);
}

/* Medicines that would be shown but for what was answered, with what that is. */
static void
add_unsuited(const struct told *a)
{
	for (uint32_t i = 0; i < a->o->unsuited_count && !a->open; i++) {
		struct entity e = {ENTITY_ADVICE, a->o->unsuited[i]};
		const struct advice *d = topic_advice(a->t, e.index);
		const char *between = ", because of: ";
		uint32_t count;
		const uint32_t *code = cond_code(a->t, d->unless.at, &count);

		if (i == 0)
			page_heading(a->p, "What does not suit you");
		page_item(a->p, e);
		page_bullet(a->p);
		page_add(a->p, STYLE_STRONG, topic_text(a->t, d->name));
		page_add(a->p, STYLE_WARNING, ": not for you");
		for (uint32_t k = 0; k < count; k++) {
			uint32_t symptom = COND_ARG(code[k]);

			if (COND_OP(code[k]) != COND_SYMPTOM ||
			    interview_finding(a->iv, symptom) != FINDING_YES)
				continue;
			page_printf(a->p, STYLE_TEXT, "%s%s", between,
			    topic_text(a->t, topic_symptom(a->t, symptom)->name));
			between = "; ";
		}
		page_add(a->p, STYLE_TEXT, ".");
		page_cite(a->p, a->t, d->refs);
		page_item_end(a->p);
	}
}

void
tell_emergency_advice(struct page *p, struct session *s)
{
	struct told a = told_of(p, s);

	if (a.o->urgency == URGENCY_EMERGENCY)
		add_advice_under(&a, "What to do", false);
}

struct entity
tell_first_cause(const struct topic *t, const struct outcome *o, const struct ranked *line)
{
	return (struct entity){ENTITY_CAUSE, cause_at(t, o, line, 0)};
}

void
tell_add_names(
    const struct topic *t, const struct outcome *o, const struct ranked *line, struct buf *out)
{
	buf_adds(out, line->count > 1 ? "one of: " : "");
	for (uint32_t i = 0; i < line->count; i++)
		buf_printf(out, "%s%s", i > 0 ? ", " : "",
		    topic_text(t, topic_cause(t, cause_at(t, o, line, i))->name));
}

/* Of several causes that of the most urgent. */
static uint32_t
urgency_of(const struct topic *t, const struct outcome *o, const struct ranked *line)
{
	uint32_t urgency = 0;

	for (uint32_t i = 0; i < line->count; i++) {
		uint32_t own = topic_cause(t, cause_at(t, o, line, i))->urgency;

		urgency = own < URGENCY_LEVELS && own > urgency ? own : urgency;
	}
	return urgency;
}

double
tell_largest(const struct outcome *o)
{
	double most = 0;

	for (uint32_t i = 0; i < o->line_count; i++)
		most = o->lines[i].share > most ? o->lines[i].share : most;
	return most;
}

static void
add_names(struct page *p, const struct topic *t, const struct outcome *o, const struct ranked *line)
{
	if (line->count > 1)
		page_printf(p, STYLE_DIM, "one of %u: ", (unsigned)line->count);
	for (uint32_t i = 0; i < line->count; i++) {
		const struct cause *c = topic_cause(t, cause_at(t, o, line, i));

		if (i < NAMED || line->count == NAMED + 1) {
			page_printf(
			    p, STYLE_TEXT, "%s%s", i > 0 ? "; " : "", topic_text(t, c->name));
		} else { /* the rest is a key away */
			page_said(p, STYLE_DIM, i == NAMED ? page_glyphs(p)->ellipsis : "", "; ");
			page_said(p, STYLE_TEXT, "", topic_text(t, c->name));
		}
		page_cite(p, t, c->refs);
	}
	if (line->suspect)
		page_add(p, STYLE_WARNING, " (a rule points to it)");
	words_say_urgency(p, urgency_of(t, o, line));
}

void
tell_ranked(struct page *p, const struct topic *t, const struct outcome *o,
    const struct ranked *line, int bar)
{
	words_add_gutter(p, urgency_of(t, o, line));
	page_share(p, line->share, tell_largest(o), bar);
	add_names(p, t, o, line);
}

void
tell_shifted(struct page *p, const struct topic *t, const struct outcome *o,
    const struct ranked *line, double was, double scale, int bar)
{
	const struct glyphs *g = page_glyphs(p);
	struct buf b = {0};

	words_add_gutter(p, urgency_of(t, o, line));
	add_names(p, t, o, line);
	page_break(p);
	page_mark_sign(p, STYLE_TEXT, "   ");
	glyphs_add_change(g, was / scale, line->share / scale, bar, &b);
	page_mark_sign(p, STYLE_BAR, buf_str(&b));
	page_printf(p, STYLE_STRONG, " %3s", words_of_100(line->share).text);
	page_said(p, STYLE_TEXT,
	    line->share >= was + MOVED   ? g->rise
	    : line->share <= was - MOVED ? g->fall
					 : " ",
	    " of 100");
	page_printf(p, STYLE_DIM, " was %s", words_of_100(was).text);
	buf_free(&b);
}

void
tell_ranking(struct page *p, const struct topic *t, const struct outcome *o)
{
	int bar = page_columns(p) < 60 ? 8 : 16;
	uint32_t rest = 0;

	page_fold(p, "What fits, of 100 people with answers like yours");
	page_indent(p, 2);
	for (uint32_t i = 0; i < o->line_count; i++) {
		const struct ranked *line = &o->lines[i];

		if (!outcome_lists(line, i)) {
			rest += line->count;
			continue;
		}
		page_item(p, tell_first_cause(t, o, line));
		tell_ranked(p, t, o, line, bar);
		page_item_end(p);
	}
	if (rest > 0)
		page_printf(p, STYLE_DIM, "%u more fit less. ", (unsigned)rest);
	page_add(p, STYLE_DIM,
	    "The numbers are this topic's estimates and no diagnosis; the urgency comes from "
	    "rules.");
	page_indent(p, 0);
}

void
tell_all_ranked(struct page *p, const struct topic *t, const struct outcome *o)
{
	struct buf words = {0};

	for (uint32_t i = 0; i < o->line_count; i++) {
		const struct ranked *line = &o->lines[i];

		buf_clear(&words);
		buf_printf(&words, "%5.1f%%", 100 * line->share);
		page_figure(p, STYLE_TEXT, buf_str(&words));
		buf_clear(&words);
		tell_add_names(t, o, line, &words);
		page_printf(p, STYLE_TEXT, " %s%s", buf_str(&words),
		    line->suspect ? "  (suspected by a rule)" : "");
		page_break(p);
	}
	buf_free(&words);
}

static void
add_not_ruled_out(const struct told *a)
{
	struct part part = {page_heading, "Not ruled out", false};

	for (uint32_t i = 0; i < a->o->line_count; i++)
		for (uint32_t k = 0; k < a->o->lines[i].count; k++) {
			uint32_t cause = cause_at(a->t, a->o, &a->o->lines[i], k);
			const struct cause *c = topic_cause(a->t, cause);

			if (!outcome_not_ruled_out(a->t, a->o, &a->o->lines[i], cause))
				continue;
			begin_item(a->p, &part, (struct entity){ENTITY_CAUSE, cause});
			words_add_gutter(a->p, c->urgency);
			page_entry(a->p);
			page_add(a->p, STYLE_TEXT, topic_text(a->t, c->name));
			words_say_urgency(a->p, c->urgency);
			page_cite(a->p, a->t, c->refs);
			page_item_end(a->p);
		}
}

static void
add_complications_of(const struct told *a, const struct cause *of, struct part *part)
{
	for (uint32_t n = 0; n < of->complications.count; n++) {
		struct entity e = {ENTITY_COMPLICATION, topic_item(a->t, of->complications, n)};
		const struct complication *c = topic_complication(a->t, e.index);

		if (page_find_item(a->p, e) >= 0)
			continue;
		begin_item(a->p, part, e);
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
	struct part part = {page_fold, "Where sources disagree", false};
	struct entity *about;
	uint32_t count = outcome_subjects(a->t, a->o, !a->open, &about);

	for (uint32_t n = 0; n < count; n++) {
		struct list l = topic_entity_disagreements(a->t, about[n]);

		for (uint32_t k = 0; k < l.count; k++) {
			struct entity e = {ENTITY_DISAGREEMENT, topic_item(a->t, l, k)};
			const struct disagreement *d = topic_disagreement(a->t, e.index);

			if (page_find_item(a->p, e) >= 0)
				continue;
			begin_item(a->p, &part, e);
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
	}
	free(about);
}

void
tell_consequences(struct page *p, struct session *s)
{
	struct told a = told_of(p, s);
	struct part complications = {page_fold, "What it can lead to", false};
	bool emergency = a.o->urgency == URGENCY_EMERGENCY;

	add_not_ruled_out(&a);
	/* Of the first line, where it is no emergency, of suspects, and of causes that matter; each
	 * once. */
	for (uint32_t i = 0; i < a.o->line_count; i++) {
		const struct ranked *line = &a.o->lines[i];
		bool counts = (i == 0 && !emergency) || line->suspect || line->matters;

		for (uint32_t k = 0; counts && k < line->count; k++)
			add_complications_of(
			    &a, topic_cause(a.t, cause_at(a.t, a.o, line, k)), &complications);
	}
	if (a.open) {
		page_fold_end(p);
		page_gap(p);
		page_indent(p, 0);
		page_paragraph(
		    p, STYLE_WARNING, "Advice comes once the emergency questions are answered.");
	}
	if (!emergency)
		add_advice_under(&a, "What you can do", false);
	if (!emergency)
		add_unsuited(&a);
	add_advice_under(&a, "What to watch for, and when to come back", true);
	add_disagreements(&a);
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
