/* SPDX-License-Identifier: MIT */
/* The words of the screens: urgencies, answers, shares, kinds. */
#ifndef TELL_WORDS_H
#define TELL_WORDS_H

#include "base/buf.h"
#include "reason/interview.h"
#include "topic/answer.h"
#include "topic/topic.h"
#include "tell/page.h"

/* Puts a phrase of the topic on a page, with its values in the order of phrases.def. */
void words_put(struct page *p, enum style style, const struct topic *t, enum phrase phrase,
    const char *const values[]);
/* The same with values in styles of their own, some of which lead somewhere. */
struct words_value {
	enum style style;
	const char *text, *said; /* as page_said() has them; `said` NULL: the same */
	struct entity to;        /* ENTITY_KINDS: nothing */
	const char *more;        /* what follows it in plain text, or NULL */
};
struct words_value words_text(enum style style, const char *text);
struct words_value words_link(const struct topic *t, uint32_t kind, uint32_t index);
/* The urgency with its mark; valid until the next call. */
struct words_value words_level(const struct topic *t, uint32_t urgency);
void words_put_values(struct page *p, enum style style, const struct topic *t, enum phrase phrase,
    const struct words_value values[]);
/* A number as such a value. */
struct number_text {
	char text[24];
} words_number(size_t n);
/* The same with so many places after the point. */
struct number_text words_decimal(double x, int places);
/* "1 question", "2 questions": the phrase for one, behind which stands that for many. */
void words_add_number_of(const struct topic *t, size_t n, enum phrase one, struct buf *out);

/* "emergency"; what a person reads of an urgency. */
const char *words_urgency(const struct topic *t, uint32_t urgency);
/* "get help now", with the number to call where that is set; valid until the next call. */
const char *words_urgency_when(const struct topic *t, uint32_t urgency);
/* The number to call in an emergency where the user is, as it is shown: digits, spaces and + - ( )
 * * #, at most 23 of them; "" for none. False, and no change, for what is none. To be called before
 * anything is told. */
bool words_set_emergency_number(const char *number);
const char *words_emergency_number(void);
/* What the topic says is to be done in an emergency, with that number; a strong paragraph. */
void words_add_emergency(struct page *p, const struct topic *t);
/* An item for a rule, told to somebody of whom nothing is known: "Have it looked at. (within days)
 * This holds if you limp.", with its sources; no time where it is an emergency or is said. */
void words_add_rule(struct page *p, const struct topic *t, uint32_t rule);
/* True if there is something to say of an emergency: the topic says what to do, or what is one. */
bool words_has_emergency(const struct topic *t);
/* What to do, each sign that is one alone, and such items for the rules that no sign alone makes
 * hold; with sources. */
void words_add_signs(struct page *p, const struct topic *t);
/* "!! EMERGENCY": the word with a mark, or without one where it would be read aloud; valid until
 * the next call. */
const char *words_urgency_marked(const struct topic *t, uint32_t urgency);
/* "!!": the mark alone. */
const char *words_urgency_mark(uint32_t urgency);
/* The same as a run in the urgency's style. */
void words_add_urgency(struct page *p, const struct topic *t, uint32_t urgency);
/* The same after what has that urgency; nothing where there is none. */
void words_add_urgency_of(struct page *p, const struct topic *t, uint32_t urgency);
/* The urgency in the gutter: its sign before the paragraph, for the eye; and after what has it the
 * word, where there is no sign. */
void words_add_gutter(struct page *p, uint32_t urgency);
void words_say_urgency(struct page *p, const struct topic *t, uint32_t urgency);
/* The urgency of the answers so far; while an emergency question is open it is not known. */
void words_add_urgency_so_far(struct page *p, struct interview *iv);
const char *words_not_known(const struct topic *t);
/* The texts of a record that records.def says to show, each a paragraph after its label. */
void words_add_shown(struct page *p, const struct topic *t, struct entity e);

/* The answers of a question in the order shown: its options, "no" or "none of these", "not
 * sure". */
uint32_t words_answer_count(const struct topic *t, uint32_t question);
uint32_t words_answer_at(const struct topic *t, uint32_t question, uint32_t place);
/* Where an answer is in that order; -1 if it is none of them. */
int words_answer_place(const struct topic *t, uint32_t question, uint32_t answer);
/* "Yes", "Behind the knee", "None of these", "Not sure", "": the answers of that list. */
const char *words_answer(const struct topic *t, uint32_t question, uint32_t answer);
/* The same of any answer that was given: "Fever; chills; none of the others". */
void words_add_answer(const struct topic *t, uint32_t question, uint32_t answer, struct buf *out);
void words_put_answer(
    struct page *p, enum style style, const struct topic *t, uint32_t question, uint32_t answer);
/* "[x] " before an answer of a "several" that is among those ticked, "[ ] " before one that can be;
 * in words where they would be read aloud. */
void words_add_tick(
    struct page *p, const struct topic *t, uint32_t question, uint32_t ticked, uint32_t answer);
/* The symptom that an answer names, NONE for "no", "not sure", and more than one. */
uint32_t words_answer_symptom(const struct topic *t, uint32_t question, uint32_t answer);

/* How many questions can still come, with the one that is asked now, and whether that is a limit:
 * it is none where an emergency that stays open, answers "not sure" or a flow can bring more than
 * the topic's limit. And both as "at most 12 left", or "up to 12 left". */
uint32_t words_left(struct interview *iv, bool *limit);
void words_add_left(struct interview *iv, struct buf *out);
/* A list as tables write it, "a;b", as people do: "a; b". */
void words_add_list(const char *list, struct buf *out);
/* "." where a text does not end as a sentence does, else "". */
const char *words_full_stop(const char *text);
/* "1 question", "2 questions". */
void words_add_count(size_t n, const char *noun, struct buf *out);
/* A share as a whole number of 100, "<1" below a half. */
struct of_100 {
	char text[12];
} words_of_100(double share);
/* "you: yes", "" for what was not asked. */
const char *words_found(const struct topic *t, enum finding f);
/* A link to a record by what it is called. */
void words_add_link(struct page *p, const struct topic *t, uint32_t kind, uint32_t index);
/* That sources disagree, where they do about the entity. */
void words_add_disagreement(struct page *p, const struct topic *t, struct entity e);
/* "Emergency signs", "History"; for the titles of stages; "Danger", for their tabs. */
const char *words_stage(const struct topic *t, uint32_t stage);
const char *words_stage_short(const struct topic *t, uint32_t stage);
/* Why a question is asked, as a sentence. */
const char *words_reason(const struct topic *t, enum next_reason why);
const char *words_prevalence(const struct topic *t, uint32_t prevalence);
const char *words_basis(const struct topic *t, uint32_t basis);
const char *words_advice_kind(const struct topic *t, uint32_t kind);
const char *words_entity_kind(const struct topic *t, uint32_t kind); /* "Cause", "Advice" */
/* The kinds of entries in the order in which they are listed; cases are no entries. */
#define ENTRY_KINDS 12
struct entry_kind {
	enum entity_kind kind;
	enum phrase heading;
};
extern const struct entry_kind entry_kinds[ENTRY_KINDS];

const char *words_question_kind(const struct topic *t, uint32_t kind);

#endif
