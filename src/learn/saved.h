/* SPDX-License-Identifier: MIT */
/* What a file that was saved is: a walk, a practice or something else, and of which topic. */
#ifndef LEARN_SAVED_H
#define LEARN_SAVED_H

#include "base/buf.h"
#include "base/error.h"
#include "learn/practice.h"
#include "session/session.h"

enum saved_kind { SAVED_OTHER, SAVED_WALK, SAVED_PRACTICE };

/* By its first line alone: the rest may still be damaged. */
enum saved_kind saved_kind(const char *bytes, size_t len);
/* Appends the id of the topic that the file names; false if it names none. Any text may stand
 * there. */
bool saved_topic(const char *bytes, size_t len, struct buf *id);

/* One of the two, the other NULL. */
struct saved {
	struct session *walk;
	struct practice *practice;
};
/* Reads a file's bytes, for which `name` stands in messages. 0, or -1 with the cause. */
int saved_read(const struct topic *t, const char *bytes, size_t len, const char *name,
    struct saved *out, struct error *err);
void saved_free(struct saved *s);
/* Reads the file whole into `bytes`; -1 with the cause, also where it is neither kind. */
int saved_load(const char *path, const char *name, struct buf *bytes, struct error *err);

#endif
