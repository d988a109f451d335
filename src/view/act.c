/* What keys do on every screen, once the screen itself made nothing of them. */
#include "view/screen.h"

#include <stdio.h>

void
ui_changed(struct ui *ui)
{
	ui->change++;
	ui->focus = FOCUS_QUESTION;
}

void
ui_answer(struct ui *ui, uint32_t question, uint32_t answer)
{
	if (!session_answer(ui->session, question, answer))
		return;
	ui_changed(ui);
	if (session_now(ui->session).question != NONE)
		return;
	pane_restore(&ui->outcome, 0, -1);
	ui_go(ui, SCREEN_OUTCOME);
}

void
ui_restart_with(struct ui *ui, const uint32_t *questions, const uint32_t *answers, uint32_t count)
{
	session_walk_to(ui->session, questions, answers, count);
	ui_changed(ui);
	ui_say(
	    ui, "These are the answers on the way here; %s undoes it.", ui_key_of(ui, ACTION_UNDO));
	ui_go(ui, session_now(ui->session).question != NONE ? SCREEN_WALK : SCREEN_OUTCOME);
}

/* Answers, marks, notes that somebody may want to keep. */
static bool
holds_anything(const struct ui *ui)
{
	const struct session *s = ui->session;

	return session_length(s) + session_mark_count(s) + session_note_count(s) +
		   session_compared_count(s) >
	       0;
}

static bool
is_unsaved(const struct ui *ui)
{
	return holds_anything(ui) && !session_is_saved(ui->session) && ui->session_path == NULL;
}

static void
leave(struct ui *ui)
{
	if (ui_screen(ui) != SCREEN_WALK && !(ui_screen(ui) == SCREEN_PRESENT && ui->at == 0)) {
		if (!ui_back(ui))
			ui_go(ui, SCREEN_WALK);
	} else if (is_unsaved(ui) || desk_is_unsaved(ui)) {
		ui->confirm = CONFIRM_QUIT;
	} else {
		ui->done = true;
	}
}

/* Back from an outcome that the walk has just led to is back to the last question. */
static void
back(struct ui *ui)
{
	bool ended = ui_screen(ui) == SCREEN_OUTCOME && ui->at > 0 &&
		     ui->history.items[ui->at - 1].screen == SCREEN_WALK &&
		     session_now(ui->session).question == NONE;

	if (ended && session_back(ui->session))
		ui_changed(ui);
	leave(ui);
}

static void
undo(struct ui *ui, bool again)
{
	if (!(again ? session_redo(ui->session) : session_undo(ui->session))) {
		ui_say(ui, again ? "There is nothing to do again." : "There is nothing to undo.");
		return;
	}
	ui_changed(ui);
	ui_rebuild(ui); /* marks and notes stand on pages that do not depend on answers */
}

/* What is selected, or else what was read last. */
static void
go_reader(struct ui *ui)
{
	struct entity e = ui_subject(ui);
	size_t i;

	if (ui_screen(ui) == SCREEN_READER)
		return;
	for (i = ui->at + 1; i-- > 0 && e.kind >= ENTITY_KINDS;)
		if (ui->history.items[i].screen == SCREEN_READER)
			e = ui->history.items[i].entity;
	ui_read(ui, e);
}

/* From a section to its source; of all else to the part of its page that has the documents. */
static void
go_sources(struct ui *ui)
{
	struct entity e = ui_subject(ui);
	uint32_t source;

	if (e.kind >= ENTITY_KINDS) {
		ui_say(ui, "Select something to see its sources.");
		return;
	}
	if (ui_screen(ui) != SCREEN_READER) {
		ui_read(ui, e);
	} else if (e.kind == ENTITY_SECTION) {
		source =
		    topic_document(ui->topic, topic_section(ui->topic, e.index)->document)->source;
		if (source != NONE)
			ui_read(ui, (struct entity){ENTITY_SOURCE, source});
		return;
	}
	ui->to_sources = e.kind != ENTITY_SECTION;
}

static void
restart(struct ui *ui)
{
	if (session_length(ui->session) == 0)
		ui_say(ui, "Nothing was answered yet.");
	else
		ui->confirm = CONFIRM_RESTART;
}

static void
bookmark(struct ui *ui)
{
	struct entity e = ui_subject(ui);

	if (e.kind == ENTITY_KINDS) {
		ui_say(ui, "Select something to mark.");
		return;
	}
	ui_say(ui,
	    session_mark(ui->session, e) ? "Marked: %s. Marks stand atop the contents."
					 : "Not marked any more: %s.",
	    topic_entity_name(ui->topic, e));
	ui_rebuild(ui);
}

static void
note(struct ui *ui)
{
	ui->noted = ui_subject(ui);
	if (ui->noted.kind == ENTITY_KINDS)
		ui_say(ui, "Select something to write a note on.");
	else
		ui_ask(ui, PROMPT_NOTE, session_note_of(ui->session, ui->noted));
}

static void
save(struct ui *ui)
{
	char name[128];

	if (ui->session_path != NULL) {
		ui_save(ui, ui->session_path);
		return;
	}
	snprintf(name, sizeof name, "%s.session", topic_text(ui->topic, topic_meta(ui->topic)->id));
	ui_ask(ui, PROMPT_SAVE, name);
}

void
ui_confirm(struct ui *ui, uint32_t key)
{
	enum confirm asked = ui->confirm;

	ui->confirm = CONFIRM_NONE;
	if (asked == CONFIRM_QUIT && keys_action(key, ui_screen(ui)) == ACTION_SAVE) {
		if (is_unsaved(ui))
			save(ui);
		else
			desk_ask_save(ui);
	}
	if (key != 'y' && key != 'Y')
		return;
	if (asked == CONFIRM_QUIT) {
		ui->done = true;
		return;
	}
	if (asked != CONFIRM_RESTART) {
		desk_confirmed(ui, asked);
		return;
	}
	session_restart(ui->session);
	ui_changed(ui);
	ui_go(ui, SCREEN_WALK);
}

static void
toggle_mouse(struct ui *ui)
{
	ui->mouse = !ui->mouse;
	ui_say(ui, ui->mouse ? "Clicks and the wheel work here."
			     : "The mouse is the terminal's, to select text.");
}

/* What is kept or looked for; true if it was one of those. */
static bool
act_keep(struct ui *ui, enum action action)
{
	switch (action) {
	case ACTION_FIND:
		ui_ask(ui, PROMPT_FIND, "");
		return true;
	case ACTION_FIND_NEXT:
	case ACTION_FIND_BEFORE:
		ui_find_step(ui, action == ACTION_FIND_BEFORE, true);
		return true;
	case ACTION_SOURCES:
		go_sources(ui);
		return true;
	case ACTION_BOOKMARK:
		bookmark(ui);
		return true;
	case ACTION_NOTE:
		note(ui);
		return true;
	case ACTION_SAVE:
		save(ui);
		return true;
	case ACTION_MOUSE:
		toggle_mouse(ui);
		return true;
	case ACTION_COMPARE:
		ui_mark_compared(ui, ui_subject(ui));
		return true;
	default:
		return false;
	}
}

static void
act_go(struct ui *ui, enum action action)
{
	enum screen_id to = keys_leads_to(action);

	if (action == ACTION_FILTER) {
		ui_go(ui, SCREEN_CONTENTS);
		contents_begin_typing(ui);
	} else if (to == SCREEN_READER) {
		go_reader(ui);
	} else if (to == SCREEN_HELP && ui_screen(ui) == SCREEN_HELP) {
		leave(ui);
	} else if (to != SCREEN_COUNT) {
		ui_go(ui, to);
	}
}

/* Enter, where the screen has nothing of its own to do. */
static void
open_selected(struct ui *ui)
{
	struct entity e = pane_target(ui_pane(ui));

	if (e.kind < ENTITY_KINDS)
		ui_read(ui, e);
	else
		ui_say(ui, "Nothing is selected; %s selects what can be read.",
		    ui_key_of(ui, ACTION_NEXT_LINK));
}

void
ui_act(struct ui *ui, enum action action)
{
	switch (action) {
	case ACTION_OPEN:
		open_selected(ui);
		break;
	case ACTION_BACK:
		back(ui);
		break;
	case ACTION_FORWARD:
		if (!ui_forward(ui))
			ui_say(ui, "There is nothing to go forward to.");
		break;
	case ACTION_CANCEL:
	case ACTION_LEAVE:
		leave(ui);
		break;
	case ACTION_UNDO:
	case ACTION_REDO:
		undo(ui, action == ACTION_REDO);
		break;
	case ACTION_RESTART:
		restart(ui);
		break;
	case ACTION_QUIT:
		ui->done = true;
		break;
	case ACTION_REDRAW:
		ui->redraw = true;
		break;
	default:
		if (!act_keep(ui, action))
			act_go(ui, action);
	}
}
