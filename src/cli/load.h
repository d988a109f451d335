/* Finding the topic that a command line names. */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include "cli/make.h"

/* A folder of tables is compiled in memory (its diagnostics are printed from that level on) and its
 * proofs must hold, a file is opened, a name is looked for among installed topics; NULL is the
 * knee. On failure prints why and gives a struct whose topic is NULL. */
struct made load_topic(const char *name, enum diag_level least);
/* The installed topic of that id, which is never taken for a path; NULL in it, and no message, if
 * there is none. */
struct made load_installed(const char *id);
/* The path of the file or folder that the name means, the caller's to free; NULL after a
 * message. */
char *load_path(const char *name);
/* make_topic() on all cores, with a bar where standard error is a terminal and an end by Ctrl-C. */
int load_make(const char *folder, uint32_t budget, struct diags *diags, struct made *made);
/* Compiles a folder with a budget of nodes. A topic whose proofs fail is given all the same. */
struct made load_folder(const char *folder, uint32_t budget, enum diag_level least);

#endif
