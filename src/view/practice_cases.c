/* Choosing a case, drawing one from the tables, and whatever else begins, ends or replaces a
 * practice: taking one up from a file, saving it, carrying it over to tables compiled anew. */
#include "view/desk.h"

#include <stdio.h>
#include <stdlib.h>

#include "tell/words.h"

void
desk_new(struct ui *ui, uint64_t seed)
{
	ui->desk = xcalloc(1, sizeof *ui->desk);
	ui->desk->seed = seed != 0 ? seed : 1;
}

static void
let_go(struct desk *d)
{
	practice_feedback_free(d->feedback);
	practice_free(d->practice);
	free(d->path);
	d->feedback = NULL;
	d->practice = NULL;
	d->path = NULL;
}

void
desk_free(struct ui *ui)
{
	if (ui->desk == NULL)
		return;
	let_go(ui->desk);
	buf_free(&ui->desk->filter);
	free(ui->desk);
	ui->desk = NULL;
}

void
desk_changed(struct ui *ui)
{
	struct desk *d = ui->desk;

	if (d->practice != NULL && d->feedback == NULL && practice_committed(d->practice))
		d->feedback = practice_feedback_new(d->practice);
	d->change++;
}

static void
begin(struct ui *ui, struct practice *p)
{
	struct desk *d = ui->desk;
	int i;

	let_go(d);
	d->practice = p;
	d->list = DESK_QUESTIONS;
	d->part = DESK_LIST;
	buf_clear(&d->filter);
	ui->typing = false;
	for (i = PRACTICE_QUESTIONS; i < PRACTICE_PANES; i++)
		pane_restore(&ui->practice[i], 0, -1);
	desk_changed(ui);
}

void
desk_drop(struct ui *ui)
{
	begin(ui, NULL);
}

void
desk_choose(struct ui *ui, uint32_t row)
{
	struct desk *d = ui->desk;
	enum practice_opening opening = d->brief ? PRACTICE_BRIEF : PRACTICE_VIGNETTE;
	struct error err = {""};
	struct practice *p = NULL;

	if (row == CASES_ROW(CASES_OPENING)) {
		d->brief = !d->brief;
		d->change++;
		return;
	}
	if (row == CASES_ROW(CASES_SAVED)) {
		ui_ask(ui, PROMPT_PRACTICE_OPEN, "");
		return;
	}
	if (row == CASES_ROW(CASES_DRAWN)) {
		/* The same seed gives the same cases in the same order. */
		p = practice_drawn(ui->topic, d->seed, d->number++, PRACTICE_UNSURE, opening, &err);
	} else if (row < topic_case_count(ui->topic)) {
		struct practice_case c = practice_case_row(ui->topic, row);

		p = practice_new(ui->topic, &c, opening, &err);
	}
	if (p != NULL)
		begin(ui, p);
	else
		ui_say(ui, "%s", err.text);
}

/* An item that is no case. */
static void
add_other(struct page *p, int which, const char *text, const char *more)
{
	page_item(p, (struct entity){TARGET_ROW, CASES_ROW(which)});
	page_add(p, STYLE_TEXT, text);
	page_add(p, STYLE_DIM, more);
	page_item_end(p);
}

void
desk_build_cases(struct ui *ui, struct page *p)
{
	const struct topic *t = ui->topic;
	uint32_t i, count = topic_case_count(t);
	char number[16];

	page_indent(p, 0);
	page_paragraph(p, STYLE_TEXT,
	    "You ask, rank what it may be, say when the red flags are covered, commit, and see how "
	    "you did.");
	page_heading(p, "Cases of this topic");
	page_indent(p, 2);
	if (count == 0)
		page_paragraph(p, STYLE_DIM, "It has none of its own.");
	for (i = 0; i < count; i++) {
		snprintf(number, sizeof number, "%2u ", (unsigned)i + 1);
		page_item(p, (struct entity){TARGET_ROW, i});
		page_mark(p, STYLE_DIM, number);
		page_add(p, STYLE_TEXT, practice_case_row(t, i).title);
		page_item_end(p);
	}
	page_heading(p, "Or");
	page_indent(p, 2);
	add_other(p, CASES_DRAWN, "A case drawn from the tables",
	    ": made by chance from this topic's own numbers, with distractors; nobody wrote it");
	add_other(p, CASES_SAVED, "Take up a practice that was saved in a file", "");
	add_other(p, CASES_OPENING,
	    ui->desk->brief ? "Told at first: only what the person comes with"
			    : "Told at first: the whole story",
	    ui->desk->brief ? " (choose it for the whole story)"
			    : " (choose it for only what the person comes with)");
	page_indent(p, 0);
}

static void
save(struct ui *ui, const char *path)
{
	struct desk *d = ui->desk;
	struct error err = {""};

	if (practice_save(d->practice, path, &err) != 0) {
		ui_say(ui, "%s", err.text);
		return;
	}
	if (path != d->path) {
		free(d->path);
		d->path = xstrdup(path);
	}
	ui_say(ui, "Saved in %s.", path);
}

static void
take_up(struct ui *ui, const char *path)
{
	struct error err = {""};
	struct practice *p = practice_load(ui->topic, path, &err);

	if (p == NULL) {
		ui_say(ui, "%s", err.text);
		return;
	}
	begin(ui, p);
	ui->desk->path = xstrdup(path);
	ui_say(ui, "Taken up from %s.", path);
}

void
desk_ask_save(struct ui *ui)
{
	struct desk *d = ui->desk;
	char name[128];

	if (d->practice == NULL) {
		ui_say(ui, "There is no practice to save yet.");
		return;
	}
	snprintf(name, sizeof name, "%s.practice", practice_case_of(d->practice)->id);
	ui_ask(ui, PROMPT_PRACTICE_SAVE, d->path != NULL ? d->path : name);
}

void
desk_take_line(struct ui *ui, enum prompt kind, const char *line)
{
	if (line[0] == '\0')
		return;
	if (kind == PROMPT_PRACTICE_SAVE && ui->desk->practice != NULL)
		save(ui, line);
	else if (kind == PROMPT_PRACTICE_OPEN)
		take_up(ui, line);
}

bool
desk_is_unsaved(const struct ui *ui)
{
	const struct practice *p = ui->desk->practice;

	return p != NULL && !practice_is_saved(p);
}

void
desk_reload(struct ui *ui, const struct topic *to)
{
	struct desk *d = ui->desk;
	struct practice *carried;

	if (d->practice == NULL)
		return;
	carried = practice_carry(d->practice, to);
	practice_feedback_free(d->feedback);
	practice_free(d->practice);
	d->feedback = NULL;
	d->practice = carried;
	desk_changed(ui);
}
