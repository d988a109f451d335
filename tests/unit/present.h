/* The browser of screens.h as `--present` opens it. */
#ifndef TESTS_PRESENT_H
#define TESTS_PRESENT_H

#include "screens.h"

static inline struct screens
present_open(int width, int height, bool ascii)
{
	struct screens s = screens_open(width, height, ascii);
	struct ui_settings set = {.ascii = ascii, .present = true};

	ui_free(s.ui);
	s.ui = ui_new(ui_screens, s.session, width, height, &set);
	ui_draw(s.ui, s.canvas);
	return s;
}

#endif
