/* Choosing a case, drawing one from the tables, and whatever else begins, ends or replaces a
 * practice: taking one up from a file, saving it, carrying it over to tables compiled anew. */
#include "view/desk.h"

#include <stdio.h>

#include "tell/words.h"

/* What was not saved is gone. */
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
desk_end(struct ui *ui)
{
	struct desk *d = desk_of(ui);

	let_go(d);
	buf_free(&d->filter);
}

void
desk_changed(struct ui *ui)
{
	struct desk *d = desk_of(ui);

	if (d->practice != NULL && d->feedback == NULL && practice_committed(d->practice) &&
	    d->plan == PRACTICE_PLANS)
		d->feedback = practice_feedback_new(d->practice);
	for (int i = 0; i < PRACTICE_PANES; i++)
		pane_spoil(&d->pane[i]);
}

static void
begin(struct ui *ui, struct practice *p)
{
	struct desk *d = desk_of(ui);

	let_go(d);
	d->practice = p;
	d->list = PRACTICE_QUESTIONS;
	d->plan = PRACTICE_PLANS;
	buf_clear(&d->filter);
	ui->focus[SCREEN_PRACTICE] = 0;
	ui->typing = false;
	for (int i = PRACTICE_QUESTIONS; i < PRACTICE_PANES; i++)
		pane_restore(&d->pane[i], 0, -1);
	desk_changed(ui);
}

void
desk_drop(struct ui *ui)
{
	begin(ui, NULL);
}

static void
take_up(struct ui *ui, const char *path)
{
	struct error err = {""};
	struct practice *p = path[0] != '\0' ? practice_load(ui->topic, path, &err) : NULL;

	if (p == NULL) {
		ui_say(ui, "%s", err.text);
		return;
	}
	begin(ui, p);
	desk_of(ui)->path = xstrdup(path);
	ui_say(ui, "Taken up from %s.", path);
}

void
desk_choose(struct ui *ui, uint32_t row)
{
	static const struct prompt ask = {"Take up: ", "the name of the file", take_up, NULL};
	struct desk *d = desk_of(ui);
	enum practice_opening opening = d->brief ? PRACTICE_BRIEF : PRACTICE_VIGNETTE;
	uint64_t seed = ui->set.seed != 0 ? ui->set.seed : 1;
	struct error err = {""};
	struct practice *p = NULL;

	if (row == CASES_ROW(CASES_OPENING)) {
		d->brief = !d->brief;
		pane_spoil(&d->pane[PRACTICE_CASES]);
		return;
	}
	if (row == CASES_ROW(CASES_SAVED)) {
		ui_ask(ui, &ask, "");
		return;
	}
	if (row == CASES_ROW(CASES_DRAWN)) {
		/* The same seed gives the same cases in the same order. */
		p = practice_drawn(ui->topic, seed, d->number++, PRACTICE_UNSURE, opening, &err);
	} else if (row < topic_case_count(ui->topic)) {
		struct practice_case c = practice_case_row(ui->topic, row);

		p = practice_new(ui->topic, &c, opening, &err);
	}
	if (p != NULL)
		begin(ui, p);
	else
		ui_say(ui, "%s", err.text);
}

void
desk_build_cases(struct ui *ui, struct page *p)
{
	const struct topic *t = ui->topic;
	bool brief = desk_of(ui)->brief;
	uint32_t count = topic_case_count(t);
	char key[16], mark[24];
	const struct {
		int row;
		const char *text, *more;
	} others[] = {{CASES_DRAWN, "A case drawn from the tables",
			  ": made by chance from this topic's own numbers, with distractors; "
			  "nobody wrote it"},
	    {CASES_SAVED, "Take up a practice that was saved in a file", ""},
	    {CASES_OPENING,
		brief ? "Told at first: only what the person comes with"
		      : "Told at first: the whole story",
		brief ? " (choose it for the whole story)"
		      : " (choose it for only what the person comes with)"}};

	page_paragraph(p, STYLE_TEXT,
	    "You ask, rank what it may be, say when the red flags are covered, commit, and see how "
	    "you did.");
	page_heading(p, "Cases of this topic");
	page_indent(p, 2);
	if (count == 0)
		page_paragraph(p, STYLE_DIM, "It has none of its own.");
	for (uint32_t i = 0; i < count; i++) {
		page_item(p, (struct entity){TARGET_ROW, i});
		keys_nth(ACTION_DIGIT, SCREEN_PRACTICE, i, key);
		snprintf(mark, sizeof mark, "%1s  ", key);
		page_mark(p, STYLE_KEY, mark);
		page_add(p, STYLE_TEXT, practice_case_row(t, i).title);
		page_item_end(p);
	}
	page_heading(p, "Or");
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		page_item(p, (struct entity){TARGET_ROW, CASES_ROW(others[i].row)});
		page_add(p, STYLE_TEXT, others[i].text);
		page_add(p, STYLE_DIM, others[i].more);
		page_item_end(p);
	}
}

static void
save(struct ui *ui, const char *path)
{
	struct desk *d = desk_of(ui);
	struct error err = {""};

	if (path[0] == '\0' || d->practice == NULL)
		return;
	if (practice_save(d->practice, path, &err) != 0) {
		ui_say(ui, "%s", err.text);
		return;
	}
	free(d->path);
	d->path = xstrdup(path);
	ui_say(ui, "Saved in %s.", path);
}

void
desk_save(struct ui *ui)
{
	static const struct prompt ask = {"Save practice as: ", "the name of a file", save, NULL};
	const struct desk *d = desk_of(ui);
	char name[128];

	if (d->practice == NULL) {
		ui_say(ui, "There is no practice to save yet.");
		return;
	}
	snprintf(name, sizeof name, "%s.practice", d->practice->c.id);
	ui_ask(ui, &ask, d->path != NULL ? d->path : name);
}

bool
desk_is_unsaved(const struct ui *ui)
{
	const struct practice *p = desk_of(ui)->practice;

	return p != NULL && !p->saved;
}

void
desk_reload(struct ui *ui, const struct topic *to)
{
	struct desk *d = desk_of(ui);

	if (to == NULL || d->practice == NULL)
		return;
	struct practice *carried = practice_carry(d->practice, to);
	practice_feedback_free(d->feedback);
	practice_free(d->practice);
	d->feedback = NULL;
	d->practice = carried;
	desk_changed(ui);
}
