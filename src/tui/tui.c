/* SPDX-License-Identifier: MIT */
/* The loop: draw, wait, take what keys there are. A turn ends with a look at the image's health,
 * since readers give zeros for what is damaged and never fail themselves. */
#include "tui/tui.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <curses.h>

#include "tui/copy.h"
#include "tui/edit.h"
#include "tui/input.h"
#include "tui/mouse.h"
#include "tui/paint.h"
#include "tui/term.h"
#include "view/ui.h"

#define KEYS_PAUSE 60   /* milliseconds without a key: a held one comes more often */
#define TEXT_PAUSE 1000 /* the same within a paste, or a string of the terminal's */
#define LOOK_EVERY 1000 /* milliseconds, at tables that are watched and at the clock */

struct browser {
	const struct ui_settings *set;
	struct session *s;
	struct ui *ui;
	struct paint *paint;
	struct canvas *canvas;
	bool more; /* of what was typed waits, and has been seen to */
};

/* A file of a problem for the editor, a page for the pager, a text for the clipboard, whatever the
 * user asked for. */
static void
hand_out(struct browser *b)
{
	struct diag_place at;
	struct error err = {""};
	const char *text;
	enum hand_out to = ui_hand_out(b->ui, &text);
	bool edits = ui_edit(b->ui, &at);

	if (to == HAND_COPY && !copy_text(text))
		ui_say(b->ui, "This terminal has no clipboard that can be told.");
	if (to != HAND_PAGER && !edits)
		return;
	mouse_take(false);
	if ((edits ? edit_file(at.path, at.line, &err) : edit_page(text, &err)) != 0)
		ui_say(b->ui, "%s", err.text);
	paint_forget(b->paint);
}

/* What is waiting, to be drawn once; but of a flood a part, lest a signal wait for its end. */
static void
take_input(struct browser *b)
{
	struct input in;
	enum input_left left = INPUT_NONE;
	bool any = false;

	while (!ui_done(b->ui) && (left = input_next(&in, &any)) == INPUT_THIS) {
		if (in.kind == INPUT_KEY)
			ui_key(b->ui, in.key);
		else if (in.kind == INPUT_PASTED)
			ui_paste(b->ui, in.key);
		else if (in.kind == INPUT_CLICK)
			ui_click(b->ui, in.row, in.col);
		else
			ui_wheel(b->ui, in.row);
	}
	b->more = left == INPUT_LATER;
	term_had_key(any);
	hand_out(b);
}

static void
tell_time(struct ui *ui)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) == 0)
		ui_clock(ui, (uint64_t)now.tv_sec);
}

/* One turn after drawing; false when the browser has to end. */
static bool
turn(struct browser *b)
{
	bool looks = b->set->watch != NULL || ui_ticking(b->ui), held = ui_held(b->ui);
	struct session *s = NULL;
	struct diags *diags = NULL;

	enum term_event event = term_wait(b->more         ? 0
					  : held          ? KEYS_PAUSE
					  : input_waits() ? TEXT_PAUSE
					  : looks         ? LOOK_EVERY
							  : -1);

	switch (event == TERM_IDLE && b->more ? TERM_INPUT : event) {
	case TERM_END:
		return false;
	case TERM_REDRAW:
		paint_forget(b->paint);
		break;
	case TERM_RESIZE:
		break;
	case TERM_IDLE:
		if (held) {
			ui_hold(b->ui, false);
			break;
		}
		input_give_up();
		if (b->set->watch == NULL || !b->set->watch(b->set->watch_ctx, &s, &diags))
			break;
		ui_reload(b->ui, s, diags);
		if (s != NULL)
			b->s = s;
		break;
	case TERM_INPUT:
		tell_time(b->ui);
		ui_hold(b->ui, true);
		take_input(b);
		break;
	}
	tell_time(b->ui);
	struct term_size size = term_size();
	ui_resize(b->ui, size.width, size.height);
	mouse_take(ui_mouse(b->ui));
	if (ui_redraw(b->ui))
		paint_forget(b->paint);
	return true;
}

static int
run(struct browser *b, struct error *err)
{
	const char *damage;

	do {
		ui_draw(b->ui, b->canvas);
		damage = topic_damage(session_topic(b->s));
		if (damage != NULL)
			return error_set(err, "%s", damage);
		if (ui_done(b->ui))
			return 0;
		paint_show(b->paint, b->canvas);
		ui_prepare(b->ui);
	} while (turn(b));
	return 128 + term_signal();
}

int
tui_run(struct session *s, const struct ui_settings *set, struct error *err)
{
	struct ui_settings here = *set;
	struct browser b = {.set = set, .s = s};

	if (term_open(err) != 0) {
		diags_free(set->diags);
		return -1;
	}
	here.slow = term_is_slow();
	if (getenv("TERM") != NULL && strncmp(getenv("TERM"), "linux", 5) == 0)
		glyphs_set_console();
	input_begin(set->flow_control);
	b.paint = paint_new(set->mono, term_trusts_margin(), here.slow);
	struct term_size size = term_size();
	b.ui = ui_new(ui_screens, s, size.width, size.height, &here);
	b.canvas = canvas_new(size.width, size.height, set->ascii);
	mouse_take(set->mouse);
	int result = run(&b, err);
	if (result == 0 && ui_unsaved(b.ui) != NULL) {
		error_set(err, "%s", ui_unsaved(b.ui));
		result = TUI_UNSAVED;
	}
	ui_keep(b.ui);
	canvas_free(b.canvas);
	ui_free(b.ui);
	paint_free(b.paint);
	term_close();
	return result;
}
