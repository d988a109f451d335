/* SPDX-License-Identifier: MIT */
/* What a learner did, with the feedback on it: what each question was worth beside the best one
 * then, what was not needed, and where the learner's differential and the tree stood after it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tell/evidence.h"
#include "tell/practice_state.h"
#include "tell/words.h"

#define WORTH_BAR 5
#define TRUTH_BAR 12

struct telling
telling_of(struct page *p, const struct practice *practice, const struct practice_feedback *f,
    enum tell_to to)
{
	const struct topic *t = practice->t;
	bool you = to == TELL_LEARNER;

	return (struct telling){p, t, practice, f,
	    topic_phrase(t, you ? PHRASE_YOU : PHRASE_LEARNER),
	    topic_phrase(t, you ? PHRASE_YOU_WITHIN : PHRASE_LEARNER_WITHIN),
	    you ? PHRASE_YOUR_QUESTIONS : PHRASE_LEARNER_QUESTIONS};
}

void
telling_add_course(const struct telling *a)
{
	struct buf text = {0};

	topic_add_phrase(a->t, PHRASE_COURSE,
	    (const char *[]){topic_text(a->t, topic_cause(a->t, a->f->cause)->name)}, &text);
	page_fold(a->p, buf_str(&text));
	page_indent(a->p, 2);
	for (uint32_t step = 0; step <= a->f->step_count; step++) {
		const struct practice_view *v =
		    step == 0 ? &a->f->start : &a->f->steps[step - 1].after;

		buf_clear(&text);
		topic_add_phrase(a->t, step == 0 ? PHRASE_COURSE_FIRST : PHRASE_COURSE_AFTER,
		    (const char *[]){words_number(step).text}, &text);
		buf_adds(&text, ": ");
		page_entry(a->p);
		page_mark(a->p, STYLE_DIM, buf_str(&text));
		page_bar(a->p, v->truth_share, TRUTH_BAR);
		TELLING_PUT(a, STYLE_TEXT, PHRASE_COURSE_PLACE, words_of_100(v->truth_share).text,
		    words_number(v->truth_rank).text);
		page_add(a->p, STYLE_TEXT, ", ");
		if (v->truth_mine > 0)
			TELLING_PUT(a, STYLE_STRONG, PHRASE_COURSE_RANKED,
			    words_number(v->truth_mine).text, a->within);
		else
			TELLING_PUT(a, STYLE_TEXT, PHRASE_COURSE_UNRANKED, a->within);
		page_break(a->p);
	}
	buf_free(&text);
}

static void
add_worth(const struct telling *a, const struct practice_step *s)
{
	if (!s->counted) {
		page_paragraph(a->p, STYLE_DIM, topic_phrase(a->t, PHRASE_PRACTICE_LIFE));
		return;
	}
	TELLING_PUT(a, STYLE_TEXT, PHRASE_WORTH, words_number((size_t)(100 * s->worth + 0.5)).text);
	if (s->tree != NONE && s->tree != s->question && s->worth < 1) {
		page_add(a->p, STYLE_TEXT, " ");
		words_put_values(a->p, STYLE_TEXT, a->t, PHRASE_WORTH_RATHER,
		    (struct words_value[]){words_link(a->t, ENTITY_QUESTION, s->tree)});
	}
	page_break(a->p);
	if (s->before_flags)
		page_paragraph(a->p, STYLE_WARNING, topic_phrase(a->t, PHRASE_FLAGS_NOT_YET));
	if (s->needless == PRACTICE_AFTER_EMERGENCY)
		page_paragraph(a->p, STYLE_DIM, topic_phrase(a->t, PHRASE_NEEDLESS_AFTER));
	if (s->needless == PRACTICE_TELLS_LITTLE)
		page_paragraph(a->p, STYLE_WARNING, topic_phrase(a->t, PHRASE_NEEDLESS_LITTLE));
}

static void
add_moved(const struct telling *a, const struct practice_step *s)
{
	bool pro = s->for_bits >= EVIDENCE_NOTHING, contra = s->against_bits <= -EVIDENCE_NOTHING;
	struct number_text best = words_decimal(s->best_bits, 2);
	struct number_text most = evidence_bits(pro ? s->for_bits : s->against_bits);
	struct number_text least = evidence_bits(s->against_bits),
			   own = evidence_bits(s->truth_moved);

	TELLING_PUT(a, STYLE_TEXT, PHRASE_BITS_EXPECTED, words_decimal(s->bits, 2).text);
	if (s->best != NONE && s->best != s->question) {
		page_add(a->p, STYLE_TEXT, " ");
		words_put_values(a->p, STYLE_TEXT, a->t, PHRASE_BITS_BEST,
		    (struct words_value[]){words_text(STYLE_TEXT, best.text),
			words_link(a->t, ENTITY_QUESTION, s->best)});
	}
	page_break(a->p);
	if (pro && contra)
		words_put_values(a->p, STYLE_TEXT, a->t, PHRASE_BITS_BOTH,
		    (struct words_value[]){words_link(a->t, ENTITY_CAUSE, s->most_for),
			words_text(STYLE_TEXT, most.text),
			words_link(a->t, ENTITY_CAUSE, s->most_against),
			words_text(STYLE_TEXT, least.text), words_text(STYLE_TEXT, own.text)});
	else if (pro || contra)
		words_put_values(a->p, STYLE_TEXT, a->t,
		    pro ? PHRASE_BITS_FOR : PHRASE_BITS_AGAINST,
		    (struct words_value[]){
			words_link(a->t, ENTITY_CAUSE, pro ? s->most_for : s->most_against),
			words_text(STYLE_TEXT, most.text), words_text(STYLE_TEXT, own.text)});
	page_break(a->p);
}

static void
add_differential(const struct telling *a, const uint32_t *causes, uint32_t count)
{
	if (topic_leaf_count(a->t) == 0)
		return;
	page_label(a->p, a->who);
	for (uint32_t i = 0; i < count; i++)
		page_printf(a->p, STYLE_STRONG, "%s%s", i > 0 ? ", " : "",
		    topic_text(a->t, topic_cause(a->t, causes[i])->name));
	if (count == 0)
		page_add(a->p, STYLE_DIM, topic_phrase(a->t, PHRASE_NOTHING_RANKED));
	page_break(a->p);
}

/* The likeliest by the answers, and how urgent that is. */
static void
add_tree(const struct telling *a, const struct practice_view *v)
{
	struct buf causes = {0};

	page_label(a->p, topic_phrase(a->t, PHRASE_TREE));
	for (uint32_t i = 0; i < v->tree_count; i++)
		buf_printf(&causes, "%s%s %s", i > 0 ? ", " : "",
		    topic_text(a->t, topic_cause(a->t, v->tree[i].cause)->name),
		    words_of_100(v->tree[i].share).text);
	if (v->tree_count > 0) {
		TELLING_PUT(a, STYLE_TEXT, PHRASE_TREE_SHARES, buf_str(&causes));
		page_add(a->p, STYLE_TEXT, "; ");
	}
	buf_free(&causes);
	page_printf(a->p, STYLE_TEXT, "%s ", topic_phrase(a->t, PHRASE_TREE_URGENCY));
	if (v->urgency_known)
		words_add_urgency(a->p, a->t, v->urgency);
	else
		page_said(a->p, STYLE_STRONG, words_not_known(a->t),
		    topic_phrase(a->t, PHRASE_NOT_KNOWN));
	page_break(a->p);
}

/* What was done that is no question, in the middle of a sentence. */
static void
add_deed(const struct telling *a, struct practice_event e, struct buf *out)
{
	const struct topic *t = a->t;
	const char *cause = topic_text(t, topic_cause(t, e.cause)->name);
	enum practice_plan plan = e.kind == PRACTICE_NET ? PRACTICE_PLAN_NET : PRACTICE_PLAN_NEXT;
	const char *choices = topic_phrase(t, practice_plans[plan].word);

	if (e.kind == PRACTICE_RANK)
		topic_add_phrase(t, PHRASE_RANKED,
		    (const char *[]){cause, words_number((size_t)e.place + 1).text}, out);
	else if (e.kind == PRACTICE_UNRANK)
		topic_add_phrase(t, PHRASE_DROPPED, (const char *[]){cause}, out);
	else if (e.kind == PRACTICE_COVER)
		buf_adds(out, topic_phrase(t, PHRASE_SAID_COVERED));
	else if (e.kind == PRACTICE_COMMIT)
		topic_add_phrase(
		    t, PHRASE_COMMITTED_TO, (const char *[]){words_urgency(t, e.urgency)}, out);
	else if (e.advice == NONE)
		topic_add_phrase(t, PHRASE_CHOSE_NO, (const char *[]){choices}, out);
	else
		topic_add_phrase(t, PHRASE_CHOSE,
		    (const char *[]){choices, practice_choice_text(t, plan, e.advice)}, out);
}

/* "Then you ranked this in place 1, dropped that." from an event on to the next question; gives
 * that one's place in the log. */
static uint32_t
add_deeds(const struct telling *a, enum phrase sentence, uint32_t event)
{
	struct buf deeds = {0};
	uint32_t i = event;

	for (; i < a->practice->log.len && a->practice->log.items[i].kind != PRACTICE_ASK; i++) {
		buf_adds(&deeds, i > event ? ", " : "");
		add_deed(a, a->practice->log.items[i], &deeds);
	}
	if (i > event)
		TELLING_PUT(a, STYLE_TEXT, sentence, a->within, buf_str(&deeds));
	page_break(a->p);
	buf_free(&deeds);
	return i;
}

/* The feedback's step of an event, NULL where it is no question or there is no feedback yet. */
static const struct practice_step *
step_of(const struct telling *a, uint32_t event)
{
	for (uint32_t i = 0; a->f->committed && i < a->f->step_count; i++)
		if (a->f->steps[i].event == event)
			return &a->f->steps[i];
	return NULL;
}

/* " 3 ████░ Question? Answer.", and below it what the feedback says; `number` 0 is without. */
static void
add_asked(const struct telling *a, uint32_t event, uint32_t number)
{
	struct practice_event e = a->practice->log.items[event];
	const struct practice_step *s = step_of(a, event);
	const struct question *q = topic_question(a->t, e.question);

	page_indent(a->p, 2);
	page_item(a->p, (struct entity){ENTITY_QUESTION, e.question});
	if (number > 0)
		page_number(a->p, number);
	if (s != NULL)
		page_bar(a->p, s->worth, WORTH_BAR);
	page_add(a->p, STYLE_TEXT, topic_text(a->t, q->text));
	page_add(a->p, STYLE_STRONG, " ");
	words_put_answer(a->p, STYLE_STRONG, a->t, e.question, e.answer);
	page_add(a->p, STYLE_STRONG, ".");
	page_cite(a->p, a->t, q->refs);
	page_item_end(a->p);
	page_indent(a->p, 5);
	if (s == NULL)
		return;
	add_worth(a, s);
}

void
telling_add_log(const struct telling *a)
{
	uint32_t number = 0;
	const char *questions = topic_phrase(a->t, a->questions);
	struct buf title = {0};

	topic_add_phrase(a->t, a->f->committed ? PHRASE_QUESTIONS_WORTH : a->questions,
	    (const char *[]){questions}, &title);
	page_fold(a->p, buf_str(&title));
	buf_free(&title);
	page_indent(a->p, 2);
	for (uint32_t i = add_deeds(a, PHRASE_DEEDS_FIRST, 0); i < a->practice->log.len;) {
		const struct practice_step *s = step_of(a, i);

		add_asked(a, i, ++number);
		i = add_deeds(a, PHRASE_DEEDS_THEN, i + 1);
		if (s != NULL)
			add_differential(a, s->after.mine, s->after.mine_count);
	}
	page_indent(a->p, 2);
	if (number == 0)
		TELLING_PUT(a, STYLE_TEXT, PHRASE_ASKED_NOTHING, a->who);
	if (a->f->committed && a->f->needless_count + a->f->after_count > 0)
		TELLING_PUT(a, STYLE_TEXT, PHRASE_NEEDLESS_COUNT,
		    words_number(a->f->needless_count).text, words_number(number).text,
		    words_number(a->f->after_count).text);
	page_indent(a->p, 0);
}

void
telling_add_bits(const struct telling *a)
{
	if (a->f->step_count > 0)
		page_fold(a->p, topic_phrase(a->t, PHRASE_BITS));
	for (uint32_t i = 0; i < a->f->step_count; i++) {
		const struct practice_step *s = &a->f->steps[i];

		page_indent(a->p, 2);
		page_number(a->p, i + 1);
		words_add_link(a->p, a->t, ENTITY_QUESTION, s->question);
		page_add(a->p, STYLE_STRONG, " ");
		words_put_answer(a->p, STYLE_STRONG, a->t, s->question, s->answer);
		page_paragraph(a->p, STYLE_STRONG, ".");
		page_indent(a->p, 5);
		add_moved(a, s);
		add_tree(a, &s->after);
	}
	page_indent(a->p, 0);
}

void
tell_start(struct page *p, const struct practice *practice, const struct practice_feedback *f,
    enum tell_to to)
{
	struct telling a = telling_of(p, practice, f, to);

	if (f->committed)
		add_tree(&a, &f->start);
}

void
tell_event(struct page *p, const struct practice *practice, const struct practice_feedback *f,
    uint32_t event, enum tell_to to)
{
	struct telling a = telling_of(p, practice, f, to);
	struct practice_event e = practice->log.items[event];
	const struct practice_step *s = step_of(&a, event);
	struct practice *then = practice_prefix(practice, event + 1);
	uint32_t ranked[PRACTICE_RANKED_MAX], count = then->mine_count;

	memcpy(ranked, then->mine, sizeof ranked);
	practice_free(then);
	if (e.kind == PRACTICE_ASK) {
		add_asked(&a, event, 0);
	} else {
		struct buf deed = {0};

		add_deed(&a, e, &deed);
		words_put(p, STYLE_TEXT, a.t, PHRASE_DEED, (const char *[]){a.who, buf_str(&deed)});
		page_break(p);
		buf_free(&deed);
	}
	if (s != NULL) {
		add_moved(&a, s);
		add_tree(&a, &s->after);
	}
	add_differential(&a, ranked, count);
}
