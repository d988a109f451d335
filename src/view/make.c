/* SPDX-License-Identifier: MIT */
/* The browser is made and ended; another topic takes the place of the one before, or another person
 * that of who was there. */
#include "view/screen.h"

#include <string.h>

#include "session/save.h"
#include "tell/words.h"

static void
begin_screens(struct ui *ui)
{
	const struct screen *const *screens = ui->screens;

	for (unsigned i = 0; i < SCREEN_COUNT; i++)
		ui->data[i] =
		    xcalloc(1, screens[i]->size > 0 ? screens[i]->size : sizeof(struct pane));
	ui_each_pane(ui, pane_init);
	for (unsigned i = 0; i < SCREEN_COUNT; i++) {
		ui_pane_of(ui, (enum screen_id)i)->lines = screens[i]->lines;
		ui_pane_of(ui, (enum screen_id)i)->wide = screens[i]->wide;
		if (screens[i]->preview > 0 && screens[i]->page == NULL)
			ui_begin_previews(
			    ui_pane_of(ui, (enum screen_id)i) + 1, screens[i]->panes - 1);
		if (screens[i]->begin != NULL)
			screens[i]->begin(ui);
	}
}

static void
end_screens(struct ui *ui)
{
	ui_each_pane(ui, pane_free);
	for (unsigned i = 0; i < SCREEN_COUNT; i++) {
		if (ui->screens[i]->end != NULL)
			ui->screens[i]->end(ui);
		free(ui->data[i]);
	}
}

static struct visit
first_visit(const struct ui *ui)
{
	return (struct visit){.screen = ui->set.present ? SCREEN_PRESENT : SCREEN_WALK,
	    .entity = {TARGET_NONE, 0},
	    .item = -1};
}

static void
forget_unsaved(struct ui *ui)
{
	for (int i = 0; i < SAVES; i++) {
		free(ui->unsaved[i]);
		ui->unsaved[i] = NULL;
	}
}

void
ui_forget(struct ui *ui)
{
	session_clear(ui->session);
	if (ui->set.session_path == NULL)
		session_leave_file(ui->session);
	ui->set.progress = false; /* what is kept is another person's */
	end_screens(ui);
	begin_screens(ui);
	ui->history.len = 1;
	ui->history.items[0] = first_visit(ui);
	ui->at = 0;
	memset(ui->mark, 0, sizeof ui->mark);
	memset(ui->marked, 0, sizeof ui->marked);
	memset(ui->focus, 0, sizeof ui->focus);
	memset(&ui->find, 0, sizeof ui->find);
	ui->find_pane = NULL;
	ui->find_row = -1;
	ui->unranked = ui->typing = ui->revealed = false;
	ui_untick(ui);
	buf_free(&ui->line);
	buf_free(&ui->handed);
	forget_unsaved(ui);
	ui_changed(ui);
	ui_say(ui, "Nothing is left of who was here before.");
}

struct ui *
ui_new(const struct screen *const *screens, struct session *s, int width, int height,
    const struct ui_settings *set)
{
	struct ui *ui = xcalloc(1, sizeof *ui);

	ui->screens = screens;
	ui->session = s;
	ui->topic = session_topic(s);
	ui->width = width;
	ui->height = height;
	ui->set = *set;
	ui->find_row = -1;
	if (set->linear)
		glyphs_set_linear();
	if (set->diags != NULL)
		diags_sort(set->diags);
	vec_push(&ui->history, first_visit(ui));
	begin_screens(ui);
	if (set->tour)
		tour_begin(ui);
	if (set->present || set->tour)
		return ui;
	/* Where a saved session was left, else the outcome if the walk has ended. */
	struct entity e;
	const char *place = session_place(s, &e);
	if (place[0] == '\0' && session_length(s) > 0 && session_now(s).question == NONE)
		ui_go(ui, SCREEN_OUTCOME);
	for (unsigned i = 0; i < SCREEN_COUNT; i++) {
		if (strcmp(place, keys_screens[i].name) != 0)
			continue;
		if (i == SCREEN_READER && e.kind < ENTITY_KINDS)
			ui_read(ui, e);
		else
			ui_go(ui, (enum screen_id)i);
	}
	return ui;
}

void
ui_free(struct ui *ui)
{
	if (ui == NULL)
		return;
	end_screens(ui);
	search_free(ui->search);
	diags_free(ui->set.diags);
	vec_free(&ui->history);
	buf_free(&ui->line);
	buf_free(&ui->handed);
	forget_unsaved(ui);
	free(ui);
}

/* Each pane keeps its place and selection. */
static void
keep(struct pane *p)
{
	if (p->built)
		pane_restore(p, page_place(p->page, p->top), page_item_number(p->page, p->item));
}

/* What was read is found again by its id. */
static void
map_visit(const struct ui *ui, struct visit *v, const struct topic *to)
{
	v->entity = session_map_entity(ui->topic, v->entity, to);
	if (v->entity.kind == ENTITY_KINDS)
		v->entity.kind = TARGET_NONE;
}

void
ui_reload(struct ui *ui, struct session *s, struct diags *diags)
{
	size_t errors = diags_count_level(diags, DIAG_ERROR);
	size_t warnings = diags_count_level(diags, DIAG_WARNING);
	struct buf count = {0};

	diags_sort(diags);
	diags_free(ui->set.diags);
	ui->set.diags = diags;
	ui->edited = 0;
	for (unsigned i = 0; i < SCREEN_COUNT; i++)
		if (ui->screens[i]->reload != NULL)
			ui->screens[i]->reload(ui, s != NULL ? session_topic(s) : NULL);
	if (s != NULL) {
		for (size_t i = 0; i < ui->history.len; i++)
			map_visit(ui, &ui->history.items[i], session_topic(s));
		for (size_t i = 0; i < MARKS; i++)
			map_visit(ui, &ui->mark[i], session_topic(s));
		ui->noted = session_map_entity(ui->topic, ui->noted, session_topic(s));
		search_free(ui->search);
		ui->search = NULL;
		ui->session = s;
		ui->topic = session_topic(s);
		ui->change++;
		ui_untick(ui);
		ui->confirm.yes = NULL; /* it may be about what is gone */
		ui_each_pane(ui, keep);
	}
	words_add_count(errors > 0 ? errors : warnings, errors > 0 ? "error" : "warning", &count);
	if (errors > 0)
		ui_say(ui, "%s in the tables; %s shows them. The topic is as it was.",
		    buf_str(&count), ui_key_of(ui, ACTION_GO_PROBLEMS));
	else if (warnings > 0)
		ui_say(ui, "Compiled anew; %s, %s shows them.", buf_str(&count),
		    ui_key_of(ui, ACTION_GO_PROBLEMS));
	else
		ui_say(ui, "Compiled anew.");
	buf_free(&count);
}
