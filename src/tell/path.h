/* SPDX-License-Identifier: MIT */
/* The path of answers: where it leads, and each step with what others would have led to. */
#ifndef TELL_PATH_H
#define TELL_PATH_H

#include "tell/question.h"

/* What fits. With an answer to the question that is asked now
 * (not ANSWER_UNASKED) what that would make of it; with the key that shows it, in its place that it
 * is hidden. */
void tell_so_far(struct page *p, struct session *s, uint32_t answer, const char *hidden);
/* The answers so far, last first. */
void tell_answers(struct page *p, struct session *s);
/* The way so far, for a screen with room beside what fits: what fits best after each answer, the
 * last ones where there is no room for all, unless not `ranked`; where each answer to the question
 * that is asked now leads, as far as that is stored; the answers. */
void tell_way(struct page *p, struct session *s, bool ranked, answer_keys *keys);
/* What a node of the stored tree asks, or leads to. */
void tell_node(struct page *p, const struct topic *t, uint32_t node);
/* The entry that tells more of it: its question, or the first rule that holds at its end; kind
 * TARGET_NONE if there is none. */
struct entity tell_node_entity(const struct topic *t, uint32_t node);
/* "With these answers: soon · 41 of 100: Name": where the path has led. */
void tell_standing(struct page *p, struct session *s);
/* A step of the path: what each answer to its question (TARGET_ANSWER) would do in place of the one
 * given, and what that has moved. */
void tell_instead(struct page *p, struct session *s, uint32_t step, answer_keys *keys);
/* How urgent it would be and what would fit with that answer there, beside what fits now; of the
 * one given, beside what would fit without it. */
void tell_otherwise(struct page *p, struct session *s, uint32_t step, uint32_t answer);

#endif
