/* The browser in a terminal. These are the only files that include curses. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/error.h"
#include "session/session.h"

struct tui_options {
	bool ascii;               /* no signs outside ASCII, whatever the locale */
	bool mono;                /* no colours, whatever the terminal */
	bool linear;              /* one thing below the other */
	bool mouse;               /* takes the mouse at first */
	const char *session_path; /* where to save without asking, or NULL */
	bool present;             /* begin with the presentation */
	uint64_t seed;            /* of cases drawn for practice */
	struct diags *diags;      /* to show, or NULL; taken over */
	/* NULL, or asked once a second while nothing happens: true if the topic was compiled anew.
	 * *s is then the session that takes the place of the old one (NULL: the old one stays),
	 * *diags what the compiler said, to be taken over. What was given before stays valid until
	 * the next call. */
	bool (*watch)(void *ctx, struct session **s, struct diags **diags);
	void *watch_ctx;
};

/* Runs until the user quits. Returns 0; or 128 + n after signal n (a terminal that went away counts
 * as SIGHUP); or -1 with the cause, if there is no terminal to run in or the image turned out
 * damaged. The terminal is put back in every case. The caller has set the locale. */
int tui_run(struct session *s, const struct tui_options *o, struct error *err);

#endif
