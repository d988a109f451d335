/* SPDX-License-Identifier: MIT */
/* One person's answers and all that follows from them.
 *
 * An interview is a set of answers, one for each question at most; what it concludes depends on
 * that set and never on the order in which it came about. Conclusions are worked out when they are
 * asked for and kept until an answer changes. Pointers returned are valid until then.
 *
 * What an answer means for a symptom: what a screen names is "yes"; else an answer to the symptom's
 * own question counts; else "none of these" of a screen is "no" to all that it covers. Naming one
 * leaves the others unasked, "not sure" leaves all to be asked singly. What an answer to a question
 * of kind "several" says nothing of is unasked and will not be asked. A question whose ask-if does
 * not hold is not active: its answer is kept and ignored.
 */
#ifndef REASON_INTERVIEW_H
#define REASON_INTERVIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "topic/answer.h"
#include "topic/cond.h"
#include "topic/topic.h"

struct interview; /* opaque */

/* The topic must outlive the interview. */
struct interview *interview_new(const struct topic *t);
struct interview *interview_copy(const struct interview *iv);
void interview_free(struct interview *iv);
const struct topic *interview_topic(const struct interview *iv);

/* Sets an answer (ANSWER_UNASKED takes it back). An answer the question does not have is
 * ignored. */
void interview_answer(struct interview *iv, uint32_t question, uint32_t answer);
void interview_clear(struct interview *iv);
/* The answer as given, and the answer as it counts: from a screen too, unasked if not active. */
uint32_t interview_given(const struct interview *iv, uint32_t question);
uint32_t interview_effective(struct interview *iv, uint32_t question);
/* True if the question's ask-if holds (or it has none). */
bool interview_active(struct interview *iv, uint32_t question);
/* True if it is active and nothing has answered it: a screen counts as answered once each question
 * that it covers is. */
bool interview_open(struct interview *iv, uint32_t question);
enum finding interview_finding(struct interview *iv, uint32_t symptom);
/* True if the symptom is "not sure", was passed over among several, or can be asked for no more as
 * its question waits for such a one, and an emergency rule names it that may therefore hold: one of
 * what interview_triage() calls emergency_unsure. What only a rule within that rule names is none.
 */
bool interview_hides_emergency(struct interview *iv, uint32_t symptom);
/* Questions with an answer that counts, each screen as one, but for the emergency stage's: what
 * counts towards the topic's limit. */
uint32_t interview_spent(struct interview *iv);

/* Posterior of each leaf, summing to 1 (posterior.c). */
const double *interview_posterior(struct interview *iv);
/* log2 likelihood ratio of one answer for one leaf: how far it moved that leaf against the average
 * of the others, in bits; 0 for an answer that tells nothing. */
double interview_moved(struct interview *iv, uint32_t question, uint32_t leaf);
/* Chance of each answer of a question now: fills p[0..options], p[0] for none, p[k] for option
 * k. */
void interview_chances(struct interview *iv, uint32_t question, double *p);

/* Leaves whose likelihoods are equal for every question form one class (classes.c): class[l] is the
 * lowest leaf of l's class. Fills class[0..leaf count). A property of the topic, not of answers. */
void classes_find(const struct topic *t, uint32_t *class);
/* The posterior of each class, at its lowest leaf; 0 elsewhere. */
void classes_share(const uint32_t *class, const double *posterior, uint32_t leaves, double *share);

/* Where the answers stand in the flow that the walk begins with (flow.c): both NONE where that is
 * the interview, or where the flow has handed over to it. */
struct flow {
	uint32_t step; /* the one whose question waits for its answer */
	uint32_t end;  /* in part BRANCH: where the flow has ended */
};
struct flow interview_flow(struct interview *iv);
/* The step that the walk begins with after the emergency stage, NONE: the interview. The topic's
 * own at first. */
uint32_t interview_start(const struct interview *iv);
void interview_set_start(struct interview *iv, uint32_t step);

/* Triage (triage.c). */
struct triage {
	enum urgency urgency;
	enum urgency rules; /* the highest urgency of a rule that holds, URGENCY_ROUTINE if none */
	const uint8_t *truth;   /* enum truth of each rule */
	const uint8_t *matters; /* of each leaf: 1 if it matters (HACKING, "How it reasons") */
	uint32_t gate;          /* the gate that let self-care through, NONE otherwise */
	bool no_fit; /* all about the complaint was answered "no", and nothing "yes" or "not sure":
			the topic does not fit, and self-care is not given */
	bool emergency_unsure; /* an emergency may be hidden behind an answer "not sure" */
	bool settled;          /* no open question can change what rules and gates give */
};
const struct triage *interview_triage(struct interview *iv);
/* enum truth of each rule alone, for less than all of triage costs. */
const uint8_t *interview_rules(struct interview *iv);
/* True while an emergency question waits for its answer: until then no urgency is known. */
bool interview_emergency_open(struct interview *iv);
/* A condition's value now, with rules and suspects. */
enum truth interview_cond(struct interview *iv, uint32_t at);
/* Appends it in words, without the parts that the answers have settled. */
void interview_cond_words(struct interview *iv, uint32_t at, struct buf *out);

/* The next question, or NONE when the walk ends (next.c). */
enum next_reason {
	NEXT_DONE,      /* nothing is left that is worth asking */
	NEXT_EMERGENCY, /* the emergency stage: in table order, screens first */
	NEXT_FLOW,      /* a step of the flow */
	NEXT_URGENCY,   /* its answer can change the urgency */
	NEXT_TOLD,      /* its answer can make a rule hold that says more at the same urgency */
	NEXT_CAUSE,     /* it tells causes apart */
	NEXT_MEDICINE,  /* a medicine that would be shown may not suit */
	NEXT_ENDED      /* an emergency rule holds */
};
uint32_t interview_next(struct interview *iv, enum next_reason *why);
/* The same as if the flow had handed over to the interview. */
uint32_t interview_next_beyond(struct interview *iv, enum next_reason *why);
/* Why an open question outside the emergency stage would be asked now: NEXT_URGENCY, NEXT_TOLD or
 * NEXT_CAUSE. */
enum next_reason interview_reason(struct interview *iv, uint32_t question);
/* Questions that may still come at most: what is left of the limit, and beyond it those that may
 * reveal an emergency; or fewer if fewer are open. In a flow the limit does not count. */
uint32_t interview_left(struct interview *iv);
/* What a question would buy now, in bits about the cause; 0 if not open. */
double interview_gain(struct interview *iv, uint32_t question);
/* The open question that buys the most for its cost, the first in the table among equals, and what
 * it buys; NONE if none is open, or the topic has no causes. */
uint32_t interview_best(struct interview *iv, double *gain);

#endif
