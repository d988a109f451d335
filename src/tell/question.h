/* SPDX-License-Identifier: MIT */
/* The walk as it goes: a question with its answers, why it is asked, and the path so far. */
#ifndef TELL_QUESTION_H
#define TELL_QUESTION_H

#include "session/session.h"
#include "tell/page.h"

/* Adds what hangs before an answer, of that place among the question's. */
typedef void answer_keys(struct page *p, const struct topic *t, uint32_t question, uint32_t place);

/* The question and its answers, each an item that can be taken; numbered where there are no keys.
 * Of one of kind "several" what is ticked so far, where that can be: else ANSWER_UNASKED. */
void tell_question(
    struct page *p, const struct topic *t, uint32_t question, uint32_t ticked, answer_keys *keys);
/* Why the question that comes now is asked, and what its answers can change of the urgency, which
 * stays in sight where the rest is folded. */
void tell_why(struct page *p, struct session *s);
/* After the answer to a screen, those that were given otherwise to what it asks for. */
void tell_otherwise_said(struct page *p, struct session *s, uint32_t question);
/* The answers given, in order, each with what it did to what fits best, and, if wanted, with all
 * that it moved. */
void tell_path(struct page *p, struct session *s, bool all_moved);

#endif
