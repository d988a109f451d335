/* SPDX-License-Identifier: MIT */
/* A session as a file: readable lines, one for each answer, bookmark and note.
 *
 * The first line names the format, the second the topic and its checksum, the last is a checksum of
 * all before it. A file of another topic, of another compilation of it, or one that is damaged is
 * refused whole; nothing is taken from it.
 */
#ifndef SESSION_SAVE_H
#define SESSION_SAVE_H

#include "base/error.h"
#include "session/session.h"

/* Writes the session beside the path and renames it into place. What this session neither read nor
 * wrote there stays: of another session this one is then kept in a file beside it, from now on, and
 * the result is FILE_TAKEN (base/file.h) with the cause; of anything else it is -1, as for any
 * failure. Of a session in which nothing has changed since it was saved or loaded there no copy is
 * made, while what is there now is a session: the result is 0. FILE_UNSYNCED: it is this session's
 * file from now on, and the session stays unsaved. */
int session_save(struct session *s, const char *path, struct error *err);
/* The file that it was loaded from or saved to last, of all that are this session's; NULL. */
const char *session_saved_in(const struct session *s);
/* It was neither loaded nor saved anywhere: what is written next is another session. */
void session_leave_file(struct session *s);
/* Takes the file's answers, bookmarks, notes and place into a session that is empty. 0, or -1 with
 * the cause and no change. */
int session_load(struct session *s, const char *path, struct error *err);
/* The same where the session is going to be saved there: a file that is not there yet is none, one
 * that could not be written is told at once. */
int session_take_up(struct session *s, const char *path, struct error *err);
/* As loading, from bytes, for which `name` stands in messages. */
int session_read(
    struct session *s, const char *bytes, size_t len, const char *name, struct error *err);
/* A new session of another compilation of the topic, with all of the old one that it still has. */
struct session *session_carry(struct session *old, const struct topic *t);

/* The same record in another compilation of the topic; kind ENTITY_KINDS where it has none. */
struct entity session_map_entity(const struct topic *from, struct entity e, const struct topic *to);

#endif
