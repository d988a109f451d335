/* SPDX-License-Identifier: MIT */
/* flow.csv: whether every answer at every step leads somewhere, no walk goes round, and all ends
 * say what to do.
 *
 * The first row of a step that fits an answer is taken; one with an `if` may be passed over. So an
 * answer is covered once a row without one takes it, and a row all of whose answers are covered
 * before is dead. A step whose question is not known has been reported, and is not looked at.
 */
#include "compile/verify.h"

#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "compile/flow.h"
#include "compile/graph.h"
#include "compile/value.h"
#include "topic/answer.h"

/* The answers of a step's question, counted from "not sure" on; a step without one has a single
 * place. */
static uint32_t
answer_places(const struct model *m, uint32_t step)
{
	return m->asks[step] != NONE ? m->own[m->asks[step]].count + 2 : 1;
}

/* Takes an answer, or each for ANSWER_UNASKED; false if nothing was left to take. */
static bool
take_answer(const struct model *m, uint32_t step, uint32_t answer, bool *covered)
{
	bool some = false;

	for (uint32_t i = 0; i < answer_places(m, step); i++) {
		if (covered[i] || (answer != ANSWER_UNASKED && answer != ANSWER_UNSURE + i))
			continue;
		some = true;
		covered[i] = true;
	}
	return some;
}

/* Reports answers that the question does not have, and the row if it is dead; false after an answer
 * that is none. */
static bool
verify_answers(struct model *m, uint32_t step, uint32_t row, bool *covered)
{
	uint32_t places = answer_places(m, step);
	bool some = false, faulty = false;
	bool *here = xcalloc(places, sizeof *here);
	struct item item;

	memcpy(here, covered, places * sizeof *here);
	for (size_t at = 0; flow_item(m, row, &at, &item);) {
		uint32_t answer = flow_answer(m, step, item.text);

		if (answer != NONE) {
			some = take_answer(m, step, answer, here) || some;
			continue;
		}
		faulty = true;
		if (value_answer(item.text) != VALUE_ANSWERS ||
		    ids_find(m->ids, item.text, KIND(SYMPTOM)).kind == ENTITY_SYMPTOM)
			input_report(m->in, MSG_FLOW_ANSWER, COL_FLOW_ANSWER, row, item.offset,
			    input_show(m->in, item.text));
	}
	if (!some && !faulty)
		input_report(
		    m->in, MSG_FLOW_DEAD, COL_FLOW_ID, row, 0, model_id(m, TABLE_FLOW, row));
	if (!m->row_if[row].given)
		memcpy(covered, here, places * sizeof *here);
	free(here);
	return !faulty;
}

static const char *
answer_name(const struct model *m, uint32_t step, uint32_t place)
{
	uint32_t question = m->asks[step];

	if (question == NONE)
		return value_answer_name(VALUE_ANY);
	if (place < 2)
		return place == 0 ? "not-sure" : "no";
	return m->kind[question] == QUESTION_YES_NO
		   ? "yes"
		   : model_id(m, TABLE_SYMPTOMS, m->own[question].items[place - 2]);
}

/* Whether a row that ends the flow says what to do, and no other row does. */
static void
verify_end(const struct model *m, uint32_t row, bool gated)
{
	struct flow_next next = flow_next(m, row);
	const char *id = model_id(m, TABLE_FLOW, row);
	bool says = *input_text(m->in, COL_FLOW_MESSAGE, row) != '\0';

	if (next.urgency != NONE && !says)
		input_report(m->in, MSG_FLOW_MESSAGE, COL_FLOW_NEXT, row, 0, id,
		    "ends here and has no message");
	if (next.urgency == NONE && says)
		input_report(m->in, MSG_FLOW_MESSAGE, COL_FLOW_MESSAGE, row, 0, id,
		    "goes on here, so that its message is never told");
	if (next.urgency == NONE && *input_text(m->in, COL_FLOW_SUSPECT, row) != '\0')
		input_report(m->in, MSG_FLOW_MESSAGE, COL_FLOW_SUSPECT, row, 0, id,
		    "goes on here, so that nothing is suspected yet");
	if (next.urgency == URGENCY_SELF_CARE && !gated)
		input_report(m->in, MSG_FLOW_GATE, COL_FLOW_NEXT, row, 0);
}

static void
verify_step(struct model *m, uint32_t step, bool gated)
{
	const struct members *rows = &m->step_rows[step];
	uint32_t first = rows->items[0], places = answer_places(m, step);
	const char *id = model_id(m, TABLE_FLOW, first);
	const char *ask = input_text(m->in, COL_FLOW_ASK, first);
	bool *covered = xcalloc(places, sizeof *covered);
	bool known = *ask == '\0' || (m->asks[step] != NONE && m->own[m->asks[step]].count > 0);

	if (m->asks[step] != NONE && !model_offers_none(m, m->asks[step]))
		covered[ANSWER_NONE - ANSWER_UNSURE] = true; /* nobody can say so */
	if (m->asks[step] != NONE && m->kind[m->asks[step]] == QUESTION_SCREEN)
		input_report(m->in, MSG_FLOW_QUESTION, COL_FLOW_ASK, first, 0,
		    model_id(m, TABLE_QUESTIONS, m->asks[step]));
	for (uint32_t i = 0; i < rows->count; i++) {
		uint32_t row = rows->items[i];

		if (strcmp(input_text(m->in, COL_FLOW_ASK, row), ask) != 0)
			input_report(m->in, MSG_FLOW_ASK, COL_FLOW_ASK, row, 0, id,
			    (unsigned)input_line(m->in, TABLE_FLOW, first));
		known = known && verify_answers(m, step, row, covered);
		verify_end(m, row, gated);
	}
	for (uint32_t i = 0; known && !m->in->tables[TABLE_FLOW].lost && i < places; i++)
		if (!covered[i])
			input_report(m->in, MSG_FLOW_UNCOVERED, COL_FLOW_ID, first, 0, id,
			    answer_name(m, step, i));
	free(covered);
}

/* The most questions from each step on, those that it leads to first. */
static void
find_longest(struct model *m, const uint32_t *order, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t step = order[i], most = 0, own = m->asks[step] != NONE;
		bool over = false;

		for (uint32_t k = 0; k < m->step_rows[step].count; k++) {
			struct flow_next next = flow_next(m, m->step_rows[step].items[k]);
			uint32_t more = next.step != NONE ? m->longest[next.step] : 0;

			over = over || more == NONE || (next.step == NONE && next.urgency == NONE);
			most = more != NONE && more > most ? more : most;
		}
		m->longest[step] = over ? NONE : most + own;
		if (!over && m->longest[step] > m->settings.max_questions)
			input_report(m->in, MSG_FLOW_LONG, COL_FLOW_ID, m->step_rows[step].items[0],
			    0, model_id(m, TABLE_FLOW, m->step_rows[step].items[0]),
			    m->longest[step], m->settings.max_questions);
	}
}

static void
verify_start(struct model *m)
{
	const char *start = m->settings.text[SETTING_START];

	for (size_t row = 0; row < m->in->tables[TABLE_TOPIC].rows; row++)
		if (*start != '\0' && !text_same(start, VALUE_INTERVIEW) &&
		    strcmp(input_text(m->in, COL_TOPIC_KEY, row),
			schema_settings[SETTING_START].name) == 0)
			ids_resolve(m->ids, start, KIND(STEP), COL_TOPIC_VALUE, row, 0);
}

void
verify_flow(struct model *m)
{
	struct graph *steps = graph_new(m->steps);
	uint32_t *order = xcalloc(m->steps, sizeof *order);
	bool gated = m->in->tables[TABLE_TRIAGE].lost;

	for (uint32_t r = 0; r < m->rules; r++)
		gated = gated || m->urgency[r] == URGENCY_SELF_CARE;
	verify_start(m);
	m->longest = arena_alloc(m->in->arena, m->steps * sizeof *m->longest);
	for (uint32_t i = 0; i < m->steps; i++) {
		verify_step(m, i, gated);
		for (uint32_t k = 0; k < m->step_rows[i].count; k++) {
			struct flow_next next = flow_next(m, m->step_rows[i].items[k]);

			if (next.step != NONE)
				graph_add(steps, i, next.step);
		}
	}
	find_longest(m, order,
	    verify_order(steps, m->steps,
		&(struct verify_cycle){m, COL_FLOW_NEXT, MSG_FLOW_CYCLE, m->step_rows}, order));
	free(order);
}
