/* SPDX-License-Identifier: MIT */
/* What screens share: the state of the browser and what each screen has to offer. Only the files of
 * src/view that make the browser include this.
 *
 * A screen is laid out (its pages are built if anything changed), then drawn or acted on. What it
 * holds stands behind ui->data and begins with its panes; nobody but the screen's own files looks
 * further. Where the user has been is a history as in a browser: a list of places and a position in
 * it. Calls go from screens to ui.c, act.c, prompt.c, never back: those reach a screen by its row.
 */
#ifndef VIEW_SCREEN_H
#define VIEW_SCREEN_H

#include "base/alloc.h"
#include "base/diag.h"
#include "search/search.h"
#include "tell/band.h"
#include "view/pane.h"
#include "view/ui.h"

#define SHOWN_PANES 4 /* at most at once */
#define MARKS 52      /* a to z, A to Z */

/* A screen of one page gives `build` and `title`, one beside which what is selected there is shown
 * `build` and `what`, and little else; what is 0 or NULL is left to ui.c. */
struct screen {
	size_t size;    /* of what it holds, which begins with its panes; 0: one pane, no more */
	unsigned panes; /* how many of them there are; 0 counts as 1 */
	bool lines;     /* the first pane scrolls by a line; see struct pane */
	bool wide;      /* its rows may be longer than text should be */
	bool still;     /* the page of `build` does not depend on the answers */
	bool bare;      /* stands alone, without what else stands around a screen */
	bool band;      /* depends on answers: how urgent they make it stands above */
	/* In place of that, a band of its own; true if it has one now. `b` may be NULL. */
	bool (*own_band)(const struct ui *ui, struct band *b);
	unsigned preview; /* from so many columns on (2, 3) its other panes show what is selected in
			   * the first: its page, then its documents; 0: none do */
	/* The pane of `build`, before those beside it, if that is not the first of all; NULL while
	 * it is not shown. */
	struct pane *(*page)(struct ui *ui);
	/* Columns that the first pane has at least beside a preview, where there is room for both;
	 * what is selected there, if that is no entry itself. */
	int (*least)(const struct ui *ui);
	struct entity (*selected)(struct ui *ui);
	/* What it holds is zeros, and its panes are empty, before the one; what the other frees is
	 * more than the panes. */
	void (*begin)(struct ui *ui);
	void (*end)(struct ui *ui);
	/* The tables were compiled again: ui->topic gives way to `to` (NULL: it stays). */
	void (*reload)(struct ui *ui, const struct topic *to);

	/* The page of the first pane; what it is about, and is built anew for. */
	void (*build)(struct ui *ui, struct page *p);
	struct entity (*about)(struct ui *ui);
	/* Of a pane that is shown; of one that stands alone, in the row that tells where one is.
	 * What else stands there where there are several; may be NULL. */
	void (*title)(struct ui *ui, const struct pane *p, struct buf *out);
	void (*what)(struct ui *ui, struct buf *out);
	/* In place of `build`: lays out every pane that is shown; which these are, in the order of
	 * the Tab key. On a small screen the one with the focus stands alone. */
	void (*layout)(struct ui *ui, struct rect area);
	unsigned (*shown)(struct ui *ui, struct pane *out[SHOWN_PANES]);
	void (*draw)(struct ui *ui, struct canvas *c);

	/* True if the screen made something of it, what is left over goes to the action's handler;
	 * `place` is that of the key in its row. */
	bool (*act)(struct ui *ui, enum action action, int place);
	/* True for what would only be refused now: the footer does not offer it. */
	bool (*refuses)(struct ui *ui, enum action action);
	/* What an action is called in the footer now; NULL: as ever. */
	const char *(*label)(const struct ui *ui, enum action action);
	/* A key before any table: true if it was typed text. */
	bool (*type)(struct ui *ui, uint32_t key);
	/* What Enter and Esc do while letters are typed (ui->typing), for the footer. */
	void (*foot)(const struct ui *ui, const char **enter, const char **escape);
	/* What is selected or read, if that is not what is selected in the pane with the focus. */
	struct entity (*subject)(struct ui *ui);
	/* Goes to the next thing that has what is looked for (ui->find), if that is no place of the
	 * page; false if there is none. */
	bool (*find)(struct ui *ui, bool backward);
	/* True if it holds what the user may want to save; `save` asks where. */
	bool (*unsaved)(const struct ui *ui);
	void (*save)(struct ui *ui);
	/* True if it changes as time passes. */
	bool (*ticks)(const struct ui *ui);
};

#define X(code, variable, name, way) extern const struct screen screen_##variable;
SCREENS(X)
#undef X

/* Somewhere to go back to; one that a jump on the same screen led to is `within` that visit: Back
 * passes over it. */
struct visit {
	bool within;
	enum screen_id screen;
	struct entity entity; /* what the reader shows */
	size_t place;
	int item;
	uint64_t open, shut; /* sections of its page */
};

/* A line that is asked for at the foot. */
struct prompt {
	const char *label, *empty; /* what stands in place of an empty line */
	void (*done)(struct ui *ui, const char *line);
	void (*typed)(struct ui *ui, const char *line); /* after each change; may be NULL */
};

/* A question at the foot; nothing is asked while `yes` is NULL. */
struct confirm {
	char text[80];
	void (*yes)(struct ui *ui);
	void (*save)(struct ui *ui); /* what the key that saves does; may be NULL */
};

/* What is saved, each by itself. */
enum ui_save { SAVE_WALK, SAVE_PRACTICE, SAVE_VOTES, SAVE_PROGRESS, SAVES };

struct ui {
	const struct screen *const *screens;
	void *data[SCREEN_COUNT];     /* what each screen holds */
	unsigned focus[SCREEN_COUNT]; /* which of the panes that the screen shows has it */
	struct ui_settings set;
	struct session *session;
	const struct topic *topic;
	int width, height;
	bool done, redraw;
	enum action action; /* that is done, or was done last */
	int place;          /* of its key in its row */
	uint64_t change;    /* counts changes of the answers */
	uint64_t now;       /* in seconds */
	VEC(struct visit) history;
	size_t at;      /* in the history */
	unsigned count; /* typed before an action */
	struct visit mark[MARKS];
	bool marked[MARKS]; /* there is that mark */
	enum action letter; /* that waits for a letter, or ACTION_NONE */
	enum hand_out hand_out;
	struct buf handed;    /* what is handed out */
	char key_name[16];    /* of ui_key_of() */
	char *unsaved[SAVES]; /* why the last save of that failed, or NULL */
	char message[320];    /* shown in place of the footer until the next key */
	struct confirm confirm;
	const struct prompt *prompt; /* what is asked for at the foot, or NULL */
	struct buf line;             /* what was typed there */
	bool unsettled;              /* ... and nobody has been told of yet */
	struct entity noted;         /* what it is a note on; kind ENTITY_KINDS: it is none */
	bool held;                   /* keys may follow: what follows a selection waits */
	bool unranked;               /* what fits is hidden */
	struct search *search;       /* of ui_search() */
	enum action chosen;          /* in the palette: to be done next, or ACTION_NONE */
	struct query find;           /* what is looked for on a page, ... */
	struct pane *find_pane;      /* ... which is this pane's */
	int find_row;                /* where it was found last, or -1 */
	bool typing;                 /* letters go to what the screen finds by */
	uint32_t edited;             /* 1 + the problem whose file shall be opened, 0 for none */
	struct {
		unsigned step;           /* from 1; 0: there is no tour */
		int rows;                /* of its strip, below `height` */
		uint32_t length, unsure; /* answers, and those of them, when the step began */
	} tour;
	bool revealed;            /* while presenting: what fits need not be hidden */
	bool black;               /* nothing is shown until the next key */
	uint32_t ticked_question; /* the question for several symptoms of which are ... */
	uint32_t ticked;          /* ... ticked so far, as an answer */
};

/* To another screen or to an entity in the reader; what was left can be gone back to. */
void ui_go(struct ui *ui, enum screen_id screen);
void ui_read(struct ui *ui, struct entity entity);
/* Back from the screen; by one jump back (-1) or forward (1); false if there is nothing. */
bool ui_back(struct ui *ui);
bool ui_jump(struct ui *ui, int step);
/* To be called before a jump on the same screen: what is left can be gone back to. Or by turns: the
 * place before, and that there was a jump from it. */
void ui_note_jump(struct ui *ui);
void ui_note_place(struct ui *ui);
void ui_push_jump(struct ui *ui);
/* False while what fits is hidden, since it is presented and not yet revealed. */
bool ui_may_rank(const struct ui *ui);
/* The screen that this one was come to from; SCREEN_COUNT: none. */
enum screen_id ui_came_from(const struct ui *ui);
/* The same of help and the palette, which are about it; WALK where there was none. */
enum screen_id ui_called_from(const struct ui *ui);
struct visit *ui_here(struct ui *ui);
/* Gives an answer and does what follows from it: the outcome if the walk has ended. */
void ui_answer(struct ui *ui, uint32_t question, uint32_t answer);
/* The answer to a question that a key of DIGIT, YES, NO or UNSURE stands for; ANSWER_UNASKED if it
 * has none such. */
uint32_t ui_answer_meant(const struct ui *ui, uint32_t question, enum action action, int place);
/* True of a question for several symptoms (several.c). */
bool ui_is_several(const struct ui *ui, uint32_t question);
/* What is ticked of it so far, as an answer. */
uint32_t ui_ticked(const struct ui *ui, uint32_t question);
/* Nothing is ticked of any. */
void ui_untick(struct ui *ui);
/* What a key of DIGIT, NO, UNSURE, CHOOSE or TOGGLE does there: the answer that it gives, or
 * ANSWER_UNASKED where it ticks or has no meaning. */
uint32_t ui_tick(struct ui *ui, uint32_t question, enum action action, int place);
/* What DIGIT, NO or UNSURE makes of an answer that was given there: one more that is true or one
 * less; "none of the others", and then none at all. */
uint32_t ui_tick_given(
    const struct ui *ui, uint32_t question, uint32_t given, enum action action, int place);
/* To be called after any change of the session's answers. */
void ui_changed(struct ui *ui);
/* The first key of an action here, for a message or a page; valid until the next call. */
const char *ui_key_of(struct ui *ui, enum action action);
/* To be called after a save, with what that returned: tells why it failed. */
void ui_saved(struct ui *ui, enum ui_save what, int status, const struct error *why);
/* Asks a question at the foot; `yes` follows from that answer. */
void ui_confirm(struct ui *ui, void (*yes)(struct ui *ui), const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Asks for a line at the foot (prompt.c). */
void ui_ask(struct ui *ui, const struct prompt *what, const char *initial);
/* How many columns of panes there is room for: 1 on a small screen, 2, from 112 columns 3, from 184
 * one more. */
unsigned ui_columns(const struct ui *ui);
bool ui_is_compact(const struct ui *ui); /* 1 */
/* False for what this topic has nothing for: it is not offered. */
bool ui_offers(const struct ui *ui, enum action action);

/* The search over the topic, made when it is first needed. */
struct search *ui_search(struct ui *ui);

/* The first pane of a screen; those that this one shows, which returns how many; the one of these
 * with the focus, and what is selected or read in it (kind ENTITY_KINDS: nothing). The one whose
 * place is the user's, which is never one beside the page. */
struct pane *ui_pane_of(struct ui *ui, enum screen_id screen);
struct pane *ui_place_pane(struct ui *ui);
unsigned ui_shown(struct ui *ui, struct pane *out[SHOWN_PANES]);
struct pane *ui_pane(struct ui *ui);
struct entity ui_subject(struct ui *ui);
/* Lays a pane out; builds its page anew if what it is about has changed or (unless `still`) the
 * answers have. */
void ui_lay_out(struct ui *ui, struct pane *p, struct rect area, bool still, struct entity about,
    void (*build)(struct ui *ui, struct page *p));
/* columns.c: the page of `build` in its pane, NULL if it is not shown, and beside it what is
 * selected there (`preview`). ui_page_panes() returns how many panes that are. Each pane that is
 * shown, with its title. */
struct pane *ui_page_pane(struct ui *ui);
unsigned ui_page_panes(const struct ui *ui);
/* All that the topic says of something, without what fits while that is hidden. */
void ui_build_facts(struct ui *ui, struct page *p, struct entity e);
/* The source of a section's document; kind TARGET_NONE if none is named. */
struct entity ui_source_of(const struct ui *ui, uint32_t section);
void ui_begin_previews(struct pane *beside, unsigned count);
void ui_lay_out_page(struct ui *ui, struct rect area);
void ui_lay_out_screen(struct ui *ui);
/* True if what is shown has the row that tells how urgent it is. */
bool ui_has_band(const struct ui *ui);
void ui_draw_panes(struct ui *ui, struct canvas *c);
/* Every pane of every screen; with pane_spoil() all pages are built anew, at the same place. */
void ui_each_pane(struct ui *ui, void (*what)(struct pane *p));

/* prompt.c: a line in place of the footer, and its keys. */
void prompt_key(struct ui *ui, uint32_t key);
/* A key that edits the field that is open: false if it does not, or none is. Nothing need be laid
 * out: many letters cost as little as their number, and what follows from them is worked out once,
 * in prompt_settle(), before Enter acts on it or it is drawn. True if there was something. */
bool prompt_letter(struct ui *ui, uint32_t key);
bool prompt_settle(struct ui *ui);
void prompt_draw(struct ui *ui, struct canvas *c, int row);
/* A key of the words by which a pane's page is filtered, as `type` of a screen: while they are
 * typed, or one that empties them to type others. Esc empties them, and stops where there are none.
 */
bool filter_key(struct ui *ui, struct buf *filter, struct pane *p, uint32_t key);
void filter_clear(struct buf *filter, struct pane *p);
/* The words in the row above the pane, `hint` where there are none. */
void filter_draw(struct ui *ui, struct canvas *c, const struct buf *filter, const struct pane *p,
    const char *hint);

/* habits.c: the letter that MARK or TO_MARK waits for. */
void habits_letter(struct ui *ui, uint32_t key);
/* act.c: true if there is what somebody may want to keep and that is not saved. */
bool ui_would_lose(const struct ui *ui);
/* How urgent the answers make it; URGENCY_LEVELS while that is not known. To be called before a
 * change; then what it changed is said, before what else was said of it: false if nothing. */
uint32_t ui_urgency(const struct ui *ui);
bool ui_say_moved(struct ui *ui, uint32_t before);
/* Takes the last answer back; it is said what that was, unless it is asked again on this screen. */
void ui_take_back(struct ui *ui);
/* make.c: every screen as at the beginning, without a trace of who used them. */
void ui_forget(struct ui *ui);

/* What an action does on every screen, once the screen itself made nothing of it: the handlers that
 * ACTIONS names. */
#define X(code, name, handler) void handler(struct ui *ui);
ACTIONS(X)
#undef X

/* tour.c: the strip of the tour. Its rows are those that ui->height leaves; tour_fit() is to be
 * called after any change of the size. A key that is the tour's own, and what any other has done.
 */
void tour_begin(struct ui *ui);
void tour_fit(struct ui *ui);
bool tour_takes(struct ui *ui, uint32_t key);
void tour_follow(struct ui *ui);
void tour_draw(struct ui *ui, struct canvas *c);

/* frame.c: where one is, how urgent it is, and the footer; or that the screen is too small. */
void frame_draw(struct ui *ui, struct canvas *c);
void frame_draw_small(struct ui *ui, struct canvas *c);

#endif
