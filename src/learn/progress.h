/* SPDX-License-Identifier: MIT */
/* The progress of one learner in a topic: one file of readable lines, each about one thing, named
 * by its first two words: a case done, a card recalled. Its form is told in ramus-practice(1).
 *
 * The lines of a kind belong to whoever reads and writes that kind; here they are lines. A change
 * replaces the lines of the same names and leaves all others as they are, while no other program
 * can change the file: two that run at once lose nothing of each other's. What the topic does not
 * have now is kept for later. A file that is damaged, of another topic or another version is
 * refused in words, and never written over.
 */
#ifndef LEARN_PROGRESS_H
#define LEARN_PROGRESS_H

#include "base/buf.h"
#include "base/error.h"
#include "session/lines.h"
#include "topic/topic.h"

/* The kinds of lines: the first word of each. */
#define PROGRESS_CASE "case"
#define PROGRESS_CARD "card"
#define PROGRESS_ORDER "order"

/* Where a topic's progress is kept if the learner says so, below the folder of the user's own data
 * (its folders may be missing); the caller frees it. NULL where that is nowhere (file_xdg()), or
 * the topic's id can be no name of a file. */
char *progress_path(const struct topic *t);

/* Takes what follows the first word of a line; false if it does not tell what it should. */
typedef bool progress_taker(void *ctx, struct lines *l);
/* Hands each line of a kind to `take`, from bytes or (NULL) from the file itself. 0, or -1 with the
 * cause. */
int progress_read(const struct topic *t, const char *bytes, size_t len, const char *file,
    const char *kind, progress_taker *take, void *ctx, struct error *err);
/* Makes the lines that a change puts into the file, which no other program changes meanwhile. 0, or
 * -1 with the cause. */
typedef int progress_maker(void *ctx, struct buf *lines, struct error *err);
/* Puts whole lines into the file, each in the place of that of the same name, and makes the file
 * where it is missing. 0, or -1 with the cause. */
int progress_change(
    const struct topic *t, const char *path, progress_maker *make, void *ctx, struct error *err);
/* The same with lines that are known before. */
int progress_put(const struct topic *t, const char *path, const char *lines, struct error *err);

/* What was done with a case. */
struct progress_done {
	uint32_t times, best; /* best score, 0..100 */
	int32_t last;         /* day */
};

/* The cases of a topic and what was done with them (progress_cases.c). */
struct progress {
	const struct topic *t;
	char *path;     /* where it is kept; NULL: nowhere */
	uint64_t order; /* the seed of the order of the cases; 0: the topic's id is it */
	struct progress_done *done; /* of each row of part CASE */
};

/* Nothing was done yet. The topic must outlive it. */
struct progress *progress_new(const struct topic *t);
void progress_free(struct progress *p);
/* What was done in another compilation of the topic. */
void progress_carry(struct progress *p, const struct progress *old);
/* Takes up what is kept there, and keeps it there from now on. -1 with the cause, and no change. */
int progress_load(struct progress *p, const char *path, struct error *err);
/* Keeps what was done there from now on; a new file has its own order of cases, from the seed. */
int progress_keep(struct progress *p, const char *path, uint64_t seed, struct error *err);
/* A case was done once more. -1 with the cause where it could not be kept; it counts all the same.
 */
int progress_add(struct progress *p, uint32_t row, uint32_t score, int32_t day, struct error *err);

/* Fills the rows of part CASE in their mixed order: the same for the same seed, also of the others
 * where the topic gets one more. */
void progress_order(const struct progress *p, uint32_t *rows);
/* The place from 0 of a row in that order. */
uint32_t progress_place(const struct progress *p, uint32_t row);
/* The first of that order that was done least often, but for `now` (NONE: any) as long as there is
 * another; NONE where there are no cases. */
uint32_t progress_next(const struct progress *p, uint32_t now);
/* How many cases were done; *best is the best score, 0 where none was. */
uint32_t progress_count(const struct progress *p, uint32_t *best);

#endif
