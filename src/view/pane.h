/* SPDX-License-Identifier: MIT */
/* A pane: a page in a part of the screen, with a place in it and something selected.
 *
 * A pane is laid out before it is drawn or acted on: pane_begin() says whether its page has to be
 * built anew (the size, what it shows, or the answers changed) and pane_end() finds the place
 * again.
 */
#ifndef VIEW_PANE_H
#define VIEW_PANE_H

#include "view/keys.h"
#include "view/page_draw.h"

#define PANE_MEASURE 80 /* columns of text; longer lines are hard to read */

/* What a page was built from: equal stamps, equal pages. */
struct stamp {
	uint64_t change;       /* counts changes of the answers */
	struct entity subject; /* what it is about */
};

struct pane {
	struct page *page; /* page_none() until it is built first: most panes never are */
	struct rect area;  /* its first row is the title */
	struct stamp stamp;
	bool built;
	int top;          /* first row shown */
	int item;         /* selected item, -1 for none */
	int number;       /* of that item, to find it again */
	size_t place;     /* of the first row shown, to find it again */
	int settled;      /* the top that followed from the place; another one is the user's ... */
	int settled_item; /* ... as is another selection, ... */
	bool moved;       /* ... and the same that was left and come back to */
	bool lines;       /* up and down scroll by a line; the selection moves by links only;
			   else something is selected if anything can be */
	bool unselected;  /* nothing was selected before building anew, though something could be */
	bool folds;       /* sections are folded, but for those that were opened, ... */
	uint64_t open, shut, fit; /* ... and that fit and were not closed */
	bool wide;                /* its rows may be longer than text should be */
	bool closed;              /* no section opens by itself */
	bool tall;                /* what its page is depends on the height, too */
	bool follows;   /* shows what is selected elsewhere: it may wait until keys pause */
	bool beside;    /* others stand beside it */
	bool quiet;     /* without the focus, nothing shows as selected */
	bool item_seen; /* the selection was in sight where the user left it, and shall be */
	bool noted;     /* place and item_seen tell of a page that was shown */
	bool centre;  /* the next building puts the selection a third down if it is out of sight */
	bool restore; /* the next building takes place and item as they are */
};

void pane_init(struct pane *p);
void pane_free(struct pane *p);
/* True if the page has to be built: it is then empty and set to the area's width. */
bool pane_begin(struct pane *p, struct rect area, struct stamp stamp, bool ascii);
/* After building: a new subject starts at its top, the same one keeps its place. False if the page
 * has to be built once more, since there is room for sections that are folded. */
bool pane_end(struct pane *p, bool ascii);
/* The page is built anew, at the same place. */
void pane_spoil(struct pane *p);
/* The same, as after another width: what is selected and shown is found again on the way back. */
void pane_refit(struct pane *p);
/* The next building takes this place, and selects the item of that number. */
void pane_restore(struct pane *p, size_t place, int number);
/* Scrolls and selects, if the action is one of those. */
void pane_act(struct pane *p, enum action action);
/* Selects what leads there, and scrolls to it; nothing where the page has no such thing. */
void pane_select(struct pane *p, struct entity e);
/* True if the item is the heading of a section that is open. */
bool pane_fold_is_open(const struct pane *p, int item);
/* How many sections can be folded, and whether one of them is. */
int pane_folds(const struct pane *p);
bool pane_has_folded(const struct pane *p);
/* Opens or closes the section whose heading is that item, and selects it; all of them, which closes
 * them where none is folded. */
void pane_turn_fold(struct pane *p, int item);
void pane_turn_folds(struct pane *p);
/* Opens the folded section at that row that holds what was found or remembered; then true: the page
 * has to be built anew. */
bool pane_open_row(struct pane *p, int row);
/* Scrolls to a row, and selects what stands there. */
void pane_show_row(struct pane *p, int row);
/* Scrolls to what the page remembered and selects the next link there; false if it remembered
 * nothing. */
bool pane_show_anchor(struct pane *p);
struct entity pane_target(const struct pane *p);
/* The rule with its title, what else it names where there is room, and the page below. */
void pane_draw(
    const struct pane *p, struct canvas *c, const char *title, const char *others, bool focus);
/* "↓ 12%": that there is more, where, and how far down this is; "" if all is in sight. */
void pane_scroll_sign(const struct pane *p, char out[40]);
/* The line at its right, which meets the rule above. */
void pane_draw_divider(const struct pane *p, struct canvas *c, int rows);

#endif
