/* One thing that a learner did, with the feedback on it. */
#include "export/transcript_parts.h"
#include "tell/words.h"

#define MOVED_LEAST 0.05 /* bits that are worth a word */

static const char *
question_text(const struct transcript *a, uint32_t question)
{
	return topic_text(a->t, topic_question(a->t, question)->text);
}

void
transcript_add_view(struct transcript *a, const struct practice_view *v)
{
	struct buf share = {0};

	paper_item(&a->paper);
	paper_text(&a->paper, "The learner, before the next question: ");
	for (uint32_t i = 0; i < v->mine_count; i++)
		paper_printf(&a->paper, "%s%s", i > 0 ? ", " : "", transcript_cause(a, v->mine[i]));
	paper_text(&a->paper, v->mine_count > 0 ? "" : "nothing ranked");
	paper_item(&a->paper);
	paper_text(&a->paper, "The tree then, of 100 like this: ");
	for (uint32_t i = 0; i < v->tree_count; i++) {
		buf_clear(&share);
		words_add_of_100(v->tree[i].share, &share);
		paper_printf(&a->paper, "%s%s %s", i > 0 ? ", " : "",
		    transcript_cause(a, v->tree[i].cause), buf_str(&share));
	}
	paper_item(&a->paper);
	paper_printf(&a->paper, "Urgency by the answers so far: %s",
	    v->urgency_known ? words_urgency(v->urgency) : "not known yet");
	buf_free(&share);
}

static void
add_worth(struct transcript *a, const struct practice_step *s)
{
	paper_item(&a->paper);
	paper_printf(&a->paper, "Worth then: %.2f bits", s->bits);
	if (s->emergency && s->why == NEXT_EMERGENCY)
		paper_text(&a->paper, "; a red flag comes before what tells more");
	else if (s->best != NONE && s->best != s->question)
		paper_printf(&a->paper, "; the most, %.2f bits: %s", s->best_bits,
		    question_text(a, s->best));
	if (s->tree != NONE && s->tree != s->question) {
		paper_item(&a->paper);
		paper_printf(&a->paper, "The tree would have asked: %s", question_text(a, s->tree));
	}
	if (s->before_flags) {
		paper_item(&a->paper);
		paper_text(&a->paper, "The red flags were not covered yet.");
	}
	if (s->needless != PRACTICE_NEEDED) {
		paper_item(&a->paper);
		paper_text(&a->paper,
		    s->needless == PRACTICE_TOO_LATE
			? "Not needed: an emergency was found, so help comes first."
			: "Not needed: it told too little, and could not change the urgency.");
	}
}

/* Bits with their sign; what would be shown as -0.0 is 0. */
static double
shown(double bits)
{
	return bits > -MOVED_LEAST && bits < MOVED_LEAST ? 0 : bits;
}

static void
add_moved(struct transcript *a, const struct practice_step *s)
{
	bool pro = s->for_bits >= MOVED_LEAST, contra = s->against_bits <= -MOVED_LEAST;

	if (!pro && !contra)
		return;
	paper_item(&a->paper);
	paper_text(&a->paper, "In bits, it spoke most");
	if (pro)
		paper_printf(
		    &a->paper, " for %s %+.1f", transcript_cause(a, s->most_for), s->for_bits);
	if (contra)
		paper_printf(&a->paper, "%s against %s %+.1f", pro ? "," : "",
		    transcript_cause(a, s->most_against), s->against_bits);
	paper_printf(&a->paper, "; for the case's cause %+.1f", shown(s->truth_moved));
}

void
transcript_add_event(
    struct transcript *a, const struct practice_event *e, const struct practice_step *step)
{
	switch (e->kind) {
	case PRACTICE_ASK:
		paper_text(&a->paper, "Asked: ");
		transcript_add_answer(a, e->question, e->answer);
		transcript_cite(a, topic_question(a->t, e->question)->refs);
		break;
	case PRACTICE_RANK:
		paper_printf(&a->paper, "Ranked %s in place %u", transcript_cause(a, e->cause),
		    (unsigned)e->place + 1);
		break;
	case PRACTICE_UNRANK:
		paper_printf(&a->paper, "Dropped %s", transcript_cause(a, e->cause));
		break;
	case PRACTICE_COVER:
		paper_text(&a->paper, "Said that the red flags are covered");
		break;
	case PRACTICE_COMMIT:
		paper_text(&a->paper, "Committed to ");
		paper_strong(&a->paper, words_urgency(e->urgency));
		break;
	case PRACTICE_EVENTS:
		break;
	}
	if (step == NULL)
		return;
	paper_list(&a->paper, false);
	add_worth(a, step);
	add_moved(a, step);
	transcript_add_view(a, &step->after);
	paper_list_end(&a->paper);
}
