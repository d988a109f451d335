/* SPDX-License-Identifier: MIT */
/* The account: what an answer changes, in which order, and how it is taken back.
 *
 * A change is carried on in the order of the conditions, through lists of what depends on a symptom
 * or on a condition; what it overwrote is kept, so that it can be taken back.
 *
 * The key is a sum (exclusive or) of one hash for each condition: of its truth where it is settled,
 * else of what is known of all that it names. So it forgets what can make no difference any more.
 * To that come the findings that red flags and the steps of flows go by.
 */
#include <string.h>

#include "prove/account_state.h"

static void
toggle(struct account *a, struct account_key k)
{
	a->key.a ^= k.a;
	a->key.b ^= k.b;
}

static struct account_key
finding_key(uint32_t symptom, uint8_t finding)
{
	struct account_key k = {UINT64_C(1) << 40 | symptom, symptom};

	account_fold(&k, finding);
	return k;
}

/* Changes, each through one of these two, so that tally and key always fit. */

static void
count_rule(struct account *a, const struct condition_state *c, uint32_t by)
{
	uint32_t urgency = c->urgency;
	unsigned now = account_set(c->lanes, NOW);
	bool holds = now == TRUTH_BIT(TRUTH_TRUE), gate = urgency == URGENCY_SELF_CARE;
	bool may_hold = !holds && !gate && c->lanes & LANE(OPEN, TRUTH_TRUE);

	a->tally.emergencies += holds && urgency == URGENCY_EMERGENCY ? by : 0;
	a->tally.gates += holds && gate ? by : 0;
	a->tally.may_hold += may_hold ? by : 0;
	a->tally.may_alarm += may_hold && urgency == URGENCY_EMERGENCY ? by : 0;
	a->tally.open_above += now != TRUTH_BIT(TRUTH_FALSE) && !gate ? by : 0;
}

static void
set_condition(struct account *a, uint32_t condition, uint32_t lanes, struct account_key key)
{
	struct condition_state *c = &a->conditions[condition];

	toggle(a, c->key);
	toggle(a, key);
	c->key = key;
	if (c->lanes == lanes)
		return;
	if (c->owner == OWNER_RULE)
		count_rule(a, c, UINT32_MAX); /* one less */
	c->lanes = lanes;
	if (c->owner == OWNER_RULE)
		count_rule(a, c, 1);
}

static void
set_finding(struct account *a, uint32_t symptom, uint8_t finding)
{
	uint8_t before = a->finding[symptom];

	a->finding[symptom] = finding;
	if (a->keyed[symptom]) {
		toggle(a, finding_key(symptom, before));
		toggle(a, finding_key(symptom, finding));
	}
	if (!a->flag[symptom])
		return;
	a->tally.unasked += (finding == FINDING_UNASKED) - (before == FINDING_UNASKED);
	a->tally.uncleared += (finding != FINDING_NO) - (before != FINDING_NO);
}

static void
mark_dirty(struct account *a, const struct fan *f, uint32_t i, uint32_t after)
{
	for (uint32_t k = f->at[i]; k < f->at[i + 1]; k++) {
		uint32_t c = f->items[k];

		if (c >= after && !account_is_settled(a->conditions[c].lanes))
			a->dirty[c] = 1;
	}
}

static void
renew(struct account *a, uint32_t c)
{
	const struct condition_state *s = &a->conditions[c];
	struct undo_condition u = {c, s->lanes, s->key};
	struct account_key key;
	uint32_t lanes = account_evaluate(a, c, &key);

	if (lanes == s->lanes && key.a == s->key.a && key.b == s->key.b)
		return;
	set_condition(a, c, lanes, key);
	vec_push(&a->undo_conditions, u);
	mark_dirty(a, &a->by_condition, c, c + 1);
}

/* A rule without a condition always holds, one that waits for itself stays unknown. */
void
account_begin(struct account *a)
{
	for (uint32_t c = 0; c < a->count; c++) {
		struct condition_state *s = &a->conditions[c];

		if (s->owner == OWNER_RULE)
			count_rule(a, s, 1);
		toggle(a, s->key);
	}
	for (uint32_t c = 0; c < a->count; c++)
		renew(a, c);
	memset(a->dirty, 0, a->count);
	a->undo_conditions.len = 0;
}

/* What all answers together say of a question: "yes" where a screen names it, whatever was said of
 * it before; else its own answer; else "none of these" of a screen. */
static uint32_t
answer_of(const struct account *a, uint32_t question)
{
	struct list screens = a->question[question].covered_by;
	uint32_t answer = a->given[question];

	for (uint32_t i = 0; i < screens.count; i++) {
		uint32_t s = a->index[screens.first + i];
		uint32_t given = s < a->questions ? a->given[s] : ANSWER_UNASKED;

		if (given == ANSWER_NONE && answer == ANSWER_UNASKED)
			answer = ANSWER_NONE;
		if (given >= ANSWER_FIRST &&
		    topic_item(a->t, a->question[s].covers, given - ANSWER_FIRST) == question)
			return ANSWER_FIRST;
	}
	return answer;
}

/* Writes that into the findings that something goes by. */
static void
note_question(struct account *a, uint32_t question)
{
	struct list symptoms = a->question[question].symptoms;
	uint32_t answer = answer_of(a, question);

	for (uint32_t k = a->watched.at[question]; k < a->watched.at[question + 1]; k++) {
		uint32_t i = a->watched.items[k], s = a->index[symptoms.first + i];
		uint8_t finding = (uint8_t)answer_finding(answer, i);

		if (finding == FINDING_UNASKED && answer != ANSWER_UNASKED)
			finding = FINDING_LEFT;
		if (a->finding[s] == finding)
			continue;
		vec_push(&a->undo_findings, ((struct undo_finding){s, a->finding[s]}));
		set_finding(a, s, finding);
		mark_dirty(a, &a->by_symptom, s, 0);
	}
}

void
account_note(struct account *a, uint32_t question, uint32_t answer)
{
	if (question >= a->questions)
		return;
	const struct question *q = &a->question[question];
	vec_push(&a->frames, ((struct frame){a->undo_conditions.len, a->undo_findings.len, question,
				 a->given[question]}));
	a->given[question] = answer;
	if (q->kind != QUESTION_SCREEN)
		note_question(a, question);
	for (uint32_t i = 0; q->kind == QUESTION_SCREEN && i < q->covers.count; i++) {
		uint32_t c = a->index[q->covers.first + i];

		if (c < a->questions && c != question)
			note_question(a, c);
	}
}

void
account_settle(struct account *a)
{
	uint8_t *dirty = a->dirty, *end = a->dirty + a->count;
	while ((dirty = memchr(dirty, 1, (size_t)(end - dirty))) != NULL) {
		*dirty = 0; /* what it changes comes after it */
		renew(a, (uint32_t)(dirty - a->dirty));
	}
}

void
account_answer(struct account *a, uint32_t question, uint32_t answer)
{
	account_note(a, question, answer);
	account_settle(a);
}

void
account_back(struct account *a, uint32_t n)
{
	if (n >= a->frames.len)
		return;
	struct frame f = a->frames.items[n];
	while (a->frames.len > n) {
		const struct frame *last = &a->frames.items[--a->frames.len];

		a->given[last->question] = last->before;
	}
	while (a->undo_conditions.len > f.conditions) {
		struct undo_condition u = a->undo_conditions.items[--a->undo_conditions.len];

		set_condition(a, u.condition, u.lanes, u.key);
	}
	while (a->undo_findings.len > f.findings) {
		struct undo_finding u = a->undo_findings.items[--a->undo_findings.len];

		set_finding(a, u.symptom, u.finding);
	}
}

enum finding
account_finding(const struct account *a, uint32_t symptom)
{
	uint32_t question = symptom < a->symptoms ? a->of_symptom[symptom] : NONE;

	return question != NONE ? answer_finding(answer_of(a, question),
				      topic_symptom(a->t, symptom)->option - 1)
				: FINDING_UNASKED;
}

const struct tally_of_rules *
account_tally(const struct account *a)
{
	return &a->tally;
}

struct account_key
account_key(const struct account *a)
{
	return a->key;
}
