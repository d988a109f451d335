/* SPDX-License-Identifier: MIT */
/* How much a topic may have of what is multiplied: answers of one question (each cause that one of
 * them speaks for has a likelihood of every other), groups above a cause, rows that groups pass on
 * to the causes below them, and questions or rules that wait for each other. Within these limits,
 * which ramus(1) tells, the work of compiling grows as the tables do.
 */
#include <string.h>

#include "base/alloc.h"
#include "compile/emit.h"
#include "compile/verify.h"

#define OPTIONS_MOST 1000u
#define PASSED_MOST 4000000u

/* Its own symptoms, or (a screen) the questions that it covers. */
static void
verify_options(struct model *m, uint32_t question)
{
	const struct members *own = &m->own[question], *covers = &m->covers[question];

	if (own->count > OPTIONS_MOST)
		input_report(m->in, MSG_OPTIONS_MANY, COL_SYMPTOMS_QUESTION,
		    own->items[OPTIONS_MOST], 0, model_id(m, TABLE_QUESTIONS, question),
		    (size_t)own->count, OPTIONS_MOST);
	if (covers->count > OPTIONS_MOST)
		input_report(m->in, MSG_OPTIONS_MANY, COL_QUESTIONS_COVERS, question, 0,
		    model_id(m, TABLE_QUESTIONS, question), (size_t)covers->count, OPTIONS_MOST);
}

static void
count_rows(const struct model *m, enum table_number table, int column, uint32_t *rows)
{
	for (size_t row = 0; row < m->in->tables[table].rows; row++) {
		struct members named = model_members(m, column, row, KIND(CAUSE));

		for (uint32_t i = 0; i < named.count; i++)
			rows[named.items[i]]++;
	}
}

static uint32_t
one_more(uint32_t before, uint32_t now)
{
	return before >= now ? before + 1 : now;
}

/* How many questions must be answered one after the other before the ask-if of one is decided, and
 * how many rules be worked out before one of them: what changes the first changes them all. Reports
 * the first row of each chain that is too long. */
static void
verify_chains(struct model *m)
{
	uint32_t *depth = xcalloc(m->questions > m->rules ? m->questions : m->rules, sizeof *depth);
	uint32_t *order = xcalloc(m->questions, sizeof *order);

	for (uint32_t q = 0; q < m->questions; q++)
		order[m->order[q]] = q;
	for (uint32_t i = 0; i < m->questions; i++) {
		uint32_t q = order[i];
		const struct condition_code *c = &m->ask_if[q];

		for (uint32_t k = 0; k < c->count; k++) {
			uint32_t symptom = COND_ARG(c->words[k]);

			if (COND_OP(c->words[k]) <= COND_UNSURE && m->question[symptom] != NONE)
				depth[q] = one_more(depth[m->question[symptom]], depth[q]);
		}
		if (depth[q] == COND_CHAIN_MOST + 1)
			input_report(m->in, MSG_CHAIN_LONG, COL_QUESTIONS_ASK_IF, q, 0,
			    model_id(m, TABLE_QUESTIONS, q), "questions", COND_CHAIN_MOST);
	}
	memset(depth, 0, m->rules * sizeof *depth);
	for (uint32_t i = 0; i < m->rules_ordered; i++) {
		uint32_t r = m->rule_order[i];
		const struct condition_code *c = &m->when[r];

		for (uint32_t k = 0; k < c->count; k++)
			if (COND_OP(c->words[k]) == COND_RULE)
				depth[r] = one_more(depth[COND_ARG(c->words[k])], depth[r]);
		if (depth[r] == COND_CHAIN_MOST + 1)
			input_report(m->in, MSG_CHAIN_LONG, COL_TRIAGE_WHEN, r, 0,
			    model_id(m, TABLE_TRIAGE, r), "rules", COND_CHAIN_MOST);
	}
	free(depth);
	free(order);
}

void
verify_sizes(struct model *m)
{
	uint32_t *rows = xcalloc(m->causes, sizeof *rows), over;

	for (uint32_t q = 0; q < m->questions; q++)
		verify_options(m, q);
	for (uint32_t c = 0; c < m->causes; c++)
		rows[c] = m->rows_of_cause[c].count;
	count_rows(m, TABLE_ADVICE, COL_ADVICE_FOR, rows);
	count_rows(m, TABLE_COMPLICATIONS, COL_COMPLICATIONS_CAUSES, rows);
	if ((over = inherit_too_far(m)) != NONE)
		input_report(m->in, MSG_GROUPS_MANY, COL_CAUSES_PARENT, over, 0,
		    model_id(m, TABLE_CAUSES, over), INHERIT_WAYS_MOST);
	else if ((over = inherit_too_much(m, rows, PASSED_MOST)) != NONE)
		input_report(m->in, MSG_ROWS_PASSED, COL_CAUSES_ID, over, 0, PASSED_MOST,
		    model_id(m, TABLE_CAUSES, over));
	verify_chains(m);
	free(rows);
}
