/* SPDX-License-Identifier: MIT */
/* Text of the documents on a page, always with the source it comes from. */
#ifndef TELL_PROSE_H
#define TELL_PROSE_H

#include "topic/topic.h"
#include "tell/page.h"

/* A source: title, publisher, date; a link to it. section may be NONE. The first leaves the
 * paragraph open, the other is a row. */
void prose_begin_source(struct page *p, const struct topic *t, struct ref ref);
void prose_add_source(struct page *p, const struct topic *t, struct ref ref);
/* The blocks of one section, without its heading. */
void prose_add_section(struct page *p, const struct topic *t, uint32_t section);
/* The sections below one, each under its heading; the number of the section that follows them. */
uint32_t prose_add_below(struct page *p, const struct topic *t, uint32_t section);
/* The text of all sections that are referred to, those below them too, each once and under its
 * source; then sources without text. False if there was none. */
bool prose_add_text(struct page *p, const struct topic *t, const struct ref *refs, size_t count);
bool prose_add_refs(struct page *p, const struct topic *t, struct list list);
/* The ids of the sources, each once and a link to the first section that is referred to. */
void prose_add_source_names(struct page *p, const struct topic *t, struct list refs);
/* "Sources disagree": both sides and what is done about it; nothing for an empty list. */
void prose_add_disagreement(struct page *p, const struct topic *t, uint32_t disagreement);
void prose_add_disagreements(struct page *p, const struct topic *t, struct list disagreements);

#endif
