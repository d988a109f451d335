/* SPDX-License-Identifier: MIT */
/* A page drawn on a canvas. */
#ifndef VIEW_PAGE_DRAW_H
#define VIEW_PAGE_DRAW_H

#include "tell/page.h"
#include "view/canvas.h"

/* Draws the rows from `top` that fit the area; `item` is selected (-1: none). With the focus here
 * the selection is in full and the cursor is set on it. */
void page_draw(
    const struct page *p, struct canvas *c, struct rect area, int top, int item, bool focus);

#endif
