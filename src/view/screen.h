/* What screens share: the state of the browser and what each screen has to offer. Only the screens
 * and ui.c include this.
 *
 * A screen is laid out (its pages are built if anything changed), then drawn or acted on. Where the
 * user has been is a history as in a browser: a list of places and a position in it.
 */
#ifndef VIEW_SCREEN_H
#define VIEW_SCREEN_H

#include "base/alloc.h"
#include "base/diag.h"
#include "search/search.h"
#include "view/pane.h"
#include "view/ui.h"

/* Somewhere to go back to. */
struct visit {
	enum screen_id screen;
	struct entity entity; /* what the reader shows */
	size_t place;
	int item;
};

enum confirm { CONFIRM_NONE, CONFIRM_RESTART, CONFIRM_QUIT, CONFIRM_COMMIT, CONFIRM_CASE };

enum prompt {
	PROMPT_NONE,
	PROMPT_FIND,
	PROMPT_NOTE,
	PROMPT_SAVE,
	PROMPT_PRACTICE_SAVE,
	PROMPT_PRACTICE_OPEN,
	PROMPT_POLL
};

/* The pages of the practice screen, each in a pane of its own. */
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

enum walk_focus { FOCUS_QUESTION, FOCUS_SO_FAR, FOCUS_TEXT, FOCUS_COUNT };

struct ui {
	struct session *session;
	const struct topic *topic;
	int width, height;
	bool ascii, done, redraw;
	uint64_t change; /* counts changes of the answers */
	VEC(struct visit) history;
	size_t at; /* in the history */
	enum confirm confirm;
	char key_name[16]; /* of ui_key_of() */
	char message[320]; /* shown in place of the footer until the next key */
	enum walk_focus focus;
	bool to_sources;           /* the reader goes to the documents of what it shows */
	bool watched;              /* the tables are watched */
	int tab_begin;             /* where the names in the title bar begin */
	int tab_end[SCREEN_COUNT]; /* where each name in the title bar ends, 0 if not shown */
	struct outline *outline;   /* of the tree; made when it is first shown */
	struct diags *diags;       /* of the tables that are watched, or NULL */
	uint64_t diags_change;     /* counts changes of what is shown of them */
	uint32_t explained;        /* 1 + the problem whose help is shown, 0 for none */
	uint32_t edited;           /* 1 + the problem whose file shall be opened, 0 for none */
	bool whatif_focus;         /* on the path: the pane of what the answer does */
	struct page *notice;       /* of the first screen of the walk */
	int notice_rows;           /* shown now */
	struct pane question, so_far, text;                /* the walk */
	struct pane outcome, reader, path, contents, help; /* one for each other screen */
	struct pane findings, compare, tree, problems, whatif;
	struct pane practice[PRACTICE_PANES];
	struct desk *desk; /* of the practice screen */
	struct pane presented;
	struct present *present;
	bool presenting;       /* the walk is presented, and hides what is not revealed */
	struct buf filter;     /* of the contents */
	bool typing;           /* letters go to the filter */
	struct search *search; /* made when it is first needed */
	enum prompt prompt;    /* what is asked for at the foot */
	struct buf line;       /* what was typed there */
	struct entity noted;   /* what a note is on */
	struct query find;     /* what is looked for on a page */
	int find_row;          /* where it was found last, or -1 */
	bool linear;           /* one thing below the other */
	bool mouse;            /* the mouse is ours */
	char *session_path;    /* where to save without asking, or NULL */
};

struct screen {
	void (*layout)(struct ui *ui, struct rect area);
	void (*draw)(struct ui *ui, struct canvas *c);
	/* True if the screen made something of it; what is left over goes to ui.c. */
	bool (*act)(struct ui *ui, enum action action, uint32_t key);
	/* A key before any table: true if it was typed text. NULL: no text is typed here. */
	bool (*type)(struct ui *ui, uint32_t key);
	/* The pane with the focus. */
	struct pane *(*pane)(struct ui *ui);
};

extern const struct screen screen_walk, screen_outcome, screen_path, screen_reader, screen_contents,
    screen_help, screen_findings, screen_compare, screen_tree, screen_problems, screen_practice,
    screen_present;

/* To another screen or to an entity in the reader; what was left can be gone back to. */
void ui_go(struct ui *ui, enum screen_id screen);
void ui_read(struct ui *ui, struct entity entity);
bool ui_back(struct ui *ui);
bool ui_forward(struct ui *ui);
/* act.c: an action that every screen has; the answer to a question at the foot. */
void ui_act(struct ui *ui, enum action action);
void ui_confirm(struct ui *ui, uint32_t key);
struct visit *ui_here(struct ui *ui);
/* Gives an answer and does what follows from it: the outcome if the walk has ended. */
void ui_answer(struct ui *ui, uint32_t question, uint32_t answer);
/* To be called after any change of the session's answers. */
void ui_changed(struct ui *ui);
/* The first key of an action here, for a message or a page; valid until the next call. */
const char *ui_key_of(struct ui *ui, enum action action);
void ui_say(struct ui *ui, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The stamp of a page that depends on the answers and the subject. */
struct stamp ui_stamp(const struct ui *ui, uint32_t kind, uint32_t index);
/* Marks a cause for comparing or takes the mark away; says what was done. */
void ui_mark_compared(struct ui *ui, struct entity e);
/* To the question that is asked now, by a path of answers. */
void ui_restart_with(
    struct ui *ui, const uint32_t *questions, const uint32_t *answers, uint32_t count);
/* True if the screen is too small for panes side by side. */
bool ui_is_compact(const struct ui *ui);

/* The pane with the focus, and what is selected or read in it (kind ENTITY_KINDS: nothing). */
struct pane *ui_pane(struct ui *ui);
struct entity ui_subject(struct ui *ui);
/* tree.c: what the selected row of the tree is about. */
struct entity tree_subject(struct ui *ui);
/* Pages are built anew, at the same place. */
void ui_rebuild(struct ui *ui);
/* The same after another topic came in: each pane keeps its place and selection. */
void ui_refresh_panes(struct ui *ui);
bool ui_save(struct ui *ui, const char *path);

/* prompt.c: asking for a line. */
void ui_ask(struct ui *ui, enum prompt kind, const char *initial);
void prompt_key(struct ui *ui, uint32_t key);
void prompt_draw(struct ui *ui, struct canvas *c, int row);
/* To the next place that has what was looked for; `again` goes on from the last one. */
void ui_find_step(struct ui *ui, bool backward, bool again);
/* A key that edits a line: true if it was one. */
bool line_key(struct buf *b, uint32_t key, size_t limit);
void line_shorten(struct buf *b);

/* contents.c: an empty filter, and letters go to it. */
void contents_begin_typing(struct ui *ui);

/* present.c: the presentation. */
void present_new(struct ui *ui);
void present_free(struct ui *ui);
/* True if what fits must not be shown now. */
bool present_hides(const struct ui *ui);
bool present_is_black(const struct ui *ui);
/* A typed line of votes. */
void present_take_counts(struct ui *ui, const char *line);

/* practice_cases.c, practice.c: the desk of the practice screen. */
void desk_new(struct ui *ui, uint64_t seed);
void desk_free(struct ui *ui);
bool desk_is_unsaved(const struct ui *ui);
/* The answer "yes" to CONFIRM_COMMIT or CONFIRM_CASE; a line for one of the PROMPT_PRACTICEs. */
void desk_confirmed(struct ui *ui, enum confirm asked);
void desk_ask_save(struct ui *ui);
void desk_take_line(struct ui *ui, enum prompt kind, const char *line);
/* Carries the practice over to another compilation of the topic. */
void desk_reload(struct ui *ui, const struct topic *to);
/* Gives the focus to the pane at a place of the screen. */
void desk_point_at(struct ui *ui, int row, int col);
/* The urgency that CONFIRM_COMMIT asks for. */
uint32_t desk_urgency(const struct ui *ui);

/* outcome.c: what the outcome's screen tells. */
void outcome_build(struct ui *ui, struct page *p);

/* problems.c: the first of the worst. */
void problems_select_worst(struct ui *ui);

/* frame.c: the title bar and the footer. */
void frame_draw(struct ui *ui, struct canvas *c);
void frame_draw_small(struct ui *ui, struct canvas *c);

#endif
