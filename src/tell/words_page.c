/* SPDX-License-Identifier: MIT */
/* The words that have a sign for the eye, put on a page. */
#include "tell/words.h"

#include <stdio.h>
#include <string.h>

#include "topic/cond.h"

void
words_put(struct page *p, enum style style, const struct topic *t, enum phrase phrase,
    const char *const values[])
{
	struct buf text = {0};

	topic_add_phrase(t, phrase, values, &text);
	page_add(p, style, buf_str(&text));
	buf_free(&text);
}

struct words_value
words_text(enum style style, const char *text)
{
	return (struct words_value){style, text, NULL, {ENTITY_KINDS, 0}, NULL};
}

struct words_value
words_link(const struct topic *t, uint32_t kind, uint32_t index)
{
	struct entity e = {kind, index};

	return (struct words_value){STYLE_LINK, topic_entity_name(t, e), NULL, e, NULL};
}

struct words_value
words_level(const struct topic *t, uint32_t urgency)
{
	return (struct words_value){style_urgency(urgency), words_urgency_marked(t, urgency),
	    words_urgency(t, urgency), {ENTITY_KINDS, 0}, NULL};
}

void
words_put_values(struct page *p, enum style style, const struct topic *t, enum phrase phrase,
    const struct words_value values[])
{
	const char *text = topic_phrase(t, phrase);
	struct phrase_value v;
	size_t done = 0;

	for (size_t at = 0; phrase_next_value(text, &at, &v);) {
		int number = phrase_value_number(phrase, text, &v);

		if (number < 0)
			continue;
		page_printf(p, style, "%.*s", (int)(v.from - done), text + done);
		if (values[number].to.kind != ENTITY_KINDS)
			page_link(p, values[number].style, values[number].text, values[number].to);
		else if (values[number].said != NULL)
			page_said(
			    p, values[number].style, values[number].text, values[number].said);
		else
			page_add(p, values[number].style, values[number].text);
		if (values[number].more != NULL)
			page_add(p, STYLE_TEXT, values[number].more);
		done = v.to;
	}
	page_add(p, style, text + done);
}

void
words_add_tick(
    struct page *p, const struct topic *t, uint32_t question, uint32_t ticked, uint32_t answer)
{
	uint32_t option = answer - ANSWER_FIRST;
	bool linear = glyphs_are_linear();

	if (answer < ANSWER_FIRST || option >= topic_question(t, question)->options) {
		page_mark(p, STYLE_TEXT, linear ? "" : "    ");
		return;
	}
	bool on = answer_finding(ticked, option) == FINDING_YES;
	enum style style = on ? STYLE_STRONG : STYLE_DIM;
	if (linear) {
		page_mark(p, style, topic_phrase(t, on ? PHRASE_TICKED : PHRASE_NOT_TICKED));
		page_mark(p, style, ": ");
	} else {
		page_mark(p, style, on ? "[x] " : "[ ] ");
	}
}

void
words_put_answer(
    struct page *p, enum style style, const struct topic *t, uint32_t question, uint32_t answer)
{
	struct buf words = {0};

	words_add_answer(t, question, answer, &words);
	page_add(p, style, buf_str(&words));
	buf_free(&words);
}

void
words_add_urgency(struct page *p, const struct topic *t, uint32_t urgency)
{
	page_said(
	    p, style_urgency(urgency), words_urgency_marked(t, urgency), words_urgency(t, urgency));
}

void
words_add_link(struct page *p, const struct topic *t, uint32_t kind, uint32_t index)
{
	struct entity e = {kind, index};

	page_link(p, STYLE_LINK, topic_entity_name(t, e), e);
}

void
words_add_shown(struct page *p, const struct topic *t, struct entity e)
{
	struct shown_field f;

	for (size_t next = 0; topic_shown(t, e, &next, &f);) {
		page_break(p);
		if (f.warning) {
			page_mark(p, STYLE_WARNING, f.label);
			page_mark(p, STYLE_WARNING, ": ");
		} else {
			page_label(p, f.label);
		}
		page_paragraph(p, STYLE_TEXT, f.text);
	}
}

void
words_add_emergency(struct page *p, const struct topic *t)
{
	const char *number = words_emergency_number();

	page_add(p, STYLE_STRONG, topic_text(t, topic_meta(t)->emergency));
	if (number[0] != '\0') {
		page_add(p, STYLE_STRONG, topic_meta(t)->emergency.len > 0 ? " " : "");
		words_put(p, STYLE_STRONG, t, PHRASE_EMERGENCY_NUMBER, (const char *[]){number});
	}
	page_break(p);
}

void
words_add_rule(struct page *p, const struct topic *t, uint32_t rule)
{
	const struct rule *r = topic_rule(t, rule);
	const char *message = topic_text(t, r->message), *within = topic_text(t, r->within);
	struct buf when = {0};

	page_bullet(p);
	page_add(p, STYLE_STRONG, message);
	if (r->urgency != URGENCY_EMERGENCY && r->within.len > 0 && !strstr(message, within))
		page_printf(p, STYLE_STRONG, " (%s)", within);
	if (r->when.at != NONE) {
		cond_words(t, r->when.at, NULL, &when);
		page_add(p, STYLE_TEXT, " ");
		words_put(p, STYLE_TEXT, t, PHRASE_HOLDS_IF, (const char *[]){buf_str(&when)});
	}
	page_cite(p, t, r->refs);
	page_break(p);
	buf_free(&when);
}

/* True if every way to hold is one sign, which is told as such. */
static bool
is_of_signs(const struct topic *t, const struct rule *r)
{
	uint32_t count;
	const uint32_t *code = cond_code(t, r->when.at, &count);
	bool signs = count > 0;

	for (uint32_t i = 0; i < count; i++)
		signs &= COND_OP(code[i]) == COND_OR ||
			 (COND_OP(code[i]) == COND_SYMPTOM &&
			     topic_symptom(t, COND_ARG(code[i]))->red_flag);
	return signs;
}

bool
words_has_emergency(const struct topic *t)
{
	bool any = topic_meta(t)->emergency.len > 0 || topic_meta(t)->red_flags > 0;

	for (uint32_t i = 0; i < topic_rule_count(t); i++)
		any |= topic_rule(t, i)->urgency == URGENCY_EMERGENCY;
	return any;
}

void
words_add_signs(struct page *p, const struct topic *t)
{
	bool alone = false, together = false;

	words_add_emergency(p, t);
	for (uint32_t i = 0; i < topic_symptom_count(t); i++) {
		const struct symptom *s = topic_symptom(t, i);

		if (!s->red_flag)
			continue;
		if (!alone)
			page_paragraph(p, STYLE_TEXT, topic_phrase(t, PHRASE_SIGNS_ALONE));
		alone = true;
		page_bullet(p);
		page_link(
		    p, STYLE_STRONG, topic_text(t, s->name), (struct entity){ENTITY_SYMPTOM, i});
		page_cite(p, t, s->refs);
		page_break(p);
	}
	for (uint32_t i = 0; i < topic_rule_count(t); i++) {
		const struct rule *r = topic_rule(t, i);

		if (r->urgency != URGENCY_EMERGENCY || is_of_signs(t, r))
			continue;
		if (!together)
			page_paragraph(p, STYLE_TEXT, topic_phrase(t, PHRASE_SIGNS_TOGETHER));
		together = true;
		words_add_rule(p, t, i);
	}
}

void
words_add_urgency_of(struct page *p, const struct topic *t, uint32_t urgency)
{
	if (urgency >= URGENCY_LEVELS)
		return;
	page_said(p, STYLE_TEXT, glyphs_are_linear() ? ", " : " ", " (");
	words_add_urgency(p, t, urgency);
	page_said(p, STYLE_TEXT, "", ")");
}

void
words_add_gutter(struct page *p, uint32_t urgency)
{
	char sign[8];

	if (glyphs_are_linear())
		return;
	snprintf(sign, sizeof sign, "%2s", words_urgency_mark(urgency));
	page_mark_sign(p, style_urgency(urgency), sign);
	page_mark_sign(p, STYLE_TEXT, " ");
}

void
words_say_urgency(struct page *p, const struct topic *t, uint32_t urgency)
{
	struct buf said = {0};

	if (urgency >= URGENCY_LEVELS)
		return;
	if (glyphs_are_linear()) {
		words_add_urgency_of(p, t, urgency);
		return;
	}
	buf_printf(&said, " (%s)", words_urgency(t, urgency));
	page_said(p, STYLE_STRONG, "", buf_str(&said));
	buf_free(&said);
}

void
words_add_urgency_so_far(struct page *p, struct interview *iv)
{
	const struct topic *t = interview_topic(iv);

	if (interview_emergency_open(iv))
		page_said(p, STYLE_STRONG, words_not_known(t), topic_phrase(t, PHRASE_NOT_KNOWN));
	else
		words_add_urgency(p, t, interview_triage(iv)->urgency);
}

void
words_add_disagreement(struct page *p, const struct topic *t, struct entity e)
{
	if (topic_entity_disagreements(t, e).count == 0)
		return;
	page_said(p, STYLE_WARNING, " ", " ");
	page_said(p, STYLE_WARNING, page_glyphs(p)->differs, topic_phrase(t, PHRASE_DISAGREE));
}
