/* SPDX-License-Identifier: MIT */
/* One walk: the answers in the order they were given, bookmarks, notes and what is compared, with
 * undo and redo over every change.
 *
 * The order matters only for showing the path and for going back; what follows from the answers is
 * the interview's business.
 */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include "reason/outcome.h"
#include "reason/walk.h"

struct session; /* opaque */

struct session *session_new(const struct topic *t);
void session_free(struct session *s);

const struct topic *session_topic(const struct session *s);
struct interview *session_interview(
    struct session *s); /* read through it; change by the calls below */

/* What is asked now: NONE when the walk has ended. */
struct step session_now(struct session *s);
/* The outcome of the answers so far, kept until they change. */
const struct outcome *session_outcome(struct session *s);
/* The same where no advice is told; it may be there or not. */
const struct outcome *session_ranking(struct session *s);

/* Questions answered, in the order they were: the path. */
uint32_t session_length(const struct session *s);
uint32_t session_question(const struct session *s, uint32_t i);
uint32_t session_given(const struct session *s, uint32_t i);

/* A number that is another whenever the answers or where they begin are others, and comes back with
 * them by undo. */
uint64_t session_walk_number(const struct session *s);

/* Answers the question asked now, or changes the answer of any question; false if it changes
 * nothing or the question has no such answer. */
bool session_answer(struct session *s, uint32_t question, uint32_t answer);
/* Takes back the last answer of the path; false if there is none. */
bool session_back(struct session *s);
/* Takes back all answers and begins as the topic does, not with a step that was chosen; false where
 * it stands there already. */
bool session_restart(struct session *s);
/* As it began: nothing is left of answers, bookmarks, notes, place, or of what could be undone. */
void session_clear(struct session *s);
/* Takes back the answer of one question; false if it has none. */
bool session_forget(struct session *s, uint32_t question);
/* Takes these answers in place of those so far, from that beginning on (see session_start());
 * false, and no change, if one of them is no answer. */
bool session_walk_to(struct session *s, uint32_t start, const uint32_t *questions,
    const uint32_t *answers, uint32_t count);

/* Begins the walk with a step of a flow, or (NONE) with the interview; the answers stay. False, and
 * no change, if it does already or there is no such step. */
bool session_start(struct session *s, uint32_t step);
/* What it begins with: a step of a flow, or NONE. */
uint32_t session_began(const struct session *s);

/* Bookmarks, notes, and what is compared (causes), each a list in the order it was made. Beyond the
 * list's end its kind is ENTITY_KINDS. */
enum kept { KEPT_MARKS, KEPT_NOTES, KEPT_COMPARED, KEPT_LISTS };
uint32_t session_kept_count(const struct session *s, enum kept which);
struct entity session_kept_at(const struct session *s, enum kept which, uint32_t i);
bool session_keeps(const struct session *s, enum kept which, struct entity e);

/* Of a record that the topic does not have nothing is kept. Marking what is marked takes the mark
 * away; true if it is marked now. */
bool session_mark(struct session *s, struct entity e);
/* A note of one line; "" takes a note away. False if it changes nothing. The text passes
 * text_filter(). */
bool session_note(struct session *s, struct entity e, const char *text);
/* "" where there is none; valid for as long as the session. */
const char *session_note_of(const struct session *s, struct entity e);

/* A cause marked for comparing. Marking what is marked takes the mark away;
 * false, and no change, if it would be one too many. */
#define SESSION_COMPARED 3
bool session_compare(struct session *s, uint32_t cause);

/* Where the user was: a word that the screens understand ("" for none), and what was read. It is
 * saved, but is no change. */
void session_set_place(struct session *s, const char *place, struct entity e);
const char *session_place(const struct session *s, struct entity *e);
/* True if nothing has changed since it was saved or loaded, or since it began. */
bool session_is_saved(const struct session *s);

/* Undo and redo of any of the changes above; false if there is nothing to undo. */
bool session_undo(struct session *s);
bool session_redo(struct session *s);
/* After the end: go on asking, from the end of a flow as the interview would, then what was not
 * worth asking; the walk then asks every open question by worth until none is left. False after an
 * emergency, or where nothing is open. */
bool session_go_on(struct session *s);
bool session_can_go_on(struct session *s);

#endif
