/* SPDX-License-Identifier: MIT */
/* A condition is gone through with a list of what is still to be looked at, so that no chain of
 * rules or ask-ifs is too long; what has been met carries the number of the search that met it.
 */
#include "prove/bearing.h"

#include "base/fan.h"
#include "topic/cond.h"

struct bearing {
	struct arena *arena; /* it and its arrays, but what grows */
	const struct topic *t;
	uint32_t questions, rules, causes, search;
	uint32_t *met_question, *met_rule, *met_cause, *met_symptom; /* the search that met it */
	struct fan suspecting; /* rules by the cause they suspect */
	VEC(uint32_t) pending; /* conditions */
	VEC(uint32_t) found_questions;
	VEC(uint32_t) found_causes;
	VEC(uint32_t) found_several; /* symptoms */
};

struct bearing *
bearing_new(const struct topic *t)
{
	struct arena *arena = arena_new();
	struct bearing *b = arena_alloc(arena, sizeof *b);
	struct pairs suspects = {0};

	b->arena = arena;
	b->t = t;
	b->questions = topic_question_count(t);
	b->rules = topic_rule_count(t);
	b->causes = topic_cause_count(t);
	b->met_question = arena_alloc(arena, b->questions * sizeof *b->met_question);
	b->met_rule = arena_alloc(arena, b->rules * sizeof *b->met_rule);
	b->met_cause = arena_alloc(arena, b->causes * sizeof *b->met_cause);
	b->met_symptom = arena_alloc(arena, topic_symptom_count(t) * sizeof *b->met_symptom);
	for (uint32_t r = 0; r < b->rules; r++) {
		struct list l = topic_rule(t, r)->suspects;

		for (uint32_t i = 0; i < l.count; i++)
			if (topic_item(t, l, i) < b->causes)
				vec_push(&suspects, ((struct pair){topic_item(t, l, i), r}));
	}
	b->suspecting = fan_new(arena, &suspects, b->causes);
	vec_free(&suspects);
	return b;
}

void
bearing_free(struct bearing *b)
{
	if (b == NULL)
		return;
	vec_free(&b->pending);
	vec_free(&b->found_questions);
	vec_free(&b->found_causes);
	vec_free(&b->found_several);
	arena_free(b->arena);
}

struct numbers
bearing_suspecting(const struct bearing *b, uint32_t cause)
{
	if (cause >= b->causes)
		return (struct numbers){NULL, 0};
	const uint32_t *at = &b->suspecting.at[cause];
	return (struct numbers){b->suspecting.items + at[0], at[1] - at[0]};
}

static void
meet_rule(struct bearing *b, uint32_t rule)
{
	if (rule >= b->rules || b->met_rule[rule] == b->search)
		return;
	b->met_rule[rule] = b->search;
	vec_push(&b->pending, topic_rule(b->t, rule)->when.at);
}

static void
meet_symptom(struct bearing *b, uint32_t symptom, uint32_t question)
{
	if (topic_question(b->t, question)->kind != QUESTION_SEVERAL ||
	    b->met_symptom[symptom] == b->search)
		return;
	b->met_symptom[symptom] = b->search;
	vec_push(&b->found_several, symptom);
}

static void
begin_search(struct bearing *b)
{
	b->search++;
	b->found_questions.len = b->found_causes.len = b->found_several.len = b->pending.len = 0;
}

/* Goes through what is pending, and what that brings; returns the questions found. */
static struct numbers
finish_search(struct bearing *b)
{
	while (b->pending.len > 0) {
		uint32_t count;
		const uint32_t *code = cond_code(b->t, b->pending.items[--b->pending.len], &count);

		for (uint32_t i = 0; i < count; i++) {
			enum cond_op op = COND_OP(code[i]);
			uint32_t arg = COND_ARG(code[i]);

			if (op <= COND_UNSURE && arg < topic_symptom_count(b->t)) {
				uint32_t q = topic_symptom(b->t, arg)->question;

				meet_symptom(b, arg, q);
				if (q >= b->questions || b->met_question[q] == b->search)
					continue;
				b->met_question[q] = b->search;
				vec_push(&b->found_questions, q);
				vec_push(&b->pending, topic_question(b->t, q)->ask_if.at);
			} else if (op == COND_RULE) {
				meet_rule(b, arg);
			} else if (op == COND_SUSPECT && arg < b->causes &&
				   b->met_cause[arg] != b->search) {
				struct numbers rules = bearing_suspecting(b, arg);

				b->met_cause[arg] = b->search;
				vec_push(&b->found_causes, arg);
				for (uint32_t k = 0; k < rules.count; k++)
					meet_rule(b, rules.items[k]);
			}
		}
	}
	return (struct numbers){b->found_questions.items, (uint32_t)b->found_questions.len};
}

struct numbers
bearing_questions(struct bearing *b, uint32_t at)
{
	begin_search(b);
	vec_push(&b->pending, at);
	return finish_search(b);
}

struct numbers
bearing_several(const struct bearing *b)
{
	return (struct numbers){b->found_several.items, (uint32_t)b->found_several.len};
}

struct numbers
bearing_causes(const struct bearing *b)
{
	return (struct numbers){b->found_causes.items, (uint32_t)b->found_causes.len};
}

bool *
bearing_emergency(struct bearing *b)
{
	bool *may = xcalloc(b->questions, sizeof *may);

	begin_search(b);
	for (uint32_t r = 0; r < b->rules; r++)
		if (topic_rule(b->t, r)->urgency == URGENCY_EMERGENCY)
			meet_rule(b, r);
	struct numbers found = finish_search(b);
	for (uint32_t i = 0; i < found.count; i++)
		may[found.items[i]] = true;
	for (uint32_t q = 0; q < b->questions; q++) {
		const struct question *k = topic_question(b->t, q);

		may[q] = may[q] || k->stage == STAGE_EMERGENCY;
		for (uint32_t i = 0; may[q] && i < k->covered_by.count; i++) {
			uint32_t screen = topic_item(b->t, k->covered_by, i);

			if (screen < b->questions)
				may[screen] = true;
		}
	}
	return may;
}
