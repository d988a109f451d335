/* SPDX-License-Identifier: MIT */
/* What a room is shown. Votes are told by bars and numbers: beside their answer where the screen is
 * large, else below it. */
#include "tell/room.h"

#include <string.h>

#include "base/text.h"
#include "reason/outcome.h"
#include "tell/outcome.h"
#include "tell/words.h"

#define ROOM_CAUSES 5
#define CLOSE 5   /* answers that stand apart on a small screen; more of them stand close */
#define NARROW 60 /* columns: bars are short on fewer */
#define KEY 5     /* columns of the indent and of a key */
#define COUNT 10  /* of " 14 of 20" */
#define WAS 15    /* of what stands behind it: what it was, or when it was voted */
#define CHOSEN 10 /* of "  (chosen)" */
#define LEAST 8   /* of a bar beside its text ... */
#define MOST 50   /* ... and at most */

/* How rows with votes are laid out. */
struct rows {
	int column; /* where bars begin beside the texts; 0: below them */
	int bar;    /* columns of one */
};

/* For texts of so many columns at most, and so many bars on a row, each with `numbers` columns. */
static struct rows
rows_for(struct page *p, int longest, int bars, int numbers)
{
	int columns = page_columns(p), room = (columns - KEY - longest - 3) / bars - numbers;

	if (room >= LEAST && !glyphs_are_linear())
		return (struct rows){longest + 3, room < MOST ? room : MOST};
	return (struct rows){0, (columns < NARROW ? 12 : 30) / bars};
}

static int
width_of(const char *text)
{
	return text_width(text, strlen(text));
}

/* To where the bars of a row begin, after a text of so many columns. */
static void
go_to_bars(struct page *p, const struct rows *r, int used)
{
	struct buf spaces = {0};

	if (r->column == 0) {
		page_break(p);
		page_indent(p, 5);
		return;
	}
	for (int i = used; i < r->column; i++)
		buf_addc(&spaces, ' ');
	page_said(p, STYLE_TEXT, buf_str(&spaces), ": ");
	buf_free(&spaces);
}

/* A bar and "3 of 20" for one round; with what it was in the one before, if that is wanted. */
static void
add_votes(
    struct page *p, const struct poll *poll, uint32_t place, unsigned round, bool change, int bar)
{
	const struct glyphs *g = page_glyphs(p);
	double was = poll_share(poll, 0, place), share = poll_share(poll, round, place);
	struct buf b = {0};

	if (change)
		glyphs_add_change(g, was, share, bar, &b);
	else
		glyphs_add_bar(g, share, bar, &b);
	page_said(p, STYLE_BAR, buf_str(&b), "");
	page_printf(p, STYLE_STRONG, " %u of %u", (unsigned)poll->votes[round][place],
	    (unsigned)poll_sum(poll, round));
	if (change) {
		page_said(p, STYLE_TEXT, glyphs_change_sign(g, was, share), "");
		page_printf(p, STYLE_DIM, " was %u of %u", (unsigned)poll->votes[0][place],
		    (unsigned)poll_sum(poll, 0));
	}
	buf_free(&b);
}

/* Whether an answer of the list is part of the one given: of several each that is true, and "none
 * of these" where nothing else is. */
static bool
is_chosen(const struct question *q, uint32_t given, uint32_t answer)
{
	if (q->kind != QUESTION_SEVERAL || answer < ANSWER_FIRST)
		return answer == given;
	return answer_finding(given, answer - ANSWER_FIRST) == FINDING_YES;
}

void
tell_room_answers(struct page *p, const struct topic *t, const struct room *r, answer_keys *keys)
{
	const struct question *q = topic_question(t, r->question);
	uint32_t count = words_answer_count(t, r->question);
	bool ticks = q->kind == QUESTION_SEVERAL && r->given == ANSWER_UNASKED;
	bool voted = r->poll != NULL && poll_sum(r->poll, 0) > 0;
	int longest = 0;

	for (uint32_t i = 0; i < count; i++) {
		int width =
		    width_of(words_answer(t, r->question, words_answer_at(t, r->question, i)));

		longest = width > longest ? width : longest;
	}
	longest += r->given != ANSWER_UNASKED ? CHOSEN : ticks ? 4 : 0;
	struct rows rows = rows_for(p, longest, 1, COUNT + (voted && r->poll->round > 0 ? WAS : 0));
	page_indent(p, 2);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t answer = words_answer_at(t, r->question, i), place;
		const char *text = words_answer(t, r->question, answer);
		bool chosen = is_chosen(q, r->given, answer);

		if (r->chosen_alone && !chosen)
			continue;
		if ((r->spaced || count <= CLOSE) && !r->chosen_alone && i > 0)
			page_gap(p);
		page_item(p, (struct entity){TARGET_ANSWER, answer});
		keys(p, t, r->question, i);
		if (ticks)
			words_add_tick(p, q, r->ticked, answer);
		page_add(p, STYLE_STRONG, text);
		if (chosen)
			page_add(p, STYLE_CHOSEN, "  (chosen)");
		if (voted && (place = poll_place(r->poll, answer)) < r->poll->places) {
			go_to_bars(
			    p, &rows, width_of(text) + (ticks ? 4 : 0) + (chosen ? CHOSEN : 0));
			add_votes(p, r->poll, place, r->poll->round, r->poll->round > 0, rows.bar);
		}
		page_item_end(p);
		page_indent(p, 2);
	}
	page_indent(p, 0);
}

void
tell_room_voters(struct page *p, const struct poll *poll)
{
	struct buf votes = {0};
	uint32_t answer, leaders = poll_lead(poll, &answer);

	if (leaders > 0) {
		words_add_count(poll_sum(poll, poll->round), "vote", &votes);
		page_add(p, STYLE_DIM, buf_str(&votes));
	}
	if (leaders > 1)
		page_printf(p, STYLE_WARNING, ", and a tie: %u answers have equally many",
		    (unsigned)leaders);
	page_break(p);
	buf_free(&votes);
}

/* What stands at a place of a ballot. */
static const char *
name_at(const struct practice *c, const struct poll *poll, uint32_t place)
{
	uint32_t answer = poll->answer[place];

	if (poll->question == POLL_URGENCY)
		return words_urgency(c->t, answer);
	return answer == NONE ? "Something else"
			      : topic_entity_name(c->t, (struct entity){ENTITY_CAUSE, answer});
}

static int
longest_of(const struct practice *c, const struct poll *poll)
{
	int longest = 0;

	for (uint32_t i = 0; i < poll->places; i++) {
		int width = width_of(name_at(c, poll, i));

		longest = width > longest ? width : longest;
	}
	return longest;
}

void
tell_room_ballot(struct page *p, const struct practice *c, const struct poll *poll, bool spaced,
    answer_keys *keys)
{
	struct rows rows = rows_for(p, longest_of(c, poll), 1, COUNT);

	page_indent(p, 2);
	for (uint32_t i = 0; i < poll->places; i++) {
		const char *name = name_at(c, poll, i);

		if (spaced && i > 0)
			page_gap(p);
		page_item(p, (struct entity){TARGET_ANSWER, poll->answer[i]});
		keys(p, c->t, NONE, i);
		page_add(p, STYLE_STRONG, name);
		if (poll_sum(poll, poll->round) > 0) {
			go_to_bars(p, &rows, width_of(name));
			add_votes(p, poll, i, poll->round, false, rows.bar);
		}
		page_item_end(p);
		page_indent(p, 2);
	}
	page_indent(p, 0);
}

/* By the first answers of the path alone. */
static struct interview *
interview_after(struct session *s, uint32_t steps)
{
	struct interview *iv = interview_new(session_topic(s));

	for (uint32_t i = 0; i < steps && i < session_length(s); i++)
		interview_answer(iv, session_question(s, i), session_given(s, i));
	return iv;
}

/* How urgent it is, and the first rule that says so. */
static void
add_urgency(struct page *p, const char *label, struct interview *iv, const struct outcome *o)
{
	const struct topic *t = interview_topic(iv);

	page_add(p, STYLE_TEXT, label);
	words_add_urgency_so_far(p, iv);
	if (o->rule_count > 0)
		page_printf(
		    p, STYLE_TEXT, "  %s", topic_text(t, topic_rule(t, o->rules[0])->message));
	page_break(p);
}

/* What the rules of an emergency point to, where nothing else was asked. */
static void
add_suspected(struct page *p, const struct topic *t, const struct outcome *o)
{
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
	page_paragraph(p, STYLE_HEADING,
	    tell_shares_heading(t, o, "What fits, of 100 (this topic's estimates)"));
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

	if (c != NULL && steps <= session_length(s)) {
		uint32_t question = session_question(s, steps - 1);
		uint32_t own = practice_answer(c, before, question);

		if (own != session_given(s, steps - 1)) {
			page_add(p, STYLE_WARNING, "The case answers: ");
			words_put_answer(p, STYLE_STRONG, c->t, question, own);
			page_break(p);
		}
	}
	page_gap(p);
	add_urgency(p, "Urgency so far ", now, o);
	add_moved(p, session_topic(s), o, before);
	outcome_free(o);
	interview_free(before);
	interview_free(now);
}

/* What was voted before the questions and after them, side by side. */
static void
add_both_votes(struct page *p, const struct practice *c, const struct poll *poll)
{
	static const char *const when[POLL_ROUNDS] = {" before", " after"};
	int rounds = (poll_sum(poll, 0) > 0) + (poll_sum(poll, 1) > 0);
	struct rows rows = rows_for(p, longest_of(c, poll) + CHOSEN + 1, rounds, COUNT + WAS / 2);

	page_heading(p, rounds > 1 ? "What the room said, before the questions and after them"
				   : "What the room said");
	for (uint32_t i = 0; i < poll->places; i++) {
		const char *name = name_at(c, poll, i);
		bool own =
		    poll->answer[i] == (poll->question == POLL_CAUSE ? c->c.cause : c->c.urgency);

		if (!own && poll->votes[0][i] + poll->votes[1][i] == 0)
			continue;
		page_indent(p, 2);
		page_add(p, own ? STYLE_STRONG : STYLE_TEXT, name);
		if (own)
			page_add(p, STYLE_CHOSEN, " (the case)");
		go_to_bars(p, &rows, width_of(name) + (own ? CHOSEN + 1 : 0));
		for (unsigned round = 0; round < POLL_ROUNDS; round++) {
			if (poll_sum(poll, round) == 0)
				continue;
			add_votes(p, poll, i, round, false, rows.bar);
			page_printf(p, STYLE_DIM, "%s ", when[round]);
			if (round == 0 || rounds < POLL_ROUNDS)
				continue;
			page_said(p, STYLE_TEXT,
			    glyphs_change_sign(
				page_glyphs(p), poll_share(poll, 0, i), poll_share(poll, 1, i)),
			    "");
		}
		page_break(p);
	}
	page_indent(p, 0);
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
			page_heading(p, "Taken otherwise than the case has it");
		any = true;
		page_indent(p, 2);
		page_printf(
		    p, STYLE_TEXT, "%s ", topic_text(c->t, topic_question(c->t, question)->text));
		words_put_answer(p, STYLE_STRONG, c->t, question, given);
		page_add(p, STYLE_TEXT, "; the case: ");
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

	page_add(p, STYLE_TEXT, "The case: ");
	add_what_it_is(p, c);
	add_urgency(p, "By the answers taken: ", session_interview(s), o);
	if (poll_sum(poll, 0) + poll_sum(poll, 1) > 0)
		add_both_votes(p, c, poll);
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
		page_paragraph(p, STYLE_TEXT, "The case says no more.");
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
