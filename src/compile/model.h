/* SPDX-License-Identifier: MIT */
/* The tables linked: what refers to what, by row. */
#ifndef COMPILE_MODEL_H
#define COMPILE_MODEL_H

#include "compile/condition.h"
#include "compile/docs.h"
#include "compile/ids.h"
#include "compile/input.h"

/* Rows, in the order in which they were named, each once. */
struct members {
	uint32_t *items;
	uint32_t count;
};

struct refs {
	struct doc_ref *items;
	uint32_t count;
};

/* What model_refs() found for a word of a table. */
struct known_refs {
	struct refs refs;
	bool known;
};

struct settings {
	const char *text[SETTING_COUNT]; /* as written, "" where silent */
	double background, floor, stop, matters, worth;
	uint32_t max_questions;
};

struct model {
	struct input *in;
	struct ids *ids;
	const struct docs *docs;
	struct known_refs *refs[TABLE_COUNT]; /* of each word of a table */
	struct settings settings;

	uint32_t causes;
	struct members *parents, *children; /* of each cause */
	uint32_t *leaf;                     /* leaf number, NONE for a group */
	uint32_t *leaf_cause;               /* the cause of each leaf */
	uint32_t leaves;

	uint32_t questions;
	uint32_t *kind, *stage;
	struct members *own;    /* symptoms of the question itself */
	struct members *covers; /* questions, of a screen only */
	struct members *covered_by;
	struct condition_code *ask_if;
	uint32_t *order; /* place of each question */

	uint32_t symptoms;
	uint32_t *question; /* of each symptom, NONE if it was not found */
	uint32_t *flagged;  /* the first emergency rule that it makes hold alone, NONE */

	uint32_t evidence;
	uint32_t *evidence_cause, *evidence_symptom; /* NONE if not found */
	struct members *rows_of_cause;               /* rows of evidence.csv that name each */

	uint32_t rules;
	uint32_t *urgency;
	struct condition_code *when;
	uint32_t *rule_order, rules_ordered; /* each behind those it names; none with a cycle */
	uint32_t advice;
	struct condition_code *unless;

	uint32_t steps, start;         /* the step that a walk begins with, NONE */
	struct members *step_rows;     /* of each step */
	uint32_t *asks;                /* of each step: the question of its first row, NONE */
	struct condition_code *row_if; /* of each row of flow.csv */
	uint32_t *longest;             /* of each step, as struct flow_step has it */

	struct figure *figure; /* NULL: none, or not understood */
};

/* Links the tables. What refers to nothing is left out: check.c has reported it. Conditions are
 * parsed here, and their faults reported. Everything lives in the input's arena. */
void model_link(struct model *m, struct input *in, struct ids *ids, const struct docs *docs);

/* Reads the settings with their defaults; problems are reported (settings.c). */
void settings_read(struct input *in, struct settings *s);
/* A frequency kept between the floor and the ceiling. */
double settings_clamp(const struct settings *s, double frequency);

/* The id of a row of a table whose first column is its id, for a message. */
const char *model_id(const struct model *m, enum table_number table, size_t row);
/* The rows that a cell's ids name. */
struct members model_members(const struct model *m, int column, size_t row, uint32_t kinds);
/* The symptoms that the person of a case has: those of `present`, then those of `initial`. */
struct members model_case_present(const struct model *m, size_t row);
/* The sources and sections that a cell names, for reading only. */
struct refs model_refs(const struct model *m, int column, size_t row);
/* The one row that a cell names, NONE if none. */
uint32_t model_member(const struct model *m, int column, size_t row);
/* True if "no" or "none of these" is an answer of the question. */
bool model_offers_none(const struct model *m, uint32_t question);
/* A frequency between floor and ceiling; `silent` if the cell has none. */
double model_frequency(const struct model *m, int column, size_t row, double silent);
/* Orders two rows for qsort(). */
int model_compare_rows(const void *a, const void *b);
/* Turns lists of who names whom into lists of who is named by whom. */
struct members *model_reverse(
    const struct model *m, const struct members *lists, uint32_t count, uint32_t reversed_count);

/* For each group the i of which groups[i] is that group, ascending; NONE is no group. */
struct members *model_group(
    const struct model *m, const uint32_t *groups, uint32_t count, uint32_t group_count);

#endif
