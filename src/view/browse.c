/* The browser as the terminal sees it: it is made, keys, clicks and the wheel go to the screen that
 * is shown, that is drawn, and another topic takes the place of the one before. The first click
 * selects, a second on the same thing does what Enter does. */
#include "view/screen.h"

#include <string.h>

#include "session/save.h"
#include "tell/words.h"

struct ui *
ui_new(const struct screen *const *screens, struct session *s, int width, int height,
    const struct ui_settings *set)
{
	struct ui *ui = xcalloc(1, sizeof *ui);
	struct visit first = {set->present ? SCREEN_PRESENT : SCREEN_WALK, {TARGET_NONE, 0}, 0, -1};

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
	vec_push(&ui->history, first);
	for (unsigned i = 0; i < SCREEN_COUNT; i++)
		ui->data[i] =
		    xcalloc(1, screens[i]->size > 0 ? screens[i]->size : sizeof(struct pane));
	ui_each_pane(ui, pane_init);
	for (unsigned i = 0; i < SCREEN_COUNT; i++) {
		ui_pane_of(ui, (enum screen_id)i)->lines = screens[i]->lines;
		if (screens[i]->begin != NULL)
			screens[i]->begin(ui);
	}
	if (set->present)
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
	ui_each_pane(ui, pane_free);
	for (unsigned i = 0; i < SCREEN_COUNT; i++) {
		if (ui->screens[i]->end != NULL)
			ui->screens[i]->end(ui);
		free(ui->data[i]);
	}
	search_free(ui->search);
	diags_free(ui->set.diags);
	vec_free(&ui->history);
	buf_free(&ui->line);
	free(ui);
}

void
ui_resize(struct ui *ui, int width, int height)
{
	ui->width = width > 0 ? width : 1;
	ui->height = height > 0 ? height : 1;
}

bool
ui_done(const struct ui *ui)
{
	return ui->done;
}

bool
ui_redraw(struct ui *ui)
{
	bool wanted = ui->redraw;

	ui->redraw = false;
	return wanted;
}

bool
ui_mouse(const struct ui *ui)
{
	return ui->set.mouse;
}

void
ui_hold(struct ui *ui, bool held)
{
	ui->held = held;
}

bool
ui_held(const struct ui *ui)
{
	return ui->held;
}

void
ui_clock(struct ui *ui, uint64_t seconds)
{
	ui->now = seconds;
}

bool
ui_ticking(const struct ui *ui)
{
	const struct screen *here = ui->screens[ui_screen(ui)];

	return here->ticks != NULL && !ui->black && here->ticks(ui);
}

bool
ui_edit(struct ui *ui, struct diag_place *at)
{
	uint32_t i = ui->edited;

	ui->edited = 0;
	if (i == 0 || ui->set.diags == NULL || i > diags_count(ui->set.diags))
		return false;
	*at = diags_get(ui->set.diags, i - 1)->place;
	return at->path != NULL;
}

static bool
is_too_small(const struct ui *ui)
{
	return ui->width < UI_MIN_WIDTH || ui->height < UI_MIN_HEIGHT;
}

static void
layout(struct ui *ui)
{
	const struct screen *here = ui->screens[ui_screen(ui)];

	int top = 1 + frame_has_band(ui);

	(here->layout != NULL ? here->layout : ui_lay_out_page)(
	    ui, (struct rect){top, 0, ui->height - top - 1, ui->width});
	if (ui->find.count > 0)
		page_find(ui_pane(ui)->page, &ui->find);
}

static void
act(struct ui *ui, enum action action, int place)
{
#define X(code, name, handler) [ACTION_##code] = handler,
	static void (*const handlers[ACTION_COUNT])(struct ui * ui) = {ACTIONS(X)};
#undef X
	const struct screen *here = ui->screens[ui_screen(ui)];

	ui->action = action;
	if (here->act == NULL || !here->act(ui, action, place))
		handlers[action](ui);
	if (ui->chosen == ACTION_NONE)
		return;
	action = ui->chosen; /* on the screen that the palette was called from */
	ui->chosen = ACTION_NONE;
	layout(ui);
	act(ui, action, 0);
}

void
ui_key(struct ui *ui, uint32_t key)
{
	const struct screen *here = ui->screens[ui_screen(ui)];

	ui->message[0] = '\0';
	if (is_too_small(ui)) {
		ui->done = key == 'q' || key == 'Q';
		return;
	}
	if (ui->confirm.yes != NULL) { /* anything but "yes" is "no" */
		struct confirm asked = ui->confirm;

		ui->confirm.yes = NULL;
		if (key == 'y' || key == 'Y')
			asked.yes(ui);
		else if (asked.save != NULL && keys_action(key, ui_screen(ui)) == ACTION_SAVE)
			asked.save(ui);
		return;
	}
	layout(ui);
	if (ui->prompt != NULL) {
		prompt_key(ui, key);
		return;
	}
	if (here->type != NULL && here->type(ui, key))
		return;
	enum action action = keys_action(key, ui_screen(ui));
	if (action == ACTION_NONE)
		ui_say(ui, "No such key here; %s shows the keys.", ui_key_of(ui, ACTION_GO_HELP));
	else
		act(ui, action, keys_place(action, ui_screen(ui), key));
}

void
ui_draw(struct ui *ui, struct canvas *c)
{
	const struct screen *here = ui->screens[ui_screen(ui)];

	if (c->width != ui->width || c->height != ui->height)
		canvas_resize(c, ui->width, ui->height);
	else
		canvas_clear(c);
	if (is_too_small(ui)) {
		frame_draw_small(ui, c);
		return;
	}
	layout(ui);
	if (ui->black)
		return;
	(here->draw != NULL ? here->draw : ui_draw_panes)(ui, c);
	frame_draw(ui, c);
}

static bool
is_busy(const struct ui *ui)
{
	return ui->confirm.yes != NULL || ui->prompt != NULL || ui->black || is_too_small(ui);
}

void
ui_click(struct ui *ui, int row, int col)
{
	struct pane *shown[SHOWN_PANES], *before = ui_pane(ui);

	if (is_busy(ui))
		return;
	ui->message[0] = '\0';
	if (row == 0 && !ui->screens[ui_screen(ui)]->bare) {
		act(ui, ACTION_GO_PALETTE, 0);
		return;
	}
	if (row == 1 && frame_has_band(ui)) {
		act(ui, ACTION_GO_OUTCOME, 0);
		return;
	}
	unsigned n = ui_shown(ui, shown), i;
	for (i = 0; i < n; i++) {
		struct rect a = shown[i]->area;

		if (shown[i]->built && row > a.row && row < a.row + a.height && col >= a.col &&
		    col < a.col + a.width)
			break;
	}
	if (i == n)
		return;
	if (!ui_is_compact(ui))
		ui->focus[ui_screen(ui)] = i;
	struct pane *p = ui_pane(ui);
	int item = page_item_at(p->page, p->top + row - p->area.row - 1, col - p->area.col - 1);
	if (item < 0)
		return;
	if (item == p->item && p == before)
		ui_key(ui, ui_screen(ui) == SCREEN_FINDINGS ? KEY_CODE_SPACE : KEY_CODE_ENTER);
	else
		p->item = item;
}

void
ui_wheel(struct ui *ui, int rows)
{
	if (is_busy(ui))
		return;
	ui->message[0] = '\0';
	for (int n = rows < 0 ? -rows : rows; n > 0; n--)
		pane_act(ui_pane(ui), rows < 0 ? ACTION_UP : ACTION_DOWN);
}

/* Each pane keeps its place and selection. */
static void
keep(struct pane *p)
{
	if (p->built)
		pane_restore(p, page_place(p->page, p->top), p->item);
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
	for (size_t i = 0; s != NULL && i < ui->history.len; i++) {
		struct entity *e = &ui->history.items[i].entity; /* found again by its id */

		*e = session_map_entity(ui->topic, *e, session_topic(s));
		if (e->kind == ENTITY_KINDS)
			e->kind = TARGET_NONE;
	}
	if (s != NULL) {
		search_free(ui->search);
		ui->search = NULL;
		ui->session = s;
		ui->topic = session_topic(s);
		ui->change++;
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
