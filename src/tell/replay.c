/* SPDX-License-Identifier: MIT */
/* A walk or a practice, step by step.
 *
 * A step of a walk is the session with that many of its answers, so what is told of it is what the
 * walker saw then. A step of a practice is an event of its log. What the tree thought of it comes
 * from the feedback, which there is none of before the learner has committed.
 */
#include "tell/replay.h"

#include "base/alloc.h"
#include "tell/evidence.h"
#include "tell/forms.h"
#include "tell/outcome.h"
#include "tell/practice.h"
#include "tell/words.h"

struct replay {
	const struct topic *t;
	struct session *s;             /* a walk at some step ... */
	uint32_t start;                /* ... from where it began ... */
	uint32_t *questions, *answers; /* ... of all of these */
	struct practice *p;            /* or a practice, whole */
	struct practice_feedback *f;
	uint32_t last;
};

struct replay *
replay_walk(const struct session *s)
{
	uint32_t count = session_length(s);
	struct replay *r = xcalloc(1, sizeof *r);

	*r = (struct replay){.t = session_topic(s),
	    .s = session_new(session_topic(s)),
	    .start = session_began(s),
	    .questions = xcalloc((size_t)count + 1, sizeof *r->questions),
	    .answers = xcalloc((size_t)count + 1, sizeof *r->answers),
	    .last = count + 1};
	for (uint32_t i = 0; i < count; i++) {
		r->questions[i] = session_question(s, i);
		r->answers[i] = session_given(s, i);
	}
	return r;
}

struct replay *
replay_practice(const struct practice *p)
{
	uint32_t count = (uint32_t)p->log.len;
	struct replay *r = xcalloc(1, sizeof *r);

	*r = (struct replay){.t = p->t, .p = practice_prefix(p, count), .last = count + 1};
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

static void
show_walk(struct replay *r, struct page *p, uint32_t step)
{
	uint32_t answers = step < r->last ? step : r->last - 1;

	session_clear(r->s); /* of the steps before nothing is to be undone */
	session_walk_to(r->s, r->start, r->questions, r->answers, answers);
	if (step > 0 && step < r->last) {
		uint32_t question = r->questions[step - 1];

		page_bullet(p);
		page_add(p, STYLE_TEXT, topic_text(r->t, topic_question(r->t, question)->text));
		page_add(p, STYLE_STRONG, " ");
		words_put_answer(p, STYLE_STRONG, r->t, question, r->answers[step - 1]);
		page_indent(p, 2);
		evidence_add_moved_leaves(p, session_interview(r->s), question);
		page_indent(p, 0);
	}
	tell_urgency(p, r->s, NULL);
	tell_ranking(p, r->t, session_ranking(r->s));
}

static void
show_practice(struct replay *r, struct page *p, uint32_t step)
{
	if (step == 0) {
		tell_case(p, r->p);
		tell_start(p, r->p, r->f, TELL_OTHERS);
	} else if (step < r->last) {
		tell_event(p, r->p, r->f, step - 1, TELL_OTHERS);
	} else if (r->f->committed) {
		tell_score(p, r->t, r->f);
		tell_score_parts(p, r->t, r->f);
		page_paragraph(p, STYLE_STRONG, r->f->teaching);
	} else {
		page_paragraph(p, STYLE_TEXT, topic_phrase(r->t, PHRASE_NOT_COMMITTED));
	}
}

void
replay_step(struct replay *r, uint32_t step, struct buf *out)
{
	struct page *p = page_new();

	buf_addc(out, '\n');
	topic_add_phrase(r->t,
	    step == 0        ? PHRASE_REPLAY_BEGINS
	    : step < r->last ? PHRASE_REPLAY_STEP
			     : PHRASE_REPLAY_ENDS,
	    (const char *[]){words_number(step).text, words_number(r->last - 1).text}, out);
	buf_addc(out, '\n');
	if (r->p != NULL)
		show_practice(r, p, step);
	else
		show_walk(r, p, step);
	form_write(form_named("lines"), p, "", out);
	page_free(p);
}
