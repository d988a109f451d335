/* SPDX-License-Identifier: MIT */
/* The score of a practice: its parts, and what the parts that lost most were lost by. Every figure
 * is one of the feedback's own. */
#include "tell/practice_state.h"
#include "tell/words.h"

#define SCORE_BAR 20

/* "████  worth of the questions: 6.7 of 20". */
static void
add_points(struct page *p, const char *word, double points, int most)
{
	page_row(p);
	page_bar(p, points / most, SCORE_BAR / (page_columns(p) < 60 ? 2 : 1));
	page_add(p, STYLE_TEXT, word);
	page_column(p, STYLE_TEXT, ": ", ": ");
	page_printf(p, STYLE_STRONG, "%.1f of %d", points, most);
	page_break(p);
}

void
tell_score(struct page *p, const struct practice_feedback *f)
{
	const struct practice_score *s = &f->score;

	page_gap(p);
	page_indent(p, 0);
	page_printf(p, STYLE_TITLE, "Score: %d of 100", s->total);
	page_break(p);
	if (s->cap != PRACTICE_CAP_COUNT)
		page_printf(p, STYLE_WARNING, "At most %d (the parts sum to %d): %s.",
		    practice_caps[s->cap].most, s->uncapped, practice_caps[s->cap].help);
	page_break(p);
	page_indent(p, 2);
	for (int g = 0; g < PRACTICE_GROUP_COUNT; g++)
		add_points(p, practice_groups[g], s->group[g], s->most[g]);
	page_indent(p, 0);
}

void
tell_score_parts(struct page *p, const struct practice_feedback *f)
{
	page_fold(p, "The score, part by part");
	for (uint32_t g = 0; g < PRACTICE_GROUP_COUNT; g++) {
		page_indent(p, 2);
		page_paragraph(p, STYLE_STRONG, practice_groups[g]);
		page_indent(p, 4);
		for (int i = 0; i < PRACTICE_PART_COUNT; i++)
			if (practice_parts[i].group == g)
				add_points(p, practice_parts[i].word, f->score.points[i],
				    practice_parts[i].weight);
	}
	page_indent(p, 0);
}

/* What it cost to do so, in a sentence without its full stop. */
static void
add_reason(const struct telling *a, enum practice_part part)
{
	const struct practice_feedback *f = a->f;
	const char *who = a->l->mid;
	uint32_t needed = f->counted + f->remaining_count, unasked = 0;
	struct page *p = a->p;
	double worth = 0;

	for (uint32_t i = 0; i < f->flag_count; i++)
		unasked += f->flags[i].step == 0;
	for (uint32_t i = 0; i < f->step_count; i++)
		worth += f->steps[i].counted ? f->steps[i].worth : 0;
	switch (part) {
	case PRACTICE_PART_FLAGS:
		page_printf(p, STYLE_TEXT, "%u of %u red flags were never asked", (unsigned)unasked,
		    (unsigned)f->flag_count);
		break;
	case PRACTICE_PART_ORDER:
		page_add(p, STYLE_TEXT,
		    f->covered ? "other questions came before the red flags were covered"
			       : "the red flags were never covered");
		break;
	case PRACTICE_PART_SAID:
		page_printf(p, STYLE_TEXT,
		    f->said ? "they were not covered when %s said so"
			    : "%s never said when they were covered",
		    who);
		break;
	case PRACTICE_PART_TRIAGE:
	case PRACTICE_PART_URGENCY:
		page_printf(p, STYLE_TEXT, "%s committed to \"%s\", and the case was \"%s\"", who,
		    words_urgency(a->t, f->urgency), words_urgency(a->t, f->case_urgency));
		break;
	case PRACTICE_PART_QUESTIONS:
		if (f->remaining_count > 0) {
			page_printf(p, STYLE_TEXT, "%s closed with %u of %u questions still to ask",
			    who, (unsigned)f->remaining_count, (unsigned)needed);
			if (f->remaining_flags > 0)
				page_printf(p, STYLE_TEXT, ", %u of them on red flags",
				    (unsigned)f->remaining_flags);
		}
		if (worth < f->counted)
			page_printf(p, STYLE_TEXT, "%sthose asked were worth %d of 100 on average",
			    f->remaining_count > 0 ? "; " : "",
			    (int)(100 * worth / f->counted + 0.5));
		break;
	case PRACTICE_PART_DIFFERENTIAL:
		page_printf(p, STYLE_TEXT,
		    f->score.share[part] * needed < f->counted - 1e-6
			? "not every cause ranked is borne out by the answers"
			: "%s closed before the answers could bear it out",
		    who);
		break;
	case PRACTICE_PART_CAUSE:
		page_printf(p, STYLE_TEXT,
		    f->truth_place > 0 ? "it stood in place %u" : "it was not among the first %u",
		    f->truth_place > 0 ? (unsigned)f->truth_place : PRACTICE_COUNTED);
		break;
	case PRACTICE_PART_NEXT:
	case PRACTICE_PART_NET:
		page_add(p, STYLE_TEXT,
		    f->plan[part == PRACTICE_PART_NEXT ? PRACTICE_PLAN_NEXT : PRACTICE_PLAN_NET]
				.chosen == NONE
			? "none was chosen"
			: "this topic's advice does not name it for this case");
		break;
	case PRACTICE_PART_ECONOMY:
		page_add(p, STYLE_TEXT,
		    !f->covered ? "a walk that leaves red flags open is not short but unsafe"
		    : f->borne  ? "more was asked than the best walk on this case needs"
				: "only what was still to ask could bear out so low an urgency");
		break;
	case PRACTICE_PART_COUNT:
		break;
	}
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
		page_printf(a->p, STYLE_STRONG, "%s, %.1f lost", practice_parts[worst].word, most);
		page_add(a->p, STYLE_TEXT, ": ");
		add_reason(a, (enum practice_part)worst);
		page_paragraph(a->p, STYLE_TEXT, ".");
	}
}
