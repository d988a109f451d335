/* Feedback on a practice: what the case was, the score in its parts, then what it rests on, one
 * heading after the other. Whatever a topic has a page for can be opened from here. */
#include "tell/practice.h"

#include "tell/outcome.h"
#include "tell/practice_state.h"
#include "tell/words.h"

#define SCORE_BAR 20

void
tell_case(struct page *p, const struct practice *practice)
{
	const struct practice_case *c = &practice->c;
	struct buf story = {0};

	page_heading(p, "The case");
	page_indent(p, 0);
	page_add(p, STYLE_STRONG, c->id);
	if (c->title[0] != '\0')
		page_printf(p, STYLE_TEXT, ": %s", c->title);
	page_paragraph(p, STYLE_TEXT, c->drawn ? " (nobody's story)" : "");
	practice_opening(practice, &story);
	page_paragraph(p, STYLE_TEXT, buf_str(&story));
	buf_free(&story);
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
	for (uint32_t g = 0; g < PRACTICE_GROUP_COUNT; g++) {
		page_indent(p, 2);
		page_entry(p);
		page_printf(
		    p, STYLE_STRONG, "%s: %.1f of %d", practice_groups[g], s->group[g], s->most[g]);
		page_indent(p, 4);
		for (uint32_t i = 0; i < PRACTICE_PART_COUNT; i++) {
			if (practice_parts[i].group != g)
				continue;
			page_row(p);
			page_bar(p, s->share[i], SCORE_BAR / (page_columns(p) < 60 ? 2 : 1));
			page_add(p, STYLE_TEXT, practice_parts[i].word);
			page_column(p, STYLE_TEXT, ": ", ": ");
			page_printf(
			    p, STYLE_STRONG, "%.1f of %d", s->points[i], practice_parts[i].weight);
			page_break(p);
		}
	}
	page_indent(p, 0);
}

/* "after 1 question". */
static void
add_when(const struct telling *a, enum style style, const char *before, uint32_t questions)
{
	struct buf count = {0};

	words_add_count(questions, "question", &count);
	if (questions == 0)
		page_printf(a->p, style, "%s before the first question", before);
	else
		page_printf(a->p, style, "%s after %s", before, buf_str(&count));
	buf_free(&count);
}

static void
add_flags(const struct telling *a)
{
	const struct practice_feedback *f = a->f;

	if (f->flag_count == 0)
		return;
	page_heading(a->p, "Red flags");
	page_indent(a->p, 2);
	if (f->covered)
		add_when(a, STYLE_TEXT, "They were covered", f->covered_step);
	else
		page_add(a->p, STYLE_WARNING, "They were never covered");
	page_printf(a->p, STYLE_TEXT, ". %s", a->l->who);
	if (f->said) {
		add_when(a, STYLE_TEXT, " said so", f->said_step);
		page_add(a->p, f->said_rightly ? STYLE_TEXT : STYLE_WARNING,
		    f->said_rightly ? ", and it was so." : ", and it was not so.");
	} else {
		page_add(a->p, STYLE_TEXT, " did not say that they were.");
	}
	page_break(a->p);
	for (uint32_t i = 0; i < f->flag_count; i++) {
		const struct practice_flag *flag = &f->flags[i];
		const struct symptom *s = topic_symptom(a->t, flag->symptom);

		page_item(a->p, (struct entity){ENTITY_SYMPTOM, flag->symptom});
		page_bullet(a->p);
		page_add(a->p, STYLE_TEXT, topic_text(a->t, s->name));
		page_add(a->p, STYLE_DIM,
		    flag->in_case == FINDING_YES      ? ": present; "
		    : flag->in_case == FINDING_UNSURE ? ": not sure; "
						      : ": absent; ");
		if (flag->missed)
			page_add(a->p, STYLE_WARNING, "MISSED");
		else if (flag->step > 0)
			page_printf(a->p, STYLE_TEXT, "asked in question %u", (unsigned)flag->step);
		else
			page_add(a->p, STYLE_TEXT, "not asked");
		page_cite(a->p, a->t, s->refs);
		page_item_end(a->p);
	}
}

static void
add_open(const struct telling *a)
{
	if (a->f->open_count > 0)
		page_heading(a->p, "What should have been ruled out");
	page_indent(a->p, 2);
	for (uint32_t i = 0; i < a->f->open_count; i++) {
		const struct practice_open_cause *o = &a->f->open[i];
		const struct cause *c = topic_cause(a->t, o->cause);

		page_bullet(a->p);
		words_add_link(a->p, a->t, ENTITY_CAUSE, o->cause);
		words_add_urgency_of(a->p, c->urgency);
		page_printf(a->p, STYLE_TEXT, ": still %s of 100.", words_of_100(o->share).text);
		page_cite(a->p, a->t, c->refs);
		if (o->ask != NONE) {
			page_add(a->p, STYLE_TEXT, " To ask: ");
			words_add_link(a->p, a->t, ENTITY_QUESTION, o->ask);
		}
		page_break(a->p);
	}
}

static void
add_walk(
    const struct telling *a, const char *title, const struct practice_answer *walk, uint32_t count)
{
	if (count > 0)
		page_fold(a->p, title);
	page_indent(a->p, 2);
	for (uint32_t i = 0; i < count; i++) {
		page_number(a->p, i + 1);
		words_add_link(a->p, a->t, ENTITY_QUESTION, walk[i].question);
		page_add(a->p, STYLE_STRONG, " ");
		words_put_answer(a->p, STYLE_STRONG, a->t, walk[i].question, walk[i].answer);
		page_add(a->p, STYLE_STRONG, ".");
		page_break(a->p);
	}
}

static void
add_findings(const struct telling *a)
{
	if (a->f->finding_count > 0)
		page_fold(a->p, "What the case had");
	page_indent(a->p, 2);
	for (uint32_t i = 0; i < a->f->finding_count; i++) {
		const struct practice_finding *n = &a->f->findings[i];

		page_bullet(a->p);
		words_add_link(a->p, a->t, ENTITY_SYMPTOM, n->symptom);
		page_add(a->p, STYLE_STRONG, n->known ? "" : " (not found)");
		if (n->row == NONE && a->f->cause != NONE) {
			page_add(
			    a->p, STYLE_DIM, ": a distractor: no source links it with this cause");
		} else if (n->row != NONE) {
			const struct evidence *e = topic_evidence(a->t, n->row);

			page_printf(
			    a->p, STYLE_TEXT, ": with this cause %s", topic_text(a->t, e->written));
			if (e->strength.len > 0)
				page_printf(
				    a->p, STYLE_TEXT, ", \"%s\"", topic_text(a->t, e->strength));
			page_printf(a->p, STYLE_DIM, " (%s)", words_basis(e->basis));
			page_cite(a->p, a->t, e->refs);
		}
		page_break(a->p);
	}
}

/* The case's own point, and the sections that it rests on. */
static void
add_teaching(const struct telling *a)
{
	const struct practice_feedback *f = a->f;

	if (f->teaching[0] != '\0') {
		page_heading(a->p, "The point");
		page_indent(a->p, 2);
		page_paragraph(a->p, STYLE_STRONG, f->teaching);
	}
	if (f->ref_count > 0)
		page_fold(a->p, "What it rests on");
	page_indent(a->p, 2);
	for (uint32_t i = 0; i < f->ref_count; i++) {
		struct ref r = f->refs[i];
		struct entity source = {ENTITY_SOURCE, r.source};

		if (!page_note_source(a->p, a->t, r))
			continue;
		page_bullet(a->p);
		page_said(a->p, STYLE_TEXT, "", topic_entity_id(a->t, source));
		page_said(a->p, STYLE_TEXT, "", ": ");
		page_link(a->p, STYLE_SOURCE, topic_entity_name(a->t, source), source);
		if (r.section != NONE) {
			page_sep(a->p, STYLE_SOURCE);
			words_add_link(a->p, a->t, ENTITY_SECTION, r.section);
		}
		page_break(a->p);
	}
	page_indent(a->p, 0);
}

void
tell_practice(struct page *p, const struct practice *practice, const struct practice_feedback *f,
    enum tell_to to)
{
	struct telling a = telling_of(p, practice, f, to);

	if (!f->committed) {
		page_indent(p, 0);
		page_paragraph(p, STYLE_TEXT, TELL_NOT_COMMITTED);
		telling_add_log(&a);
		return;
	}
	page_indent(p, 0);
	page_add(p, STYLE_TEXT, "The case was ");
	if (f->cause != NONE) {
		words_add_link(p, a.t, ENTITY_CAUSE, f->cause);
		page_cite(p, a.t, topic_cause(a.t, f->cause)->refs);
		page_add(p, STYLE_TEXT, ", ");
	}
	words_add_urgency(p, f->case_urgency);
	page_printf(p, STYLE_TEXT, " (%s). %s committed to ", words_urgency_when(f->case_urgency),
	    a.l->who);
	words_add_urgency(p, f->urgency);
	if (f->cause != NONE)
		page_printf(p, STYLE_TEXT,
		    f->truth_place > 0 ? ", and had it in place %u"
				       : ", and did not have it among the first %u",
		    f->truth_place > 0 ? (unsigned)f->truth_place : PRACTICE_COUNTED);
	page_add(p, STYLE_TEXT, ".");
	page_break(p);
	tell_score(p, f);
	add_flags(&a);
	if (f->cause != NONE)
		telling_add_course(&a);
	telling_add_log(&a);
	add_open(&a);
	add_walk(&a, "What the tree would still have asked", f->remaining, f->remaining_count);
	add_walk(&a, "The tree's own questions on this case", f->tree, f->tree_count);
	add_findings(&a);
	add_teaching(&a);
	tell_sources(p, a.t);
	page_gap(p);
	if (to == TELL_LEARNER) /* paper begins with it */
		tell_notice(p, a.t);
}
