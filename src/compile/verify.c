/* SPDX-License-Identifier: MIT */
/* The checks of the whole, each a pass over the linked rows. Where rows were lost to errors, a
 * check that something is missing says nothing.
 */
#include "compile/verify.h"

#include <string.h>

#include "base/alloc.h"
#include "compile/figure.h"
#include "compile/graph.h"
#include "topic/answer.h"

/* A rule waits for those that its condition names, a question for those that its ask-if names and
 * for the screens that may answer it. */
static void
verify_cycles(struct model *m)
{
	struct graph *parents = graph_new(m->causes), *rules = graph_new(m->rules);
	struct graph *questions = graph_new(m->questions);
	uint32_t *order = xcalloc(m->causes, sizeof *order), count;

	for (uint32_t i = 0; i < m->causes; i++)
		for (uint32_t j = 0; j < m->parents[i].count; j++)
			graph_add(parents, i, m->parents[i].items[j]);
	verify_order(parents, m->causes,
	    &(struct verify_cycle){m, COL_CAUSES_PARENT, MSG_PARENT_CYCLE, NULL}, order);
	free(order);
	for (uint32_t r = 0; r < m->rules; r++)
		for (uint32_t i = 0; i < m->when[r].count; i++)
			if (COND_OP(m->when[r].words[i]) == COND_RULE)
				graph_add(rules, r, COND_ARG(m->when[r].words[i]));
	m->rule_order = arena_alloc(m->in->arena, m->rules * sizeof *m->rule_order);
	m->rules_ordered = verify_order(rules, m->rules,
	    &(struct verify_cycle){m, COL_TRIAGE_WHEN, MSG_RULE_CYCLE, NULL}, m->rule_order);
	for (uint32_t q = 0; q < m->questions; q++) {
		for (uint32_t i = 0; i < m->ask_if[q].count; i++) {
			enum cond_op op = COND_OP(m->ask_if[q].words[i]);
			uint32_t symptom = COND_ARG(m->ask_if[q].words[i]);

			if (op <= COND_UNSURE && m->question[symptom] != NONE)
				graph_add(questions, q, m->question[symptom]);
		}
		for (uint32_t i = 0; i < m->covered_by[q].count; i++)
			graph_add(questions, q, m->covered_by[q].items[i]);
	}
	order = xcalloc(m->questions, sizeof *order);
	count = verify_order(questions, m->questions,
	    &(struct verify_cycle){m, COL_QUESTIONS_ASK_IF, MSG_ASK_IF_CYCLE, NULL}, order);
	for (uint32_t i = 0; i < count; i++)
		m->order[order[i]] = i;
	free(order);
}

/* Causes. */

static void
verify_causes(struct model *m)
{
	struct input *in = m->in;

	if (m->causes == 0 && m->start == NONE && !in->tables[TABLE_CAUSES].lost)
		diags_add(in->diags, message(MSG_CAUSE_NONE),
		    (struct diag_place){in->tables[TABLE_CAUSES].path, 1, 1});
	for (uint32_t i = 0; i < m->causes; i++) {
		bool stated = *input_text(in, COL_CAUSES_PREVALENCE, i) != '\0';

		if (stated == (m->leaf[i] != NONE))
			continue;
		if (stated)
			input_report(in, MSG_GROUP_PREVALENCE, COL_CAUSES_PREVALENCE, i, 0,
			    model_id(m, TABLE_CAUSES, i));
		else
			input_report(in, MSG_PREVALENCE_SILENT, COL_CAUSES_ID, i, 0,
			    model_id(m, TABLE_CAUSES, i),
			    topic_prevalence_name(PREVALENCE_UNCOMMON));
	}
}

/* Questions. */

/* Whether a question that a screen covers is asked wherever the screen is: else what somebody picks
 * there would count for nothing. */
static bool
is_asked_with(const struct model *m, uint32_t question, uint32_t screen)
{
	const struct condition_code *own = &m->ask_if[question], *with = &m->ask_if[screen];

	return own->count == 0 ||
	       (own->count == with->count &&
		   memcmp(own->words, with->words, own->count * sizeof *own->words) == 0);
}

static void
verify_covers(struct model *m, uint32_t question)
{
	struct input *in = m->in;
	struct table_field cell = input_cell(in, COL_QUESTIONS_COVERS, question);
	struct item item;
	size_t at = 0;

	if (m->kind[question] != QUESTION_SCREEN) {
		if (input_item(in, cell, true, &at, &item))
			input_report(in, MSG_COVERS_EXTRA, COL_QUESTIONS_COVERS, question,
			    item.offset, model_id(m, TABLE_QUESTIONS, question));
		return;
	}
	const char *id = model_id(m, TABLE_QUESTIONS, question);
	if (*input_text(in, COL_QUESTIONS_COVERS, question) == '\0')
		input_report(in, MSG_SCREEN_EMPTY, COL_QUESTIONS_ID, question, 0, id);
	for (uint32_t i = 0; i < m->own[question].count; i++)
		input_report(in, MSG_SCREEN_SYMPTOM, COL_SYMPTOMS_QUESTION,
		    m->own[question].items[i], 0, id);
	while (input_item(in, cell, true, &at, &item)) {
		struct entity e = ids_find(m->ids, item.text, KIND(QUESTION));

		if (e.kind == ENTITY_KINDS)
			continue;
		if (m->kind[e.index] != QUESTION_YES_NO)
			input_report(in, MSG_COVERS_KIND, COL_QUESTIONS_COVERS, question,
			    item.offset, item.text, topic_question_kind_name(m->kind[e.index]));
		if (m->stage[e.index] != m->stage[question])
			input_report(in, MSG_COVERS_STAGE, COL_QUESTIONS_COVERS, question,
			    item.offset, item.text, topic_stage_name(m->stage[e.index]),
			    topic_stage_name(m->stage[question]));
		if (!is_asked_with(m, e.index, question))
			input_report(in, MSG_COVERS_ASK_IF, COL_QUESTIONS_COVERS, question,
			    item.offset, item.text, id);
	}
}

static void
verify_several(struct model *m, uint32_t question)
{
	const char *id = model_id(m, TABLE_QUESTIONS, question);
	size_t n = m->own[question].count;

	if (n > ANSWER_SEVERAL_MOST)
		input_report(m->in, MSG_SEVERAL_MANY, COL_SYMPTOMS_QUESTION,
		    m->own[question].items[ANSWER_SEVERAL_MOST], 0, id, n, ANSWER_SEVERAL_MOST);
	if (m->stage[question] == STAGE_EMERGENCY)
		input_report(m->in, MSG_SEVERAL_EMERGENCY, COL_QUESTIONS_KIND, question, 0, id);
}

/* A question names its symptom, and a row of symptoms.csv is of it, too. Where there is none, two
 * questions have the same id, which is told already. */
static void
verify_symptom_both(const struct model *m, uint32_t q)
{
	struct input *in = m->in;

	for (size_t i = 0; i < m->own[q].count; i++)
		if (m->own[q].items[i] < in->tables[TABLE_SYMPTOMS].own) {
			input_report(in, MSG_SYMPTOM_BOTH, COL_QUESTIONS_SYMPTOM, q, 0,
			    model_id(m, TABLE_QUESTIONS, q),
			    (unsigned)input_line(in, TABLE_SYMPTOMS, m->own[q].items[i]));
			return;
		}
}

static void
verify_questions(struct model *m)
{
	struct input *in = m->in;
	/* A question may seem to lack a symptom whose question is not known. */
	bool uncertain = in->tables[TABLE_SYMPTOMS].lost;

	for (uint32_t s = 0; s < m->symptoms; s++)
		uncertain |= m->question[s] == NONE;
	if (m->questions == 0 && !in->tables[TABLE_QUESTIONS].lost)
		diags_add(in->diags, message(MSG_QUESTION_NONE),
		    (struct diag_place){in->tables[TABLE_QUESTIONS].path, 1, 1});
	for (uint32_t q = 0; q < m->questions; q++) {
		bool one = m->kind[q] == QUESTION_YES_NO;
		size_t n = m->own[q].count;

		verify_covers(m, q);
		if (m->kind[q] != QUESTION_CHOICE &&
		    *input_text(in, COL_QUESTIONS_OFFERS_NONE, q) != '\0')
			input_report(in, MSG_NONE_EXTRA, COL_QUESTIONS_OFFERS_NONE, q, 0,
			    model_id(m, TABLE_QUESTIONS, q));
		if (m->kind[q] == QUESTION_SEVERAL)
			verify_several(m, q);
		if (m->kind[q] == QUESTION_SCREEN || (one ? n == 1 : n >= 2) ||
		    (uncertain && n < 2))
			continue;
		if (one && *input_text(in, COL_QUESTIONS_SYMPTOM, q) != '\0') {
			verify_symptom_both(m, q);
			continue;
		}
		input_report(in, MSG_QUESTION_OPTIONS, COL_QUESTIONS_ID, q, 0,
		    topic_question_kind_name(m->kind[q]),
		    one ? "exactly one symptom" : "two symptoms or more",
		    model_id(m, TABLE_QUESTIONS, q), n);
	}
}

void
verify_model(struct model *m)
{
	verify_cycles(m);
	verify_sizes(m);
	verify_causes(m);
	verify_questions(m);
	verify_flags(m);
	verify_evidence(m);
	verify_shares(m);
	verify_texts(m);
	verify_cases(m);
	verify_panel(m);
	verify_flow(m);
	verify_words(m);
	figure_read(m);
}
