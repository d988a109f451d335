/* The part of the feedback on the questions asked: what each was worth beside the best one then,
 * what was needless, and how the learner's differential moved beside the tree's. */
#include "view/desk.h"

#include <stdio.h>

#include "tell/words.h"

#define WORTH_BAR 5
#define MOVED_LEAST 0.05 /* bits that are worth a word */
#define TRUTH_BAR 12

static const char *
cause_name(const struct ui *ui, uint32_t cause)
{
	return topic_text(ui->topic, topic_cause(ui->topic, cause)->name);
}

static void
add_question(const struct ui *ui, struct page *p, uint32_t question)
{
	page_link(p, STYLE_LINK, topic_text(ui->topic, topic_question(ui->topic, question)->text),
	    (struct entity){ENTITY_QUESTION, question});
}

/* " 3 ████░ Question? Answer." */
static void
add_head(struct ui *ui, struct page *p, const struct practice_step *s, uint32_t number)
{
	struct buf bar = {0};
	char mark[16];

	snprintf(mark, sizeof mark, "%2u ", (unsigned)number);
	glyphs_add_bar(page_glyphs(p), s->worth, WORTH_BAR, &bar);
	page_indent(p, 2);
	page_item(p, (struct entity){ENTITY_QUESTION, s->question});
	page_mark(p, STYLE_DIM, mark);
	page_mark(p, STYLE_BAR, buf_str(&bar));
	page_mark(p, STYLE_TEXT, bar.len > 0 ? " " : "");
	page_add(
	    p, STYLE_TEXT, topic_text(ui->topic, topic_question(ui->topic, s->question)->text));
	page_printf(p, STYLE_STRONG, " %s.", words_answer(ui->topic, s->question, s->answer));
	page_item_end(p);
	page_indent(p, 5);
	buf_free(&bar);
}

static void
add_worth(struct ui *ui, struct page *p, const struct practice_step *s)
{
	page_printf(p, STYLE_TEXT, "Worth %d of 100: %.2f bits then.", (int)(100 * s->worth + 0.5),
	    s->bits);
	if (s->emergency && s->why == NEXT_EMERGENCY)
		page_add(p, STYLE_DIM, " A red flag comes before what tells more.");
	else if (s->best != NONE && s->best != s->question) {
		page_printf(p, STYLE_TEXT, " The best, %.2f bits: ", s->best_bits);
		add_question(ui, p, s->best);
	}
	if (s->tree != NONE && s->tree != s->question && s->tree != s->best) {
		page_add(p, STYLE_TEXT, " The tree's: ");
		add_question(ui, p, s->tree);
	}
	page_break(p);
	if (s->before_flags)
		page_paragraph(p, STYLE_WARNING, "The red flags were not covered yet.");
	if (s->needless == PRACTICE_TELLS_LITTLE)
		page_paragraph(p, STYLE_WARNING,
		    "Needless: it told too little, and could not change the urgency.");
	if (s->needless == PRACTICE_TOO_LATE)
		page_paragraph(
		    p, STYLE_WARNING, "Needless: an emergency was found, so help comes first.");
}

static void
add_moved(struct ui *ui, struct page *p, const struct practice_step *s)
{
	bool pro = s->for_bits >= MOVED_LEAST, contra = s->against_bits <= -MOVED_LEAST;

	if (!pro && !contra)
		return;
	page_add(p, STYLE_TEXT, "It spoke most");
	if (pro)
		page_printf(p, STYLE_TEXT, " for %s (%+.1f bits)", cause_name(ui, s->most_for),
		    s->for_bits);
	if (contra)
		page_printf(p, STYLE_TEXT, "%s against %s (%+.1f bits)", pro ? "," : "",
		    cause_name(ui, s->most_against), s->against_bits);
	page_add(p, STYLE_TEXT, ".");
	page_break(p);
}

static void
add_view(struct ui *ui, struct page *p, const struct practice_view *v)
{
	uint32_t i;

	page_mark(p, STYLE_DIM, "Tree: ");
	for (i = 0; i < v->tree_count; i++) {
		struct buf of = {0};

		words_add_of_100(v->tree[i].share, &of);
		page_printf(p, STYLE_TEXT, "%s%s %s", i > 0 ? ", " : "",
		    cause_name(ui, v->tree[i].cause), buf_str(&of));
		buf_free(&of);
	}
	page_break(p);
	page_mark(p, STYLE_DIM, "You:  ");
	for (i = 0; i < v->mine_count; i++)
		page_printf(p, STYLE_STRONG, "%s%s", i > 0 ? ", " : "", cause_name(ui, v->mine[i]));
	if (v->mine_count == 0)
		page_add(p, STYLE_DIM, "nothing ranked");
	page_break(p);
}

/* One row of how the case's cause moved. */
static void
add_truth(struct page *p, const struct practice_view *v, uint32_t step)
{
	struct buf of = {0}, bar = {0}, mark = {0};

	words_add_of_100(v->truth_share, &of);
	if (step == 0)
		buf_adds(&mark, "at first ");
	else
		buf_printf(&mark, "after %2u ", (unsigned)step);
	glyphs_add_bar(page_glyphs(p), v->truth_share, TRUTH_BAR, &bar);
	page_mark(p, STYLE_DIM, buf_str(&mark));
	page_mark(p, STYLE_BAR, buf_str(&bar));
	page_mark(p, STYLE_TEXT, bar.len > 0 ? " " : "");
	page_printf(p, STYLE_TEXT, "%s of 100, place %u for the tree", buf_str(&of),
	    (unsigned)v->truth_rank);
	if (v->truth_mine > 0)
		page_printf(p, STYLE_STRONG, ", place %u for you", (unsigned)v->truth_mine);
	else
		page_add(p, STYLE_TEXT, ", not among yours");
	page_break(p);
	buf_free(&of);
	buf_free(&bar);
	buf_free(&mark);
}

static void
add_course(struct ui *ui, struct page *p, const struct practice_feedback *f)
{
	struct buf title = {0};
	uint32_t i;

	buf_printf(&title, "How the case's cause moved: %s", cause_name(ui, f->cause));
	page_heading(p, buf_str(&title));
	buf_free(&title);
	page_indent(p, 2);
	add_truth(p, &f->start, 0);
	for (i = 0; i < f->step_count; i++)
		add_truth(p, &f->steps[i].after, i + 1);
}

void
desk_build_steps(struct ui *ui, struct page *p)
{
	const struct practice_feedback *f = desk_of(ui)->feedback;
	uint32_t i;

	add_course(ui, p, f);
	page_heading(p, "Your questions, each with its worth and where both stood after it");
	page_indent(p, 2);
	if (f->step_count == 0)
		page_paragraph(p, STYLE_TEXT, "You asked nothing.");
	for (i = 0; i < f->step_count; i++) {
		const struct practice_step *s = &f->steps[i];

		add_head(ui, p, s, i + 1);
		add_worth(ui, p, s);
		add_moved(ui, p, s);
		add_view(ui, p, &s->after);
	}
	page_indent(p, 2);
	if (f->needless_count > 0)
		page_printf(p, STYLE_TEXT, "%u of %u settled nothing that was needed.",
		    (unsigned)f->needless_count, (unsigned)f->step_count);
	page_break(p);
}
