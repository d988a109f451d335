/* SPDX-License-Identifier: MIT */
/* Feedback on a practice: what the case was, the score in its parts, then the medicine (the point,
 * what comes next, red flags, what was not ruled out), then what was asked, and last, folded, the
 * bits. Whatever a topic has a page for can be opened from here. */
#include "tell/practice.h"

#include "tell/outcome.h"
#include "tell/practice_state.h"
#include "tell/words.h"

void
tell_case(struct page *p, const struct practice *practice)
{
	const struct practice_case *c = &practice->c;
	struct buf story = {0};

	page_heading(p, topic_phrase(practice->t, PHRASE_CASE));
	page_indent(p, 0);
	page_add(p, STYLE_STRONG, c->id);
	if (c->title[0] != '\0')
		page_printf(p, STYLE_TEXT, ": %s", c->title);
	page_paragraph(p, STYLE_TEXT, c->drawn ? " (nobody's story)" : "");
	practice_opening(practice, &story);
	page_paragraph(p, STYLE_TEXT, buf_str(&story));
	buf_free(&story);
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
	page_heading(a->p, topic_phrase(a->t, PHRASE_FLAGS));
	page_indent(a->p, 2);
	if (f->covered && f->found_step > 0)
		add_when(a, STYLE_TEXT, topic_phrase(a->t, PHRASE_FLAGS_FOUND), f->found_step);
	else if (f->covered)
		add_when(a, STYLE_TEXT, "They were covered", f->covered_step);
	else
		page_add(a->p, STYLE_WARNING, "They were never covered");
	page_printf(a->p, STYLE_TEXT, ". %s", a->l->who);
	if (f->said) {
		add_when(a, STYLE_TEXT, " said so", f->said_step);
		page_add(a->p, f->said_rightly ? STYLE_TEXT : STYLE_WARNING,
		    f->said_rightly ? ", and it was so." : ", and it was not so.");
	} else {
		page_add(a->p, STYLE_TEXT, " did not say that they were covered.");
	}
	page_break(a->p);
	uint32_t asked = 0;
	for (uint32_t i = 0; i < f->flag_count; i++)
		asked += f->flags[i].step > 0;
	page_printf(a->p, STYLE_TEXT, "Asked: %u of %u.", (unsigned)asked, (unsigned)f->flag_count);
	if (f->remaining_flags > 0 && f->found_step > 0)
		page_printf(a->p, STYLE_TEXT, " %s", topic_phrase(a->t, PHRASE_FLAGS_ONE_DANGER));
	page_break(a->p);
	page_fold(a->p, topic_phrase(a->t, PHRASE_FLAGS_EACH));
	page_indent(a->p, 2);
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
		page_heading(a->p, topic_phrase(a->t, PHRASE_PRACTICE_RULE_OUT));
	page_indent(a->p, 2);
	for (uint32_t i = 0; i < a->f->open_count; i++) {
		const struct practice_open_cause *o = &a->f->open[i];
		const struct cause *c = topic_cause(a->t, o->cause);

		page_bullet(a->p);
		words_add_link(a->p, a->t, ENTITY_CAUSE, o->cause);
		words_add_urgency_of(a->p, a->t, c->urgency);
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
		if (walk[i].beyond && (i == 0 || !walk[i - 1].beyond))
			page_add(a->p, STYLE_DIM,
			    " From here on an emergency was found: the tree itself asks no more.");
		page_break(a->p);
	}
}

static void
add_findings(const struct telling *a)
{
	if (a->f->finding_count > 0)
		page_fold(a->p, topic_phrase(a->t, PHRASE_PRACTICE_HAD));
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
			page_printf(a->p, STYLE_DIM, " (%s)", words_basis(a->t, e->basis));
			page_cite(a->p, a->t, e->refs);
		}
		page_break(a->p);
	}
}

/* The case's own point; then what was chosen to come next, and all that the topic names for it. */
static void
add_medicine(const struct telling *a)
{
	const struct practice_feedback *f = a->f;

	if (f->teaching[0] != '\0') {
		page_heading(a->p, topic_phrase(a->t, PHRASE_PRACTICE_POINT));
		page_indent(a->p, 2);
		page_paragraph(a->p, STYLE_STRONG, f->teaching);
	}
	for (int i = 0; i < PRACTICE_PLANS; i++) {
		const struct practice_plan_made *made = &f->plan[i];
		enum practice_plan plan = (enum practice_plan)i;

		if (!made->asked)
			continue;
		page_heading(a->p, plan == PRACTICE_PLAN_NEXT
				       ? topic_phrase(a->t, PHRASE_PRACTICE_NEXT)
				       : topic_phrase(a->t, PHRASE_PRACTICE_NET));
		page_indent(a->p, 2);
		if (made->chosen == NONE)
			page_printf(a->p, STYLE_TEXT, "%s chose none.", a->l->who);
		else
			page_printf(a->p, made->right ? STYLE_TEXT : STYLE_WARNING,
			    "%s chose \"%s\": %s.", a->l->who,
			    practice_choice_text(a->t, plan, made->chosen),
			    made->right ? "right" : "this topic does not name it for this case");
		page_break(a->p);
		for (uint32_t k = 0; k < made->count; k++) {
			const struct advice *row = topic_advice(a->t, made->rows[k]);

			page_bullet(a->p);
			words_add_link(a->p, a->t, ENTITY_ADVICE, made->rows[k]);
			page_printf(a->p, STYLE_TEXT, ": %s", topic_text(a->t, row->text));
			page_cite(a->p, a->t, row->refs);
			page_break(a->p);
		}
	}
}

/* The sections that it all rests on. */
static void
add_rest(const struct telling *a)
{
	const struct practice_feedback *f = a->f;

	if (f->ref_count > 0)
		page_fold(a->p, topic_phrase(a->t, PHRASE_PRACTICE_RESTS));
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
	if (to == TELL_LEARNER && !practice->c.drawn && practice->c.title[0] != '\0')
		page_printf(p, STYLE_STRONG, "%s. ", practice->c.title); /* not told before */
	page_add(p, STYLE_TEXT, "The case was ");
	if (f->cause != NONE) {
		words_add_link(p, a.t, ENTITY_CAUSE, f->cause);
		page_cite(p, a.t, topic_cause(a.t, f->cause)->refs);
		page_add(p, STYLE_TEXT, ", ");
	}
	words_add_urgency(p, a.t, f->case_urgency);
	page_printf(p, STYLE_TEXT, " (%s). %s committed to ",
	    words_urgency_when(a.t, f->case_urgency), a.l->who);
	words_add_urgency(p, a.t, f->urgency);
	if (f->cause != NONE)
		page_printf(p, STYLE_TEXT,
		    f->truth_place > 0 ? ", and had it in place %u"
				       : ", and did not have it among the first %u",
		    f->truth_place > 0 ? (unsigned)f->truth_place : PRACTICE_COUNTED);
	page_add(p, STYLE_TEXT, ".");
	page_break(p);
	tell_score(p, f);
	telling_add_losses(&a);
	add_medicine(&a);
	add_flags(&a);
	add_open(&a);
	add_walk(&a, topic_phrase(a.t, PHRASE_PRACTICE_OPEN), f->remaining, f->remaining_count);
	tell_score_parts(p, f);
	telling_add_log(&a);
	add_walk(&a, topic_phrase(a.t, PHRASE_PRACTICE_BEST), f->tree, f->tree_count);
	add_findings(&a);
	if (f->cause != NONE)
		telling_add_course(&a);
	telling_add_bits(&a);
	add_rest(&a);
	tell_sources(p, a.t);
	page_gap(p);
	if (to == TELL_LEARNER) /* paper begins with it */
		tell_notice(p, a.t);
}
