/* The proof that no advice is shown plainly unless its `unless` is known to fail.
 *
 * Stored walks are followed (prove/paths.c). For all other sets of answers the program itself is
 * asked what it takes each finding for and whether an `unless` fails, and that is held against the
 * proofs' own account. All sets are too many. But a finding follows from the answers to its
 * question and the truth of its ask-if, and an `unless` from its findings by Kleene's logic, the
 * same for program and account. So for each question that an `unless` depends on (through rules,
 * suspected causes and ask-ifs too) each answer to it is tried, "not sure" and none among them
 * (prove/trials.h).
 *
 * Trials of different pieces of advice are answered together where no question has to have two
 * answers: what one piece depends on is nothing to the other, and so the posterior is worked out
 * for many at once.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "reason/interview.h"
#include "prove/account.h"
#include "prove/likely.h"
#include "prove/proving.h"
#include "prove/trials.h"

#define MISFITS_MOST 64u /* pieces in a row that do not fit into the set at hand */

/* A piece of advice and the next of its trials. */
struct piece {
	uint32_t advice, trial;
};

struct advice_proof {
	struct prover *p;
	struct trials *trials;
	struct account *account;
	struct interview *iv;
	struct likely *likely;
	VEC(struct piece) pieces; /* with trials to come */
	VEC(struct piece) set;    /* those that are answered together */
	VEC(struct taken) answers;
	uint32_t *given; /* of each question: one more than its answer in the set, 0 if free */
};

/* Adds a trial's answers to the set if they fit. */
static bool
join(struct advice_proof *a, const struct trial *y)
{
	for (uint32_t i = 0; i < y->count; i++) {
		uint32_t given = a->given[y->answers[i].question];

		if (given != 0 && given != y->answers[i].answer + 1)
			return false;
	}
	for (uint32_t i = 0; i < y->count; i++) {
		if (a->given[y->answers[i].question] == 0)
			vec_push(&a->answers, y->answers[i]);
		a->given[y->answers[i].question] = y->answers[i].answer + 1;
	}
	return true;
}

/* Fills a set with the next trial of each piece that fits, and takes out the pieces that have
 * none. */
static enum proof_result
fill_set(struct advice_proof *a)
{
	uint32_t misfits = 0;
	size_t kept = 0;

	for (size_t i = 0; i < a->answers.len; i++)
		a->given[a->answers.items[i].question] = 0;
	a->answers.len = a->set.len = 0;
	for (size_t i = 0; i < a->pieces.len; i++) {
		struct piece *piece = &a->pieces.items[i];
		struct trial y = {.end = false};

		if (misfits < MISFITS_MOST)
			y = trials_make(a->trials, piece->advice, &piece->trial);
		if (y.open) {
			buf_printf(&a->p->why, "%s: the search was given up",
			    topic_text(a->p->t, topic_advice(a->p->t, piece->advice)->id));
			return PROOF_OPEN;
		}
		if (y.made && join(a, &y)) {
			vec_push(&a->set, *piece);
			piece->trial++;
		} else {
			misfits += y.made;
		}
		if (!y.end)
			a->pieces.items[kept++] = *piece;
	}
	a->pieces.len = kept;
	return PROOF_HOLDS;
}

/* Writes the counter-example: of the set, the answers that the piece's trial asks for. */
static enum proof_result
fail(struct advice_proof *a, struct piece piece, const char *what, const char *id)
{
	struct trial y = trials_make(a->trials, piece.advice, &piece.trial);
	VEC(struct taken) path = {0};

	for (uint32_t i = 0; i < y.count; i++)
		if (y.answers[i].answer != ANSWER_UNASKED)
			vec_push(&path, y.answers[i]);
	buf_printf(&a->p->why, "%s %s%s after ",
	    topic_text(a->p->t, topic_advice(a->p->t, piece.advice)->id), what, id);
	stored_write_path(a->p->t, path.items, path.len, &a->p->why);
	vec_free(&path);
	return PROOF_FAILS;
}

/* A symptom of the question that program and account do not take for the same, NONE if there is
 * none. */
static uint32_t
mistaken_symptom(const struct advice_proof *a, uint32_t question)
{
	struct list l = topic_question(a->p->t, question)->symptoms;
	bool asked = account_ask_if(a->account, question) == TRUTH_BIT(TRUTH_TRUE);

	for (uint32_t i = 0; i < l.count; i++) {
		uint32_t s = topic_item(a->p->t, l, i);

		if (interview_finding(a->iv, s) !=
		    (asked ? account_finding(a->account, s) : FINDING_UNASKED))
			return s;
	}
	return NONE;
}

/* Whether program and account agree on a piece, as far as it is about showing it. */
static enum proof_result
compare(struct advice_proof *a, struct piece piece, const uint8_t *likely)
{
	uint32_t unless = topic_advice(a->p->t, piece.advice)->unless.at;
	struct numbers q = bearing_questions(a->p->bearing, unless);
	enum truth right = account_unless_given(a->account, piece.advice, likely);
	enum truth taken = interview_cond(a->iv, unless);

	for (uint32_t i = 0; i < q.count; i++) {
		uint32_t s = mistaken_symptom(a, q.items[i]);

		if (s != NONE)
			return fail(a, piece,
			    "depends on an answer that is not taken for what it is: ",
			    topic_text(a->p->t, topic_symptom(a->p->t, s)->id));
	}
	if (right != TRUTH_FALSE && taken == TRUTH_FALSE)
		return fail(a, piece, "is shown plainly though its `unless` may hold", "");
	if (right == TRUTH_TRUE && taken != TRUTH_TRUE)
		return fail(a, piece, "is shown though its `unless` holds", "");
	return PROOF_HOLDS;
}

/* Gives the answers of the set to the account and to the program, and compares. */
static enum proof_result
compare_set(struct advice_proof *a)
{
	enum proof_result result = PROOF_HOLDS;
	const uint8_t *likely;

	account_back(a->account, 0);
	interview_clear(a->iv);
	for (size_t i = 0; i < a->answers.len; i++) {
		const struct taken *s = &a->answers.items[i];

		if (s->answer == ANSWER_UNASKED)
			continue;
		account_answer(a->account, s->question, s->answer);
		interview_answer(a->iv, s->question, s->answer);
	}
	likely = likely_causes(a->likely, a->iv);
	for (size_t i = 0; i < a->set.len && result == PROOF_HOLDS; i++)
		result = compare(a, a->set.items[i], likely);
	return result;
}

enum proof_result
prove_advice(struct prover *p)
{
	struct advice_proof a = {.p = p};
	enum proof_result result = PROOF_HOLDS;

	for (uint32_t i = 0; i < topic_advice_count(p->t); i++) {
		if (topic_advice(p->t, i)->unless.at != NONE)
			vec_push(&a.pieces, ((struct piece){i, 0}));
	}
	if (a.pieces.len == 0)
		return PROOF_NOT_APPLICABLE;
	a.trials = trials_new(p->t, p->bearing, p->solver);
	a.account = account_new(p->t, p->bearing);
	a.iv = interview_new(p->t);
	a.likely = likely_new(p->t);
	a.given = xcalloc(topic_question_count(p->t), sizeof *a.given);
	while (result == PROOF_HOLDS && a.pieces.len > 0) {
		result = fill_set(&a);
		if (result == PROOF_HOLDS)
			result = compare_set(&a);
	}
	trials_free(a.trials);
	account_free(a.account);
	interview_free(a.iv);
	likely_free(a.likely);
	vec_free(&a.pieces);
	vec_free(&a.set);
	vec_free(&a.answers);
	free(a.given);
	return result == PROOF_HOLDS ? proving_paths(p, PATHS_ADVICE) : result;
}
