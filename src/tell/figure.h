/* The figure of a topic: what each of its cells shows, and the same told in words. */
#ifndef TELL_FIGURE_H
#define TELL_FIGURE_H

#include "session/session.h"
#include "tell/page.h"

/* The whole figure: the drawing for the eye, and all its structures in words. */
void tell_figure(struct page *p, struct session *s);
/* The page of a structure, below its name: where it is, and what can hurt there, with urgencies;
 * with shares, the largest first, once something was answered. */
void facts_add_structure(struct page *p, struct session *s, uint32_t index);

#endif
