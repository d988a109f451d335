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

static const struct tell_who voices[] = {
    [TELL_LEARNER] = {"You", "you", "Your", "You"},
    [TELL_OTHERS] = {"The learner", "the learner", "The learner's", "Learner"},
};

struct telling
telling_of(struct page *p, const struct practice *practice, const struct practice_feedback *f,
    enum tell_to to)
{
	return (struct telling){p, practice->t, practice, f, &voices[to]};
}

void
telling_add_course(const struct telling *a)
{
	char *title = xasprintf("How the case's cause moved: %s",
	    topic_text(a->t, topic_cause(a->t, a->f->cause)->name));

	page_fold(a->p, title);
	free(title);
	page_indent(a->p, 2);
	for (uint32_t step = 0; step <= a->f->step_count; step++) {
		const struct practice_view *v =
		    step == 0 ? &a->f->start : &a->f->steps[step - 1].after;
		char after[32] = "at first: ";

		if (step > 0)
			snprintf(after, sizeof after, "after %2u: ", (unsigned)step);
		page_entry(a->p);
		page_mark(a->p, STYLE_DIM, after);
		page_bar(a->p, v->truth_share, TRUTH_BAR);
		page_printf(a->p, STYLE_TEXT, "%s of 100, place %u for the tree, ",
		    words_of_100(v->truth_share).text, (unsigned)v->truth_rank);
		if (v->truth_mine > 0)
			page_printf(a->p, STYLE_STRONG, "place %u for %s", (unsigned)v->truth_mine,
			    a->l->mid);
		else
			page_printf(a->p, STYLE_TEXT, "not ranked by %s", a->l->mid);
		page_break(a->p);
	}
}

static void
add_worth(const struct telling *a, const struct practice_step *s)
{
	if (!s->counted) {
		page_paragraph(a->p, STYLE_DIM, topic_phrase(a->t, PHRASE_PRACTICE_LIFE));
		return;
	}
	page_printf(a->p, STYLE_TEXT, "Worth %d of 100.", (int)(100 * s->worth + 0.5));
	if (s->tree != NONE && s->tree != s->question && s->worth < 1) {
		page_add(a->p, STYLE_TEXT, " Rather: ");
		words_add_link(a->p, a->t, ENTITY_QUESTION, s->tree);
	}
	page_break(a->p);
	if (s->before_flags)
		page_paragraph(a->p, STYLE_WARNING, "The red flags were not covered yet.");
	if (s->needless == PRACTICE_AFTER_EMERGENCY)
		page_paragraph(a->p, STYLE_DIM, "The emergency had made it needless.");
	if (s->needless == PRACTICE_TELLS_LITTLE)
		page_paragraph(a->p, STYLE_WARNING,
		    "Not needed: it told too little, and could not change the urgency.");
}

static void
add_moved(const struct telling *a, const struct practice_step *s)
{
	bool pro = s->for_bits >= EVIDENCE_NOTHING, contra = s->against_bits <= -EVIDENCE_NOTHING;
	double truth = s->truth_moved;

	page_printf(a->p, STYLE_TEXT, "Expected to tell %.2f bits.", s->bits);
	if (s->best != NONE && s->best != s->question) {
		page_printf(a->p, STYLE_TEXT, " Most for its cost, %.2f bits: ", s->best_bits);
		words_add_link(a->p, a->t, ENTITY_QUESTION, s->best);
	}
	page_break(a->p);
	if (truth > -EVIDENCE_NOTHING && truth < EVIDENCE_NOTHING)
		truth = 0; /* not -0.0 */
	if (!pro && !contra)
		return;
	page_add(a->p, STYLE_TEXT, "In bits, it spoke most");
	if (pro) {
		page_add(a->p, STYLE_TEXT, " for ");
		words_add_link(a->p, a->t, ENTITY_CAUSE, s->most_for);
		page_printf(a->p, STYLE_TEXT, " %+.1f", s->for_bits);
	}
	if (contra) {
		page_add(a->p, STYLE_TEXT, pro ? ", against " : " against ");
		words_add_link(a->p, a->t, ENTITY_CAUSE, s->most_against);
		page_printf(a->p, STYLE_TEXT, " %+.1f", s->against_bits);
	}
	page_printf(a->p, STYLE_TEXT, "; for the case's cause %+.1f.", truth);
	page_break(a->p);
}

static void
add_differential(const struct telling *a, const uint32_t *causes, uint32_t count)
{
	if (topic_leaf_count(a->t) == 0)
		return;
	page_label(a->p, a->l->label);
	for (uint32_t i = 0; i < count; i++)
		page_printf(a->p, STYLE_STRONG, "%s%s", i > 0 ? ", " : "",
		    topic_text(a->t, topic_cause(a->t, causes[i])->name));
	page_add(a->p, STYLE_DIM, count > 0 ? "" : "nothing ranked");
	page_break(a->p);
}

/* The likeliest by the answers, and how urgent that is. */
static void
add_tree(const struct telling *a, const struct practice_view *v)
{
	page_label(a->p, "Tree");
	for (uint32_t i = 0; i < v->tree_count; i++)
		page_printf(a->p, STYLE_TEXT, "%s%s %s", i > 0 ? ", " : "",
		    topic_text(a->t, topic_cause(a->t, v->tree[i].cause)->name),
		    words_of_100(v->tree[i].share).text);
	page_add(a->p, STYLE_TEXT, v->tree_count > 0 ? " of 100 like this; " : "");
	page_add(a->p, STYLE_TEXT, "urgency so far: ");
	if (v->urgency_known)
		words_add_urgency(a->p, a->t, v->urgency);
	else
		page_said(a->p, STYLE_STRONG, words_not_known(a->t),
		    topic_phrase(a->t, PHRASE_NOT_KNOWN));
	page_break(a->p);
}

/* What was done that is no question, in the middle of a sentence. */
static void
add_deed(const struct telling *a, struct practice_event e)
{
	const char *cause = topic_text(a->t, topic_cause(a->t, e.cause)->name);

	if (e.kind == PRACTICE_RANK) {
		page_printf(
		    a->p, STYLE_TEXT, "ranked %s in place %u", cause, (unsigned)e.place + 1);
	} else if (e.kind == PRACTICE_UNRANK) {
		page_printf(a->p, STYLE_TEXT, "dropped %s", cause);
	} else if (e.kind == PRACTICE_COVER) {
		page_add(a->p, STYLE_TEXT, "said that the red flags are covered");
	} else if (e.kind == PRACTICE_NEXT || e.kind == PRACTICE_NET) {
		enum practice_plan plan =
		    e.kind == PRACTICE_NEXT ? PRACTICE_PLAN_NEXT : PRACTICE_PLAN_NET;

		if (e.advice == NONE)
			page_printf(a->p, STYLE_TEXT, "chose no %s", practice_plans[plan].word);
		else
			page_printf(a->p, STYLE_TEXT, "chose as %s \"%s\"",
			    practice_plans[plan].word, practice_choice_text(a->t, plan, e.advice));
	} else {
		page_add(a->p, STYLE_TEXT, "committed to ");
		words_add_urgency(a->p, a->t, e.urgency);
	}
}

/* "Then you ranked this in place 1, dropped that." from an event on to the next question; gives
 * that one's place in the log. */
static uint32_t
add_deeds(const struct telling *a, const char *when, uint32_t event)
{
	uint32_t i = event;

	for (; i < a->practice->log.len && a->practice->log.items[i].kind != PRACTICE_ASK; i++) {
		if (i == event)
			page_printf(a->p, STYLE_TEXT, "%s %s ", when, a->l->mid);
		else
			page_add(a->p, STYLE_TEXT, ", ");
		add_deed(a, a->practice->log.items[i]);
	}
	page_paragraph(a->p, STYLE_TEXT, i > event ? "." : "");
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
	char *title = xasprintf(
	    "%s questions%s", a->l->whose, a->f->committed ? ", each with its worth" : "");

	page_fold(a->p, title);
	free(title);
	page_indent(a->p, 2);
	for (uint32_t i = add_deeds(a, "At first", 0); i < a->practice->log.len;) {
		const struct practice_step *s = step_of(a, i);

		add_asked(a, i, ++number);
		i = add_deeds(a, "Then", i + 1);
		if (s != NULL) {
			add_differential(a, s->after.mine, s->after.mine_count);
		}
	}
	page_indent(a->p, 2);
	if (number == 0)
		page_printf(a->p, STYLE_TEXT, "%s asked nothing.", a->l->who);
	if (a->f->committed && a->f->needless_count + a->f->after_count > 0)
		page_printf(a->p, STYLE_TEXT,
		    "Needless: %u of %u told too little; %u more after the emergency was found.",
		    (unsigned)a->f->needless_count, (unsigned)number, (unsigned)a->f->after_count);
	page_indent(a->p, 0);
}

void
telling_add_bits(const struct telling *a)
{
	if (a->f->step_count > 0)
		page_fold(a->p, "Bits: what each question was expected to tell, and what it moved");
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
		page_printf(p, STYLE_TEXT, "%s ", a.l->who);
		add_deed(&a, e);
		page_paragraph(p, STYLE_TEXT, ".");
	}
	if (s != NULL) {
		add_moved(&a, s);
		add_tree(&a, &s->after);
	}
	add_differential(&a, ranked, count);
}
