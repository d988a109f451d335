/* SPDX-License-Identifier: MIT */
/* The pages of a presentation: one thing alone, for a room. A question with its answers, or of a
 * case its story, its ballot, what came of it, its point. On a large screen all is told wide apart,
 * and the story stays above where there is room. */
#include "view/present.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "tell/room.h"
#include "tell/words.h"

#define LARGE 100   /* columns, and ... */
#define HIGH 30     /* ... rows of a large screen */
#define OTHERS 6    /* rows beside answers */
#define REVEALED 12 /* with what an answer led to */

bool
present_is_large(const struct ui *ui)
{
	return ui->width >= LARGE && ui->height >= HIGH && !ui->set.linear;
}

static void
add_key(struct page *p, const struct topic *t, uint32_t question, uint32_t place)
{
	char key[16], mark[24];

	(void)t;
	(void)question;
	keys_nth(ACTION_DIGIT, SCREEN_PRESENT, place, key);
	snprintf(mark, sizeof mark, "%1s  ", key);
	page_mark(p, STYLE_KEY, mark);
}

/* The rows that the story takes. */
static int
story_rows(const struct practice *c, int columns)
{
	struct buf story = {0};
	struct text_line line;
	size_t at = 0;
	int rows = 0;

	practice_opening(c, &story);
	while (text_wrap(buf_str(&story), story.len, at, columns, &line, &at))
		rows++;
	buf_free(&story);
	return rows;
}

static void
add_story(struct page *p, const struct practice *c, enum style style)
{
	struct buf story = {0};

	practice_opening(c, &story);
	page_paragraph(p, style, buf_str(&story));
	page_gap(p);
	buf_free(&story);
}

/* Where there is room for so many answers, wide apart, below it, the story stays in view. */
static void
add_story_above(struct ui *ui, struct page *p, int answers)
{
	const struct present *x = present_of(ui);

	if (x->c != NULL && present_is_large(ui) &&
	    story_rows(x->c, page_columns(p)) + 2 * answers + OTHERS < x->rows)
		add_story(p, x->c, STYLE_DIM);
}

/* What is asked: on a large screen in spaced capitals, where that fits into a row. */
static void
add_title(struct ui *ui, struct page *p, const char *text)
{
	size_t len = strlen(text), used;
	struct buf spaced = {0};
	bool bad;

	for (size_t at = 0; at < len; at += used) {
		text_decode(text + at, len - at, &used, &bad);
		if (used == 1 && text[at] >= 'a' && text[at] <= 'z')
			buf_addc(&spaced, (char)(text[at] - 'a' + 'A'));
		else
			buf_add(&spaced, text + at, used);
		buf_addc(&spaced, ' ');
	}
	bool fits = present_is_large(ui) && 2 * text_width(text, len) <= page_columns(p);
	page_said(p, STYLE_TITLE, fits ? buf_str(&spaced) : text, text);
	page_gap(p);
	buf_free(&spaced);
}

/* The question and its answers, how the audience answered; and, once revealed, what follows. */
static void
build_question(struct ui *ui, struct page *p)
{
	const struct present *x = present_of(ui);
	uint32_t question = present_question(ui);
	int answers = (int)words_answer_count(ui->topic, question), rows = x->rows;
	bool spaced =
	    present_is_large(ui) && 2 * answers + (ui->revealed ? REVEALED : OTHERS) < rows;
	struct room room = {.question = question,
	    .given = present_given(ui),
	    .ticked = ui_ticked(ui, question),
	    .chosen_alone = ui->revealed && !spaced,
	    .spaced = spaced,
	    .poll = present_poll(ui, false)};

	add_story_above(ui, p, answers + (ui->revealed ? REVEALED / 2 : 0));
	add_title(ui, p, topic_text(ui->topic, topic_question(ui->topic, question)->text));
	tell_room_answers(p, ui->topic, &room, add_key);
}

void
present_build(struct ui *ui, struct page *p)
{
	const struct present *x = present_of(ui);
	const struct poll *poll = present_poll(ui, false);
	uint32_t answer;

	page_indent(p, 0);
	if (x->stage == PRESENT_STORY) {
		add_story(p, x->c, STYLE_TEXT);
		return;
	}
	if (x->stage == PRESENT_POINT) {
		tell_room_point(p, x->c, present_is_large(ui));
		return;
	}
	if (present_is_ballot(ui)) {
		poll = present_poll(ui, true);
		add_story_above(ui, p, (int)poll->places);
		add_title(ui, p,
		    topic_phrase(ui->topic, poll->question == POLL_URGENCY ? PHRASE_PRACTICE_URGENT
					    : x->stage == PRESENT_BALLOT   ? PHRASE_WHAT_FIRST
									   : PHRASE_WHAT_NOW));
		tell_room_ballot(p, x->c, poll, present_is_large(ui), add_key);
	} else if (x->c != NULL && present_question(ui) == NONE) {
		tell_room_end(p, ui->session, x->c, present_poll(ui, true));
		return;
	} else if (present_question(ui) != NONE) {
		build_question(ui, p);
	} else {
		page_paragraph(p, STYLE_TITLE, topic_phrase(ui->topic, PHRASE_WHAT_LAST));
	}
	if (poll_lead(poll, &answer) > 0 || x->polling || present_is_ballot(ui)) {
		page_gap(p);
		tell_room_voters(p, ui->topic, poll);
	}
	if (ui->revealed)
		tell_room_revealed(p, ui->session, x->at + 1, x->c);
}
