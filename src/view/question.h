/* Pages of the walk. */
#ifndef VIEW_QUESTION_H
#define VIEW_QUESTION_H

#include "tell/page.h"

struct ui;

/* What this is and is not, for the first screen: in the topic's words, or in short. */
void walk_build_notice(struct ui *ui, struct page *p, bool brief);
/* The question, its answers and why it is asked; or that the walk has ended. */
void walk_build_question(struct ui *ui, struct page *p);

#endif
