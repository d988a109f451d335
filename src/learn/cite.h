/* SPDX-License-Identifier: MIT */
/* Sources and shares in words, for what the drill and recall tell. Private to src/learn. */
#ifndef LEARN_CITE_H
#define LEARN_CITE_H

#include "base/buf.h"
#include "topic/topic.h"

/* Appends " [s1#section; s2]", each once; nothing where there are no sources. */
void cite_add_refs(const struct topic *t, struct list refs, struct buf *out);
/* True if a source that is named states what an evidence row says. */
bool cite_is_stated(const struct topic *t, uint32_t row);
/* Appends an evidence row: `frequent, "characteristic" (stated) [s1#section]`. */
void cite_add_row(const struct topic *t, uint32_t row, struct buf *out);

#endif
