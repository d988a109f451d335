/* SPDX-License-Identifier: MIT */
/* What the walk's screen holds, and its panes; private to walk*.c. */
#ifndef VIEW_WALK_H
#define VIEW_WALK_H

#include "view/screen.h"

struct walk {
	struct pane question, so_far, text;
	struct pane way, figure; /* in three columns; nothing is selected in the figure */
	struct page *notice;     /* of the first screen */
	int notice_rows;         /* shown now */
	unsigned columns;        /* that what fits was built for: of three, one has the answers */
};

/* What the text is about: what is selected in the pane with the focus, else the question; after the
 * end the rule that led to it. */
struct entity walk_subject(struct ui *ui);
/* The members of struct screen. */
void walk_layout(struct ui *ui, struct rect area);
unsigned walk_shown(struct ui *ui, struct pane *out[SHOWN_PANES]);
void walk_title(struct ui *ui, const struct pane *p, struct buf *out);
void walk_draw(struct ui *ui, struct canvas *c);

#endif
