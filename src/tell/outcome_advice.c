/* SPDX-License-Identifier: MIT */
/* The advice of an outcome: sections by kind of advice, of which a screen shows the first rows and
 * folds the rest; and the medicines that do not suit. */
#include <stdio.h>
#include <string.h>

#include "tell/outcome_parts.h"
#include "tell/words.h"

/* The parts of the advice, by kinds, and what the rest is called where a screen has only the first
 * of it; a part without that is folded. To see a doctor is what to do, but where self-care is
 * enough. */
#define KIND(kind) (1u << ADVICE_##kind)
static const struct advice_part {
	enum phrase heading;
	uint32_t kinds;
	enum phrase more;
} advice_parts[] = {
    {PHRASE_DO,
	KIND(REST) | KIND(ICE) | KIND(COMPRESSION) | KIND(ELEVATION) | KIND(EXERCISE) |
	    KIND(MEDICATION) | KIND(SELF_CARE) | KIND(EMERGENCY),
	PHRASE_DO_MORE},
    {PHRASE_SEE_DOCTOR_WHEN, KIND(MONITOR), PHRASE_WATCH_MORE},
    {PHRASE_TESTS, KIND(EXAMINATION) | KIND(INVESTIGATION), PHRASES},
    {PHRASE_TREATMENT, KIND(TREATMENT), PHRASES},
    {PHRASE_PREVENTION, KIND(PREVENTION), PHRASES},
};

/* Rows that a part's advice has on the first page, with the heading of the rest and with what does
 * not suit, by the words that a row of half a screen holds; so what is folded does not depend on
 * the width. */
#define FIRST_ROWS 7u
#define ROW_WORDS 6

static bool
has_caution(const struct topic *t, struct entity e)
{
	struct shown_field f;
	bool found = false;

	for (size_t next = 0; topic_shown(t, e, &next, &f);)
		found |= f.warning;
	return found;
}

/* "Not if your foot is numb.", nothing where that need not be said. */
static void
say_not_if(const struct told *a, const struct shown_advice *shown, struct buf *out)
{
	struct buf condition = {0};

	if (shown->how != SHOW_NOT_IF)
		return;
	interview_cond_words(a->iv, topic_advice(a->t, shown->advice)->unless.at, &condition);
	topic_add_phrase(a->t, PHRASE_NOT_IF, (const char *[]){buf_str(&condition)}, out);
	buf_free(&condition);
}

static void
add_not_if(const struct told *a, const struct shown_advice *shown)
{
	struct buf words = {0};

	say_not_if(a, shown, &words);
	page_add(a->p, STYLE_WARNING, buf_str(&words));
	page_add(a->p, STYLE_TEXT, words.len > 0 ? " " : "");
	buf_free(&words);
}

/* In few words, with whom it does not suit and that there are cautions; where the table has none,
 * name and text, of which a row must do but in an emergency. */
static void
add_brief(const struct told *a, const struct shown_advice *shown)
{
	const struct advice *d = topic_advice(a->t, shown->advice);
	struct entity e = {ENTITY_ADVICE, shown->advice};

	page_add(a->p, STYLE_TEXT, topic_text(a->t, d->brief.len > 0 ? d->brief : d->name));
	words_add_disagreement(a->p, a->t, e);
	if (has_caution(a->t, e))
		page_printf(a->p, STYLE_WARNING, " %s", topic_phrase(a->t, PHRASE_CAUTION));
	if (d->brief.len == 0 || shown->how == SHOW_NOT_IF)
		page_sep(a->p, STYLE_DIM);
	add_not_if(a, shown);
	if (d->brief.len == 0)
		page_add(a->p, STYLE_TEXT, topic_text(a->t, d->text));
	page_cite(a->p, a->t, d->refs);
	if (d->brief.len == 0 && shown->how != SHOW_NOT_IF && a->o->urgency != URGENCY_EMERGENCY)
		page_break_brief(a->p);
	page_item_end(a->p);
}

/* Name, kind and text with its cautions. */
static void
add_whole(const struct told *a, const struct shown_advice *shown)
{
	const struct advice *d = topic_advice(a->t, shown->advice);
	const char *name = topic_text(a->t, d->name), *kind = words_advice_kind(a->t, d->kind);
	struct entity e = {ENTITY_ADVICE, shown->advice};

	page_add(a->p, STYLE_TITLE, name);
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

/* Whether a piece of advice belongs to the part. While the urgency is open only what is for
 * emergencies does: anything else would read as an all-clear. */
static bool
belongs(const struct told *a, const struct advice_part *part, uint32_t i)
{
	uint32_t kind = topic_advice(a->t, a->o->advice[i].advice)->kind;
	uint32_t first = kind == ADVICE_SEE_DOCTOR && a->o->urgency == URGENCY_SELF_CARE;

	if (kind == ADVICE_SEE_DOCTOR)
		return !a->open && part == &advice_parts[first];
	return (part->kinds >> kind & 1) != 0 && (!a->open || kind == ADVICE_EMERGENCY);
}

/* How many words say it in short. */
static uint32_t
brief_words(const struct told *a, const struct shown_advice *shown)
{
	const struct advice *d = topic_advice(a->t, shown->advice);

	if (d->brief.len > 0)
		return outcome_words(topic_text(a->t, d->brief));
	if (a->o->urgency != URGENCY_EMERGENCY)
		return ROW_WORDS;
	return outcome_words(topic_text(a->t, d->name)) + outcome_words(topic_text(a->t, d->text));
}

static uint32_t
rows_of(uint32_t words, uint32_t of_a_row)
{
	return (words + of_a_row - 1) / of_a_row;
}

/* How many rows that takes, with whom it does not suit. */
static uint32_t
brief_rows(const struct told *a, const struct shown_advice *shown)
{
	struct buf not_if = {0};

	say_not_if(a, shown, &not_if);
	uint32_t rows = rows_of(brief_words(a, shown), ROW_WORDS) +
			rows_of(outcome_words(buf_str(&not_if)), ROW_WORDS);
	buf_free(&not_if);
	return rows;
}

/* Why a medicine that would be shown does not suit, after its name; in brief, two reasons do. */
static void
add_why_not(const struct told *a, uint32_t unsuited, struct buf *out)
{
	const struct advice *d = topic_advice(a->t, a->o->unsuited[unsuited]);

	buf_clear(out);
	buf_adds(out, ", ");
	outcome_add_found(
	    a, d->unless.at, PHRASE_SINCE_AFTER, page_is_brief(a->p) ? 2 : UINT32_MAX, out);
	if (out->len == strlen(", "))
		buf_clear(out);
	buf_addc(out, '.');
}

/* Rows of a part that those that do not suit take. */
static uint32_t
unsuited_rows(const struct told *a)
{
	uint32_t rows = 0;
	struct buf words = {0};

	for (uint32_t i = 0; i < a->o->unsuited_count; i++) {
		add_why_not(a, i, &words);
		rows += rows_of(outcome_words(buf_str(&words)), 2 * ROW_WORDS);
	}
	buf_free(&words);
	return rows;
}

static void
add_advice_part(const struct told *a, const struct advice_part *from)
{
	struct part part = {from->more == PHRASES ? page_fold : page_heading,
	    topic_phrase(a->t, from->heading), false};
	bool brief = page_is_brief(a->p), folded = from->more == PHRASES;
	uint32_t left = 0, rows = unsuited_rows(a);

	for (uint32_t i = 0; i < a->o->advice_count; i++)
		left += belongs(a, from, i);
	for (uint32_t i = 0; i < a->o->advice_count; i++) {
		if (!belongs(a, from, i))
			continue;
		rows += brief_rows(a, &a->o->advice[i]);
		if (page_folds(a->p) && !folded && part.begun && rows + (left > 1) > FIRST_ROWS) {
			page_fold(a->p, topic_phrase(a->t, from->more));
			folded = true;
		}
		left--;
		outcome_begin_item(
		    a->p, &part, (struct entity){ENTITY_ADVICE, a->o->advice[i].advice});
		if (brief && !folded) {
			page_bullet(a->p);
			add_brief(a, &a->o->advice[i]);
		} else {
			add_whole(a, &a->o->advice[i]);
		}
	}
	page_indent(a->p, 0);
}

/* True if the advice is for the cause that the reason suspects above all. */
static bool
is_of_suspect(const struct told *a, const struct advice *d)
{
	struct list suspects = outcome_reason_suspects(a->t, a->o);
	bool found = false;

	for (uint32_t k = 0; suspects.count > 0 && k < d->causes.count; k++)
		found |= topic_item(a->t, suspects, 0) == topic_item(a->t, d->causes, k);
	return found;
}

/* The eye gets a number. */
static void
add_number(const struct told *a, uint32_t number)
{
	char sign[16];

	snprintf(sign, sizeof sign, "%u ", (unsigned)number);
	page_mark_sign(a->p, STYLE_DIM, page_folds(a->p) ? sign : "");
	page_entry(a->p);
}

/* The call for help, then what is for the first suspect, then the rest. */
uint32_t
outcome_add_do_now(const struct told *a)
{
	const char *call = topic_text(a->t, topic_meta(a->t)->emergency);
	uint32_t used = outcome_words(call), number = 1;
	bool brief = page_is_brief(a->p), folded = false;

	used += outcome_words(outcome_reason_text(a->t, a->o));
	page_heading(a->p, topic_phrase(a->t, PHRASE_DO_NOW));
	page_indent(a->p, 2);
	add_number(a, number++);
	words_add_emergency(a->p, a->t);
	for (uint32_t n = 0; n < 2 * a->o->advice_count; n++) {
		uint32_t i = n % a->o->advice_count;
		const struct shown_advice *shown = &a->o->advice[i];
		uint32_t words = brief_words(a, shown);

		if (!belongs(a, &advice_parts[0], i) ||
		    is_of_suspect(a, topic_advice(a->t, shown->advice)) != (n < a->o->advice_count))
			continue;
		if (page_folds(a->p) && !folded && used + words > OUTCOME_WORDS) {
			page_fold(a->p, topic_phrase(a->t, PHRASE_DO_MORE));
			folded = true;
		}
		page_indent(a->p, 2);
		page_item(a->p, (struct entity){ENTITY_ADVICE, shown->advice});
		add_number(a, number++);
		if (brief && !folded)
			add_brief(a, shown);
		else
			add_whole(a, shown);
		used += folded ? 0 : words;
	}
	page_fold_end(a->p);
	page_indent(a->p, 0);
	return used;
}

/* Medicines that would be shown but for what was answered, each once, with what that is. */
static void
add_unsuited(const struct told *a)
{
	struct buf why = {0};

	for (uint32_t i = 0; i < a->o->unsuited_count && !a->open; i++) {
		struct entity e = {ENTITY_ADVICE, a->o->unsuited[i]};
		const struct advice *d = topic_advice(a->t, e.index);

		if (i == 0 && !page_is_brief(a->p))
			page_heading(a->p, topic_phrase(a->t, PHRASE_UNSUITED));
		add_why_not(a, i, &why);
		page_indent(a->p, 2);
		page_item(a->p, e);
		(page_is_brief(a->p) ? page_entry : page_bullet)(a->p);
		page_add(a->p, STYLE_STRONG, topic_text(a->t, d->name));
		page_printf(a->p, STYLE_WARNING, ": %s", topic_phrase(a->t, PHRASE_NOT_FOR_YOU));
		page_add(a->p, STYLE_TEXT, buf_str(&why));
		page_cite(a->p, a->t, d->refs);
		words_add_disagreement(a->p, a->t, e);
		page_item_end(a->p);
	}
	page_indent(a->p, 0);
	buf_free(&why);
}

void
outcome_add_advice(const struct told *a, bool folds)
{
	bool emergency = a->o->urgency == URGENCY_EMERGENCY;

	for (size_t i = emergency ? 1 : 0; i < sizeof advice_parts / sizeof *advice_parts; i++) {
		if ((advice_parts[i].more == PHRASES) != folds)
			continue;
		if (i == 1)
			page_pair_next(a->p);
		add_advice_part(a, &advice_parts[i]);
	}
}

void
tell_advice(struct page *p, struct session *s)
{
	struct told a = outcome_told(p, s);
	bool emergency = a.o->urgency == URGENCY_EMERGENCY;

	if (a.open) {
		page_fold_end(p);
		page_gap(p);
		page_indent(p, 0);
		page_paragraph(p, STYLE_WARNING, topic_phrase(a.t, PHRASE_ADVICE_LATER));
	}
	/* What stands above may stand close: the one row of a gate, or rows below a warning. */
	if (!page_folds(p) || (a.o->gate == NONE && !interview_triage(a.iv)->emergency_unsure))
		page_gap(p);
	if (!emergency)
		page_pair(p);
	outcome_add_advice(&a, false);
	page_pair_end(p);
	if (!emergency)
		add_unsuited(&a);
}
