/* SPDX-License-Identifier: MIT */
/* Rules that add nothing, causes that nothing speaks for, advice that is never shown. */
#include <stdlib.h>

#include "reason/outcome.h"
#include "prove/proving.h"
#include "prove/surveying.h"
#include "topic/cond.h"

/* Rules. */

static const char *
note_rule(struct surveyor *v, uint32_t rule)
{
	struct buf note = {0};

	buf_adds(&note, "waits for: ");
	cond_words(v->t, topic_rule(v->t, rule)->when.at, NULL, &note);
	return survey_note(v, &note);
}

void
survey_rules(struct surveyor *v)
{
	static const enum survey_kind lists[] = {[OVERLAP_NEVER] = SURVEY_RULES_NEVER,
	    [OVERLAP_COVERED] = SURVEY_RULES_COVERED,
	    [OVERLAP_SAME] = SURVEY_RULES_SAME,
	    [OVERLAP_OPEN] = SURVEY_OPEN};

	overlap_find(v->t, v->solver, v->overlap);
	for (uint32_t r = 0; r < topic_rule_count(v->t); r++) {
		const struct overlap *o = &v->overlap[r];
		struct entity pair[] = {{ENTITY_RULE, r}, {ENTITY_RULE, o->by}};

		if (o->kind == OVERLAP_NEVER)
			survey_add(v, lists[o->kind], ENTITY_RULE, r, note_rule(v, r));
		else if (o->kind != OVERLAP_NONE)
			survey_add_group(v, lists[o->kind], pair, o->by != NONE ? 2 : 1);
	}
}

/* Causes. */

/* Groups of causes that no question tells apart, each behind its lowest leaf. */
static void
find_alike(struct surveyor *v)
{
	uint32_t leaves = topic_leaf_count(v->t);
	uint32_t *class = xcalloc(leaves, sizeof *class), *last = xcalloc(leaves, sizeof *last);
	uint32_t *next = xcalloc(leaves, sizeof *next); /* of each leaf: the next of its class */
	struct entity *group = xcalloc(leaves, sizeof *group);

	classes_find(v->t, class);
	for (uint32_t l = 0; l < leaves; l++) {
		next[l] = NONE;
		if (class[l] != l)
			next[last[class[l]]] = l;
		last[class[l]] = l;
	}
	for (uint32_t l = 0; l < leaves; l++) {
		uint32_t count = 0;

		for (uint32_t k = class[l] == l ? l : NONE; k != NONE; k = next[k])
			group[count++] = (struct entity){ENTITY_CAUSE, topic_leaf(v->t, k)};
		if (count > 1)
			survey_add_group(v, SURVEY_CAUSES_ALIKE, group, count);
	}
	free(class);
	free(last);
	free(next);
	free(group);
}

void
survey_causes(struct surveyor *v)
{
	uint32_t causes = topic_cause_count(v->t);

	for (uint32_t b = 0; b < topic_branch_count(v->t);
	     b++) { /* the end of a flow suspects it */
		struct list suspects = topic_branch(v->t, b)->suspects;

		for (uint32_t i = 0; i < suspects.count; i++)
			if (topic_item(v->t, suspects, i) < causes)
				v->cause_reached[topic_item(v->t, suspects, i)] = true;
	}
	for (uint32_t c = 0; c < causes; c++) { /* some finding makes it likelier */
		struct list rows = topic_cause(v->t, c)->evidence;

		for (uint32_t i = 0; i < rows.count && !v->cause_reached[c]; i++) {
			const struct evidence *e = topic_evidence(v->t, topic_item(v->t, rows, i));

			v->cause_reached[c] =
			    e->frequency > topic_symptom(v->t, e->symptom)->background;
		}
		struct numbers rules =
		    bearing_suspecting(v->bearing, c); /* or a rule suspects it */
		for (uint32_t i = 0; i < rules.count && !v->cause_reached[c]; i++)
			v->cause_reached[c] = v->overlap[rules.items[i]].kind != OVERLAP_NEVER;
	}
	for (uint32_t l = 0; l < topic_leaf_count(v->t); l++) {
		uint32_t c = topic_leaf(v->t, l);

		if (c < causes && !v->cause_reached[c])
			survey_add(v, SURVEY_CAUSES_SILENT, ENTITY_CAUSE, c,
			    topic_cause(v->t, c)->evidence.count == 0 ? "no evidence" : "");
	}
	find_alike(v);
}

/* Advice. */

/* Whether there is no `unless`, or it can be short of holding while no rule of that urgency holds,
 * and (if a rule is named) this one does. */
static bool
can_be_open(struct surveyor *v, const struct advice *a, uint32_t below, uint32_t rule)
{
	if (a->unless.at == NONE)
		return true;
	solver_reset(v->solver);
	solver_require(v->solver, WORLD_FIRST, a->unless.at, TRUTH_ANY & ~TRUTH_BIT(TRUTH_TRUE));
	if (rule != NONE)
		solver_require(
		    v->solver, WORLD_FIRST, topic_rule(v->t, rule)->when.at, TRUTH_BIT(TRUTH_TRUE));
	if (below < URGENCY_LEVELS)
		solver_require_below(v->solver, WORLD_FIRST, below);
	return survey_may_be(v);
}

/* Whether an outcome of that urgency can show it. */
static bool
can_show_at(struct surveyor *v, const struct advice *a, enum urgency u)
{
	uint32_t below = u == URGENCY_SELF_CARE ? (uint32_t)URGENCY_SOON : URGENCY_LEVELS;

	if (u == URGENCY_EMERGENCY && a->kind != ADVICE_EMERGENCY)
		return false;
	if (u == URGENCY_SELF_CARE && topic_meta(v->t)->red_flags == 0)
		return false;
	if (u == URGENCY_ROUTINE || u == URGENCY_SOON ||
	    (u == URGENCY_TODAY && proving_has_rule(v->t, URGENCY_TODAY)))
		return can_be_open(v, a, URGENCY_EMERGENCY, NONE);
	for (uint32_t r = 0; r < topic_rule_count(v->t); r++)
		if (topic_rule(v->t, r)->urgency == (uint32_t)u &&
		    v->overlap[r].kind != OVERLAP_NEVER && can_be_open(v, a, below, r))
			return true;
	for (uint32_t i = 0; i < topic_branch_count(v->t); i++)
		if (topic_branch(v->t, i)->urgency == (uint32_t)u && can_be_open(v, a, below, NONE))
			return true;
	return false;
}

/* What an ask-if shuts out counts as "no", which for a medicine nobody may have said. */
static void
survey_medicine(struct surveyor *v, uint32_t advice)
{
	uint32_t count;
	const uint32_t *code = cond_code(v->t, topic_advice(v->t, advice)->unless.at, &count);

	for (uint32_t i = 0; i < count; i++) {
		const struct symptom *s = topic_symptom(v->t, COND_ARG(code[i]));

		if (COND_OP(code[i]) != COND_SYMPTOM ||
		    topic_question(v->t, s->question)->ask_if.at == NONE)
			continue;
		survey_add(
		    v, SURVEY_MEDICINES_UNASKED, ENTITY_ADVICE, advice, topic_text(v->t, s->id));
		return;
	}
}

void
survey_advice(struct surveyor *v)
{
	for (uint32_t i = 0; i < topic_advice_count(v->t); i++) {
		const struct advice *a = topic_advice(v->t, i);
		bool reached = false; /* a cause that brings it */

		for (uint32_t k = 0; k < a->causes.count && !reached; k++) {
			uint32_t c = topic_item(v->t, a->causes, k);

			reached = c < topic_cause_count(v->t) && v->cause_reached[c];
		}
		bool shown = reached && can_be_open(v, a, URGENCY_LEVELS, NONE);
		for (int u = 0; u < URGENCY_LEVELS && !shown; u++)
			shown = (a->always || (a->urgencies & 1u << u)) &&
				can_show_at(v, a, (enum urgency)u);
		if (!shown)
			survey_add(v, SURVEY_ADVICE_NEVER, ENTITY_ADVICE, i, "");
		if (a->kind == ADVICE_MEDICATION)
			survey_medicine(v, i);
		survey_add_open(v, ENTITY_ADVICE, i);
	}
}
