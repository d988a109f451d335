/* Causes with all that groups pass on, their priors, complications and advice. */
#include "compile/emit.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "compile/inherit.h"
#include "compile/value.h"

struct causes {
	struct emit *e;
	uint32_t *urgency;
	struct members *evidence, *advice, *complications; /* rows that hold for each cause */
	double *weight;
};

/* For each cause the rows of a table that hold for it, by what each row names and is about. */
static struct members *
hold_rows(
    const struct model *m, enum table_number table, int column, const uint32_t *key, uint32_t keys)
{
	uint32_t rows = (uint32_t)input_rows(m->in, table);
	struct members *named = xcalloc(rows, sizeof *named), *lists;

	for (uint32_t row = 0; row < rows; row++)
		named[row] = model_members(m, column, row, KIND(CAUSE));
	lists = model_reverse(m, named, rows, m->causes);
	free(named);
	return inherit_rows(m, lists, key, keys);
}

static void
hold_all(struct causes *c)
{
	const struct model *m = c->e->m;
	uint32_t complications = (uint32_t)input_rows(m->in, TABLE_COMPLICATIONS);
	uint32_t *kind = xcalloc(m->advice, sizeof *kind);
	uint32_t *itself = xcalloc(complications, sizeof *itself);

	for (uint32_t row = 0; row < m->advice; row++)
		kind[row] = model_word(m, COL_ADVICE_KIND, row, 0);
	for (uint32_t row = 0; row < complications; row++)
		itself[row] = row; /* no complication hides another */
	c->evidence = inherit_rows(m, m->rows_of_cause, m->evidence_symptom, m->symptoms);
	c->advice = hold_rows(m, TABLE_ADVICE, COL_ADVICE_FOR, kind, ADVICE_KINDS);
	c->complications =
	    hold_rows(m, TABLE_COMPLICATIONS, COL_COMPLICATIONS_CAUSES, itself, complications);
	c->urgency = inherit_urgency(m);
	free(kind);
	free(itself);
}

static uint32_t
weigh(const struct model *m, uint32_t row, double *weight)
{
	const char *text = input_text(m->in, COL_CAUSES_PREVALENCE, row);
	uint32_t word = PREVALENCE_UNCOMMON;

	*weight = 0;
	if (m->leaf[row] == NONE)
		return PREVALENCE_NONE;
	if (!value_prevalence(text, &word, weight))
		*weight = value_weight(word);
	return word;
}

static void
emit_cause(const struct causes *c, uint32_t row)
{
	const struct emit *e = c->e;
	struct cause r = {0};

	r.id = emit_text(e, COL_CAUSES_ID, row);
	r.name = emit_text(e, COL_CAUSES_NAME, row);
	r.summary = emit_text(e, COL_CAUSES_SUMMARY, row);
	r.category = emit_text(e, COL_CAUSES_CATEGORY, row);
	r.synonyms = emit_text(e, COL_CAUSES_SYNONYMS, row);
	r.icd10 = emit_text(e, COL_CAUSES_ICD10, row);
	r.note = emit_text(e, COL_CAUSES_NOTE, row);
	r.leaf = e->m->leaf[row];
	r.urgency = c->urgency[row];

	r.prevalence = weigh(e->m, row, &r.weight);
	r.parents = emit_index(e, e->m->parents[row]);
	r.children = emit_index(e, e->m->children[row]);
	r.evidence = emit_index(e, c->evidence[row]);
	r.advice = emit_index(e, c->advice[row]);
	r.complications = emit_index(e, c->complications[row]);
	r.disagreements = emit_about(e, ENTITY_CAUSE, row);
	r.refs = emit_refs(e, COL_CAUSES_SOURCE, row);
	if (r.leaf != NONE)
		c->weight[r.leaf] = r.weight;
	builder_add(e->b, PART_CAUSE, &r);
}

static void
emit_priors(const struct causes *c)
{
	const struct model *m = c->e->m;
	double sum = 0;

	for (uint32_t l = 0; l < m->leaves; l++)
		sum += c->weight[l];
	for (uint32_t l = 0; l < m->leaves; l++) {
		double prior = c->weight[l] / sum;

		builder_add(c->e->b, PART_LEAF, &m->leaf_cause[l]);
		builder_add(c->e->b, PART_PRIOR, &prior);
	}
}

static void
emit_complications(const struct emit *e)
{
	for (size_t row = 0; row < input_rows(e->m->in, TABLE_COMPLICATIONS); row++) {
		struct complication r = {0};

		r.id = emit_text(e, COL_COMPLICATIONS_ID, row);
		r.name = emit_text(e, COL_COMPLICATIONS_NAME, row);
		r.definition = emit_text(e, COL_COMPLICATIONS_DEFINITION, row);
		r.severity = emit_text(e, COL_COMPLICATIONS_SEVERITY, row);
		r.disagreements = emit_about(e, ENTITY_COMPLICATION, row);
		r.refs = emit_refs(e, COL_COMPLICATIONS_SOURCE, row);

		r.causes =
		    emit_index(e, model_members(e->m, COL_COMPLICATIONS_CAUSES, row, KIND(CAUSE)));
		builder_add(e->b, PART_COMPLICATION, &r);
	}
}

/* The urgencies that advice is for, as a bit set, and whether it is for every outcome. */
static void
read_audience(const struct emit *e, size_t row, struct advice *r)
{
	static const char prefix[] = "urgency:";
	struct table_field cell = input_cell(e->m->in, COL_ADVICE_FOR, row);
	struct item item;
	size_t at = 0;

	while (input_item(e->m->in, cell, true, &at, &item)) {
		if (strcmp(item.text, "*") == 0)
			r->always = 1;
		for (uint32_t u = 0; u < URGENCY_LEVELS; u++)
			if (strncmp(item.text, prefix, strlen(prefix)) == 0 &&
			    strcmp(item.text + strlen(prefix), topic_urgency_name(u)) == 0)
				r->urgencies |= 1u << u;
	}
}

static void
emit_advice(const struct causes *c)
{
	const struct emit *e = c->e;
	struct members *leaves = xcalloc(e->m->causes, sizeof *leaves), *held;

	for (uint32_t l = 0; l < e->m->leaves; l++)
		leaves[e->m->leaf_cause[l]] = c->advice[e->m->leaf_cause[l]];
	held = model_reverse(e->m, leaves, e->m->causes, e->m->advice);
	free(leaves);
	for (uint32_t row = 0; row < e->m->advice; row++) {
		struct advice r = {0};

		r.id = emit_text(e, COL_ADVICE_ID, row);
		r.name = emit_text(e, COL_ADVICE_NAME, row);
		r.text = emit_text(e, COL_ADVICE_TEXT, row);
		r.caution = emit_text(e, COL_ADVICE_CAUTION, row);
		r.kind = model_word(e->m, COL_ADVICE_KIND, row, 0);
		r.causes = emit_index(e, held[row]);
		r.unless = emit_condition(e, COL_ADVICE_UNLESS, row, &e->m->unless[row]);
		r.disagreements = emit_about(e, ENTITY_ADVICE, row);
		r.refs = emit_refs(e, COL_ADVICE_SOURCE, row);

		read_audience(e, row, &r);
		builder_add(e->b, PART_ADVICE, &r);
	}
}

void
emit_causes(struct emit *e)
{
	struct causes c = {.e = e};

	hold_all(&c);
	c.weight = xcalloc(e->m->leaves, sizeof *c.weight);
	e->evidence = c.evidence;
	e->leaves = inherit_leaves(e->m);
	for (uint32_t row = 0; row < e->m->causes; row++)
		emit_cause(&c, row);
	emit_priors(&c);
	emit_complications(e);
	emit_advice(&c);
	free(c.weight);
}
