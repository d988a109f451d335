/* SPDX-License-Identifier: MIT */
/* An at-least counts its members, and does not care which of them hold. Symptoms that conditions
 * name only there, and only together, can change places; so can questions whose options can, one by
 * one. A search for answers then need not try the same count in every way (solve.c).
 *
 * Symptoms are sorted into classes: all are in one at first, and what one at-least names of a class
 * leaves it for a new one; whatever a condition names elsewhere is in a class by itself.
 */
#include "prove/alike.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/map.h"
#include "topic/cond.h"

enum { CLASS_NOWHERE }; /* of symptoms that no condition names */

struct classes {
	uint32_t symptoms;
	uint32_t *of; /* of each symptom */
	uint32_t next;
};

static void
set_apart(struct classes *c, uint32_t leaf)
{
	if (COND_OP(leaf) <= COND_UNSURE && COND_ARG(leaf) < c->symptoms)
		c->of[COND_ARG(leaf)] = c->next++;
}

/* The members of one at-least, of which those that are no leaf are COND_AND. */
static void
split(struct classes *c, const uint32_t *members, uint32_t n)
{
	uint32_t before[COND_DEPTH], made[COND_DEPTH];

	for (enum cond_op op = COND_SYMPTOM; op <= COND_UNSURE; op++) {
		uint32_t splits = 0, first = c->next;

		for (uint32_t i = 0; i < n; i++) {
			uint32_t s = COND_ARG(members[i]), k = 0;

			if (COND_OP(members[i]) != op || s >= c->symptoms)
				continue;
			while (k < splits && before[k] != c->of[s])
				k++;
			if (k == splits) {
				before[splits] = c->of[s];
				made[splits++] = c->next++;
			}
			/* A member that is listed twice, in an image from elsewhere, counts double.
			 */
			c->of[s] = c->of[s] < first ? made[k] : c->next++;
		}
	}
}

static void
sort_condition(struct classes *c, const uint32_t *code, uint32_t count)
{
	uint32_t stack[COND_DEPTH], depth = 0;

	for (uint32_t i = 0; i < count; i++) {
		enum cond_op op = COND_OP(code[i]);
		uint32_t n = op <= COND_SUSPECT    ? 0
			     : op == COND_NOT      ? 1
			     : op == COND_AT_LEAST ? COND_MEMBERS(code[i])
						   : 2;

		if (n > depth || depth - n >= COND_DEPTH)
			return; /* damaged: it is unknown whatever is answered */
		depth -= n;
		if (op == COND_AT_LEAST)
			split(c, &stack[depth], n);
		for (uint32_t k = 0; k < n && op != COND_AT_LEAST; k++)
			set_apart(c, stack[depth + k]);
		stack[depth++] = n == 0 ? code[i] : COND_WORD(COND_AND, 0);
	}
	if (depth == 1)
		set_apart(c, stack[0]);
}

static bool
same_code(const struct topic *t, uint32_t a, uint32_t b)
{
	uint32_t n, m;
	const uint32_t *one = cond_code(t, a, &n), *other = cond_code(t, b, &m);

	return (a == NONE) == (b == NONE) && n == m &&
	       (n == 0 || memcmp(one, other, n * sizeof *one) == 0);
}

static bool
are_alike(const struct topic *t, const struct classes *c, uint32_t a, uint32_t b)
{
	const struct question *p = topic_question(t, a), *q = topic_question(t, b);

	if (p->kind != q->kind || p->exhaustive != q->exhaustive || p->options != q->options ||
	    p->symptoms.count != q->symptoms.count || !same_code(t, p->ask_if.at, q->ask_if.at))
		return false;
	for (uint32_t i = 0; i < p->symptoms.count; i++)
		if (c->of[topic_item(t, p->symptoms, i)] != c->of[topic_item(t, q->symptoms, i)])
			return false;
	return true;
}

uint32_t *
alike_find(const struct topic *t)
{
	struct classes c = {.symptoms = topic_symptom_count(t), .next = 1};
	uint32_t questions = topic_question_count(t), count;
	uint32_t *before = xcalloc(questions, sizeof *before), *last;

	c.of = xcalloc(c.symptoms, sizeof *c.of);
	for (uint64_t at = 0; at < topic_count(t, PART_CODE); at += (uint64_t)count + 1) {
		const uint32_t *code = cond_code(t, (uint32_t)at, &count);

		sort_condition(&c, code, count);
	}
	last = xcalloc(c.next, sizeof *last);
	memset(last, 0xff, c.next * sizeof *last);
	for (uint32_t q = 0; q < questions; q++) {
		const struct question *k = topic_question(t, q);
		uint32_t s = k->symptoms.count > 0 ? topic_item(t, k->symptoms, 0) : NONE;

		before[q] = NONE;
		if (s >= c.symptoms || c.of[s] == CLASS_NOWHERE || k->kind == QUESTION_SCREEN ||
		    k->kind == QUESTION_SEVERAL) /* whose symptoms vary by themselves */
			continue;
		if (last[c.of[s]] != NONE && are_alike(t, &c, last[c.of[s]], q))
			before[q] = last[c.of[s]];
		last[c.of[s]] = q;
	}
	free(last);
	free(c.of);
	return before;
}

bool *
alike_unsure(const struct topic *t)
{
	uint32_t questions = topic_question_count(t), symptoms = topic_symptom_count(t);
	uint32_t count, all = (uint32_t)topic_count(t, PART_CODE);
	bool *tells = xcalloc(questions, sizeof *tells), *ask_if = xcalloc(all, sizeof *ask_if);

	for (uint32_t q = 0; q < questions; q++)
		if (topic_question(t, q)->ask_if.at < all)
			ask_if[topic_question(t, q)->ask_if.at] = true;
	for (uint64_t at = 0; at < all; at += (uint64_t)count + 1) {
		const uint32_t *code = cond_code(t, (uint32_t)at, &count);

		for (uint32_t i = 0; i < count; i++) {
			enum cond_op op = COND_OP(code[i]);
			uint32_t q = op <= COND_UNSURE && COND_ARG(code[i]) < symptoms
					 ? topic_symptom(t, COND_ARG(code[i]))->question
					 : NONE;

			if (q < questions && (op == COND_UNSURE || ask_if[at]))
				tells[q] = true;
		}
	}
	free(ask_if);
	return tells;
}

/* The rule that the others are held against. */
struct same_rule {
	const struct topic *t;
	const struct rule *rule;
};

static bool
is_same_rule(const void *ctx, uint32_t number)
{
	const struct same_rule *s = ctx;
	const struct rule *other = topic_rule(s->t, number);

	return other->urgency == s->rule->urgency &&
	       same_code(s->t, other->when.at, s->rule->when.at);
}

uint32_t *
alike_rules(const struct topic *t)
{
	uint32_t rules = topic_rule_count(t), *first = xcalloc(rules, sizeof *first), count;
	struct map known = {0};

	for (uint32_t r = 0; r < rules; r++) {
		struct same_rule s = {t, topic_rule(t, r)};
		const uint32_t *code = cond_code(t, s.rule->when.at, &count);

		first[r] =
		    map_put(&known, hash_bytes(code, count * sizeof *code), r, is_same_rule, &s);
	}
	map_free(&known);
	return first;
}
