/* SPDX-License-Identifier: MIT */
/* The parts of `ramus practice`. */
#ifndef CLI_PRACTICE_H
#define CLI_PRACTICE_H

#include "base/json.h"
#include "cli/talk.h"
#include "learn/concord.h"
#include "learn/practice.h"
#include "learn/progress.h"
#include "learn/recall.h"

/* How a learner practises: what is said, and what it comes to as JSON. */
struct practising {
	const struct topic *t;
	struct talk talk;
	struct json *json;     /* NULL: not wanted */
	uint32_t round;        /* items or cards, at most */
	struct progress *done; /* of the cases; NULL: what is practised is none of the topic's */
};

/* Practises line by line until the learner commits, quits or the input ends (practice_walk.c). The
 * practice is saved to the path, an allocated one or NULL, after each event. 0, or -1 if something
 * could not be said or saved. */
int practice_walk(struct practice *p, char **path, struct talk *talk);
/* Asks for what comes next, once the learner has committed (practice_plan.c); likewise. */
int practice_plan(struct practice *p, char **path, struct talk *talk);
/* Saves what has happened, and says where that is another file now. 0, or -1 after a message. */
int practice_save_on(struct practice *p, char **path);
/* practice_lists.c, each appended: the questions of the stages that a word begins, or that have the
 * words; the causes that have them; one of these with its number. */
void practice_list_stages(struct practice *p, const char *word, struct buf *out);
void practice_list_questions(struct practice *p, const char *words, struct buf *out);
void practice_list_causes(const struct topic *t, const char *words, struct buf *out);
void practice_add_cause(const struct topic *t, uint32_t number, uint32_t cause, struct buf *out);
/* The question or leaf cause that a number of these lists, an id or words name. NONE after saying
 * which it may be, or `none` where it is like nothing: what is only near is never taken for it. */
uint32_t practice_named(
    const struct topic *t, uint32_t kind, const char *words, const char *none, struct buf *out);
/* What can be typed there, as items of a list in mdoc(7) for the manual page. */
void practice_write_words(struct buf *out);

/* Feedback as JSON (practice_json.c). */
void practice_json(const struct practice *p, const struct practice_feedback *f, struct json *json);
/* A round of the drill on likelihood ratios, or the script concordance test (practice_drill.c); 0,
 * or -1 as above. */
int practice_drill(struct practising *w, enum concord_kind kind, uint64_t seed);
/* A round of recall; the progress is kept in the path if it is not NULL. */
int practice_recall(struct practising *w, int32_t today, const char *path);

#endif
