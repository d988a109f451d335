/* The pages of the walk: the question with its answers, and what follows from the answers so
 * far. */
#include "view/screen.h"

#include <stdio.h>

#include "view/question.h"
#include "tell/outcome.h"
#include "tell/question.h"
#include "tell/words.h"

#define SHOWN_CAUSES 6
#define DEFAULT_NOTICE                                                                             \
	"For learning and reference. It gives no diagnosis and does not take the place of care."
#define BRIEF_NOTICE "For education only, no diagnosis."

void
walk_build_notice(struct ui *ui, struct page *p, bool brief)
{
	const struct image_meta *m = topic_meta(ui->topic);

	page_add(p, STYLE_STRONG,
	    brief               ? BRIEF_NOTICE
	    : m->notice.len > 0 ? topic_text(ui->topic, m->notice)
				: DEFAULT_NOTICE);
	if (m->reviewed.len == 0)
		page_add(p, STYLE_STRONG, " Not reviewed by a clinician.");
	if (m->red_flags == 0)
		page_add(p, STYLE_STRONG,
		    " It has no emergency questions and therefore never says self-care.");
	page_add(p, STYLE_TEXT, " ");
	page_add(p, STYLE_KEY, ui_key_of(ui, ACTION_GO_HELP));
	page_add(p, STYLE_TEXT, brief ? " tells more." : " for help.");
	page_break(p);
}

/* "1 y ": the key of the answer's place, and the key of what it means, where there is one. */
static void
add_answer_keys(struct page *p, const struct topic *t, uint32_t question, uint32_t place)
{
	uint32_t answer = words_answer_at(t, question, place);
	enum action meaning = answer == ANSWER_UNSURE                                ? ACTION_UNSURE
			      : answer == ANSWER_NONE                                ? ACTION_NO
			      : topic_question(t, question)->kind == QUESTION_YES_NO ? ACTION_YES
										     : ACTION_NONE;
	char of_place[16], of_meaning[16];
	struct buf keys = {0};

	keys_nth(ACTION_DIGIT, SCREEN_WALK, place, of_place);
	keys_nth(meaning, SCREEN_WALK, 0, of_meaning);
	buf_printf(&keys, "%1s %1s  ", of_place, of_meaning);
	page_mark(p, STYLE_KEY, buf_str(&keys));
	buf_free(&keys);
}

static void
add_end(struct ui *ui, struct page *p)
{
	const struct outcome *o = session_outcome(ui->session);

	page_indent(p, 0);
	words_add_urgency(p, o->urgency);
	page_printf(p, STYLE_TEXT, ": %s.", words_urgency_when(o->urgency));
	page_gap(p);
	page_indent(p, 2);
	page_item(p, (struct entity){TARGET_OUTCOME, 0});
	page_add(p, STYLE_TEXT, "See the outcome and what to do");
	page_item_end(p);
	if (o->urgency != URGENCY_EMERGENCY) {
		page_item(p, (struct entity){TARGET_ASK_MORE, 0});
		page_add(p, STYLE_TEXT, "Go on asking what was not worth asking");
		page_item_end(p);
	}
	page_indent(p, 0);
}

void
walk_build_question(struct ui *ui, struct page *p)
{
	struct step s = session_now(ui->session);

	if (s.question == NONE) {
		add_end(ui, p);
		return;
	}
	tell_question(p, ui->topic, s.question, add_answer_keys);
	page_gap(p);
	tell_why(p, ui->session);
}

static void
add_fits(struct ui *ui, struct page *p, const struct outcome *o)
{
	int bar = page_columns(p) < 36 ? 6 : 12;
	uint32_t i;

	page_indent(p, 0);
	page_printf(p, STYLE_HEADING, "What fits, of 100");
	page_break(p);
	page_indent(p, 2);
	for (i = 0; i < o->line_count && i < SHOWN_CAUSES; i++) {
		if (i > 0 && o->lines[i].share < 0.01 && !o->lines[i].suspect)
			break;
		page_item(p, (struct entity){ENTITY_CAUSE,
				 topic_leaf(ui->topic, o->leaves[o->lines[i].first])});
		tell_ranked(p, ui->topic, o, &o->lines[i], bar);
		page_item_end(p);
	}
	page_indent(p, 2);
	page_paragraph(p, STYLE_DIM, "by this topic's estimates");
}

static void
add_path(struct ui *ui, struct page *p)
{
	uint32_t i = session_length(ui->session), question;

	if (i == 0)
		return;
	page_indent(p, 0);
	page_gap(p);
	page_printf(p, STYLE_HEADING, "Your answers, last first");
	page_break(p);
	page_indent(p, 2);
	while (i-- > 0) {
		question = session_question(ui->session, i);
		page_item(p, (struct entity){TARGET_PATH, i});
		page_number(p, i + 1);
		page_add(p, STYLE_STRONG,
		    words_answer(ui->topic, question, session_given(ui->session, i)));
		page_printf(p, STYLE_DIM, "%s%s", page_glyphs(p)->sep,
		    topic_text(ui->topic, topic_question(ui->topic, question)->text));
		page_item_end(p);
	}
	page_indent(p, 0);
}

void
walk_build_so_far(struct ui *ui, struct page *p)
{
	const struct outcome *o = session_outcome(ui->session);
	const struct triage *triage = interview_triage(session_interview(ui->session));

	page_indent(p, 0);
	page_add(p, STYLE_TEXT, "Urgency so far ");
	words_add_urgency_so_far(p, session_interview(ui->session));
	page_break(p);
	if (triage->emergency_unsure)
		page_paragraph(p, STYLE_DIM, "\"not sure\" at an emergency sign");
	add_fits(ui, p, o);
	add_path(ui, p);
}
