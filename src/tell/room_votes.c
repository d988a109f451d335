/* SPDX-License-Identifier: MIT */
/* What a room votes on, and how it has voted. Votes are told by bars and numbers: beside their
 * answer where the screen is large, else below it. */
#include <string.h>

#include "base/text.h"
#include "tell/room.h"
#include "tell/words.h"

#define CLOSE 5   /* answers that stand apart on a small screen; more of them stand close */
#define NARROW 60 /* columns: bars are short on fewer */
#define KEY 5     /* columns of the indent and of a key */
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

/* How many columns a phrase takes that has at most two counts in it, with a space around it. */
static int
columns_of(const struct topic *t, enum phrase phrase)
{
	struct buf text = {0};

	topic_add_phrase(t, phrase, (const char *const[]){"20", "20"}, &text);
	int columns = width_of(buf_str(&text)) + 2;
	buf_free(&text);
	return columns;
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

static void
put_count(struct page *p, enum style style, const struct topic *t, enum phrase phrase,
    const struct poll *poll, unsigned round, uint32_t place)
{
	page_add(p, style, " ");
	words_put(p, style, t, phrase,
	    (const char *const[]){words_number(poll->votes[round][place]).text,
		words_number(poll_sum(poll, round)).text});
}

/* A bar and "3 of 20" for one round; with what it was in the one before, if that is wanted. */
static void
add_votes(struct page *p, const struct topic *t, const struct poll *poll, uint32_t place,
    unsigned round, bool change, int bar)
{
	const struct glyphs *g = page_glyphs(p);
	double was = poll_share(poll, 0, place), share = poll_share(poll, round, place);
	struct buf b = {0};

	if (change)
		glyphs_add_change(g, was, share, bar, &b);
	else
		glyphs_add_bar(g, share, bar, &b);
	page_said(p, STYLE_BAR, buf_str(&b), "");
	put_count(p, STYLE_STRONG, t, PHRASE_VOTES_OF, poll, round, place);
	if (change) {
		page_said(p, STYLE_TEXT, glyphs_change_sign(g, was, share), "");
		put_count(p, STYLE_DIM, t, PHRASE_VOTES_WAS, poll, 0, place);
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
	int chosen_columns = columns_of(t, PHRASE_CHOSEN);
	longest += r->given != ANSWER_UNASKED ? chosen_columns : ticks ? 4 : 0;
	struct rows rows = rows_for(p, longest, 1,
	    columns_of(t, PHRASE_VOTES_OF) +
		(voted && r->poll->round > 0 ? columns_of(t, PHRASE_VOTES_WAS) + 1 : 0));
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
			words_add_tick(p, t, r->question, r->ticked, answer);
		page_add(p, STYLE_STRONG, text);
		if (chosen) {
			page_add(p, STYLE_CHOSEN, "  ");
			page_add(p, STYLE_CHOSEN, topic_phrase(t, PHRASE_CHOSEN));
		}
		if (voted && (place = poll_place(r->poll, answer)) < r->poll->places) {
			go_to_bars(p, &rows,
			    width_of(text) + (ticks ? 4 : 0) + (chosen ? chosen_columns : 0));
			add_votes(
			    p, t, r->poll, place, r->poll->round, r->poll->round > 0, rows.bar);
		}
		page_item_end(p);
		page_indent(p, 2);
	}
	page_indent(p, 0);
}

void
tell_room_voters(struct page *p, const struct topic *t, const struct poll *poll)
{
	struct buf votes = {0};
	uint32_t answer, leaders = poll_lead(poll, &answer);

	words_add_number_of(
	    t, poll != NULL ? poll_sum(poll, poll->round) : 0, PHRASE_VOTE_ONE, &votes);
	page_add(p, STYLE_DIM, buf_str(&votes));
	if (leaders > 1) {
		page_add(p, STYLE_WARNING, ", ");
		words_put(p, STYLE_WARNING, t, PHRASE_VOTES_TIE,
		    (const char *const[]){words_number(leaders).text});
	}
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
	return answer == NONE ? topic_phrase(c->t, PHRASE_SOMETHING_ELSE)
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
	struct rows rows = rows_for(p, longest_of(c, poll), 1, columns_of(c->t, PHRASE_VOTES_OF));

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
			add_votes(p, c->t, poll, i, poll->round, false, rows.bar);
		}
		page_item_end(p);
		page_indent(p, 2);
	}
	page_indent(p, 0);
}

void
tell_room_votes(struct page *p, const struct practice *c, const struct poll *poll)
{
	static const enum phrase when[POLL_ROUNDS] = {PHRASE_VOTED_BEFORE, PHRASE_VOTED_AFTER};
	int own_columns = columns_of(c->t, PHRASE_IS_CASE) - 1;
	int before = columns_of(c->t, when[0]), after = columns_of(c->t, when[1]);
	int rounds = (poll_sum(poll, 0) > 0) + (poll_sum(poll, 1) > 0);
	struct rows rows = rows_for(p, longest_of(c, poll) + own_columns, rounds,
	    columns_of(c->t, PHRASE_VOTES_OF) + (before > after ? before : after) - 1);

	page_heading(p, topic_phrase(c->t, rounds > 1 ? PHRASE_ROOM_SAID_TWICE : PHRASE_ROOM_SAID));
	for (uint32_t i = 0; i < poll->places; i++) {
		const char *name = name_at(c, poll, i);
		bool own =
		    poll->answer[i] == (poll->question == POLL_CAUSE ? c->c.cause : c->c.urgency);

		if (!own && poll->votes[0][i] + poll->votes[1][i] == 0)
			continue;
		page_indent(p, 2);
		page_add(p, own ? STYLE_STRONG : STYLE_TEXT, name);
		if (own) {
			page_add(p, STYLE_CHOSEN, " ");
			page_add(p, STYLE_CHOSEN, topic_phrase(c->t, PHRASE_IS_CASE));
		}
		go_to_bars(p, &rows, width_of(name) + (own ? own_columns : 0));
		for (unsigned round = 0; round < POLL_ROUNDS; round++) {
			if (poll_sum(poll, round) == 0)
				continue;
			add_votes(p, c->t, poll, i, round, false, rows.bar);
			page_printf(p, STYLE_DIM, " %s ", topic_phrase(c->t, when[round]));
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
