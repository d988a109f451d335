/* Practice on a case: a learner asks, ranks, says when the red flags are covered, and commits.
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
	PRACTICE_EVENTS
};
struct practice_event {
	enum practice_event_kind kind;
	uint32_t question, answer; /* ASK */
	uint32_t cause, place;     /* RANK, UNRANK */
	uint32_t urgency;          /* COMMIT */
};

#define PRACTICE_RANKED_MAX 12u

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
	bool covered;     /* the learner said that the red flags are */
	uint32_t urgency; /* committed, NONE before */
	bool saved;       /* nothing has happened since it was saved or loaded, or since it began */
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

/* Takes back the last event if it changed the differential or was the declaration; false if not. */
bool practice_undo(struct practice *p);
/* The file (practice_save.c): readable lines, written whole or not at all; its form is told in
 * ramus-practice(1).
 *
 * A reader refuses, in words, a file that is no practice, of another version, damaged, of another
 * topic or compilation, or whose log could not have happened (an answer that the case does not
 * give, a question that was not open). The checksum finds damage; it is no seal against a forger.
 */
int practice_save(struct practice *p, const char *path, struct error *err);
struct practice *practice_load(const struct topic *t, const char *path, struct error *err);
/* The same from bytes, for which `name` stands in messages. */
struct practice *practice_read(
    const struct topic *t, const char *bytes, size_t len, const char *name, struct error *err);
/* Appends the lines of a file to a buffer that is empty. */
void practice_write(const struct practice *p, struct buf *out);
/* The same practice in another compilation of the topic, with as much of the log, from its
 * beginning, as can still happen there; NULL if it has no such case. */
struct practice *practice_carry(const struct practice *old, const struct topic *t);

/* The score: parts in four groups, each part a share 0..1 times its weight; the weights sum to 100.
 * "Covered" means that every emergency question is answered, or an emergency rule holds by the
 * answers. What a part measures is told here once; the manual's table is made from it. */
#define PRACTICE_GROUPS(X)                                                                         \
	X(SAFETY, "safety")                                                                        \
	X(REASONING, "reasoning")                                                                  \
	X(RESULT, "result")                                                                        \
	X(ECONOMY, "economy")
#define PRACTICE_PARTS(X)                                                                          \
	X(FLAGS, SAFETY, 14, "red flags asked",                                                    \
	    "the share of the emergency questions answered by the end; all of them once an "       \
	    "emergency rule holds by the answers")                                                 \
	X(ORDER, SAFETY, 8, "red flags first",                                                     \
	    "of the questions asked until the red flags were covered, the share that belongs to "  \
	    "the emergency stage; 0 if they never were")                                           \
	X(SAID, SAFETY, 4, "said when covered",                                                    \
	    "1 if the learner declared the red flags covered when they were, or declared nothing " \
	    "and found an emergency; else 0")                                                      \
	X(TRIAGE, SAFETY, 14, "not less urgent",                                                   \
	    "1 if the committed urgency is at least the case's; a half if it is one level lower "  \
	    "and the case is no emergency; else 0")                                                \
	X(QUESTIONS, REASONING, 18, "worth of the questions",                                      \
	    "the sum of the questions' worth over their number and that of the questions which "   \
	    "the tree would still have asked. A question is worth 1 if the tree would have asked " \
	    "it, or if it is an emergency question and the red flags are not covered; 0 once an "  \
	    "emergency rule holds; else its expected bits over the best question's, each for its " \
	    "cost, and at least `urgent` if its answer could change the urgency")                  \
	X(DIFFERENTIAL, REASONING, 8, "differential by the evidence",                              \
	    "of the first three causes committed, the share that is the case's cause, or that at " \
	    "the end of the tree's questions a holding rule suspects, matters, or has at least "   \
	    "the share `supported`; times the share of the evidence that was asked for: the "      \
	    "learner's questions over theirs and those which the tree would still have asked; "    \
	    "that share alone where the topic has no causes")                                      \
	X(CAUSE, RESULT, 10, "the cause",                                                          \
	    "1 if the case's cause stands first, two thirds if second, a third if third; else 0; " \
	    "as the urgency where the topic has no causes")                                        \
	X(URGENCY, RESULT, 14, "the urgency",                                                      \
	    "1 if the committed urgency is the case's, a half if it is one level higher; else 0")  \
	X(ECONOMY, ECONOMY, 10, "no more than needed",                                             \
	    "1 up to the cost of the tree's questions on the case, falling to 0 at twice that "    \
	    "and "                                                                                 \
	    "`slack` more; times the same share of the evidence")
/* Safety comes first: with one of these the score is at most that, whatever the rest says. Whoever
 * covers the red flags and commits no less than the case's urgency has 28 at least. */
#define PRACTICE_CAPS(X)                                                                           \
	X(MISSED, 25,                                                                              \
	    "a red flag that the case has was not found, or an emergency was committed "           \
	    "as something less")                                                                   \
	X(UNCOVERED, 50, "the red flags were not covered when the learner committed")
/* Numbers that the parts above and the feedback use, with what they mean. */
#define PRACTICE_SUPPORTED 0.05
#define PRACTICE_URGENT_WORTH 0.5
#define PRACTICE_SLACK 2.0
#define PRACTICE_NEEDLESS 0.03
#define PRACTICE_OPEN_CAUSE 0.02
#define PRACTICE_NUMBERS(X)                                                                        \
	X("supported", PRACTICE_SUPPORTED,                                                         \
	    "the share at which the answers support a cause of the differential")                  \
	X("urgent", PRACTICE_URGENT_WORTH,                                                         \
	    "the least worth of a question whose answer could change the urgency")                 \
	X("slack", PRACTICE_SLACK, "questions more than needed that economy allows for")           \
	X("needless", PRACTICE_NEEDLESS,                                                           \
	    "bits for its cost below which a question is called needless, unless its answer "      \
	    "could change the urgency")                                                            \
	X("open", PRACTICE_OPEN_CAUSE,                                                             \
	    "the share at which a cause more urgent than the commitment is not ruled out")

#define X(name, word) PRACTICE_GROUP_##name,
enum practice_group { PRACTICE_GROUPS(X) PRACTICE_GROUP_COUNT };
#undef X
#define X(name, group, weight, word, help) PRACTICE_PART_##name,
enum practice_part { PRACTICE_PARTS(X) PRACTICE_PART_COUNT };
#undef X
#define X(name, most, help) PRACTICE_CAP_##name,
enum practice_cap { PRACTICE_CAPS(X) PRACTICE_CAP_COUNT /* none */ };
#undef X
struct practice_part_row {
	enum practice_group group;
	int weight;
	const char *word, *help;
};
struct practice_cap_row {
	int most;
	const char *help;
};
struct practice_number_row {
	const char *name;
	double value;
	const char *help;
};
/* The tables above. */
#define X(name, value, help) +1
enum { PRACTICE_NUMBER_COUNT = 0 PRACTICE_NUMBERS(X) };
#undef X
extern const struct practice_part_row practice_parts[PRACTICE_PART_COUNT];
extern const struct practice_cap_row practice_caps[PRACTICE_CAP_COUNT];
extern const struct practice_number_row practice_numbers[PRACTICE_NUMBER_COUNT];
extern const char *const practice_groups[PRACTICE_GROUP_COUNT]; /* "safety" */

struct practice_score {
	double share[PRACTICE_PART_COUNT];  /* 0..1 */
	double points[PRACTICE_PART_COUNT]; /* share * weight */
	double group[PRACTICE_GROUP_COUNT]; /* sums of points */
	int most[PRACTICE_GROUP_COUNT];     /* sums of weights */
	enum practice_cap cap;              /* the lowest that holds, PRACTICE_CAP_COUNT for none */
	int uncapped;                       /* the sum of the points, rounded to the nearest */
	int total;                          /* 0..100 */
};

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

/* Why a question was not needed. */
enum practice_needless {
	PRACTICE_NEEDED,
	/* Under PRACTICE_NEEDLESS, no question after risks, and it could not change the urgency. */
	PRACTICE_TELLS_LITTLE,
	PRACTICE_TOO_LATE /* an emergency rule held: no question comes before help */
};

/* One question asked. */
struct practice_step {
	uint32_t event; /* its place in the log */
	uint32_t question, answer;
	double bits;          /* what it was expected to tell of the cause then */
	uint32_t best;        /* the open question that would have told the most for its cost */
	double best_bits;     /* what that was expected to tell */
	uint32_t tree;        /* what the tree would have asked; NONE: nothing more */
	enum next_reason why; /* why the tree would have asked it, or had ended */
	double tree_bits;
	double worth;      /* 0..1: see PRACTICE_PARTS, QUESTIONS */
	bool emergency;    /* it belongs to the emergency stage */
	bool before_flags; /* no emergency question, and the red flags were not covered yet */
	bool could_change; /* its answer could have changed what rules and gates give */
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
	uint32_t needless_count; /* steps that were not needed */

	struct practice_flag *flags; /* every red flag, in table order */
	uint32_t flag_count, flags_missed;
	bool covered;          /* by the end, whatever was said */
	uint32_t covered_step; /* the step that covered them, from 1; 0: none, or none needed */
	bool said;             /* the learner declared them covered ... */
	uint32_t said_step;    /* ... after so many steps ... */
	bool said_rightly;     /* ... and they were */

	struct practice_open_cause *open; /* what should have been ruled out, likeliest first */
	uint32_t open_count;
	struct practice_answer *tree; /* the tree's own walk on the case from its beginning */
	uint32_t tree_count;
	struct practice_answer *remaining; /* what the tree would still have asked */
	uint32_t remaining_count;

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
