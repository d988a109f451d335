/* SPDX-License-Identifier: MIT */
/* Pages of facts: everything that a topic says of one of its records. */
#ifndef TELL_FACTS_H
#define TELL_FACTS_H

#include "session/session.h"
#include "tell/page.h"

/* The whole page, with evidence as the answers of the session make it. */
void facts_build(struct page *p, struct session *s, struct entity e);
/* The same in short, for the pane of the walk: definition and text. And the text alone. */
void facts_build_text(struct page *p, const struct topic *t, struct entity e);
void facts_build_documents(struct page *p, const struct topic *t, struct entity e);

/* Pieces of it that more than one file uses. */

/* A text of the topic as a paragraph, apart from what is around it. */
void facts_add_text(struct page *p, const struct topic *t, struct span text);
/* "Label: text", nothing where there is no text. */
void facts_add_label(struct page *p, const char *label, const char *text);
/* The same for a condition in words; nothing where there is none. */
void facts_add_condition(
    struct page *p, const struct topic *t, const char *label, struct condition when);
/* The same for a list as tables write it. */
void facts_add_list(struct page *p, const char *label, const char *list);
/* "Label: a; b; c", each a link to the record of that kind. */
void facts_add_links(
    struct page *p, const struct topic *t, const char *label, struct list l, enum entity_kind kind);
/* A row of evidence: how often, with a bar unless that is a judgement, a link to a record, the
 * source's words, and what was answered. */
void facts_add_frequency(struct page *p, const struct topic *t, const struct evidence *e,
    struct entity other, enum finding found);

/* The pages that have files of their own; of a cause what stands below its name, and what the
 * authors of the topic note of it, below all else. */
void facts_add_cause(struct page *p, struct session *s, uint32_t index);
void facts_add_notes(struct page *p, const struct topic *t, uint32_t cause);
void facts_add_source(struct page *p, struct session *s, uint32_t index);
void facts_add_section(struct page *p, struct session *s, uint32_t index);
void facts_add_disagreement(struct page *p, struct session *s, uint32_t index);

#endif
