/* One walk: the answers in the order they were given, with undo and redo over every change.
 *
 * The order matters only for showing the path and for going back; what follows from the answers is
 * the interview's business.
 */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include "reason/outcome.h"
#include "tree/walk.h"

struct session; /* opaque */

struct session *session_new(const struct topic *t);
void session_free(struct session *s);

const struct topic *session_topic(const struct session *s);
struct interview *session_interview(struct session *s); /* read through it; change by the calls below */

/* What is asked now: NONE when the walk has ended. */
struct step session_now(struct session *s);
/* The outcome of the answers so far, kept until they change. */
const struct outcome *session_outcome(struct session *s);

/* Questions answered, in the order they were: the path. */
uint32_t session_length(const struct session *s);
uint32_t session_question(const struct session *s, uint32_t i);
uint32_t session_given(const struct session *s, uint32_t i);

/* Answers the question asked now, or changes the answer of any question; false if it changes nothing
 * or the question has no such answer. */
bool session_answer(struct session *s, uint32_t question, uint32_t answer);
/* Takes back the last answer of the path, or all; false if there is none. */
bool session_back(struct session *s);
bool session_restart(struct session *s);
/* Undo and redo of any of the changes above; false if there is nothing to undo. */
bool session_undo(struct session *s);
bool session_redo(struct session *s);
/* After the end: go on asking what was not worth asking; the walk then asks every open question by
 * worth until none is left. False after an emergency, or where nothing is open. */
bool session_go_on(struct session *s);

#endif
