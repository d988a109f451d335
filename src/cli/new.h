/* SPDX-License-Identifier: MIT */
/* The files of a new topic, before anything is written: those of an example, or a copy of another
 * topic's. */
#ifndef CLI_NEW_H
#define CLI_NEW_H

#include <stdbool.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"

struct new_file {
	char *path; /* below the topic's folder */
	struct buf bytes;
};

/* {0} is none; new_free() gives back what the others put there. */
struct new_files {
	VEC(struct new_file) list;
	bool documents; /* one is in the folder documents/ */
};

/* The example, for a topic of that id. */
void new_from_example(struct new_files *files, const char *id);
/* What stands in a folder of tables and its documents/, hidden files left out; topic.csv says
 * the new id, and no longer that a clinician reviewed it. -1 with the cause where the folder has no
 * topic.csv or a file cannot be read. */
int new_from_folder(struct new_files *files, const char *folder, const char *id, struct error *err);
/* Writes them into the folder, which is made if it is not there; -1 with the cause, and nothing of
 * it stays, where it holds anything that is not hidden or a file cannot be written; FILE_UNSYNCED
 * with the cause where all is written, but may not last. */
int new_write(const struct new_files *files, const char *folder, struct error *err);
void new_free(struct new_files *files);

#endif
