/* The browser's state: which screen is shown, where the user has been, what a key does that no
 * screen wants. Invariant: the history holds at least one visit, and ui->at is one of them. */
#include "view/ui.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "view/screen.h"

#define HISTORY_LIMIT 256
#define COMPACT_WIDTH 72
#define COMPACT_HEIGHT 18

static const struct screen *const screens[SCREEN_COUNT] = {
    [SCREEN_WALK] = &screen_walk,
    [SCREEN_OUTCOME] = &screen_outcome,
    [SCREEN_PATH] = &screen_path,
    [SCREEN_READER] = &screen_reader,
    [SCREEN_CONTENTS] = &screen_contents,
    [SCREEN_HELP] = &screen_help,
};

struct ui *
ui_new(struct session *s, int width, int height, const struct ui_options *o)
{
	struct ui *ui = xcalloc(1, sizeof *ui);
	struct visit first = {SCREEN_WALK, {TARGET_NONE, 0}, 0, -1};

	ui->session = s;
	ui->topic = session_topic(s);
	ui->width = width;
	ui->height = height;
	ui->ascii = o->ascii;
	vec_push(&ui->history, first);
	ui->notice = page_new();
	pane_init(&ui->question);
	pane_init(&ui->so_far);
	pane_init(&ui->text);
	pane_init(&ui->outcome);
	pane_init(&ui->reader);
	pane_init(&ui->path);
	pane_init(&ui->contents);
	pane_init(&ui->help);
	ui->so_far.quiet = ui->text.quiet = true;
	ui->text.lines = ui->reader.lines = ui->help.lines = true;
	if (session_length(s) > 0 && session_now(s).question == NONE)
		ui_go(ui, SCREEN_OUTCOME);
	return ui;
}

void
ui_free(struct ui *ui)
{
	if (ui == NULL)
		return;
	page_free(ui->notice);
	pane_free(&ui->question);
	pane_free(&ui->so_far);
	pane_free(&ui->text);
	pane_free(&ui->outcome);
	pane_free(&ui->reader);
	pane_free(&ui->path);
	pane_free(&ui->contents);
	pane_free(&ui->help);
	vec_free(&ui->history);
	buf_free(&ui->filter);
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

enum screen_id
ui_screen(const struct ui *ui)
{
	return ui->history.items[ui->at].screen;
}

struct visit *
ui_here(struct ui *ui)
{
	return &ui->history.items[ui->at];
}

bool
ui_is_compact(const struct ui *ui)
{
	return ui->width < COMPACT_WIDTH || ui->height < COMPACT_HEIGHT;
}

static bool
is_too_small(const struct ui *ui)
{
	return ui->width < UI_MIN_WIDTH || ui->height < UI_MIN_HEIGHT;
}

struct stamp
ui_stamp(const struct ui *ui, uint32_t kind, uint32_t index)
{
	return (struct stamp){ui->change, {kind, index}};
}

void
ui_say(struct ui *ui, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vsnprintf(ui->message, sizeof ui->message, format, ap);
	va_end(ap);
}

static const struct screen *
here(struct ui *ui)
{
	return screens[ui_screen(ui)];
}

static void
remember_place(struct ui *ui)
{
	struct pane *p = here(ui)->pane(ui);
	struct visit *v = ui_here(ui);

	v->place = page_place(p->page, p->top);
	v->item = p->item;
	ui->typing = false;
}

/* Only the reader shows different things at different visits; other panes keep their own place. */
static void
restore_place(struct ui *ui)
{
	struct visit *v = ui_here(ui);

	if (v->screen == SCREEN_READER)
		pane_restore(&ui->reader, v->place, v->item);
}

static void
visit(struct ui *ui, enum screen_id screen, struct entity entity)
{
	struct visit v = {screen, entity, 0, -1};

	remember_place(ui);
	ui->history.len = ui->at + 1;
	if (ui->history.len >= HISTORY_LIMIT) {
		memmove(ui->history.items, ui->history.items + 1,
		    (ui->history.len - 1) * sizeof *ui->history.items);
		ui->history.len--;
	}
	vec_push(&ui->history, v);
	ui->at = ui->history.len - 1;
	restore_place(ui);
}

void
ui_go(struct ui *ui, enum screen_id screen)
{
	if (screen != ui_screen(ui))
		visit(ui, screen, (struct entity){TARGET_NONE, 0});
}

void
ui_read(struct ui *ui, struct entity entity)
{
	visit(ui, SCREEN_READER, entity);
}

bool
ui_back(struct ui *ui)
{
	if (ui->at == 0)
		return false;
	remember_place(ui);
	ui->at--;
	restore_place(ui);
	return true;
}

static void
forward(struct ui *ui)
{
	if (ui->at + 1 >= ui->history.len) {
		ui_say(ui, "There is nothing to go forward to.");
		return;
	}
	remember_place(ui);
	ui->at++;
	restore_place(ui);
}

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

static void
leave(struct ui *ui)
{
	if (ui_screen(ui) != SCREEN_WALK) {
		if (!ui_back(ui))
			ui_go(ui, SCREEN_WALK);
	} else if (session_length(ui->session) > 0) {
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
	if (again ? session_redo(ui->session) : session_undo(ui->session))
		ui_changed(ui);
	else
		ui_say(ui, again ? "There is nothing to do again." : "There is nothing to undo.");
}

/* What is selected, or else what was read last. */
static void
go_reader(struct ui *ui)
{
	struct entity e = pane_target(here(ui)->pane(ui));
	size_t i;

	if (ui_screen(ui) == SCREEN_READER)
		return;
	if (ui_screen(ui) == SCREEN_WALK)
		e = ui->text.stamp.subject;
	if (e.kind == TARGET_PATH && e.index < session_length(ui->session))
		e = (struct entity){ENTITY_QUESTION, session_question(ui->session, e.index)};
	for (i = ui->at + 1; i-- > 0 && e.kind >= ENTITY_KINDS;)
		if (ui->history.items[i].screen == SCREEN_READER)
			e = ui->history.items[i].entity;
	ui_read(ui, e);
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
act_confirm(struct ui *ui, uint32_t key)
{
	enum confirm asked = ui->confirm;

	ui->confirm = CONFIRM_NONE;
	if (key != 'y' && key != 'Y')
		return;
	if (asked == CONFIRM_QUIT) {
		ui->done = true;
		return;
	}
	session_restart(ui->session);
	ui_changed(ui);
	ui_go(ui, SCREEN_WALK);
}

static void
act_go(struct ui *ui, enum action action)
{
	switch (action) {
	case ACTION_GO_WALK:
		ui_go(ui, SCREEN_WALK);
		break;
	case ACTION_GO_OUTCOME:
		ui_go(ui, SCREEN_OUTCOME);
		break;
	case ACTION_GO_PATH:
		ui_go(ui, SCREEN_PATH);
		break;
	case ACTION_GO_READER:
		go_reader(ui);
		break;
	case ACTION_FILTER:
	case ACTION_GO_CONTENTS:
		ui_go(ui, SCREEN_CONTENTS);
		ui->typing = action == ACTION_FILTER;
		break;
	case ACTION_GO_HELP:
		if (ui_screen(ui) == SCREEN_HELP)
			leave(ui);
		else
			ui_go(ui, SCREEN_HELP);
		break;
	default:
		break;
	}
}

static void
act(struct ui *ui, enum action action)
{
	switch (action) {
	case ACTION_BACK:
		back(ui);
		break;
	case ACTION_FORWARD:
		forward(ui);
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
		act_go(ui, action);
	}
}

static void
layout(struct ui *ui)
{
	here(ui)->layout(ui, (struct rect){1, 0, ui->height - 2, ui->width});
}

void
ui_key(struct ui *ui, uint32_t key)
{
	enum action action;

	ui->message[0] = '\0';
	if (is_too_small(ui)) {
		ui->done = key == 'q' || key == 'Q';
		return;
	}
	if (ui->confirm != CONFIRM_NONE) {
		act_confirm(ui, key);
		return;
	}
	layout(ui);
	if (here(ui)->type != NULL && here(ui)->type(ui, key))
		return;
	action = keys_action(key, ui_screen(ui));
	if (action == ACTION_NONE)
		ui_say(ui, "No such key here; ? shows the keys.");
	else if (!here(ui)->act(ui, action, key))
		act(ui, action);
}

void
ui_draw(struct ui *ui, struct canvas *c)
{
	if (canvas_width(c) != ui->width || canvas_height(c) != ui->height)
		canvas_resize(c, ui->width, ui->height);
	else
		canvas_clear(c);
	if (is_too_small(ui)) {
		frame_draw_small(ui, c);
		return;
	}
	layout(ui);
	here(ui)->draw(ui, c);
	frame_draw(ui, c);
}
