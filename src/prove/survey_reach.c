/* Rules that add nothing, questions that are never asked, causes that nothing speaks for, advice
 * that is never shown. */
#include <stdlib.h>

#include "reason/outcome.h"
#include "prove/proving.h"
#include "prove/surveying.h"
#include "topic/cond.h"

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

/* The questions that some rule or the `unless` of a medicine depends on, the screens that cover
 * one, and those that a flow or the stored tree asks. */
static bool *
find_needed(struct surveyor *v)
{
	uint32_t questions = topic_question_count(v->t);
	bool *needed = xcalloc(questions, sizeof *needed);

	for (uint32_t r = 0; r < topic_rule_count(v->t); r++) {
		struct numbers q = bearing_questions(v->bearing, topic_rule(v->t, r)->when.at);

		for (uint32_t i = 0; i < q.count; i++)
			needed[q.items[i]] = true;
	}
	for (uint32_t a = 0; a < topic_advice_count(v->t); a++) {
		const struct advice *advice = topic_advice(v->t, a);
		struct numbers q = bearing_questions(v->bearing, advice->unless.at);

		for (uint32_t i = 0; advice->kind == ADVICE_MEDICATION && i < q.count; i++)
			needed[q.items[i]] = true;
	}
	for (uint32_t q = 0; q < questions; q++) {
		struct list covers = topic_question(v->t, q)->covers;

		for (uint32_t i = 0; i < covers.count && !needed[q]; i++) {
			uint32_t c = topic_item(v->t, covers, i);

			needed[q] = c < questions && needed[c];
		}
	}
	for (uint32_t i = 0; i < topic_step_count(v->t); i++)
		if (topic_step(v->t, i)->question < questions)
			needed[topic_step(v->t, i)->question] = true;
	for (uint32_t i = 0; i < topic_node_count(v->t); i++) {
		const struct node *n = topic_node(v->t, i);

		if (n->kind == NODE_QUESTION && n->index < questions)
			needed[n->index] = true;
	}
	return needed;
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

/* Whether certain answers can open the question, not only ones that leave something open. */
static bool
can_be_opened(struct surveyor *v, uint32_t question)
{
	uint32_t at = topic_question(v->t, question)->ask_if.at, count;
	const uint32_t *code = cond_code(v->t, at, &count);
	struct numbers q = bearing_questions(v->bearing, at);

	for (uint32_t i = 0; i < count; i++)
		if (COND_OP(code[i]) == COND_UNSURE) /* that is what it waits for */
			return true;
	solver_reset(v->solver);
	for (uint32_t i = 0; i < q.count; i++)
		if (topic_question(v->t, q.items[i])->kind != QUESTION_SEVERAL)
			solver_restrict(v->solver, q.items[i], ~SOLVE_ANSWER(ANSWER_UNSURE));
	solver_require_asked(v->solver, question);
	return solver_run(v->solver) != SOLVE_NONE;
}

/* True if all walks are stored, so that what the tree does not ask is never asked. Of an answer
 * that ticks several symptoms the tree knows nothing, nor of who goes on past a flow's end. */
static bool
is_tree_whole(const struct topic *t)
{
	for (uint32_t i = 0; i < topic_node_count(t); i++) {
		const struct node *n = topic_node(t, i);

		if (n->kind == NODE_LIVE ||
		    (n->kind == NODE_QUESTION &&
			topic_question(t, n->index)->kind == QUESTION_SEVERAL))
			return false;
	}
	return topic_node_count(t) > 0 && topic_meta(t)->start == NONE;
}

/* What is known of each question: whether some walk asks it. */
struct asking {
	const struct topic *t;
	bool *asked;
};

static unsigned
answered(void *ctx, uint32_t symptom)
{
	const struct asking *a = ctx;
	uint32_t q = topic_symptom(a->t, symptom)->question;

	return q < topic_question_count(a->t) && a->asked[q] ? TRUTH_ANY : TRUTH_BIT(TRUTH_UNKNOWN);
}

/* A question that tells nothing itself may be asked for what it opens. Where not all walks are
 * stored, only one that opens nothing is known never to be. */
void
survey_questions(struct surveyor *v)
{
	uint32_t questions = topic_question_count(v->t);
	bool *emergency = bearing_emergency(v->bearing), *needed = find_needed(v);
	bool *opens = xcalloc(questions, sizeof *opens), whole = is_tree_whole(v->t);
	uint32_t *order = xcalloc(questions, sizeof *order);
	enum survey_kind *kind = xcalloc(questions, sizeof *kind);
	struct asking a = {v->t, xcalloc(questions, sizeof *a.asked)};
	struct cond_env env = {.symptom = answered, .unsure = answered, .ctx = &a};

	topic_order_questions(v->t, order);
	for (uint32_t q = 0; q < questions; q++) {
		struct numbers named =
		    bearing_questions(v->bearing, topic_question(v->t, q)->ask_if.at);

		for (uint32_t i = 0; i < named.count; i++)
			opens[named.items[i]] = true;
	}
	for (uint32_t i = 0; i < questions; i++) { /* what an ask-if names comes before */
		uint32_t q = order[i];
		const struct question *k = topic_question(v->t, q);

		a.asked[q] = needed[q] || k->stage == STAGE_EMERGENCY ||
			     (!whole && (k->links.count > 0 || opens[q]));
		kind[q] = SURVEY_COUNT;
		if (!can_be_asked(v, q, emergency))
			kind[q] = SURVEY_QUESTIONS_NEVER;
		else if (!(cond_possible(v->t, k->ask_if.at, &env) & TRUTH_BIT(TRUTH_TRUE)))
			kind[q] = SURVEY_QUESTIONS_WAITING;
		else if (!a.asked[q] && k->links.count == 0)
			kind[q] = SURVEY_QUESTIONS_IDLE;
		a.asked[q] = a.asked[q] && kind[q] == SURVEY_COUNT;
	}
	for (uint32_t q = 0; q < questions; q++) {
		const struct question *k = topic_question(v->t, q);
		bool never =
		    kind[q] == SURVEY_QUESTIONS_NEVER || kind[q] == SURVEY_QUESTIONS_WAITING;

		if (kind[q] == SURVEY_COUNT && k->ask_if.at != NONE && !can_be_opened(v, q))
			survey_add(v, SURVEY_QUESTIONS_UNSURE, ENTITY_QUESTION, q, "");
		if (kind[q] != SURVEY_COUNT)
			survey_add(v, kind[q], ENTITY_QUESTION, q, "");
		for (uint32_t i = 0; never && k->kind != QUESTION_SCREEN && i < k->symptoms.count;
		     i++)
			survey_add(v, SURVEY_SYMPTOMS_NEVER, ENTITY_SYMPTOM,
			    topic_item(v->t, k->symptoms, i), "");
	}
	free(emergency);
	free(needed);
	free(opens);
	free(order);
	free(kind);
	free(a.asked);
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
	return solver_run(v->solver) != SOLVE_NONE;
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
	return false;
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
	}
}
