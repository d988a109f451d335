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

/* Sets are lists in ascending order. Joins b into a and frees b. */
static void
set_join(struct members *a, struct members *b, bool both)
{
	struct members made = {xcalloc((size_t)a->count + b->count, sizeof *made.items), 0};
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

/* The symptoms that make a valid condition without `not` hold, each alone. */
static struct members
condition_set(const struct condition_code *code, const struct members *rules)
{
	struct members stack[COND_DEPTH + 1];
	uint32_t top = 0;

	for (uint32_t i = 0; i < code->count; i++) {
		enum cond_op op = COND_OP(code->words[i]);
		uint32_t arg = COND_ARG(code->words[i]);

		if (op == COND_AND || op == COND_OR) {
			top--;
			set_join(&stack[top - 1], &stack[top], op == COND_AND);
		} else {
			struct members leaf = {&arg, op == COND_SYMPTOM};
			uint32_t *items;

			if (op == COND_RULE)
				leaf = rules[arg];
			items = xcalloc(leaf.count, sizeof *items);
			if (leaf.count > 0)
				memcpy(items, leaf.items, leaf.count * sizeof *items);
			stack[top++] = (struct members){items, leaf.count};
		}
	}
	return stack[0];
}

void
verify_flags(struct model *m)
{
	struct input *in = m->in;
	struct members *sets = xcalloc(m->rules, sizeof *sets);
	/* Where a rule may be missing, nothing can be said to lack one. */
	bool uncertain = in->tables[TABLE_TRIAGE].lost;

	for (uint32_t r = 0; r < m->rules; r++)
		uncertain |= !m->when[r].valid || m->urgency[r] == NONE;
	for (uint32_t i = 0; i < m->rules_ordered; i++) {
		uint32_t r = m->rule_order[i];

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
	for (uint32_t s = 0; s < m->symptoms; s++) {
		uint32_t rule = m->flagged[s], stage;

		if (m->question[s] == NONE || in->tables[TABLE_SYMPTOMS].broken[s])
			continue;
		stage = m->stage[m->question[s]];
		if (stage == STAGE_EMERGENCY && rule == NONE && !uncertain)
			input_report(in, MSG_EMERGENCY_NOT_RED_FLAG, COL_SYMPTOMS_ID, s, 0,
			    model_id(m, TABLE_SYMPTOMS, s));
		if (stage != STAGE_EMERGENCY && rule != NONE)
			input_report(in, MSG_RED_FLAG_LATE, COL_SYMPTOMS_ID, s, 0,
			    model_id(m, TABLE_SYMPTOMS, s), model_id(m, TABLE_TRIAGE, rule),
			    topic_stage_name(stage));
	}
	for (uint32_t q = 0; q < m->questions; q++)
		if (m->stage[q] == STAGE_EMERGENCY && m->ask_if[q].given)
			input_report(in, MSG_EMERGENCY_ASK_IF, COL_QUESTIONS_ASK_IF, q, 0);
}
