/* What a room sees: the question and its answers, wide apart; how the audience answered; and, once
 * revealed, the answer and what fits by the answers up to here, each with what it was before. */
#include "view/present.h"

#include <stdio.h>

#include "reason/outcome.h"
#include "tell/outcome.h"
#include "tell/words.h"

#define SHOWN_CAUSES 5
#define SPACED 5 /* answers that stand apart; more of them stand close */

static void
add_votes(struct page *p, const struct poll *poll, uint32_t place)
{
	uint32_t all = present_votes(poll);

	if (poll == NULL || all == 0 || place >= POLL_PLACES)
		return;
	page_indent(p, 5);
	page_bar(p, poll->votes[place] / (double)all, page_columns(p) < 60 ? 12 : 30);
	page_printf(p, STYLE_STRONG, "%u of %u", (unsigned)poll->votes[place], (unsigned)all);
	page_indent(p, 2);
}

/* Once revealed only the answer chosen stays, so that what follows from it is in sight. */
static void
add_answers(struct ui *ui, struct page *p, uint32_t question)
{
	uint32_t i, count = words_answer_count(ui->topic, question), given = present_given(ui);
	bool revealed = ui->revealed;
	char key[16], mark[24];

	page_indent(p, 2);
	for (i = 0; i < count; i++) {
		uint32_t answer = words_answer_at(ui->topic, question, i);

		if (revealed && given != answer)
			continue;
		if (count <= SPACED && !revealed && i > 0)
			page_gap(p);
		keys_nth(ACTION_DIGIT, SCREEN_PRESENT, i, key);
		snprintf(mark, sizeof mark, "%1s  ", key);
		page_item(p, (struct entity){TARGET_ANSWER, answer});
		page_mark(p, STYLE_KEY, mark);
		page_add(p, STYLE_STRONG, words_answer(ui->topic, question, answer));
		if (answer == given)
			page_add(p, STYLE_CHOSEN, "  (chosen)");
		page_item_end(p);
		add_votes(p, present_poll(ui), i);
	}
	page_indent(p, 0);
}

/* The session's answers before the step shown, and with it if `with`. */
static struct interview *
interview_up_to(struct ui *ui, bool with)
{
	struct interview *iv = interview_new(ui->topic);
	uint32_t i, end = present_of(ui)->at + (with ? 1 : 0);

	for (i = 0; i < end && i < session_length(ui->session); i++)
		interview_answer(
		    iv, session_question(ui->session, i), session_given(ui->session, i));
	return iv;
}

/* The posterior of all leaves of a line. */
static double
share_of(const struct outcome *o, const struct ranked *line, const double *posterior)
{
	double sum = 0;
	uint32_t i;

	for (i = 0; i < line->count; i++)
		sum += posterior[o->leaves[line->first + i]];
	return sum;
}

static void
add_line(struct ui *ui, struct page *p, const struct outcome *o, const struct ranked *line,
    double before)
{
	tell_ranked(p, ui->topic, o, line, page_columns(p) < 60 ? 6 : 16);
	page_printf(p, STYLE_DIM, " (was %s)", words_of_100(before).text);
	page_break(p);
}

static void
add_revealed(struct ui *ui, struct page *p)
{
	struct interview *before = interview_up_to(ui, false), *now = interview_up_to(ui, true);
	struct outcome *o = outcome_new(now);
	uint32_t i;

	page_gap(p);
	page_indent(p, 0);
	page_add(p, STYLE_TEXT, "Urgency so far ");
	words_add_urgency_so_far(p, now);
	page_break(p);
	page_paragraph(p, STYLE_HEADING, "What fits, of 100 (this topic's estimates)");
	page_indent(p, 2);
	for (i = 0; i < o->line_count && i < SHOWN_CAUSES; i++)
		add_line(
		    ui, p, o, &o->lines[i], share_of(o, &o->lines[i], interview_posterior(before)));
	page_indent(p, 0);
	outcome_free(o);
	interview_free(before);
	interview_free(now);
}

void
present_build(struct ui *ui, struct page *p)
{
	uint32_t question = present_question(ui);

	page_indent(p, 0);
	if (question == NONE) {
		page_paragraph(p, STYLE_TITLE,
		    "That was the last question. What is it, and how urgent is it?");
	} else {
		page_paragraph(p, STYLE_TITLE,
		    topic_text(ui->topic, topic_question(ui->topic, question)->text));
		page_gap(p);
		add_answers(ui, p, question);
	}
	if (present_of(ui)->polling) {
		page_gap(p);
		page_printf(
		    p, STYLE_DIM, "Poll: %u votes", (unsigned)present_votes(present_poll(ui)));
		page_break(p);
	}
	if (ui->revealed)
		add_revealed(ui, p);
}
