/* SPDX-License-Identifier: MIT */
/* A question, why it is asked, and the path of answers. */
#include "tell/question.h"

#include <stdio.h>

#include "tell/evidence.h"
#include "tell/words.h"

#define NUMBERED 9 /* answers whose keys are their numbers */
#define CLOSE 5    /* more answers than that stand close to their question */

void
tell_question(
    struct page *p, const struct topic *t, uint32_t question, uint32_t ticked, answer_keys *keys)
{
	const struct question *q = topic_question(t, question);
	bool several = q->kind == QUESTION_SEVERAL;

	page_indent(p, 0);
	page_said(p, STYLE_TEXT, "", words_stage(t, q->stage));
	page_said(p, STYLE_TEXT, "", ": ");
	page_paragraph(p, STYLE_TITLE, topic_text(t, q->text));
	if (several)
		page_paragraph(p, STYLE_DIM, topic_phrase(t, PHRASE_ANY_NUMBER));
	if (words_answer_count(t, question) <= CLOSE)
		page_gap(p);
	page_indent(p, 2);
	for (uint32_t i = 0; i < words_answer_count(t, question); i++) {
		uint32_t answer = words_answer_at(t, question, i);

		page_item(p, (struct entity){TARGET_ANSWER, answer});
		if (keys != NULL)
			keys(p, t, question, i);
		else
			page_number(p, i + 1);
		if (several && keys != NULL)
			words_add_tick(p, t, question, ticked, answer);
		if (several && answer == ANSWER_NONE && ticked != ANSWER_UNASKED)
			page_add(p, STYLE_TEXT, topic_phrase(t, PHRASE_NONE_OF_OTHERS));
		else
			page_add(p, STYLE_TEXT, words_answer(t, question, answer));
		if (answer == ANSWER_UNSURE && q->kind == QUESTION_SCREEN)
			page_printf(p, STYLE_DIM, " (%s)", topic_phrase(t, PHRASE_ONE_BY_ONE));
		page_item_end(p);
	}
	page_indent(p, 0);
}

/* "3, 4 make it soon": what each answer would change of the urgency, behind what it stands after;
 * false if none does. */
static bool
add_changes(struct page *p, struct session *s, uint32_t question, const char *before)
{
	const struct topic *t = session_topic(s);
	uint32_t now = interview_triage(session_interview(s))->urgency, count;
	struct buf places[URGENCY_LEVELS] = {{0}};
	uint32_t found[URGENCY_LEVELS] = {0}, all = 0;

	count = words_answer_count(t, question);
	for (uint32_t i = 0; i < count && i < NUMBERED; i++) {
		struct interview *iv = interview_copy(session_interview(s));

		interview_answer(iv, question, words_answer_at(t, question, i));
		uint32_t then = interview_triage(iv)->urgency;
		if (then != now) {
			buf_printf(
			    &places[then], "%s%u", found[then] > 0 ? ", " : "", (unsigned)i + 1);
			found[then]++;
			all++;
		}
		interview_free(iv);
	}
	if (all > 0)
		page_printf(p, STYLE_DIM, "%s%s", before, topic_phrase(t, PHRASE_CAN_CHANGE));
	for (uint32_t u = URGENCY_LEVELS; u-- > 0;) {
		if (found[u] > 0) {
			page_printf(p, STYLE_STRONG, " %s", buf_str(&places[u]));
			page_printf(p, STYLE_DIM, " %s ",
			    topic_phrase(t, found[u] > 1 ? PHRASE_MAKE_IT : PHRASE_MAKES_IT));
			words_add_urgency(p, t, u);
			all -= found[u];
			page_add(p, STYLE_DIM, all > 0 ? ";" : ".");
		}
		buf_free(&places[u]);
	}
	return found[URGENCY_SELF_CARE] + found[URGENCY_ROUTINE] + found[URGENCY_SOON] +
		   found[URGENCY_TODAY] + found[URGENCY_EMERGENCY] >
	       0;
}

/* "The next step of NAME (ID)", with its sources, and why the question is asked. */
static void
add_step(struct page *p, const struct topic *t, struct interview *iv, const char *why)
{
	const struct flow_step *step = topic_step(t, interview_flow(iv).step);

	words_put_values(p, STYLE_TEXT, t, PHRASE_STEP_NEXT,
	    (struct words_value[]){words_link(t, ENTITY_STEP, interview_start(iv))});
	page_printf(p, STYLE_DIM, " (%s)", topic_text(t, step->id));
	page_cite(p, t, step->refs);
	page_printf(p, STYLE_TEXT, why[0] != '\0' ? ". %s" : ".", why);
}

void
tell_why(struct page *p, struct session *s)
{
	struct step step = session_now(s);
	const struct topic *t = session_topic(s);
	const char *why = topic_text(t, topic_question(t, step.question)->why);
	bool weighed = step.why != NEXT_EMERGENCY && step.why != NEXT_FLOW, changes = false;

	if (page_folds(p)) {
		changes = weighed && add_changes(p, s, step.question, "");
		page_fold(p, topic_phrase(t, PHRASE_WHY));
	} else {
		page_label(p, topic_phrase(t, PHRASE_WHY));
	}
	if (step.why == NEXT_FLOW)
		add_step(p, t, session_interview(s), why);
	else
		page_add(p, STYLE_TEXT, why[0] != '\0' ? why : words_reason(t, step.why));
	if (weighed && !page_folds(p))
		changes = add_changes(p, s, step.question, " ");
	if (weighed && !changes && why[0] != '\0')
		page_printf(p, STYLE_DIM, " %s", words_reason(t, step.why));
	page_break(p);
}

void
tell_otherwise_said(struct page *p, struct session *s, uint32_t question)
{
	const struct topic *t = session_topic(s);
	const struct question *q = topic_question(t, question);
	uint32_t given = interview_given(session_interview(s), question);

	for (uint32_t i = 0; i < q->covers.count && given != ANSWER_UNSURE; i++) {
		uint32_t part = topic_item(t, q->covers, i);
		uint32_t own = interview_given(session_interview(s), part);

		if (own == ANSWER_UNASKED || own == (given == ANSWER_NONE ? given : ANSWER_FIRST) ||
		    (given != ANSWER_NONE && given != ANSWER_FIRST + i))
			continue;
		page_add(p, STYLE_TEXT, "; ");
		words_put(p, STYLE_STRONG, t, PHRASE_PATH_BUT,
		    (const char *[]){topic_option_name(t, q, i), words_answer(t, part, own)});
	}
}

void
tell_path(struct page *p, struct session *s, bool all_moved)
{
	const struct topic *t = session_topic(s);
	const struct outcome *o = session_ranking(s);
	bool led = outcome_has_shares(o) && o->line_count > 0 && o->lines[0].count > 0;

	for (uint32_t i = 0; i < session_length(s); i++) {
		uint32_t question = session_question(s, i);
		const struct question *q = topic_question(t, question);
		double bits = led ? interview_moved(session_interview(s), question,
					o->leaves[o->lines[0].first])
				  : 0;

		page_indent(p, 2);
		page_item(p, (struct entity){TARGET_PATH, i});
		page_number(p, i + 1);
		page_said(p, STYLE_TEXT, "", words_stage(t, q->stage));
		page_said(p, STYLE_TEXT, "", ": ");
		page_add(p, STYLE_TEXT, topic_text(t, q->text));
		page_cite(p, t, q->refs);
		page_indent(p, 5);
		page_mark_sign(p, STYLE_DIM, page_glyphs(p)->arrow);
		page_mark_sign(p, STYLE_DIM, " ");
		words_put_answer(p, STYLE_STRONG, t, question, session_given(s, i));
		tell_otherwise_said(p, s, question);
		if (!interview_active(session_interview(s), question)) {
			page_printf(p, STYLE_WARNING, " (%s)", topic_phrase(t, PHRASE_VOID));
		} else if (bits <= -EVIDENCE_NOTHING || bits >= EVIDENCE_NOTHING) {
			page_sep(p, STYLE_DIM);
			words_put(p, STYLE_DIM, t, bits > 0 ? PHRASE_FOR_BEST : PHRASE_AGAINST_BEST,
			    (const char *[]){evidence_bits(bits).text});
		}
		page_item_end(p);
		page_indent(p, 7);
		if (all_moved)
			evidence_add_moved_leaves(p, session_interview(s), question);
	}
	page_indent(p, 0);
}
