/* Clicks and the wheel: the first click selects, a second on the same thing does what Enter
 * does. */
#include "view/screen.h"

static bool
inside(const struct pane *p, int row, int col)
{
	return p->built && row > p->area.row && row < p->area.row + p->area.height &&
	       col >= p->area.col && col < p->area.col + p->area.width;
}

static void
click_title(struct ui *ui, int col)
{
	unsigned i, best = SCREEN_COUNT;

	for (i = 0; i < SCREEN_COUNT; i++)
		if (ui->tab_end[i] > col &&
		    (best == SCREEN_COUNT || ui->tab_end[i] < ui->tab_end[best]))
			best = i;
	if (best < SCREEN_COUNT && best != (unsigned)ui_screen(ui) && col >= ui->tab_begin)
		ui_act(ui, keys_way_to((enum screen_id)best));
}

/* The pane at a place; it gets the focus. NULL if there is none. */
static struct pane *
pane_at(struct ui *ui, int row, int col)
{
	struct pane *walk[FOCUS_COUNT] = {&ui->question, &ui->so_far, &ui->text};
	unsigned i;

	if (ui_screen(ui) == SCREEN_WALK && !ui_is_compact(ui)) {
		for (i = 0; i < FOCUS_COUNT; i++)
			if (inside(walk[i], row, col)) {
				ui->focus = (enum walk_focus)i;
				return walk[i];
			}
		return NULL;
	}
	if (ui_screen(ui) == SCREEN_PRACTICE && !ui_is_compact(ui))
		desk_point_at(ui, row, col);
	if (ui_screen(ui) == SCREEN_PATH && !ui_is_compact(ui))
		ui->whatif_focus = session_length(ui->session) > 0 && inside(&ui->whatif, row, col);
	return inside(ui_pane(ui), row, col) ? ui_pane(ui) : NULL;
}

static bool
is_busy(const struct ui *ui)
{
	return ui->confirm != CONFIRM_NONE || ui->prompt != PROMPT_NONE ||
	       ui->width < UI_MIN_WIDTH || ui->height < UI_MIN_HEIGHT;
}

void
ui_click(struct ui *ui, int row, int col)
{
	struct pane *p, *before;
	int item;

	if (is_busy(ui))
		return;
	ui->message[0] = '\0';
	if (row == 0) {
		click_title(ui, col);
		return;
	}
	before = ui_pane(ui);
	p = pane_at(ui, row, col);
	if (p == NULL)
		return;
	item = page_item_at(p->page, p->top + row - p->area.row - 1, col - p->area.col - 1);
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
	enum action step = rows < 0 ? ACTION_UP : ACTION_DOWN;

	if (is_busy(ui))
		return;
	ui->message[0] = '\0';
	for (; rows != 0; rows += rows < 0 ? 1 : -1)
		pane_act(ui_pane(ui), step);
}

bool
ui_mouse(const struct ui *ui)
{
	return ui->mouse;
}
