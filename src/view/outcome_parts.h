/* The parts of the outcome's page; private to outcome*.c. */
#ifndef VIEW_OUTCOME_PARTS_H
#define VIEW_OUTCOME_PARTS_H

#include "view/screen.h"

struct outcome_parts {
	struct ui *ui;
	struct page *p;
	const struct topic *t;
	const struct outcome *o;
	const struct triage *triage;
	bool open; /* an emergency question waits: no urgency is known, no advice is given */
};

/* Cause i of a line. */
uint32_t outcome_cause(const struct outcome_parts *a, const struct ranked *line, uint32_t i);
void outcome_add_bullet(struct page *p);

/* Advice under a heading: what to do, or the safety net. */
void outcome_add_advice(const struct outcome_parts *a, const char *heading, bool safety_net);
/* Where sources disagree about the rules that hold, the causes listed and the advice given. */
void outcome_add_disagreements(const struct outcome_parts *a);
/* The sources of the same. */
void outcome_add_sources(const struct outcome_parts *a);

#endif
