/* SPDX-License-Identifier: MIT */
/* Practice: a case is chosen, worked on and told about. At work the story and the stages stand
 * above three panes: the questions of a stage (or the causes to rank, or what to commit to), the
 * learner's differential, and what has been learnt; on a small screen one of these alone, with a
 * row that sums up the others, on a large one each in a column, the story with what has been
 * learnt. Whatever changes the practice is the practice's own business; here it is only called. */
#include "view/desk.h"

#include "base/text.h"
#include "tell/glyphs.h"
#include "tell/words.h"
#include "view/present.h"

#define MINE_ROWS 7 /* of the differential at least, where panes stand side by side */

/* The rows at the foot for the question that is selected, with the rule above them. */
static int
question_rows(const struct ui *ui)
{
	if (ui_is_compact(ui) || desk_of(ui)->list != PRACTICE_QUESTIONS)
		return 0;
	return ui->height < 30 ? 3 : 5;
}

static unsigned
shown(struct ui *ui, struct pane *out[SHOWN_PANES])
{
	struct desk *d = desk_of(ui);

	if (d->feedback != NULL) {
		for (unsigned i = 0; i < ui_page_panes(ui); i++)
			out[i] = &d->pane[PRACTICE_FEEDBACK + i];
		return ui_page_panes(ui);
	}
	if (!desk_is_at_work(d)) {
		out[0] = &d->pane[d->drill != NULL ? PRACTICE_DRILL : PRACTICE_CASES];
		return 1;
	}
	out[IN_LIST] = &d->pane[d->list];
	out[IN_MINE] = &d->pane[PRACTICE_MINE];
	out[IN_CASE] = &d->pane[PRACTICE_CASE];
	return 3;
}

/* Where the panes at work stand: below the story and the stages, above the question. */
static void
place_at_work(
    struct ui *ui, struct rect area, struct rect *list, struct rect *mine, struct rect *of_case)
{
	bool large = desk_is_large(ui);
	int above = desk_story_rows(ui) + 1;

	area.row += above;
	area.height -= above + question_rows(ui);
	*list = *mine = area;
	list->width = area.width * (large ? 7 : 11) / 20;
	mine->col += list->width + 1;
	mine->width -= list->width + 1;
	*of_case = *mine;
	if (large) {
		of_case->width = (mine->width - 1) / 2;
		mine->col += of_case->width + 1;
		mine->width -= of_case->width + 1;
	} else {
		mine->height = area.height / 3 > MINE_ROWS ? area.height / 3 : MINE_ROWS;
		of_case->height -= mine->height;
		mine->row += of_case->height;
	}
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
	    [PRACTICE_DRILL] = desk_build_drill,
	};
	const struct entity about = {TARGET_NONE, 0};
	struct rect areas[SHOWN_PANES] = {area, area, area};
	struct pane *panes[SHOWN_PANES];
	struct desk *d = desk_of(ui);
	unsigned n = shown(ui, panes);

	if (d->feedback != NULL) {
		ui_lay_out_page(ui, area);
		return;
	}
	if (n > 1 && ui_is_compact(ui)) {
		for (unsigned i = 0; i < n; i++)
			areas[i].height--;
		if (d->list == PRACTICE_QUESTIONS) {
			areas[IN_LIST].row++;
			areas[IN_LIST].height--;
		}
	} else if (n > 1) {
		place_at_work(ui, area, &areas[IN_LIST], &areas[IN_MINE], &areas[IN_CASE]);
	}
	if (n > 1) {
		bool tells_story = desk_story_rows(ui) == 0;

		if (d->compact != ui_is_compact(ui))
			pane_refit(&d->pane[PRACTICE_QUESTIONS]);
		if (d->tells_story != tells_story)
			pane_refit(&d->pane[PRACTICE_CASE]);
		d->compact = ui_is_compact(ui);
		d->tells_story = tells_story;
	}
	for (unsigned i = 0; i < n; i++)
		ui_lay_out(ui, panes[i], areas[i], true, about, builders[panes[i] - d->pane]);
}

static void
title(struct ui *ui, const struct pane *p, struct buf *out)
{
	static const enum phrase titles[PRACTICE_PANES] = {
	    [PRACTICE_QUESTIONS] = PHRASE_LEARNER_ASKS,
	    [PRACTICE_CAUSES] = PHRASE_LEARNER_ADDS,
	    [PRACTICE_COMMIT_TO] = PHRASE_LEARNER_COMMITS,
	    [PRACTICE_MINE] = PHRASE_DIFFERENTIAL,
	    [PRACTICE_CASE] = PHRASE_LEARNER_KNOWS,
	};
	const struct desk *d = desk_of(ui);
	ptrdiff_t which = p - d->pane;

	if (!desk_is_at_work(d))
		return;
	buf_adds(out, topic_phrase(ui->topic, titles[which]));
	if ((which == PRACTICE_QUESTIONS || which == PRACTICE_CAUSES) &&
	    (ui->typing || d->filter.len > 0))
		buf_printf(out, ", find: %s", buf_str(&d->filter));
	else if (which == PRACTICE_QUESTIONS)
		buf_printf(out, ": %s", words_stage(ui->topic, d->stage));
}

/* The feedback, beside which what is selected in it is shown. */
static struct pane *
page(struct ui *ui)
{
	struct desk *d = desk_of(ui);

	return d->feedback != NULL ? &d->pane[PRACTICE_FEEDBACK] : NULL;
}

/* How urgent the case was, once it has been told. */
static bool
own_band(const struct ui *ui, struct band *b)
{
	const struct desk *d = ui->data[SCREEN_PRACTICE];

	if (d->practice == NULL || d->feedback == NULL)
		return false;
	if (b != NULL)
		tell_band_case(
		    ui->topic, d->feedback->case_urgency, d->feedback->urgency, ui->set.ascii, b);
	return true;
}

static unsigned
count_asked(const struct practice *p)
{
	unsigned asked = 0;

	for (uint32_t i = 0; i < p->log.len; i++)
		asked += p->log.items[i].kind == PRACTICE_ASK;
	return asked;
}

static void
what(struct ui *ui, struct buf *out)
{
	const struct desk *d = desk_of(ui);

	if (d->practice == NULL) {
		if (d->drill != NULL)
			desk_add_drill(d, out);
		else
			buf_adds(out, "choose a case");
		return;
	}
	if (d->feedback != NULL)
		buf_printf(out, "Feedback, %d of 100: ", d->feedback->score.total);
	desk_add_name(ui, out);
	if (d->feedback == NULL)
		buf_printf(out, ", %u asked", count_asked(d->practice));
}

static void
draw(struct ui *ui, struct canvas *c)
{
	const struct desk *d = desk_of(ui);
	struct rect a = ui_pane(ui)->area;
	struct buf text = {0};

	if (desk_is_at_work(d) && ui_is_compact(ui)) { /* one row stands for the panes not shown */
		const char *sep = glyphs_get(c->ascii)->sep;

		buf_printf(&text, "%u asked%s%u ranked%s%s", count_asked(d->practice), sep,
		    (unsigned)d->practice->mine_count, sep,
		    topic_phrase(
			ui->topic, d->practice->covered ? PHRASE_FLAGS_DONE : PHRASE_FLAGS_OPEN));
		canvas_put(c, ui->height - 2, 1, c->width - 2, STYLE_STRONG, buf_str(&text));
	} else if (desk_is_at_work(d)) {
		int story = desk_story_rows(ui), below = question_rows(ui);

		pane_draw_divider(&d->pane[d->list], c, d->pane[d->list].area.height);
		desk_draw_story(ui, c, 1, story);
		if (!practice_committed(d->practice))
			desk_draw_tabs(ui, c, 1 + story);
		if (below > 0)
			desk_draw_question(ui, c, ui->height - 1 - below, below);
	}
	if (desk_is_at_work(d) && ui_is_compact(ui) && a.row > 1)
		desk_draw_tabs(ui, c, 1);
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

/* True for what means something at work alone. */
static bool
needs_work(enum action action)
{
	static const enum action actions[] = {ACTION_DIGIT, ACTION_RAISE, ACTION_LOWER,
	    ACTION_CLEAR, ACTION_ADD, ACTION_COVERED, ACTION_STORY, ACTION_UNDO, ACTION_NEXT_PANE,
	    ACTION_PREVIOUS_PANE};

	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
		if (actions[i] == action)
			return true;
	return false;
}

/* The case that is selected, or worked on, before a room; without one, what is walked. */
static void
present(struct ui *ui)
{
	const struct desk *d = desk_of(ui);
	struct entity e = pane_target(ui_pane(ui));
	if (e.kind == TARGET_ROW && e.index == CASES_ROW(CASES_NEXT))
		e.index = progress_next(desk_progress(ui), NONE);
	bool any =
	    d->practice != NULL || (e.kind == TARGET_ROW && e.index < topic_case_count(ui->topic));
	struct practice_case c =
	    d->practice != NULL ? d->practice->c : practice_case_row(ui->topic, e.index);
	struct error err;

	if (!present_write(ui))
		return; /* those of the case before would be lost */
	present_case(ui, any ? practice_new(ui->topic, &c, PRACTICE_VIGNETTE, &err) : NULL);
	act_go(ui);
}

static bool
refuses(struct ui *ui, enum action action)
{
	const struct desk *d = desk_of(ui);

	if (action == ACTION_CHOOSE)
		return !desk_can_take(ui);
	if (!desk_is_at_work(d))
		return needs_work(action) ||
		       (action == ACTION_COMMIT &&
			   (d->drill != NULL || topic_case_count(ui->topic) == 0));
	if (practice_committed(d->practice) && desk_commitment_ends(action))
		return true;
	if (action == ACTION_STORY)
		return !ui_is_compact(ui) && !desk_story_is_cut(ui);
	return action == ACTION_COVERED
		   ? d->practice->covered
		   : action == ACTION_COMMIT &&
			 (d->list == PRACTICE_COMMIT_TO || !practice_ready(d->practice));
}

static bool
act(struct ui *ui, enum action action, int place)
{
	struct desk *d = desk_of(ui);

	if (action == ACTION_CHOOSE)
		desk_take(ui);
	else if (action == ACTION_DIGIT && d->drill != NULL)
		desk_drill_digit(ui, (uint32_t)place);
	else if ((action == ACTION_CANCEL || action == ACTION_BACK) && d->drill != NULL)
		desk_drop(ui);
	else if (action == ACTION_DIGIT && d->practice == NULL)
		desk_choose_nth(ui, (uint32_t)place);
	else if (action == ACTION_COMMIT && d->drill != NULL)
		ui_say(ui, "Go on to the end of the round, or back.");
	else if (action == ACTION_COMMIT && !desk_is_at_work(d))
		desk_next(ui);
	else if (action == ACTION_GO_PRESENT && present_has_votes(ui))
		ui_confirm(ui, present, "End this seminar and its votes?");
	else if (action == ACTION_GO_PRESENT && session_length(ui->session) > 0)
		ui_confirm(ui, present, "Take back your answers?");
	else if (action == ACTION_GO_PRESENT)
		present(ui);
	else if (action == ACTION_SAVE)
		desk_save(ui);
	else if (action == ACTION_REDO)
		ui_say(ui, "There is nothing to do again.");
	else if (action == ACTION_RESTART && desk_is_at_work(d) && desk_is_unsaved(ui))
		ui_confirm(ui, desk_drop, "Leave this case unsaved?");
	else if (action == ACTION_RESTART)
		desk_drop(ui);
	else if (desk_is_at_work(d))
		return desk_work(ui, action, place);
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

	if (!desk_is_at_work(d))
		return false;
	if (key == KEY_CODE_ENTER && ui->typing && d->filter.len == 0 &&
	    d->list == PRACTICE_CAUSES) {
		ui_say(ui, "Type words of a cause, or select one with Down.");
		return true; /* a second Enter shall not take out what the first put in */
	}
	if (!ui->typing || key != KEY_CODE_ESCAPE)
		return filter_key(ui, &d->filter, &d->pane[d->list], key);
	desk_show_list(ui, PRACTICE_QUESTIONS, false);
	return true;
}

static void
foot(const struct ui *ui, const char **enter, const char **escape)
{
	const struct desk *d = desk_of(ui);

	*enter = d->filter.len == 0 && d->list == PRACTICE_CAUSES ? "" : "choose";
	*escape = "to the questions";
}

/* On a small screen the story leads on to the questions; the key that commits goes on to the next
 * case where there is nothing to commit. */
static const char *
label(const struct ui *ui, enum action action)
{
	if (action == ACTION_CHOOSE && desk_leads_on(ui))
		return "questions";
	return action == ACTION_COMMIT && !desk_is_at_work(desk_of(ui)) ? "next case" : NULL;
}

static void
begin(struct ui *ui)
{
	struct desk *d = desk_of(ui);

	d->list = PRACTICE_QUESTIONS;
	for (int i = 0; i < PRACTICE_PANES; i++)
		d->pane[i].quiet = true;
	d->pane[PRACTICE_FEEDBACK].folds = true;
	ui_begin_previews(&d->pane[PRACTICE_BESIDE], 2);
}

const struct screen screen_practice = {.size = sizeof(struct desk),
    .panes = PRACTICE_PANES,
    .preview = 3,
    .page = page,
    .build = desk_build_feedback,
    .begin = begin,
    .end = desk_end,
    .reload = desk_reload,
    .layout = layout,
    .shown = shown,
    .title = title,
    .what = what,
    .own_band = own_band,
    .label = label,
    .draw = draw,
    .act = act,
    .refuses = refuses,
    .type = type,
    .foot = foot,
    .unsaved = desk_is_unsaved,
    .save = desk_save};
