/* What screens share: the state of the browser and what each screen has to offer. Only the screens
 * and ui.c include this.
 *
 * A screen is laid out (its pages are built if anything changed), then drawn or acted on. Where the
 * user has been is a history as in a browser: a list of places and a position in it.
 */
#ifndef VIEW_SCREEN_H
#define VIEW_SCREEN_H

#include "base/alloc.h"
#include "view/pane.h"
#include "view/ui.h"

/* Somewhere to go back to. */
struct visit {
	enum screen_id screen;
	struct entity entity; /* what the reader shows */
	size_t place;
	int item;
};

enum confirm { CONFIRM_NONE, CONFIRM_RESTART, CONFIRM_QUIT };

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
	char message[160]; /* shown in place of the footer until the next key */
	enum walk_focus focus;
	struct page *notice;				   /* of the first screen of the walk */
	int notice_rows;				   /* shown now */
	struct pane question, so_far, text;		   /* the walk */
	struct pane outcome, reader, path, contents, help; /* one for each other screen */
	struct buf filter;				   /* of the contents */
	bool typing;					   /* letters go to the filter */
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
    screen_help;

/* To another screen or to an entity in the reader; what was left can be gone back to. */
void ui_go(struct ui *ui, enum screen_id screen);
void ui_read(struct ui *ui, struct entity entity);
bool ui_back(struct ui *ui);
struct visit *ui_here(struct ui *ui);
/* Gives an answer and does what follows from it: the outcome if the walk has ended. */
void ui_answer(struct ui *ui, uint32_t question, uint32_t answer);
/* To be called after any change of the session's answers. */
void ui_changed(struct ui *ui);
void ui_say(struct ui *ui, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The stamp of a page that depends on the answers and the subject. */
struct stamp ui_stamp(const struct ui *ui, uint32_t kind, uint32_t index);
/* True if the screen is too small for panes side by side. */
bool ui_is_compact(const struct ui *ui);

/* frame.c: the title bar and the footer. */
void frame_draw(struct ui *ui, struct canvas *c);
void frame_draw_small(struct ui *ui, struct canvas *c);

#endif
