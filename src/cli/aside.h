/* SPDX-License-Identifier: MIT */
/* Compiling a folder beside what goes on: who looks on is free for keys and signals, and can leave
 * what is not done. */
#ifndef CLI_ASIDE_H
#define CLI_ASIDE_H

#include "cli/make.h"

struct aside; /* opaque */

/* Begins what make_topic() does, on a thread of its own; where there can be none it is done on
 * return. */
struct aside *aside_begin(const char *folder, uint32_t budget);
/* True once it is done; false as soon as something can be read from one of two files, and after a
 * second. */
bool aside_wait(const struct aside *a, int one, int other);
/* What came of it once it is done: what make_topic() returns, its diagnostics to be taken over.
 * Frees it. */
int aside_take(struct aside *a, struct made *made, struct diags **diags);
/* Nobody wants it any more, NULL among it; what is not done goes on until the program ends. */
void aside_leave(struct aside *a);

#endif
