/* The practice screen's state and pages; private to practice*.c, and looked at by tour.c.
 *
 * A desk stands in one of three places: choosing a case (no practice), at work on it, or reading
 * the feedback once the learner has committed and been asked what comes next. All of what is known,
 * ranked and said is the practice's (learn/practice.h); the desk holds only what is shown of it.
 * Nothing here shows what the tree thinks of the case before the learner has committed.
 */
#ifndef VIEW_DESK_H
#define VIEW_DESK_H

#include "learn/practice.h"
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
	PRACTICE_FEEDBACK,
	PRACTICE_PANES
};

struct desk {
	struct pane pane[PRACTICE_PANES];
	struct practice *practice;          /* NULL: a case is being chosen */
	struct practice_feedback *feedback; /* once the learner has committed */
	enum practice_pane list;            /* of the three at work */
	struct buf filter;                  /* of the questions or the causes */
	bool brief;                         /* new cases tell only what the person comes with */
	uint64_t number;                    /* of the next case that is drawn */
	uint32_t urgency;                   /* asked for at the foot */
	uint32_t plan; /* enum practice_plan: what is chosen now, PRACTICE_PLANS: nothing */
	char *path;    /* where it was saved or taken up, or NULL */
};

/* Which of the panes at work has the focus. */
enum { IN_LIST, IN_MINE, IN_CASE };

/* What the list of cases has besides cases: rows from NONE downwards, as TARGET_ROW. */
enum { CASES_DRAWN = 1, CASES_OPENING, CASES_SAVED };
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

/* practice_work.c: shows one of the three lists at work, with an empty filter; does what is
 * selected (Enter); an action at work, false if it is none. */
void desk_show_list(struct ui *ui, enum practice_pane list, bool typing);
void desk_take(struct ui *ui);
bool desk_work(struct ui *ui, enum action action, int place);

/* practice_desk.c: the place of a cause in the learner's differential from 0, their number if it is
 * not there; and the pages of the desk. */
uint32_t desk_place_of(const struct practice *p, uint32_t cause);
void desk_build_questions(struct ui *ui, struct page *p);
void desk_build_causes(struct ui *ui, struct page *p);
void desk_build_commit(struct ui *ui, struct page *p);
/* What stands in the place of causes in a topic of a flow alone. */
#define DESK_NO_CAUSES "This topic has no causes to rank: the urgency is what is asked."
void desk_build_mine(struct ui *ui, struct page *p);
void desk_build_case(struct ui *ui, struct page *p);
void desk_build_feedback(struct ui *ui, struct page *p);

/* practice_cases.c: choosing a case, and everything that replaces the practice. */
void desk_build_cases(struct ui *ui, struct page *p);
void desk_choose(struct ui *ui, uint32_t row);
/* To the list of cases; what was not saved is gone. */
void desk_drop(struct ui *ui);
/* Works out the feedback where it is due, and shows everything anew. */
void desk_changed(struct ui *ui);
/* As struct screen has them. */
bool desk_is_unsaved(const struct ui *ui);
void desk_save(struct ui *ui);
void desk_reload(struct ui *ui, const struct topic *to);
void desk_end(struct ui *ui);

#endif
