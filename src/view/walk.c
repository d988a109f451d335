/* The walk: the question with its answers, what follows so far, and the text of what is selected.
 *
 * On a wide screen the text stands at the right over the whole height, on a middling one below; on
 * a small one a pane fills the screen and the others are a Tab away. */
#include "tell/facts.h"
#include "view/screen.h"

#include <string.h>

#include "tell/outcome.h"
#include "tell/path.h"
#include "tell/question.h"
#include "tell/words.h"

#define WIDE 112
#define SO_FAR_WIDTH 32
#define TEXT_ROWS 6 /* of the text at least, below a question that needs the rest */
#define DEFAULT_NOTICE                                                                             \
	"For learning and reference. It gives no diagnosis and does not take the place of care."
#define BRIEF_NOTICE "For education only, no diagnosis."

struct walk {
	struct pane question, so_far, text;
	struct page *notice; /* of the first screen */
	int notice_rows;     /* shown now */
};

static void
build_notice(struct ui *ui, struct page *p, bool brief)
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

/* The question; after the last what the walk has led to, and where to go from there. */
static void
build_question(struct ui *ui, struct page *p)
{
	uint32_t question = session_now(ui->session).question;
	const struct outcome *o = session_outcome(ui->session);

	if (question != NONE) {
		tell_question(p, ui->topic, question, ui_ticked(ui, question), add_answer_keys);
		page_gap(p);
		tell_why(p, ui->session);
		return;
	}
	page_indent(p, 0);
	words_add_urgency(p, o->urgency);
	page_printf(p, STYLE_TEXT, ": %s.", words_urgency_when(o->urgency));
	page_gap(p);
	page_indent(p, 2);
	page_item(p, (struct entity){TARGET_OUTCOME, 0});
	page_add(p, STYLE_TEXT, "See the outcome and what to do");
	page_item_end(p);
	if (session_can_go_on(ui->session)) {
		page_item(p, (struct entity){TARGET_ASK_MORE, 0});
		page_add(p, STYLE_TEXT, "Go on asking what was not worth asking");
		page_item_end(p);
	}
	page_indent(p, 0);
}

/* What the text pane is about: what is selected in the pane with the focus, else the question;
 * after the end the rule that led to it. */
static struct entity
text_subject(struct ui *ui)
{
	const struct walk *w = ui->data[SCREEN_WALK];
	const struct outcome *o = session_outcome(ui->session);
	uint32_t question = session_now(ui->session).question, symptom;
	struct entity e = pane_target(ui->focus[SCREEN_WALK] == 1 ? &w->so_far : &w->question);

	if (e.kind == TARGET_PATH && e.index < session_length(ui->session))
		return (struct entity){ENTITY_QUESTION, session_question(ui->session, e.index)};
	if (e.kind < ENTITY_KINDS)
		return e;
	if (question == NONE && o->rule_count == 0 && o->gate == NONE)
		return (struct entity){TARGET_NONE, 0};
	if (question == NONE)
		return (struct entity){ENTITY_RULE, o->rule_count > 0 ? o->rules[0] : o->gate};
	symptom =
	    e.kind == TARGET_ANSWER ? words_answer_symptom(ui->topic, question, e.index) : NONE;
	if (symptom != NONE)
		return (struct entity){ENTITY_SYMPTOM, symptom};
	return (struct entity){ENTITY_QUESTION, question};
}

/* The answer that is selected, ANSWER_UNASKED if it is something else. */
static uint32_t
answer_selected(struct ui *ui)
{
	const struct walk *w = ui->data[SCREEN_WALK];
	struct entity e = pane_target(&w->question);

	return e.kind == TARGET_ANSWER ? e.index : ANSWER_UNASKED;
}

static void
build_so_far(struct ui *ui, struct page *p)
{
	tell_so_far(
	    p, ui->session, answer_selected(ui), ui->unranked ? ui_key_of(ui, ACTION_HIDE) : NULL);
}

static void
layout_question(struct ui *ui, struct rect area)
{
	struct walk *w = ui->data[SCREEN_WALK];
	struct entity about = {ENTITY_QUESTION, session_now(ui->session).question};

	ui_lay_out(ui, &w->question, area, false, about, build_question);
}

static void
build_text(struct ui *ui, struct page *p)
{
	struct entity e = text_subject(ui);

	if (e.kind < ENTITY_KINDS)
		facts_build_text(p, ui->topic, e);
}

static int
clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

/* The first screen says what this is and is not; returns what is left of the area. */
static struct rect
layout_notice(struct ui *ui, struct rect area)
{
	struct walk *w = ui->data[SCREEN_WALK];
	int most = ui->set.linear ? 5 : ui_is_compact(ui) ? 2 : 3;

	w->notice_rows = 0;
	if (session_length(ui->session) > 0)
		return area;
	page_begin(w->notice, area.width - 2, ui->set.ascii);
	build_notice(ui, w->notice, false);
	if (page_rows(w->notice) > most) {
		page_begin(w->notice, area.width - 2, ui->set.ascii);
		build_notice(ui, w->notice, true);
	}
	w->notice_rows = clamp(page_rows(w->notice), 1, most);
	area.row += w->notice_rows;
	area.height -= w->notice_rows;
	return area;
}

static void
layout(struct ui *ui, struct rect area)
{
	struct walk *w = ui->data[SCREEN_WALK];

	area = layout_notice(ui, area);
	struct rect top = area, side = area, below = area;
	bool wide = area.width >= WIDE;
	if (!ui_is_compact(ui)) {
		/* As many rows as the question needs, but no more than leave the text some. It is
		 * laid out in as many as before at first, lest the pane lose its place. */
		top.width = wide ? area.width / 2 : area.width - SO_FAR_WIDTH - 1;
		top.height = w->question.built ? w->question.area.height : area.height;
		layout_question(ui, top);
		top.height = clamp(
		    page_rows(w->question.page) + 1, area.height * 2 / 5, area.height - TEXT_ROWS);
		side.col += top.width + 1;
		side.width -= top.width + 1;
		side.height = wide ? area.height : top.height;
		below.row += top.height;
		below.height -= top.height;
		below.width = wide ? top.width : area.width;
	}
	layout_question(ui, top);
	ui_lay_out(ui, &w->so_far, wide ? below : side, false,
	    (struct entity){TARGET_ANSWER, answer_selected(ui)}, build_so_far);
	ui_lay_out(ui, &w->text, wide ? side : below, true, text_subject(ui), build_text);
}

static unsigned
shown(struct ui *ui, struct pane *out[SHOWN_PANES])
{
	struct walk *w = ui->data[SCREEN_WALK];

	out[0] = &w->question;
	out[1] = &w->so_far;
	out[2] = &w->text;
	return 3;
}

static void
title(struct ui *ui, const struct pane *p, struct buf *out)
{
	const struct walk *w = ui->data[SCREEN_WALK];
	struct entity e = w->text.stamp.subject;
	struct step s = session_now(ui->session);

	if (p == &w->so_far) {
		buf_adds(out, "So far");
	} else if (p == &w->text) {
		buf_adds(out, "Text");
		if (e.kind < ENTITY_KINDS)
			buf_printf(out, ": %s", topic_entity_name(ui->topic, e));
	} else if (s.question == NONE) {
		buf_adds(out, "The walk has ended");
	} else {
		buf_adds(out, "Question");
	}
}

static void
what(struct ui *ui, struct buf *out)
{
	uint32_t question = session_now(ui->session).question;

	buf_adds(out,
	    question == NONE ? "the end" : words_stage(topic_question(ui->topic, question)->stage));
}

static void
draw(struct ui *ui, struct canvas *c)
{
	const struct walk *w = ui->data[SCREEN_WALK];
	const struct rect *a = &w->question.area;
	const struct glyphs *g = glyphs_get(c->ascii);
	int row = a->row + a->height, col = a->col + a->width;
	bool wide = c->width >= WIDE;

	if (w->notice_rows > 0)
		page_draw(
		    w->notice, c, (struct rect){2, 1, w->notice_rows, ui->width - 2}, 0, -1, false);
	if (page_rows(w->notice) > w->notice_rows && w->notice_rows > 0)
		canvas_put(c, w->notice_rows + 1, ui->width - 3, 2, STYLE_STRONG, g->ellipsis);
	ui_draw_panes(ui, c);
	if (ui_is_compact(ui))
		return;
	/* The line between the panes meets the rules above and below it. */
	pane_draw_divider(&w->question, c, wide ? w->text.area.height : w->so_far.area.height);
	const struct cell *below = canvas_cell(c, row, col);
	if (wide || (below != NULL && strcmp(below->text, g->hline) == 0))
		canvas_put(c, row, col, 1, STYLE_RULE, wide ? g->tee_left : g->tee_up);
}

static bool
can_tick(const struct ui *ui)
{
	return ui_is_several(ui, session_now(ui->session).question);
}

/* Gives the answer that a key or the selection stands for; of several it may only tick. */
static void
answer_meant(struct ui *ui, enum action action, int place)
{
	uint32_t question = session_now(ui->session).question, answer;

	if (question == NONE) {
		ui_say(ui, "It has ended; %s shows the outcome.", ui_key_of(ui, ACTION_GO_OUTCOME));
	} else if (ui_is_several(ui, question)) {
		answer = ui_tick(ui, question, action, place);
		if (answer != ANSWER_UNASKED)
			ui_answer(ui, question, answer);
	} else {
		answer = action == ACTION_CHOOSE ? pane_target(ui_pane(ui)).index
						 : ui_answer_meant(ui, question, action, place);
		if (answer == ANSWER_UNASKED)
			ui_say(ui, "This question has no such answer.");
		else
			ui_answer(ui, question, answer);
	}
}

static void
open_target(struct ui *ui)
{
	struct entity e = pane_target(ui_pane(ui));

	if (e.kind == TARGET_ANSWER) {
		answer_meant(ui, ACTION_CHOOSE, 0);
	} else if (e.kind == TARGET_OUTCOME) {
		ui_go(ui, SCREEN_OUTCOME);
	} else if (e.kind == TARGET_ASK_MORE) {
		if (!session_go_on(ui->session))
			ui_say(ui, "There is nothing more to ask.");
		ui_changed(ui);
	} else if (e.kind == TARGET_PATH) {
		ui_go(ui, SCREEN_PATH);
		pane_restore(ui_pane_of(ui, SCREEN_PATH), 0, (int)e.index);
	} else if (e.kind < ENTITY_KINDS) {
		ui_read(ui, e);
	}
}

static bool
act(struct ui *ui, enum action action, int place)
{
	switch (action) {
	case ACTION_DIGIT:
	case ACTION_YES:
	case ACTION_NO:
	case ACTION_UNSURE:
		answer_meant(ui, action, place);
		return true;
	case ACTION_TOGGLE:
		if (pane_target(ui_pane(ui)).kind == TARGET_ANSWER && can_tick(ui))
			answer_meant(ui, action, place);
		else
			pane_act(ui_pane(ui), ACTION_PAGE_DOWN);
		return true;
	case ACTION_CHOOSE:
		open_target(ui);
		return true;
	case ACTION_TAKE_BACK:
		if (!session_back(ui->session))
			ui_say(ui, "This is the first question.");
		ui_changed(ui);
		return true;
	case ACTION_CANCEL:
		ui->focus[SCREEN_WALK] = 0;
		return true;
	default:
		return false;
	}
}

static bool
refuses(struct ui *ui, enum action action)
{
	return (action == ACTION_TAKE_BACK && session_length(ui->session) == 0) ||
	       (action == ACTION_TOGGLE && !can_tick(ui));
}

static void
begin(struct ui *ui)
{
	struct walk *w = ui->data[SCREEN_WALK];

	w->notice = page_new();
	w->so_far.quiet = w->text.quiet = w->text.lines = true;
	w->so_far.follows = w->text.follows = true;
}

static void
end(struct ui *ui)
{
	const struct walk *w = ui->data[SCREEN_WALK];

	page_free(w->notice);
}

const struct screen screen_walk = {.band = true,
    .size = sizeof(struct walk),
    .panes = 3,
    .begin = begin,
    .end = end,
    .layout = layout,
    .shown = shown,
    .title = title,
    .what = what,
    .draw = draw,
    .act = act,
    .refuses = refuses,
    .subject = text_subject};
