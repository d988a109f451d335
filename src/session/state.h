/* SPDX-License-Identifier: MIT */
/* What a session holds; private to src/session.
 *
 * A session is a list of snapshots, one for each change, and a place in it. A snapshot holds the
 * answers in the order they were given, the bookmarks, the notes and what is compared. All of these
 * are few, so a whole copy for each change is cheap and makes undo, redo, changing an early answer
 * and starting over one thing: moving to another snapshot and telling the interview.
 */
#ifndef SESSION_STATE_H
#define SESSION_STATE_H

#include "base/alloc.h"
#include "base/arena.h"
#include "session/session.h"

struct given {
	uint32_t question, answer;
};

struct kept_item {
	struct entity entity;
	const char *text; /* of a note, in the session's arena; NULL of others */
};

struct kept_list {
	struct kept_item *items;
	uint32_t count;
};

struct snapshot {
	struct given *items;
	uint32_t len;
	bool going_on;  /* asks what the walk itself would not */
	uint32_t start; /* the step of a flow that it begins with, NONE: the interview */
	uint64_t walk;  /* number of the walk: two snapshots of one differ in what is kept alone */
	struct kept_list kept[KEPT_LISTS];
};

/* A file of this session. */
struct saved_place {
	char *asked, *path; /* as it was named, and where that is */
	struct buf kept;    /* what is there since */
};

struct session {
	const struct topic *t;
	struct interview *iv;
	struct outcome *outcome; /* NULL when stale */
	VEC(struct snapshot) history;
	size_t at;
	uint64_t walks; /* numbered so far */
	bool saved;     /* nothing has changed since it was saved or loaded */
	char *place;    /* a word of the screens' own, or NULL */
	struct entity place_entity;
	struct arena *arena; /* the texts of notes */
	VEC(struct saved_place)
	places; /* where it was loaded from and saved to, the last one last */
};

const struct snapshot *state_current(const struct session *s);
/* A copy of the current snapshot with room for one more of each. */
struct snapshot state_copy(const struct session *s);
void state_free_snapshot(struct snapshot *n);
void state_free_place(struct saved_place *p);
void state_forget_places(struct session *s);
/* Makes n the newest snapshot; what was undone is gone. */
void state_advance(struct session *s, struct snapshot n);
/* The text of a note as it is kept: one line, filtered, not too long, without spaces around it; in
 * the session's arena. */
const char *state_note_text(struct session *s, const char *text);
/* Adds an answer to a snapshot, or changes it. `places` has of each question its place among the
 * answers plus one, 0 where it has none. */
void state_set_answer(struct snapshot *n, uint32_t *places, uint32_t question, uint32_t answer);

#endif
