/* SPDX-License-Identifier: MIT */
/* Recall: cards made from the tables, spaced so that each comes back when it is about to be
 * forgotten.
 *
 * The spacing is the published SM-2 (P. A. Wozniak, Optimization of learning, Master's thesis,
 * University of Technology in Poznan 1990, section 3.2; supermemo.com/english/ol/sm2.htm): an item
 * comes back after I(1) = 1 day, I(2) = 6 days, then I(n) = I(n-1) * EF days rounded up; EF begins
 * at 2.5 and after each repetition becomes EF + (0.1 - (5 - q) * (0.08 + (5 - q) * 0.02)), at least
 * 1.3, for an answer of quality q (0 to 5); an answer below 3 leaves EF as it is and starts the
 * item anew; what was below 4 is repeated at the end of the round until it is at least 4. Those
 * repetitions of the same day do not move the schedule.
 *
 * Days are counted from 1970-01-01 and are the caller's: nothing here reads a clock. A clock can be
 * wrong, so a card that was last seen on a day still to come waits at once, and is passed without a
 * longer interval: nobody knows whether the last one is over. No other card of the deck notices.
 *
 * Cards come by need, first aid foremost, and by chance: of two that are needed as much, that of
 * the cause that is met more often.
 */
#ifndef LEARN_RECALL_H
#define LEARN_RECALL_H

#include <stdbool.h>
#include <time.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "topic/topic.h"

/* What a card asks: the word in files; the question is in phrases.def. What is needed most comes
 * first; what speaks for a cause and against it is needed as much. */
#define RECALL_KINDS(X)                                                                            \
	X(STEPS, "steps")                                                                          \
	X(FLAGS, "flags")                                                                          \
	X(FOR, "for")                                                                              \
	X(AGAINST, "against")
#define X(name, word) RECALL_##name,
enum recall_kind { RECALL_KINDS(X) };
#undef X

/* How well it was recalled: SM-2's six grades with its own meanings. */
#define RECALL_GRADES(X)                                                                           \
	X(0, "nothing came to mind")                                                               \
	X(1, "wrong; the answer was known once seen")                                              \
	X(2, "wrong; the answer seemed easy once seen")                                            \
	X(3, "right, with much trouble")                                                           \
	X(4, "right, after some thought")                                                          \
	X(5, "right at once")
enum { RECALL_GRADE_MOST = 5, RECALL_PASSED = 3, RECALL_SURE = 4 };
const char *recall_grade_words(uint32_t grade);

/* SM-2's constants; EF is kept in hundredths, in which the formula is exact. The upper bounds
 * are the file's, which SM-2 does not have: they are met only where a clock stands still. */
enum { RECALL_EASE_START = 250, RECALL_EASE_LEAST = 130, RECALL_FIRST = 1, RECALL_SECOND = 6 };
enum { RECALL_EASE_MOST = 999, RECALL_REPETITIONS_MOST = 100000 };
enum { RECALL_INTERVAL_MOST = 36500 }; /* days; a hundred years */

/* Where a card stands in its spacing. */
struct recall_state {
	uint32_t repetitions; /* in a row with at least RECALL_PASSED; 0: new or forgotten */
	uint32_t ease;        /* EF in hundredths */
	uint32_t interval;    /* days */
	int32_t last, due;    /* days; due of a card never seen is 0 and last is RECALL_NEVER */
};
#define RECALL_NEVER INT32_MIN
/* SM-2: the state after a repetition on that day. */
struct recall_state recall_next(struct recall_state s, uint32_t grade, int32_t today);

/* One thing to recall. */
struct recall_item {
	uint32_t kind; /* ENTITY_SYMPTOM, ENTITY_ADVICE or ENTITY_RULE */
	uint32_t index;
	bool absent;  /* the symptom's absence */
	double bits;  /* log2 likelihood ratio of a finding for the cause; 0 for others */
	uint32_t row; /* evidence, NONE where there is none */
};
struct recall_card {
	enum recall_kind kind;
	struct entity about; /* a cause; kind ENTITY_KINDS: index is an urgency ("steps") */
	const struct recall_item *items; /* strongest first; steps in their order */
	uint32_t count;
};

/* The cards of a topic and how far a learner is with each. For all to read; only src/learn changes
 * it. */
struct recall {
	const struct topic *t;
	struct arena *arena; /* the items of the cards */
	VEC(struct recall_card) cards;
	VEC(const char *)
	names; /* of each card in the file: "for:bakers-cyst", "steps:emergency" */
	struct recall_state *states; /* of each card */
};

/* The topic must outlive it. No card has been seen yet. */
struct recall *recall_new(const struct topic *t);
void recall_free(struct recall *r);
/* Cards seen before whose day has come, and at most `fresh` new ones. What is needed most comes
 * first; of that, what was seen before, the longest overdue foremost, then the deck's order. Fills
 * out[0..limit) and returns how many. */
uint32_t recall_due(
    const struct recall *r, int32_t today, uint32_t limit, uint32_t fresh, uint32_t *out);
/* How many wait today, new ones not counted; how many of these since the day when they were last
 * seen is still to come; how many were never seen. */
struct recall_count {
	uint32_t waiting, ahead, unseen;
} recall_count(const struct recall *r, int32_t today);

/* The card's question in words, and one of its items with its source. */
void recall_write_prompt(const struct recall *r, uint32_t card, struct buf *out);
void recall_write_item(const struct recall *r, uint32_t card, uint32_t item, struct buf *out);

/* A round: the cards due now, then again those below RECALL_SURE, until there are none. */
struct recall_round; /* opaque */
struct recall_round *recall_round_new(struct recall *r, int32_t today, uint32_t limit);
void recall_round_free(struct recall_round *round);
/* The card to ask now, NONE at the end; *again is true if it is a repetition of this round. */
uint32_t recall_round_card(const struct recall_round *round, bool *again);
/* Grades it and goes on. */
void recall_round_grade(struct recall_round *round, uint32_t grade);
uint32_t recall_round_left(const struct recall_round *round); /* cards, repetitions included */

/* The cards of a progress file (learn/progress.h, recall_save.c). Cards that the topic does not
 * have now stay in the file for later. */
/* Puts one card into the file. 0, or -1 with the cause. */
int recall_save(const struct recall *r, uint32_t card, const char *path, struct error *err);
/* Takes the file's states into r. 0, or -1 with the cause and no change. */
int recall_load(struct recall *r, const char *path, struct error *err);
int recall_read(
    struct recall *r, const char *bytes, size_t len, const char *name, struct error *err);

/* The day at that time where the learner is; it begins at four in the morning, so that an evening
 * of learning is one day. Within the days that can be written. */
int32_t recall_day(time_t now);
enum { RECALL_HOUR = 4, RECALL_DAY_LEAST = -719162, RECALL_DAY_MOST = 2932896 };
/* A day as 2026-11-22, and back; false where the text is no such day (years 1 to 9999). */
void recall_write_day(int32_t day, struct buf *out);
bool recall_read_day(const char *text, int32_t *day);

#endif
