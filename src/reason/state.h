/* SPDX-License-Identifier: MIT */
/* What an interview holds; private to src/reason.
 *
 * Three stages of conclusions, each worked out from the one before when it is asked for: findings
 * (what is known of each symptom), the posterior, triage. `fresh` says which of them are up to
 * date; a changed answer makes all of them stale.
 */
#ifndef REASON_STATE_H
#define REASON_STATE_H

#include "base/fan.h"
#include "reason/interview.h"

/* A condition's operations, looked up and checked once; `always` where there is no condition. */
struct code {
	const uint32_t *ops;
	uint32_t count;
	bool always;
};

/* A question with its lists, looked up and checked once, since every turn goes through all of
 * them. */
struct ask {
	const struct question *q;
	struct code ask_if;
	const uint32_t *symptoms, *covers, *screens;
	uint32_t symptom_count, cover_count, screen_count;
	bool repeats; /* the ask-if is that of the question with one before it in `order` */
	bool weighed; /* the likelihoods were looked up, which they are at their first use */
	struct likelihoods k;
};

/* The symptoms by which a cause can come to matter: stated for it, or of the best basis that it
 * has, and commoner in it than in general. */
struct stated {
	uint32_t count;
	uint32_t symptom[];
};

/* What asking a question promises, with what its answer may open. */
struct prospect {
	double told;  /* bits of the cause */
	double worth; /* the same with what is told of the urgency counted again */
	double cost;  /* that is expected */
};

/* Whether the topic fits at all. It does not where every question about the complaint was answered
 * "no", no finding is "yes" and nothing was "not sure". A choice that cannot be answered so, such
 * as the age, is left out but for "not sure". */
enum fit {
	FIT_SOME,
	FIT_OPEN, /* all is "no" so far, but not all about the complaint has been asked */
	FIT_NONE
};

enum {
	FRESH_FINDINGS = 1,
	FRESH_POSTERIOR = 2,
	FRESH_TRIAGE = 4,
	FRESH_RELEVANT = 8,
	FRESH_FLOW = 16,
	FRESH_SUSPECT = 32,
	FRESH_FIT = 64,
	FRESH_FEARED = 128,
	FRESH_GATES = 256
};

/* What conditions go by: a symptom's finding, or that its question's answer passed it over (one of
 * several), or "no" where the ask-if of its question is known to fail: whether a lump grows is no
 * longer open where there is none. Where the ask-if waits for what was passed over, it is shut: it
 * is not asked, and not denied. */
enum known {
	KNOWN_OPEN = FINDING_UNASKED,
	KNOWN_UNSURE = FINDING_UNSURE,
	KNOWN_NO = FINDING_NO,
	KNOWN_YES = FINDING_YES,
	KNOWN_LEFT,
	KNOWN_SHUT
};

struct interview {
	struct arena *arena; /* of all that it points to, itself included */
	const struct topic *t;
	const struct image_meta *meta;
	uint32_t questions, symptoms, leaves, rules;
	unsigned fresh;
	struct ask *ask; /* of each question */
	const struct symptom *symptom;
	const struct rule *rule;
	uint32_t *emergency; /* questions of the emergency stage, screens first */
	uint32_t emergency_count;

	uint32_t start;   /* the step that the walk begins with, NONE */
	struct flow flow; /* by the findings */

	uint32_t *given;     /* of each question: the answer as given */
	uint32_t *effective; /* of each question: the answer as it counts */
	uint8_t *active;     /* of each question: enum truth of its ask-if */
	uint8_t *finding;    /* of each symptom: enum finding */
	uint8_t *known;      /* of each symptom: enum known */
	uint32_t *order;     /* questions, so that an ask-if comes after what it names */

	double *prior;     /* of each leaf: log2 of its prior */
	double *posterior; /* of each leaf */
	double *begun; /* of each leaf: its sum over the first questions, as they counted last */
	uint32_t *counted;         /* of each question: its answer as it counted last */
	uint32_t begun_to;         /* the question that `begun` goes up to */
	double **loglik;           /* of each question, made when first needed: see posterior.c */
	double **telling;          /* of each question, made when first needed: see worth.c */
	uint32_t ahead;            /* questions before it have theirs */
	double *bound;             /* of each question: scratch of next.c */
	struct prospect *prospect; /* of each question that waits: scratch of next.c */
	struct gates *gates;       /* which question opens which (gates.c); NULL until needed */
	double class_mass[URGENCY_LEVELS]; /* posterior mass of each urgency class */
	double class_bits;                 /* entropy of the urgency class */

	enum fit fit;      /* by the findings */
	uint32_t fit_next; /* the first open question about the complaint, NONE if there is none */
	struct triage triage;
	enum urgency unsure; /* at least, where "not sure" may hide an emergency: "today" where the
				topic has that level, else "soon" */
	struct code *when;   /* of each rule */
	uint32_t *lanes; /* of each rule: its truths by each reading (rules.c), 0 while not known */
	uint8_t *truth;  /* of each rule */
	uint8_t *visited;       /* of each rule: the enum relevance it was gone through for */
	uint8_t *matters;       /* of each leaf */
	uint8_t *likely;        /* of each leaf: its class has the share that lets it matter */
	double *share;          /* of each class of leaves, at its lowest: its posterior */
	struct stated **stated; /* of each leaf, made when first needed */
	uint8_t *suspected;     /* of each leaf: scratch of outcome.c */
	uint8_t *suspect;       /* of each cause: the most that what suspects it comes to */
	uint8_t *feared;        /* of each symptom: an emergency that may be hidden names it */
	uint8_t *applies;       /* of each piece of advice: scratch of outcome.c */
	uint8_t *class;         /* of each leaf: urgency as far as a cause can raise it */
	uint8_t *relevant;      /* of each question: enum relevance */
	uint32_t *same; /* of each leaf: the lowest of its class (classes.c); NULL until needed */
};

/* How much hangs on a question: nothing but the ranking; what a rule would say that cannot raise
 * the urgency any more; the urgency; an emergency. */
enum relevance { RELEVANT_NOT, RELEVANT_TOLD, RELEVANT_URGENCY, RELEVANT_EMERGENCY };

/* Looks up a question's likelihoods. */
void state_weigh(struct interview *iv, uint32_t question);

static inline const struct likelihoods *
state_likelihoods(struct interview *iv, uint32_t question)
{
	if (!iv->ask[question].weighed)
		state_weigh(iv, question);
	return &iv->ask[question].k;
}

/* Bring a stage up to date. */
void state_findings(struct interview *iv);
void state_flow(struct interview *iv);
void state_posterior(struct interview *iv);
void state_triage(struct interview *iv);
void state_relevant(struct interview *iv);

/* How the answers can be read: as they are; as they may come to be; and both with "not sure" taken
 * as anything, as it may hide an emergency. Each is a lane of cond_lanes(). */
enum reading { READ_NOW, READ_YET, READ_FEARED, READ_FEARED_YET };

/* The condition as `at` of the topic has it. */
struct code state_code(const struct topic *t, uint32_t at);
/* What an ask-if comes to, where "not sure" counts as holding; *can tells whether it may yet come
 * to hold. Needs the findings of what it names. */
enum truth state_ask_if(struct interview *iv, const struct code *c, bool *can);
/* The same for the `if` of a branch, but that what was left unsaid never counts as absent. */
enum truth state_branch_if(struct interview *iv, const struct code *c);
/* Whether any finding is "yes". Needs the findings. */
bool state_any_yes(const struct interview *iv);
/* What a symptom's "yes" (COND_SYMPTOM), or "not sure" about it (COND_UNSURE), comes to now. */
enum truth state_symptom(const struct interview *iv, enum cond_op op, uint32_t symptom);
/* Works out every rule in every reading, and `truth`. */
void state_rules(struct interview *iv);
/* Whether a rule can come out so in that reading. */
bool state_rule_can(const struct interview *iv, uint32_t rule, enum reading r, enum truth truth);

/* Brings `fit` and `fit_next` up to date, which needs the findings. */
enum fit state_fit(struct interview *iv);

/* The highest urgency of the leaves in the set, at most "soon"; SELF_CARE if there is none. */
enum urgency state_highest_class(const struct interview *iv, const uint8_t *set);
const struct stated *state_stated(struct interview *iv, uint32_t leaf);
/* The most that the findings stated for a leaf come to now: one is "yes", or (UNKNOWN) may be. */
enum truth state_stated_truth(struct interview *iv, uint32_t leaf);
/* Whether a leaf is likely, and what is stated for it is open or "not sure". */
bool state_may_matter(struct interview *iv, uint32_t leaf);

#endif
