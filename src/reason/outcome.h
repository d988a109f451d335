/* SPDX-License-Identifier: MIT */
/* What to tell a person at the end of a walk, or at any point of it. */
#ifndef REASON_OUTCOME_H
#define REASON_OUTCOME_H

#include "reason/interview.h"

/* One line of the ranking: a cause, or several that nothing can tell apart ("one of: ..."). */
struct ranked {
	double share;          /* posterior of the line (the sum of its leaves) */
	uint32_t first, count; /* into outcome.leaves */
	bool suspect;          /* a rule that holds, or a flow's end, suspects one of them */
	bool matters;
	uint32_t urgency; /* of its most urgent cause */
	bool stated;      /* a finding stated for one of them was answered "yes", and that
			   * leaves an emergency open */
	double prior;     /* the share of the line before any answer */
};

enum showing { SHOW_PLAIN, SHOW_NOT_IF };
struct shown_advice {
	uint32_t advice;
	enum showing how; /* SHOW_NOT_IF: opens with "Not if" and the condition in words */
};

struct outcome {
	enum urgency urgency;
	uint32_t *rules; /* rules that hold, most urgent first, then table order; gates left out */
	uint32_t rule_count;
	uint32_t end;       /* in part BRANCH: the end of the flow, NONE; in an emergency only one
			       that says so */
	uint32_t gate;      /* as in struct triage */
	bool no_fit;        /* the same: nothing is ranked */
	bool cut_short;     /* an emergency ended the walk before anything else was asked, so that
			       shares are none that answers gave */
	uint32_t *suspects; /* leaves that holding rules and the end suspect, as they stand */
	uint32_t suspect_count;
	struct ranked *lines; /* suspects first, then by share; every leaf is in one line; see
				 outcome_put_urgent_first() */
	uint32_t line_count;
	uint32_t *leaves;
	uint32_t leaf_count;
	uint32_t leader; /* the lowest leaf of the first line, NONE if there is no leaf */
	struct shown_advice *advice; /* in table order */
	uint32_t advice_count;
	uint32_t
	    *unsuited; /* medicines that would be shown and do not suit: their `unless` holds */
	uint32_t unsuited_count;
};

/* Works out the outcome of the answers so far, which the caller frees; without advice, which is
 * much to go through where nobody is told any. And what was left out, for the same answers. */
struct outcome *outcome_rank(struct interview *iv);
void outcome_advise(struct interview *iv, struct outcome *o);
/* Where there are no shares to tell, suspects stand by how urgent they are, then by share. */
void outcome_put_urgent_first(struct outcome *o);
void outcome_free(struct outcome *o);
/* Fills in all but lines, leaves and advice. The outcome
 * is all zero at first, and may be filled in again and again for interviews of one topic. */
void outcome_decide(struct interview *iv, struct outcome *o);
/* Frees what an outcome holds, but not the outcome. */
void outcome_clear(struct outcome *o);

/* What says first that it is as urgent: the rule that stands first, or the gate, else the end of
 * the flow: ENTITY_RULE, or ENTITY_STEP of the end; ENTITY_KINDS where neither does, as where a
 * cause that matters, or what is "not sure", makes it more urgent than they say. Its text is the
 * message to the person, "" for none. */
struct entity outcome_reason(const struct topic *t, const struct outcome *o);
const char *outcome_reason_text(const struct topic *t, const struct outcome *o);
/* The causes that it suspects, the first above all. */
struct list outcome_reason_suspects(const struct topic *t, const struct outcome *o);

/* One of the causes of a line, from 0. */
uint32_t outcome_cause(
    const struct topic *t, const struct outcome *o, const struct ranked *line, uint32_t i);
/* True if the line of that place in the ranking is worth listing: the first, suspects, and what
 * fits well enough; only suspects where the walk was cut short, and none where the topic does not
 * fit. The others, which come after it, are counted. */
bool outcome_lists(const struct outcome *o, uint32_t place);
/* False where nothing is ranked by shares: nothing fits, or an emergency cut the walk short. */
bool outcome_has_shares(const struct outcome *o);
/* How many causes that are not listed fit as well as the last that is. */
uint32_t outcome_equals(const struct outcome *o);
/* What an outcome tells of: the rules that hold, the causes of the lines that are listed, and, if
 * wanted, the advice. Returns how many; the caller frees *out. */
uint32_t outcome_subjects(
    const struct topic *t, const struct outcome *o, bool advice, struct entity **out);
/* True if a cause of that line has to be named as not ruled out: suspects, causes that matter,
 * emergencies that a finding present speaks for, and causes more urgent than the outcome that the
 * answers have made neither unlikely (of emergencies, one of 200 is likely) nor less likely than
 * they were. */
bool outcome_not_ruled_out(
    const struct topic *t, const struct outcome *o, const struct ranked *line, uint32_t cause);
/* The same whatever the outcome's urgency: the answers have not made the cause unlikely. */
bool outcome_leaves(const struct topic *t, const struct ranked *line, uint32_t cause);

#endif
