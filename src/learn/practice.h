/* SPDX-License-Identifier: MIT */
/* Practice on a case: a learner asks, ranks, says when the red flags are covered, commits, and then
 * chooses what comes next.
 *
 * A practice is a case and a log of events, nothing else: what is known, the differential, the
 * feedback and the score all follow from the log, so that saving, replaying and scoring one are
 * reading its log. A case knows its answer to every question; nothing of it counts as known, the
 * text that opens it included, until it is asked. An answer, once heard, cannot be taken back, and
 * what was committed stays; only the differential and the declaration can be undone, and only until
 * the next question.
 *
 * Causes are named by their number in part CAUSE and are always leaves (hypotheses). Two leaves
 * that no question can tell apart (classes_find()) count as one wherever a practice is judged.
 * Nothing here reads a clock, a name or a terminal, and practices share nothing.
 */
#ifndef LEARN_PRACTICE_H
#define LEARN_PRACTICE_H

#include "base/alloc.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "learn/practice_score.h"
#include "reason/outcome.h"
#include "reason/walk.h"

/* Symptoms. */
struct practice_list {
	const uint32_t *items;
	uint32_t count;
};

/* A case as the caller has it: from the table (practice_case_row()) or drawn by reason/sample.h and
 * copied here field by field. A symptom in none of the lists is absent. Of a choice at most one
 * symptom is present. practice_new() copies all of it. */
struct practice_case {
	const char *id;       /* of the row; "sample-SEED-NUMBER" for a drawn one */
	const char *title;    /* "" or NULL: none */
	const char *vignette; /* "" or NULL: made from the first finding (practice_opening()) */
	const char *teaching; /* "" or NULL: none */
	struct practice_list present, absent, unsure;
	uint32_t cause;   /* a leaf cause */
	uint32_t urgency; /* enum urgency: what is right for this case */
	bool drawn; /* drawn from the tables: the screen says so; it has no vignette of its own */
};

/* The row of part CASE; what it points to lives as long as the topic. Zeros if there is none. */
struct practice_case practice_case_row(const struct topic *t, uint32_t row);
/* The row with that id; NONE if there is none. */
uint32_t practice_case_find(const struct topic *t, const char *id);
/* The same of an id, a number from 1, or words of its title, as a person gives it. */
uint32_t practice_case_named(const struct topic *t, const char *word);

/* How much of the case is told before the first question. */
enum practice_opening {
	PRACTICE_VIGNETTE, /* the whole vignette */
	PRACTICE_BRIEF     /* only what the person comes with: one finding */
};

/* The log: what happened, in order. */
enum practice_event_kind {
	PRACTICE_ASK,    /* question, answer */
	PRACTICE_RANK,   /* cause, place */
	PRACTICE_UNRANK, /* cause */
	PRACTICE_COVER,
	PRACTICE_COMMIT, /* urgency */
	PRACTICE_NEXT,   /* advice, NONE: the learner chose none */
	PRACTICE_NET,    /* likewise */
	PRACTICE_EVENTS
};
struct practice_event {
	enum practice_event_kind kind;
	uint32_t question, answer; /* ASK */
	uint32_t cause, place;     /* RANK, UNRANK */
	uint32_t urgency;          /* COMMIT */
	uint32_t advice;           /* NEXT, NET */
};

#define PRACTICE_RANKED_MAX 12u

/* What comes next, chosen once the learner has committed (practice_plan.c): its event, what it is,
 * how it is asked for. */
#define PRACTICE_PLANS_ARE(X)                                                                      \
	X(NEXT)                                                                                    \
	X(NET)
#define X(name) PRACTICE_PLAN_##name,
enum practice_plan { PRACTICE_PLANS_ARE(X) PRACTICE_PLANS };
#undef X

/* For all to read; only the functions of src/learn change it. */
struct practice {
	const struct topic *t;
	struct practice_case c; /* its texts and lists in the arena */
	const uint8_t *has;     /* of each symptom: enum finding; never UNASKED */
	enum practice_opening opening;
	/* What has been learnt. Its posterior and triage are the tree's view of the answers so far,
	 * which a screen may hide until the learner has committed. */
	struct interview *iv;
	VEC(struct practice_event) log;
	uint32_t mine[PRACTICE_RANKED_MAX]; /* the differential: causes, the likeliest first */
	uint32_t mine_count;
	bool covered;                  /* the learner said that the red flags are */
	uint32_t urgency;              /* committed, NONE before */
	uint32_t plan[PRACTICE_PLANS]; /* advice chosen, NONE before and where none was */
	bool planned[PRACTICE_PLANS];  /* chosen, or said to be none */
	bool saved;      /* nothing has happened since it was saved or loaded, or since it began */
	struct buf kept; /* the bytes of the file as it was then, empty where there was none */
	struct arena *arena;
};

/* A new practice; NULL with the cause if the case does not fit the topic. The topic must outlive
 * it. */
struct practice *practice_new(const struct topic *t, const struct practice_case *c,
    enum practice_opening opening, struct error *err);
/* The case that a seed and a number (from 0) draw from the topic's likelihoods; each answer is "not
 * sure" with the chance `unsure`, 0..1 (drawn.c). */
struct practice *practice_drawn(const struct topic *t, uint64_t seed, uint64_t number,
    double unsure, enum practice_opening opening, struct error *err);
#define PRACTICE_UNSURE 0.05 /* where nobody says otherwise */
void practice_free(struct practice *p);
/* The same case with the first `events` of the log, and all of them once it is that many or more:
 * for stepping through (replay), and as a copy. */
struct practice *practice_prefix(const struct practice *p, uint32_t events);

/* Appends what the learner is told at first: the vignette, or "A person comes with: ...". */
void practice_opening(const struct practice *p, struct buf *out);

/* Asking. Every question may be asked, in any order, emergency ones and screens among them. */
enum practice_standing {
	PRACTICE_OPEN,     /* can be asked */
	PRACTICE_ANSWERED, /* by itself or through a screen */
	PRACTICE_WAITING,  /* its ask-if does not hold yet, or fails: see question.ask_if */
	PRACTICE_CLOSED    /* the learner has committed */
};
enum practice_standing practice_standing(struct practice *p, uint32_t question);
/* Asks it and gives the case's answer, now known; ANSWER_UNASKED and no event if it is not open. */
uint32_t practice_ask(struct practice *p, uint32_t question);

/* What the case answers to a question, given other answers: of a screen the first covered one that
 * is present and not known yet by these. */
uint32_t practice_answer(const struct practice *p, struct interview *iv, uint32_t question);

/* The learner's differential. */
/* Puts a cause at a place (0 first; past the end: last), moving it if it is there already. False,
 * and no event, if that changes nothing, it is no leaf, or the list is full. */
bool practice_rank(struct practice *p, uint32_t cause, uint32_t place);
bool practice_unrank(struct practice *p, uint32_t cause);

/* The learner says that the red flags are covered. It is only a claim: feedback tells whether it
 * was so. False if it was said before. */
bool practice_cover(struct practice *p);

/* Commits to the differential as it stands, of which the first PRACTICE_COUNTED count, and to an
 * urgency. False if already committed, not ready, or there is no such urgency. */
#define PRACTICE_COUNTED 3u
/* Whether there is enough to commit: a cause is ranked, where the topic has any. */
bool practice_ready(const struct practice *p);
bool practice_commit(struct practice *p, uint32_t urgency);
bool practice_committed(const struct practice *p);

/* What comes next is chosen from a few rows of the topic's advice, those that are right for the
 * case's cause and urgency and those of the other causes ranked among them, in an order drawn from
 * the case's id. It is asked for only after the commitment, since it would give away something. */
#define PRACTICE_CHOICES 6u
struct practice_plan_row {
	enum phrase word, ask, heading; /* "safety net"; above the choices; above what is right */
};
extern const struct practice_plan_row practice_plans[PRACTICE_PLANS];
/* Fills the choices, advice, and returns how many: 0 where the topic has none that is right. */
uint32_t practice_choices(
    const struct practice *p, enum practice_plan plan, uint32_t choices[PRACTICE_CHOICES]);
/* Chooses one of them; false if it is none, the learner has not committed, or has chosen. */
bool practice_choose(struct practice *p, enum practice_plan plan, uint32_t advice);
/* Chooses none of them, for good; false likewise. */
bool practice_choose_none(struct practice *p, enum practice_plan plan);
/* What is to be chosen now; PRACTICE_PLANS: nothing, before the commitment and once all is. */
enum practice_plan practice_next_plan(const struct practice *p);
/* Committed, and nothing is left to choose: the feedback may be seen, which names what is right. */
bool practice_finished(const struct practice *p);
/* Chooses none of all that is left: for whom the feedback is shown without being asked. */
void practice_finish(struct practice *p);
/* How a choice is told, without what it is used for. */
const char *practice_choice_text(const struct topic *t, enum practice_plan plan, uint32_t advice);

/* Takes back the last event if it changed the differential or was the declaration; false if not. */
bool practice_undo(struct practice *p);
/* The file (practice_save.c): readable lines, written whole or not at all; its form is told in
 * ramus-practice(1).
 *
 * A reader refuses, in words, a file that is no practice, of another version, damaged, of another
 * topic or compilation, or whose log could not have happened (an answer that the case does not
 * give, a question that was not open). The checksum finds damage; it is no seal against a forger.
 *
 * A file is replaced only while it is as this practice left it, or found it: another's that has
 * come there meanwhile stays, and so does a link. FILE_TAKEN then, as any other failure with its
 * cause, which is also a name that is none for a folder of several people.
 */
int practice_save(struct practice *p, const char *path, struct error *err);
/* The same where nothing must get lost: what is taken is left, and the practice goes into a file
 * beside it that is free, "ann-2.practice" for "ann.practice" and so on to FILE_BESIDE. *path,
 * allocated, becomes its name, and FILE_TAKEN is returned with why. 0 where nothing was taken,
 * less than 0 with the cause. */
int practice_keep(struct practice *p, char **path, struct error *err);
struct practice *practice_load(const struct topic *t, const char *path, struct error *err);
/* The same from bytes, for which `name` stands in messages. */
struct practice *practice_read(
    const struct topic *t, const char *bytes, size_t len, const char *name, struct error *err);
/* Appends the lines of a file to a buffer that is empty. */
void practice_write(const struct practice *p, struct buf *out);
/* The same practice in another compilation of the topic, with as much of the log, from its
 * beginning, as can still happen there; NULL if it has no such case. */
struct practice *practice_carry(const struct practice *old, const struct topic *t);

/* Feedback: all that there is to say of a practice. It may be asked for at any time; before the
 * learner has committed `committed` is false, the score is all zeros, and a screen should show none
 * of it. Freed by practice_feedback_free(); pointers live as long as it does. */

/* Where both stood after an answer, and before the learner's next question. */
#define PRACTICE_SHOWN 5u
struct practice_view {
	struct {
		uint32_t cause; /* the first of its class */
		double share;   /* of the class */
	} tree[PRACTICE_SHOWN]; /* the tree's posterior, likeliest first */
	uint32_t tree_count;
	const uint32_t *mine; /* the learner's differential: causes */
	uint32_t mine_count;
	double truth_share;   /* the posterior of the class of the case's cause */
	uint32_t truth_rank;  /* its rank in the posterior, from 1; 0 without a cause */
	uint32_t truth_mine;  /* its place in the learner's differential from 1, 0: not in it */
	enum urgency urgency; /* by the answers so far ... */
	bool urgency_known;   /* ... once the red flags are covered */
};

/* Why a question was not needed. Never an emergency question, nor one that bears on a cause which
 * threatens life or limb and is still possible, or in stage risk on any such cause. */
enum practice_needless {
	PRACTICE_NEEDED,
	/* Under PRACTICE_NEEDLESS, not in stage risk, and it could not change the urgency. */
	PRACTICE_TELLS_LITTLE,
	/* Made needless by an emergency that was found: worth nothing. */
	PRACTICE_AFTER_EMERGENCY
};

/* One question asked. */
struct practice_step {
	uint32_t event; /* its place in the log */
	uint32_t question, answer;
	double bits;          /* what it was expected to tell of the cause then */
	uint32_t best;        /* the open question that would have told the most for its cost */
	double best_bits;     /* what that was expected to tell */
	uint32_t tree;        /* what the best walk would have asked; NONE: nothing more */
	enum next_reason why; /* why it would have asked it, or had ended */
	double worth;         /* 0..1: see PRACTICE_PARTS, QUESTIONS */
	bool counted;         /* there: all but what guards life or limb after an emergency */
	bool emergency;       /* it belongs to the emergency stage */
	bool before_flags;    /* no emergency question, and the red flags were not covered yet */
	bool could_change;    /* its answer could have changed what rules and gates give */
	enum practice_needless needless;
	double truth_moved; /* bits by which the answer moved the case's cause */
	uint32_t most_for,
	    most_against;              /* causes that it moved most up and most down; NONE: none */
	double for_bits, against_bits; /* by so many bits: at least 0, at most 0 */
	struct practice_view after;
};

/* One red flag of the topic. */
struct practice_flag {
	uint32_t symptom;
	enum finding in_case; /* YES, NO or UNSURE: what the case has */
	enum finding found;   /* what the learner knew of it in the end */
	uint32_t step;        /* the question that settled it, from 1; 0: none did */
	bool missed; /* the case has it, and the learner neither found it nor another one */
};

/* What was chosen to come next. */
struct practice_plan_made {
	bool asked;      /* there were choices */
	uint32_t chosen; /* advice, NONE */
	bool right;
	uint32_t *rows; /* all that the topic names for the case, in table order */
	uint32_t count;
};

/* A cause more urgent than what was committed, not among the causes committed, and not made
 * unlikely by what was asked. */
struct practice_open_cause {
	uint32_t cause; /* the first of its class */
	double share;
	uint32_t ask;    /* the open question that tells the most of this one cause; NONE */
	double ask_bits; /* what it was expected to tell of it */
};

/* A finding of the case beside its cause. */
struct practice_finding {
	uint32_t symptom;
	uint32_t row; /* the evidence row that links it with the cause; NONE: a distractor */
	bool known;   /* the learner knew of it in the end */
};

struct practice_answer {
	uint32_t question, answer;
	enum next_reason why;
	bool beyond; /* an emergency was found before: the tree itself asks no more */
};

struct practice_feedback {
	struct arena *arena; /* what all that it points to lives in */
	bool committed;
	uint32_t urgency; /* committed; NONE */
	uint32_t cause;   /* the case's */
	uint32_t case_urgency;
	uint32_t truth_place; /* of the cause in the committed differential, from 1; 0: not there */

	struct practice_view start; /* before the first question */
	struct practice_step *steps;
	uint32_t step_count;
	uint32_t counted;        /* steps that count in the worth of the questions */
	uint32_t needless_count; /* steps that told little */
	uint32_t after_count;    /* steps that an emergency had made needless */
	uint32_t found_step;     /* the step that found an emergency, from 1; 0: none */

	struct practice_flag *flags; /* every red flag, in table order */
	uint32_t flag_count, flags_missed;
	bool covered; /* by the end, whatever was said */
	bool borne;   /* ... and no question still to ask would have had to bear out so low an
			 urgency */
	uint32_t covered_step; /* the step that covered them, from 1; 0: none, or none needed */
	bool said;             /* the learner declared them covered ... */
	uint32_t said_step;    /* ... after so many steps ... */
	bool said_rightly;     /* ... and they were */

	struct practice_open_cause *open; /* what should have been ruled out, likeliest first */
	uint32_t open_count;
	struct practice_answer *tree; /* the best walk on the case from its beginning */
	uint32_t tree_count;
	struct practice_answer *remaining; /* what was still to ask ... */
	uint32_t remaining_count;
	uint32_t remaining_flags; /* ... of which so many are emergency questions */
	struct practice_plan_made plan[PRACTICE_PLANS];

	struct practice_finding *findings; /* what the case has, in table order */
	uint32_t finding_count;
	const char *teaching; /* "" where the case has no text of its own */
	struct ref *refs; /* sources: the cause's, its findings', the rules' that hold; each once */
	uint32_t ref_count;

	struct practice_score score;
};

struct practice_feedback *practice_feedback_new(const struct practice *p);
void practice_feedback_free(struct practice_feedback *f);

#endif
