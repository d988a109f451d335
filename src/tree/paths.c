/* Following stored paths.
 *
 * A trail is the path from the root to the node at hand: its questions and answers, and what they
 * say of each symptom, written anew at each depth so that going back costs nothing. The account is
 * kept here in its own way (an answer speaks for its symptoms, a screen for what it covers) and
 * rules are evaluated on it directly.
 */
#include "tree/paths.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "topic/answer.h"
#include "topic/cond.h"

#define TRAIL_MAX 4096u	    /* a longer path is a circle */
#define STEPS_MAX 20000000u /* more nodes met than any budget grows: not decided */

/* What an answer overwrote. */
struct undo {
	uint32_t symptom;
	uint8_t finding;
};

struct trail {
	const struct topic *t;
	uint32_t symptoms, questions, rules;
	uint32_t depth, steps;
	uint32_t *question, *answer; /* by depth */
	uint8_t *finding;	     /* of each symptom */
	uint8_t *active; /* of each question: truths of its ask-if at this node, 0 not known */
	uint8_t *rule;	 /* of each rule: the same */
	VEC(struct undo) undo;
	const char *broken; /* what a failed check found */
	/* Checks a node with the trail that leads to it; NULL if all is well. */
	const char *(*check)(struct trail *tr, const struct node *n);
};

static unsigned trail_asked(void *ctx, uint32_t symptom);
static unsigned trail_unsure(void *ctx, uint32_t symptom);

/* The truth of a question's ask-if. One that is being worked out counts as unknown. */
static enum truth
question_active(struct trail *tr, uint32_t question)
{
	struct cond_env env = {trail_asked, trail_unsure, NULL, NULL, tr};

	if (question >= tr->questions)
		return TRUTH_UNKNOWN;
	if (tr->active[question] == 0) {
		uint32_t ask_if = topic_question(tr->t, question)->ask_if.at;

		tr->active[question] = TRUTH_BIT(TRUTH_UNKNOWN);
		tr->active[question] = (uint8_t)TRUTH_BIT(cond_eval(tr->t, ask_if, &env));
	}
	return tr->active[question] == TRUTH_BIT(TRUTH_FALSE)  ? TRUTH_FALSE
	       : tr->active[question] == TRUTH_BIT(TRUTH_TRUE) ? TRUTH_TRUE
							       : TRUTH_UNKNOWN;
}

/* The truth of a symptom: `unsure` is what "not sure" counts as. One that was not asked is false
 * where its ask-if is known to fail. */
static unsigned
symptom_truth(struct trail *tr, uint32_t symptom, enum truth unsure)
{
	if (symptom >= tr->symptoms)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	switch (tr->finding[symptom]) {
	case FINDING_YES:
		return TRUTH_BIT(TRUTH_TRUE);
	case FINDING_NO:
		return TRUTH_BIT(TRUTH_FALSE);
	case FINDING_UNSURE:
		return TRUTH_BIT(unsure);
	default:
		return TRUTH_BIT(
		    question_active(tr, topic_symptom(tr->t, symptom)->question) == TRUTH_FALSE
			? TRUTH_FALSE
			: TRUTH_UNKNOWN);
	}
}

static unsigned
trail_symptom(void *ctx, uint32_t symptom)
{
	return symptom_truth(ctx, symptom, TRUTH_UNKNOWN);
}

/* In an ask-if "not sure" counts as holding. */
static unsigned
trail_asked(void *ctx, uint32_t symptom)
{
	return symptom_truth(ctx, symptom, TRUTH_TRUE);
}

static unsigned
trail_unsure(void *ctx, uint32_t symptom)
{
	struct trail *tr = ctx;

	if (symptom < tr->symptoms && tr->finding[symptom] == FINDING_UNSURE)
		return TRUTH_BIT(TRUTH_TRUE);
	return symptom_truth(tr, symptom, TRUTH_TRUE) == TRUTH_BIT(TRUTH_UNKNOWN)
		   ? TRUTH_BIT(TRUTH_UNKNOWN)
		   : TRUTH_BIT(TRUTH_FALSE);
}

static unsigned
trail_rule(void *ctx, uint32_t rule)
{
	struct trail *tr = ctx;
	struct cond_env env = {trail_symptom, trail_unsure, trail_rule, NULL, tr};

	if (rule >= tr->rules)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	if (tr->rule[rule] == 0) {
		tr->rule[rule] = TRUTH_BIT(TRUTH_UNKNOWN);
		tr->rule[rule] =
		    (uint8_t)TRUTH_BIT(cond_eval(tr->t, topic_rule(tr->t, rule)->when.at, &env));
	}
	return tr->rule[rule];
}

static bool
emergency_rule_holds(struct trail *tr)
{
	for (uint32_t r = 0; r < topic_rule_count(tr->t); r++) {
		if (topic_rule(tr->t, r)->urgency == URGENCY_EMERGENCY &&
		    trail_rule(tr, r) == TRUTH_BIT(TRUTH_TRUE))
			return true;
	}
	return false;
}

/* True if each emergency question has one of these findings (a set of bits 1 << enum finding). */
static bool
emergency_findings_in(const struct trail *tr, unsigned set)
{
	for (uint32_t s = 0; s < tr->symptoms; s++) {
		const struct question *q = topic_question(tr->t, topic_symptom(tr->t, s)->question);

		if (q->stage == STAGE_EMERGENCY && !(set & 1u << tr->finding[s]))
			return false;
	}
	return true;
}

static void
set_finding(struct trail *tr, uint32_t symptom, enum finding value)
{
	struct undo u = {symptom, tr->finding[symptom]};

	vec_push(&tr->undo, u);
	tr->finding[symptom] = (uint8_t)value;
}

/* What an answer to a screen says of a symptom it covers: named is "yes", "none" is "no" to what
 * has no answer yet, all else says nothing. */
static void
spread_screen(struct trail *tr, uint32_t symptom, uint32_t place, uint32_t answer)
{
	if (answer == ANSWER_FIRST + place)
		set_finding(tr, symptom, FINDING_YES);
	else if (answer == ANSWER_NONE && tr->finding[symptom] == FINDING_UNASKED)
		set_finding(tr, symptom, FINDING_NO);
}

/* Makes the account one answer longer. */
static void
extend(struct trail *tr, uint32_t question, uint32_t answer)
{
	const struct question *q = topic_question(tr->t, question);

	tr->question[tr->depth] = question;
	tr->answer[tr->depth++] = answer;
	for (uint32_t i = 0; i < q->symptoms.count; i++) {
		uint32_t s = topic_item(tr->t, q->symptoms, i);

		if (s >= tr->symptoms)
			continue;
		if (q->kind == QUESTION_SCREEN)
			spread_screen(tr, s, i, answer);
		else
			set_finding(tr, s,
			    answer == ANSWER_UNSURE	 ? FINDING_UNSURE
			    : answer == ANSWER_FIRST + i ? FINDING_YES
							 : FINDING_NO);
	}
}

/* Takes the last answer back; `mark` is how long the list of what was overwritten was before it. */
static void
retract(struct trail *tr, size_t mark)
{
	tr->depth--;
	while (tr->undo.len > mark) {
		struct undo u = tr->undo.items[--tr->undo.len];

		tr->finding[u.symptom] = u.finding;
	}
}

/* Checks the node at hand; true if all is well and there is more to follow from it. */
static bool
check_node(struct trail *tr, const struct node *n)
{
	if (n == NULL)
		tr->broken = "an edge leads to no node";
	else if (tr->depth + 1 >= TRAIL_MAX)
		tr->broken = "the tree has a circle";
	if (tr->broken != NULL)
		return false;
	memset(tr->active, 0, tr->questions);
	if (tr->rules > 0)
		memset(tr->rule, 0, tr->rules);
	tr->broken = tr->check(tr, n);
	return tr->broken == NULL && n->kind == NODE_QUESTION && ++tr->steps < STEPS_MAX;
}

static void
follow(struct trail *tr, uint32_t node)
{
	const struct node *n = topic_record(tr->t, PART_NODE, node);
	const uint32_t *edge;

	if (!check_node(tr, n))
		return;
	edge = topic_records(tr->t, PART_EDGE, n->edges.first, n->edges.count);
	if (edge == NULL || n->index >= tr->questions ||
	    n->edges.count != topic_question(tr->t, n->index)->options + 2) {
		tr->broken = "a question lacks an edge for one of its answers";
		return;
	}
	for (uint32_t a = 0; a < n->edges.count; a++) {
		size_t mark = tr->undo.len;

		extend(tr, n->index, ANSWER_UNSURE + a);
		follow(tr, edge[a]);
		if (tr->broken != NULL)
			return;
		retract(tr, mark);
	}
}

static void
write_trail(const struct trail *tr, struct buf *why)
{
	buf_printf(why, "%s after ", tr->broken);
	for (uint32_t i = 0; i < tr->depth; i++)
		buf_printf(why, "%s%s: %s", i > 0 ? "; " : "",
		    topic_text(tr->t, topic_question(tr->t, tr->question[i])->id),
		    topic_answer_name(tr->t, tr->question[i], tr->answer[i]));
	if (tr->depth == 0)
		buf_adds(why, "no answer at all");
}

static enum proof_result
check_paths(const struct topic *t, struct buf *why,
    const char *(*check)(struct trail *, const struct node *))
{
	double covered = topic_meta(t)->report.covered;
	struct trail tr = {.t = t, .check = check};
	enum proof_result result = PROOF_HOLDS;

	tr.symptoms = topic_symptom_count(t);
	tr.questions = topic_question_count(t);
	tr.rules = topic_rule_count(t);
	tr.question = xcalloc(TRAIL_MAX, sizeof *tr.question);
	tr.answer = xcalloc(TRAIL_MAX, sizeof *tr.answer);
	tr.finding = xcalloc(tr.symptoms, 1);
	tr.active = xcalloc(tr.questions, 1);
	tr.rule = xcalloc(tr.rules, 1);
	follow(&tr, 0);
	if (tr.broken != NULL) {
		result = PROOF_FAILS;
		write_trail(&tr, why);
	} else if (tr.steps >= STEPS_MAX) {
		result = PROOF_OPEN;
		buf_adds(why, "there are too many stored walks to follow");
	} else if (covered < 0.9999995) {
		buf_printf(why,
		    "on the stored walks, %.3f%% of the mass; past them the program decides "
		    "by the same rules",
		    100 * covered);
	}
	free(tr.question);
	free(tr.answer);
	free(tr.finding);
	free(tr.active);
	free(tr.rule);
	vec_free(&tr.undo);
	return result;
}

static const char *
check_red_flags(struct trail *tr, const struct node *n)
{
	bool ended = n->kind == NODE_OUTCOME;

	if (n->kind == NODE_LIVE)
		return NULL;
	if (emergency_rule_holds(tr))
		return ended && topic_outcome(tr->t, n->index)->urgency == URGENCY_EMERGENCY
			   ? NULL
			   : "an emergency rule holds and the walk goes on";
	if (!ended && topic_question(tr->t, n->index)->stage == STAGE_EMERGENCY)
		return NULL;
	return emergency_findings_in(tr, ~(1u << FINDING_UNASKED))
		   ? NULL
		   : "an emergency question is still to be asked";
}

static const char *
check_self_care(struct trail *tr, const struct node *n)
{
	bool gate = false;

	if (n->kind != NODE_OUTCOME || topic_outcome(tr->t, n->index)->urgency != URGENCY_SELF_CARE)
		return NULL;
	if (!emergency_findings_in(tr, 1u << FINDING_NO))
		return "self-care with an emergency question not answered \"no\"";
	for (uint32_t r = 0; r < tr->rules; r++) {
		unsigned truth = trail_rule(tr, r);

		if (topic_rule(tr->t, r)->urgency == URGENCY_SELF_CARE)
			gate = gate || truth == TRUTH_BIT(TRUTH_TRUE);
		else if (truth != TRUTH_BIT(TRUTH_FALSE))
			return "self-care while a rule above it is not known to fail";
	}
	return gate ? NULL : "self-care without a gate that holds";
}

enum proof_result
paths_red_flags_first(const struct topic *t, struct buf *why)
{
	return check_paths(t, why, check_red_flags);
}

enum proof_result
paths_self_care_gated(const struct topic *t, struct buf *why)
{
	return check_paths(t, why, check_self_care);
}
