/* SPDX-License-Identifier: MIT */
/* What an account holds; private to src/prove/account*.c.
 *
 * Conditions stand in an order in which each comes after what it depends on. For each condition two
 * sets of truths are kept: those it can have now, and those it can have yet, whatever is answered
 * from here on. Once it can have but one it is settled, and nothing that it names has to be looked
 * at again.
 */
#ifndef PROVE_ACCOUNT_STATE_H
#define PROVE_ACCOUNT_STATE_H

#include "base/fan.h"
#include "prove/account.h"

enum owner { OWNER_ASK_IF, OWNER_RULE, OWNER_UNLESS, OWNER_BRANCH };

/* The truths that are possible now; those that are yet; and those of them that need no more than
 * questions without an answer, no screen that takes back the answer to what it covers. */
enum lane { NOW, YET, OPEN };

struct condition_state {
	const uint32_t *code;
	uint32_t count;
	uint8_t owner;    /* enum owner */
	uint32_t urgency; /* of a rule */
	uint32_t lanes;   /* LANEs of NOW, YET and OPEN */
	struct account_key key;
};

/* What an answer to several left unsaid: unasked to all but a `not` in an ask-if. */
enum { FINDING_LEFT = FINDING_YES + 1 };

/* What an answer overwrote. */
struct undo_condition {
	uint32_t condition, lanes;
	struct account_key key;
};
struct undo_finding {
	uint32_t symptom;
	uint8_t finding;
};

/* An answer: how long the two lists of what was overwritten were before, and what the question's
 * answer was. */
struct frame {
	size_t conditions, findings;
	uint32_t question, before;
};

struct account {
	struct arena *arena; /* the account and its arrays, but what grows */
	const struct topic *t;
	const struct bearing *bearing;
	uint32_t symptoms, questions, rules, advice, branches, steps;
	/* The records, and the lists that they refer to. */
	const struct question *question;
	const struct flow_step *step;
	const struct branch *row; /* of steps */
	const uint32_t *index;
	uint32_t *given;      /* of each question: its answer */
	uint8_t *finding;     /* of each symptom that is watched, or FINDING_LEFT */
	uint32_t *of_symptom; /* of each symptom: its question, NONE if there is none */
	uint8_t *flag;        /* of each symptom: its question is in stage emergency */
	uint8_t *keyed;       /* of each symptom: it is a flag, or a step of a flow asks for it */
	uint8_t *screened;    /* of each symptom: a screen covers its question */
	/* Of each question, rule, advice, branch: its condition or NONE. */
	uint32_t *ask_if, *rule, *unless, *branch;
	struct condition_state *conditions;
	uint32_t count;
	struct fan by_symptom, by_condition; /* conditions that depend on each */
	struct fan watched; /* of each question: its options whose finding something goes by */
	uint8_t *dirty;     /* of each condition */
	VEC(struct undo_condition) undo_conditions;
	VEC(struct undo_finding) undo_findings;
	VEC(struct frame) frames;
	struct tally_of_rules tally;
	struct account_key key;
	const uint8_t *likely; /* for account_unless_given(), else NULL */
};

/* The lanes of a condition, and the key of what they come from: of itself where it is settled. */
uint32_t account_evaluate(const struct account *a, uint32_t condition, struct account_key *key);
/* One lane as TRUTH_BITs. */
unsigned account_set(uint32_t lanes, enum lane lane);
/* True if it can have but one truth any more. */
bool account_is_settled(uint32_t lanes);
void account_fold(struct account_key *k, uint64_t value);
/* The `if` of a branch, which counts like an ask-if: the truths (TRUTH_BITs) it can have now. */
unsigned account_branch(const struct account *a, uint32_t branch);
/* Works all conditions out with nothing answered. */
void account_begin(struct account *a);

#endif
