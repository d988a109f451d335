/* SPDX-License-Identifier: MIT */
/* The proof about flows.
 *
 * Of stored walks: each is asked what the flow says, and ends where it does (paths.c). Of every
 * step as the beginning of a walk: two people who give the same answers, but that one says "no" and
 * the other "not sure" to one question, are walked side by side through all answers, and the second
 * ends at no lower urgency. What a flow's conditions name, and none of its steps asks, may have
 * been answered before, or not; what one asks is answered when it asks. A flow is a step that
 * nothing leads to, or that the topic begins with, and all that it leads to. A hand-over to the
 * interview counts as routine, the least that this gives by itself; what it gives beside that is
 * the business of other proofs. On the way it is seen which rows are taken at all by
 * walks that begin where a flow does.
 */
#include <string.h>

#include "base/alloc.h"
#include "prove/account.h"
#include "prove/proving.h"

/* Looked at; past any the proof is open. */
#define PLACES_MAX 4000000u
#define ROWS_MAX 120000000u
#define DEEP_MAX 2000u /* answers in a row, which take stack; before there are too many walks */

struct pair_walk {
	struct prover *p;
	struct account *account[2]; /* who says "no", and who says "not sure" */
	struct path path;
	size_t apart; /* as long as it was when they first differed; 0: the first speaks for both */
	uint32_t start, pivot; /* the question, NONE: both say the same */
	bool *asked;           /* of each question: by some walk from the start, without a pivot */
	bool *taken;           /* of each branch; NULL where it is not to be noted */
	VEC(uint32_t) flow;    /* its steps; of these: */
	bool *in_flow;         /* of each step: it is one */
	bool *known;           /* of each question: one asks it, or it is in `before` */
	VEC(uint32_t) before;  /* questions that conditions name and none of them asks */
	uint8_t *named;  /* of each symptom: 1 + how a condition or a row names it, 0: none does */
	bool *by_answer; /* of each question: a row of one is not for any answer */
	uint32_t places, rows;
	uint32_t end[2]; /* where they ended, once that is a breach */
	bool broken;
};

static bool
is_too_much(const struct pair_walk *w)
{
	return w->places > PLACES_MAX || w->rows > ROWS_MAX;
}

static void
answer_both(struct pair_walk *w, uint32_t question, uint32_t answer)
{
	vec_push(&w->path, ((struct taken){question, answer}));
	account_answer(w->account[0], question, answer);
	if (w->apart > 0) {
		account_answer(w->account[1], question, answer);
	} else if (question == w->pivot) {
		w->apart = w->path.len;
		for (size_t i = 0; i + 1 < w->apart; i++)
			account_note(
			    w->account[1], w->path.items[i].question, w->path.items[i].answer);
		account_answer(w->account[1], question, ANSWER_UNSURE);
	}
}

static void
take_back(struct pair_walk *w)
{
	w->path.len--;
	account_back(w->account[0], (uint32_t)w->path.len);
	if (w->path.len < w->apart)
		w->apart = 0;
	account_back(w->account[1], w->apart > 0 ? (uint32_t)w->path.len : 0);
}

static void walk_on(struct pair_walk *w, size_t told);

/* `told`: how many of the questions that may have been answered before have been gone through. */
static void
try_answer(struct pair_walk *w, size_t told, uint32_t question, uint32_t answer)
{
	if (w->broken || is_too_much(w) || answer == ANSWER_UNASKED ||
	    !topic_has_answer(topic_question(w->p->t, question), answer))
		return;
	answer_both(w, question, answer);
	walk_on(w, told);
	if (!w->broken)
		take_back(w);
}

/* Each answer that flows tell apart: of several symptoms each set of those that a row or a
 * condition names, with "no" to the others; with one of the others, where a row is for "no"; and
 * where a condition names some under `not`, with "no" to each set of these and nothing said of the
 * others. */
static void
try_answers(struct pair_walk *w, size_t told, uint32_t question)
{
	const struct question *q = topic_question(w->p->t, question);
	bool several = q->kind == QUESTION_SEVERAL;
	uint32_t named = 0, under_not = 0, others, all = (UINT32_C(1) << (q->options & 31)) - 1;

	if (question == w->pivot) {
		try_answer(w, told, question, ANSWER_NONE);
		return;
	}
	for (uint32_t k = 0; k <= (several ? 0 : q->options + 1); k++)
		try_answer(w, told, question, ANSWER_UNSURE + k);
	for (uint32_t k = 0; several && k < q->options; k++) {
		uint8_t how = w->named[topic_item(w->p->t, q->symptoms, k)];

		named |= (uint32_t)(how != 0) << k;
		under_not |= (uint32_t)(how == COND_SURE + 1) << k;
	}
	others = w->by_answer[question] ? all & ~named & -(all & ~named) : 0; /* the first */
	for (uint32_t yes = 0; several && yes <= all; yes++) {
		uint32_t open = under_not & ~yes;

		if ((yes & ~(named | others)) != 0)
			continue;
		try_answer(w, told, question, answer_several(yes, all, q->options));
		for (uint32_t no = open; under_not != 0 && yes != all; no = (no - 1) & open) {
			if ((yes | no) != all)
				try_answer(w, told, question, answer_several(yes, no, q->options));
			if (no == 0)
				break;
		}
	}
}

static uint32_t
level_of(const struct topic *t, uint32_t end)
{
	return end == NONE ? URGENCY_ROUTINE : topic_branch(t, end)->urgency;
}

static void
walk_on(struct pair_walk *w, size_t told)
{
	struct account_flow at[2];

	w->places = told + w->path.len > DEEP_MAX ? PLACES_MAX + 1 : w->places + 1;
	if (is_too_much(w))
		return;
	if (told < w->before.len) {
		uint32_t question = w->before.items[told];

		w->asked[question] |= w->pivot == NONE;
		if (question != w->pivot)
			walk_on(w, told + 1);
		try_answers(w, told + 1, question);
		return;
	}
	for (int i = 0; i < (w->apart > 0 ? 2 : 1); i++) {
		at[i] = account_flow(w->account[i], w->start, i == 0 ? w->taken : NULL);
		w->rows += at[i].rows;
		if (at[i].question == NONE)
			continue;
		w->asked[at[i].question] |= w->pivot == NONE;
		try_answers(w, told, at[i].question);
		return;
	}
	if (w->apart == 0 || level_of(w->p->t, at[1].end) >= level_of(w->p->t, at[0].end))
		return;
	w->broken = true;
	w->end[0] = at[0].end;
	w->end[1] = at[1].end;
}

static const char *
end_name(const struct topic *t, uint32_t end)
{
	return end == NONE ? "the interview" : topic_urgency_name(topic_branch(t, end)->urgency);
}

static enum proof_result
report(struct pair_walk *w)
{
	const struct topic *t = w->p->t;

	if (!w->broken) {
		buf_adds(&w->p->why, "there are too many walks to follow");
		return PROOF_OPEN;
	}
	buf_printf(&w->p->why,
	    "from %s, \"not sure\" in place of \"no\" to %s ends at %s, not %s: ",
	    topic_text(t, topic_step(t, w->start)->id),
	    topic_text(t, topic_question(t, w->pivot)->id), end_name(t, w->end[1]),
	    end_name(t, w->end[0]));
	stored_write_path(t, &w->path, &w->p->why);
	return PROOF_FAILS;
}

/* Notes how a condition names symptoms, and adds the questions that it names. */
static void
note_condition(struct pair_walk *w, uint32_t at)
{
	uint32_t count;
	const uint32_t *code = cond_code(w->p->t, at, &count);

	for (uint32_t k = 0; k < count; k++) {
		uint32_t symptom = COND_ARG(code[k]);

		if (COND_OP(code[k]) > COND_UNSURE || symptom >= topic_symptom_count(w->p->t))
			continue;
		if (w->named[symptom] != COND_SURE + 1)
			w->named[symptom] = (uint8_t)(COND_OP(code[k]) + 1);
		uint32_t q = topic_symptom(w->p->t, symptom)->question;
		if (q >= topic_question_count(w->p->t) || w->known[q])
			continue;
		w->known[q] = true;
		vec_push(&w->before, q);
	}
}

/* The steps of the flow from `first` on, what they ask, and what their rows and conditions name;
 * and what may have been answered before, with what that waits for. */
static void
find_flow(struct pair_walk *w, uint32_t first)
{
	const struct topic *t = w->p->t;
	uint32_t steps = topic_step_count(t), questions = topic_question_count(t);

	memset(w->in_flow, 0, steps * sizeof *w->in_flow);
	memset(w->known, 0, questions * sizeof *w->known);
	memset(w->by_answer, 0, questions * sizeof *w->by_answer);
	memset(w->named, 0, topic_symptom_count(t) * sizeof *w->named);
	w->flow.len = w->before.len = 0;
	w->in_flow[first] = true;
	vec_push(&w->flow, first);
	for (size_t n = 0; n < w->flow.len; n++) {
		const struct flow_step *s = topic_step(t, w->flow.items[n]);
		const struct question *q = topic_question(t, s->question);

		if (s->question < questions)
			w->known[s->question] = true;
		for (uint32_t i = 0; i < s->branches.count; i++) {
			const struct branch *b = topic_branch(t, s->branches.first + i);
			uint32_t symptom = topic_item(t, q->symptoms, b->answer - ANSWER_FIRST);

			if (s->question < questions && b->answer != ANSWER_UNASKED)
				w->by_answer[s->question] = true;
			if (symptom < topic_symptom_count(t))
				w->named[symptom] = COND_SYMPTOM + 1;
			if (b->next < steps && !w->in_flow[b->next]) {
				w->in_flow[b->next] = true;
				vec_push(&w->flow, b->next);
			}
		}
	}
	for (size_t n = 0; n < w->flow.len; n++) {
		const struct flow_step *s = topic_step(t, w->flow.items[n]);

		if (s->question < questions)
			note_condition(w, topic_question(t, s->question)->ask_if.at);
		for (uint32_t i = 0; i < s->branches.count; i++)
			note_condition(w, topic_branch(t, s->branches.first + i)->when.at);
	}
	for (size_t i = 0; i < w->before.len; i++)
		note_condition(w, topic_question(t, w->before.items[i])->ask_if.at);
}

/* All walks from a step: without a pivot, then with each question that some of them asks. */
static enum proof_result
prove_from(struct pair_walk *w, uint32_t start)
{
	uint32_t questions = topic_question_count(w->p->t);

	w->start = start;
	w->pivot = NONE;
	memset(w->asked, 0, questions * sizeof *w->asked);
	walk_on(w, 0);
	for (uint32_t q = 0; q < questions && !w->broken && !is_too_much(w); q++) {
		w->pivot = q;
		if (w->asked[q] && topic_has_answer(topic_question(w->p->t, q), ANSWER_NONE))
			walk_on(w, 0);
	}
	return w->broken || is_too_much(w) ? report(w) : PROOF_HOLDS;
}

/* A row that no walk takes is there to no purpose, or an `if` says what was not meant. */
static enum proof_result
prove_taken(struct prover *p, const bool *taken)
{
	for (uint32_t i = 0; i < topic_branch_count(p->t); i++) {
		const struct branch *b = topic_branch(p->t, i);

		if (taken[i])
			continue;
		const struct flow_step *s = topic_step(p->t, b->step);
		buf_printf(&p->why, "%s: no walk takes row %u of it", topic_text(p->t, s->id),
		    i - s->branches.first + 1);
		return PROOF_FAILS;
	}
	return PROOF_HOLDS;
}

enum proof_result
prove_flow(struct prover *p)
{
	uint32_t steps = topic_step_count(p->t), branches = topic_branch_count(p->t);
	uint32_t questions = topic_question_count(p->t), first = topic_meta(p->t)->start;
	enum proof_result result = PROOF_HOLDS;

	if (steps == 0 && first == NONE)
		return PROOF_NOT_APPLICABLE;
	bool *taken = xcalloc(branches, sizeof *taken), *inner = xcalloc(steps, sizeof *inner);
	struct pair_walk w = {.p = p};
	for (uint32_t i = 0; i < branches; i++)
		if (topic_branch(p->t, i)->next < steps)
			inner[topic_branch(p->t, i)->next] = true;
	w.asked = xcalloc(questions, sizeof *w.asked);
	w.known = xcalloc(questions, sizeof *w.known);
	w.in_flow = xcalloc(steps, sizeof *w.in_flow);
	for (int i = 0; i < 2; i++)
		w.account[i] = account_new(p->t, p->bearing, ACCOUNT_FLOWS);
	w.named = xcalloc(topic_symptom_count(p->t), sizeof *w.named);
	w.by_answer = xcalloc(questions, sizeof *w.by_answer);
	for (uint32_t s = 0; s < steps && result == PROOF_HOLDS; s++) {
		if (inner[s] && s != first)
			continue;
		find_flow(&w, s);
		for (size_t n = 0; n < w.flow.len && result == PROOF_HOLDS; n++) {
			w.taken = n == 0 ? taken : NULL;
			result = prove_from(&w, w.flow.items[n]);
		}
	}
	if (result == PROOF_HOLDS)
		result = prove_taken(p, taken);
	account_free(w.account[0]);
	account_free(w.account[1]);
	vec_free(&w.path);
	vec_free(&w.flow);
	vec_free(&w.before);
	free(w.in_flow);
	free(w.known);
	free(w.named);
	free(w.by_answer);
	free(w.asked);
	free(taken);
	free(inner);
	return result;
}
