/* SPDX-License-Identifier: MIT */
/* The browser in a terminal. These are the only files that include curses. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include "base/error.h"
#include "session/session.h"
#include "view/config.h"

/* Runs until the user quits. Returns 0; or TUI_UNSAVED with the cause, if something was to be saved
 * and could not be, apart from the session; or 128 + n after signal n (a terminal that went away
 * counts as SIGHUP); or -1 with the cause, if there is no terminal to run in or the image turned
 * out damaged. The terminal is put back in every case. The caller has set the locale. */
#define TUI_UNSAVED 1
int tui_run(struct session *s, const struct ui_settings *set, struct error *err);

#endif
