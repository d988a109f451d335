/* SPDX-License-Identifier: MIT */
/* The proof that no advice is shown plainly unless its `unless` is known to fail.
 *
 * Stored walks are followed (prove/paths.c). For all other sets of answers the program itself is
 * asked what it takes each finding for and whether an `unless` fails, and that is held against the
 * proofs' own account. All sets are too many. But a finding follows from the answers to its
 * question and the truth of its ask-if, and an `unless` from its findings by Kleene's logic, the
 * same for program and account. So for each question that an `unless` depends on (through rules,
 * suspected causes and ask-ifs too) each answer to it is tried, "not sure" and none among them.
 *
 * A trial is such a set of answers: one, ANSWER_UNASKED among them, to each question that the
 * `unless` depends on. First come answers that leave the `unless` open, and answers under which it
 * holds. Then, for each question and each answer to it: all else "no", so that this answer decides
 * where it can; the same with what the question's ask-if needs; all else unasked. Trials are made
 * when asked for, by number, so that few of them are in memory at a time.
 *
 * Trials of different pieces of advice are answered together where no question has to have two
 * answers: what one piece depends on is nothing to the other, and so the posterior is worked out
 * for many at once.
 */

#include "base/alloc.h"
#include "reason/interview.h"
#include "prove/account.h"
#include "prove/likely.h"
#include "prove/proving.h"

#define MISFITS_MOST 64u /* pieces in a row that do not fit into the set at hand */

/* What the other questions are answered with, around the one that is tried. */
enum around { AROUND_NO, AROUND_ASKED, AROUND_UNASKED, AROUNDS };

enum { TRUTH_TRIALS = 2 }; /* the first: one that leaves the `unless` open, one where it holds */

/* A trial of that number: made; there is none; nor any after it; a search for it was given up. */
enum made { MADE, MADE_NOT, MADE_END, MADE_OPEN };

/* A piece of advice, the questions that its `unless` depends on, and the next of its trials. Those
 * with the same `unless` have the same trials, so that the first stands for all. */
struct piece {
	uint32_t advice, first, count, trial;
};

struct advice_proof {
	struct prover *p;
	struct account *account;
	struct interview *iv;
	VEC(uint32_t) questions;  /* of all pieces */
	VEC(struct taken) trial;  /* the trial at hand */
	VEC(struct piece) pieces; /* with trials to come */
	VEC(struct piece) set;    /* those that are answered together */
	VEC(struct taken) answers;
	uint32_t *given; /* of each question: one more than its answer in the set, 0 if free */
};

/* A trial that answers all questions: what the solver found where that is not `rest`, if it was
 * asked; else `rest`; but to this one question this answer. */
static enum made
set_trial(struct advice_proof *a, const struct piece *piece, uint32_t question, uint32_t answer,
    uint32_t rest, bool found)
{
	for (uint32_t i = 0; i < piece->count; i++) {
		uint32_t q = a->questions.items[piece->first + i];
		struct taken t = {q, q == question ? answer : rest};

		if (q != question && found && !(solver_open(a->p->solver, q) & SOLVE_ANSWER(rest)))
			t.answer = solver_answer(a->p->solver, q);
		if (!topic_has_answer(topic_question(a->p->t, q), t.answer))
			t.answer = ANSWER_UNASKED;
		vec_push(&a->trial, t);
	}
	return MADE;
}

static enum made
make_around(struct advice_proof *a, const struct piece *piece, uint32_t question, uint32_t answer,
    enum around around)
{
	struct solver *s = a->p->solver;

	if (!topic_has_answer(topic_question(a->p->t, question), answer))
		return MADE_NOT;
	if (around != AROUND_ASKED)
		return set_trial(a, piece, question, answer,
		    around == AROUND_UNASKED ? ANSWER_UNASKED : ANSWER_NONE, false);
	if (topic_question(a->p->t, question)->ask_if.at == NONE)
		return MADE_NOT;
	solver_reset(s);
	solver_require_asked(s, question);
	return solver_run_within(s, ANSWER_NONE, SOLVE_STEPS) == SOLVE_FOUND
		   ? set_trial(a, piece, question, answer, ANSWER_NONE, true)
		   : MADE_NOT;
}

/* The answers to a question that are tried, by number. Of a "several" these are, beside the single
 * ones, "yes" and "no" to each symptom with nothing said of the others. */
static uint32_t
tried_count(const struct question *q)
{
	return ANSWER_FIRST + q->options * (q->kind == QUESTION_SEVERAL ? 3 : 1);
}

static uint32_t
tried_answer(const struct question *q, uint32_t number)
{
	uint32_t single = ANSWER_FIRST + q->options;

	if (number < single)
		return number;
	number -= single;
	return answer_with(
	    ANSWER_UNASKED, number / 2, number % 2 == 0 ? FINDING_YES : FINDING_NO, q->options);
}

static enum made
make_numbered(struct advice_proof *a, const struct piece *piece)
{
	uint32_t number = piece->trial;

	if (number < TRUTH_TRIALS) {
		solver_reset(a->p->solver);
		solver_require(a->p->solver, WORLD_FIRST,
		    topic_advice(a->p->t, piece->advice)->unless.at,
		    TRUTH_BIT(number == 0 ? TRUTH_UNKNOWN : TRUTH_TRUE));
		enum solved found = solver_run(a->p->solver);
		return found == SOLVE_NONE ? MADE_NOT
		       : found == SOLVE_GAVE_UP
			   ? MADE_OPEN
			   : set_trial(a, piece, NONE, 0, ANSWER_UNASKED, true);
	}
	number -= TRUTH_TRIALS;
	for (uint32_t i = 0; i < piece->count; i++) {
		uint32_t q = a->questions.items[piece->first + i];
		const struct question *k = topic_question(a->p->t, q);
		uint32_t own = tried_count(k) * AROUNDS;

		if (number < own)
			return make_around(a, piece, q, tried_answer(k, number / AROUNDS),
			    (enum around)(number % AROUNDS));
		number -= own;
	}
	return MADE_END;
}

/* Makes the next trial of the piece that there is. */
static enum made
make_trial(struct advice_proof *a, struct piece *piece)
{
	enum made made;

	a->trial.len = 0;
	while ((made = make_numbered(a, piece)) == MADE_NOT)
		piece->trial++;
	return made;
}

/* Adds the trial at hand to the set's answers if it fits. */
static bool
join(struct advice_proof *a)
{
	for (size_t i = 0; i < a->trial.len; i++) {
		uint32_t given = a->given[a->trial.items[i].question];

		if (given != 0 && given != a->trial.items[i].answer + 1)
			return false;
	}
	for (size_t i = 0; i < a->trial.len; i++) {
		uint32_t *given = &a->given[a->trial.items[i].question];

		if (*given == 0)
			vec_push(&a->answers, a->trial.items[i]);
		*given = a->trial.items[i].answer + 1;
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
		enum made made = misfits < MISFITS_MOST ? make_trial(a, piece) : MADE_NOT;

		if (made == MADE_OPEN) {
			buf_printf(&a->p->why, "%s: the search was given up",
			    topic_text(a->p->t, topic_advice(a->p->t, piece->advice)->id));
			return PROOF_OPEN;
		}
		if (made == MADE && join(a)) {
			vec_push(&a->set, *piece);
			piece->trial++;
		} else {
			misfits += made == MADE;
		}
		if (made != MADE_END)
			a->pieces.items[kept++] = *piece;
	}
	a->pieces.len = kept;
	return PROOF_HOLDS;
}

/* Writes the counter-example: of the set, the answers that the piece's trial asks for. */
static enum proof_result
fail(struct advice_proof *a, struct piece piece, const char *what, const char *id)
{
	struct path path = {0};

	make_trial(a, &piece);
	for (size_t i = 0; i < a->trial.len; i++)
		if (a->trial.items[i].answer != ANSWER_UNASKED)
			vec_push(&path, a->trial.items[i]);
	buf_printf(&a->p->why, "%s %s%s after ",
	    topic_text(a->p->t, topic_advice(a->p->t, piece.advice)->id), what, id);
	stored_write_path(a->p->t, &path, &a->p->why);
	vec_free(&path);
	return PROOF_FAILS;
}

/* Whether program and account agree on a piece, as far as it is about showing it. */
static enum proof_result
compare(struct advice_proof *a, struct piece piece, const uint8_t *likely)
{
	const struct topic *t = a->p->t;
	enum truth right = account_unless_given(a->account, piece.advice, likely);
	enum truth taken = interview_cond(a->iv, topic_advice(t, piece.advice)->unless.at);

	for (uint32_t i = 0; i < piece.count; i++) {
		uint32_t q = a->questions.items[piece.first + i];
		struct list l = topic_question(t, q)->symptoms;
		bool asked = account_ask_if(a->account, q) == TRUTH_BIT(TRUTH_TRUE);

		for (uint32_t k = 0; k < l.count; k++) {
			uint32_t s = topic_item(t, l, k);

			if (interview_finding(a->iv, s) !=
			    (asked ? account_finding(a->account, s) : FINDING_UNASKED))
				return fail(a, piece,
				    "depends on an answer that is not taken for what it is: ",
				    topic_text(t, topic_symptom(t, s)->id));
		}
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

	account_back(a->account, 0);
	interview_clear(a->iv);
	for (size_t i = 0; i < a->answers.len; i++) {
		const struct taken *s = &a->answers.items[i];

		if (s->answer == ANSWER_UNASKED)
			continue;
		account_note(a->account, s->question, s->answer);
		interview_answer(a->iv, s->question, s->answer);
	}
	account_settle(a->account);
	uint8_t *likely = likely_causes(a->iv);
	for (size_t i = 0; i < a->set.len && result == PROOF_HOLDS; i++)
		result = compare(a, a->set.items[i], likely);
	free(likely);
	return result;
}

static void
collect_pieces(struct advice_proof *a)
{
	for (uint32_t i = 0; i < topic_advice_count(a->p->t); i++) {
		uint32_t unless = topic_advice(a->p->t, i)->unless.at;

		if (unless == NONE || account_unless_repeats(a->account, i))
			continue;
		struct numbers named = bearing_questions(a->p->bearing, unless);
		vec_push(
		    &a->pieces, ((struct piece){i, (uint32_t)a->questions.len, named.count, 0}));
		for (uint32_t k = 0; k < named.count; k++)
			vec_push(&a->questions, named.items[k]);
	}
}

enum proof_result
prove_advice(struct prover *p)
{
	struct advice_proof a = {.p = p};
	enum proof_result result = PROOF_HOLDS;

	a.account = account_new(p->t, p->bearing, ACCOUNT_RULES);
	collect_pieces(&a);
	if (a.pieces.len == 0) {
		account_free(a.account);
		return PROOF_NOT_APPLICABLE;
	}
	a.iv = interview_new(p->t);
	a.given = xcalloc(topic_question_count(p->t), sizeof *a.given);
	while (result == PROOF_HOLDS && a.pieces.len > 0) {
		result = fill_set(&a);
		if (result == PROOF_HOLDS)
			result = compare_set(&a);
	}
	account_free(a.account);
	interview_free(a.iv);
	vec_free(&a.questions);
	vec_free(&a.trial);
	vec_free(&a.pieces);
	vec_free(&a.set);
	vec_free(&a.answers);
	free(a.given);
	return result;
}
