/* SPDX-License-Identifier: MIT */
/* Questions that are never asked, and what they wait for in vain. */
#include <stdlib.h>

#include "prove/proving.h"
#include "prove/surveying.h"
#include "topic/answer.h"
#include "topic/cond.h"

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

/* Which answers are looked for that open a question. */
enum opening {
	OPEN_EVER,
	OPEN_CERTAIN = 1, /* none of what it waits for is "not sure" */
	OPEN_GOING_ON = 2 /* no emergency rule, which would end the walk, holds */
};

static bool
can_open(struct surveyor *v, uint32_t question, unsigned opening, const bool *emergency)
{
	struct numbers q = bearing_questions(v->bearing, topic_question(v->t, question)->ask_if.at);
	bool ends = false;

	solver_reset(v->solver);
	for (uint32_t i = 0; i < q.count; i++) {
		ends = ends || emergency[q.items[i]];
		if ((opening & OPEN_CERTAIN) &&
		    topic_question(v->t, q.items[i])->kind != QUESTION_SEVERAL)
			solver_restrict(v->solver, q.items[i], ~SOLVE_ANSWER(ANSWER_UNSURE));
	}
	solver_require_asked(v->solver, question);
	if (ends && (opening & OPEN_GOING_ON))
		solver_require_below(v->solver, WORLD_FIRST, URGENCY_EMERGENCY);
	return survey_may_be(v);
}

/* Whether "not sure" is what the question waits for. */
static bool
waits_for_unsure(const struct surveyor *v, uint32_t question)
{
	uint32_t count;
	const uint32_t *code = cond_code(v->t, topic_question(v->t, question)->ask_if.at, &count);

	for (uint32_t i = 0; i < count; i++)
		if (COND_OP(code[i]) == COND_UNSURE)
			return true;
	return false;
}

/* Why a question is not asked. */

/* "waits for: A and B; ": the note on a question is what it waits for, and why that is in vain. */
static struct buf
begin_note(const struct surveyor *v, uint32_t question)
{
	struct buf note = {0};

	buf_adds(&note, "waits for: ");
	cond_words(v->t, topic_question(v->t, question)->ask_if.at, NULL, &note);
	buf_adds(&note, "; ");
	return note;
}

/* No answers of that opening open it in a walk that goes on. */
static const char *
note_shut(struct surveyor *v, uint32_t question, unsigned opening, const bool *emergency)
{
	struct buf note = begin_note(v, question);
	bool certain = opening == OPEN_CERTAIN;
	bool can = can_open(v, question, opening, emergency), open = v->open;

	v->open = false;
	if (open)
		buf_printf(&note, "no %sanswers give that in a walk that goes on",
		    certain ? "certain " : "");
	else if (can)
		buf_printf(
		    &note, "with that %san emergency ends the walk", certain ? "for certain " : "");
	else
		buf_printf(&note, "no %sanswers give that", certain ? "certain " : "");
	return survey_note(v, &note);
}

/* The question that a word of a condition names, NONE if it names none. */
static uint32_t
question_named(const struct topic *t, uint32_t word)
{
	return COND_OP(word) <= COND_UNSURE ? topic_symptom(t, COND_ARG(word))->question : NONE;
}

/* The questions that its ask-if names and that nobody is asked. */
static const char *
note_waiting(struct surveyor *v, uint32_t question, const bool *asked)
{
	struct buf note = begin_note(v, question);
	uint32_t count, told = 0;
	const uint32_t *code = cond_code(v->t, topic_question(v->t, question)->ask_if.at, &count);

	buf_adds(&note, "no walk asks ");
	for (uint32_t i = 0; i < count; i++) {
		uint32_t q = question_named(v->t, code[i]), before = 0;

		while (before < i && question_named(v->t, code[before]) != q)
			before++;
		if (before == i && q < topic_question_count(v->t) && !asked[q])
			buf_printf(&note, "%s%s", told++ > 0 ? ", " : "",
			    topic_text(v->t, topic_question(v->t, q)->id));
	}
	return survey_note(v, &note);
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

/* Reports a question that is of that kind, or of none (SURVEY_COUNT). */
static void
report_question(struct surveyor *v, uint32_t question, enum survey_kind kind, const bool *emergency,
    const bool *asked)
{
	const struct question *k = topic_question(v->t, question);
	bool never = kind == SURVEY_QUESTIONS_NEVER, waits = kind == SURVEY_QUESTIONS_WAITING;
	const char *note = never   ? note_shut(v, question, OPEN_EVER, emergency)
			   : waits ? note_waiting(v, question, asked)
				   : "";

	if (kind != SURVEY_COUNT)
		survey_add(v, kind, ENTITY_QUESTION, question, note);
	else if (k->ask_if.at != NONE && !waits_for_unsure(v, question) &&
		 !can_open(v, question, OPEN_CERTAIN | OPEN_GOING_ON, emergency))
		survey_add(v, SURVEY_QUESTIONS_UNSURE, ENTITY_QUESTION, question,
		    note_shut(v, question, OPEN_CERTAIN, emergency));
	for (uint32_t i = 0;
	     (never || waits) && k->kind != QUESTION_SCREEN && i < k->symptoms.count; i++)
		survey_add(v, SURVEY_SYMPTOMS_NEVER, ENTITY_SYMPTOM,
		    topic_item(v->t, k->symptoms, i), topic_text(v->t, k->id));
}

/* A question that tells nothing itself may be asked for what it opens. Where not all walks are
 * stored, only one that opens nothing is known never to be. */
void
survey_questions(struct surveyor *v)
{
	uint32_t questions = topic_question_count(v->t);
	bool *emergency = bearing_emergency(v->bearing), *needed = find_needed(v);
	bool *open = xcalloc(questions, sizeof *open);
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
		if (k->ask_if.at != NONE && !can_open(v, q, OPEN_GOING_ON, emergency))
			kind[q] = SURVEY_QUESTIONS_NEVER;
		else if (!(cond_possible(v->t, k->ask_if.at, &env) & TRUTH_BIT(TRUTH_TRUE)))
			kind[q] = SURVEY_QUESTIONS_WAITING;
		else if (!a.asked[q] && k->links.count == 0)
			kind[q] = SURVEY_QUESTIONS_IDLE;
		a.asked[q] = a.asked[q] && kind[q] == SURVEY_COUNT;
		open[q] = v->open;
		v->open = false;
	}
	for (uint32_t q = 0; q < questions; q++) {
		report_question(v, q, kind[q], emergency, a.asked);
		v->open = v->open || open[q];
		survey_add_open(v, ENTITY_QUESTION, q);
	}
	free(emergency);
	free(needed);
	free(opens);
	free(open);
	free(order);
	free(kind);
	free(a.asked);
}
