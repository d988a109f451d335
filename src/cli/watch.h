/* SPDX-License-Identifier: MIT */
/* Watching a folder of tables: compiled again whenever a file of it has changed. */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

#include "session/session.h"
#include "cli/make.h"

struct watch; /* opaque */

/* A session on what was made, which it takes over; nothing is watched. */
struct watch *watch_new(struct made made);
/* A session on what the folder compiles to. What is wrong with it is said; with `wait` it then
 * waits for changes until nothing is, else, or after Ctrl-C, it is NULL. */
struct watch *watch_folder(const char *folder, bool wait);
void watch_free(struct watch *w);
/* The session as it is now. */
struct session *watch_session(const struct watch *w);
/* For struct ui_settings. */
bool watch_look(void *ctx, struct session **s, struct diags **diags);

#endif
