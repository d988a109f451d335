/* SPDX-License-Identifier: MIT */
/* What a room is shown once it has voted: what an answer moved, where a case has led, its point. */
#include "tell/room.h"

#include "reason/outcome.h"
#include "tell/outcome.h"
#include "tell/words.h"

#define ROOM_CAUSES 5
#define NARROW 60 /* columns: on fewer a share and what moved it are short */

/* By the first answers of the path alone. */
static struct interview *
interview_after(struct session *s, uint32_t steps)
{
	struct interview *iv = interview_new(session_topic(s));

	for (uint32_t i = 0; i < steps && i < session_length(s); i++)
		interview_answer(iv, session_question(s, i), session_given(s, i));
	return iv;
}

/* How urgent it is, and what says so first. */
static void
add_urgency(struct page *p, enum phrase label, const char *after, struct interview *iv,
    const struct outcome *o)
{
	const struct topic *t = interview_topic(iv);

	page_add(p, STYLE_TEXT, topic_phrase(t, label));
	page_add(p, STYLE_TEXT, after);
	words_add_urgency_so_far(p, iv);
	const char *why = outcome_reason_text(t, o);
	if (why[0] != '\0')
		page_printf(p, STYLE_TEXT, "  %s", why);
	page_break(p);
}

/* What the rules of an emergency point to, where nothing else was asked. */
static void
add_suspected(struct page *p, const struct topic *t, const struct outcome *o)
{
	if (o->line_count == 0)
		return;
	if (!outcome_lists(o, 0)) {
		page_paragraph(p, STYLE_DIM, topic_phrase(t, PHRASE_NO_SUSPECT));
		return;
	}
	page_paragraph(p, STYLE_HEADING, topic_phrase(t, PHRASE_MAY_BE));
	page_indent(p, 2);
	for (uint32_t i = 0; i < o->line_count && i < ROOM_CAUSES; i++)
		if (outcome_lists(o, i)) {
			tell_suspected(p, t, o, &o->lines[i]);
			page_break(p);
		}
	page_indent(p, 0);
}

/* What fits, each with what it was; before any answer where `before` is NULL. */
static void
add_moved(struct page *p, const struct topic *t, const struct outcome *o, struct interview *before)
{
	double was[ROOM_CAUSES], scale = tell_largest(o);
	uint32_t count = outcome_has_shares(o) ? o->line_count : 0;

	if (o->cut_short) {
		add_suspected(p, t, o);
		return;
	}
	count = count < ROOM_CAUSES ? count : ROOM_CAUSES;
	for (uint32_t i = 0; i < count; i++) {
		was[i] = before == NULL
			     ? o->lines[i].prior
			     : tell_share_of(interview_posterior(before), o, &o->lines[i]);
		scale = was[i] > scale ? was[i] : scale;
	}
	page_paragraph(
	    p, STYLE_HEADING, tell_shares_heading(t, o, topic_phrase(t, PHRASE_FITS_ROOM)));
	page_indent(p, 2);
	for (uint32_t i = 0; i < count; i++) {
		if (page_columns(p) < NARROW)
			tell_shifted(p, t, o, &o->lines[i], was[i], scale, 12);
		else
			tell_moved(p, t, o, &o->lines[i], was[i], scale, page_columns(p) / 4);
		page_break(p);
	}
	page_indent(p, 0);
}

void
tell_room_revealed(struct page *p, struct session *s, uint32_t steps, const struct practice *c)
{
	struct interview *before = interview_after(s, steps - 1), *now = interview_after(s, steps);
	struct outcome *o = outcome_rank(now);

	outcome_put_urgent_first(o);

	if (c != NULL && steps <= session_length(s)) {
		uint32_t question = session_question(s, steps - 1);
		uint32_t own = practice_answer(c, before, question);

		if (own != session_given(s, steps - 1)) {
			page_add(p, STYLE_WARNING, topic_phrase(c->t, PHRASE_CASE_ANSWERS));
			page_add(p, STYLE_WARNING, ": ");
			words_put_answer(p, STYLE_STRONG, c->t, question, own);
			page_break(p);
		}
	}
	page_gap(p);
	add_urgency(p, PHRASE_URGENCY_SO_FAR, " ", now, o);
	add_moved(p, session_topic(s), o, before);
	outcome_free(o);
	interview_free(before);
	interview_free(now);
}

/* Where the answers taken are others than the case's own. */
static void
add_departures(struct page *p, struct session *s, const struct practice *c)
{
	struct interview *iv = interview_new(c->t);
	bool any = false;

	for (uint32_t i = 0; i < session_length(s); i++) {
		uint32_t question = session_question(s, i), given = session_given(s, i);
		uint32_t own = practice_answer(c, iv, question);

		interview_answer(iv, question, given);
		if (own == given)
			continue;
		if (!any)
			page_heading(p, topic_phrase(c->t, PHRASE_TAKEN_OTHERWISE));
		any = true;
		page_indent(p, 2);
		page_printf(
		    p, STYLE_TEXT, "%s ", topic_text(c->t, topic_question(c->t, question)->text));
		words_put_answer(p, STYLE_STRONG, c->t, question, given);
		page_printf(p, STYLE_TEXT, "; %s: ", topic_phrase(c->t, PHRASE_CASE_WITHIN));
		words_put_answer(p, STYLE_STRONG, c->t, question, own);
		page_break(p);
	}
	page_indent(p, 0);
	interview_free(iv);
}

/* What the case is called, how urgent it is. */
static void
add_what_it_is(struct page *p, const struct practice *c)
{
	if (c->c.cause != NONE)
		page_add(p, STYLE_TITLE,
		    topic_entity_name(c->t, (struct entity){ENTITY_CAUSE, c->c.cause}));
	else
		page_add(p, STYLE_TITLE, topic_phrase(c->t, PHRASE_URGENCY_HOW));
	words_add_urgency_of(p, c->t, c->c.urgency);
	page_gap(p);
}

void
tell_room_end(struct page *p, struct session *s, const struct practice *c, const struct poll *poll)
{
	const struct outcome *o = session_ranking(s);

	page_printf(p, STYLE_TEXT, "%s: ", topic_phrase(c->t, PHRASE_CASE));
	add_what_it_is(p, c);
	add_urgency(p, PHRASE_BY_TAKEN, ": ", session_interview(s), o);
	if (poll_sum(poll, 0) + poll_sum(poll, 1) > 0)
		tell_room_votes(p, c, poll);
	page_gap(p);
	add_moved(p, c->t, o, NULL);
	add_departures(p, s, c);
}

void
tell_room_point(struct page *p, const struct practice *c, bool spaced)
{
	const char *text = c->c.teaching, *from = text;

	add_what_it_is(p, c);
	page_paragraph(p, STYLE_DIM, c->c.title);
	page_gap(p);
	if (text[0] == '\0')
		page_paragraph(p, STYLE_TEXT, topic_phrase(c->t, PHRASE_CASE_SILENT));
	for (; spaced && *text != '\0'; text++) { /* each sentence by itself */
		if (text > from && text[-1] == '.' && text[0] == ' ' && text[1] >= 'A' &&
		    text[1] <= 'Z') {
			page_printf(p, STYLE_TEXT, "%.*s", (int)(text - from), from);
			page_gap(p);
			from = text + 1;
		}
	}
	page_paragraph(p, STYLE_TEXT, from);
}
