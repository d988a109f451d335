/* What comes in from outside, keys, clicks, the wheel, goes to the screen that is shown; and that
 * is drawn. The first click selects, a second on the same thing does what Enter does. */
#include "view/screen.h"

static bool
is_too_small(const struct ui *ui)
{
	return ui->width < UI_MIN_WIDTH || ui->height < UI_MIN_HEIGHT;
}

/* The answer to a question at the foot: anything but "yes" is "no". */
static void
answer(struct ui *ui, uint32_t key)
{
	struct confirm asked = ui->confirm;

	ui->confirm.yes = NULL;
	if (key == 'y' || key == 'Y')
		asked.yes(ui);
	else if (asked.save != NULL && keys_action(key, ui_screen(ui)) == ACTION_SAVE)
		asked.save(ui);
}

static void
act(struct ui *ui, enum action action, int place)
{
	static void (*const handlers[ACTION_COUNT])(struct ui * ui, enum action action) = {
#define X(code, name, handler) [ACTION_##code] = handler,
	    ACTIONS(X)
#undef X
	};
	const struct screen *here = ui->screens[ui_screen(ui)];

	if (here->act == NULL || !here->act(ui, action, place))
		handlers[action](ui, action);
}

static void
layout(struct ui *ui)
{
	const struct screen *here = ui->screens[ui_screen(ui)];

	(here->layout != NULL ? here->layout : ui_lay_out_page)(
	    ui, (struct rect){1, 0, ui->height - 2, ui->width});
	if (ui->find.count > 0)
		page_find(ui_pane(ui)->page, &ui->find);
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
	if (ui->confirm.yes != NULL) {
		answer(ui, key);
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

	if (canvas_width(c) != ui->width || canvas_height(c) != ui->height)
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

static void
click_title(struct ui *ui, int col)
{
	unsigned best = SCREEN_COUNT;

	for (unsigned i = 0; i < SCREEN_COUNT; i++)
		if (ui->tab_end[i] > col &&
		    (best == SCREEN_COUNT || ui->tab_end[i] < ui->tab_end[best]))
			best = i;
	if (best < SCREEN_COUNT && best != (unsigned)ui_screen(ui) && col >= ui->tab_begin)
		act(ui, keys_way_to((enum screen_id)best), 0);
}

/* The pane at a place, which gets the focus; NULL if there is none. */
static struct pane *
pane_at(struct ui *ui, int row, int col)
{
	struct pane *shown[SHOWN_PANES];
	unsigned n = ui_shown(ui, shown);

	for (unsigned i = 0; i < n; i++) {
		struct rect a = shown[i]->area;

		if (!shown[i]->built || row <= a.row || row >= a.row + a.height || col < a.col ||
		    col >= a.col + a.width)
			continue;
		if (!ui_is_compact(ui))
			ui->focus[ui_screen(ui)] = i;
		return ui_pane(ui);
	}
	return NULL;
}

static bool
is_busy(const struct ui *ui)
{
	return ui->confirm.yes != NULL || ui->prompt != NULL || ui->black || is_too_small(ui);
}

void
ui_click(struct ui *ui, int row, int col)
{
	struct pane *p, *before = ui_pane(ui);

	if (is_busy(ui))
		return;
	ui->message[0] = '\0';
	if (row == 0) {
		click_title(ui, col);
		return;
	}
	p = pane_at(ui, row, col);
	if (p == NULL)
		return;
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
