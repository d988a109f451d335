/* Red flags: symptoms whose "yes" alone makes an emergency rule hold.
 *
 * Rules that raise the urgency have no `not`, so each holds for a set of single symptoms that can
 * be worked out from its condition: a symptom is a set of one, `unsure` the empty set, `or` the
 * union, `and` the intersection, rule:ID that rule's set. That is what evaluating the condition
 * with one symptom true and all else unknown would give.
 */
#include "compile/verify.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

struct set {
	uint32_t *items; /* ascending */
	uint32_t count;
};

static struct set
set_copy(const struct set *s)
{
	struct set copy = {xcalloc(s->count, sizeof *copy.items), s->count};

	if (s->count > 0)
		memcpy(copy.items, s->items, s->count * sizeof *copy.items);
	return copy;
}

/* Joins b into a and frees b. */
static void
set_join(struct set *a, struct set *b, bool both)
{
	struct set made = {xcalloc((size_t)a->count + b->count, sizeof *made.items), 0};
	uint32_t i = 0, j = 0;

	while (i < a->count || j < b->count) {
		bool in_a = i < a->count && (j == b->count || a->items[i] <= b->items[j]);
		bool in_b = j < b->count && (i == a->count || b->items[j] <= a->items[i]);
		uint32_t item = in_a ? a->items[i] : b->items[j];

		if (!both || (in_a && in_b))
			made.items[made.count++] = item;
		i += in_a;
		j += in_b;
	}
	free(a->items);
	free(b->items);
	*a = made;
}

static struct set
leaf_set(uint32_t word, const struct set *rules)
{
	struct set one = {NULL, 0};

	if (COND_OP(word) == COND_RULE)
		return set_copy(&rules[COND_ARG(word)]);
	one.items = xcalloc(1, sizeof *one.items);
	one.items[0] = COND_ARG(word);
	one.count = COND_OP(word) == COND_SYMPTOM;
	return one;
}

/* The symptoms that make a valid condition without `not` hold, each alone. */
static struct set
condition_set(const struct condition_code *code, const struct set *rules)
{
	struct set stack[COND_DEPTH + 1];
	uint32_t top = 0;

	for (uint32_t i = 0; i < code->count; i++) {
		enum cond_op op = COND_OP(code->words[i]);

		if (op == COND_AND || op == COND_OR) {
			top--;
			set_join(&stack[top - 1], &stack[top], op == COND_AND);
		} else
			stack[top++] = leaf_set(code->words[i], rules);
	}
	return stack[0];
}

static void
find_flags(struct model *m)
{
	struct set *sets = xcalloc(m->rules, sizeof *sets);
	uint32_t *order = xcalloc(m->rules, sizeof *order), ordered;
	struct graph *g = model_rule_graph(m);

	ordered = graph_order(g, order);
	graph_free(g);
	for (uint32_t i = 0; i < ordered; i++) {
		uint32_t r = order[i];

		if (m->when[r].valid && m->urgency[r] != NONE && m->urgency[r] != URGENCY_SELF_CARE)
			sets[r] = condition_set(&m->when[r], sets);
	}
	for (uint32_t r = 0; r < m->rules; r++) {
		for (uint32_t i = 0; m->urgency[r] == URGENCY_EMERGENCY && i < sets[r].count; i++)
			if (m->flagged[sets[r].items[i]] == NONE)
				m->flagged[sets[r].items[i]] = r;
		free(sets[r].items);
	}
	free(sets);
	free(order);
}

/* True if some rule may be missing from what is known, so that nothing can be said to lack one. */
static bool
rules_uncertain(const struct model *m)
{
	if (m->in->tables[TABLE_TRIAGE].lost)
		return true;
	for (uint32_t r = 0; r < m->rules; r++)
		if (!m->when[r].valid || m->urgency[r] == NONE)
			return true;
	return false;
}

static void
check_symptom(struct model *m, uint32_t symptom, bool uncertain)
{
	uint32_t rule = m->flagged[symptom], stage;
	const char *id = model_id(m, TABLE_SYMPTOMS, symptom);

	if (m->question[symptom] == NONE || input_broken(m->in, TABLE_SYMPTOMS, symptom))
		return;
	stage = m->stage[m->question[symptom]];
	if (stage == STAGE_EMERGENCY && rule == NONE && !uncertain)
		diags_add(m->in->diags, message(MSG_EMERGENCY_NOT_RED_FLAG),
		    input_place(m->in, COL_SYMPTOMS_ID, symptom, 0), id);
	if (stage != STAGE_EMERGENCY && rule != NONE)
		diags_add(m->in->diags, message(MSG_RED_FLAG_LATE),
		    input_place(m->in, COL_SYMPTOMS_ID, symptom, 0), id,
		    model_id(m, TABLE_TRIAGE, rule), topic_stage_name(stage));
}

void
verify_flags(struct model *m)
{
	bool uncertain = rules_uncertain(m);

	find_flags(m);
	for (uint32_t s = 0; s < m->symptoms; s++)
		check_symptom(m, s, uncertain);
	for (uint32_t q = 0; q < m->questions; q++)
		if (m->stage[q] == STAGE_EMERGENCY && m->ask_if[q].given)
			diags_add(m->in->diags, message(MSG_EMERGENCY_ASK_IF),
			    input_place(m->in, COL_QUESTIONS_ASK_IF, q, 0));
}
