/* SPDX-License-Identifier: MIT */
/* Sections of a pane that are folded. What somebody opens or closes stays so until the page is
 * another: nothing else opens for the room that is made. */
#include "view/pane.h"

bool
pane_fold_is_open(const struct pane *p, int item)
{
	struct entity e = page_target(p->page, item);

	return e.kind == TARGET_FOLD && ((p->open | p->fit) >> e.index & 1) != 0;
}

void
pane_turn_fold(struct pane *p, int item)
{
	struct entity e = page_target(p->page, item);

	if (e.kind != TARGET_FOLD)
		return;
	p->open = (p->open | p->fit) ^ (uint64_t)1 << e.index;
	p->shut = ~p->open;
	pane_restore(p, page_place(p->page, p->top), page_item_number(p->page, item));
	p->item_seen = true;
}

void
pane_turn_folds(struct pane *p)
{
	p->open = p->open == UINT64_MAX ? 0 : UINT64_MAX;
	p->shut = ~p->open;
	pane_restore(p, 0, 0);
}

bool
pane_open_row(struct pane *p, int row)
{
	int item = page_fold_with(p->page, row);

	if (item < 0)
		return false;
	pane_turn_fold(p, item);
	return true;
}
