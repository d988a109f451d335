/* SPDX-License-Identifier: MIT */
/* Proofs about triage rules: red flags, gates, that one more "yes" never lowers the urgency, and
 * that rules and red flags can come to bear (what else cannot is reported: prove/survey.h). */
#include "base/alloc.h"
#include "topic/answer.h"
#include "topic/cond.h"
#include "prove/account.h"
#include "prove/alike.h"
#include "prove/proving.h"

/* Whether no finding that alone makes an emergency rule hold is asked in a later stage. */
static enum proof_result
prove_none_late(struct prover *p)
{
	struct account *a = account_new(p->t, p->bearing, ACCOUNT_RULES);
	enum proof_result result = PROOF_HOLDS;

	for (uint32_t y = 0; y < topic_symptom_count(p->t) && result == PROOF_HOLDS; y++) {
		const struct symptom *s = topic_symptom(p->t, y);
		const struct question *q = topic_question(p->t, s->question);

		if (q->stage == STAGE_EMERGENCY || s->question >= topic_question_count(p->t))
			continue;
		account_answer(a, s->question, ANSWER_FIRST + s->option - 1);
		if (account_tally(a)->emergencies > 0) {
			buf_printf(
			    &p->why, "an emergency rule holds with %s: ", topic_text(p->t, q->id));
			topic_add_answer(p->t, s->question, ANSWER_FIRST + s->option - 1, &p->why);
			buf_printf(&p->why, " alone, which is asked in stage %s",
			    topic_stage_name(q->stage));
			result = PROOF_FAILS;
		}
		account_back(a, 0);
	}
	account_free(a);
	return result;
}

/* Besides, each answer of an emergency question that names a symptom makes an emergency rule hold,
 * whatever else is answered. */
enum proof_result
prove_red_flags(struct prover *p)
{
	enum proof_result none_late = prove_none_late(p), result = PROOF_NOT_APPLICABLE;

	if (none_late != PROOF_HOLDS)
		return none_late;
	for (uint32_t q = 0; q < topic_question_count(p->t); q++) {
		const struct question *k = topic_question(p->t, q);

		if (k->stage != STAGE_EMERGENCY || k->kind == QUESTION_SCREEN)
			continue;
		for (uint32_t i = 0; i < k->options; i++) {
			solver_reset(p->solver);
			solver_restrict(p->solver, q, SOLVE_ANSWER(ANSWER_FIRST + i));
			solver_require_below(p->solver, WORLD_FIRST, URGENCY_EMERGENCY);
			result = proving_judge(p, "no emergency rule holds with");
			if (result != PROOF_HOLDS)
				return result;
		}
	}
	return result;
}

enum proof_result
prove_self_care(struct prover *p)
{
	return proving_has_rule(p->t, URGENCY_SELF_CARE) ? PROOF_HOLDS : PROOF_NOT_APPLICABLE;
}

/* Another answer to a question, in the place of one of a set (SOLVE_ANSWER) of them. */
struct change {
	uint32_t question;
	uint64_t from;
	uint32_t to;
};

/* Whether the question bears on the condition at `at`. */
static bool
bears_on(struct prover *p, uint32_t at, uint32_t question)
{
	struct numbers found = bearing_questions(p->bearing, at);

	for (uint32_t i = 0; i < found.count; i++)
		if (found.items[i] == question)
			return true;
	return false;
}

/* True if the change can take away the truth of the condition: it names, by itself or through
 * rules, a "not" or the question's "unsure". A question that the change may make void is another
 * way, but only for a "not sure": a "yes" does not (prove/solve.h). What this passes over needs no
 * search, which for most rules is nearly everything. A rule that carries the number of this visit
 * is not visited again. */
static bool
can_lose(struct prover *p, uint32_t at, struct change c, uint32_t *visited, uint32_t visit)
{
	uint32_t count;
	const uint32_t *code = cond_code(p->t, at, &count);

	for (uint32_t i = 0; i < count; i++) {
		enum cond_op op = COND_OP(code[i]);
		uint32_t arg = COND_ARG(code[i]);

		if (op == COND_NOT || op == COND_SUSPECT)
			return true;
		if (op <= COND_UNSURE) {
			uint32_t question = topic_symptom(p->t, arg)->question;

			if ((op == COND_UNSURE && question == c.question) ||
			    (c.to == ANSWER_UNSURE &&
				bears_on(p, topic_question(p->t, question)->ask_if.at, c.question)))
				return true;
		}
		if (op == COND_RULE && arg < topic_rule_count(p->t) && visited[arg] != visit) {
			visited[arg] = visit;
			if (can_lose(p, topic_rule(p->t, arg)->when.at, c, visited, visit))
				return true;
		}
	}
	return false;
}

/* Answers under which the rule holds, and does not once one of them is changed, with no other rule
 * as urgent to take its place? */
static enum proof_result
prove_rule_keeps(struct prover *p, uint32_t rule, struct change c)
{
	const struct rule *r = topic_rule(p->t, rule);
	struct solver *s = p->solver;
	struct buf what = {0};

	solver_reset(s);
	solver_restrict(s, c.question, c.from);
	solver_change(s, c.question, c.to);
	solver_require(s, WORLD_FIRST, r->when.at, TRUTH_BIT(TRUTH_TRUE));
	solver_require(s, WORLD_CHANGED, r->when.at, TRUTH_ANY & ~TRUTH_BIT(TRUTH_TRUE));
	solver_require_below(s, WORLD_CHANGED, r->urgency);
	buf_printf(&what, "%s: ", topic_text(p->t, topic_question(p->t, c.question)->id));
	if (topic_question(p->t, c.question)->kind == QUESTION_SEVERAL && c.to >= ANSWER_FIRST)
		buf_printf(&what, "%s as well",
		    topic_option_name(p->t, topic_question(p->t, c.question), c.to - ANSWER_FIRST));
	else
		topic_add_answer(p->t, c.question, c.to, &what);
	buf_printf(&what, " lowers what %s gives with", topic_text(p->t, r->id));
	enum proof_result result = proving_judge(p, buf_str(&what));
	buf_free(&what);
	return result;
}

/* Of a change of each question that some rule depends on, since no other can take it away: to every
 * one of its options, or from "no" to "not sure". */
static enum proof_result
prove_kept(struct prover *p, bool to_unsure)
{
	uint32_t rules = topic_rule_count(p->t);
	enum proof_result result = rules > 0 ? PROOF_HOLDS : PROOF_NOT_APPLICABLE;
	uint32_t *visited = xcalloc(rules, sizeof *visited), visit = 0; /* the last to each rule */
	uint32_t *first = alike_rules(p->t);
	VEC(uint32_t) questions = {0}; /* a copy: each search asks for its own */

	for (uint32_t r = 0; r < rules && result == PROOF_HOLDS; r++) {
		const struct rule *rule = topic_rule(p->t, r);

		if (rule->urgency == URGENCY_SELF_CARE || first[r] != r)
			continue;
		struct numbers found = bearing_questions(p->bearing, rule->when.at);
		if (found.count > SOLVE_QUESTIONS) {
			buf_printf(
			    &p->why, "too many questions bear on %s", topic_text(p->t, rule->id));
			result = PROOF_OPEN;
			break;
		}
		questions.len = 0;
		for (uint32_t i = 0; i < found.count; i++)
			vec_push(&questions, found.items[i]);
		for (size_t i = 0; i < questions.len; i++) {
			struct change c = {
			    questions.items[i], SOLVE_ANSWER(ANSWER_NONE), ANSWER_UNSURE};
			uint32_t last = ANSWER_UNSURE;
			bool several = topic_question(p->t, c.question)->kind == QUESTION_SEVERAL;

			if (!to_unsure) {
				c.from |=
				    SOLVE_ANSWER(ANSWER_UNASKED) | SOLVE_ANSWER(ANSWER_UNSURE);
				c.to = ANSWER_FIRST;
				last = ANSWER_NONE + topic_question(p->t, c.question)->options;
			}
			if (!can_lose(p, rule->when.at, c, visited, ++visit))
				continue;
			for (; c.to <= last && result == PROOF_HOLDS; c.to++) {
				struct change one = c;

				if (!to_unsure && several) /* beside any others */
					one.from = ~SOLVE_ANSWER(c.to);
				result = prove_rule_keeps(p, r, one);
			}
		}
	}
	vec_free(&questions);
	free(visited);
	free(first);
	return result;
}

enum proof_result
prove_monotone(struct prover *p)
{
	return prove_kept(p, false);
}

enum proof_result
prove_not_sure(struct prover *p)
{
	return prove_kept(p, true);
}

enum proof_result
prove_complete(struct prover *p)
{
	return topic_rule_count(p->t) > 0 ? PROOF_HOLDS : PROOF_NOT_APPLICABLE;
}

/* Whether the solver finds answers for what was required. If not, says so of the record with that
 * id; `purpose` is what they would do. */
static enum proof_result
find_answers(struct prover *p, struct span id, const char *purpose)
{
	enum solved found = solver_run(p->solver);

	if (found == SOLVE_FOUND)
		return PROOF_HOLDS;
	buf_printf(&p->why, "%s: %s%s", topic_text(p->t, id),
	    found == SOLVE_NONE ? "no answers "
				: "the search was given up (too many steps, or questions that bear "
				  "on it) for answers that ",
	    purpose);
	return found == SOLVE_NONE ? PROOF_FAILS : PROOF_OPEN;
}

enum proof_result
prove_reachable(struct prover *p)
{
	enum proof_result result = PROOF_NOT_APPLICABLE;

	for (uint32_t i = 0; i < topic_rule_count(p->t); i++) {
		const struct rule *r = topic_rule(p->t, i);

		if (r->urgency == URGENCY_SELF_CARE)
			continue;
		solver_reset(p->solver);
		solver_require(p->solver, WORLD_FIRST, r->when.at, TRUTH_BIT(TRUTH_TRUE));
		result = find_answers(p, r->id, "make it hold:");
		if (result == PROOF_HOLDS)
			continue;
		buf_printf(&p->why, " `%s`", topic_text(p->t, r->when.text));
		return result;
	}
	for (uint32_t i = 0; i < topic_symptom_count(p->t); i++) {
		const struct symptom *s = topic_symptom(p->t, i);
		const struct question *q = topic_question(p->t, s->question);

		if (q->stage != STAGE_EMERGENCY || q->ask_if.at == NONE)
			continue;
		solver_reset(p->solver);
		solver_require_asked(p->solver, s->question);
		enum proof_result asked = find_answers(p, s->id, "lead to");
		if (asked == PROOF_HOLDS)
			continue;
		buf_printf(&p->why, " %s", topic_text(p->t, q->id));
		return asked;
	}
	return result;
}
