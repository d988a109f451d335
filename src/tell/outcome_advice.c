/* The advice of an outcome: sections by kind of advice, of which a screen shows the first rows and
 * folds the rest; and the medicines that do not suit. */
#include <string.h>

#include "tell/outcome_parts.h"
#include "tell/words.h"

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
		outcome_begin_item(a->p, &part, e);
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

void
outcome_add_advice(const struct told *a, bool folds)
{
	bool emergency = a->o->urgency == URGENCY_EMERGENCY;

	for (size_t i = 0; i < sizeof advice_parts / sizeof *advice_parts; i++)
		if ((advice_parts[i].most == 0) == folds && (i > 0 || !emergency))
			add_advice_part(a, &advice_parts[i], advice_parts[i].heading);
}

void
tell_emergency_advice(struct page *p, struct session *s)
{
	struct told a = outcome_told(p, s);

	if (a.o->urgency == URGENCY_EMERGENCY)
		add_advice_part(&a, &advice_parts[0], "What to do");
}

void
tell_advice(struct page *p, struct session *s)
{
	struct told a = outcome_told(p, s);

	if (a.open) {
		page_fold_end(p);
		page_gap(p);
		page_indent(p, 0);
		page_paragraph(
		    p, STYLE_WARNING, "Advice comes once the emergency questions are answered.");
	}
	outcome_add_advice(&a, false);
	if (a.o->urgency != URGENCY_EMERGENCY)
		add_unsuited(&a);
}
