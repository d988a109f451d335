/* Practice: a case is chosen, worked on and told about. At work three panes stand side by side: the
 * questions (or the causes to rank, or what to commit to), the learner's differential, and the case
 * with what has been learnt; on a small screen one of them, with a row that sums up the others.
 * Whatever changes the practice is the practice's own business; here it is only called. */
#include "view/desk.h"

#include "base/text.h"
#include "tell/words.h"

#define MINE_ROWS 9 /* of the differential at least, where panes stand side by side */

enum { IN_LIST, IN_MINE, IN_CASE }; /* which of the panes at work has the focus */

static bool
is_at_work(const struct desk *d)
{
	return d->practice != NULL && d->feedback == NULL;
}

static unsigned
shown(struct ui *ui, struct pane *out[SHOWN_PANES])
{
	struct desk *d = desk_of(ui);

	if (!is_at_work(d)) {
		out[0] = &d->pane[d->practice == NULL ? PRACTICE_CASES : PRACTICE_FEEDBACK];
		return 1;
	}
	out[IN_LIST] = &d->pane[d->list];
	out[IN_MINE] = &d->pane[PRACTICE_MINE];
	out[IN_CASE] = &d->pane[PRACTICE_CASE];
	return 3;
}

static void
layout(struct ui *ui, struct rect area)
{
	static void (*const builders[PRACTICE_PANES])(struct ui * ui, struct page * p) = {
	    [PRACTICE_CASES] = desk_build_cases,
	    [PRACTICE_QUESTIONS] = desk_build_questions,
	    [PRACTICE_CAUSES] = desk_build_causes,
	    [PRACTICE_COMMIT_TO] = desk_build_commit,
	    [PRACTICE_MINE] = desk_build_mine,
	    [PRACTICE_CASE] = desk_build_case,
	    [PRACTICE_FEEDBACK] = desk_build_feedback,
	};
	const struct entity about = {TARGET_NONE, 0};
	struct desk *d = desk_of(ui);
	struct rect areas[SHOWN_PANES] = {area, area, area}, *mine = &areas[IN_MINE];
	struct pane *panes[SHOWN_PANES];
	unsigned n = shown(ui, panes);

	if (n > 1 && ui_is_compact(ui)) {
		for (unsigned i = 0; i < n; i++)
			areas[i].height--;
	} else if (n > 1) {
		areas[IN_LIST].width = area.width * 11 / 20;
		mine->col += areas[IN_LIST].width + 1;
		mine->width -= areas[IN_LIST].width + 1;
		areas[IN_CASE] = *mine;
		mine->height = area.height / 3 > MINE_ROWS ? area.height / 3 : MINE_ROWS;
		areas[IN_CASE].height -= mine->height;
		mine->row += areas[IN_CASE].height;
	}
	for (unsigned i = 0; i < n; i++)
		ui_lay_out(ui, panes[i], areas[i], true, about, builders[panes[i] - d->pane]);
}

static void
title(struct ui *ui, const struct pane *p, struct buf *out)
{
	static const char *const titles[PRACTICE_PANES] = {
	    [PRACTICE_CASES] = "choose a case",
	    [PRACTICE_QUESTIONS] = "Ask",
	    [PRACTICE_CAUSES] = "Add causes",
	    [PRACTICE_COMMIT_TO] = "Commit",
	    [PRACTICE_MINE] = "Your differential",
	    [PRACTICE_CASE] = "Case: ",
	    [PRACTICE_FEEDBACK] = "Feedback: ",
	};
	const struct desk *d = desk_of(ui);
	ptrdiff_t which = p - d->pane;

	buf_adds(out, titles[which]);
	if (which == PRACTICE_CASE || which == PRACTICE_FEEDBACK) {
		const struct practice_case *c = &d->practice->c;
		bool told =
		    c->drawn || d->feedback != NULL || d->practice->opening == PRACTICE_VIGNETTE;

		buf_adds(out, told && c->title[0] != '\0' ? c->title : "practice");
	} else if ((which == PRACTICE_QUESTIONS || which == PRACTICE_CAUSES) &&
		   (ui->typing || d->filter.len > 0)) {
		buf_printf(out, ", find: %s", buf_str(&d->filter));
	}
}

static void
draw(struct ui *ui, struct canvas *c)
{
	const struct desk *d = desk_of(ui);
	struct rect a = ui_pane(ui)->area;
	struct buf text = {0};

	if (is_at_work(d) && ui_is_compact(ui)) { /* one row stands for the panes not shown */
		const char *sep = glyphs_get(c->ascii)->sep;
		unsigned asked = 0;

		for (uint32_t i = 0; i < d->practice->log.len; i++)
			asked += d->practice->log.items[i].kind == PRACTICE_ASK;
		buf_printf(&text, "%u asked%s%u ranked%s%s", asked, sep,
		    (unsigned)d->practice->mine_count, sep,
		    d->practice->covered ? "flags covered" : "flags open");
		canvas_put(c, c->height - 2, 1, c->width - 2, STYLE_STRONG, buf_str(&text));
	} else if (is_at_work(d)) {
		pane_draw_divider(&d->pane[d->list], c, d->pane[d->list].area.height);
	}
	ui_draw_panes(ui, c);
	if (ui->typing && d->list != PRACTICE_COMMIT_TO) {
		int last = a.col + a.width - 1;

		buf_clear(&text);
		title(ui, ui_pane(ui), &text);
		int col = a.col + 2 + text_width(buf_str(&text), text.len);
		canvas_set_cursor(c, a.row, col < last ? col : last);
	}
	buf_free(&text);
}

static void
show_list(struct ui *ui, enum practice_pane list, bool typing)
{
	struct desk *d = desk_of(ui);

	if (d->filter.len > 0)
		d->pane[d->list].built = false;
	buf_clear(&d->filter);
	d->list = list;
	ui->focus[SCREEN_PRACTICE] = IN_LIST;
	ui->typing = typing;
}

static void
rank(struct ui *ui, uint32_t cause, uint32_t place)
{
	struct desk *d = desk_of(ui);

	if (!practice_rank(d->practice, cause, place)) {
		ui_say(ui, d->practice->mine_count == PRACTICE_RANKED_MAX
			       ? "The differential is full."
			       : "It stands there already.");
		return;
	}
	desk_changed(ui);
	place = desk_place_of(d->practice, cause);
	ui_say(ui, "Place %u: %s.", (unsigned)place + 1,
	    topic_text(ui->topic, topic_cause(ui->topic, cause)->name));
	if (ui->focus[SCREEN_PRACTICE] == IN_MINE)
		d->pane[PRACTICE_MINE].item = (int)place;
}

static void
unrank(struct ui *ui, uint32_t cause)
{
	if (!practice_unrank(desk_of(ui)->practice, cause)) {
		ui_say(ui, "It is not in your differential.");
		return;
	}
	desk_changed(ui);
	ui_say(ui, "Taken out: %s.", topic_text(ui->topic, topic_cause(ui->topic, cause)->name));
}

static void
commit(struct ui *ui)
{
	struct desk *d = desk_of(ui);

	if (practice_commit(d->practice, d->urgency))
		desk_changed(ui);
}

static void
ask_commit(struct ui *ui, uint32_t urgency)
{
	if (urgency >= URGENCY_LEVELS)
		return;
	desk_of(ui)->urgency = urgency;
	ui_confirm(ui, commit, "Commit to \"%s\"?", topic_urgency_name(urgency));
}

static void
choose(struct ui *ui)
{
	struct desk *d = desk_of(ui);
	struct entity e = pane_target(ui_pane(ui));
	bool in_list = is_at_work(d) && ui->focus[SCREEN_PRACTICE] == IN_LIST;

	if (e.kind == TARGET_ROW && d->feedback != NULL) {
		desk_drop(ui);
	} else if (e.kind == TARGET_ROW) {
		desk_choose(ui, e.index);
	} else if (e.kind == TARGET_ANSWER) {
		ask_commit(ui, e.index);
	} else if (e.kind == ENTITY_QUESTION && in_list) {
		enum practice_standing was = practice_standing(d->practice, e.index);
		uint32_t answer = practice_ask(d->practice, e.index);

		if (answer != ANSWER_UNASKED) {
			struct buf words = {0};

			words_add_answer(ui->topic, e.index, answer, &words);
			desk_changed(ui);
			ui_say(ui, "Answer: %s.", buf_str(&words));
			buf_free(&words);
		} else {
			ui_say(ui, was == PRACTICE_ANSWERED
				       ? "That is answered already."
				       : "That depends on an answer that you do not have yet.");
		}
	} else if (e.kind == ENTITY_CAUSE && in_list) { /* in, or out again; then the next */
		if (desk_place_of(d->practice, e.index) < d->practice->mine_count)
			unrank(ui, e.index);
		else
			rank(ui, e.index, NONE);
		if (d->filter.len > 0)
			show_list(ui, PRACTICE_CAUSES, true);
	} else if (e.kind < ENTITY_KINDS) {
		ui_read(ui, e);
	}
}

/* The cause that is selected gets a place of the differential, or is taken out of it; among the
 * urgencies a digit stands for one of them. */
static void
act_ranked(struct ui *ui, enum action action, int place)
{
	struct pane *pane = ui_pane(ui);
	struct entity e = pane_target(pane);
	unsigned part = ui->focus[SCREEN_PRACTICE];
	uint32_t levels[URGENCY_LEVELS];

	if (action == ACTION_DIGIT && part == IN_LIST && desk_of(ui)->list == PRACTICE_COMMIT_TO)
		ask_commit(ui,
		    (uint32_t)place < topic_urgencies(ui->topic, levels) ? levels[place] : NONE);
	else if (e.kind != ENTITY_CAUSE || part == IN_CASE)
		ui_say(ui, "Select a cause first; %s lists them.", ui_key_of(ui, ACTION_ADD));
	else if (action == ACTION_DIGIT)
		rank(ui, e.index, (uint32_t)place);
	else if (action == ACTION_CLEAR)
		unrank(ui, e.index);
	else if (part != IN_MINE)
		ui_say(ui, "In your differential this moves a cause.");
	else if (action == ACTION_LOWER)
		rank(ui, e.index, (uint32_t)pane->item + 1);
	else
		rank(ui, e.index, pane->item > 0 ? (uint32_t)pane->item - 1 : 0);
}

static bool
act_work(struct ui *ui, enum action action, int place)
{
	struct desk *d = desk_of(ui);
	bool in_list = ui->focus[SCREEN_PRACTICE] == IN_LIST;

	switch (action) {
	case ACTION_DIGIT:
	case ACTION_RAISE:
	case ACTION_LOWER:
	case ACTION_CLEAR:
		act_ranked(ui, action, place);
		return true;
	case ACTION_ADD:
		show_list(ui, PRACTICE_CAUSES, true);
		return true;
	case ACTION_FILTER:
		show_list(
		    ui, d->list == PRACTICE_CAUSES ? PRACTICE_CAUSES : PRACTICE_QUESTIONS, true);
		return true;
	case ACTION_COVERED:
		if (practice_cover(d->practice)) {
			desk_changed(ui);
			ui_say(ui, "You say that the red flags are covered; %s undoes it.",
			    ui_key_of(ui, ACTION_UNDO));
		} else {
			ui_say(ui, "You have said so before.");
		}
		return true;
	case ACTION_COMMIT:
		if (d->practice->mine_count == 0)
			ui_say(ui, "Rank at least one cause first: %s.", ui_key_of(ui, ACTION_ADD));
		else
			show_list(ui, PRACTICE_COMMIT_TO, false);
		return true;
	case ACTION_UNDO:
		if (practice_undo(d->practice))
			desk_changed(ui);
		else
			ui_say(ui, "There is nothing to take back: an answer heard is heard.");
		return true;
	case ACTION_CANCEL:
	case ACTION_BACK:
		if (in_list && d->list == PRACTICE_QUESTIONS && d->filter.len == 0)
			return false;
		show_list(ui, PRACTICE_QUESTIONS, false);
		return true;
	default:
		return false;
	}
}

/* True for what means something at work alone. */
static bool
needs_work(enum action action)
{
	static const enum action actions[] = {ACTION_DIGIT, ACTION_RAISE, ACTION_LOWER,
	    ACTION_CLEAR, ACTION_ADD, ACTION_COVERED, ACTION_COMMIT, ACTION_UNDO, ACTION_NEXT_PANE,
	    ACTION_PREVIOUS_PANE};

	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
		if (actions[i] == action)
			return true;
	return false;
}

static bool
refuses(struct ui *ui, enum action action)
{
	const struct desk *d = desk_of(ui);

	if (!is_at_work(d))
		return needs_work(action);
	return action == ACTION_COVERED ? d->practice->covered
					: action == ACTION_COMMIT && d->practice->mine_count == 0;
}

static bool
act(struct ui *ui, enum action action, int place)
{
	struct desk *d = desk_of(ui);

	if (action == ACTION_CHOOSE)
		choose(ui);
	else if (action == ACTION_DIGIT && d->practice == NULL)
		desk_choose(ui, (uint32_t)place);
	else if (action == ACTION_SAVE)
		desk_save(ui);
	else if (action == ACTION_REDO)
		ui_say(ui, "There is nothing to do again.");
	else if (action == ACTION_RESTART && is_at_work(d) && desk_is_unsaved(ui))
		ui_confirm(ui, desk_drop, "Leave this case unsaved?");
	else if (action == ACTION_RESTART)
		desk_drop(ui);
	else if (is_at_work(d))
		return act_work(ui, action, place);
	else if (needs_work(action))
		ui_say(ui, d->practice == NULL ? "Choose a case first."
					       : "You have committed; that stays.");
	else if (action == ACTION_FILTER && d->feedback != NULL)
		act_find(ui);
	else
		return false;
	return true;
}

/* While typing, letters go to the filter of the questions or causes. */
static bool
type(struct ui *ui, uint32_t key)
{
	struct desk *d = desk_of(ui);

	if (!is_at_work(d))
		return false;
	if (key == KEY_CODE_ENTER && ui->typing && d->filter.len == 0 &&
	    d->list == PRACTICE_CAUSES) {
		ui_say(ui, "Type words of a cause, or select one with Down.");
		return true; /* a second Enter shall not take out what the first put in */
	}
	if (!ui->typing || key != KEY_CODE_ESCAPE)
		return filter_key(ui, &d->filter, &d->pane[d->list], key);
	show_list(ui, PRACTICE_QUESTIONS, false);
	return true;
}

static void
foot(const struct ui *ui, const char **enter, const char **escape)
{
	(void)ui;
	*enter = "choose";
	*escape = "to the questions";
}

static void
begin(struct ui *ui)
{
	struct desk *d = desk_of(ui);

	d->list = PRACTICE_QUESTIONS;
	for (int i = 0; i < PRACTICE_PANES; i++)
		d->pane[i].quiet = true;
}

const struct screen screen_practice = {.size = sizeof(struct desk),
    .panes = PRACTICE_PANES,
    .begin = begin,
    .end = desk_end,
    .reload = desk_reload,
    .layout = layout,
    .shown = shown,
    .title = title,
    .draw = draw,
    .act = act,
    .refuses = refuses,
    .type = type,
    .foot = foot,
    .unsaved = desk_is_unsaved,
    .save = desk_save};
