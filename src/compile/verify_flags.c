/* SPDX-License-Identifier: MIT */
/* Red flags: symptoms whose "yes" alone makes an emergency rule hold.
 *
 * Rules that raise the urgency have no `not`, so each holds for a set of single symptoms that can
 * be worked out from its condition: a symptom is a set of one, `unsure` the empty set, rule:ID that
 * rule's set; `or`, `and` and `at-least` keep what is in so many of their sets (one, both, N). That
 * is what evaluating the condition with one symptom true and all else unknown would give.
 */
#include "compile/verify.h"

#include <string.h>

#include "base/alloc.h"

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* What is in at least so many of the sets, which are freed. */
static struct members
set_join(struct members *sets, uint32_t n, uint32_t least)
{
	struct members made;
	uint32_t len = 0, kept = 0;

	for (uint32_t i = 0; i < n; i++)
		len += sets[i].count;
	made.items = xcalloc(len, sizeof *made.items);
	len = 0;
	for (uint32_t i = 0; i < n; i++) {
		for (uint32_t k = 0; k < sets[i].count; k++)
			made.items[len++] = sets[i].items[k];
		free(sets[i].items);
	}
	qsort(made.items, len, sizeof *made.items, by_number);
	for (uint32_t i = 0, run = 1; i < len; i++, run++) {
		if (i + 1 < len && made.items[i] == made.items[i + 1])
			continue;
		if (run >= least)
			made.items[kept++] = made.items[i];
		run = 0;
	}
	made.count = kept;
	return made;
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

		if (op == COND_AND || op == COND_OR || op == COND_AT_LEAST) {
			uint32_t n = op == COND_AT_LEAST ? COND_MEMBERS(code->words[i]) : 2;
			uint32_t least = op == COND_AT_LEAST ? COND_LEAST(code->words[i])
					 : op == COND_AND    ? 2
							     : 1;

			top -= n;
			stack[top] = set_join(&stack[top], n, least);
			top++;
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

/* The setting stands beside every emergency, whatever rule it comes from. */
static void
verify_emergency_text(const struct model *m)
{
	const struct input_table *topic = &m->in->tables[TABLE_TOPIC];
	bool told = *m->settings.text[SETTING_EMERGENCY] != '\0' || topic->lost;

	for (uint32_t s = 0; s < m->symptoms && !told; s++) {
		told = m->flagged[s] != NONE;
		if (told)
			diags_add(m->in->diags, message(MSG_EMERGENCY_SILENT),
			    (struct diag_place){topic->path, 1, 1});
	}
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

		if (m->question[s] == NONE)
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
	verify_emergency_text(m);
	for (uint32_t q = 0; q < m->questions; q++)
		if (m->stage[q] == STAGE_EMERGENCY && m->ask_if[q].given)
			input_report(in, MSG_EMERGENCY_ASK_IF, COL_QUESTIONS_ASK_IF, q, 0);
}
