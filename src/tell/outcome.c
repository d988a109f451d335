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
	if (a.open || !page_folds(p)) { /* a screen has it above */
		page_said(p, STYLE_TEXT, "", "Urgency: ");
		words_add_urgency_so_far(p, a.iv);
		page_printf(p, STYLE_STRONG, ": %s",
		    a.open ? TELL_URGENCY_OPEN : words_urgency_when(a.o->urgency));
		page_break(p);
	}
	if (session_now(s).question != NONE) {
		page_add(p, STYLE_WARNING,
		    "So far: there are questions left, and they can change this.");
		if (goes_on != NULL)
			page_printf(p, STYLE_WARNING, " %s goes on.", goes_on);
	}
	page_break(p);
	if (a.o->urgency == URGENCY_EMERGENCY)
		page_paragraph(p, STYLE_STRONG, topic_text(a.t, topic_meta(a.t)->emergency));
	if (a.o->no_fit)
		page_paragraph(p, STYLE_STRONG,
		    "This topic does not fit: you answered \"no\" to all that it asks about the "
		    "complaint. That is no all-clear. See somebody about what troubles you, and "
		    "get help at once if it is bad or quickly gets worse.");
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

/* The parts of the advice, by kinds; of how many a screen shows at first, 0 where all is folded,
 * and what the rest is called. */
static const struct advice_part {
	const char *heading;
	uint32_t kinds, most;
	const char *more;
} advice_parts[] = {
#define KIND(kind) (1u << ADVICE_##kind)
    {"What you can do",
	KIND(REST) | KIND(ICE) | KIND(COMPRESSION) | KIND(ELEVATION) | KIND(EXERCISE) |
	    KIND(MEDICATION) | KIND(SELF_CARE) | KIND(EMERGENCY),
	5, "More that you can do"},
    {"What to watch for, and when to come back", KIND(MONITOR) | KIND(SEE_DOCTOR), 5,
	"More to watch for"},
    {"Tests a doctor may do", KIND(EXAMINATION) | KIND(INVESTIGATION), 0, NULL},
    {"Treatment", KIND(TREATMENT), 0, NULL},
    {"Prevention", KIND(PREVENTION), 0, NULL},
#undef KIND
};

static bool
has_caution(const struct topic *t, struct entity e)
{
	struct shown_field f;
	bool found = false;

	for (size_t next = 0; topic_shown(t, e, &next, &f);)
		found |= f.warning && f.text[0] != '\0';
	return found;
}

static void
add_not_if(const struct told *a, const struct shown_advice *shown)
{
	struct buf words = {0};

	if (shown->how != SHOW_NOT_IF)
		return;
	interview_cond_words(a->iv, topic_advice(a->t, shown->advice)->unless.at, &words);
	page_printf(a->p, STYLE_WARNING, "Not if %s: ", buf_str(&words));
	buf_free(&words);
}

/* Name, kind and text with its cautions; in short, a row that says whom it does not suit and that
 * there are cautions. In an emergency all is told in full. */
static void
add_advice(const struct told *a, const struct shown_advice *shown)
{
	const struct advice *d = topic_advice(a->t, shown->advice);
	const char *name = topic_text(a->t, d->name), *kind = words_advice_kind(d->kind);
	struct entity e = {ENTITY_ADVICE, shown->advice};
	bool brief =
	    page_is_brief(a->p) && a->o->urgency != URGENCY_EMERGENCY && shown->how != SHOW_NOT_IF;

	page_add(a->p, STYLE_TITLE, name);
	if (brief) {
		words_add_disagreement(a->p, a->t, e);
		if (has_caution(a->t, e))
			page_add(a->p, STYLE_WARNING, " Caution");
		page_printf(
		    a->p, STYLE_TEXT, "%s%s", page_glyphs(a->p)->sep, topic_text(a->t, d->text));
		page_cite(a->p, a->t, d->refs);
		page_break_brief(a->p);
		page_item_end(a->p);
		return;
	}
	if (strcmp(name, kind) != 0) {
		page_sep(a->p, STYLE_DIM);
		page_add(a->p, STYLE_DIM, kind);
	}
	words_add_disagreement(a->p, a->t, e);
	page_indent(a->p, 4);
	add_not_if(a, shown);
	page_add(a->p, STYLE_TEXT, topic_text(a->t, d->text));
	page_cite(a->p, a->t, d->refs);
	page_break(a->p);
	words_add_shown(a->p, a->t, e);
	page_item_end(a->p);
}

/* While the urgency is open only what is for emergencies: anything else would read as an
 * all-clear. */
static void
add_advice_part(const struct told *a, const struct advice_part *from, const char *heading)
{
	struct part part = {from->most == 0 ? page_fold : page_heading, heading, false};
	bool folds = page_folds(a->p) && a->o->urgency != URGENCY_EMERGENCY;
	uint32_t count = 0;

	for (uint32_t i = 0; i < a->o->advice_count; i++) {
		struct entity e = {ENTITY_ADVICE, a->o->advice[i].advice};
		uint32_t kind = topic_advice(a->t, e.index)->kind;

		if ((from->kinds >> kind & 1) == 0 || (a->open && kind != ADVICE_EMERGENCY))
			continue;
		if (folds && from->most > 0 && count == from->most)
			page_fold(a->p, from->more);
		begin_item(a->p, &part, e);
		add_advice(a, &a->o->advice[i]);
		count++;
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
		page_indent(a->p, 2);
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

static void
add_advice_parts(const struct told *a, bool folds)
{
	bool emergency = a->o->urgency == URGENCY_EMERGENCY;

	for (size_t i = 0; i < sizeof advice_parts / sizeof *advice_parts; i++)
		if ((advice_parts[i].most == 0) == folds && (i > 0 || !emergency))
			add_advice_part(a, &advice_parts[i], advice_parts[i].heading);
}

void
tell_emergency_advice(struct page *p, struct session *s)
{
	struct told a = told_of(p, s);

	if (a.o->urgency == URGENCY_EMERGENCY)
		add_advice_part(&a, &advice_parts[0], "What to do");
}

static void
add_not_ruled_out(const struct told *a)
{
	struct part part = {page_fold, "Not ruled out", false};

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
		bool counts =
		    (i == 0 && !emergency && !a.o->no_fit) || line->suspect || line->matters;

		for (uint32_t k = 0; counts && k < line->count; k++)
			add_complications_of(
			    &a, topic_cause(a.t, cause_at(a.t, a.o, line, k)), &complications);
	}
	if (!a.open)
		add_advice_parts(&a, true);
	add_disagreements(&a);
}

void
tell_advice(struct page *p, struct session *s)
{
	struct told a = told_of(p, s);

	if (a.open) {
		page_fold_end(p);
		page_gap(p);
		page_indent(p, 0);
		page_paragraph(
		    p, STYLE_WARNING, "Advice comes once the emergency questions are answered.");
	}
	add_advice_parts(&a, false);
	if (a.o->urgency != URGENCY_EMERGENCY)
		add_unsuited(&a);
}

/* In an emergency what to do comes first, and nothing stands before it; else what one can do and
 * what to watch for come before what it may be. */
void
tell_outcome(struct page *p, struct session *s, const char *goes_on)
{
	tell_urgency(p, s, goes_on);
	tell_emergency_advice(p, s);
	if (session_outcome(s)->urgency != URGENCY_EMERGENCY)
		tell_advice(p, s);
	tell_ranking(p, session_topic(s), session_outcome(s));
	if (session_outcome(s)->urgency == URGENCY_EMERGENCY)
		tell_advice(p, s);
	tell_consequences(p, s);
	tell_sources(p, session_topic(s));
	page_gap(p);
	tell_notice(p, session_topic(s));
}
