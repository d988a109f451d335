/* SPDX-License-Identifier: MIT */
/* Checks of the cells, and of the tables as a whole. */
#ifndef COMPILE_VERIFY_H
#define COMPILE_VERIFY_H

#include "compile/model.h"

/* Checks every cell of every table but topic.csv and reports all that is wrong with it alone
 * (check.c). */
void check_cells(struct input *in, struct ids *ids, const struct docs *docs);
/* True if the text is a value of a type that refers to nothing; else reports it at its place. */
bool check_value(struct input *in, enum column_type type, const char *text, int column, size_t row,
    size_t offset);

/* Reports everything that no single cell shows: cycles, questions without answers, pairs given
 * twice and so on. Fills m->order, m->rule_order and m->figure. */
void verify_model(struct model *m);
/* The part of it that is about red flags (verify_flags.c). Fills m->flagged. */
void verify_flags(struct model *m);
/* The part that is about limits (verify_size.c). */
void verify_sizes(struct model *m);
/* The part that is about flow.csv (verify_flow.c). Fills m->longest. */
void verify_flow(struct model *m);

/* Who reports the cycles of a graph: message about the row of a node in a column. */
struct verify_cycle {
	struct model *m;
	int column;
	enum message_number message;
	const struct members *rows; /* of each node; NULL: nodes are rows */
};
/* Orders nodes by what they wait for, reports the cycles and frees the graph. Returns how many
 * order[] got: those that wait for no cycle. */
struct graph;
uint32_t verify_order(
    struct graph *g, uint32_t nodes, struct verify_cycle *report, uint32_t *order);

/* The parts of it that compare rows of one table (verify_rows.c). */
void verify_evidence(struct model *m);
void verify_shares(struct model *m);
void verify_texts(struct model *m);
void verify_cases(struct model *m);
void verify_panel(struct model *m);
/* The part that is about words.csv (verify_words.c). */
void verify_words(struct model *m);

#endif
