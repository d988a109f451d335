/* SPDX-License-Identifier: MIT */
/* Steps and branches: a row of flow.csv becomes a branch for each answer that it names. */
#include "compile/flow.h"

#include <string.h>

#include "compile/value.h"
#include "topic/answer.h"

bool
flow_item(const struct model *m, size_t row, size_t *at, struct item *item)
{
	if (*input_text(m->in, COL_FLOW_ANSWER, row) != '\0')
		return input_item(m->in, input_cell(m->in, COL_FLOW_ANSWER, row), true, at, item);
	*item = (struct item){.text = value_answer_name(VALUE_ANY)};
	return (*at)++ == 0;
}

uint32_t
flow_answer(const struct model *m, uint32_t step, const char *text)
{
	uint32_t question = m->asks[step], word = value_answer(text);
	struct entity symptom = ids_find(m->ids, text, KIND(SYMPTOM));

	if (word == VALUE_ANY)
		return ANSWER_UNASKED;
	if (question == NONE)
		return NONE;
	if (word == VALUE_YES)
		return m->kind[question] == QUESTION_YES_NO ? ANSWER_FIRST : NONE;
	if (word == VALUE_NO)
		return model_offers_none(m, question) ? ANSWER_NONE : NONE;
	if (word == VALUE_NOT_SURE)
		return ANSWER_UNSURE;
	for (uint32_t i = 0; symptom.kind == ENTITY_SYMPTOM && i < m->own[question].count; i++)
		if (m->own[question].items[i] == symptom.index)
			return ANSWER_FIRST + i;
	return NONE;
}

struct flow_next
flow_next(const struct model *m, size_t row)
{
	const char *text = input_text(m->in, COL_FLOW_NEXT, row);
	struct entity step = ids_find(m->ids, text, KIND(STEP));

	return (struct flow_next){
	    step.kind == ENTITY_STEP ? step.index : NONE, value_urgency(text)};
}

static void
emit_branches(const struct emit *e, uint32_t step, uint32_t row)
{
	struct flow_next next = flow_next(e->m, row);
	struct branch b = {.step = step, .next = next.step, .urgency = next.urgency};
	struct item item;

	emit_fields(e, PART_BRANCH, row, &b);
	b.when = emit_condition(e, COL_FLOW_IF, row, &e->m->row_if[row]);
	b.suspects = emit_leaves(e, COL_FLOW_SUSPECT, row);
	for (size_t at = 0; flow_item(e->m, row, &at, &item);) {
		b.answer = flow_answer(e->m, step, item.text);
		builder_add(e->b, PART_BRANCH, &b);
	}
}

void
emit_flow(const struct emit *e)
{
	for (uint32_t i = 0; i < e->m->steps; i++) {
		const struct members *rows = &e->m->step_rows[i];
		struct flow_step s = {.question = e->m->asks[i],
		    .longest = e->m->longest[i],
		    .branches.first = builder_count(e->b, PART_BRANCH)};

		emit_fields(e, PART_STEP, rows->items[0], &s);
		s.name = emit_text(e, COL_FLOW_NAME, rows->items[0]);
		if (s.name.len == 0)
			s.name = s.question != NONE
				     ? emit_text(e, COL_QUESTIONS_TEXT, s.question)
				     : emit_text(e, COL_FLOW_MESSAGE, rows->items[0]);
		if (s.name.len == 0) /* it goes on without a question */
			s.name = s.id;
		for (uint32_t k = 0; k < rows->count; k++)
			emit_branches(e, i, rows->items[k]);
		s.branches.count = builder_count(e->b, PART_BRANCH) - s.branches.first;
		builder_add(e->b, PART_STEP, &s);
	}
}
