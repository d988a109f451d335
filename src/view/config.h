/* SPDX-License-Identifier: MIT */
/* The user's settings, and the configuration that some of them are read from: keys, theme, styles,
 * switches, the number to call in an emergency.
 *
 * It is read once, before the browser starts. A line that is wrong is reported with its place and
 * changes nothing; the others count all the same.
 */
#ifndef VIEW_CONFIG_H
#define VIEW_CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"

struct session;

struct ui_settings {
	bool ascii;               /* no signs outside ASCII */
	bool mono;                /* no colours, whatever the terminal */
	bool linear;              /* one thing below the other, in words: for screen readers */
	bool slow;                /* the line to the terminal is */
	bool mouse;               /* the mouse is ours at first */
	bool flow_control;        /* Ctrl-S is the terminal's, to stop us by */
	bool present;             /* begin with the presentation, and hide what is not revealed */
	const char *present_case; /* of the presentation: a case by id or number, NULL: none */
	const char *votes_path;   /* where its votes are kept; NULL: nowhere */
	uint32_t countdown;       /* seconds for each of its votes; 0: no limit */
	bool tour;                /* begin with the tour */
	uint64_t seed;            /* of cases drawn for practice; 0 counts as 1 */
	bool progress;            /* what is practised may be kept, if the learner says so */
	int32_t (*today)(void); /* the day where the learner is, since 1970-01-01; NULL: that one */
	const char *session_path; /* where to save without asking; NULL: ask */
	struct diags *diags;      /* to show, or NULL; the browser takes them over */
	/* NULL, or asked once a second while nothing happens: true if the topic was compiled anew.
	 * *s is then the session that takes the place of the old one (NULL: the old one stays),
	 * *diags what the compiler said, to be taken over. What was given before stays valid until
	 * the next call. */
	bool (*watch)(void *ctx, struct session **s, struct diags **diags);
	void *watch_ctx;
};

/* Reads text[0..len), sets keys (view/keys.h) and styles (tell/style.h), and the switches of *out,
 * which hold what counts where nothing is said. `path` stands in diagnostics and must outlive
 * diags. */
void config_read(
    const char *text, size_t len, const char *path, struct ui_settings *out, struct diags *diags);
/* Reports that there is a file, but that it could not be read. */
void config_unreadable(const char *path, const char *cause, struct diags *diags);
/* The messages about it, for the manual. */
const struct diag_message *config_messages(size_t *count);
/* Appends the form of the file in words, a line for each setting. */
void config_help(struct buf *out);

#endif
