/* Rules that add nothing, questions that are never asked, causes that nothing speaks for, advice
 * that is never shown. */
#include <stdlib.h>

#include "reason/outcome.h"
#include "prove/surveying.h"

/* Rules. */

void
survey_rules(struct surveyor *v)
{
	static const enum survey_kind lists[] = {[OVERLAP_NEVER] = SURVEY_RULES_NEVER,
	    [OVERLAP_COVERED] = SURVEY_RULES_COVERED,
	    [OVERLAP_SAME] = SURVEY_RULES_SAME,
	    [OVERLAP_OPEN] = SURVEY_RULES_OPEN};

	overlap_find(v->t, v->bearing, v->solver, v->overlap);
	for (uint32_t r = 0; r < topic_rule_count(v->t); r++) {
		const struct overlap *o = &v->overlap[r];
		struct entity pair[] = {{ENTITY_RULE, r}, {ENTITY_RULE, o->by}};

		if (o->kind != OVERLAP_NONE)
			survey_add_group(v, lists[o->kind], pair, o->by != NONE ? 2 : 1);
	}
}

/* Questions. */

/* The questions that some rule depends on. */
static bool *
find_bearing(struct surveyor *v)
{
	bool *on = xcalloc(topic_question_count(v->t), sizeof *on);

	for (uint32_t r = 0; r < topic_rule_count(v->t); r++) {
		struct numbers q = bearing_questions(v->bearing, topic_rule(v->t, r)->when.at);

		for (uint32_t i = 0; i < q.count; i++)
			on[q.items[i]] = true;
	}
	return on;
}

/* Whether some answers open the question while no emergency rule, which would end the walk,
 * holds. */
static bool
can_be_asked(struct surveyor *v, uint32_t question, const bool *emergency)
{
	uint32_t ask_if = topic_question(v->t, question)->ask_if.at;
	struct numbers q = bearing_questions(v->bearing, ask_if);
	bool ends = false;

	if (ask_if == NONE)
		return true;
	for (uint32_t i = 0; i < q.count; i++)
		ends = ends || emergency[q.items[i]];
	solver_reset(v->solver);
	solver_require_asked(v->solver, question);
	if (ends)
		solver_require_below(v->solver, WORLD_FIRST, URGENCY_EMERGENCY);
	return solver_run(v->solver) != SOLVE_NONE;
}

/* The questions that the stored tree asks. */
static bool *
find_stored(const struct surveyor *v)
{
	bool *asked = xcalloc(topic_question_count(v->t), sizeof *asked);

	for (uint32_t i = 0; i < topic_node_count(v->t); i++) {
		const struct node *n = topic_node(v->t, i);

		if (n->kind == NODE_QUESTION && n->index < topic_question_count(v->t))
			asked[n->index] = true;
	}
	return asked;
}

/* True if a rule depends on the question, or on one that it covers. */
static bool
bears(const struct surveyor *v, const bool *on, uint32_t question)
{
	struct list covers = topic_question(v->t, question)->covers;
	bool found = on[question];

	for (uint32_t i = 0; i < covers.count && !found; i++) {
		uint32_t c = topic_item(v->t, covers, i);

		found = c < topic_question_count(v->t) && on[c];
	}
	return found;
}

void
survey_questions(struct surveyor *v)
{
	bool *emergency = bearing_emergency(v->bearing), *on = find_bearing(v);
	bool *stored = find_stored(v);

	for (uint32_t q = 0; q < topic_question_count(v->t); q++) {
		const struct question *k = topic_question(v->t, q);

		if (can_be_asked(v, q, emergency)) {
			if (!stored[q] && k->links.count == 0 && k->stage != STAGE_EMERGENCY &&
			    !bears(v, on, q))
				survey_add(v, SURVEY_QUESTIONS_IDLE, ENTITY_QUESTION, q, "");
			continue;
		}
		survey_add(v, SURVEY_QUESTIONS_NEVER, ENTITY_QUESTION, q, "");
		for (uint32_t i = 0; k->kind != QUESTION_SCREEN && i < k->symptoms.count; i++)
			survey_add(v, SURVEY_SYMPTOMS_NEVER, ENTITY_SYMPTOM,
			    topic_item(v->t, k->symptoms, i), "");
	}
	free(emergency);
	free(on);
	free(stored);
}

/* Causes. */

/* Marks the causes that some finding makes likelier, and those that a rule suspects. */
static void
find_reached(struct surveyor *v)
{
	uint32_t causes = topic_cause_count(v->t);

	for (uint32_t c = 0; c < causes; c++) {
		struct list rows = topic_cause(v->t, c)->evidence;

		for (uint32_t i = 0; i < rows.count && !v->cause_reached[c]; i++) {
			const struct evidence *e = topic_evidence(v->t, topic_item(v->t, rows, i));

			v->cause_reached[c] =
			    e->frequency > topic_symptom(v->t, e->symptom)->background;
		}
	}
	for (uint32_t r = 0; r < topic_rule_count(v->t); r++) {
		struct list l = topic_rule(v->t, r)->suspects;

		for (uint32_t i = 0; i < l.count && v->overlap[r].kind != OVERLAP_NEVER; i++) {
			uint32_t c = topic_item(v->t, l, i);

			if (c < causes)
				v->cause_reached[c] = true;
		}
	}
}

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
	find_reached(v);
	for (uint32_t l = 0; l < topic_leaf_count(v->t); l++) {
		uint32_t c = topic_leaf(v->t, l);

		if (c < topic_cause_count(v->t) && !v->cause_reached[c])
			survey_add(v, SURVEY_CAUSES_SILENT, ENTITY_CAUSE, c,
			    topic_cause(v->t, c)->evidence.count == 0 ? "no evidence" : "");
	}
	find_alike(v);
}

/* Advice. */

/* Whether the `unless` can be short of holding while no rule of that urgency holds, and (if a rule
 * is named) this one does. */
static bool
can_be_open(struct surveyor *v, const struct advice *a, uint32_t below, uint32_t rule)
{
	solver_reset(v->solver);
	solver_require(v->solver, WORLD_FIRST, a->unless.at, TRUTH_ANY & ~TRUTH_BIT(TRUTH_TRUE));
	if (rule != NONE)
		solver_require(
		    v->solver, WORLD_FIRST, topic_rule(v->t, rule)->when.at, TRUTH_BIT(TRUTH_TRUE));
	if (below < URGENCY_LEVELS)
		solver_require_below(v->solver, WORLD_FIRST, below);
	return solver_run(v->solver) != SOLVE_NONE;
}

/* Whether an outcome of that urgency can show it. */
static bool
can_show_at(struct surveyor *v, const struct advice *a, enum urgency u)
{
	bool shown = false;

	if (u == URGENCY_EMERGENCY && a->kind != ADVICE_EMERGENCY)
		return false;
	if (u == URGENCY_ROUTINE || u == URGENCY_SOON)
		return a->unless.at == NONE || can_be_open(v, a, URGENCY_EMERGENCY, NONE);
	for (uint32_t r = 0; r < topic_rule_count(v->t) && !shown; r++) {
		if (topic_rule(v->t, r)->urgency == (uint32_t)u &&
		    v->overlap[r].kind != OVERLAP_NEVER)
			shown = a->unless.at == NONE ||
				can_be_open(v, a,
				    u == URGENCY_SELF_CARE ? (uint32_t)URGENCY_SOON
							   : (uint32_t)URGENCY_LEVELS,
				    r);
	}
	return shown && (u != URGENCY_SELF_CARE || topic_meta(v->t)->red_flags > 0);
}

/* Whether a cause that can be reached brings it. */
static bool
can_show_for_cause(struct surveyor *v, const struct advice *a)
{
	for (uint32_t i = 0; i < a->causes.count; i++) {
		uint32_t c = topic_item(v->t, a->causes, i);

		if (c < topic_cause_count(v->t) && v->cause_reached[c])
			return a->unless.at == NONE || can_be_open(v, a, URGENCY_LEVELS, NONE);
	}
	return false;
}

void
survey_advice(struct surveyor *v)
{
	for (uint32_t i = 0; i < topic_advice_count(v->t); i++) {
		const struct advice *a = topic_advice(v->t, i);
		bool shown = can_show_for_cause(v, a);

		for (int u = 0; u < URGENCY_LEVELS && !shown; u++)
			shown = (a->always || (a->urgencies & 1u << u)) &&
				can_show_at(v, a, (enum urgency)u);
		if (!shown)
			survey_add(v, SURVEY_ADVICE_NEVER, ENTITY_ADVICE, i, "");
	}
}
