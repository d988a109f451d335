/* SPDX-License-Identifier: MIT */
/* The score of a practice: its parts, and what the parts that lost most were lost by. Every figure
 * is one of the feedback's own. */
#include "tell/practice_state.h"

#define SCORE_BAR 20

/* "████  worth of the questions: 6.7 of 20". */
static void
add_points(struct page *p, const struct topic *t, enum phrase word, double points, int most)
{
	page_row(p);
	page_bar(p, points / most, SCORE_BAR / (page_columns(p) < 60 ? 2 : 1));
	page_add(p, STYLE_TEXT, topic_phrase(t, word));
	page_column(p, STYLE_TEXT, ": ", ": ");
	words_put(p, STYLE_STRONG, t, PHRASE_SCORE_POINTS,
	    (const char *[]){words_decimal(points, 1).text, words_number((size_t)most).text});
	page_break(p);
}

void
tell_score(struct page *p, const struct topic *t, const struct practice_feedback *f)
{
	const struct practice_score *s = &f->score;

	page_gap(p);
	page_indent(p, 0);
	words_put(
	    p, STYLE_TITLE, t, PHRASE_SCORE, (const char *[]){words_number((size_t)s->total).text});
	page_break(p);
	if (s->cap != PRACTICE_CAP_COUNT)
		words_put(p, STYLE_WARNING, t, PHRASE_SCORE_CAPPED,
		    (const char *[]){words_number((size_t)practice_caps[s->cap].most).text,
			words_number((size_t)s->uncapped).text,
			topic_phrase(t, practice_caps[s->cap].reason)});
	page_break(p);
	page_indent(p, 2);
	for (int g = 0; g < PRACTICE_GROUP_COUNT; g++)
		add_points(p, t, practice_groups[g], s->group[g], s->most[g]);
	page_indent(p, 0);
}

void
tell_score_parts(struct page *p, const struct topic *t, const struct practice_feedback *f)
{
	page_fold(p, topic_phrase(t, PHRASE_SCORE_PARTS));
	for (uint32_t g = 0; g < PRACTICE_GROUP_COUNT; g++) {
		page_indent(p, 2);
		page_paragraph(p, STYLE_STRONG, topic_phrase(t, practice_groups[g]));
		page_indent(p, 4);
		for (int i = 0; i < PRACTICE_PART_COUNT; i++)
			if (practice_parts[i].group == g)
				add_points(p, t, practice_parts[i].word, f->score.points[i],
				    practice_parts[i].weight);
	}
	page_indent(p, 0);
}

/* How the questions fell short, in number and in worth. */
static void
add_questions_lost(const struct telling *a)
{
	const struct practice_feedback *f = a->f;
	double worth = 0;

	for (uint32_t i = 0; i < f->step_count; i++)
		worth += f->steps[i].counted ? f->steps[i].worth : 0;
	if (f->remaining_count > 0)
		TELLING_PUT(a, STYLE_TEXT, PHRASE_LOST_OPEN, a->within,
		    words_number(f->remaining_count).text,
		    words_number((size_t)f->counted + f->remaining_count).text);
	if (f->remaining_flags > 0) {
		page_add(a->p, STYLE_TEXT, ", ");
		TELLING_PUT(
		    a, STYLE_TEXT, PHRASE_LOST_OPEN_FLAGS, words_number(f->remaining_flags).text);
	}
	if (worth < f->counted) {
		page_add(a->p, STYLE_TEXT, f->remaining_count > 0 ? "; " : "");
		TELLING_PUT(a, STYLE_TEXT, PHRASE_LOST_WORTH,
		    words_number((size_t)(100 * worth / f->counted + 0.5)).text);
	}
}

/* What it cost to do so, in a sentence without its full stop. */
static void
add_reason(const struct telling *a, enum practice_part part)
{
	const struct practice_feedback *f = a->f;
	uint32_t needed = f->counted + f->remaining_count, unasked = 0;
	enum phrase reason = PHRASES;

	for (uint32_t i = 0; i < f->flag_count; i++)
		unasked += f->flags[i].step == 0;
	switch (part) {
	case PRACTICE_PART_FLAGS:
		TELLING_PUT(a, STYLE_TEXT, PHRASE_LOST_FLAGS, words_number(unasked).text,
		    words_number(f->flag_count).text);
		break;
	case PRACTICE_PART_ORDER:
		reason = f->covered ? PHRASE_LOST_ORDER : PHRASE_LOST_COVERING;
		break;
	case PRACTICE_PART_SAID:
		TELLING_PUT(
		    a, STYLE_TEXT, f->said ? PHRASE_LOST_SAID : PHRASE_LOST_UNSAID, a->within);
		break;
	case PRACTICE_PART_TRIAGE:
	case PRACTICE_PART_URGENCY:
		TELLING_PUT(a, STYLE_TEXT, PHRASE_LOST_URGENCY, a->within,
		    words_urgency(a->t, f->urgency), words_urgency(a->t, f->case_urgency));
		break;
	case PRACTICE_PART_QUESTIONS:
		add_questions_lost(a);
		break;
	case PRACTICE_PART_DIFFERENTIAL:
		if (f->score.share[part] * needed < f->counted - 1e-6)
			reason = PHRASE_LOST_EVIDENCE;
		else
			TELLING_PUT(a, STYLE_TEXT, PHRASE_LOST_EARLY, a->within);
		break;
	case PRACTICE_PART_CAUSE:
		TELLING_PUT(a, STYLE_TEXT,
		    f->truth_place > 0 ? PHRASE_LOST_PLACE : PHRASE_LOST_CAUSE,
		    words_number(f->truth_place > 0 ? f->truth_place : PRACTICE_COUNTED).text);
		break;
	case PRACTICE_PART_NEXT:
	case PRACTICE_PART_NET:
		reason =
		    f->plan[part == PRACTICE_PART_NEXT ? PRACTICE_PLAN_NEXT : PRACTICE_PLAN_NET]
				.chosen == NONE
			? PHRASE_LOST_CHOICE
			: PHRASE_LOST_ADVICE;
		break;
	case PRACTICE_PART_ECONOMY:
		reason = !f->covered ? PHRASE_LOST_UNSAFE
			 : f->borne  ? PHRASE_LOST_LONG
				     : PHRASE_LOST_BORNE;
		break;
	case PRACTICE_PART_COUNT:
		break;
	}
	page_add(a->p, STYLE_TEXT, reason < PHRASES ? topic_phrase(a->t, reason) : "");
}

void
telling_add_losses(const struct telling *a)
{
	enum { MOST = 3 };
	const struct practice_score *s = &a->f->score;
	bool told[PRACTICE_PART_COUNT] = {false};

	for (int n = 0; n < MOST; n++) {
		int worst = PRACTICE_PART_COUNT;
		double most = 0.05;

		for (int i = 0; i < PRACTICE_PART_COUNT; i++) {
			double lost = practice_parts[i].weight - s->points[i];

			if (!told[i] && lost > most) {
				most = lost;
				worst = i;
			}
		}
		if (worst == PRACTICE_PART_COUNT)
			break;
		if (n == 0)
			page_heading(a->p, topic_phrase(a->t, PHRASE_PRACTICE_COST));
		told[worst] = true;
		page_indent(a->p, 2);
		page_bullet(a->p);
		TELLING_PUT(a, STYLE_STRONG, PHRASE_SCORE_LOST,
		    topic_phrase(a->t, practice_parts[worst].word), words_decimal(most, 1).text);
		page_add(a->p, STYLE_TEXT, ": ");
		add_reason(a, (enum practice_part)worst);
		page_paragraph(a->p, STYLE_TEXT, ".");
	}
}
