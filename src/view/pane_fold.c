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

int
pane_folds(const struct pane *p)
{
	int n = 0;

	for (int i = 0; i < page_items(p->page); i++)
		n += page_target(p->page, i).kind == TARGET_FOLD;
	return n;
}

bool
pane_has_folded(const struct pane *p)
{
	for (int i = 0; i < page_items(p->page); i++)
		if (page_target(p->page, i).kind == TARGET_FOLD && !pane_fold_is_open(p, i))
			return true;
	return false;
}

void
pane_turn_folds(struct pane *p)
{
	p->open = pane_has_folded(p) ? UINT64_MAX : 0;
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
