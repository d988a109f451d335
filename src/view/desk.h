/* SPDX-License-Identifier: MIT */
/* The practice screen's state and pages; private to practice*.c, and looked at by tour.c.
 *
 * A desk stands in one of four places: choosing a case (no practice), in a round of a drill or of
 * cards (none either), at work on a case, or reading the feedback once the learner has committed
 * and been asked what comes next. All of what is known, ranked and said is the practice's
 * (learn/practice.h); the desk holds only what is shown of it. Nothing here shows what the tree
 * thinks of the case before the learner has committed.
 */
#ifndef VIEW_DESK_H
#define VIEW_DESK_H

#include "learn/concord.h"
#include "learn/practice.h"
#include "learn/progress.h"
#include "view/screen.h"

/* The pages of the screen, each in a pane of its own. At work the first pane is one of QUESTIONS,
 * CAUSES and COMMIT_TO; its neighbours are MINE, the learner's differential, and CASE. */
enum practice_pane {
	PRACTICE_CASES,
	PRACTICE_QUESTIONS,
	PRACTICE_CAUSES,
	PRACTICE_COMMIT_TO,
	PRACTICE_MINE,
	PRACTICE_CASE,
	PRACTICE_DRILL,
	PRACTICE_FEEDBACK,
	PRACTICE_BESIDE, /* what is selected in the feedback, ... */
	PRACTICE_READ,   /* ... and what its documents say */
	PRACTICE_PANES
};

struct desk {
	struct pane pane[PRACTICE_PANES];
	struct drill *drill;                /* a round that is asked in place of cases, or NULL */
	struct practice *practice;          /* NULL: a case is being chosen */
	struct practice_feedback *feedback; /* once the learner has committed */
	enum practice_pane list;            /* of the three at work */
	struct buf filter;                  /* of the questions or the causes */
	bool brief;                         /* new cases tell only what the person comes with */
	bool titles;                        /* cases have their titles before the end, too */
	bool whole;                         /* the story at work has all of its rows */
	bool compact;              /* the pages were built for one pane on the screen, in full */
	bool tells_story;          /* ... and what has been learnt with the story above it */
	uint32_t stage;            /* of the questions that are listed */
	struct progress *progress; /* what was done; made when it is first needed, ... */
	struct error unread;       /* ... why what is kept was not read, "" if it was, ... */
	bool asked;                /* ... and whether it shall be kept */
	uint64_t number;           /* of the next case that is drawn */
	uint32_t urgency;          /* asked for at the foot */
	char *path;                /* where it was saved or taken up, or NULL */
};

/* Which of the panes at work has the focus. */
enum { IN_LIST, IN_MINE, IN_CASE };

/* What the list of cases has besides cases: rows from NONE downwards, as TARGET_ROW. */
enum {
	CASES_NEXT = 1,
	CASES_DRAWN,
	CASES_RATIOS,
	CASES_PANEL,
	CASES_RECALL,
	CASES_SAVED,
	CASES_OPENING,
	CASES_TITLES,
	CASES_KEEP
};
#define CASES_ROW(which) (NONE - (uint32_t)(which))

static inline struct desk *
desk_of(const struct ui *ui)
{
	return ui->data[SCREEN_PRACTICE];
}

static inline bool
desk_is_at_work(const struct desk *d)
{
	return d->practice != NULL && d->feedback == NULL;
}

/* practice_work.c: does what is selected (Enter); an action at work, false if it is none. */
void desk_take(struct ui *ui);
/* On a small screen the story is first, and Enter leads on to the questions. */
bool desk_leads_on(const struct ui *ui);
bool desk_can_take(struct ui *ui); /* false where that would do nothing */
bool desk_work(struct ui *ui, enum action action, int place);
bool desk_commitment_ends(enum action action); /* it does nothing any more once committed */

/* practice_ask.c: shows one of the three lists at work, with an empty filter; the questions of a
 * stage, or those that have the words; the stages as tabs; the story, in at most so many rows. */
void desk_show_list(struct ui *ui, enum practice_pane list, bool typing);
void desk_build_questions(struct ui *ui, struct page *p);
void desk_show_stage(struct ui *ui, uint32_t stage);
/* The stage that a digit stands for, or the next one or the one before; NONE if there is none. */
uint32_t desk_nth_stage(const struct ui *ui, uint32_t place);
uint32_t desk_stage_beside(const struct ui *ui, bool before);
void desk_draw_tabs(struct ui *ui, struct canvas *c, int row);
bool desk_is_large(const struct ui *ui); /* each pane at work has a column of its own */
int desk_story_rows(struct ui *ui);      /* that it has above the panes, or 0 */
bool desk_story_is_cut(struct ui *ui);   /* unless all of it is asked for */
void desk_draw_story(struct ui *ui, struct canvas *c, int row, int rows);
/* What a question asks for; in short the finding of one that is answered by "yes" or "no". */
void desk_add_question(const struct ui *ui, uint32_t q, bool brief, struct buf *out);
/* The whole of the question that is selected, where its row has it in short. */
void desk_draw_question(struct ui *ui, struct canvas *c, int row, int rows);
/* To the next question after the selected one that is open. */
void desk_next_open(struct ui *ui);

/* practice_drill.c: rounds of the drill on likelihood ratios and of recall; what is chosen there,
 * or meant by a digit; the page, and what it is. */
void desk_begin_concord(struct ui *ui, enum concord_kind kind);
void desk_begin_recall(struct ui *ui);
void desk_end_drill(struct desk *d);
void desk_answer_drill(struct ui *ui, uint32_t which);
void desk_drill_digit(struct ui *ui, uint32_t place);
void desk_build_drill(struct ui *ui, struct page *p);
void desk_add_drill(const struct desk *d, struct buf *out);

/* practice_desk.c: the place of a cause in the learner's differential from 0, their number if it is
 * not there; and the pages of the desk. */
uint32_t desk_place_of(const struct practice *p, uint32_t cause);
void desk_build_causes(struct ui *ui, struct page *p);
void desk_build_commit(struct ui *ui, struct page *p);
/* What stands in the place of causes in a topic of a flow alone. */
#define DESK_NO_CAUSES "This topic has no causes to rank: the urgency is what is asked."
void desk_build_mine(struct ui *ui, struct page *p);
void desk_build_case(struct ui *ui, struct page *p);
void desk_build_feedback(struct ui *ui, struct page *p);

/* practice_cases.c: choosing a case, and everything that replaces the practice. */
void desk_build_cases(struct ui *ui, struct page *p);
/* Takes a row of the list, or the case at a place of it. */
void desk_choose(struct ui *ui, uint32_t row);
void desk_choose_nth(struct ui *ui, uint32_t place);
/* To the list of cases, or the next case; what was not saved is gone. */
void desk_drop(struct ui *ui);
void desk_next(struct ui *ui);
/* Works out the feedback where it is due, and shows everything anew. */
void desk_changed(struct ui *ui);
/* "case 7 of 60", "a drawn case"; with its title once that may be told. */
void desk_add_name(struct ui *ui, struct buf *out);
/* practice_done.c: what was done, with what is kept of it; the day; whether it could be kept and is
 * not yet, and keeping it; that a case was done, and asking once whether that shall be kept. */
struct progress *desk_progress(struct ui *ui);
int32_t desk_today(const struct ui *ui);
bool desk_can_keep(struct ui *ui);
void desk_keep(struct ui *ui);
void desk_note_done(struct ui *ui);
/* practice_cases.c, too: as struct screen has them. */
bool desk_is_unsaved(const struct ui *ui);
void desk_save(struct ui *ui);
void desk_reload(struct ui *ui, const struct topic *to);
void desk_end(struct ui *ui);

#endif
