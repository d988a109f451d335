/* The practice screen's state and pages; private to practice*.c.
 *
 * A desk stands in one of three places: choosing a case (no practice), at work on it, or reading
 * the feedback once the learner has committed. All of what is known, ranked and said is the
 * practice's (learn/practice.h); the desk holds only what is shown of it. Nothing here shows what
 * the tree thinks of the case before the learner has committed.
 */
#ifndef VIEW_DESK_H
#define VIEW_DESK_H

#include "learn/practice.h"
#include "view/screen.h"

/* What the left pane lists while a case is worked on. */
enum desk_list { DESK_QUESTIONS, DESK_CAUSES, DESK_COMMIT };
/* The parts of the desk, in the order of the Tab key. */
enum desk_part { DESK_LIST, DESK_MINE, DESK_CASE, DESK_PARTS };

struct desk {
	struct practice *practice;          /* NULL: a case is being chosen */
	struct practice_feedback *feedback; /* once the learner has committed */
	enum desk_list list;
	enum desk_part part;   /* with the focus */
	struct buf filter;     /* of the questions or the causes */
	bool brief;            /* new cases tell only what the person comes with */
	uint64_t seed, number; /* of the next case that is drawn */
	uint64_t change;       /* counts changes of all that is shown */
	uint32_t urgency;      /* asked for at the foot */
	char *path;            /* where it was saved or taken up, or NULL */
};

/* What the list of cases has besides cases: rows from NONE downwards, as TARGET_ROW. */
enum { CASES_DRAWN = 1, CASES_OPENING, CASES_SAVED };
#define CASES_ROW(which) (NONE - (uint32_t)(which))

/* What the screen shows. */
enum desk_place { AT_CASES, AT_WORK, AT_FEEDBACK };

/* practice.c: where the desk stands, the pane of the list, the pane with the focus. */
enum desk_place desk_place_of(const struct desk *d);
enum practice_pane desk_list_pane(const struct desk *d);
struct pane *desk_pane(struct ui *ui);

/* practice_act.c: as struct screen has them. */
bool desk_act(struct ui *ui, enum action action, uint32_t key);
bool desk_type(struct ui *ui, uint32_t key);

/* practice_cases.c: choosing a case, and everything that replaces the practice. */
void desk_build_cases(struct ui *ui, struct page *p);
void desk_choose(struct ui *ui, uint32_t row);
/* To the list of cases; what was not saved is gone. */
void desk_drop(struct ui *ui);
/* Works out the feedback where it is due, and shows everything anew. */
void desk_changed(struct ui *ui);

/* practice_desk.c: the pages of the desk. */
void desk_build_questions(struct ui *ui, struct page *p);
void desk_build_causes(struct ui *ui, struct page *p);
void desk_build_commit(struct ui *ui, struct page *p);
void desk_build_mine(struct ui *ui, struct page *p);
void desk_build_case(struct ui *ui, struct page *p);

/* practice_told.c, practice_steps.c: the feedback, and its part on the questions asked. */
void desk_build_feedback(struct ui *ui, struct page *p);
void desk_build_steps(struct ui *ui, struct page *p);

#endif
