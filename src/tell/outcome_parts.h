/* SPDX-License-Identifier: MIT */
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

/* How many words of what to do and why the first page has in an emergency, which with the headings
 * are at most 60; how many words a text has. */
#define OUTCOME_WORDS 52
uint32_t outcome_words(const char *text);
/* What was answered "yes" of what a condition names, said to the person, after "since" or the
 * like; nothing where there is none. */
void outcome_add_found(
    const struct told *a, uint32_t at, enum phrase before, uint32_t most, struct buf *out);
/* What leaves an emergency open (interview_hides_emergency()), in sentences. */
void outcome_add_hidden(const struct told *a);
/* Under its heading what to do in an emergency; returns the words of that and of the first rule, as
 * far as the first page has them. */
uint32_t outcome_add_do_now(const struct told *a);
/* The sections of advice that are folded, or those that are not, in the order of the table; in an
 * emergency without what to do, which is told before. */
void outcome_add_advice(const struct told *a, bool folds);

#endif
