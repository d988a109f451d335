/* A walk or a practice, step by step.
 *
 * A step of a walk is the session with that many of its answers, so what is told of it is what the
 * walker saw then. A step of a practice is an event of its log. What the tree thought of it comes
 * from the feedback, which there is none of before the learner has committed.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "export/transcript_parts.h"
#include "tell/evidence.h"
#include "tell/forms.h"
#include "tell/outcome.h"
#include "tell/question.h"
#include "tell/words.h"

struct replay {
	const struct topic *t;
	struct session *s;             /* a walk at some step ... */
	uint32_t *questions, *answers; /* ... of all of these */
	struct practice *p;            /* or a practice, whole */
	struct practice_feedback *f;
	uint32_t last;
};

static struct replay *
replay_new(const struct topic *t, uint32_t events)
{
	struct replay *r = xcalloc(1, sizeof *r);

	r->t = t;
	r->last = events + 1;
	return r;
}

struct replay *
replay_walk(const struct session *s)
{
	uint32_t count = session_length(s);
	struct replay *r = replay_new(session_topic(s), count);

	r->s = session_new(r->t);
	r->questions = xcalloc((size_t)count + 1, sizeof *r->questions);
	r->answers = xcalloc((size_t)count + 1, sizeof *r->answers);
	for (uint32_t i = 0; i < count; i++) {
		r->questions[i] = session_question(s, i);
		r->answers[i] = session_given(s, i);
	}
	return r;
}

struct replay *
replay_practice(const struct practice *p)
{
	struct replay *r = replay_new(practice_topic(p), practice_event_count(p));

	r->p = practice_prefix(p, practice_event_count(p));
	r->f = practice_feedback_new(r->p);
	return r;
}

void
replay_free(struct replay *r)
{
	if (r == NULL)
		return;
	session_free(r->s);
	practice_feedback_free(r->f);
	practice_free(r->p);
	free(r->questions);
	free(r->answers);
	free(r);
}

uint32_t
replay_last(const struct replay *r)
{
	return r->last;
}

/* Puts the session there; walking to where it is already changes nothing. */
static void
go_to(struct replay *r, uint32_t answers)
{
	if (answers == 0)
		session_restart(r->s);
	else
		session_walk_to(r->s, r->questions, r->answers, answers);
}

static void
show_walk(struct replay *r, struct transcript *a, uint32_t step)
{
	struct page *p = page_new();

	go_to(r, step < r->last ? step : r->last - 1);
	if (step > 0 && step < r->last) {
		page_bullet(p);
		tell_answer(p, r->t, r->questions[step - 1], r->answers[step - 1]);
		page_indent(p, 2);
		evidence_add_moved_leaves(p, session_interview(r->s), r->questions[step - 1]);
		page_indent(p, 0);
	}
	tell_urgency(p, r->s, NULL);
	tell_ranking(p, r->t, session_outcome(r->s));
	form_write(form_named("lines"), p, "", a->paper.out);
	page_free(p);
}

/* The learner's differential as it stood then, for events that are no question. */
static void
add_mine(struct replay *r, struct transcript *a, uint32_t events)
{
	struct practice *then = practice_prefix(r->p, events);

	paper_paragraph(&a->paper);
	paper_text(&a->paper, "The learner's differential: ");
	for (uint32_t i = 0; i < practice_ranked_count(then); i++)
		paper_printf(&a->paper, "%s%s", i > 0 ? ", " : "",
		    transcript_cause(a, practice_ranked(then, i)));
	paper_text(&a->paper, practice_ranked_count(then) > 0 ? "" : "nothing ranked");
	paper_paragraph_end(&a->paper);
	practice_free(then);
}

static const struct practice_step *
step_of(const struct replay *r, uint32_t event)
{
	for (uint32_t i = 0; r->f->committed && i < r->f->step_count; i++)
		if (r->f->steps[i].event == event)
			return &r->f->steps[i];
	return NULL;
}

static void
show_case(struct replay *r, struct transcript *a)
{
	struct buf story = {0};

	practice_opening(r->p, &story);
	paper_printf(&a->paper, "Case %s. %s", practice_case_of(r->p)->id, buf_str(&story));
	buf_addc(a->paper.out, '\n');
	if (r->f->committed) {
		paper_list(&a->paper, false);
		transcript_add_view(a, &r->f->start);
		paper_list_end(&a->paper);
	}
	buf_free(&story);
}

static void
show_practice(struct replay *r, struct transcript *a, uint32_t step)
{
	struct practice_event e;

	if (step == 0) {
		show_case(r, a);
	} else if (step < r->last) {
		const struct practice_step *s = step_of(r, step - 1);

		e = practice_event_at(r->p, step - 1);
		paper_list(&a->paper, false);
		paper_item(&a->paper);
		transcript_add_event(a, &e, s);
		paper_list_end(&a->paper);
		if (s == NULL)
			add_mine(r, a, step);
	} else if (r->f->committed) {
		transcript_add_score(a, r->f);
		if (r->f->teaching[0] != '\0')
			paper_say(&a->paper, r->f->teaching);
	} else {
		paper_say(&a->paper, "Not committed: there is no score and no feedback yet.");
	}
}

void
replay_step(struct replay *r, uint32_t step, struct buf *out)
{
	struct transcript a;

	transcript_open(&a, r->t, PAPER_PLAIN, out);
	if (step == 0)
		buf_adds(out, "\nThe beginning\n");
	else if (step < r->last)
		buf_printf(out, "\nStep %u of %u\n", (unsigned)step, (unsigned)r->last - 1);
	else
		buf_adds(out, "\nThe end\n");
	if (r->p != NULL)
		show_practice(r, &a, step);
	else
		show_walk(r, &a, step);
	transcript_free(&a);
}
