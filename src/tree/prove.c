/* The proofs.
 *
 * Two kinds. `about rules`: a search for an assignment of answers that breaks the property; none
 * found is the proof. `about walks`: every stored path is followed from the root with its own small
 * account of what has been answered, so that the check does not lean on the code that grew the
 * tree.
 */
#include "tree/prove.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "topic/answer.h"
#include "topic/cond.h"
#include "tree/paths.h"
#include "tree/solve.h"

struct prover {
	const struct topic *t;
	struct buf why; /* the counter-example */
};

/* The outcome of a search, as a proof: what was found breaks the property. */
static enum proof_result
judge(struct prover *p, struct solver *s, const char *what)
{
	enum solved found = solver_run(s);

	if (found == SOLVE_FOUND) {
		buf_printf(&p->why, "%s: ", what);
		solver_words(s, &p->why);
	} else if (found == SOLVE_GAVE_UP) {
		buf_printf(&p->why, "%s: the search was given up", what);
	}
	return found == SOLVE_FOUND ? PROOF_FAILS : found == SOLVE_NONE ? PROOF_HOLDS : PROOF_OPEN;
}

/* Requires that no rule of at least that urgency holds in a world. */
static void
require_below(const struct topic *t, struct solver *s, enum world w, uint32_t urgency)
{
	for (uint32_t r = 0; r < topic_rule_count(t); r++) {
		const struct rule *rule = topic_rule(t, r);

		if (rule->urgency >= urgency)
			solver_require(s, w, rule->when.at, TRUTH_ANY & ~TRUTH_BIT(TRUTH_TRUE));
	}
}

/* An emergency question whose "yes" leaves every emergency rule short of holding? */
static enum proof_result
prove_red_flags(struct prover *p)
{
	enum proof_result result = PROOF_NOT_APPLICABLE;

	for (uint32_t q = 0; q < topic_question_count(p->t); q++) {
		const struct question *k = topic_question(p->t, q);
		struct solver *s;

		if (k->stage != STAGE_EMERGENCY || k->kind == QUESTION_SCREEN)
			continue;
		s = solver_new(p->t);
		solver_restrict(s, q, SOLVE_ANSWER(ANSWER_FIRST));
		require_below(p->t, s, WORLD_FIRST, URGENCY_EMERGENCY);
		result = judge(p, s, "no emergency rule holds with");
		solver_free(s);
		if (result != PROOF_HOLDS)
			return result;
	}
	return result == PROOF_HOLDS ? paths_red_flags_first(p->t, &p->why) : result;
}

static bool
has_gate(const struct topic *t)
{
	for (uint32_t r = 0; r < topic_rule_count(t); r++) {
		if (topic_rule(t, r)->urgency == URGENCY_SELF_CARE)
			return true;
	}
	return false;
}

static enum proof_result
prove_self_care(struct prover *p)
{
	enum proof_result stored = paths_self_care_gated(p->t, &p->why);

	return stored == PROOF_HOLDS && !has_gate(p->t) ? PROOF_NOT_APPLICABLE : stored;
}

/* True if a "yes" can take away the truth of the condition: it names "unsure" or "not", by itself
 * or through rules, or a symptom whose question may come to be ruled out. */
static bool
can_lose(const struct topic *t, uint32_t at, uint8_t *visited)
{
	uint32_t count;
	const uint32_t *code = cond_code(t, at, &count);

	for (uint32_t i = 0; i < count; i++) {
		enum cond_op op = COND_OP(code[i]);
		uint32_t arg = COND_ARG(code[i]);

		if (op == COND_UNSURE || op == COND_NOT)
			return true;
		if (op == COND_SYMPTOM &&
		    topic_question(t, topic_symptom(t, arg)->question)->ask_if.at != NONE)
			return true;
		if (op == COND_RULE && arg < topic_rule_count(t) && !visited[arg]) {
			visited[arg] = 1;
			if (can_lose(t, topic_rule(t, arg)->when.at, visited))
				return true;
		}
	}
	return false;
}

/* Answers under which the rule holds, and does not once this option of this question is named, with
 * no other rule as urgent to take its place? */
static enum proof_result
prove_rule_keeps(struct prover *p, uint32_t rule, uint32_t question, uint32_t option)
{
	const struct rule *r = topic_rule(p->t, rule);
	struct solver *s = solver_new(p->t);
	enum proof_result result;
	struct buf what = {0};

	solver_restrict(s, question,
	    SOLVE_ANSWER(ANSWER_UNASKED) | SOLVE_ANSWER(ANSWER_UNSURE) | SOLVE_ANSWER(ANSWER_NONE));
	solver_change(s, question, ANSWER_FIRST + option - 1);
	solver_require(s, WORLD_FIRST, r->when.at, TRUTH_BIT(TRUTH_TRUE));
	solver_require(s, WORLD_CHANGED, r->when.at, TRUTH_ANY & ~TRUTH_BIT(TRUTH_TRUE));
	require_below(p->t, s, WORLD_CHANGED, r->urgency);
	buf_printf(&what, "%s: %s lowers what %s gives with",
	    topic_text(p->t, topic_question(p->t, question)->id),
	    topic_answer_name(p->t, question, ANSWER_FIRST + option - 1), topic_text(p->t, r->id));
	result = judge(p, s, buf_str(&what));
	buf_free(&what);
	solver_free(s);
	return result;
}

static enum proof_result
prove_rule_monotone(struct prover *p, uint32_t rule)
{
	enum proof_result result = PROOF_HOLDS;

	for (uint32_t y = 0; y < topic_symptom_count(p->t) && result == PROOF_HOLDS; y++) {
		const struct symptom *s = topic_symptom(p->t, y);

		if (s->question < topic_question_count(p->t) && s->option > 0)
			result = prove_rule_keeps(p, rule, s->question, s->option);
	}
	return result;
}

static enum proof_result
prove_monotone(struct prover *p)
{
	uint32_t rules = topic_rule_count(p->t);
	enum proof_result result = rules > 0 ? PROOF_HOLDS : PROOF_NOT_APPLICABLE;
	uint8_t *visited = xcalloc(rules, 1);

	for (uint32_t r = 0; r < rules && result == PROOF_HOLDS; r++) {
		const struct rule *rule = topic_rule(p->t, r);

		memset(visited, 0, rules);
		if (rule->urgency != URGENCY_SELF_CARE && can_lose(p->t, rule->when.at, visited))
			result = prove_rule_monotone(p, r);
	}
	free(visited);
	return result;
}

struct proofs *
prove_topic(const struct topic *t)
{
	static const struct {
		const char *id, *statement, *otherwise;
		enum proof_result (*prove)(struct prover *);
	} all[PROOF_COUNT] = {
#define X(name, id, statement, otherwise, prove) {id, statement, otherwise, prove},
	    PROOFS(X)
#undef X
	};
	struct proofs *out = xcalloc(1, sizeof *out);
	struct prover p = {.t = t};

	for (int i = 0; i < PROOF_COUNT; i++) {
		enum proof_result result = all[i].prove(&p);

		if (result == PROOF_NOT_APPLICABLE)
			buf_adds(&p.why, all[i].otherwise);
		out->list[i] = (struct proof){all[i].id, all[i].statement, result, NULL};
		out->list[i].detail = xstrdup(buf_str(&p.why));
		buf_clear(&p.why);
	}
	buf_free(&p.why);
	return out;
}

void
proofs_free(struct proofs *p)
{
	for (int i = 0; p != NULL && i < PROOF_COUNT; i++)
		free(p->list[i].detail);
	free(p);
}

int
proofs_hold(const struct proofs *p)
{
	for (int i = 0; i < PROOF_COUNT; i++) {
		if (p->list[i].result == PROOF_FAILS || p->list[i].result == PROOF_OPEN)
			return 0;
	}
	return 1;
}

const char *
proof_result_name(enum proof_result r)
{
	static const char *const names[] = {"holds", "FAILS", "not applicable", "not decided"};

	return names[r];
}
