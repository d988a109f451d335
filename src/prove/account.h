/* SPDX-License-Identifier: MIT */
/* What answers say of a topic, worked out apart from src/reason: the proofs' own account.
 *
 * Answers are given one after the other and taken back in the opposite order, as on the way down
 * and up a tree. The truth of every rule and of every `unless` is known at each step.
 *
 * An answer speaks for the symptoms of its question; of a screen, for those that it covers. A
 * finding counts where the ask-if of its question holds; where that fails it is false.
 */
#ifndef PROVE_ACCOUNT_H
#define PROVE_ACCOUNT_H

#include <stdbool.h>

#include "topic/answer.h"
#include "topic/cond.h"
#include "topic/topic.h"
#include "prove/bearing.h"

struct account; /* opaque */

/* What it is an account of, beside the questions: rules and what advice is shown unless; flows, so
 * that its key tells apart what their steps and rows go by, too. Of the rest it may not be asked.
 */
enum { ACCOUNT_RULES = 1, ACCOUNT_FLOWS = 2 };
/* The topic and the bearing must outlive it. */
struct account *account_new(const struct topic *t, const struct bearing *b, unsigned of);
void account_free(struct account *a);

/* One answer more. */
void account_answer(struct account *a, uint32_t question, uint32_t answer);
/* The same, but that no truth may be asked for before account_settle(): many at once. */
void account_note(struct account *a, uint32_t question, uint32_t answer);
void account_settle(struct account *a);
/* Takes back all answers but the first n. */
void account_back(struct account *a, uint32_t n);

/* The truths (TRUTH_BITs) that are possible now: one, but where it depends on how likely a
 * suspected cause is. */
unsigned account_rule(const struct account *a, uint32_t rule);
unsigned account_unless(const struct account *a, uint32_t advice); /* without one: false */
unsigned account_ask_if(const struct account *a, uint32_t question);
enum finding account_finding(const struct account *a, uint32_t symptom);
/* The truth of advice's `unless` where these causes are likely (of each cause: enum truth). */
enum truth account_unless_given(struct account *a, uint32_t advice, const uint8_t *likely);
/* True if a piece of advice before it has the same `unless`. */
bool account_unless_repeats(const struct account *a, uint32_t advice);

/* Where the answers stand in the flow from a step on: the question that waits, the branch that ends
 * it, or (both NONE) the interview; and how many branches were looked at. Marks those that they
 * have taken, if wanted (account_flow.c). */
struct account_flow {
	uint32_t question, end, rows;
};
struct account_flow account_flow(const struct account *a, uint32_t step, bool *taken);

/* Counts that the proofs ask for at every step. */
struct tally_of_rules {
	uint32_t emergencies; /* emergency rules that hold */
	uint32_t open_above;  /* rules but gates that are not known to fail */
	uint32_t may_hold;    /* rules but gates that do not hold and may, by open questions ... */
	uint32_t may_alarm;   /* ... and those of them that are an emergency */
	uint32_t gates;       /* gates that hold */
	uint32_t unasked;     /* red flags without an answer */
	uint32_t uncleared;   /* red flags that are not known to be "no" */
};
const struct tally_of_rules *account_tally(const struct account *a);

/* Everything about the answers that can still bear on a rule, an `unless`, an ask-if or a red flag,
 * as 128 bits of hash: two sets of answers with the same key have the same future, whatever is
 * answered from here on. */
struct account_key {
	uint64_t a, b;
};
struct account_key account_key(const struct account *a);

#endif
