/* The loop: draw, wait, take what keys there are. A turn ends with a look at the image's health,
 * since readers give zeros for what is damaged and never fail themselves. */
#include "tui/tui.h"

#include <langinfo.h>
#include <string.h>

#include <curses.h>

#include "tui/input.h"
#include "tui/paint.h"
#include "tui/term.h"
#include "view/ui.h"

static bool
locale_is_utf8(void)
{
	const char *codeset = nl_langinfo(CODESET);

	return strcmp(codeset, "UTF-8") == 0 || strcmp(codeset, "utf8") == 0;
}

static void
take_keys(struct ui *ui)
{
	bool any = false;
	uint32_t key;

	while (!ui_done(ui) && input_next(&key, &any))
		ui_key(ui, key);
	term_had_key(any);
}

/* One turn after drawing; false when the browser has to end. */
static bool
turn(struct ui *ui, struct paint *paint)
{
	switch (term_wait()) {
	case TERM_END:
		return false;
	case TERM_REDRAW:
		paint_forget(paint);
		break;
	case TERM_RESIZE:
		break;
	case TERM_INPUT:
		take_keys(ui);
		break;
	}
	ui_resize(ui, COLS, LINES);
	if (ui_redraw(ui))
		paint_forget(paint);
	return true;
}

static int
run(struct session *s, struct ui *ui, struct paint *paint, struct canvas *canvas, struct error *err)
{
	const char *damage;

	do {
		ui_draw(ui, canvas);
		damage = topic_damage(session_topic(s));
		if (damage != NULL)
			return error_set(err, "%s", damage);
		if (ui_done(ui))
			return 0;
		paint_show(paint, canvas);
	} while (turn(ui, paint));
	return 128 + term_signal();
}

int
tui_run(struct session *s, const struct tui_options *o, struct error *err)
{
	struct ui_options look = {o->ascii || !locale_is_utf8()};
	struct canvas *canvas;
	struct paint *paint;
	struct ui *ui;
	int result;

	if (term_open(err) != 0)
		return -1;
	input_begin();
	paint = paint_new(o->mono);
	ui = ui_new(s, COLS, LINES, &look);
	canvas = canvas_new(COLS, LINES, look.ascii);
	result = run(s, ui, paint, canvas, err);
	canvas_free(canvas);
	ui_free(ui);
	paint_free(paint);
	term_close();
	return result;
}
