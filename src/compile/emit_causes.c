/* SPDX-License-Identifier: MIT */
/* Causes with all that groups pass on, their priors, complications and advice. */
#include "compile/emit.h"

#include <string.h>

#include "base/alloc.h"
#include "compile/figure.h"
#include "compile/value.h"

/* For each cause the rows of a table that hold for it, by what each row names and is about. */
static struct members *
hold_rows(
    const struct model *m, enum table_number table, int column, const uint32_t *key, uint32_t keys)
{
	uint32_t rows = (uint32_t)m->in->tables[table].rows;
	struct members *named = xcalloc(rows, sizeof *named), *lists;

	for (uint32_t row = 0; row < rows; row++)
		named[row] = model_members(m, column, row, KIND(CAUSE));
	lists = model_reverse(m, named, rows, m->causes);
	free(named);
	return inherit_rows(m, lists, key, keys);
}

static void
emit_complications(const struct emit *e)
{
	for (size_t row = 0; row < e->m->in->tables[TABLE_COMPLICATIONS].rows; row++) {
		struct complication r = {0};

		emit_fields(e, PART_COMPLICATION, row, &r);
		r.disagreements = emit_index(e, e->about[ENTITY_COMPLICATION][row]);
		r.causes =
		    emit_index(e, model_members(e->m, COL_COMPLICATIONS_CAUSES, row, KIND(CAUSE)));
		builder_add(e->b, PART_COMPLICATION, &r);
	}
}

/* `held` is the advice that holds for each cause, `kind` what each piece is. */
static void
emit_advice(const struct emit *e, const struct members *held, const uint32_t *kind)
{
	const struct model *m = e->m;
	struct members *by_leaf = xcalloc(m->causes, sizeof *by_leaf), *leaves;

	for (uint32_t l = 0; l < m->leaves; l++)
		by_leaf[m->leaf_cause[l]] = held[m->leaf_cause[l]];
	leaves = model_reverse(m, by_leaf, m->causes, m->advice);
	free(by_leaf);
	for (uint32_t row = 0; row < m->advice; row++) {
		struct advice r = {.kind = kind[row]};
		struct table_field audience = input_cell(m->in, COL_ADVICE_FOR, row);
		struct item item;

		emit_fields(e, PART_ADVICE, row, &r);
		r.causes = emit_index(e, leaves[row]);
		r.unless = emit_condition(e, COL_ADVICE_UNLESS, row, &m->unless[row]);
		r.disagreements = emit_index(e, e->about[ENTITY_ADVICE][row]);
		for (size_t at = 0; input_item(m->in, audience, true, &at, &item);) {
			r.always |= strcmp(item.text, "*") == 0;
			if (value_urgency(item.text) != NONE)
				r.urgencies |= 1u << value_urgency(item.text);
		}
		builder_add(e->b, PART_ADVICE, &r);
	}
}

void
emit_causes(struct emit *e)
{
	const struct model *m = e->m;
	uint32_t rows = (uint32_t)m->in->tables[TABLE_COMPLICATIONS].rows;
	uint32_t *itself = xcalloc(rows, sizeof *itself); /* no complication hides another */
	uint32_t *kind = xcalloc(m->advice, sizeof *kind), *urgency = inherit_urgency(m);
	double *weight = xcalloc(m->leaves, sizeof *weight), sum = 0; /* of each leaf */
	struct members *advice;

	for (uint32_t row = 0; row < m->advice; row++)
		kind[row] = input_enum(m->in, COL_ADVICE_KIND, row, 0);
	for (uint32_t row = 0; row < rows; row++)
		itself[row] = row;
	e->evidence = inherit_rows(m, m->rows_of_cause, m->evidence_symptom, m->symptoms);
	e->leaves = inherit_leaves(m);
	e->listed = arena_alloc(m->in->arena, m->causes * sizeof *e->listed);
	e->structures = figure_structures(m);
	advice = hold_rows(m, TABLE_ADVICE, COL_ADVICE_FOR, kind, ADVICE_KINDS);
	struct members *complications =
	    hold_rows(m, TABLE_COMPLICATIONS, COL_COMPLICATIONS_CAUSES, itself, rows);
	for (uint32_t row = 0; row < m->causes; row++) {
		const char *prevalence = input_text(m->in, COL_CAUSES_PREVALENCE, row);
		struct cause r = {.leaf = m->leaf[row],
		    .urgency = urgency[row],
		    .prevalence = m->leaf[row] != NONE ? PREVALENCE_UNCOMMON : PREVALENCE_NONE};

		emit_fields(e, PART_CAUSE, row, &r);
		r.parents = emit_index(e, m->parents[row]);
		r.children = emit_index(e, m->children[row]);
		r.evidence = emit_index(e, e->evidence[row]);
		r.advice = emit_index(e, advice[row]);
		r.complications = emit_index(e, complications[row]);
		r.structures = emit_index(e, e->structures[row]);
		r.disagreements = emit_index(e, e->about[ENTITY_CAUSE][row]);
		if (r.leaf != NONE) {
			if (!value_prevalence(prevalence, &r.prevalence, &r.weight))
				r.weight = value_weight(r.prevalence);
			weight[r.leaf] = r.weight;
			sum += r.weight;
		}
		builder_add(e->b, PART_CAUSE, &r);
	}
	for (uint32_t l = 0; l < m->leaves; l++) {
		double prior = weight[l] / sum;

		builder_add(e->b, PART_LEAF, &m->leaf_cause[l]);
		builder_add(e->b, PART_PRIOR, &prior);
	}
	emit_complications(e);
	emit_advice(e, advice, kind);
	free(itself);
	free(kind);
	free(weight);
}
