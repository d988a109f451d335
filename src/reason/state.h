/* What an interview holds; private to src/reason.
 *
 * Three stages of conclusions, each worked out from the one before when it is asked for: findings
 * (what is known of each symptom), the posterior, triage. `fresh` says which of them are up to date;
 * a changed answer makes all of them stale.
 */
#ifndef REASON_STATE_H
#define REASON_STATE_H

#include "reason/interview.h"

/* A question with its lists, looked up and checked once, since every turn goes through all of them. */
struct ask {
	const struct question *q;
	const uint32_t *symptoms, *covers, *screens;
	uint32_t symptom_count, cover_count, screen_count;
	struct likelihoods k;
};

enum { FRESH_FINDINGS = 1, FRESH_POSTERIOR = 2, FRESH_TRIAGE = 4, FRESH_RELEVANT = 8 };

struct interview {
	const struct topic *t;
	uint32_t questions, symptoms, leaves, rules;
	unsigned fresh;
	struct ask *ask;             /* of each question */
	const struct symptom *symptom;
	const struct rule *rule;
	uint32_t *emergency;         /* questions of the emergency stage, screens first */
	uint32_t emergency_count;

	uint16_t *given;     /* of each question: the answer as given */
	uint16_t *effective; /* of each question: the answer as it counts */
	uint8_t *active;     /* of each question: enum truth of its ask-if */
	uint8_t *finding;    /* of each symptom: enum finding */
	uint32_t *order;     /* questions, so that an ask-if comes after what it names */

	double *prior;       /* of each leaf: log2 of its prior */
	double *posterior;   /* of each leaf */
	double **loglik;     /* of each question, made when first needed: see posterior.c */
	double *class_mass;  /* URGENCY_LEVELS: posterior mass of each urgency class */

	struct triage triage;
	uint8_t *truth;      /* of each rule */
	uint8_t *possible;   /* of each rule: the truths that answers to come may give it */
	uint8_t *feared;     /* of each rule: the same, with "not sure" taken as anything */
	uint8_t *visited;    /* of each rule: scratch of walks through rules */
	uint8_t *matters;    /* of each leaf */
	uint8_t *may_matter; /* of each leaf: likely, and a finding stated for it is open or "not sure" */
	double *share;       /* of each class of leaves, at its lowest: its posterior */
	uint8_t *class;      /* of each leaf: urgency as far as a cause can raise it */
	uint8_t *relevant;   /* of each question: enum relevance */
	uint32_t *same;      /* of each leaf: the lowest of those nothing tells apart; NULL until needed */
};

/* How much hangs on a question: nothing but the ranking, the urgency, an emergency. */
enum relevance { RELEVANT_NOT, RELEVANT_URGENCY, RELEVANT_EMERGENCY };

/* Bring a stage up to date. */
void state_findings(struct interview *iv);
void state_posterior(struct interview *iv);
void state_triage(struct interview *iv);
void state_relevant(struct interview *iv);
void state_classes(struct interview *iv); /* fills `same` */

/* What a condition's symptoms can be, for cond_possible(): ctx is a struct interview whose findings are
 * up to date. The first pair takes unasked as unknown, the second as anything that an answer may yet
 * make of it. */
unsigned state_symptom_now(void *ctx, uint32_t symptom);
unsigned state_unsure_now(void *ctx, uint32_t symptom);
unsigned state_symptom_yet(void *ctx, uint32_t symptom);
/* The same two, with "not sure" taken as anything: what may be hidden behind it. */
unsigned state_symptom_feared(void *ctx, uint32_t symptom);
unsigned state_symptom_feared_yet(void *ctx, uint32_t symptom);
unsigned state_unsure_yet(void *ctx, uint32_t symptom);

/* The truths that each rule can have (TRUTH_BITs into set) when symptoms stand for these. */
void state_run_rules(struct interview *iv, unsigned (*symptom)(void *, uint32_t),
    unsigned (*unsure)(void *, uint32_t), uint8_t *set);
/* The highest urgency of the leaves in the set, at most "soon"; SELF_CARE if there is none. */
enum urgency state_highest_class(const struct interview *iv, const uint8_t *set);
/* A row by which its cause can come to matter: stated, and commoner in it than in general. */
bool state_is_telling(const struct interview *iv, const struct evidence *e);

/* The urgency that a leaf counts with: its own, ROUTINE where none is stated. */
enum urgency state_leaf_urgency(const struct topic *t, uint32_t leaf);

#endif
