/* SPDX-License-Identifier: MIT */
/* Cases: from the table, checked, copied, and what they answer. A case is a finding for each
 * symptom: what it names as present, what it leaves open, and "no" for all else. */

#include "learn/practice_state.h"
#include "search/search.h"

static struct practice_list
list_of(const struct topic *t, struct list l)
{
	const uint32_t *items = topic_records(t, PART_INDEX, l.first, l.count);

	return (struct practice_list){items, items != NULL ? l.count : 0};
}

struct practice_case
practice_case_row(const struct topic *t, uint32_t row)
{
	const struct case_row *c = topic_case(t, row);

	if (row >= topic_case_count(t))
		return (struct practice_case){.id = ""};
	return (struct practice_case){.id = topic_text(t, c->id),
	    .title = topic_text(t, c->title),
	    .vignette = topic_text(t, c->vignette),
	    .teaching = topic_text(t, c->teaching),
	    .present = list_of(t, c->present),
	    .absent = list_of(t, c->absent),
	    .cause = c->cause,
	    .urgency = c->urgency};
}

uint32_t
practice_case_find(const struct topic *t, const char *id)
{
	struct entity e = topic_find(t, id);

	return e.kind == ENTITY_CASE ? e.index : NONE;
}

uint32_t
practice_case_named(const struct topic *t, const char *word)
{
	uint32_t row = practice_case_find(t, word);
	char *end;
	unsigned long number = strtoul(word, &end, 10);

	if (row == NONE && word[0] >= '0' && word[0] <= '9' && *end == '\0' && number > 0 &&
	    number <= topic_case_count(t))
		row = (uint32_t)number - 1;
	if (row != NONE)
		return row;
	struct entity e = search_named(t, word, 1u << ENTITY_CASE, false);
	return e.kind == ENTITY_CASE ? e.index : NONE;
}

static const char *
keep_text(struct practice *p, const char *text)
{
	return text != NULL ? arena_strdup(p->arena, text) : "";
}

/* Copies a list of symptoms and marks them; -1 if one is none or is marked otherwise. */
static int
take_list(struct practice *p, struct practice_list *list, uint8_t *has, enum finding finding)
{
	uint32_t *copy = arena_alloc(p->arena, ((size_t)list->count + 1) * sizeof *copy);

	for (uint32_t i = 0; i < list->count; i++) {
		uint32_t s = list->items[i];

		if (s >= topic_symptom_count(p->t) ||
		    (has[s] != FINDING_UNASKED && has[s] != finding))
			return -1;
		has[s] = (uint8_t)finding;
		copy[i] = s;
	}
	list->items = copy;
	return 0;
}

int
practice_state_take_case(struct practice *p, const struct practice_case *c, struct error *err)
{
	uint32_t symptoms = topic_symptom_count(p->t);
	uint8_t *has = arena_alloc(p->arena, (size_t)symptoms + 1);
	const char *id = c->id != NULL ? c->id : "";

	p->c = *c;
	p->c.id = keep_text(p, c->id);
	p->c.title = keep_text(p, c->title);
	p->c.vignette = keep_text(p, c->vignette);
	p->c.teaching = keep_text(p, c->teaching);
	if (c->drawn && p->c.title[0] == '\0')
		p->c.title = "Drawn from the tables";
	if (topic_leaf_count(p->t) == 0
		? c->cause != NONE
		: c->cause >= topic_cause_count(p->t) ||
		      topic_cause(p->t, c->cause)->leaf >= topic_leaf_count(p->t))
		return error_set(err, "the case \"%s\" has no cause of this topic", id);
	if (c->urgency >= URGENCY_LEVELS)
		return error_set(err, "the case \"%s\" has no urgency", id);
	if (take_list(p, &p->c.present, has, FINDING_YES) != 0 ||
	    take_list(p, &p->c.absent, has, FINDING_NO) != 0 ||
	    take_list(p, &p->c.unsure, has, FINDING_UNSURE) != 0)
		return error_set(err,
		    "the case \"%s\" names a symptom twice, or one that the topic does not have",
		    id);
	for (uint32_t s = 0; s < symptoms; s++)
		has[s] = has[s] == FINDING_UNASKED ? FINDING_NO : has[s];
	for (uint32_t q = 0; q < topic_question_count(p->t); q++) {
		const struct question *k = topic_question(p->t, q);
		uint32_t present = 0;

		for (uint32_t i = 0; k->kind == QUESTION_CHOICE && i < k->options; i++) {
			uint32_t s = topic_item(p->t, k->symptoms, i);

			present += s < symptoms && has[s] == FINDING_YES;
		}
		if (present > 1)
			return error_set(
			    err, "the case \"%s\" has two answers to one question", id);
	}
	p->has = has;
	return 0;
}

/* What the case says of each of several symptoms; nothing of what it leaves open. */
static uint32_t
answer_of_several(const struct practice *p, const struct question *q)
{
	uint32_t yes = 0, no = 0;

	for (uint32_t i = 0; i < q->options; i++) {
		uint32_t s = topic_item(p->t, q->symptoms, i);
		uint8_t has = s < topic_symptom_count(p->t) ? p->has[s] : (uint8_t)FINDING_UNASKED;

		yes |= (uint32_t)(has == FINDING_YES) << i;
		no |= (uint32_t)(has == FINDING_NO) << i;
	}
	uint32_t answer = answer_several(yes, no, q->options);
	return answer == ANSWER_UNASKED ? ANSWER_UNSURE : answer;
}

/* Of a screen only what it can still settle counts: what is asked at all and is not known yet. */
uint32_t
practice_answer(const struct practice *p, struct interview *iv, uint32_t question)
{
	const struct question *q = topic_question(p->t, question);
	bool unsure = false;

	if (q->kind == QUESTION_SEVERAL)
		return answer_of_several(p, q);
	for (uint32_t i = 0; i < q->symptoms.count; i++) {
		uint32_t symptom = topic_item(p->t, q->symptoms, i);

		if (symptom >= topic_symptom_count(p->t))
			continue;
		if (q->kind == QUESTION_SCREEN &&
		    (!interview_active(iv, topic_item(p->t, q->covers, i)) ||
			interview_finding(iv, symptom) != FINDING_UNASKED))
			continue;
		if (p->has[symptom] == FINDING_YES)
			return ANSWER_FIRST + i;
		unsure = unsure || p->has[symptom] == FINDING_UNSURE;
	}
	return unsure || q->exhaustive ? ANSWER_UNSURE : ANSWER_NONE;
}

struct interview *
practice_state_told(const struct practice *p)
{
	struct interview *iv = interview_new(p->t);

	for (uint32_t q = 0; q < topic_question_count(p->t); q++)
		if (topic_question(p->t, q)->kind != QUESTION_SCREEN)
			interview_answer(iv, q, practice_answer(p, iv, q));
	return iv;
}

/* The finding that a person comes with is one of the earliest stage after the emergencies that has
 * any, the first in table order. */
void
practice_opening(const struct practice *p, struct buf *out)
{
	uint32_t best = NONE, earliest = STAGES + 1;

	for (uint32_t s = 0; s < topic_symptom_count(p->t); s++) {
		const struct question *q = topic_question(p->t, topic_symptom(p->t, s)->question);
		uint32_t stage = q->stage == STAGE_EMERGENCY ? STAGES : q->stage;

		if (p->has[s] == FINDING_YES && stage < earliest) {
			best = s;
			earliest = stage;
		}
	}
	if (p->opening == PRACTICE_VIGNETTE && p->c.vignette[0] != '\0')
		buf_adds(out, p->c.vignette);
	else if (best != NONE)
		topic_add_phrase(p->t, PHRASE_CASE_COMES,
		    (const char *[]){topic_text(p->t, topic_symptom(p->t, best)->name)}, out);
	else
		buf_adds(out, topic_phrase(p->t, PHRASE_CASE_NOTHING));
}
