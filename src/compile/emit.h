/* SPDX-License-Identifier: MIT */
/* From linked tables without errors to the records of an image. */
#ifndef COMPILE_EMIT_H
#define COMPILE_EMIT_H

#include "compile/model.h"
#include "topic/build.h"

/* What the writers of records share. */
struct emit {
	struct model *m;
	struct builder *b;
	uint32_t *section;                   /* first record in part SECTION of each document */
	uint32_t *document;                  /* record of each document */
	struct members *evidence;            /* rows that hold for each cause */
	struct members *leaves;              /* leaves at or below each cause, as causes */
	uint32_t *listed;                    /* scratch of emit_leaves(), of each cause */
	struct members *structures;          /* where each cause sits */
	struct members *about[ENTITY_KINDS]; /* disagreements about each record of some kinds */
	struct span *texts[TABLE_COUNT];     /* of each word of a table; empty if not yet added */
	struct list *refs[TABLE_COUNT];      /* the same of the references that a word stands for */
	int *columns;                        /* of each field that emit_fields() sets */
	size_t fields[PART_COUNT];           /* the first of them of each part */
};

/* Adds everything but the tree to the builder. */
void emit_model(struct model *m, struct builder *b);

/* What cells become in any table (emit_cells.c). emit_fields() sets the fields of a record that are
 * in records.def as TEXT or REFS, from the columns of those names. */
void emit_begin(struct emit *e);
void emit_fields(const struct emit *e, enum image_part part, size_t row, void *record);
struct span emit_text(const struct emit *e, int column, size_t row);
struct list emit_index(const struct emit *e, struct members rows);
struct list emit_leaves(const struct emit *e, int column, size_t row); /* after emit_causes() */
struct condition emit_condition(
    const struct emit *e, int column, size_t row, const struct condition_code *code);

/* Parts CAUSE, LEAF, PRIOR, COMPLICATION and ADVICE (emit_causes.c); fills e->evidence and
 * leaves. */
void emit_causes(struct emit *e);
/* What groups of causes pass on to the causes below them (inherit.c). The links that lead up from
 * one cause, those above its groups counted, are at most so many: more is an error of the tables.
 */
#define INHERIT_WAYS_MOST 1000u
/* The first cause with more of them, or NONE. */
uint32_t inherit_too_far(const struct model *m);
/* The first cause at which what causes have comes to more than `most` rows, or NONE: rows[c] are
 * those of cause c itself, and each has those of all groups above it. */
uint32_t inherit_too_much(const struct model *m, const uint32_t *rows, uint32_t most);
/* lists[c] are the rows that name cause c, ascending; key[row] < keys says what a row is about.
 * Returns for each cause the rows that hold for it, ascending: for each key its own rows, or else
 * those of the nearest groups above it that have any. */
struct members *inherit_rows(
    const struct model *m, const struct members *lists, const uint32_t *key, uint32_t keys);
/* The urgency of each cause: its own, else the highest of the nearest groups that state one, else
 * NONE. */
uint32_t *inherit_urgency(const struct model *m);
/* For each cause the leaves (as causes) at or below it, ascending. */
struct members *inherit_leaves(const struct model *m);

/* Parts QUESTION, SYMPTOM, EVIDENCE, LINK and LIKELIHOOD (emit_questions.c). */
void emit_questions(struct emit *e);
/* Parts LEXICON, WORD and POSTING, from the blocks that the builder has (emit_index.c). */
void emit_search(struct builder *b);

#endif
