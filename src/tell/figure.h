/* SPDX-License-Identifier: MIT */
/* The figure of a topic: what each of its cells shows, and the same told in words. */
#ifndef TELL_FIGURE_H
#define TELL_FIGURE_H

#include "session/session.h"
#include "tell/page.h"

/* Cells side by side in one row that show the same. Runs that show a structure are numbered. */
struct figure_run {
	uint32_t row, col, cells;
	uint32_t structure; /* NONE: none, then it has no number of its own */
	uint32_t number;
};

/* The columns of the drawing, 0 if there is none; its rows are topic_figure_count(). */
int figure_columns(const struct topic *t);
/* From one run to the next, row by row; the one before the first is all zero. False at the end. */
bool figure_next(const struct topic *t, struct figure_run *r);
/* The run of the next other structure as one goes from a run by rows (1, -1) or by columns; NONE
 * at the edge. */
uint32_t figure_beside(const struct topic *t, uint32_t run, int down, int right);
/* "in the middle", "upper left": where a structure is seen; "" if nowhere. */
const char *figure_place(const struct topic *t, uint32_t structure);
/* How much of what fits sits in a structure, of 1: what its causes have together. A cause that sits
 * in several counts in each. */
double figure_share(struct session *s, uint32_t structure);
/* The first structure that a cause sits in, NONE if it sits nowhere; and what fits best of all that
 * sits somewhere, of kind TARGET_NONE if nothing does. */
uint32_t figure_seat(const struct topic *t, struct entity cause);
struct entity figure_best(struct session *s);
/* True if the page has room for the drawing, and is not read aloud. */
bool figure_is_drawn(const struct page *p, const struct topic *t);

/* What fits as a map, for a screen and where there is room: the drawing, each structure filled the
 * more densely, the larger its share is beside the largest, but for what is lit: that structure, or
 * those that a cause sits in. The runs are items, by their numbers. No shares where not `ranked`.
 */
void tell_drawing(struct page *p, struct session *s, bool ranked, struct entity lit);
/* The same, and below it all structures in words. */
void tell_map(struct page *p, struct session *s, bool ranked, struct entity lit);
/* The whole figure: the drawing for the eye, and all its structures in words. */
void tell_figure(struct page *p, struct session *s);
/* All its structures in words, under their heading. */
void tell_figure_words(struct page *p, const struct topic *t);
/* The page of a structure, below its name: where it is, and what can hurt there, with urgencies;
 * with shares, the largest first, once something was answered. */
void facts_add_structure(struct page *p, struct session *s, uint32_t index);

#endif
