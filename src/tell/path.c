/* SPDX-License-Identifier: MIT */
/* A path is told by outcomes of its own: of what was answered, or of other answers in a copy. */
#include "tell/path.h"

#include <stdio.h>

#include "reason/outcome.h"
#include "tell/evidence.h"
#include "tell/outcome.h"
#include "tell/words.h"

#define SO_FAR_CAUSES 6
#define SO_FAR_LEAST 0.01 /* share of those told beside the first */
#define TRAIL_CAUSES 5
#define TRAIL_NAME 6        /* fours of columns for a cause's name and urgency */
#define LEADS_ROOM 60       /* columns for a level in words and causes in a row */
#define INSTEAD_CAUSES 2    /* told for each other answer */
#define OTHERWISE_CAUSES 12 /* told for one of them */

/* What some answers make of the causes, beside what others do, of which the largest share is given.
 */
static void
add_shifted(
    struct page *p, struct interview *to, struct interview *from, double largest, uint32_t most)
{
	const struct topic *t = interview_topic(to);
	const double *was = interview_posterior(from);
	int bar = page_columns(p) - 18; /* beside the numbers */
	struct outcome *o = outcome_rank(to);
	double scale = tell_largest(o) > largest ? tell_largest(o) : largest;

	page_indent(p, 2);
	for (uint32_t k = 0; k < o->line_count && k < most; k++) {
		const struct ranked *line = &o->lines[k];

		page_item(p, tell_first_cause(t, o, line));
		tell_shifted(
		    p, t, o, line, tell_share_of(was, o, line), scale, bar < 24 ? bar : 24);
		page_item_end(p);
	}
	outcome_free(o);
}

static void
add_would_be(struct page *p, struct session *s, uint32_t question, uint32_t answer)
{
	struct interview *iv = interview_copy(session_interview(s));

	interview_answer(iv, question, answer);
	add_shifted(p, iv, session_interview(s), tell_largest(session_ranking(s)), SO_FAR_CAUSES);
	interview_free(iv);
}

void
tell_so_far(struct page *p, struct session *s, uint32_t answer, const char *hidden)
{
	const struct topic *t = session_topic(s);
	const struct outcome *o = session_ranking(s);
	uint32_t asked = session_now(s).question;
	struct buf words = {0};

	page_indent(p, 0);
	if (hidden != NULL) {
		page_printf(p, STYLE_DIM, "What fits is hidden; %s shows it.", hidden);
		page_gap(p);
	} else if (answer != ANSWER_UNASKED && asked != NONE) {
		words_add_answer(t, asked, answer, &words);
		words_put(p, STYLE_HEADING, t, PHRASE_OF_100_IF, (const char *[]){buf_str(&words)});
		page_break(p);
		buf_free(&words);
		add_would_be(p, s, asked, answer);
	} else {
		page_paragraph(p, STYLE_HEADING,
		    tell_shares_heading(t, o, topic_phrase(t, PHRASE_FITS_OF_100)));
		page_indent(p, 2);
		for (uint32_t k = 0; k < o->line_count && k < SO_FAR_CAUSES; k++) {
			const struct ranked *line = &o->lines[k];

			if (!outcome_has_shares(o) ||
			    (k > 0 && line->share < SO_FAR_LEAST && !line->suspect))
				break;
			page_item(p, tell_first_cause(t, o, line));
			tell_ranked(p, t, o, line, page_columns(p) < 36 ? 6 : 12);
			page_item_end(p);
		}
	}
	page_indent(p, 2);
	if (hidden == NULL && outcome_has_shares(o))
		page_paragraph(p, STYLE_DIM, topic_phrase(t, PHRASE_BY_ESTIMATES));
	page_indent(p, 0);
}

void
tell_answers(struct page *p, struct session *s)
{
	const struct topic *t = session_topic(s);
	uint32_t i = session_length(s);

	if (i > 0)
		page_heading(p, topic_phrase(t, PHRASE_PATH_ANSWERS));
	page_indent(p, 2);
	while (i-- > 0) {
		uint32_t question = session_question(s, i);

		page_item(p, (struct entity){TARGET_PATH, i});
		page_number(p, i + 1);
		words_put_answer(p, STYLE_STRONG, t, question, session_given(s, i));
		tell_otherwise_said(p, s, question);
		page_printf(p, STYLE_DIM, "%s%s", page_glyphs(p)->sep,
		    topic_text(t, topic_question(t, question)->text));
		page_item_end(p);
	}
	page_indent(p, 0);
}

/* In brief the sign alone tells the level, where causes are named behind it, but for an
 * emergency's. */
static void
add_node(struct page *p, const struct topic *t, uint32_t node, bool ranked, bool brief)
{
	const struct node *n = topic_node(t, node);
	const struct outcome_row *o = topic_outcome(t, n->index);

	if (n->kind != NODE_OUTCOME) {
		page_add(p, n->kind == NODE_QUESTION ? STYLE_TEXT : STYLE_DIM,
		    n->kind == NODE_QUESTION ? topic_text(t, topic_question(t, n->index)->text)
					     : topic_phrase(t, PHRASE_NOT_STORED));
		return;
	}
	brief = brief && ranked && o->suspects.count > 0 && o->urgency != URGENCY_EMERGENCY;
	if (brief)
		page_said(p, style_urgency(o->urgency), words_urgency_mark(o->urgency),
		    words_urgency(t, o->urgency));
	else
		words_add_urgency(p, t, o->urgency);
	if (!ranked)
		return;
	if (o->rules.count > 0 && o->suspects.count == 0)
		page_printf(p, STYLE_TEXT, ": %s",
		    topic_text(t, topic_rule(t, topic_item(t, o->rules, 0))->message));
	for (uint32_t i = 0; i < o->suspects.count && i < 3; i++) {
		uint32_t cause = topic_leaf(t, topic_item(t, o->suspects, i));

		page_said(p, STYLE_DIM, i > 0 ? "; " : brief ? " " : ": ", i > 0 ? "; " : ": ");
		page_add(p, STYLE_DIM, topic_text(t, topic_cause(t, cause)->name));
	}
}

void
tell_node(struct page *p, const struct topic *t, uint32_t node)
{
	add_node(p, t, node, true, false);
}

struct entity
tell_node_entity(const struct topic *t, uint32_t node)
{
	const struct node *n = topic_node(t, node);
	struct list rules = topic_outcome(t, n->index)->rules;

	if (n->kind == NODE_QUESTION)
		return (struct entity){ENTITY_QUESTION, n->index};
	if (n->kind == NODE_OUTCOME && rules.count > 0)
		return (struct entity){ENTITY_RULE, topic_item(t, rules, 0)};
	return (struct entity){TARGET_NONE, 0};
}

/* What fits best now, with what it came to after each of the last answers. */
static void
add_trail(struct page *p, struct session *s)
{
	const struct outcome *o = session_ranking(s);
	uint32_t length = session_length(s), room = (uint32_t)page_columns(p) / 4;
	uint32_t shown = room > TRAIL_NAME + 1 ? room - TRAIL_NAME : 2;
	uint32_t first = length + 1 > shown ? length + 1 - shown : 0;
	struct interview *iv = interview_new(session_topic(s));
	struct buf rows[TRAIL_CAUSES + 1] = {{0}}; /* the last: the numbers of the answers */

	for (uint32_t i = 0; i <= length; i++) {
		if (i > 0)
			interview_answer(iv, session_question(s, i - 1), session_given(s, i - 1));
		if (i < first)
			continue;
		for (uint32_t k = 0; k < o->line_count && k < TRAIL_CAUSES; k++) {
			double share = tell_share_of(interview_posterior(iv), o, &o->lines[k]);

			buf_printf(&rows[k], "%3s ", words_of_100(share).text);
		}
		buf_printf(&rows[TRAIL_CAUSES], "%3u ", (unsigned)i);
	}
	page_heading(p, topic_phrase(session_topic(s), PHRASE_PATH_AFTER));
	page_indent(p, 2);
	page_mark(p, STYLE_DIM, "   ");
	page_mark(p, STYLE_DIM, buf_str(&rows[TRAIL_CAUSES]));
	page_break(p);
	for (uint32_t k = 0; k < o->line_count && k < TRAIL_CAUSES; k++) {
		page_item(p, tell_first_cause(session_topic(s), o, &o->lines[k]));
		tell_trail(p, session_topic(s), o, &o->lines[k], buf_str(&rows[k]));
		page_item_end(p);
	}
	page_indent(p, 0);
	for (size_t k = 0; k <= TRAIL_CAUSES; k++)
		buf_free(&rows[k]);
	interview_free(iv);
}

/* Of several symptoms any number can be answered, too many to tell where each leads. */
static void
add_leads(struct page *p, struct session *s, bool ranked, answer_keys *keys)
{
	const struct topic *t = session_topic(s);
	struct step now = session_now(s);

	if (now.question == NONE || !now.stored ||
	    topic_question(t, now.question)->kind == QUESTION_SEVERAL)
		return;
	struct list l = topic_node(t, now.node)->edges;
	const uint32_t *edges = topic_records(t, PART_EDGE, l.first, l.count);
	page_heading(p, topic_phrase(t, PHRASE_PATH_LEADS));
	page_indent(p, 2);
	for (uint32_t i = 0; edges != NULL && i < words_answer_count(t, now.question); i++) {
		uint32_t edge = words_answer_at(t, now.question, i) - ANSWER_UNSURE;

		if (edge >= l.count)
			continue;
		keys(p, t, now.question, i);
		add_node(p, t, edges[edge], ranked,
		    page_columns(p) < LEADS_ROOM && !glyphs_are_linear());
		page_break_brief(p);
	}
	page_indent(p, 0);
}

void
tell_way(struct page *p, struct session *s, bool ranked, answer_keys *keys)
{
	const struct outcome *o = session_ranking(s);

	if (ranked && session_length(s) > 0 && outcome_has_shares(o) && o->line_count > 0)
		add_trail(p, s);
	add_leads(p, s, ranked, keys);
	tell_answers(p, s);
}

void
tell_standing(struct page *p, struct session *s)
{
	const struct topic *t = session_topic(s);
	const struct outcome *o = session_ranking(s);
	const struct ranked *first = o->lines;
	struct of_100 share = words_of_100(o->line_count > 0 ? first->share : 0);

	page_indent(p, 0);
	if (!outcome_has_shares(o))
		return;
	if (o->line_count > 0 && first->count > 0)
		words_put(p, STYLE_TEXT, t, PHRASE_PATH_STANDING,
		    (const char *[]){
			share.text, topic_entity_name(t, tell_first_cause(t, o, first))});
	if (o->line_count > 0 && first->count > 1) {
		page_add(p, STYLE_DIM, " ");
		words_put(p, STYLE_DIM, t, PHRASE_PATH_ALIKE,
		    (const char *[]){words_number(first->count - 1).text});
	}
	page_gap(p);
}

/* The answer at that place; of several the one given with that option true as well, so that to say
 * it takes no other back. */
static uint32_t
answer_besides(const struct topic *t, uint32_t question, uint32_t given, uint32_t place)
{
	const struct question *q = topic_question(t, question);

	if (q->kind == QUESTION_SEVERAL && place < q->options)
		return answer_with(given, place, FINDING_YES, q->options);
	return words_answer_at(t, question, place);
}

void
tell_instead(struct page *p, struct session *s, uint32_t step, answer_keys *keys)
{
	const struct topic *t = session_topic(s);
	uint32_t question = session_question(s, step), given = session_given(s, step);
	char share[16];

	page_paragraph(p, STYLE_TITLE, topic_text(t, topic_question(t, question)->text));
	page_gap(p);
	page_paragraph(p, STYLE_HEADING, topic_phrase(t, PHRASE_PATH_INSTEAD));
	for (uint32_t place = 0; place < words_answer_count(t, question); place++) {
		struct interview *iv = interview_copy(session_interview(s));
		uint32_t answer = answer_besides(t, question, given, place);

		interview_answer(iv, question, answer);
		struct outcome *o = outcome_rank(iv);
		page_indent(p, 2);
		page_item(p, (struct entity){TARGET_ANSWER, answer});
		keys(p, t, question, place);
		words_put_answer(p, STYLE_STRONG, t, question, answer);
		if (answer == given)
			page_printf(p, STYLE_DIM, " (%s)", topic_phrase(t, PHRASE_AS_NOW));
		if (!interview_emergency_open(iv))
			words_add_urgency_of(p, t, o->urgency);
		page_item_end(p);
		page_indent(p, 5);
		for (uint32_t i = 0; i < o->line_count && i < INSTEAD_CAUSES; i++) {
			snprintf(share, sizeof share, "%3s ", words_of_100(o->lines[i].share).text);
			tell_trail(p, t, o, &o->lines[i], share);
		}
		page_indent(p, 0);
		outcome_free(o);
		interview_free(iv);
	}
	page_gap(p);
	evidence_add_moved(p, s, question);
}

void
tell_otherwise(struct page *p, struct session *s, uint32_t step, uint32_t answer)
{
	const struct topic *t = session_topic(s);
	uint32_t question = session_question(s, step);
	bool given = answer == session_given(s, step);
	struct interview *to = interview_copy(session_interview(s));
	struct interview *from = interview_copy(session_interview(s));
	struct buf words = {0};

	interview_answer(given ? from : to, question, given ? ANSWER_UNASKED : answer);
	words_add_answer(t, question, answer, &words);
	if (given)
		page_add(p, STYLE_HEADING, topic_phrase(t, PHRASE_PATH_WITH));
	else
		words_put(p, STYLE_HEADING, t, PHRASE_OF_100_IF, (const char *[]){buf_str(&words)});
	page_break(p);
	buf_free(&words);
	page_indent(p, 2);
	words_add_urgency_so_far(p, to);
	if (!interview_emergency_open(to))
		page_printf(
		    p, STYLE_TEXT, ": %s", words_urgency_when(t, interview_triage(to)->urgency));
	page_gap(p);
	struct outcome *before = outcome_rank(from);
	add_shifted(p, to, from, tell_largest(before), OTHERWISE_CAUSES);
	page_paragraph(p, STYLE_DIM, topic_phrase(t, PHRASE_BY_ESTIMATES));
	page_indent(p, 0);
	outcome_free(before);
	interview_free(from);
	interview_free(to);
}
