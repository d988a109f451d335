/* SPDX-License-Identifier: MIT */
/* The tour of the program in itself: a strip below the screen says what to press next, waits for
 * what that key does, however it comes about, and goes on. It takes two keys for itself, one that
 * skips a step and one that ends the tour, and changes nothing else: whoever does something
 * different does it, and the step waits. What it waits for is told by the state alone.
 */
#include "view/desk.h"

#include <stdio.h>

#include "base/text.h"

#define WIDE 80 /* columns in which each text has one row */

static uint32_t
count_unsure(const struct ui *ui)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < session_length(ui->session); i++)
		n += session_given(ui->session, i) == ANSWER_UNSURE;
	return n;
}

static bool
answered(const struct ui *ui)
{
	return session_length(ui->session) > ui->tour.length;
}

static bool
unsure(const struct ui *ui)
{
	return count_unsure(ui) > ui->tour.unsure;
}

static bool
taken_back(const struct ui *ui)
{
	return session_length(ui->session) < ui->tour.length;
}

#define AT(name, code)                                                                             \
	static bool at_##name(const struct ui *ui)                                                 \
	{                                                                                          \
		return ui_screen(ui) == SCREEN_##code;                                             \
	}
AT(outcome, OUTCOME)
AT(walk, WALK)
AT(reader, READER)
AT(contents, CONTENTS)
AT(practice, PRACTICE)
AT(help, HELP)

static bool
left_reader(const struct ui *ui)
{
	return !at_reader(ui);
}

static bool
left_contents(const struct ui *ui)
{
	return !at_contents(ui);
}

static bool
has_case(const struct ui *ui)
{
	return desk_of(ui)->practice != NULL;
}

static bool
has_asked(const struct ui *ui)
{
	return has_case(ui) && desk_of(ui)->practice->log.len > 0;
}

static bool
at_causes(const struct ui *ui)
{
	return has_case(ui) && desk_of(ui)->list == PRACTICE_CAUSES;
}

static bool
has_ranked(const struct ui *ui)
{
	return has_case(ui) && desk_of(ui)->practice->mine_count > 0;
}

static bool
has_selected(const struct ui *ui)
{
	return has_ranked(ui) || (at_causes(ui) && (!ui->typing || desk_of(ui)->filter.len > 0));
}

static bool
at_questions(const struct ui *ui)
{
	return desk_of(ui)->list == PRACTICE_QUESTIONS && !ui->typing;
}

static bool
has_covered(const struct ui *ui)
{
	return has_case(ui) && desk_of(ui)->practice->covered;
}

static bool
at_commit(const struct ui *ui)
{
	return desk_of(ui)->list == PRACTICE_COMMIT_TO;
}

static bool
has_committed(const struct ui *ui)
{
	return has_case(ui) && practice_committed(desk_of(ui)->practice);
}

static bool
is_sure(const struct ui *ui)
{
	return ui->confirm.yes != NULL || has_committed(ui);
}

static bool
has_feedback(const struct ui *ui)
{
	return desk_of(ui)->feedback != NULL;
}

static const struct {
	enum action action; /* ACTION_NONE: no key is named */
	enum screen_id screen;
	bool (*done)(const struct ui *ui);
	const char *text;
} steps[] = {
#define TOUR(action, screen, done, text) {ACTION_##action, SCREEN_##screen, done, text},
#include "view/tour.def"
#undef TOUR
};
enum { STEPS = sizeof steps / sizeof *steps };

static void
begin_step(struct ui *ui, unsigned step)
{
	ui->tour.step = step;
	ui->tour.length = session_length(ui->session);
	ui->tour.unsure = count_unsure(ui);
	tour_fit(ui);
}

void
tour_begin(struct ui *ui)
{
	begin_step(ui, 1);
}

void
tour_fit(struct ui *ui)
{
	int all = ui->height + ui->tour.rows;

	ui->tour.rows = 0;
	if (ui->tour.step > 0 && all >= UI_MIN_HEIGHT && ui->width >= UI_MIN_WIDTH)
		ui->tour.rows = ui->width < WIDE ? 3 : 2;
	ui->height = all - ui->tour.rows;
}

/* On to the next step, or to the end. */
static void
go_on(struct ui *ui)
{
	if (ui->tour.step < STEPS) {
		begin_step(ui, ui->tour.step + 1);
		return;
	}
	begin_step(ui, 0);
	ui_say(ui, "That was the tour. %s leaves a screen, and at last the program.",
	    ui_key_of(ui, ACTION_LEAVE));
}

bool
tour_takes(struct ui *ui, uint32_t key)
{
	bool text = ui->typing || ui->prompt != NULL || ui->letter != ACTION_NONE;
	enum action action = keys_action(key, ui_screen(ui));

	if (ui->tour.rows == 0 || ui->confirm.yes != NULL || ui->black ||
	    (text && key >= ' ' && key < KEY_CODE_BASE) ||
	    (action != ACTION_SAVE && action != ACTION_LEAVE))
		return false;
	ui->message[0] = '\0';
	if (action == ACTION_SAVE) {
		go_on(ui);
	} else {
		begin_step(ui, 0);
		ui_say(ui, "The tour has ended. `ramus learn` begins it again; %s leaves.",
		    ui_key_of(ui, ACTION_LEAVE));
	}
	return true;
}

void
tour_follow(struct ui *ui)
{
	while (ui->tour.step > 0 && steps[ui->tour.step - 1].done(ui))
		go_on(ui); /* one key may do what several steps wait for */
}

void
tour_draw(struct ui *ui, struct canvas *c)
{
	char key[16], skip[16], text[160];
	struct buf told = {0};
	struct text_line line;
	size_t at = 0;
	int row = ui->height, col;

	if (ui->tour.rows == 0)
		return;
	keys_nth(steps[ui->tour.step - 1].action, steps[ui->tour.step - 1].screen, 0, key);
	keys_nth(ACTION_SAVE, ui_screen(ui), 0, skip);
	canvas_fill(c, (struct rect){row, 0, 1, ui->width}, STYLE_BAR_TITLE);
	snprintf(text, sizeof text, "Tour %u of %d", ui->tour.step, STEPS);
	col = 1 + canvas_put(c, row, 1, ui->width - 2, STYLE_BAR_TITLE, text);
	snprintf(text, sizeof text, "  %s skip  %s end", skip, ui_key_of(ui, ACTION_LEAVE));
	canvas_put(c, row, col, ui->width - 1 - col, STYLE_BAR_TITLE, text);
	snprintf(text, sizeof text, steps[ui->tour.step - 1].text, key);
	topic_add_text(ui->topic, text, &told);
	while (++row < ui->height + ui->tour.rows &&
	       text_wrap(buf_str(&told), told.len, at, ui->width - 2, &line, &at))
		canvas_put_bytes(c, row, 1, ui->width - 2, STYLE_STRONG, buf_str(&told) + line.from,
		    line.to - line.from);
	buf_free(&told);
}
