/* The figure of a topic: what each of its cells shows, and the same told in words. */
#ifndef TELL_FIGURE_H
#define TELL_FIGURE_H

#include "session/session.h"
#include "tell/page.h"

/* The structure that a cell of the figure shows, NONE where it shows none. */
uint32_t figure_at(const struct topic *t, uint32_t row, uint32_t col);
/* The cell of a structure that is nearest to the middle of all its cells; false if it has none. */
bool figure_middle(const struct topic *t, uint32_t structure, uint32_t *row, uint32_t *col);
/* The columns of the figure, 0 if there is none; its rows are topic_figure_count(). */
uint32_t figure_columns(const struct topic *t);
/* A line of the drawing: one character for each column. */
const char *figure_drawn(const struct topic *t, uint32_t row, bool ascii);

/* How much of the differential sits in a structure, of 1: what its causes have together. A cause
 * that sits in several counts in each. */
double figure_share(struct session *s, uint32_t structure);

/* The whole figure: the drawing for the eye, and all its structures in words. */
void tell_figure(struct page *p, struct session *s);
/* What can hurt in a structure, with urgencies; with shares, the largest first, once something was
 * answered. */
void tell_structure_causes(struct page *p, struct session *s, uint32_t structure);
/* The page of a structure, below its name. */
void facts_add_structure(struct page *p, struct session *s, uint32_t index);

#endif
