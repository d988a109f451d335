/* SPDX-License-Identifier: MIT */
/* What fuzzers of more than one layer stand on: a topic that is compiled once, a folder of their
 * own, and what must be true of all that is shown.
 *
 * Each file from elsewhere has a fuzzer that reads it as the program does:
 *
 *     folder      a topic's folder: tables with all their columns, words.csv, flow.csv, the
 *                 figure's files, documents; compiled, grown, proved and opened
 *     table       one table, whatever its columns
 *     condition   a cell of `when`, `ask-if` and `unless`
 *     document    one document as CommonMark and as plain text
 *     text        any text
 *     image       a compiled topic, re-signed
 *     session, practice, progress, votes
 *                 what people save, re-signed
 *     class       a folder of many people's practices
 *     config      ramus.conf
 *     cases       a file of cases for `ramus eval`
 *     keys        keys, clicks, pastes and sizes into the screens
 *     terminal    what a terminal sends, into keys, clicks and pastes
 *     typed       lines typed to `ramus ask` and words typed into a search
 *
 * seeds.sh names what each begins with, NAME.dict has the words of its grammar. */
#ifndef FUZZ_GROUND_H
#define FUZZ_GROUND_H

#include "fuzz.h"

#include "base/buf.h"
#include "base/diag.h"
#include "topic/topic.h"

/* The topic of a folder of the source tree ("tests/data/mini"), with a small tree; made once, and
 * there until the program ends. $RAMUS_SRCDIR is where the tree is. */
struct topic *ground_topic(const char *data);

/* A folder of this program alone, made once below $TMPDIR and removed at its end. */
const char *ground_folder(void);
/* Takes everything out of it. */
void ground_clear_folder(void);
/* Writes a file there; the name may begin with a folder, which is made. */
void ground_write(const char *name, const char *bytes, size_t len);

/* One input that holds files, each behind a line "== NAME ==": hands on each whose name leads to no
 * more than one folder below. */
typedef void ground_taker(const char *name, const char *bytes, size_t len);
void ground_split(const char *bytes, size_t len, ground_taker *take);

/* A file of lines with its first lines and its last one: `head` is such a file of the topic with
 * nothing in it. */
void ground_sign(const struct buf *head, const uint8_t *body, size_t len, struct buf *out);

/* The bytes are read as they are, then as the body of such a file. */
void ground_read_both(
    const struct buf *head, const uint8_t *data, size_t size, void (*read)(const char *, size_t));
/* The first lines of a practice, for ground_sign(). */
struct buf ground_practice_head(const struct topic *t);

/* Whole characters, none of which acts on a terminal or hides and reorders text: no controls but
 * those that end a line and a column. */
void ground_check_shown(const struct buf *shown);
/* The same of all diagnostics, which are freed. */
void ground_check_diags(struct diags *diags);
/* Ends the program where the two differ. */
void ground_check_same(const struct buf *a, const struct buf *b);

#endif
