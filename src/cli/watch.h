/* Watching a folder of tables: compiled again whenever a file of it has changed. */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

#include "session/session.h"
#include "cli/make.h"

struct watch; /* opaque */

/* Takes over what was made of the folder, and the session on it. */
struct watch *watch_new(const char *folder, struct made made, struct session *s);
void watch_free(struct watch *w);
/* The session as it is now. */
struct session *watch_session(const struct watch *w);
/* For struct ui_settings. */
bool watch_look(void *ctx, struct session **s, struct diags **diags);

#endif
