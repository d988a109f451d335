/* SPDX-License-Identifier: MIT */
/* The browser of screens.h as `--present` opens it. */
#ifndef TESTS_PRESENT_H
#define TESTS_PRESENT_H

#include "screens.h"

static inline struct screens
present_open_with(struct topic *t, int width, int height, struct ui_settings set)
{
	struct screens s = screens_open_on(t, width, height, set.ascii, set.linear);

	set.present = true;
	ui_free(s.ui);
	s.ui = ui_new(ui_screens, s.session, width, height, &set);
	ui_draw(s.ui, s.canvas);
	return s;
}

static inline struct screens
present_open(int width, int height, bool ascii)
{
	return present_open_with(
	    screens_topic(), width, height, (struct ui_settings){.ascii = ascii});
}

/* The same on the case of that topic. */
static inline struct screens
present_open_case(int width, int height, bool ascii)
{
	return present_open_with(screens_topic(), width, height,
	    (struct ui_settings){.ascii = ascii, .present_case = "c-jam"});
}

#endif
