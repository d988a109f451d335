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
	if (c->drawn)
		page_printf(p, STYLE_TEXT, " %s", topic_phrase(practice->t, PHRASE_CASE_DRAWN));
	page_break(p);
	practice_opening(practice, &story);
	page_paragraph(p, STYLE_TEXT, buf_str(&story));
	buf_free(&story);
}

/* "after 1 question". */
static void
add_when(const struct topic *t, uint32_t questions, struct buf *out)
{
	struct buf count = {0};

	words_add_number_of(t, questions, PHRASE_QUESTION_ONE, &count);
	if (questions == 0)
		buf_adds(out, topic_phrase(t, PHRASE_WHEN_FIRST));
	else
		topic_add_phrase(t, PHRASE_AFTER, (const char *[]){buf_str(&count)}, out);
	buf_free(&count);
}

/* When the red flags were covered, and whether the learner said so. */
static void
add_covered(const struct telling *a)
{
	const struct practice_feedback *f = a->f;
	struct buf covered = {0}, said = {0};

	add_when(a->t, f->found_step > 0 ? f->found_step : f->covered_step, &covered);
	add_when(a->t, f->said_step, &said);
	if (!f->covered)
		page_add(a->p, STYLE_WARNING, topic_phrase(a->t, PHRASE_FLAGS_NEVER));
	else
		TELLING_PUT(a, STYLE_TEXT,
		    f->found_step > 0 ? PHRASE_FLAGS_FOUND : PHRASE_FLAGS_COVERED,
		    buf_str(&covered));
	page_add(a->p, STYLE_TEXT, " ");
	if (!f->said)
		TELLING_PUT(a, STYLE_TEXT, PHRASE_FLAGS_NOT_SAID, a->who);
	else
		TELLING_PUT(a, f->said_rightly ? STYLE_TEXT : STYLE_WARNING,
		    f->said_rightly ? PHRASE_FLAGS_SAID : PHRASE_FLAGS_SAID_WRONG, a->who,
		    buf_str(&said));
	page_break(a->p);
	buf_free(&covered);
	buf_free(&said);
}

static void
add_flags(const struct telling *a)
{
	const struct practice_feedback *f = a->f;

	if (f->flag_count == 0)
		return;
	page_heading(a->p, topic_phrase(a->t, PHRASE_FLAGS));
	page_indent(a->p, 2);
	add_covered(a);
	uint32_t asked = 0;
	for (uint32_t i = 0; i < f->flag_count; i++)
		asked += f->flags[i].step > 0;
	TELLING_PUT(a, STYLE_TEXT, PHRASE_FLAGS_ASKED, words_number(asked).text,
	    words_number(f->flag_count).text);
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
		page_printf(a->p, STYLE_DIM, ": %s; ",
		    topic_phrase(a->t, flag->in_case == FINDING_YES      ? PHRASE_FLAG_PRESENT
				       : flag->in_case == FINDING_UNSURE ? PHRASE_FLAG_UNSURE
									 : PHRASE_FLAG_ABSENT));
		if (flag->missed)
			page_add(a->p, STYLE_WARNING, topic_phrase(a->t, PHRASE_FLAG_MISSED));
		else if (flag->step > 0)
			TELLING_PUT(
			    a, STYLE_TEXT, PHRASE_FLAG_ASKED, words_number(flag->step).text);
		else
			page_add(a->p, STYLE_TEXT, topic_phrase(a->t, PHRASE_FLAG_NOT_ASKED));
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
		page_add(a->p, STYLE_TEXT, ": ");
		TELLING_PUT(a, STYLE_TEXT, PHRASE_STILL_OPEN, words_of_100(o->share).text);
		page_cite(a->p, a->t, c->refs);
		if (o->ask != NONE) {
			page_add(a->p, STYLE_TEXT, " ");
			words_put_values(a->p, STYLE_TEXT, a->t, PHRASE_TO_ASK_IT,
			    (struct words_value[]){words_link(a->t, ENTITY_QUESTION, o->ask)});
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
			page_printf(a->p, STYLE_DIM, " %s", topic_phrase(a->t, PHRASE_WALK_BEYOND));
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
		if (!n->known)
			page_printf(
			    a->p, STYLE_STRONG, " %s", topic_phrase(a->t, PHRASE_NOT_FOUND));
		if (n->row == NONE && a->f->cause != NONE) {
			page_printf(a->p, STYLE_DIM, ": %s", topic_phrase(a->t, PHRASE_DISTRACTOR));
		} else if (n->row != NONE) {
			const struct evidence *e = topic_evidence(a->t, n->row);

			page_add(a->p, STYLE_TEXT, ": ");
			TELLING_PUT(a, STYLE_TEXT, PHRASE_WITH_CAUSE, topic_text(a->t, e->written));
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
		page_heading(a->p, topic_phrase(a->t, practice_plans[plan].heading));
		page_indent(a->p, 2);
		if (made->chosen == NONE)
			TELLING_PUT(a, STYLE_TEXT, PHRASE_CHOSE_NONE, a->who);
		else
			TELLING_PUT(a, made->right ? STYLE_TEXT : STYLE_WARNING,
			    made->right ? PHRASE_CHOSE_RIGHT : PHRASE_CHOSE_WRONG, a->who,
			    practice_choice_text(a->t, plan, made->chosen));
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

/* What the case was, and what the learner took it for. */
static void
add_result(const struct telling *a)
{
	const struct practice_feedback *f = a->f;
	struct number_text place =
	    words_number(f->truth_place > 0 ? f->truth_place : PRACTICE_COUNTED);
	struct words_value when = words_text(STYLE_TEXT, words_urgency_when(a->t, f->case_urgency));

	if (f->cause == NONE) {
		words_put_values(a->p, STYLE_TEXT, a->t, PHRASE_CASE_WAS_URGENT,
		    (struct words_value[]){words_level(a->t, f->case_urgency), when});
	} else {
		words_put_values(a->p, STYLE_TEXT, a->t, PHRASE_CASE_WAS,
		    (struct words_value[]){words_link(a->t, ENTITY_CAUSE, f->cause),
			words_level(a->t, f->case_urgency), when});
		page_cite(a->p, a->t, topic_cause(a->t, f->cause)->refs);
	}
	page_add(a->p, STYLE_TEXT, " ");
	words_put_values(a->p, STYLE_TEXT, a->t,
	    f->cause == NONE     ? PHRASE_COMMITTED
	    : f->truth_place > 0 ? PHRASE_COMMITTED_PLACE
				 : PHRASE_COMMITTED_WITHOUT,
	    (struct words_value[]){words_text(STYLE_TEXT, a->who), words_level(a->t, f->urgency),
		words_text(STYLE_TEXT, place.text)});
	page_break(a->p);
}

void
tell_practice(struct page *p, const struct practice *practice, const struct practice_feedback *f,
    enum tell_to to)
{
	struct telling a = telling_of(p, practice, f, to);

	if (!f->committed) {
		page_indent(p, 0);
		page_paragraph(p, STYLE_TEXT, topic_phrase(a.t, PHRASE_NOT_COMMITTED));
		telling_add_log(&a);
		if (to == TELL_OTHERS)
			tell_sources(p, a.t);
		return;
	}
	page_indent(p, 0);
	if (to == TELL_LEARNER && !practice->c.drawn && practice->c.title[0] != '\0')
		page_printf(p, STYLE_STRONG, "%s. ", practice->c.title); /* not told before */
	add_result(&a);
	tell_score(p, a.t, f);
	telling_add_losses(&a);
	add_medicine(&a);
	add_flags(&a);
	add_open(&a);
	add_walk(&a, topic_phrase(a.t, PHRASE_PRACTICE_OPEN), f->remaining, f->remaining_count);
	tell_score_parts(p, a.t, f);
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
