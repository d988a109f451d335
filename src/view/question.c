/* The pages of the walk: what this is, and the question with its answers. */
#include "view/screen.h"

#include <stdio.h>

#include "view/question.h"
#include "tell/question.h"
#include "tell/words.h"

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
