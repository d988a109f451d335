/* SPDX-License-Identifier: MIT */
/* What the cells of flow.csv say, and from its rows to records. */
#ifndef COMPILE_FLOW_H
#define COMPILE_FLOW_H

#include "compile/emit.h"

/* The next item of a row's `answer`, as input_item() has it; an empty cell is one item, "any". */
bool flow_item(const struct model *m, size_t row, size_t *at, struct item *item);

/* The answer (topic/answer.h) to a step's question that an item of a row's `answer` stands for;
 * ANSWER_UNASKED: any. NONE where the question has no such answer, or is not known. */
uint32_t flow_answer(const struct model *m, uint32_t step, const char *text);

/* Where a row leads: to a step, or to an end of an urgency. The other, or where it leads to the
 * interview or nowhere both, is NONE. */
struct flow_next {
	uint32_t step, urgency;
};
struct flow_next flow_next(const struct model *m, size_t row);

/* Parts STEP and BRANCH. */
void emit_flow(const struct emit *e);

#endif
