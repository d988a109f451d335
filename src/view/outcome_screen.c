/* The outcome's screen; what it tells is built in outcome.c. */
#include "view/screen.h"

#include <stdio.h>

static void
layout(struct ui *ui, struct rect area)
{
	if (!pane_begin(&ui->outcome, area, ui_stamp(ui, TARGET_OUTCOME, 0), ui->ascii))
		return;
	outcome_build(ui, ui->outcome.page);
	pane_end(&ui->outcome);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	bool ended = session_now(ui->session).question == NONE;
	char title[96];

	snprintf(title, sizeof title, "%s after %u question%s", ended ? "Outcome" : "So far",
	    (unsigned)session_length(ui->session), session_length(ui->session) == 1 ? "" : "s");
	pane_draw(&ui->outcome, c, title, true);
}

static bool
act(struct ui *ui, enum action action, uint32_t key)
{
	(void)key;
	if (action == ACTION_ASK_MORE) {
		if (session_now(ui->session).question == NONE && !session_go_on(ui->session)) {
			ui_say(ui,
			    "There is nothing more to ask; %s goes back to the last question.",
			    ui_key_of(ui, ACTION_BACK));
			return true;
		}
		ui_changed(ui);
		ui_go(ui, SCREEN_WALK);
		return true;
	}
	return pane_act(&ui->outcome, action);
}

static struct pane *
pane(struct ui *ui)
{
	return &ui->outcome;
}

const struct screen screen_outcome = {layout, draw, act, NULL, pane};
