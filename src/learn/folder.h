/* SPDX-License-Identifier: MIT */
/* A folder of practices that others write to, and what is below it.
 *
 * Nothing in it is trusted: a name that cannot be shown, a link, what is no file, too large,
 * damaged or of another topic is passed over with its reason, and the rest goes on. Links are not
 * followed: they could lead to what is somebody else's, or round and round.
 */
#ifndef LEARN_FOLDER_H
#define LEARN_FOLDER_H

#include "learn/practice.h"

#define FOLDER_DEPTH 8     /* folders in folders; deeper ones are passed over */
#define FOLDER_LONGEST 300 /* bytes of a path below the folder */

struct folder_file {
	char *path, *person;
	char *name;        /* what stands for it wherever it is told: its path below the folder */
	const char *fault; /* why it is passed over before it is opened; NULL */
};
struct folder {
	VEC(struct folder_file) files; /* sorted by bytes, folder by folder */
	struct buf
	    passed; /* of those asked for: a line for each that was passed over, "NAME: why" */
};

/* Lists it; -1 with the cause. The person is the first folder's name, or the file's own without
 * what follows its last dot. Freed by folder_free() in any case. */
int folder_open(struct folder *d, const char *path, struct error *err);
void folder_free(struct folder *d);
/* Puts numbers in place of names, and files in their order. A person's number follows from the name
 * alone, unless two names have the same; who has the names can work it out. */
void folder_anonymise(struct folder *d);
/* The bytes of the first practice of the topic that most of them name; false if there is none. */
bool folder_choose(const struct folder *d, struct buf *bytes, const char **name);
/* The practice of a file; NULL where it is passed over. */
struct practice *folder_read(struct folder *d, size_t file, const struct topic *t);

#endif
