/* The checks of the whole, each a pass over the linked rows. Where rows were lost to errors, a
 * check that something is missing says nothing.
 */
#include "compile/verify.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

enum { CYCLE_SHOWN = 8 }; /* ids of a cycle that are spelled out */

/* Cycles. */

struct cycle_report {
	struct model *m;
	enum table_number table;
	int column;
	enum message_number message;
};

static void
report_cycle(void *ctx, const uint32_t *nodes, uint32_t count)
{
	struct cycle_report *r = ctx;
	struct input *in = r->m->in;
	const char *path = model_id(r->m, r->table, nodes[0]);

	for (uint32_t i = 1; i < count && i < CYCLE_SHOWN; i++)
		path = input_format(in, "%s -> %s", path, model_id(r->m, r->table, nodes[i]));
	if (count > CYCLE_SHOWN)
		path = input_format(in, "%s -> ...", path);
	path = input_format(in, "%s -> %s", path, model_id(r->m, r->table, nodes[0]));
	diags_add(in->diags, message(r->message), input_place(in, r->column, nodes[0], 0), path);
}

static void
verify_parents(struct model *m)
{
	struct cycle_report report = {m, TABLE_CAUSES, COL_CAUSES_PARENT, MSG_PARENT_CYCLE};
	struct graph *g = graph_new(m->causes);
	uint32_t *order = xcalloc(m->causes, sizeof *order);

	for (uint32_t i = 0; i < m->causes; i++)
		for (uint32_t j = 0; j < m->parents[i].count; j++)
			graph_add(g, i, m->parents[i].items[j]);
	if (graph_order(g, order) < m->causes)
		graph_cycles(g, report_cycle, &report);
	graph_free(g);
	free(order);
}

static void
verify_rules(struct model *m)
{
	struct cycle_report report = {m, TABLE_TRIAGE, COL_TRIAGE_WHEN, MSG_RULE_CYCLE};
	struct graph *g = model_rule_graph(m);
	uint32_t *order = xcalloc(m->rules, sizeof *order);

	if (graph_order(g, order) < m->rules)
		graph_cycles(g, report_cycle, &report);
	graph_free(g);
	free(order);
}

/* A question waits for those that its ask-if names, and for the screens that may answer it. */
static void
verify_order(struct model *m)
{
	struct cycle_report report = {m, TABLE_QUESTIONS, COL_QUESTIONS_ASK_IF, MSG_ASK_IF_CYCLE};
	struct graph *g = graph_new(m->questions);
	uint32_t *order = xcalloc(m->questions, sizeof *order), count;

	for (uint32_t q = 0; q < m->questions; q++) {
		const struct condition_code *code = &m->ask_if[q];

		for (uint32_t i = 0; code->valid && i < code->count; i++) {
			enum cond_op op = COND_OP(code->words[i]);
			uint32_t symptom = COND_ARG(code->words[i]);

			if ((op == COND_SYMPTOM || op == COND_UNSURE) &&
			    m->question[symptom] != NONE)
				graph_add(g, q, m->question[symptom]);
		}
		for (uint32_t i = 0; i < m->covered_by[q].count; i++)
			graph_add(g, q, m->covered_by[q].items[i]);
	}
	count = graph_order(g, order);
	for (uint32_t i = 0; i < count; i++)
		m->order[order[i]] = i;
	if (count < m->questions)
		graph_cycles(g, report_cycle, &report);
	graph_free(g);
	free(order);
}

/* Causes. */

static void
verify_causes(struct model *m)
{
	struct input *in = m->in;

	if (m->causes == 0 && !in->tables[TABLE_CAUSES].lost)
		diags_add(in->diags, message(MSG_CAUSE_NONE),
		    (struct diag_place){in->tables[TABLE_CAUSES].path, 1, 1});
	for (uint32_t i = 0; i < m->causes; i++) {
		bool stated = *input_text(in, COL_CAUSES_PREVALENCE, i) != '\0';

		if (input_broken(in, TABLE_CAUSES, i) || stated == (m->leaf[i] != NONE))
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

static void
verify_covers(struct model *m, uint32_t question)
{
	struct input *in = m->in;
	struct table_field cell = input_cell(in, COL_QUESTIONS_COVERS, question);
	const char *id = model_id(m, TABLE_QUESTIONS, question);
	struct item item;
	size_t at = 0;

	if (m->kind[question] != QUESTION_SCREEN) {
		if (input_item(in, cell, true, &at, &item))
			input_report(
			    in, MSG_COVERS_EXTRA, COL_QUESTIONS_COVERS, question, item.offset, id);
		return;
	}
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
		bool choice = m->kind[q] == QUESTION_CHOICE;
		size_t n = m->own[q].count;

		if (input_broken(in, TABLE_QUESTIONS, q))
			continue;
		verify_covers(m, q);
		if (m->kind[q] == QUESTION_SCREEN || (choice ? n >= 2 : n == 1) ||
		    (uncertain && n < 2))
			continue;
		input_report(in, MSG_QUESTION_OPTIONS, COL_QUESTIONS_ID, q, 0,
		    topic_question_kind_name(m->kind[q]),
		    choice ? "two symptoms or more" : "exactly one symptom",
		    model_id(m, TABLE_QUESTIONS, q), n);
	}
}

void
verify_model(struct model *m)
{
	verify_parents(m);
	verify_rules(m);
	verify_order(m);
	verify_causes(m);
	verify_questions(m);
	verify_flags(m);
	verify_rows(m);
}
