/* SPDX-License-Identifier: MIT */
/* Choosing a case, drawing one from the tables, and whatever else begins, ends or replaces a
 * practice: taking one up from a file, saving it, carrying it over to tables compiled anew. */
#include "view/desk.h"

#include <stdio.h>

#include "learn/recall.h"
#include "tell/words.h"

/* What was not saved is gone. */
static void
let_go(struct desk *d)
{
	desk_end_drill(d);
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
	progress_free(d->progress);
}

void
desk_changed(struct ui *ui)
{
	struct desk *d = desk_of(ui);

	if (d->practice != NULL && d->feedback == NULL && practice_finished(d->practice)) {
		d->feedback = practice_feedback_new(d->practice);
		ui->focus[SCREEN_PRACTICE] = 0;
		if (!d->practice->saved)
			desk_note_done(ui);
	}
	for (int i = 0; i < PRACTICE_PANES; i++)
		pane_spoil(&d->pane[i]);
}

static void
begin(struct ui *ui, struct practice *p)
{
	struct desk *d = desk_of(ui);

	let_go(d);
	d->practice = p;
	bool chooses = p != NULL && practice_committed(p);
	d->list = chooses ? PRACTICE_COMMIT_TO : PRACTICE_QUESTIONS;
	d->whole = false;
	buf_clear(&d->filter);
	ui->focus[SCREEN_PRACTICE] = ui_is_compact(ui) && !chooses ? IN_CASE : IN_LIST;
	ui->typing = false;
	for (int i = PRACTICE_QUESTIONS; i < PRACTICE_PANES; i++)
		pane_restore(&d->pane[i], 0, -1);
	desk_changed(ui);
	if (p != NULL)
		d->stage = desk_nth_stage(ui, 0);
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
	ui_say(ui, "Taken up from %s%s", path,
	    practice_next_plan(p) == PRACTICE_PLANS ? "." : "; choose what comes next, or none.");
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

	pane_spoil(&d->pane[PRACTICE_CASES]);
	if (row == CASES_ROW(CASES_OPENING)) {
		d->brief = !d->brief;
		return;
	}
	if (row == CASES_ROW(CASES_TITLES)) {
		d->titles = !d->titles;
		return;
	}
	if (row == CASES_ROW(CASES_KEEP)) {
		if (desk_can_keep(ui))
			desk_keep(ui);
		return;
	}
	if (row == CASES_ROW(CASES_RATIOS)) {
		desk_begin_concord(ui, CONCORD_DRILL);
		return;
	}
	if (row == CASES_ROW(CASES_PANEL)) {
		desk_begin_concord(ui, CONCORD_PANEL);
		return;
	}
	if (row == CASES_ROW(CASES_RECALL)) {
		desk_begin_recall(ui);
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
	} else {
		error_set(&err, "There is no such case.");
	}
	if (p != NULL)
		begin(ui, p);
	else
		ui_say(ui, "%s", err.text);
}

void
desk_choose_nth(struct ui *ui, uint32_t place)
{
	uint32_t count = topic_case_count(ui->topic);
	uint32_t *rows = xcalloc((size_t)count + 1, sizeof *rows);

	progress_order(desk_progress(ui), rows);
	desk_choose(ui, place < count ? rows[place] : NONE);
	free(rows);
}

void
desk_next(struct ui *ui)
{
	const struct practice *p = desk_of(ui)->practice;
	uint32_t now = p != NULL ? practice_case_find(ui->topic, p->c.id) : NONE;

	desk_choose(ui, progress_next(desk_progress(ui), now));
}

/* "case 7 of 60". */
static void
add_place(struct ui *ui, uint32_t row, struct buf *out)
{
	buf_printf(out, "case %u of %u", (unsigned)progress_place(desk_progress(ui), row) + 1,
	    (unsigned)topic_case_count(ui->topic));
}

void
desk_add_name(struct ui *ui, struct buf *out)
{
	const struct desk *d = desk_of(ui);
	const struct practice_case *c = &d->practice->c;
	uint32_t row = practice_case_find(ui->topic, c->id);

	if (c->drawn || row == NONE)
		buf_adds(out, "a drawn case");
	else
		add_place(ui, row, out);
	if ((d->titles || d->feedback != NULL) && !c->drawn && c->title[0] != '\0')
		buf_printf(out, ", %s", c->title);
}

/* "done 2 times, best 62, last on 2026-11-29". */
static void
add_done(const struct progress_done *done, struct page *p)
{
	struct buf b = {0};

	words_add_count(done->times, "time", &b);
	page_printf(p, STYLE_DIM, "done %s, best %u, last on ", buf_str(&b), (unsigned)done->best);
	buf_clear(&b);
	recall_write_day(done->last, &b);
	page_add(p, STYLE_DIM, buf_str(&b));
	buf_free(&b);
}

static void
add_row(struct page *p, uint32_t which, const char *text, const char *more)
{
	page_item(p, (struct entity){TARGET_ROW, CASES_ROW(which)});
	page_add(p, STYLE_TEXT, text);
	page_add(p, STYLE_DIM, more);
	page_item_end(p);
}

/* How cases are told, and whether what was done is kept. */
static void
add_settings(struct ui *ui, struct page *p)
{
	const struct desk *d = desk_of(ui);
	const struct progress *done = desk_progress(ui);

	add_row(p, CASES_OPENING,
	    d->brief ? topic_phrase(ui->topic, PHRASE_TOLD_BRIEF)
		     : "Told at first: the whole story",
	    d->brief ? " (choose it for the whole story)"
		     : " (choose it to be told less at first)");
	add_row(p, CASES_TITLES,
	    d->titles ? "Titles: told from the beginning" : "Titles: told at the end",
	    d->titles ? " (choose it to hide them)" : " (choose it to see them)");
	if (desk_can_keep(ui))
		add_row(p, CASES_KEEP, "What you did: not kept", " (choose it to keep it)");
	else if (d->unread.text[0] != '\0')
		page_printf(p, STYLE_WARNING, "What you did is not kept: %s", d->unread.text);
	else if (done->path != NULL)
		page_printf(p, STYLE_DIM, "What you did is kept in %s", done->path);
	page_break(p);
}

static void
add_cases(struct ui *ui, struct page *p)
{
	const struct progress *done = desk_progress(ui);
	uint32_t count = topic_case_count(ui->topic);
	uint32_t *rows = xcalloc((size_t)count + 1, sizeof *rows);
	char key[16], mark[24];

	progress_order(done, rows);
	for (uint32_t i = 0; i < count; i++) {
		const char *name = practice_case_row(ui->topic, rows[i]).title;

		page_item(p, (struct entity){TARGET_ROW, rows[i]});
		keys_nth(ACTION_DIGIT, SCREEN_PRACTICE, i, key);
		snprintf(mark, sizeof mark, "%1s  ", key);
		page_mark(p, STYLE_KEY, mark);
		page_printf(p, STYLE_TEXT, "Case %u", (unsigned)i + 1);
		if (desk_of(ui)->titles && name[0] != '\0')
			page_printf(p, STYLE_TEXT, ", %s", name);
		if (done->done[rows[i]].times > 0) {
			page_sep(p, STYLE_DIM);
			add_done(&done->done[rows[i]], p);
		}
		page_item_end(p);
	}
	free(rows);
}

void
desk_build_cases(struct ui *ui, struct page *p)
{
	uint32_t count = topic_case_count(ui->topic), best, next;
	uint32_t done = progress_count(desk_progress(ui), &best);
	struct buf name = {0};

	page_paragraph(p, STYLE_TEXT, topic_phrase(ui->topic, PHRASE_PRACTICE_HOW));
	page_gap(p);
	page_indent(p, 2);
	next = progress_next(desk_progress(ui), NONE);
	if (next != NONE) {
		buf_adds(&name, "Next: ");
		add_place(ui, next, &name);
		add_row(p, CASES_NEXT, buf_str(&name), "");
	}
	if (topic_leaf_count(ui->topic) > 0)
		add_row(p, CASES_DRAWN, "A case drawn from the tables",
		    ": by chance, from this topic's own numbers");
	add_row(p, CASES_RATIOS, concord_title(ui->topic, CONCORD_DRILL),
	    ": what one finding says of one cause");
	if (topic_panel_count(ui->topic) > 0)
		add_row(p, CASES_PANEL, concord_title(ui->topic, CONCORD_PANEL),
		    ": scored by a panel's votes");
	buf_clear(&name);
	buf_printf(&name, ": %s", topic_phrase(ui->topic, PHRASE_PRACTICE_RECALL));
	add_row(p, CASES_RECALL, "Recall", buf_str(&name));
	add_row(p, CASES_SAVED, "Take up a practice that was saved in a file", "");
	add_settings(ui, p);
	buf_clear(&name);
	buf_adds(&name, "Cases of this topic");
	if (done > 0)
		buf_printf(&name, ", %u of %u done, best %u", (unsigned)done, (unsigned)count,
		    (unsigned)best);
	page_heading(p, buf_str(&name));
	buf_free(&name);
	page_indent(p, 2);
	if (count == 0)
		page_paragraph(p, STYLE_DIM, "It has none of its own.");
	add_cases(ui, p);
}

static void
save(struct ui *ui, const char *path)
{
	struct desk *d = desk_of(ui);
	struct error err = {""};

	if (path[0] == '\0' || d->practice == NULL)
		return;
	int status = practice_save(d->practice, path, &err);
	ui_saved(ui, SAVE_PRACTICE, status, &err);
	if (status != 0)
		return;
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

	if (to != NULL && d->progress != NULL) {
		struct progress *now = progress_new(to);

		progress_carry(now, d->progress);
		progress_free(d->progress);
		d->progress = now;
	}
	if (to != NULL)
		desk_end_drill(d);
	if (to == NULL || d->practice == NULL)
		return;
	struct practice *carried = practice_carry(d->practice, to);
	bool told = carried != NULL && d->feedback != NULL;
	if (told)
		practice_finish(carried);
	practice_feedback_free(d->feedback);
	practice_free(d->practice);
	d->practice = carried;
	/* What was told was counted, too. */
	d->feedback = told && practice_finished(carried) ? practice_feedback_new(carried) : NULL;
	desk_changed(ui);
}
