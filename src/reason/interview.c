/* Answers and what they say of each symptom. */
#include "reason/interview.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/number.h"
#include "reason/state.h"

/* Questions in the order of their `order` field; damaged or doubled values leave table order. */
static uint32_t *
ask_order(const struct topic *t, uint32_t n)
{
	uint32_t *order = xcalloc(n, sizeof *order);
	uint8_t *taken = xcalloc(n, 1);

	for (uint32_t q = 0; q < n; q++) {
		uint32_t at = topic_question(t, q)->order;

		if (at < n && !taken[at]) {
			taken[at] = 1;
			order[at] = q;
			continue;
		}
		for (uint32_t i = 0; i < n; i++)
			order[i] = i;
		break;
	}
	free(taken);
	return order;
}

/* The items of a list if all of them are numbers of records below `limit`, else none. */
static const uint32_t *
checked_items(const struct topic *t, struct list l, uint32_t limit, uint32_t *count)
{
	const uint32_t *items = topic_records(t, PART_INDEX, l.first, l.count);

	*count = items != NULL ? l.count : 0;
	for (uint32_t i = 0; i < *count; i++) {
		if (items[i] >= limit)
			*count = 0;
	}
	return items;
}

static void
look_up_questions(struct interview *iv)
{
	iv->ask = xcalloc(iv->questions, sizeof *iv->ask);
	iv->emergency = xcalloc(iv->questions, sizeof *iv->emergency);
	for (uint32_t n = 0; n < iv->questions; n++) {
		struct ask *a = &iv->ask[n];

		a->q = topic_question(iv->t, n);
		a->k = topic_likelihoods(iv->t, n);
		a->symptoms = checked_items(iv->t, a->q->symptoms, iv->symptoms, &a->symptom_count);
		a->covers = checked_items(iv->t, a->q->covers, iv->questions, &a->cover_count);
		a->screens =
		    checked_items(iv->t, a->q->covered_by, iv->questions, &a->screen_count);
	}
	for (int screens = 1; screens >= 0; screens--) {
		for (uint32_t n = 0; n < iv->questions; n++) {
			if (iv->ask[n].q->stage == STAGE_EMERGENCY &&
			    (iv->ask[n].q->kind == QUESTION_SCREEN) == (screens == 1))
				iv->emergency[iv->emergency_count++] = n;
		}
	}
}

struct interview *
interview_new(const struct topic *t)
{
	struct interview *iv = xcalloc(1, sizeof *iv);

	iv->t = t;
	iv->questions = topic_question_count(t);
	iv->symptoms = topic_symptom_count(t);
	iv->leaves = topic_leaf_count(t);
	iv->rules = topic_rule_count(t);
	iv->symptom = topic_records(t, PART_SYMPTOM, 0, iv->symptoms);
	iv->rule = topic_records(t, PART_RULE, 0, iv->rules);
	look_up_questions(iv);
	iv->given = xcalloc(iv->questions, sizeof *iv->given);
	iv->effective = xcalloc(iv->questions, sizeof *iv->effective);
	iv->active = xcalloc(iv->questions, 1);
	iv->finding = xcalloc(iv->symptoms, 1);
	iv->order = ask_order(t, iv->questions);
	iv->prior = xcalloc(iv->leaves, sizeof *iv->prior);
	iv->posterior = xcalloc(iv->leaves, sizeof *iv->posterior);
	iv->loglik = xcalloc(iv->questions, sizeof *iv->loglik);
	iv->class_mass = xcalloc(URGENCY_LEVELS, sizeof *iv->class_mass);
	iv->truth = xcalloc(iv->rules, 1);
	iv->possible = xcalloc(iv->rules, 1);
	iv->feared = xcalloc(iv->rules, 1);
	iv->visited = xcalloc(iv->rules, 1);
	iv->matters = xcalloc(iv->leaves, 1);
	iv->may_matter = xcalloc(iv->leaves, 1);
	iv->share = xcalloc(iv->leaves, sizeof *iv->share);
	iv->class = xcalloc(iv->leaves, 1);
	iv->relevant = xcalloc(iv->questions, 1);
	for (uint32_t l = 0; l < iv->leaves; l++) {
		enum urgency u = state_leaf_urgency(t, l);

		iv->prior[l] = number_log2(topic_priors(t)[l]);
		iv->class[l] = (uint8_t)(u > URGENCY_SOON ? URGENCY_SOON : u);
	}
	return iv;
}

struct interview *
interview_copy(const struct interview *iv)
{
	struct interview *copy = interview_new(iv->t);

	if (iv->questions > 0)
		memcpy(copy->given, iv->given, iv->questions * sizeof *iv->given);
	return copy;
}

void
interview_free(struct interview *iv)
{
	if (iv == NULL)
		return;
	for (uint32_t q = 0; q < iv->questions; q++)
		free(iv->loglik[q]);
	free(iv->ask);
	free(iv->emergency);
	free(iv->given);
	free(iv->effective);
	free(iv->active);
	free(iv->finding);
	free(iv->order);
	free(iv->prior);
	free(iv->posterior);
	free(iv->loglik);
	free(iv->class_mass);
	free(iv->truth);
	free(iv->possible);
	free(iv->feared);
	free(iv->visited);
	free(iv->matters);
	free(iv->may_matter);
	free(iv->share);
	free(iv->class);
	free(iv->relevant);
	free(iv->same);
	free(iv);
}

const struct topic *
interview_topic(const struct interview *iv)
{
	return iv->t;
}

void
interview_answer(struct interview *iv, uint32_t question, uint32_t answer)
{
	if (question >= iv->questions || iv->given[question] == answer)
		return;
	if (answer >= ANSWER_FIRST + iv->ask[question].q->options || answer > UINT16_MAX)
		return;
	iv->given[question] = (uint16_t)answer;
	iv->fresh = 0;
}

void
interview_clear(struct interview *iv)
{
	if (iv->questions > 0)
		memset(iv->given, 0, iv->questions * sizeof *iv->given);
	iv->fresh = 0;
}

uint32_t
interview_given(const struct interview *iv, uint32_t question)
{
	return question < iv->questions ? iv->given[question] : ANSWER_UNASKED;
}

/* True where the ask-if of the symptom's question is known to fail: whether a lump grows is no
 * longer open where there is none. */
static bool
ruled_out(const struct interview *iv, uint32_t symptom)
{
	uint32_t q = iv->symptom[symptom].question;

	return q < iv->questions && iv->active[q] == TRUTH_FALSE;
}

/* In an ask-if "not sure" counts as holding. */
static unsigned
ask_symptom(void *ctx, uint32_t symptom)
{
	const struct interview *iv = ctx;

	if (symptom >= iv->symptoms)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	switch (iv->finding[symptom]) {
	case FINDING_YES:
	case FINDING_UNSURE:
		return TRUTH_BIT(TRUTH_TRUE);
	case FINDING_NO:
		return TRUTH_BIT(TRUTH_FALSE);
	default:
		return TRUTH_BIT(ruled_out(iv, symptom) ? TRUTH_FALSE : TRUTH_UNKNOWN);
	}
}

/* What the screens say of a question: named by one is "yes", else "none of these" of one is "no".
 */
static uint32_t
screened_answer(const struct interview *iv, uint32_t question)
{
	const struct ask *a = &iv->ask[question];
	uint32_t answer = ANSWER_UNASKED;

	for (uint32_t i = 0; i < a->screen_count; i++) {
		uint32_t s = a->screens[i], given = iv->given[s];

		if (given < ANSWER_NONE || iv->active[s] != TRUTH_TRUE)
			continue;
		if (given == ANSWER_NONE)
			answer = ANSWER_NONE;
		else if (given - ANSWER_FIRST < iv->ask[s].cover_count &&
			 iv->ask[s].covers[given - ANSWER_FIRST] == question)
			return ANSWER_FIRST;
	}
	return answer;
}

/* Writes what the effective answer says of the question's symptoms. */
static void
spread_answer(struct interview *iv, const struct ask *a, uint32_t answer)
{
	for (uint32_t i = 0; i < a->symptom_count; i++)
		iv->finding[a->symptoms[i]] = answer == ANSWER_UNASKED	   ? FINDING_UNASKED
					      : answer == ANSWER_UNSURE	   ? FINDING_UNSURE
					      : answer == ANSWER_FIRST + i ? FINDING_YES
									   : FINDING_NO;
}

void
state_findings(struct interview *iv)
{
	struct cond_env env = {.symptom = ask_symptom, .unsure = state_unsure_now, .ctx = iv};

	if (iv->fresh & FRESH_FINDINGS)
		return;
	memset(iv->finding, FINDING_UNASKED, iv->symptoms);
	for (uint32_t i = 0; i < iv->questions; i++) {
		uint32_t n = iv->order[i], answer = ANSWER_UNASKED;
		const struct ask *a = &iv->ask[n];
		uint32_t ask_if = a->q->ask_if.at;

		iv->active[n] =
		    (uint8_t)(ask_if == NONE ? TRUTH_TRUE : cond_eval(iv->t, ask_if, &env));
		if (iv->active[n] == TRUTH_TRUE) {
			uint32_t screened = screened_answer(iv, n);

			/* What a screen names is "yes", whatever was said of it before. */
			answer = iv->given[n];
			if (answer == ANSWER_UNASKED || screened == ANSWER_FIRST)
				answer = screened;
		}
		iv->effective[n] = (uint16_t)answer;
		if (a->q->kind != QUESTION_SCREEN && answer != ANSWER_UNASKED)
			spread_answer(iv, a, answer);
	}
	iv->fresh |= FRESH_FINDINGS;
}

uint32_t
interview_effective(struct interview *iv, uint32_t question)
{
	state_findings(iv);
	return question < iv->questions ? iv->effective[question] : ANSWER_UNASKED;
}

bool
interview_active(struct interview *iv, uint32_t question)
{
	state_findings(iv);
	return question < iv->questions && iv->active[question] == TRUTH_TRUE;
}

bool
interview_open(struct interview *iv, uint32_t question)
{
	const struct ask *a;

	if (!interview_active(iv, question) || iv->effective[question] != ANSWER_UNASKED)
		return false;
	a = &iv->ask[question];
	if (a->q->kind != QUESTION_SCREEN)
		return true;
	for (uint32_t i = 0; i < a->cover_count; i++) {
		uint32_t c = a->covers[i];

		if (iv->active[c] == TRUTH_TRUE && iv->effective[c] == ANSWER_UNASKED)
			return true;
	}
	return false;
}

enum finding
interview_finding(struct interview *iv, uint32_t symptom)
{
	state_findings(iv);
	return symptom < iv->symptoms ? (enum finding)iv->finding[symptom] : FINDING_UNASKED;
}

uint32_t
interview_count(struct interview *iv)
{
	uint32_t n = 0;

	state_findings(iv);
	for (uint32_t q = 0; q < iv->questions; q++)
		n += iv->given[q] != ANSWER_UNASKED && iv->active[q] == TRUTH_TRUE;
	return n;
}

unsigned
state_symptom_now(void *ctx, uint32_t symptom)
{
	const struct interview *iv = ctx;

	if (symptom >= iv->symptoms)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	switch (iv->finding[symptom]) {
	case FINDING_YES:
		return TRUTH_BIT(TRUTH_TRUE);
	case FINDING_NO:
		return TRUTH_BIT(TRUTH_FALSE);
	case FINDING_UNSURE:
		return TRUTH_BIT(TRUTH_UNKNOWN);
	default:
		return TRUTH_BIT(ruled_out(iv, symptom) ? TRUTH_FALSE : TRUTH_UNKNOWN);
	}
}

unsigned
state_unsure_now(void *ctx, uint32_t symptom)
{
	const struct interview *iv = ctx;

	if (symptom >= iv->symptoms)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	if (iv->finding[symptom] == FINDING_UNSURE)
		return TRUTH_BIT(TRUTH_TRUE);
	return TRUTH_BIT(iv->finding[symptom] != FINDING_UNASKED || ruled_out(iv, symptom)
			     ? TRUTH_FALSE
			     : TRUTH_UNKNOWN);
}

unsigned
state_symptom_yet(void *ctx, uint32_t symptom)
{
	const struct interview *iv = ctx;
	unsigned now = state_symptom_now(ctx, symptom);

	if (now == TRUTH_BIT(TRUTH_UNKNOWN) && symptom < iv->symptoms &&
	    iv->finding[symptom] == FINDING_UNASKED)
		return TRUTH_ANY;
	return now;
}

unsigned
state_unsure_yet(void *ctx, uint32_t symptom)
{
	unsigned now = state_unsure_now(ctx, symptom);

	return now == TRUTH_BIT(TRUTH_UNKNOWN) ? TRUTH_ANY : now;
}

unsigned
state_symptom_feared(void *ctx, uint32_t symptom)
{
	const struct interview *iv = ctx;

	if (symptom < iv->symptoms && iv->finding[symptom] == FINDING_UNSURE)
		return TRUTH_ANY;
	return state_symptom_now(ctx, symptom);
}

unsigned
state_symptom_feared_yet(void *ctx, uint32_t symptom)
{
	const struct interview *iv = ctx;

	if (symptom < iv->symptoms && iv->finding[symptom] == FINDING_UNSURE)
		return TRUTH_ANY;
	return state_symptom_yet(ctx, symptom);
}

enum urgency
state_leaf_urgency(const struct topic *t, uint32_t leaf)
{
	uint32_t u = topic_cause(t, topic_leaf(t, leaf))->urgency;

	return u < URGENCY_LEVELS ? (enum urgency)u : URGENCY_ROUTINE;
}
