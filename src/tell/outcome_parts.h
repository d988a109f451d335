/* What the files that tell an outcome share; private to src/tell/outcome*.c. */
#ifndef TELL_OUTCOME_PARTS_H
#define TELL_OUTCOME_PARTS_H

#include "tell/outcome.h"

/* What the parts of an outcome need. */
struct told {
	struct page *p;
	const struct topic *t;
	struct interview *iv;
	const struct outcome *o;
	bool open; /* an emergency question waits: no urgency is known */
};
struct told outcome_told(struct page *p, struct session *s);

/* A section that begins with its first item. */
struct part {
	void (*begin)(struct page *p, const char *heading);
	const char *heading;
	bool begun;
};
/* Begins an item of the section that can be opened. */
void outcome_begin_item(struct page *p, struct part *part, struct entity e);

/* The sections of advice that are folded, or those that are not, in the order of the table; in an
 * emergency without what to do, which is told before. */
void outcome_add_advice(const struct told *a, bool folds);

#endif
