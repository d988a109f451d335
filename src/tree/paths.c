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

#define TRAIL_MAX 4096u /* a longer path is a circle */

struct trail {
	const struct topic *t;
	uint32_t symptoms, depth;
	uint32_t *question, *answer; /* by depth */
	uint8_t *finding;	     /* of each symptom, at depth 0, 1, ...; grown as needed */
	uint32_t room;
	uint32_t nesting;   /* of ask-ifs being worked out */
	const char *broken; /* what a failed check found */
	/* Checks a node with the trail that leads to it; NULL if all is well. */
	const char *(*check)(const struct trail *tr, const struct node *n);
};

static uint8_t *
findings_at(const struct trail *tr, uint32_t depth)
{
	return tr->finding + (size_t)depth * tr->symptoms;
}

static unsigned trail_asked(void *ctx, uint32_t symptom);

/* The truth of a symptom: `unsure` is what "not sure" counts as. One that was not asked is false
 * where its ask-if is known to fail. */
static unsigned
symptom_truth(void *ctx, uint32_t symptom, enum truth unsure)
{
	struct trail *tr = ctx;
	struct cond_env env = {trail_asked, NULL, NULL, NULL, ctx};
	const struct question *q = topic_question(tr->t, topic_symptom(tr->t, symptom)->question);
	enum truth asked = TRUTH_TRUE;

	if (symptom >= tr->symptoms || tr->nesting > COND_DEPTH)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	switch (findings_at(tr, tr->depth)[symptom]) {
	case FINDING_YES:
		return TRUTH_BIT(TRUTH_TRUE);
	case FINDING_NO:
		return TRUTH_BIT(TRUTH_FALSE);
	case FINDING_UNSURE:
		return TRUTH_BIT(unsure);
	default:
		tr->nesting++;
		asked = cond_eval(tr->t, q->ask_if.at, &env);
		tr->nesting--;
		return TRUTH_BIT(asked == TRUTH_FALSE ? TRUTH_FALSE : TRUTH_UNKNOWN);
	}
}

static unsigned
trail_symptom(void *ctx, uint32_t symptom)
{
	return symptom_truth(ctx, symptom, TRUTH_UNKNOWN);
}

/* In an ask-if "not sure" counts as holding. The compiler lets no ask-if lead back to itself. */
static unsigned
trail_asked(void *ctx, uint32_t symptom)
{
	return symptom_truth(ctx, symptom, TRUTH_TRUE);
}

static unsigned
trail_unsure(void *ctx, uint32_t symptom)
{
	const struct trail *tr = ctx;
	unsigned f = symptom < tr->symptoms ? findings_at(tr, tr->depth)[symptom] : 0;

	return TRUTH_BIT(f == FINDING_UNSURE	? TRUTH_TRUE
			 : f == FINDING_UNASKED ? TRUTH_UNKNOWN
						: TRUTH_FALSE);
}

static unsigned trail_rule(void *ctx, uint32_t rule);

static enum truth
rule_truth(const struct trail *tr, uint32_t rule)
{
	struct trail *ctx = (struct trail *)(uintptr_t)tr; /* only read through */
	struct cond_env env = {trail_symptom, trail_unsure, trail_rule, NULL, ctx};

	return cond_eval(tr->t, topic_rule(tr->t, rule)->when.at, &env);
}

static unsigned
trail_rule(void *ctx, uint32_t rule)
{
	return TRUTH_BIT(rule_truth(ctx, rule));
}

static bool
emergency_rule_holds(const struct trail *tr)
{
	for (uint32_t r = 0; r < topic_rule_count(tr->t); r++) {
		if (topic_rule(tr->t, r)->urgency == URGENCY_EMERGENCY &&
		    rule_truth(tr, r) == TRUTH_TRUE)
			return true;
	}
	return false;
}

/* True if each emergency question has one of these findings (a set of bits 1 << enum finding). */
static bool
emergency_findings_in(const struct trail *tr, unsigned set)
{
	const uint8_t *f = findings_at(tr, tr->depth);

	for (uint32_t s = 0; s < tr->symptoms; s++) {
		const struct question *q = topic_question(tr->t, topic_symptom(tr->t, s)->question);

		if (q->stage == STAGE_EMERGENCY && !(set & 1u << f[s]))
			return false;
	}
	return true;
}

/* Writes what an answer says of one symptom; an own answer is never overwritten by a screen. */
static void
set_finding(uint8_t *f, uint32_t symptom, uint32_t symptoms, enum finding value, bool screen)
{
	if (symptom < symptoms && !(screen && f[symptom] != FINDING_UNASKED))
		f[symptom] = (uint8_t)value;
}

/* The account of a trail one answer longer. */
static void
extend(struct trail *tr, uint32_t question, uint32_t answer)
{
	const struct question *q = topic_question(tr->t, question);
	bool screen = q->kind == QUESTION_SCREEN;
	uint8_t *f;

	if (tr->depth + 2 > tr->room) {
		tr->room = tr->room * 2 + 2;
		tr->finding = xreallocarray(tr->finding, tr->room, tr->symptoms + 1);
	}
	f = findings_at(tr, tr->depth + 1);
	memcpy(f, findings_at(tr, tr->depth), tr->symptoms);
	tr->question[tr->depth] = question;
	tr->answer[tr->depth++] = answer;
	for (uint32_t i = 0; i < q->symptoms.count; i++) {
		uint32_t s = topic_item(tr->t, q->symptoms, i);
		enum finding value = answer == ANSWER_UNSURE	  ? FINDING_UNSURE
				     : answer == ANSWER_FIRST + i ? FINDING_YES
								  : FINDING_NO;

		if (screen && (answer == ANSWER_UNSURE ||
				  (answer != ANSWER_NONE && answer != ANSWER_FIRST + i)))
			continue;
		set_finding(f, s, tr->symptoms, value, screen);
	}
}

static bool
follow(struct trail *tr, uint32_t node)
{
	const struct node *n = topic_record(tr->t, PART_NODE, node);
	const uint32_t *edge;

	if (n == NULL || tr->depth + 1 >= TRAIL_MAX) {
		tr->broken = n == NULL ? "an edge leads to no node" : "the tree has a circle";
		return false;
	}
	if ((tr->broken = tr->check(tr, n)) != NULL)
		return false;
	if (n->kind != NODE_QUESTION)
		return true;
	edge = topic_records(tr->t, PART_EDGE, n->edges.first, n->edges.count);
	if (edge == NULL || n->edges.count != topic_question(tr->t, n->index)->options + 2) {
		tr->broken = "a question lacks an edge for one of its answers";
		return false;
	}
	for (uint32_t a = 0; a < n->edges.count; a++) {
		extend(tr, n->index, ANSWER_UNSURE + a);
		if (!follow(tr, edge[a]))
			return false;
		tr->depth--;
	}
	return true;
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
    const char *(*check)(const struct trail *, const struct node *))
{
	struct trail tr = {.t = t, .symptoms = topic_symptom_count(t), .room = 2, .check = check};
	bool sound;

	tr.question = xcalloc(TRAIL_MAX, sizeof *tr.question);
	tr.answer = xcalloc(TRAIL_MAX, sizeof *tr.answer);
	tr.finding = xcalloc(tr.room, tr.symptoms + 1);
	sound = follow(&tr, 0);
	if (!sound)
		write_trail(&tr, why);
	free(tr.question);
	free(tr.answer);
	free(tr.finding);
	return sound ? PROOF_HOLDS : PROOF_FAILS;
}

static const char *
check_red_flags(const struct trail *tr, const struct node *n)
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
check_self_care(const struct trail *tr, const struct node *n)
{
	bool gate = false;

	if (n->kind != NODE_OUTCOME || topic_outcome(tr->t, n->index)->urgency != URGENCY_SELF_CARE)
		return NULL;
	if (!emergency_findings_in(tr, 1u << FINDING_NO))
		return "self-care with an emergency question not answered \"no\"";
	for (uint32_t r = 0; r < topic_rule_count(tr->t); r++) {
		bool holds = rule_truth(tr, r) == TRUTH_TRUE;

		if (topic_rule(tr->t, r)->urgency == URGENCY_SELF_CARE)
			gate = gate || holds;
		else if (holds)
			return "self-care while a rule above it holds";
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
