/* SPDX-License-Identifier: MIT */
/* A file of cases: CSV with id, present, cause, and perhaps absent, unsure, initial, urgency. */
#ifndef EVAL_CASES_H
#define EVAL_CASES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "csv/chunks.h"
#include "topic/topic.h"

/* What a case says of a symptom. */
enum mention { MENTION_NONE, MENTION_ABSENT, MENTION_UNSURE, MENTION_PRESENT };

struct case_facts {
	const char *id;
	size_t row;        /* for cases_place() */
	uint8_t *mention;  /* enum mention of each symptom */
	uint32_t *initial; /* symptoms known before the first question */
	uint32_t initial_count;
	uint32_t leaf;    /* the cause */
	uint32_t urgency; /* enum urgency, NONE where the file gives none */
};

struct cases; /* opaque */

/* The columns that are understood, for chunks_open(). */
enum { CASES_COLUMNS = 7 };
extern const char *const cases_columns[CASES_COLUMNS];
/* Reads a piece of a file of cases; problems go to diags, with places in the piece (chunk_place()).
 * NULL if it cannot be read or a column is missing. All that is passed must outlive it. */
struct cases *cases_open(const struct chunk *chunk, const char *path, const struct topic *t,
    struct arena *arena, struct diags *diags);
size_t cases_count(const struct cases *c);
/* Fills facts with the next case that can be used; one that cannot is reported and passed over. The
 * arrays belong to the cases and change with the next call; the id lives in the arena. False at the
 * end. */
bool cases_next(struct cases *c, struct case_facts *facts);
/* Where the id of a row stands in the piece. */
struct diag_place cases_place(const struct cases *c, size_t row);

#define CASES_SEEN_MOST (1u << 22) /* ids that are remembered; 64 MB */
/* True if the id came before; remembers it in a map that is empty at first, unless there are too
 * many. */
bool cases_seen(struct map *seen, const char *id);

#endif
