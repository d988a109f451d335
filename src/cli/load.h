/* SPDX-License-Identifier: MIT */
/* Finding the topic that a command line names, and what was saved of it. */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include "cli/installed.h"
#include "cli/make.h"
#include "learn/saved.h"

/* A folder of tables is compiled in memory and its proofs must hold, a file is opened, a name is
 * looked for among installed topics; NULL is the knee. On failure this and those below print why
 * and give a struct whose topic is NULL. */
struct made load_topic(const char *name);
/* The topic of a saved file, every part checked: the one of that name if it is not NULL, else the
 * installed one of the id in the file's bytes. */
struct made load_saved_topic(const struct buf *bytes, const char *path, const char *name);
/* The same with what the file holds, for saved_free() in any case. */
struct made load_saved(const char *path, const char *name, struct saved *saved);
/* Where what the name means is, for place_free(); false after a message. */
bool load_find(const char *name, struct place *to);
/* make_topic() on all cores, with a bar where standard error is a terminal and an end by Ctrl-C. */
struct made load_make(const char *folder, uint32_t budget, struct diags *diags);
/* The same, and prints its diagnostics from that level on; `strict` takes warnings for errors. A
 * topic whose proofs fail is given all the same. */
struct made load_folder(const char *folder, uint32_t budget, enum diag_level least, bool strict);
/* Whether its proofs hold; says which do not. */
bool load_holds(const struct made *made);

#endif
