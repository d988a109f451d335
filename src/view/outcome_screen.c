/* SPDX-License-Identifier: MIT */
/* The outcome's screen. */
#include "view/screen.h"

#include "tell/outcome.h"

/* In an emergency nothing opens by itself, however much room there is: what to do now stands out.
 */
static void
build(struct ui *ui, struct page *p)
{
	ui_pane_of(ui, SCREEN_OUTCOME)->closed =
	    session_ranking(ui->session)->urgency == URGENCY_EMERGENCY;
	tell_outcome(p, ui->session, ui_key_of(ui, ACTION_GO_WALK));
}

static void
what(struct ui *ui, struct buf *out)
{
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

static void
begin(struct ui *ui)
{
	ui_pane_of(ui, SCREEN_OUTCOME)->folds = true;
}

const struct screen screen_outcome = {.band = true,
    .size = sizeof(struct pane[3]),
    .panes = 3,
    .preview = 3,
    .begin = begin,
    .build = build,
    .what = what,
    .refuses = refuses};
