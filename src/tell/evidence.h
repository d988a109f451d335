/* SPDX-License-Identifier: MIT */
/* Evidence in the open: what an answer moved, and what speaks for and against a cause. */
#ifndef TELL_EVIDENCE_H
#define TELL_EVIDENCE_H

#include "session/session.h"
#include "tell/page.h"
#include "tell/words.h"

/* How often a leaf shows a symptom, 0..1, as the reasoning takes it. */
double evidence_frequency(const struct topic *t, uint32_t symptom, uint32_t leaf);
#define EVIDENCE_NOTHING 0.05 /* bits that nobody needs to hear of */
/* "+1.3", of bits. */
struct number_text evidence_bits(double bits);
/* The causes that the answer to a question moved most, for, then against, a row for each; returns
 * how many. And the same under its heading. */
uint32_t evidence_add_moved_leaves(struct page *p, struct interview *iv, uint32_t question);
void evidence_add_moved(struct page *p, struct session *s, uint32_t question);
/* What fits a cause, what speaks against it, what is still open; nothing for a group. */
void evidence_add_cause(struct page *p, struct session *s, uint32_t cause);

#endif
