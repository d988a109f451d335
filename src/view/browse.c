/* SPDX-License-Identifier: MIT */
/* The browser as the terminal sees it: keys, clicks and the wheel go to the screen that is shown,
 * and that is drawn. The first click selects, a second on the same thing does what Enter does. */
#include "view/screen.h"

void
ui_resize(struct ui *ui, int width, int height)
{
	ui->width = width > 0 ? width : 1;
	ui->height = height > 0 ? height : 1;
	ui->tour.rows = 0;
	tour_fit(ui);
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

/* While somebody is about to type, the first letter's search is the longest wait. */
void
ui_prepare(struct ui *ui)
{
	if (ui->typing && !ui->held)
		search_read_ahead(ui_search(ui));
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

enum hand_out
ui_hand_out(struct ui *ui, const char **text)
{
	enum hand_out to = ui->hand_out;

	ui->hand_out = HAND_NOTHING;
	*text = buf_str(&ui->handed);
	return to;
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
	return ui->width < UI_MIN_WIDTH || ui->height + ui->tour.rows < UI_MIN_HEIGHT;
}

/* Esc leads out of what is beside the page, Left by one column. */
static bool
leave_preview(struct ui *ui, enum action action)
{
	unsigned *focus = &ui->focus[ui_screen(ui)];

	if ((action != ACTION_CANCEL && action != ACTION_FOLD) || ui_pane(ui) == ui_place_pane(ui))
		return false;
	*focus = action == ACTION_FOLD ? *focus - 1 : 0;
	return true;
}

static void
act(struct ui *ui, enum action action)
{
#define X(code, name, handler) [ACTION_##code] = handler,
	static void (*const handlers[ACTION_COUNT])(struct ui * ui) = {ACTIONS(X)};
#undef X
	const struct screen *here = ui->screens[ui_screen(ui)];

	ui->action = action;
	if (leave_preview(ui, action))
		return;
	if (here->act == NULL || !here->act(ui, action, ui->place))
		handlers[action](ui);
	if (ui->chosen == ACTION_NONE)
		return;
	action = ui->chosen; /* on the screen that the palette was called from */
	ui->chosen = ACTION_NONE;
	ui_lay_out_screen(ui);
	ui->place = 0;
	act(ui, action);
}

/* As often as the count before it says; 5G and 5gg go to the fifth thing. The second g of gg has
 * nothing left to do. */
static void
act_counted(struct ui *ui, enum action action)
{
	bool moves = action >= ACTION_NEXT_LINK && action <= ACTION_BOTTOM;
	bool finds = action == ACTION_FIND_NEXT || action == ACTION_FIND_BEFORE;
	bool to_place = ui->count > 0 && (action == ACTION_TOP || action == ACTION_BOTTOM);
	unsigned times = ui->count > 0 && (moves || finds) ? ui->count : 1;

	if (action != ACTION_TIMES)
		ui->count = 0;
	if (action == ACTION_TOP && ui->action == ACTION_TOP)
		return;
	for (unsigned n = 0; n < times; n++) {
		if (n > 0)
			ui_lay_out_screen(ui);
		act(ui, !to_place ? action : n == 0 ? ACTION_TOP : ACTION_DOWN);
	}
	if (to_place)
		ui->action = action;
}

static void
take_key(struct ui *ui, uint32_t key)
{
	const struct screen *here = ui->screens[ui_screen(ui)];

	ui->message[0] = '\0';
	if (is_too_small(ui)) {
		enum action wanted = keys_action(key, ui_screen(ui));

		if (wanted == ACTION_LEAVE && ui_would_lose(ui))
			ui_say(ui, "Not saved. %s quits all the same.", ui_key_of(ui, ACTION_QUIT));
		else
			ui->done = wanted == ACTION_LEAVE || wanted == ACTION_QUIT;
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
	if (ui->letter != ACTION_NONE) {
		habits_letter(ui, key);
		return;
	}
	if (prompt_letter(ui, key))
		return;
	ui_lay_out_screen(ui);
	if (ui->prompt != NULL) {
		prompt_key(ui, key);
		return;
	}
	if (here->type != NULL && here->type(ui, key))
		return;
	enum action action = keys_action(key, ui_screen(ui));
	ui->place = keys_place(action, ui_screen(ui), key);
	if (action != ACTION_NONE) {
		act_counted(ui, action);
		return;
	}
	ui->count = 0;
	ui_say(ui, "No such key here; %s shows the keys.", ui_key_of(ui, ACTION_GO_HELP));
}

/* Into a field that is open, and nowhere else: what is pasted answers nothing. */
void
ui_paste(struct ui *ui, uint32_t character)
{
	if (is_too_small(ui) || ui->confirm.yes != NULL || ui->letter != ACTION_NONE)
		return;
	prompt_letter(ui, character);
}

void
ui_key(struct ui *ui, uint32_t key)
{
	if (tour_takes(ui, key))
		return;
	take_key(ui, key);
	tour_follow(ui);
}

void
ui_draw(struct ui *ui, struct canvas *c)
{
	const struct screen *here = ui->screens[ui_screen(ui)];

	if (c->width != ui->width || c->height != ui->height + ui->tour.rows)
		canvas_resize(c, ui->width, ui->height + ui->tour.rows);
	else
		canvas_clear(c);
	if (is_too_small(ui)) {
		frame_draw_small(ui, c);
		return;
	}
	ui_lay_out_screen(ui);
	if (prompt_settle(ui))
		ui_lay_out_screen(ui);
	if (ui->black)
		return;
	(here->draw != NULL ? here->draw : ui_draw_panes)(ui, c);
	frame_draw(ui, c);
	tour_draw(ui, c);
}

/* True if the mouse does something now; then no keys are waited for. */
static bool
begin_mouse(struct ui *ui)
{
	if (ui->confirm.yes != NULL || ui->prompt != NULL || ui->letter != ACTION_NONE ||
	    ui->black || is_too_small(ui))
		return false;
	ui->message[0] = '\0';
	ui->action = ACTION_NONE;
	ui->count = 0;
	ui->place = 0;
	return true;
}

void
ui_click(struct ui *ui, int row, int col)
{
	struct pane *shown[SHOWN_PANES], *before = ui_pane(ui);

	if (!begin_mouse(ui))
		return;
	if (row == 0 && !ui->screens[ui_screen(ui)]->bare) {
		act(ui, ACTION_GO_PALETTE);
		return;
	}
	if (row == 1 && ui_has_band(ui)) {
		if (ui->screens[ui_screen(ui)]->band)
			act(ui, ACTION_GO_OUTCOME);
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
		ui_key(ui, p == ui_pane_of(ui, SCREEN_FINDINGS) ? KEY_CODE_SPACE : KEY_CODE_ENTER);
	else
		p->item = item;
}

void
ui_wheel(struct ui *ui, int rows)
{
	if (!begin_mouse(ui))
		return;
	for (int n = rows < 0 ? -rows : rows; n > 0; n--)
		pane_act(ui_pane(ui), rows < 0 ? ACTION_UP : ACTION_DOWN);
}
