/* SPDX-License-Identifier: MIT */
/* ramus.conf: the system's, then the user's own. */
#ifndef CLI_CONFIGURE_H
#define CLI_CONFIGURE_H

#include "view/config.h"

/* Reads what there is of it into *set and the tables that it sets. Returns what is wrong, which the
 * caller frees, or NULL. */
struct diags *configure(struct ui_settings *set);
/* For a command that works in lines: says what is wrong at once. */
void configure_lines(void);
/* Whether it lets the learner keep what is practised; to be called after that. */
bool configure_keeps(void);

#endif
