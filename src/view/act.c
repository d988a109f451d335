/* SPDX-License-Identifier: MIT */
/* What keys do on every screen, once the screen itself made nothing of them: the handlers of the
 * table ACTIONS, but for those that stand with what they are about (prompt.c, reader.c, ...). */
#include "view/screen.h"

#include <stdio.h>

#include "base/file.h"
#include "session/save.h"
#include "tell/words.h"

void
act_own(struct ui *ui)
{
	(void)ui;
}

void
act_go(struct ui *ui)
{
	enum screen_id to = keys_leads_to(ui->action);

	if (to == SCREEN_HELP && ui_screen(ui) == SCREEN_HELP)
		act_leave(ui);
	else
		ui_go(ui, to);
}

void
act_move(struct ui *ui)
{
	if (ui->action == ACTION_TOP || ui->action == ACTION_BOTTOM)
		ui_note_jump(ui);
	pane_act(ui_pane(ui), ui->action);
}

void
act_pane(struct ui *ui)
{
	struct pane *shown[SHOWN_PANES];
	unsigned n = ui_shown(ui, shown), *focus = &ui->focus[ui_screen(ui)];

	*focus = (*focus + (ui->action == ACTION_NEXT_PANE ? 1 : n - 1)) % n;
}

void
act_open(struct ui *ui)
{
	struct entity e = pane_target(ui_pane(ui));

	if (e.kind == TARGET_FOLD)
		pane_turn_fold(ui_pane(ui), ui_pane(ui)->item);
	else if (e.kind < ENTITY_KINDS)
		ui_read(ui, e);
	else
		ui_say(ui, "Nothing is selected; %s selects what can be read.",
		    ui_key_of(ui, ACTION_NEXT_LINK));
}

/* Left closes the section that the selection is in, else goes back. */
void
act_fold(struct ui *ui)
{
	struct pane *p = ui_pane(ui);
	int item = p->item;

	while (item >= 0 && page_target(p->page, item).kind != TARGET_FOLD)
		item--;
	if (pane_fold_is_open(p, item))
		pane_turn_fold(p, item);
	else
		act_back(ui);
}

void
act_fold_all(struct ui *ui)
{
	pane_turn_folds(ui_pane(ui));
}

/* Answers, marks, notes that somebody may want to keep. */
static bool
holds_anything(const struct session *s)
{
	return session_length(s) > 0 || session_kept_count(s, KEPT_MARKS) > 0 ||
	       session_kept_count(s, KEPT_NOTES) > 0 || session_kept_count(s, KEPT_COMPARED) > 0;
}

static bool
is_unsaved(const struct ui *ui)
{
	return holds_anything(ui->session) && !session_is_saved(ui->session) &&
	       ui->set.session_path == NULL;
}

/* The first screen that holds what is not saved, or NULL. */
static const struct screen *
unsaved_screen(const struct ui *ui)
{
	for (unsigned i = 0; i < SCREEN_COUNT; i++)
		if (ui->screens[i]->unsaved != NULL && ui->screens[i]->unsaved(ui))
			return ui->screens[i];
	return NULL;
}

bool
ui_would_lose(const struct ui *ui)
{
	return is_unsaved(ui) || unsaved_screen(ui) != NULL;
}

static void
save_first(struct ui *ui)
{
	if (is_unsaved(ui))
		act_save(ui);
	else
		unsaved_screen(ui)->save(ui);
}

/* Asks what would lose something; else does it. What is not saved may be saved instead. */
static void
ask_if(struct ui *ui, bool loses, void (*yes)(struct ui *ui), const char *question)
{
	if (!loses) {
		yes(ui);
		return;
	}
	ui_confirm(ui, yes, "%s", question);
	ui->confirm.save = ui_would_lose(ui) ? save_first : NULL;
}

/* A session that has its file is saved while the user can still do something where that fails. */
static bool
has_saved(struct ui *ui)
{
	const char *path = ui->set.session_path;
	struct error err = {""};
	int status = path != NULL ? session_save(ui->session, path, &err) : 0;

	if (status < 0)
		ui_say(ui, "%s%s quits all the same. %s",
		    file_is_written(status) ? "" : "Not saved. ", ui_key_of(ui, ACTION_QUIT),
		    err.text);
	else if (status == FILE_TAKEN)
		ui_say(ui, "%s", err.text);
	return status == 0;
}

void
act_leave(struct ui *ui)
{
	if (ui_screen(ui) != SCREEN_WALK &&
	    !(ui_screen(ui) == SCREEN_PRESENT && ui_came_from(ui) == SCREEN_COUNT)) {
		if (!ui_back(ui))
			ui_go(ui, SCREEN_WALK);
	} else if (has_saved(ui)) {
		ask_if(ui, ui_would_lose(ui), act_quit, "Quit unsaved?");
	}
}

uint32_t
ui_urgency(const struct ui *ui)
{
	return interview_emergency_open(session_interview(ui->session))
		   ? (uint32_t)URGENCY_LEVELS
		   : (uint32_t)session_ranking(ui->session)->urgency;
}

/* What is not known yet and what is no more than routine are as quiet as each other. A presentation
 * has its own page for how urgent it is. */
bool
ui_say_moved(struct ui *ui, uint32_t before)
{
	uint32_t now = ui_urgency(ui), least = now < before ? now : before;
	bool unknown = now == URGENCY_LEVELS, was_unknown = before == URGENCY_LEVELS;
	struct buf said = {0}, was = {0};

	if (now == before || !ui_may_rank(ui) || ui_screen(ui) == SCREEN_PRESENT ||
	    ((unknown || was_unknown) && least <= URGENCY_ROUTINE))
		return false;
	buf_adds(&said, ui->message);
	if (!was_unknown)
		buf_printf(&was, " (was %s)", words_urgency(ui->topic, before));
	ui_say(ui, "Now %s%s%s%s.%s%s",
	    unknown ? words_not_known(ui->topic) : words_urgency_marked(ui->topic, now),
	    unknown ? "" : ": ", unknown ? "" : words_urgency_when(ui->topic, now), buf_str(&was),
	    said.len > 0 ? " " : "", buf_str(&said));
	buf_free(&said);
	buf_free(&was);
	return true;
}

/* Where it is asked again that says enough, unless it changes how urgent it is. */
void
ui_take_back(struct ui *ui)
{
	uint32_t last = session_length(ui->session) - 1, before = ui_urgency(ui);
	uint32_t question = session_question(ui->session, last);
	struct buf answer = {0};

	words_add_answer(ui->topic, question, session_given(ui->session, last), &answer);
	if (session_back(ui->session)) {
		ui_changed(ui);
		ui_say(ui, "Taken back, %s undoes it: %s (%s)", ui_key_of(ui, ACTION_UNDO),
		    buf_str(&answer),
		    topic_text(ui->topic, topic_question(ui->topic, question)->text));
		if (!ui_say_moved(ui, before) && ui_screen(ui) == SCREEN_WALK &&
		    session_now(ui->session).question == question)
			ui->message[0] = '\0';
	}
	buf_free(&answer);
}

/* Back from an outcome that the walk has just led to is back to the last question. */
void
act_back(struct ui *ui)
{
	bool ended = ui_screen(ui) == SCREEN_OUTCOME && ui_came_from(ui) == SCREEN_WALK &&
		     session_now(ui->session).question == NONE;

	if (ended)
		ui_take_back(ui);
	act_leave(ui);
}

void
act_forward(struct ui *ui)
{
	if (!ui_jump(ui, 1))
		ui_say(ui, "There is nothing to go forward to.");
}

void
act_undo(struct ui *ui)
{
	bool again = ui->action == ACTION_REDO;
	uint64_t walk = session_walk_number(ui->session);
	uint32_t before = ui_urgency(ui);

	if (!(again ? session_redo(ui->session) : session_undo(ui->session))) {
		ui_say(ui, again ? "There is nothing to do again." : "There is nothing to undo.");
		return;
	}
	if (session_walk_number(ui->session) != walk)
		ui_changed(ui);
	ui_say_moved(ui, before);
	ui_each_pane(
	    ui, pane_spoil); /* marks and notes stand on pages that do not depend on answers */
}

static void
restart(struct ui *ui)
{
	session_restart(ui->session);
	ui_untick(ui);
	ui_changed(ui);
	ui_go(ui, SCREEN_WALK);
}

void
act_restart(struct ui *ui)
{
	if (session_length(ui->session) == 0)
		ui_say(ui, "Nothing was answered yet.");
	else
		ui_confirm(ui, restart, "Start over? %s undoes it.", ui_key_of(ui, ACTION_UNDO));
}

/* For machines that are shared; a session's file is written anew when the browser ends. */
void
act_new_person(struct ui *ui)
{
	bool kept = ui->set.session_path != NULL && holds_anything(ui->session);

	ask_if(ui, kept || ui_would_lose(ui), ui_forget, "Forget everything, for a new person?");
}

void
act_quit(struct ui *ui)
{
	ui->done = true;
}

void
act_hide(struct ui *ui)
{
	ui->unranked = !ui->unranked;
	ui_each_pane(ui, pane_spoil);
}

void
act_redraw(struct ui *ui)
{
	ui->redraw = true;
}

void
act_mouse(struct ui *ui)
{
	ui->set.mouse = !ui->set.mouse;
	ui_say(ui, ui->set.mouse ? "Clicks and the wheel work here."
				 : "The mouse is the terminal's, to select text.");
}

void
act_bookmark(struct ui *ui)
{
	struct entity e = ui_subject(ui);

	if (e.kind == ENTITY_KINDS) {
		ui_say(ui, "Select something to bookmark.");
		return;
	}
	const char *name = topic_entity_name(ui->topic, e);
	bool marked = session_mark(ui->session, e);

	ui_say(ui, "%s: %s%s%s", marked ? "Bookmarked" : "Not bookmarked any more", name,
	    words_full_stop(name), marked ? " Bookmarks stand atop the contents." : "");
	ui_each_pane(ui, pane_spoil);
}

/* The tables may have changed while it was typed. */
static void
take_note(struct ui *ui, const char *line)
{
	if (ui->noted.kind == ENTITY_KINDS)
		ui_say(ui, "What the note was on is gone, and the note with it.");
	else if (session_note(ui->session, ui->noted, line))
		ui_say(ui,
		    line[0] != '\0' ? "Noted; %s undoes it." : "The note is gone; %s undoes it.",
		    ui_key_of(ui, ACTION_UNDO));
	ui_each_pane(ui, pane_spoil);
}

void
act_note(struct ui *ui)
{
	static const struct prompt ask = {
	    "Note: ", "one line; nothing takes the note away", take_note, NULL};
	struct entity e = ui_subject(ui);

	if (e.kind == ENTITY_KINDS) {
		ui_say(ui, "Select something to write a note on.");
		return;
	}
	ui_ask(ui, &ask, session_note_of(ui->session, e));
	ui->noted = e;
}

static void
save(struct ui *ui, const char *path)
{
	struct error err = {""};

	if (path[0] == '\0')
		return;
	ui_keep(ui);
	int status = session_save(ui->session, path, &err);
	ui_saved(ui, SAVE_WALK, status, &err);
	if (status != 0)
		return;
	path = session_saved_in(ui->session);
	ui_say(ui, "Saved in %s; --session %s opens it.", path, path);
}

void
act_save(struct ui *ui)
{
	static const struct prompt ask = {"Save as: ", "the name of a file", save, NULL};
	char name[128];

	if (ui->set.session_path != NULL) {
		save(ui, ui->set.session_path);
		return;
	}
	snprintf(name, sizeof name, "%s.session", topic_text(ui->topic, topic_meta(ui->topic)->id));
	ui_ask(ui, &ask, name);
}

void
act_begin(struct ui *ui)
{
	struct entity e = ui_subject(ui);

	if (e.kind != ENTITY_STEP) {
		ui_say(ui, "No step of a flow is selected; %s finds one.",
		    ui_key_of(ui, ACTION_GO_CONTENTS));
	} else {
		session_start(ui->session, e.index);
		ui_changed(ui);
		ui_go(ui, SCREEN_WALK);
	}
}
