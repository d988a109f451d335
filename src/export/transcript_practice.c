/* A practice as a page: the case, the log with feedback below each question, the score, what was
 * missed, the teaching point. Before the learner has committed there is the log alone. */
#include <stdlib.h>

#include "export/transcript_parts.h"
#include "tell/words.h"

/* What the parts of a practice need. */
struct practised {
	struct transcript *a;
	struct paper *p;
	const struct practice *practice;
	const struct practice_feedback *f;
};

static const char *
question_text(const struct transcript *a, uint32_t question)
{
	return topic_text(a->t, topic_question(a->t, question)->text);
}

static void
add_case(const struct practised *d)
{
	const struct practice_case *c = practice_case_of(d->practice);
	struct buf story = {0};

	paper_heading(d->p, 2, "The case");
	paper_paragraph(d->p);
	paper_strong(d->p, c->id);
	if (c->title != NULL && c->title[0] != '\0')
		paper_printf(d->p, ": %s", c->title);
	paper_text(d->p, c->drawn ? " (nobody's story)" : "");
	paper_paragraph_end(d->p);
	practice_opening(d->practice, &story);
	paper_say(d->p, buf_str(&story));
	buf_free(&story);
}

static void
add_result(const struct practised *d)
{
	const struct practice_feedback *f = d->f;

	paper_heading(d->p, 2, "The result");
	paper_paragraph(d->p);
	paper_text(d->p, "The case was ");
	paper_strong(d->p, transcript_cause(d->a, f->cause));
	paper_printf(
	    d->p, ", %s (%s)", words_urgency(f->case_urgency), words_urgency_when(f->case_urgency));
	transcript_cite(d->a, topic_cause(d->a->t, f->cause)->refs);
	paper_text(d->p, ". The learner committed to ");
	paper_strong(d->p, words_urgency(f->urgency));
	if (f->truth_place > 0)
		paper_printf(d->p, " and had the cause in place %u.", (unsigned)f->truth_place);
	else
		paper_printf(
		    d->p, " and did not have the cause among the first %u.", PRACTICE_COUNTED);
	paper_paragraph_end(d->p);
}

void
transcript_add_score(struct transcript *a, const struct practice_feedback *f)
{
	const struct practice_score *s = &f->score;

	paper_paragraph(&a->paper);
	paper_strong(&a->paper, "Score:");
	paper_printf(&a->paper, " %d of 100", s->total);
	if (s->cap != PRACTICE_CAP_COUNT)
		paper_printf(&a->paper, ", at most %d (the parts sum to %d): %s",
		    practice_cap(s->cap)->most, s->uncapped, practice_cap(s->cap)->help);
	paper_paragraph_end(&a->paper);
	paper_list(&a->paper, false);
	for (uint32_t g = 0; g < PRACTICE_GROUP_COUNT; g++) {
		paper_item(&a->paper);
		paper_strong(&a->paper, practice_group_name(g));
		paper_printf(&a->paper, " %.1f of %d", s->group[g], s->most[g]);
		paper_list(&a->paper, false);
		for (uint32_t i = 0; i < PRACTICE_PART_COUNT; i++) {
			if (practice_part(i)->group != g)
				continue;
			paper_item(&a->paper);
			paper_printf(&a->paper, "%s: %.1f of %d", practice_part(i)->word,
			    s->points[i], practice_part(i)->weight);
		}
		paper_list_end(&a->paper);
	}
	paper_list_end(&a->paper);
}

/* The feedback's step of an event, NULL where it is no question or there is no feedback yet. */
static const struct practice_step *
step_of(const struct practised *d, uint32_t event)
{
	for (uint32_t i = 0; d->f->committed && i < d->f->step_count; i++)
		if (d->f->steps[i].event == event)
			return &d->f->steps[i];
	return NULL;
}

static void
add_log(const struct practised *d)
{
	paper_heading(d->p, 2, "What the learner did");
	if (practice_event_count(d->practice) == 0) {
		paper_say(d->p, "Nothing yet.");
		return;
	}
	paper_list(d->p, true);
	for (uint32_t i = 0; i < practice_event_count(d->practice); i++) {
		struct practice_event e = practice_event_at(d->practice, i);

		paper_item(d->p);
		transcript_add_event(d->a, &e, step_of(d, i));
	}
	paper_list_end(d->p);
	if (d->f->committed && d->f->needless_count > 0) {
		paper_paragraph(d->p);
		paper_printf(d->p, "%u of %u questions were not needed.",
		    (unsigned)d->f->needless_count, (unsigned)d->f->step_count);
		paper_paragraph_end(d->p);
	}
}

static void
add_flag(const struct practised *d, const struct practice_flag *flag)
{
	const struct symptom *y = topic_symptom(d->a->t, flag->symptom);

	paper_item(d->p);
	paper_printf(d->p, "%s: %s; ", topic_text(d->a->t, y->name),
	    flag->in_case == FINDING_YES      ? "present"
	    : flag->in_case == FINDING_UNSURE ? "not sure"
					      : "absent");
	if (flag->missed)
		paper_strong(d->p, "missed");
	else if (flag->step > 0)
		paper_printf(d->p, "asked in question %u", (unsigned)flag->step);
	else
		paper_text(d->p, "not asked");
	transcript_cite(d->a, y->refs);
}

static void
add_flags(const struct practised *d)
{
	const struct practice_feedback *f = d->f;

	if (f->flag_count == 0)
		return;
	paper_heading(d->p, 2, "Red flags");
	paper_paragraph(d->p);
	if (f->covered)
		paper_printf(
		    d->p, "They were covered after question %u.", (unsigned)f->covered_step);
	else
		paper_text(d->p, "They were never covered.");
	if (f->said)
		paper_printf(d->p, " The learner said so after question %u, and it was %s.",
		    (unsigned)f->said_step, f->said_rightly ? "so" : "not so");
	else
		paper_text(d->p, " The learner did not say that they were.");
	paper_paragraph_end(d->p);
	paper_list(d->p, false);
	for (uint32_t i = 0; i < f->flag_count; i++)
		add_flag(d, &f->flags[i]);
	paper_list_end(d->p);
}

static void
add_open(const struct practised *d)
{
	struct buf share = {0};

	if (d->f->open_count == 0)
		return;
	paper_heading(d->p, 2, "What should have been ruled out");
	paper_list(d->p, false);
	for (uint32_t i = 0; i < d->f->open_count; i++) {
		const struct practice_open_cause *o = &d->f->open[i];
		const struct cause *c = topic_cause(d->a->t, o->cause);

		buf_clear(&share);
		words_add_of_100(o->share, &share);
		paper_item(d->p);
		paper_printf(d->p, "%s (%s), %s of 100", transcript_cause(d->a, o->cause),
		    words_urgency(c->urgency), buf_str(&share));
		if (o->ask != NONE)
			paper_printf(d->p, ". To ask: %s", question_text(d->a, o->ask));
		transcript_cite(d->a, c->refs);
	}
	paper_list_end(d->p);
	buf_free(&share);
}

static void
add_questions(const struct practised *d, const char *heading, const struct practice_answer *walk,
    uint32_t count)
{
	if (count == 0)
		return;
	paper_heading(d->p, 2, heading);
	paper_list(d->p, true);
	for (uint32_t i = 0; i < count; i++) {
		paper_item(d->p);
		transcript_add_answer(d->a, walk[i].question, walk[i].answer);
	}
	paper_list_end(d->p);
}

static void
add_findings(const struct practised *d)
{
	if (d->f->finding_count == 0)
		return;
	paper_heading(d->p, 2, "What the case had");
	paper_list(d->p, false);
	for (uint32_t i = 0; i < d->f->finding_count; i++) {
		const struct practice_finding *n = &d->f->findings[i];
		const struct evidence *e = topic_evidence(d->a->t, n->row);

		paper_item(d->p);
		paper_printf(d->p,
		    "%s%s: ", topic_text(d->a->t, topic_symptom(d->a->t, n->symptom)->name),
		    n->known ? "" : " (not found)");
		if (n->row == NONE) {
			paper_text(d->p, "a distractor: no source links it with this cause");
			continue;
		}
		paper_printf(d->p, "with this cause %s", topic_text(d->a->t, e->written));
		if (e->strength.len > 0)
			paper_printf(d->p, ", \"%s\"", topic_text(d->a->t, e->strength));
		paper_printf(d->p, " (%s)", words_basis(e->basis));
		transcript_cite(d->a, e->refs);
	}
	paper_list_end(d->p);
}

static void
add_teaching(const struct practised *d)
{
	if (d->f->teaching[0] == '\0')
		return;
	paper_heading(d->p, 2, "The point");
	paper_paragraph(d->p);
	paper_strong(d->p, d->f->teaching);
	for (uint32_t i = 0; i < d->f->ref_count; i++) {
		bool again = false;

		for (uint32_t k = 0; k < i; k++)
			again = again || d->f->refs[k].source == d->f->refs[i].source;
		if (again && d->f->refs[i].section < topic_section_count(d->a->t))
			d->a->sections[d->f->refs[i].section] = true;
		else if (!again)
			transcript_cite_one(d->a, d->f->refs[i]);
	}
	paper_paragraph_end(d->p);
}

static void
add_feedback(const struct practised *d)
{
	const struct practice_feedback *f = d->f;

	add_result(d);
	transcript_add_score(d->a, f);
	add_teaching(d);
	add_flags(d);
	add_log(d);
	add_open(d);
	add_questions(d, "What the tree would still have asked", f->remaining, f->remaining_count);
	add_questions(d, "The tree's own questions on this case", f->tree, f->tree_count);
	add_findings(d);
	transcript_add_sources(d->a);
}

void
transcript_practice(const struct practice *p, enum paper_form form, struct buf *out)
{
	struct practice_feedback *f = practice_feedback_new(p);
	struct transcript a;
	struct practised d = {&a, &a.paper, p, f};

	transcript_head(&a, practice_topic(p), form, "practice on a case", out);
	transcript_add_notice(&a, "one learner's questions, differential and commitment on a case");
	add_case(&d);
	if (f->committed) {
		add_feedback(&d);
	} else {
		paper_say(&a.paper, "Not committed: there is no score and no feedback yet.");
		add_log(&d);
	}
	paper_end(&a.paper);
	transcript_free(&a);
	practice_feedback_free(f);
}
