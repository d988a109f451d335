/* Feedback on a practice: what the case was, the score in its parts, then what it rests on, one
 * heading after the other. Whatever a topic has a page for can be opened from here. */
#include "view/desk.h"

#include "tell/words.h"

#define SCORE_BAR 20

static const char *
cause_name(const struct ui *ui, uint32_t cause)
{
	return topic_text(ui->topic, topic_cause(ui->topic, cause)->name);
}

static void
add_result(struct ui *ui, struct page *p, const struct practice_feedback *f)
{
	page_indent(p, 0);
	page_add(p, STYLE_TEXT, "The case was ");
	page_link(p, STYLE_LINK, cause_name(ui, f->cause), (struct entity){ENTITY_CAUSE, f->cause});
	page_add(p, STYLE_TEXT, ", ");
	words_add_urgency(p, f->case_urgency);
	page_printf(p, STYLE_TEXT, " (%s). You committed to ", words_urgency_when(f->case_urgency));
	words_add_urgency(p, f->urgency);
	if (f->truth_place > 0)
		page_printf(p, STYLE_TEXT, ", and had it in place %u.", (unsigned)f->truth_place);
	else
		page_printf(
		    p, STYLE_TEXT, ", and did not have it among your first %u.", PRACTICE_COUNTED);
	page_break(p);
}

static void
add_share_bar(struct page *p, double share)
{
	struct buf b = {0};

	glyphs_add_bar(page_glyphs(p), share, SCORE_BAR / (page_columns(p) < 60 ? 2 : 1), &b);
	page_mark(p, STYLE_BAR, buf_str(&b));
	if (b.len > 0)
		page_mark(p, STYLE_TEXT, " ");
	buf_free(&b);
}

static void
add_parts(struct page *p, const struct practice_score *s, uint32_t group)
{
	uint32_t i;

	page_indent(p, 4);
	for (i = 0; i < PRACTICE_PART_COUNT; i++) {
		if (practice_part(i)->group != group)
			continue;
		add_share_bar(p, s->share[i]);
		page_printf(p, STYLE_TEXT, "%s: ", practice_part(i)->word);
		page_printf(p, STYLE_STRONG, "%.1f of %d", s->points[i], practice_part(i)->weight);
		page_break(p);
	}
}

static void
add_score(struct page *p, const struct practice_score *s)
{
	uint32_t g;

	page_gap(p);
	page_indent(p, 0);
	page_printf(p, STYLE_TITLE, "Score: %d of 100", s->total);
	page_break(p);
	if (s->cap != PRACTICE_CAP_COUNT) {
		page_printf(p, STYLE_WARNING, "At most %d (the parts sum to %d): %s.",
		    practice_cap(s->cap)->most, s->uncapped, practice_cap(s->cap)->help);
		page_break(p);
	}
	for (g = 0; g < PRACTICE_GROUP_COUNT; g++) {
		page_indent(p, 2);
		page_printf(p, STYLE_STRONG, "%s: %.1f of %d", practice_group_name(g), s->group[g],
		    s->most[g]);
		page_break(p);
		add_parts(p, s, g);
	}
}

static void
add_flag(struct ui *ui, struct page *p, const struct practice_flag *flag)
{
	page_item(p, (struct entity){ENTITY_SYMPTOM, flag->symptom});
	page_mark(p, STYLE_TEXT, page_glyphs(p)->bullet);
	page_mark(p, STYLE_TEXT, " ");
	page_add(
	    p, STYLE_TEXT, topic_text(ui->topic, topic_symptom(ui->topic, flag->symptom)->name));
	page_add(p, STYLE_DIM,
	    flag->in_case == FINDING_YES      ? ": present; "
	    : flag->in_case == FINDING_UNSURE ? ": not sure; "
					      : ": absent; ");
	if (flag->missed)
		page_add(p, STYLE_WARNING, "MISSED");
	else if (flag->step > 0)
		page_printf(p, STYLE_TEXT, "asked in question %u", (unsigned)flag->step);
	else
		page_add(p, STYLE_TEXT, "not asked");
	page_item_end(p);
}

static void
add_flags(struct ui *ui, struct page *p, const struct practice_feedback *f)
{
	uint32_t i;

	page_heading(p, "Red flags");
	page_indent(p, 2);
	if (f->covered)
		page_printf(p, STYLE_TEXT, "They were covered after %u question%s.",
		    (unsigned)f->covered_step, f->covered_step == 1 ? "" : "s");
	else
		page_add(p, STYLE_WARNING, "They were never covered.");
	if (f->said)
		page_printf(p, f->said_rightly ? STYLE_TEXT : STYLE_WARNING,
		    " You said so after %u, and it was %s.", (unsigned)f->said_step,
		    f->said_rightly ? "so" : "not so");
	else
		page_add(p, STYLE_TEXT, " You did not say that they were.");
	page_break(p);
	for (i = 0; i < f->flag_count; i++)
		add_flag(ui, p, &f->flags[i]);
}

static void
add_question(struct ui *ui, struct page *p, uint32_t question)
{
	page_link(p, STYLE_LINK, topic_text(ui->topic, topic_question(ui->topic, question)->text),
	    (struct entity){ENTITY_QUESTION, question});
}

static void
add_open(struct ui *ui, struct page *p, const struct practice_feedback *f)
{
	uint32_t i;

	if (f->open_count > 0)
		page_heading(p, "What should have been ruled out");
	for (i = 0; i < f->open_count; i++) {
		const struct practice_open_cause *o = &f->open[i];
		struct buf of = {0};

		words_add_of_100(o->share, &of);
		page_indent(p, 2);
		page_mark(p, STYLE_TEXT, page_glyphs(p)->bullet);
		page_mark(p, STYLE_TEXT, " ");
		page_link(p, STYLE_LINK, cause_name(ui, o->cause),
		    (struct entity){ENTITY_CAUSE, o->cause});
		words_add_urgency_of(p, topic_cause(ui->topic, o->cause)->urgency);
		page_printf(p, STYLE_TEXT, ": still %s of 100.", buf_str(&of));
		if (o->ask != NONE) {
			page_add(p, STYLE_TEXT, " Ask: ");
			add_question(ui, p, o->ask);
		}
		page_break(p);
		buf_free(&of);
	}
}

static void
add_walk(struct ui *ui, struct page *p, const char *title, const struct practice_answer *walk,
    uint32_t count)
{
	uint32_t i;

	if (count > 0)
		page_heading(p, title);
	page_indent(p, 2);
	for (i = 0; i < count; i++) {
		struct buf number = {0};

		buf_printf(&number, "%2u ", (unsigned)i + 1);
		page_mark(p, STYLE_DIM, buf_str(&number));
		add_question(ui, p, walk[i].question);
		page_printf(p, STYLE_STRONG, " %s.",
		    words_answer(ui->topic, walk[i].question, walk[i].answer));
		page_break(p);
		buf_free(&number);
	}
}

static void
add_findings(struct ui *ui, struct page *p, const struct practice_feedback *f)
{
	uint32_t i;

	if (f->finding_count > 0)
		page_heading(p, "What the case had");
	page_indent(p, 2);
	for (i = 0; i < f->finding_count; i++) {
		const struct practice_finding *n = &f->findings[i];

		page_mark(p, STYLE_TEXT, page_glyphs(p)->bullet);
		page_mark(p, STYLE_TEXT, " ");
		page_link(p, STYLE_LINK,
		    topic_text(ui->topic, topic_symptom(ui->topic, n->symptom)->name),
		    (struct entity){ENTITY_SYMPTOM, n->symptom});
		if (!n->known)
			page_add(p, STYLE_STRONG, " (you did not find it)");
		if (n->row != NONE)
			page_printf(p, STYLE_TEXT, ": with this cause %s",
			    topic_text(ui->topic, topic_evidence(ui->topic, n->row)->written));
		else
			page_add(p, STYLE_DIM, ": a distractor, no source links it with the cause");
		page_break(p);
	}
}

static struct entity
entity_of(struct ref r)
{
	return r.section != NONE ? (struct entity){ENTITY_SECTION, r.section}
				 : (struct entity){ENTITY_SOURCE, r.source};
}

static void
add_teaching(struct ui *ui, struct page *p, const struct practice_feedback *f)
{
	uint32_t i;

	if (f->teaching[0] != '\0') {
		page_heading(p, "The point");
		page_indent(p, 2);
		page_paragraph(p, STYLE_STRONG, f->teaching);
	}
	if (f->ref_count > 0)
		page_heading(p, "Sources");
	page_indent(p, 2);
	for (i = 0; i < f->ref_count; i++) {
		const struct source *s = topic_source(ui->topic, f->refs[i].source);

		page_item(p, entity_of(f->refs[i]));
		page_mark(p, STYLE_TEXT, page_glyphs(p)->bullet);
		page_mark(p, STYLE_TEXT, " ");
		page_add(p, STYLE_SOURCE, topic_text(ui->topic, s->title));
		if (f->refs[i].section != NONE)
			page_printf(p, STYLE_LINK, "%s%s", page_glyphs(p)->sep,
			    topic_text(
				ui->topic, topic_section(ui->topic, f->refs[i].section)->heading));
		page_item_end(p);
	}
}

static void
add_close(struct ui *ui, struct page *p)
{
	page_gap(p);
	page_indent(p, 0);
	page_paragraph(p, STYLE_STRONG, topic_text(ui->topic, topic_meta(ui->topic)->notice));
	page_indent(p, 2);
	page_item(p, (struct entity){TARGET_ROW, 0});
	page_add(p, STYLE_TEXT, "Practise on another case");
	page_item_end(p);
	page_indent(p, 0);
}

void
desk_build_feedback(struct ui *ui, struct page *p)
{
	const struct practice_feedback *f = desk_of(ui)->feedback;

	add_result(ui, p, f);
	add_score(p, &f->score);
	add_flags(ui, p, f);
	desk_build_steps(ui, p);
	add_open(ui, p, f);
	add_walk(ui, p, "What the tree would still have asked", f->remaining, f->remaining_count);
	add_findings(ui, p, f);
	add_teaching(ui, p, f);
	add_walk(ui, p, "The tree's own questions on this case", f->tree, f->tree_count);
	add_close(ui, p);
}
