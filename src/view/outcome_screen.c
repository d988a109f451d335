/* The outcome's screen. */
#include "view/screen.h"

#include "tell/outcome.h"

static void
build(struct ui *ui, struct page *p)
{
	tell_outcome(p, ui->session, ui_key_of(ui, ACTION_GO_WALK));
}

static void
title(struct ui *ui, const struct pane *p, struct buf *out)
{
	(void)p;
	buf_adds(out, session_now(ui->session).question == NONE ? "" : "so far");
}

void
act_ask_more(struct ui *ui)
{
	if (session_now(ui->session).question == NONE && !session_go_on(ui->session)) {
		ui_say(ui, "There is nothing more to ask; %s goes back to the last question.",
		    ui_key_of(ui, ACTION_BACK));
		return;
	}
	ui_changed(ui);
	ui_go(ui, SCREEN_WALK);
}

static bool
refuses(struct ui *ui, enum action action)
{
	return action == ACTION_ASK_MORE && session_now(ui->session).question == NONE &&
	       !session_can_go_on(ui->session);
}

/* Left closes the section that the selection is in, else goes back; all are opened or closed. */
static bool
act(struct ui *ui, enum action action, int place)
{
	struct pane *p = ui_pane(ui);
	int item = p->item;

	(void)place;
	if (action == ACTION_FOLD_ALL) {
		p->open = p->open == 0 ? UINT64_MAX : 0;
		pane_restore(p, 0, 0);
		return true;
	}
	if (action != ACTION_FOLD)
		return false;
	while (item >= 0 && page_target(p->page, item).kind != TARGET_FOLD)
		item--;
	if (item >= 0 && (p->open >> page_target(p->page, item).index & 1) != 0)
		pane_turn_fold(p, item);
	else
		act_back(ui);
	return true;
}

static void
begin(struct ui *ui)
{
	ui_pane_of(ui, SCREEN_OUTCOME)->folds = true;
}

const struct screen screen_outcome = {
    .band = true, .begin = begin, .build = build, .title = title, .act = act, .refuses = refuses};
