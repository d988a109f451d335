/* SPDX-License-Identifier: MIT */
/* One entry in a list of entries, and the words that were looked for in it. */
#ifndef VIEW_ENTRIES_H
#define VIEW_ENTRIES_H

#include "search/search.h"
#include "session/session.h"
#include "tell/words.h"

/* Text with the words that are looked for marked in it. */
void entry_add_marked(struct page *p, const char *text, size_t len, const struct query *q);
/* An entry as one item: name, urgency, the user's mark and note, on one row
 * unless there are such; with a query synonyms
 * too, and where a word of it stands in none of these, the line that has it. */
void entry_add(struct page *p, struct session *s, struct entity e, const struct query *q);
/* The heading of what was found with such a rank, which is below SEARCH_BEGINS. */
const char *entries_others(enum search_rank rank);
/* A group of causes as one item, which its children follow if it is open. */
void entry_add_group(struct page *p, struct session *s, uint32_t cause, bool open);
/* All that is found by the words, with headings. */
void entries_add_found(struct page *p, struct session *s, struct search *search, struct query *q);

#endif
